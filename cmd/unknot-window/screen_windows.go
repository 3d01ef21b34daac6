package main

import (
	"image"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// screen is the person's display. Here there is always one, and GLFW itself sees to it
// that a popup takes no focus.
type screen struct{}

func findScreen(func(string) string) (*screen, error) { return &screen{}, nil }

func (*screen) Close() {}

func (*screen) preferPlacing() error { return nil }

func (*screen) canMark() bool { return false }

func (*screen) mark(fyne.Window) {}

func (*screen) everywhere(fyne.Window) {}

// at is where the content of w begins on the screen, in pixels.
func (*screen) at(w fyne.Window) (at image.Point, ok bool) {
	n, native := w.(driver.NativeWindow)
	if !native {
		return at, false
	}
	n.RunNative(func(context any) {
		c, windowed := context.(driver.WindowsWindowContext)
		if !windowed || c.HWND == 0 {
			return
		}
		var corner struct{ X, Y int32 }
		clientToScreen := windows.NewLazySystemDLL("user32.dll").NewProc("ClientToScreen")
		if done, _, _ := clientToScreen.Call(c.HWND, uintptr(unsafe.Pointer(&corner))); done != 0 {
			at, ok = image.Pt(int(corner.X), int(corner.Y)), true
		}
	})
	return at, ok
}
