package reminder

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// typed takes a key that no focused button took.
func (r *reminder) typed(e *fyne.KeyEvent) {
	if r.guarded || r.answered {
		return
	}
	switch r.page {
	case question, card:
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			r.start()
		case fyne.KeyS:
			if r.canSnooze() {
				r.turn(snooze)
			}
		case fyne.KeyEscape:
			r.skip()
		}
	case snooze:
		r.typedOnSnooze(e.Name)
	}
}

func (r *reminder) typedOnSnooze(key fyne.KeyName) {
	choices := r.choices()
	switch key {
	case fyne.KeyEscape:
		r.turn(question)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		r.snoozeFor(choices[likeliest(choices)])
		return
	}
	for i, c := range choices {
		if key == fyne.KeyName('1'+rune(i)) {
			r.snoozeFor(c)
		}
	}
}

// sink holds the focus during the guard and lets every key disappear, Tab and Space too.
type sink struct{ widget.BaseWidget }

func newSink() *sink {
	s := &sink{}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer draws nothing.
func (s *sink) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// MinSize is none.
func (s *sink) MinSize() fyne.Size { return fyne.Size{} }

// AcceptsTab keeps Tab from moving the focus on.
func (s *sink) AcceptsTab() bool { return true }

// FocusGained does nothing.
func (s *sink) FocusGained() {}

// FocusLost does nothing.
func (s *sink) FocusLost() {}

// TypedRune does nothing.
func (s *sink) TypedRune(rune) {}

// TypedKey does nothing.
func (s *sink) TypedKey(*fyne.KeyEvent) {}
