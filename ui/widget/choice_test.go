package widget_test

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestToggleLooks(t *testing.T) {
	looks(t, "toggle", 420, 58, func() []piece {
		off := func() *widget.Toggle { return widget.NewToggle(false, nil) }
		on := func() *widget.Toggle { return widget.NewToggle(true, nil) }
		return []piece{{off(), 16, 16, 0, 0}, {on(), 76, 16, 0, 0}, {hover(off()), 136, 16, 0, 0}, {hover(on()), 196, 16, 0, 0},
			{focus(on()), 256, 16, 0, 0}, {disable(off()), 316, 16, 0, 0}, {disable(on()), 370, 16, 0, 0}}
	})
}

func TestToggleSwitchesByPointerAndByKeyAndTells(t *testing.T) {
	test.NewTempApp(t)
	var told []bool
	w := widget.NewToggle(false, func(on bool) { told = append(told, on) })
	window(t, 60, 40, piece{w, 0, 0, 0, 0})
	test.Tap(w)
	key(w, fyne.KeySpace)
	w.SetOn(true)
	if len(told) != 2 || !told[0] || told[1] {
		t.Errorf("told %v, want [true false]: SetOn tells nothing", told)
	}
	w.Disable()
	test.Tap(w)
	if !w.On || len(told) != 2 {
		t.Error("a disabled switch was switched")
	}
}

func TestCheckboxLooks(t *testing.T) {
	looks(t, "checkbox", 480, 88, func() []piece {
		wrong := widget.NewCheckbox("Wrong", false, nil)
		wrong.Error = true
		return []piece{{widget.NewCheckbox("A herniated disc", false, nil), 16, 8, 0, 0}, {widget.NewCheckbox("None of these", true, nil), 200, 8, 0, 0},
			{focus(widget.NewCheckbox("", true, nil)), 360, 13, 0, 0}, {hover(widget.NewCheckbox("", false, nil)), 400, 13, 0, 0},
			{wrong, 16, 48, 0, 0}, {disable(widget.NewCheckbox("Not now", true, nil)), 200, 48, 0, 0}, {disable(widget.NewCheckbox("", false, nil)), 360, 53, 0, 0}}
	})
}

func TestCheckboxTicksByPointerAndByKey(t *testing.T) {
	test.NewTempApp(t)
	var told []bool
	w := widget.NewCheckbox("Wall", false, func(on bool) { told = append(told, on) })
	window(t, 100, 40, piece{w, 0, 0, 0, 0})
	test.Tap(w)
	key(w, fyne.KeyEnter)
	if len(told) != 2 || !told[0] || told[1] {
		t.Errorf("told %v, want [true false]", told)
	}
}

func TestSegmentedLooks(t *testing.T) {
	looks(t, "segmented", 560, 180, func() []piece {
		labels := []string{"Off", "1 min", "2 min", "5 min"}
		under := hover(widget.NewSegmented(labels, 2, nil))
		under.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 20)}})
		return []piece{{widget.NewSegmented([]string{"2", "3", "4", "5", "6"}, 2, nil), 16, 16, 0, 0}, {under, 280, 16, 0, 0},
			{focus(widget.NewSegmented(labels, 1, nil)), 16, 72, 0, 0}, {disable(widget.NewSegmented(labels, 1, nil)), 292, 72, 0, 0},
			{widget.NewTabs([]string{"Schedule", "Quiet rules", "Coach", "My tools", "General"}, 0, nil), 16, 128, 0, 0}}
	})
}

func TestSegmentedIsChosenByPointerAndArrows(t *testing.T) {
	test.NewTempApp(t)
	var told []int
	w := widget.NewSegmented([]string{"a", "b", "c"}, 0, func(i int) { told = append(told, i) })
	window(t, 300, 60, piece{w, 0, 0, 0, 0})
	tapAt(w, w.Size().Width-10, 20)
	tapAt(w, w.Size().Width-10, 20)
	key(w, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	want := []int{2, 1, 0}
	if len(told) != 3 || told[0] != want[0] || told[1] != want[1] || told[2] != want[2] {
		t.Errorf("told %v, want %v", told, want)
	}
}

func minutes(v int) string { return strconv.Itoa(v) + " min" }

func TestStepperLooks(t *testing.T) {
	looks(t, "stepper", 560, 120, func() []piece {
		wrong := widget.NewStepper(75, 20, 240, 5, minutes, nil)
		wrong.Error = true
		under := hover(widget.NewStepper(75, 20, 240, 5, minutes, nil))
		under.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 20)}})
		return []piece{{widget.NewStepper(75, 20, 240, 5, minutes, nil), 16, 16, 0, 0}, {under, 192, 16, 0, 0},
			{focus(widget.NewStepper(20, 20, 240, 5, minutes, nil)), 368, 16, 0, 0}, {wrong, 16, 72, 0, 0}, {disable(widget.NewStepper(75, 20, 240, 5, minutes, nil)), 192, 72, 0, 0}}
	})
}

func TestStepperStaysInItsRange(t *testing.T) {
	test.NewTempApp(t)
	var told []int
	w := widget.NewStepper(10, 5, 15, 5, minutes, func(v int) { told = append(told, v) })
	window(t, 200, 60, piece{w, 0, 0, 0, 0})
	for range 3 {
		w.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(w.Size().Width-10, 10)}})
		w.MouseUp(&desktop.MouseEvent{})
	}
	key(w, fyne.KeyLeft, fyne.KeyHome, fyne.KeyDown)
	if w.Value != 5 || len(told) != 3 {
		t.Errorf("value %d after telling %v, want 5 after [15 10 5]", w.Value, told)
	}
}

func TestHoldingAStepperGoesOnUntilItIsLetGo(t *testing.T) {
	test.NewTempApp(t)
	told := make(chan int, 100)
	w := widget.NewStepper(0, 0, 1000, 1, minutes, func(v int) { told <- v })
	window(t, 200, 60, piece{w, 0, 0, 0, 0})
	w.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(w.Size().Width-10, 10)}})
	for want := 1; want <= 3; want++ {
		if v := <-told; v != want {
			t.Fatalf("told %d, want %d", v, want)
		}
	}
	w.MouseOut()
}

func TestTenScaleLooks(t *testing.T) {
	looks(t, "tenscale", 480, 240, func() []piece {
		now := widget.NewTenScale(4, nil)
		now.Before, now.Diameter, now.Ground, now.Edge = 7, 40, theme.Surface, true
		ready := widget.NewTenScale(7, nil)
		ready.Ground, ready.Chosen = theme.Surface, theme.Ink
		under := hover(widget.NewTenScale(0, nil))
		under.Resize(fyne.NewSize(360, 32))
		under.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 10)}})
		return []piece{{widget.NewTenScale(4, nil), 16, 16, 360, 0}, {ready, 16, 60, 348, 0}, {now, 16, 104, 436, 0},
			{focus(widget.NewTenScale(3, nil)), 16, 156, 360, 0}, {under, 16, 200, 360, 0}}
	})
}

func TestTenScaleIsChosenByPointerDigitsAndArrows(t *testing.T) {
	test.NewTempApp(t)
	w := widget.NewTenScale(0, nil)
	window(t, 400, 60, piece{w, 0, 0, 360, 0})
	for _, c := range []struct {
		name string
		act  func()
		want int
	}{
		{"tap the first", func() { tapAt(w, 16, 16) }, 1},
		{"tap the last", func() { tapAt(w, 344, 16) }, 10},
		{"tap between two", func() { tapAt(w, 16+36.4*4, 16) }, 5},
		{"digit 7", func() { w.TypedRune('7') }, 7},
		{"digit 0 is ten", func() { w.TypedRune('0') }, 10},
		{"right at the end", func() { key(w, fyne.KeyRight) }, 10},
		{"left", func() { key(w, fyne.KeyLeft) }, 9},
		{"a letter", func() { w.TypedRune('x') }, 9},
	} {
		if c.act(); w.Value != c.want {
			t.Errorf("%s: %d, want %d", c.name, w.Value, c.want)
		}
	}
}

func TestDayPickerLooks(t *testing.T) {
	looks(t, "daypicker", 440, 160, func() []piece {
		on := [7]bool{true, true, true, true, true}
		round := widget.NewDayPicker([7]string{"M", "T", "W", "T", "F", "S", "S"}, on, nil)
		round.Round = true
		tiles := func() *widget.DayPicker {
			return widget.NewDayPicker([7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}, on, nil)
		}
		return []piece{{tiles(), 16, 8, 0, 0}, {focus(tiles()), 16, 58, 0, 0}, {round, 16, 110, 0, 0}}
	})
}

func TestDayPickerTurnsDaysByPointerAndByKey(t *testing.T) {
	test.NewTempApp(t)
	var told [7]bool
	w := widget.NewDayPicker([7]string{}, [7]bool{}, func(on [7]bool) { told = on })
	window(t, 400, 60, piece{w, 0, 0, 0, 0})
	tapAt(w, 6*48+10, 10)
	tapAt(w, 46, 10) // between two tiles
	key(w, fyne.KeyRight, fyne.KeySpace)
	if want := ([7]bool{1: true, 6: true}); told != want {
		t.Errorf("days %v, want %v", told, want)
	}
}

func TestRangeSliderLooks(t *testing.T) {
	looks(t, "rangeslider", 300, 120, func() []piece {
		s := func() *widget.RangeSlider { return widget.NewRangeSlider(13*60, 17*60+30, 6*60, 22*60, nil) }
		return []piece{{s(), 16, 8, 260, 0}, {focus(s()), 16, 48, 260, 0}, {disable(s()), 16, 88, 260, 0}}
	})
}

func TestRangeSliderMovesTheNearerEndInStepsAndKeepsTheEndsApart(t *testing.T) {
	test.NewTempApp(t)
	w := widget.NewRangeSlider(780, 1050, 360, 1320, nil)
	done := 0
	w.OnDone = func(int, int) { done++ }
	window(t, 300, 40, piece{w, 0, 0, 260, 0})
	tapAt(w, 0, 10)
	if w.From != 360 || w.To != 1050 {
		t.Errorf("after a tap at the left: %d to %d, want 360 to 1050", w.From, w.To)
	}
	w.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(180, 10)}, Dragged: fyne.NewDelta(8, 0)})
	w.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(0, 10)}, Dragged: fyne.NewDelta(-180, 0)})
	w.DragEnd()
	if w.From != 360 || w.To != 390 {
		t.Errorf("after dragging the upper end past the lower: %d to %d, want 360 to 390", w.From, w.To)
	}
	key(w, fyne.KeyRight)
	if w.To != 395 || done != 3 {
		t.Errorf("after a key: to %d, done %d times, want 395 and 3", w.To, done)
	}
}
