package main

import (
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/unknot-app/unknot/ui/window"
)

// attention asks Windows for the window in front and the pointer.
func (*screen) attention() (a window.Attention) {
	user := windows.NewLazySystemDLL("user32.dll")
	var point struct{ X, Y int32 }
	if ok, _, _ := user.NewProc("GetCursorPos").Call(uintptr(unsafe.Pointer(&point))); ok != 0 {
		a.X, a.Y, a.HasPointer = int(point.X), int(point.Y), true
	}
	front := windows.GetForegroundWindow()
	if front == 0 || front == windows.GetShellWindow() {
		return a
	}
	var r windows.Rect
	if ok, _, _ := user.NewProc("GetWindowRect").Call(uintptr(front), uintptr(unsafe.Pointer(&r))); ok != 0 {
		a.Active = window.Area{X: int(r.Left), Y: int(r.Top), Width: int(r.Right - r.Left), Height: int(r.Bottom - r.Top)}
	}
	return a
}
