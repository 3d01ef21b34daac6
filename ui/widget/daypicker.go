package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// DayPicker chooses days of the week, Monday first.
type DayPicker struct {
	control
	Labels   [7]string
	On       [7]bool
	Round    bool // discs of 40 with wide gaps, else tiles of 44 by 40
	OnChange func(on [7]bool)

	cursor int // the day that the keyboard works on
}

var _ operable = (*DayPicker)(nil)

// NewDayPicker makes a picker of seven days.
func NewDayPicker(labels [7]string, on [7]bool, changed func(on [7]bool)) *DayPicker {
	w := &DayPicker{Labels: labels, On: on, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// SetDays changes the days without a call to OnChange.
func (w *DayPicker) SetDays(on [7]bool) {
	if w.On != on {
		w.On = on
		w.Refresh()
	}
}

func (w *DayPicker) flip(day int) {
	if w.disabled || day < 0 || day > 6 {
		return
	}
	w.On[day] = !w.On[day]
	w.Refresh()
	if w.OnChange != nil {
		w.OnChange(w.On)
	}
}

// Tapped turns the day at the point on or off.
func (w *DayPicker) Tapped(e *fyne.PointEvent) {
	tile, pitch, _ := w.spacing()
	day := int(e.Position.X / pitch)
	if e.Position.X-float32(day)*pitch <= tile {
		w.flip(day)
	}
}

// TypedKey moves with Left and Right and turns a day on or off with Space.
func (w *DayPicker) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyLeft:
		w.cursor = max(0, w.cursor-1)
		w.Refresh()
	case e.Name == fyne.KeyRight:
		w.cursor = min(6, w.cursor+1)
		w.Refresh()
	case works(w, e):
		w.flip(w.cursor)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *DayPicker) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *DayPicker) spacing() (tile, pitch, radius float32) {
	k := w.k()
	if w.Round {
		return 40 * k, 56 * k, 20 * k
	}
	return 44 * k, 48 * k, theme.RadiusButton * k
}

func (w *DayPicker) least() fyne.Size {
	tile, pitch, _ := w.spacing()
	return fyne.NewSize(6*pitch+tile, 40*w.k())
}

func (w *DayPicker) draw(p *pen) {
	k := w.k()
	tile, pitch, radius := w.spacing()
	height := 40 * k
	y := (p.size.Height - height) / 2
	share := float32(1)
	if w.disabled {
		share = 0.4
	}
	role := theme.Small
	if w.Round {
		role = theme.Body
	}
	for day := range 7 {
		x := float32(day) * pitch
		l := letters(role, theme.Ink2, k)
		l.line = height
		s := fill(theme.Surface).edged(theme.Line, k)
		if w.On[day] {
			s = fill(theme.Primary)
			l.bold, l.color = true, theme.Color(theme.OnPrimary)
		}
		s.fill, l.color = faded(s.fill, share), faded(l.color, share)
		p.box(x, y, tile, height, s.round(radius))
		p.textCentre(x+tile/2, y, w.Labels[day], l)
	}
	if w.focused && !w.disabled {
		p.ring(float32(w.cursor)*pitch, y, tile, height, radius, k)
	}
}
