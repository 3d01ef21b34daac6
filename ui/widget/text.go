package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Text is one line of text in a role of type. It is cut with an ellipsis where it is
// placed narrower than it is.
type Text struct {
	still
	Text  string
	Role  theme.Role
	Color theme.Name
	Bold  bool // also where the role is not
	Align fyne.TextAlign
}

// NewText makes a line of text.
func NewText(s string, r theme.Role, c theme.Name) *Text {
	w := &Text{Text: s, Role: r, Color: c}
	w.ExtendBaseWidget(w)
	return w
}

// SetText changes the text.
func (w *Text) SetText(s string) {
	if w.Text != s {
		w.Text = s
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Text) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Text) letters() lettering { return letters(w.Role, w.Color, w.lk()).heavy(w.Bold) }

func (w *Text) least() fyne.Size {
	l := w.letters()
	return fyne.NewSize(l.width(w.Text), l.line)
}

func (w *Text) draw(p *pen) {
	l := w.letters()
	s := w.Text
	if p.size.Width+0.5 < l.width(s) {
		s = l.cut(s, p.size.Width)
	}
	y := (p.size.Height - l.line) / 2
	switch w.Align {
	case fyne.TextAlignCenter:
		p.textCentre(p.size.Width/2, y, s, l)
	case fyne.TextAlignTrailing:
		p.textRight(p.size.Width, y, s, l)
	default:
		p.text(0, y, s, l)
	}
}
