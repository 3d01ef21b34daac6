package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// StatusCard stands at the foot of the sidebar: a small ring and two lines.
type StatusCard struct {
	control
	Title, Line string
	Percent     int // of the ring
	OnTap       func()
}

var _ operable = (*StatusCard)(nil)

// NewStatusCard makes a card of 176 by 60 units.
func NewStatusCard(title, line string, percent int, tapped func()) *StatusCard {
	w := &StatusCard{Title: title, Line: line, Percent: percent, OnTap: tapped}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes what it says.
func (w *StatusCard) Set(title, line string, percent int) {
	if w.Title != title || w.Line != line || w.Percent != percent {
		w.Title, w.Line, w.Percent = title, line, percent
		w.Refresh()
	}
}

// AccessibilityLabel names the card.
func (w *StatusCard) AccessibilityLabel() string { return w.Title }

// Tapped opens the reason.
func (w *StatusCard) Tapped(*fyne.PointEvent) {
	if !w.disabled {
		call(w.OnTap)
	}
}

// TypedKey opens the reason on Space and Enter.
func (w *StatusCard) TypedKey(e *fyne.KeyEvent) {
	if works(w, e) {
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *StatusCard) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *StatusCard) least() fyne.Size { return fyne.NewSize(176*w.k(), 60*w.k()) }

func (w *StatusCard) draw(p *pen) {
	k := w.k()
	width, height := p.size.Width, p.size.Height
	ground := theme.Sunk
	if w.hovered {
		ground = theme.Line
	}
	p.box(0, 0, width, height, fill(ground).round(theme.RadiusCard*k))
	d, y := 28*k, (height-28*k)/2
	p.arc(10*k, y, d, 4*k, 0, 360, theme.Color(theme.RingTrack))
	if w.Percent > 0 {
		p.arc(10*k, y, d, 4*k, 0, 3.6*float32(min(100, w.Percent)), theme.Color(theme.Teal))
	}
	title, line := letters(theme.SmallBold, theme.Ink, k), letters(theme.Caption, theme.Ink2, k)
	room := width - 56*k
	top := (height - title.line*0.9 - line.line*0.95) / 2
	p.text(48*k, top, title.cut(w.Title, room), title)
	p.text(48*k, top+title.line*0.9, line.cut(w.Line, room), line)
	if w.focused {
		p.ring(0, 0, width, height, theme.RadiusCard*k, k)
	}
}
