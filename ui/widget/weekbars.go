package widget

import (
	"image"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// WeekBar is a week, or the mean of several.
type WeekBar struct {
	Name  string // below the bar, where there is room
	Value float64
	Now   bool // it is not over yet
	Say   string
}

// WeekBars shows how many sessions there were a week, with a line at the goal. Weeks that
// met it are teal, others grey, and the one of now has an edge.
type WeekBars struct {
	chart
	Bars  []WeekBar
	Goal  int // 0: none
	Empty string
}

var _ operable = (*WeekBars)(nil)

// NewWeekBars makes a chart, 168 units high. The label says for screen readers what it shows.
func NewWeekBars(label string, goal int, bars ...WeekBar) *WeekBars {
	w := &WeekBars{Bars: bars, Goal: goal}
	w.Label = label
	w.count = func() int { return len(w.Bars) }
	w.say = func(i int) string { return w.Bars[i].Say }
	w.near = func(at fyne.Position) int {
		i := int(at.X / max(1, w.Size().Width) * float32(len(w.Bars)))
		if at.X < 0 || i >= len(w.Bars) {
			return -1
		}
		return i
	}
	w.self = w
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *WeekBars) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

const (
	barsTop  = 8
	barsHigh = 132
	barsFoot = 6 // to the names
)

func (w *WeekBars) least() fyne.Size {
	k := w.k()
	return fyne.NewSize(200*k, (barsTop+barsHigh+barsFoot)*k+theme.Caption.Line()*w.lk())
}

func (w *WeekBars) draw(p *pen) {
	k := w.k()
	foot := (barsTop + barsHigh) * k
	if len(w.Bars) == 0 {
		w.empty(p, 0, 0, p.size.Width, foot, w.Empty)
		return
	}
	most := float64(w.Goal) + 1
	for _, b := range w.Bars {
		most = max(most, b.Value)
	}
	high := func(value float64) float32 { return float32(value/most) * barsHigh * k }
	pitch := p.size.Width / float32(len(w.Bars))
	wide := min(28*k, pitch*0.62)
	for i, b := range w.Bars {
		x := float32(i)*pitch + (pitch-wide)/2
		if w.marked == i+1 {
			p.box(float32(i)*pitch, barsTop*k-4*k, pitch, (barsHigh+4)*k, paint{fill: share(theme.Sunk, 0.8), radius: min(theme.RadiusThumb*k, pitch/2)})
		}
		look := paint{fill: share(theme.Control, 0.45)}
		met := w.Goal > 0 && b.Value >= float64(w.Goal)
		switch {
		case met || w.Goal == 0 && b.Value > 0 && !b.Now:
			look = fill(theme.Teal)
		case b.Now:
			look = fill(theme.TealSoft).edged(theme.Teal, min(2*k, wide/3))
		}
		// A week without a session still has its place.
		height := max(3*k, high(b.Value))
		p.box(x, foot-height, wide, height, look.round(min(8*k, wide*0.3)))
	}
	if w.Goal > 0 {
		line := dashes{ember: theme.Color(theme.EmberInk)}
		p.plot(0, foot-high(float64(w.Goal))-k, p.size.Width, 2*k, line, func(wide, high int) image.Image {
			return line.paint(wide, high, float64(wide)/max(1, float64(w.Size().Width)))
		})
	}
	w.names(p, pitch, foot+barsFoot*k)
	if i := w.marked - 1; i >= 0 && i < len(w.Bars) {
		top := foot - high(w.Bars[i].Value)
		w.bubble(p, (float32(i)+0.5)*pitch, top, top)
	}
	w.frame(p)
}

// names writes the names below the bars, from the last one back, as many as fit evenly.
func (w *WeekBars) names(p *pen, pitch, y float32) {
	l := letters(theme.Caption, theme.Ink2, w.lk())
	var widest float32
	for _, b := range w.Bars {
		widest = max(widest, l.heavy(b.Now).width(b.Name))
	}
	step := 1
	for step < len(w.Bars) && float32(step)*pitch < widest+8*w.k() {
		step++
	}
	free := p.size.Width + 8*w.k()
	for i := len(w.Bars) - 1; i >= 0; i -= step {
		one := l.heavy(w.Bars[i].Now)
		if w.Bars[i].Now {
			one = letters(theme.Caption, theme.Ink, w.lk()).heavy(true)
		}
		width := one.width(w.Bars[i].Name)
		x := max(0, min((float32(i)+0.5)*pitch-width/2, p.size.Width-width))
		if x+width+8*w.k() > free {
			continue
		}
		p.text(x, y, w.Bars[i].Name, one)
		free = x
	}
}
