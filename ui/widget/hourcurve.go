package widget

import (
	"fmt"
	"image"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// HourPoint is the tension about an hour of the day.
type HourPoint struct {
	Hour  int // 0 to 23
	Value float64
	// Single is one rating alone: it is shown as a dot, and the curve leaves it aside.
	Single bool
	Say    string
}

// Stretch is a part of the day, in minutes after midnight.
type Stretch struct{ From, To int }

// HourCurve shows tension over the day, from 1 at its foot to 10 at its top.
type HourCurve struct {
	chart
	Points   []HourPoint // in order
	From, To int         // the hours at its ends
	Windows  []Stretch   // when reminders may come
	Aim      *Stretch    // when they are wanted most; nil: not known
	Peak     int         // the point whose value is written; -1: none
	PeakSay  string
	// Clock writes the minute of a day.
	Clock func(minute int) string
	Empty string
}

var _ operable = (*HourCurve)(nil)

// NewHourCurve makes a curve, 154 units high. The label says for screen readers what it shows.
func NewHourCurve(label string, clock func(minute int) string, points ...HourPoint) *HourCurve {
	w := &HourCurve{Points: points, From: 8, To: 18, Peak: -1, Clock: clock}
	w.Label = label
	w.count = func() int { return len(w.Points) }
	w.say = func(i int) string { return w.Points[i].Say }
	w.near = func(at fyne.Position) int { return w.at(at.X) }
	w.self = w
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *HourCurve) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

const (
	curveHigh  = 128
	curveInset = 12 // so that the outer names of hours have room
	curveFoot  = 10
)

func (w *HourCurve) least() fyne.Size {
	return fyne.NewSize(240*w.k(), (curveHigh+curveFoot)*w.k()+theme.Caption.Line()*w.lk())
}

// x is where a minute is.
func (w *HourCurve) x(minute int, width float32) float32 {
	k := w.k()
	return curveInset*k + (width-2*curveInset*k)*float32(minute-60*w.From)/float32(60*max(1, w.To-w.From))
}

func (w *HourCurve) at(x float32) int {
	best, at := w.Size().Width, -1
	for i, point := range w.Points {
		if d := w.x(60*point.Hour, w.Size().Width) - x; max(d, -d) < best {
			best, at = max(d, -d), i
		}
	}
	if best > 32*w.k() {
		return -1
	}
	return at
}

func (w *HourCurve) draw(p *pen) {
	k := w.k()
	width, foot := p.size.Width, curveHigh*k
	y := func(value float64) float32 { return foot * float32(10-value) / 9 }
	span := func(s Stretch, look paint) {
		from, to := max(0, w.x(s.From, width)), min(width, w.x(s.To, width))
		if to > from {
			p.box(from, 0, to-from, foot, look)
		}
	}
	for _, s := range w.Windows {
		span(s, paint{fill: share(theme.Sunk, 0.75), radius: theme.RadiusButtonSmall * k})
	}
	if w.Aim != nil {
		span(*w.Aim, paint{fill: theme.Mix(theme.Color(theme.Sunk), theme.Color(theme.EmberSoft), 0.75), radius: theme.RadiusKey * k})
	}
	w.hours(p, foot+curveFoot*k)
	if len(w.Points) == 0 {
		w.empty(p, 0, 0, width, foot, w.Empty)
		return
	}
	if line := w.line(width, foot); len(line.x) > 1 {
		from, to := float32(line.x[0]), float32(line.x[len(line.x)-1])
		line.shift(float64(from))
		line.scale = float64(to - from)
		p.plot(from, 0, to-from, foot, fmt.Sprint(line), func(w, h int) image.Image { return line.paint(w, h) })
		for _, i := range []int{0, len(line.x) - 1} { // round ends
			p.disc(from+float32(line.x[i])-curvePen/2*k, float32(line.y[i])-curvePen/2*k, curvePen*k, fill(theme.Ember))
		}
	}
	for i, point := range w.Points {
		if point.Single || w.marked == i+1 || len(w.Points) == 1 {
			d := 8 * k
			c := share(theme.Ember, 0.55)
			if w.marked == i+1 {
				c = theme.Color(theme.Ember)
			}
			p.disc(w.x(60*point.Hour, width)-d/2, y(point.Value)-d/2, d, paint{fill: c})
		}
	}
	if w.Peak >= 0 && w.Peak < len(w.Points) {
		w.peak(p, y)
	}
	if i := w.marked - 1; i >= 0 && i < len(w.Points) {
		at := y(w.Points[i].Value)
		w.bubble(p, w.x(60*w.Points[i].Hour, width), at-4*k, at+4*k)
	}
	w.frame(p)
}

// peak writes the highest value above its ring.
func (w *HourCurve) peak(p *pen, y func(float64) float32) {
	k, point := w.k(), w.Points[w.Peak]
	x, at := w.x(60*point.Hour, p.size.Width), y(point.Value)
	d := 15 * k
	p.disc(x-d/2, at-d/2, d, fill(theme.Surface).edged(theme.Ember, 3*k))
	if w.marked > 0 {
		return // the marked value is said instead
	}
	l := letters(theme.Label, theme.Ink, w.lk())
	width := l.width(w.PeakSay)
	left := max(0, min(x-width/2, p.size.Width-width))
	above := at - d/2 - l.line - 2*k
	if above < 0 {
		above = at + d/2 + 2*k
	}
	p.text(left, above, w.PeakSay, l)
}

// hours writes the times of day below, in steps that leave room between them.
func (w *HourCurve) hours(p *pen, y float32) {
	l := letters(theme.Caption, theme.Ink2, w.lk())
	var widest float32
	for h := w.From; h <= w.To; h++ {
		widest = max(widest, l.width(w.Clock(60*h%1440)))
	}
	step := 2
	for w.x(60*(w.From+step), p.size.Width)-w.x(60*w.From, p.size.Width) < widest+16*w.k() && step < w.To-w.From {
		step += 2
	}
	for h := w.From; h <= w.To; h += step {
		name := w.Clock(60 * h % 1440)
		p.textCentre(w.x(60*h, p.size.Width), y, name, l)
	}
}

// curvePen is how thick the line is.
const curvePen = 3

// line is the curve through the points, in units.
func (w *HourCurve) line(width, foot float32) curve {
	c := curve{pen: curvePen * float64(w.k()), ember: theme.Color(theme.Ember)}
	for _, point := range w.Points {
		if !point.Single {
			c.x = append(c.x, float64(w.x(60*point.Hour, width)))
			c.y = append(c.y, float64(foot)*(10-point.Value)/9)
		}
	}
	return c
}
