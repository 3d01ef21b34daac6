package widget_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/theme"
)

// piece is one widget on a board.
type piece struct {
	o          fyne.CanvasObject
	x, y, w, h float32
}

// looks compares a board of widgets in their states with its pictures, light and dark.
func looks(t *testing.T, name string, width, height float32, build func() []piece) {
	t.Helper()
	for _, variant := range []string{"light", "dark"} {
		app := test.NewTempApp(t)
		theme.Apply(app, variant, "normal")
		test.AssertImageMatches(t, name+"-"+variant+".png", capture(t, width, height, build()))
	}
}

// window puts pieces into a window of the test driver.
func window(t *testing.T, width, height float32, pieces ...piece) fyne.Window {
	t.Helper()
	ground := canvas.NewRectangle(theme.Color(theme.Ground))
	objects := []fyne.CanvasObject{ground}
	for _, p := range pieces {
		objects = append(objects, p.o)
	}
	w := test.NewTempWindow(t, &fyne.Container{Objects: objects})
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	ground.Resize(fyne.NewSize(width, height))
	for _, p := range pieces {
		p.o.Move(fyne.NewPos(p.x, p.y))
		size := p.o.MinSize()
		if p.w > 0 {
			size.Width = p.w
		}
		if p.h > 0 {
			size.Height = p.h
		}
		p.o.Resize(size)
	}
	return w
}

// hover brings the pointer over a widget, press presses it, focus gives it the keyboard.
func hover[T desktop.Hoverable](w T) T {
	w.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(4, 4)}})
	return w
}

func press[T desktop.Mouseable](w T) T {
	w.MouseDown(&desktop.MouseEvent{})
	return w
}

func focus[T fyne.Focusable](w T) T {
	w.FocusGained()
	return w
}

func disable[T fyne.Disableable](w T) T {
	w.Disable()
	return w
}

func key(w fyne.Focusable, names ...fyne.KeyName) {
	for _, n := range names {
		w.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func tapAt(w fyne.Tappable, x, y float32) {
	w.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)})
}

func capture(t *testing.T, width, height float32, pieces []piece) image.Image {
	t.Helper()
	return window(t, width, height, pieces...).Canvas().Capture()
}
