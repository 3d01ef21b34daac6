package widget

import (
	"math"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// RangeSlider sets the two ends of a range, such as two times of a day in minutes.
type RangeSlider struct {
	control
	From, To int
	Min, Max int
	Step     int // 5
	Apart    int // the least distance between the ends
	OnChange func(from, to int)
	// OnDone is called once when a drag ends or a key has moved an end.
	OnDone func(from, to int)

	upper    bool // the end that keyboard and drag move
	dragging bool
}

var (
	_ operable       = (*RangeSlider)(nil)
	_ fyne.Draggable = (*RangeSlider)(nil)
)

// NewRangeSlider makes a slider with two thumbs, 20 units high, in steps of 5 and at
// least 30 apart.
func NewRangeSlider(from, to, least, most int, changed func(from, to int)) *RangeSlider {
	w := &RangeSlider{From: from, To: to, Min: least, Max: most, Step: 5, Apart: 30, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// SetRange changes the ends without a call to OnChange.
func (w *RangeSlider) SetRange(from, to int) {
	if w.From != from || w.To != to {
		w.From, w.To = from, to
		w.Refresh()
	}
}

// move sets the end in hand.
func (w *RangeSlider) move(v int) {
	if w.disabled {
		return
	}
	v = int(math.Round(float64(v)/float64(w.Step))) * w.Step
	from, to := w.From, w.To
	if w.upper {
		to = max(w.From+w.Apart, min(w.Max, v))
	} else {
		from = min(w.To-w.Apart, max(w.Min, v))
	}
	if from == w.From && to == w.To {
		return
	}
	w.SetRange(from, to)
	if w.OnChange != nil {
		w.OnChange(from, to)
	}
}

func (w *RangeSlider) done() {
	if w.OnDone != nil && !w.disabled {
		w.OnDone(w.From, w.To)
	}
}

// Tapped moves the nearer end to the point.
func (w *RangeSlider) Tapped(e *fyne.PointEvent) {
	w.take(e.Position.X)
	w.move(w.value(e.Position.X))
	w.done()
}

// Dragged moves the end that the drag began at.
func (w *RangeSlider) Dragged(e *fyne.DragEvent) {
	if !w.dragging {
		w.dragging = true
		w.take(e.Position.X - e.Dragged.DX)
	}
	w.move(w.value(e.Position.X))
}

// DragEnd lets go.
func (w *RangeSlider) DragEnd() {
	w.dragging = false
	w.done()
}

// take takes the end nearer to x in hand.
func (w *RangeSlider) take(x float32) {
	a, b := w.position(w.From), w.position(w.To)
	w.upper = math.Abs(float64(x-b)) < math.Abs(float64(x-a))
}

// TypedKey moves the end in hand with Left and Right; Space takes the other one.
func (w *RangeSlider) TypedKey(e *fyne.KeyEvent) {
	at := w.From
	if w.upper {
		at = w.To
	}
	switch {
	case e.Name == fyne.KeyLeft || e.Name == fyne.KeyDown:
		w.move(at - w.Step)
		w.done()
	case e.Name == fyne.KeyRight || e.Name == fyne.KeyUp:
		w.move(at + w.Step)
		w.done()
	case works(w, e):
		w.upper = !w.upper
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *RangeSlider) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *RangeSlider) least() fyne.Size { return fyne.NewSize(120*w.k(), thumb*w.k()) }

// thumb is the diameter of a slider's thumb in units.
const thumb = 20

func (w *RangeSlider) position(v int) float32 {
	return sliderPosition(v, w.Min, w.Max, w.Size().Width, w.k())
}

func (w *RangeSlider) value(x float32) int {
	return sliderValue(x, w.Min, w.Max, w.Size().Width, w.k())
}

// sliderPosition is where the middle of a thumb stands.
func sliderPosition(v, least, most int, width, k float32) float32 {
	return thumb/2*k + (width-thumb*k)*float32(v-least)/float32(max(1, most-least))
}

func sliderValue(x float32, least, most int, width, k float32) int {
	share := float64((x - thumb/2*k) / max(1, width-thumb*k))
	return least + int(math.Round(share*float64(most-least)))
}

func (w *RangeSlider) draw(p *pen) {
	a, b := w.position(w.From), w.position(w.To)
	sliderTrack(p, a, b, w.disabled, w.k())
	for i, x := range []float32{a, b} {
		sliderThumb(p, x, w.hovered && !w.disabled, w.focused && !w.disabled && w.upper == (i == 1), w.k())
	}
}

func sliderTrack(p *pen, from, to float32, disabled bool, k float32) {
	y := p.size.Height/2 - 2*k
	p.box(0, y, p.size.Width, 4*k, fill(theme.RingTrack).round(2*k))
	share := float32(1)
	if disabled {
		share = 0.4
	}
	p.box(from, y, to-from, 4*k, paint{fill: theme.Fade(theme.Primary, share), radius: 2 * k})
}

func sliderThumb(p *pen, x float32, hovered, focused bool, k float32) {
	d, y := thumb*k, (p.size.Height-thumb*k)/2
	s := fill(theme.Surface).edged(theme.Primary, 2*k)
	if hovered {
		s.edge = theme.Color(theme.PrimaryHover)
	}
	p.disc(x-d/2, y, d, s)
	if focused {
		p.ring(x-d/2, y, d, d, d/2, k)
	}
}
