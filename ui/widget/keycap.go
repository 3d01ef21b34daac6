package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// KeyCap shows the name of a key.
type KeyCap struct {
	still
	Key     string
	Guarded bool // faded: the key is not taken yet
}

// NewKeyCap makes a keycap.
func NewKeyCap(key string) *KeyCap {
	w := &KeyCap{Key: key}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *KeyCap) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *KeyCap) least() fyne.Size { return keySize(w.Key, w.k()) }

func (w *KeyCap) draw(p *pen) {
	s := w.least()
	keyCap(p, 0, (p.size.Height-s.Height)/2, w.Key, capLook{guarded: w.Guarded}, w.k())
}

func keySize(key string, k float32) fyne.Size {
	l := letters(theme.Caption, theme.Ink2, k)
	grown := theme.TextScale() * k
	return fyne.NewSize(max(18*grown, l.width(key)+10*grown), 18*grown)
}

// capLook tells where a keycap sits.
type capLook struct {
	guarded   bool
	onPrimary bool
	faded     float32 // share of the opacity, 0: all
}

// keyCap draws a keycap and gives back its width.
func keyCap(p *pen, x, y float32, key string, look capLook, k float32) float32 {
	size := keySize(key, k)
	share := float32(1)
	if look.guarded {
		share = 0.35
	}
	if look.faded > 0 {
		share *= look.faded
	}
	ground, edge, ink := theme.Fade(theme.Sunk, share), theme.Fade(theme.Line, share), theme.Fade(theme.Ink2, share)
	if look.onPrimary {
		ground, ink = theme.Fade(theme.KeyOnPrimary, share), theme.Fade(theme.OnPrimary, share)
		edge = ground
	}
	s := paint{fill: ground, radius: theme.RadiusKey * k}
	if !look.onPrimary && share == 1 {
		s.edge, s.width = edge, 1*k
	}
	p.box(x, y, size.Width, size.Height, s)
	l := letters(theme.Caption, theme.Ink2, k)
	l.color, l.line = ink, size.Height
	p.textCentre(x+size.Width/2, y, key, l)
	return size.Width
}
