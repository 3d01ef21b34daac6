package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Card is a surface with a hairline round it and something on it.
type Card struct {
	still
	Ground  theme.Name
	Radius  float32
	Edge    theme.Name // transparent: none
	Width   float32    // of the edge
	Raised  bool       // a soft shadow
	Floats  bool       // a wider one
	Padding float32    // round the content
	Content fyne.CanvasObject
}

// NewCard makes a card. The content may be nil.
func NewCard(content fyne.CanvasObject) *Card {
	w := &Card{Ground: theme.Surface, Radius: theme.RadiusCard, Edge: theme.Line, Width: 1, Content: content}
	w.ExtendBaseWidget(w)
	return w
}

// NewPanel makes a card without an edge in another colour.
func NewPanel(ground theme.Name, radius float32, content fyne.CanvasObject) *Card {
	w := NewCard(content)
	w.Ground, w.Radius, w.Edge = ground, radius, theme.Transparent
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Card) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Card) least() fyne.Size {
	pad := 2 * w.Padding * w.k()
	if w.Content == nil {
		return fyne.NewSquareSize(pad)
	}
	return w.Content.MinSize().AddWidthHeight(pad, pad)
}

func (w *Card) draw(p *pen) {
	k := w.k()
	s := fill(w.Ground).round(w.Radius * k)
	if w.Edge != theme.Transparent {
		s = s.edged(w.Edge, w.Width*k)
	}
	if w.Raised {
		s = s.raised(4*k, k)
	}
	if w.Floats {
		s = s.raised(16*k, 4*k)
	}
	p.box(0, 0, p.size.Width, p.size.Height, s)
	if w.Content != nil {
		pad := w.Padding * k
		p.child(w.Content, pad, pad, p.size.Width-2*pad, p.size.Height-2*pad)
	}
}
