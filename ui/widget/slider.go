package widget

import (
	"fyne.io/fyne/v2"
)

// Slider sets a whole number on a track.
type Slider struct {
	control
	Value, Min, Max, Step int
	OnChange              func(value int)
	// OnDone is called once when a drag ends or a key has moved the thumb.
	OnDone func(value int)
}

var (
	_ operable       = (*Slider)(nil)
	_ fyne.Draggable = (*Slider)(nil)
)

// NewSlider makes a slider, 20 units high, in steps of 5.
func NewSlider(value, least, most int, changed func(value int)) *Slider {
	w := &Slider{Value: value, Min: least, Max: most, Step: 5, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// SetValue changes the value without a call to OnChange.
func (w *Slider) SetValue(v int) {
	if w.Value != v {
		w.Value = v
		w.Refresh()
	}
}

func (w *Slider) move(v int) {
	v = max(w.Min, min(w.Max, (v+w.Step/2)/w.Step*w.Step))
	if w.disabled || v == w.Value {
		return
	}
	w.SetValue(v)
	if w.OnChange != nil {
		w.OnChange(v)
	}
}

func (w *Slider) done() {
	if w.OnDone != nil && !w.disabled {
		w.OnDone(w.Value)
	}
}

func (w *Slider) value(x float32) int {
	return sliderValue(x, w.Min, w.Max, w.Size().Width, w.k())
}

// Tapped moves the thumb to the point.
func (w *Slider) Tapped(e *fyne.PointEvent) {
	w.move(w.value(e.Position.X))
	w.done()
}

// Dragged moves the thumb along.
func (w *Slider) Dragged(e *fyne.DragEvent) { w.move(w.value(e.Position.X)) }

// DragEnd lets go.
func (w *Slider) DragEnd() { w.done() }

// TypedKey moves the thumb with the arrow keys.
func (w *Slider) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		w.move(w.Value - w.Step)
	case fyne.KeyRight, fyne.KeyUp:
		w.move(w.Value + w.Step)
	default:
		pass(w, e)
		return
	}
	w.done()
}

// CreateRenderer implements fyne.Widget.
func (w *Slider) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Slider) least() fyne.Size { return fyne.NewSize(96*w.k(), thumb*w.k()) }

func (w *Slider) draw(p *pen) {
	x := sliderPosition(w.Value, w.Min, w.Max, p.size.Width, w.k())
	sliderTrack(p, 0, x, w.disabled, w.k())
	sliderThumb(p, x, w.hovered && !w.disabled, w.focused && !w.disabled, w.k())
}
