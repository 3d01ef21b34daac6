package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/widget"
)

// worked is a control that can have the focus.
type worked interface {
	fyne.CanvasObject
	fyne.Focusable
}

// heard lists the keys that reach the window past a control that has the focus.
func heard(t *testing.T, w worked, keys ...fyne.KeyName) (names []fyne.KeyName) {
	t.Helper()
	win := window(t, 600, 100, piece{w, 8, 8, 300, 40})
	win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { names = append(names, e.Name) })
	win.Canvas().Focus(w)
	key(w, keys...)
	return names
}

func TestKeysThatAControlHasNoUseForReachTheWindow(t *testing.T) {
	test.NewTempApp(t)
	for name, w := range map[string]worked{
		"button":       widget.NewButton(widget.Primary, "Start", nil),
		"checkbox":     widget.NewCheckbox("One", false, nil),
		"chip":         widget.NewChip("One", false, nil),
		"toggle":       widget.NewToggle(false, nil),
		"choice":       widget.NewChoice("One", "1", false, nil),
		"day picker":   widget.NewDayPicker([7]string{}, [7]bool{}, nil),
		"range slider": widget.NewRangeSlider(0, 60, 0, 120, nil),
		"slider":       widget.NewSlider(0, 0, 10, nil),
		"segmented":    widget.NewSegmented([]string{"a", "b"}, 0, nil),
		"select":       widget.NewSelect([]string{"a", "b"}, 0, nil),
		"stepper":      widget.NewStepper(1, 0, 9, 1, minutes, nil),
		"ten scale":    widget.NewTenScale(0, nil),
		"drawn": widget.NewDrawnControl("One", func() fyne.Size { return fyne.NewSize(10, 10) },
			func(*widget.Pen) {}, nil),
	} {
		if got := heard(t, w, fyne.KeyEscape); len(got) != 1 || got[0] != fyne.KeyEscape {
			t.Errorf("%s: the window heard %v, want Escape", name, got)
		}
	}
}

func TestInAFormEnterIsForTheWindow(t *testing.T) {
	test.NewTempApp(t)
	w := widget.NewCheckbox("One", false, nil)
	if got := heard(t, w, fyne.KeyReturn); len(got) != 0 || !w.On {
		t.Errorf("outside a form the window heard %v and the box is %v, want nothing and ticked", got, w.On)
	}
	w = widget.NewCheckbox("One", false, nil)
	w.Form = true
	if got := heard(t, w, fyne.KeyReturn, fyne.KeySpace); len(got) != 1 || !w.On {
		t.Errorf("in a form the window heard %v and the box is %v, want Enter, and Space ticked it", got, w.On)
	}
}
