package widget

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Dumbbell is a tension before and after, from 1 to 10.
type Dumbbell struct {
	Before, After float64
	Say           string // the pair in words
}

// DumbbellChart shows how sessions changed the tension: a ring before and a disc after, joined
// by a bar.
type DumbbellChart struct {
	chart
	Pairs []Dumbbell
	Empty string // what is said where there are none
}

var _ operable = (*DumbbellChart)(nil)

// NewDumbbellChart makes a chart, 168 units high. The label says for screen readers what it
// shows.
func NewDumbbellChart(label string, pairs ...Dumbbell) *DumbbellChart {
	w := &DumbbellChart{Pairs: pairs}
	w.Label = label
	w.count = func() int { return len(w.Pairs) }
	w.say = func(i int) string { return w.Pairs[i].Say }
	w.near = func(at fyne.Position) int { return w.at(at.X) }
	w.self = w
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *DumbbellChart) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

const (
	dumbbellHigh  = 152 // from 1 to 10
	dumbbellInset = 16  // from the end of the lines to the first pair
	dumbbellWide  = 56  // at most between two
)

func (w *DumbbellChart) least() fyne.Size {
	return fyne.NewSize(200*w.k(), dumbbellHigh*w.k()+theme.Caption.Line()*w.lk())
}

// axis is the room for the numbers at the left.
func (w *DumbbellChart) axis() float32 {
	return letters(theme.Caption, theme.Ink3, w.lk()).width("10") + 12*w.k()
}

// places are where the first pair stands and how far it is to the next.
func (w *DumbbellChart) places(width float32) (first, pitch float32) {
	k, left := w.k(), w.axis()
	room := width - left - 2*dumbbellInset*k
	if len(w.Pairs) > 1 {
		pitch = min(room/float32(len(w.Pairs)-1), dumbbellWide*k)
	}
	return left + dumbbellInset*k + (room-pitch*float32(len(w.Pairs)-1))/2, pitch
}

func (w *DumbbellChart) at(x float32) int {
	first, pitch := w.places(w.Size().Width)
	reach := max(pitch, 24*w.k()) / 2
	if len(w.Pairs) == 0 || x < first-reach || x > first+pitch*float32(len(w.Pairs)-1)+reach {
		return -1
	}
	if pitch == 0 {
		return 0
	}
	return max(0, min(int((x-first)/pitch+0.5), len(w.Pairs)-1))
}

func (w *DumbbellChart) draw(p *pen) {
	k := w.k()
	l := letters(theme.Caption, theme.Ink3, w.lk())
	left, top := w.axis(), l.line/2
	// Whole units keep the rings round.
	whole := func(v float32) float32 { return float32(math.Round(float64(v))) }
	y := func(value float64) float32 { return whole(top + float32(10-value)/9*dumbbellHigh*k) }
	for _, tick := range []int{10, 7, 4, 1} {
		p.box(left, y(float64(tick))-k/2, p.size.Width-left, k, fill(theme.Line))
		p.textRight(left-12*k, y(float64(tick))-l.line/2, strconv.Itoa(tick), l)
	}
	if len(w.Pairs) == 0 {
		w.empty(p, left, 0, p.size.Width-left, p.size.Height, w.Empty)
		return
	}
	first, pitch := w.places(p.size.Width)
	d := 12 * k
	if len(w.Pairs) > 1 {
		d = min(d, whole(pitch-3*k))
	}
	for i, pair := range w.Pairs {
		x := whole(first + float32(i)*pitch)
		before, after := y(pair.Before), y(pair.After)
		joint := share(theme.Teal, 0.35)
		if pair.After > pair.Before {
			joint = share(theme.Ember, 0.35)
		}
		if w.marked == i+1 {
			p.box(x-max(pitch, 24*k)/2, top-4*k, max(pitch, 24*k), dumbbellHigh*k+8*k, paint{fill: share(theme.Sunk, 0.8), radius: theme.RadiusThumb * k})
		}
		p.box(x-d/6, min(before, after), d/3, max(before, after)-min(before, after), paint{fill: joint})
		p.disc(x-d/2-k, before-d/2-k, d+2*k, fill(theme.Surface).edged(theme.Ember, d/4))
		inner := d
		if pair.Before == pair.After {
			inner = d / 2 // seen inside the ring
		}
		p.disc(x-inner/2, after-inner/2, inner, fill(theme.Teal))
	}
	if i := w.marked - 1; i >= 0 && i < len(w.Pairs) {
		high := max(w.Pairs[i].Before, w.Pairs[i].After)
		low := min(w.Pairs[i].Before, w.Pairs[i].After)
		w.bubble(p, first+float32(i)*pitch, y(high)-d/2, y(low)+d/2)
	}
	w.frame(p)
}
