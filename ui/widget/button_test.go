package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestButtonLooks(t *testing.T) {
	looks(t, "button", 640, 480, func() []piece {
		var all []piece
		for i, kind := range []widget.ButtonKind{widget.Primary, widget.Secondary, widget.Ghost, widget.Quiet, widget.Danger} {
			y := 16 + float32(i)*52
			b := func() *widget.Button { return widget.NewButton(kind, "Start now", nil) }
			all = append(all, piece{b(), 16, y, 0, 0}, piece{hover(b()), 136, y, 0, 0}, piece{press(hover(b())), 256, y, 0, 0},
				piece{focus(b()), 376, y, 0, 0}, piece{disable(b()), 496, y, 0, 0})
		}
		small := widget.NewButton(widget.Secondary, "More time", nil)
		small.Height, small.Key = 32, "T"
		medium := widget.NewButton(widget.Primary, "Start 5 min", nil)
		medium.Height, medium.Key, medium.Icon, medium.Spread = 44, "Enter", icon.Play, true
		large := widget.NewButton(widget.Primary, "Continue", nil)
		large.Height = 48
		largest := widget.NewButton(widget.Primary, "Start now", nil)
		largest.Height, largest.Key, largest.Icon = 56, "Ctrl Enter", icon.Play
		later := widget.NewButton(widget.Secondary, "Later", nil)
		later.Icon = icon.Clock
		other := widget.NewButton(widget.Ghost, "Other routines", nil)
		other.After = icon.ChevronDown
		quiet := widget.NewButton(widget.Quiet, "Snooze", nil)
		quiet.Height, quiet.Key, quiet.Guarded = 32, "S", true
		play := widget.NewIconButton(icon.Pause, "Pause", nil)
		play.Kind, play.Round, play.Height = widget.Primary, true, 64
		full := widget.NewIconButton(icon.FullScreen, "Full screen", nil)
		return append(all, piece{small, 16, 288, 0, 0}, piece{medium, 160, 284, 252, 0}, piece{large, 440, 284, 0, 0},
			piece{largest, 16, 348, 0, 0}, piece{later, 256, 356, 0, 0}, piece{other, 360, 356, 0, 0},
			piece{quiet, 520, 360, 0, 0}, piece{play, 16, 412, 0, 0}, piece{hover(full), 96, 424, 36, 36})
	})
}

func TestButtonDoesItsWorkByPointerAndByKey(t *testing.T) {
	test.NewTempApp(t)
	done := 0
	b := widget.NewButton(widget.Primary, "Start", func() { done++ })
	window(t, 200, 60, piece{b, 8, 8, 0, 0})
	test.Tap(b)
	key(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyA)
	if done != 4 {
		t.Errorf("done %d times, want 4: once by tap, three times by key", done)
	}
	b.Disable()
	test.Tap(b)
	key(b, fyne.KeySpace)
	if done != 4 {
		t.Error("a disabled button did its work")
	}
}

func TestKeyCapLooks(t *testing.T) {
	looks(t, "keycap", 200, 40, func() []piece {
		guarded := widget.NewKeyCap("S")
		guarded.Guarded = true
		return []piece{{widget.NewKeyCap("Space"), 8, 10, 0, 0}, {widget.NewKeyCap("E"), 64, 10, 0, 0}, {guarded, 100, 10, 0, 0}}
	})
}
