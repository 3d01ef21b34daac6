package reminder

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// typed takes a key that no focused button took.
func (r *reminder) typed(e *fyne.KeyEvent) {
	if r.guarded || r.answered && r.page != farewell {
		return
	}
	switch r.page {
	case question, grown, card:
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			r.start()
		case fyne.KeyS:
			if r.canSnooze() {
				r.turn(snooze)
			}
		case fyne.KeyM:
			if r.canMeet() {
				r.turn(meeting)
			}
		case fyne.KeyEscape:
			r.skip()
		}
	case snooze:
		choices := r.choices()
		if i, ok := r.typedChoice(e.Name, len(choices), likeliest(choices)); ok {
			r.snoozeFor(choices[i])
		}
	case meeting:
		if i, ok := r.typedChoice(e.Name, len(r.meetings()), 0); ok {
			r.meet(r.meetings()[i])
		}
	case farewell:
		if e.Name == fyne.KeyEscape {
			r.given.Close()
		}
	}
}

// typedChoice tells which of n choices a key takes; Enter takes the preset one, and Esc goes back.
func (r *reminder) typedChoice(key fyne.KeyName, n, preset int) (i int, ok bool) {
	switch key {
	case fyne.KeyEscape:
		r.turn(question)
	case fyne.KeyReturn, fyne.KeyEnter:
		return preset, true
	}
	for i := range n {
		if key == fyne.KeyName('1'+rune(i)) {
			return i, true
		}
	}
	return 0, false
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
