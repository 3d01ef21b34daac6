package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Chip turns a filter or a tool on and off.
type Chip struct {
	control
	Label    string
	On       bool
	OnChange func(on bool)
}

var _ operable = (*Chip)(nil)

// NewChip makes a chip, 32 units high.
func NewChip(label string, on bool, changed func(on bool)) *Chip {
	w := &Chip{Label: label, On: on, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// SetOn turns it without a call to OnChange.
func (w *Chip) SetOn(on bool) {
	if w.On != on {
		w.On = on
		w.Refresh()
	}
}

// AccessibilityLabel names the chip.
func (w *Chip) AccessibilityLabel() string { return w.Label }

// Tapped turns it on or off.
func (w *Chip) Tapped(*fyne.PointEvent) {
	if w.disabled {
		return
	}
	w.SetOn(!w.On)
	if w.OnChange != nil {
		w.OnChange(w.On)
	}
}

// TypedKey turns it on or off on Space and Enter.
func (w *Chip) TypedKey(e *fyne.KeyEvent) {
	if works(w, e) {
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Chip) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Chip) letters() lettering { return letters(theme.Small, theme.Ink2, w.k()).heavy(w.On) }

func (w *Chip) least() fyne.Size {
	k, l := w.k(), w.letters()
	width := l.width(w.Label) + 24*k
	if w.On {
		width += 20 * k
	}
	return fyne.NewSize(width, max(32*k, l.line+12*k))
}

func (w *Chip) draw(p *pen) {
	k, l := w.k(), w.letters()
	width, height := p.size.Width, p.size.Height
	l.line = height
	s := fill(theme.Surface).edged(theme.Line, k).round(height / 2)
	x := 12 * k
	switch {
	case w.On:
		s.fill, s.edge = theme.Color(theme.PrimarySoft), theme.Color(theme.Primary)
		l.color = theme.Color(theme.PrimaryInk)
	case w.hovered && !w.disabled:
		s.fill = theme.Color(theme.Sunk)
	}
	if w.disabled {
		l.color = faded(l.color, 0.4)
	}
	p.box(0, 0, width, height, s)
	if w.On {
		p.icon(x, (height-14*k)/2, 14*k, icon.Check, l.color)
		x += 20 * k
	}
	p.text(x, 0, w.Label, l)
	if w.focused && !w.disabled {
		p.ring(0, 0, width, height, height/2, k)
	}
}
