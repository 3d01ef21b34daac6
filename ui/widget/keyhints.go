package widget

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// KeyHint is a key and what it does.
type KeyHint struct{ Key, Label string }

// KeyHints is a line of keys and what they do.
type KeyHints struct {
	still
	hints []KeyHint
}

// NewKeyHints makes the line.
func NewKeyHints(hints ...KeyHint) *KeyHints {
	w := &KeyHints{hints: hints}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes the line.
func (w *KeyHints) Set(hints ...KeyHint) {
	if !slices.Equal(hints, w.hints) {
		w.hints = hints
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *KeyHints) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *KeyHints) least() fyne.Size {
	k := w.lk()
	l := letters(theme.Small, theme.Ink2, k)
	var width float32
	for _, h := range w.hints {
		width += keySize(h.Key, k).Width + l.width(h.Label) + 24*k
	}
	return fyne.NewSize(max(0, width-16*k), l.line)
}

// draw leaves out what has no room.
func (w *KeyHints) draw(p *pen) {
	k := w.lk()
	l := letters(theme.Small, theme.Ink2, k)
	var x float32
	for _, h := range w.hints {
		size := keySize(h.Key, k)
		width := size.Width + 8*k + l.width(h.Label)
		if x+width > p.size.Width+1 {
			return
		}
		keyCap(p, x, (p.size.Height-size.Height)/2, h.Key, capLook{}, k)
		p.text(x+size.Width+8*k, (p.size.Height-l.line)/2, h.Label, l)
		x += width + 16*k
	}
}
