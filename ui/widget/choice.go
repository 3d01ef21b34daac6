package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Choice is one of a few answers to a question, as on the reminder's snooze page: a card
// with its words at the left and its key at the right. The likeliest one is Chosen.
type Choice struct {
	control
	Label  string
	Key    string
	Chosen bool
	OnTap  func()
}

var _ operable = (*Choice)(nil)

// NewChoice makes a choice, 40 units high.
func NewChoice(label, key string, chosen bool, tapped func()) *Choice {
	w := &Choice{Label: label, Key: key, Chosen: chosen, OnTap: tapped}
	w.ExtendBaseWidget(w)
	return w
}

// AccessibilityLabel names the choice.
func (w *Choice) AccessibilityLabel() string { return w.Label }

// Tapped takes the choice.
func (w *Choice) Tapped(*fyne.PointEvent) {
	if !w.disabled {
		call(w.OnTap)
	}
}

// TypedKey takes the choice, on Space and Enter.
func (w *Choice) TypedKey(e *fyne.KeyEvent) {
	if works(w, e) {
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Choice) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Choice) least() fyne.Size {
	k := w.k()
	width := letters(theme.Label, theme.Ink, k).width(w.Label) + keySize(w.Key, k).Width + 30*k
	return fyne.NewSize(width, max(40*k, theme.Label.Line()*k+12*k))
}

func (w *Choice) draw(p *pen) {
	k, ink := w.k(), theme.Ink
	s := fill(theme.Raised).edged(theme.Line, k)
	switch {
	case w.Chosen:
		s, ink = fill(theme.PrimarySoft).edged(theme.Primary, 2*k), theme.PrimaryInk
	case w.pressed && !w.disabled:
		s = fill(theme.Line).edged(theme.Line, k)
	case w.hovered && !w.disabled:
		s = fill(theme.Sunk).edged(theme.Line, k)
	}
	p.box(0, 0, p.size.Width, p.size.Height, s.round(theme.RadiusButton*k))
	l := letters(theme.Label, ink, k)
	l.line = p.size.Height
	used := 12*k + p.text(12*k, 0, w.Label, l)
	cap := keySize(w.Key, k)
	if w.Key != "" && used+4*k <= p.size.Width-10*k-cap.Width { // large letters leave no room for it
		keyCap(p, p.size.Width-10*k-cap.Width, (p.size.Height-cap.Height)/2, w.Key, capLook{}, k)
	}
	if w.focused && !w.disabled {
		p.ring(0, 0, p.size.Width, p.size.Height, theme.RadiusButton*k, k)
	}
}
