package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// exists reports whether w has a window of the system behind it. A window that can't be
// asked is taken to have one.
func exists(w fyne.Window) bool {
	n, ok := w.(driver.NativeWindow)
	if !ok {
		return true
	}
	var handle uintptr
	n.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WaylandWindowContext:
			handle = c.WaylandSurface
		case driver.WindowsWindowContext:
			handle = c.HWND
		case driver.MacWindowContext:
			handle = c.NSWindow
		}
	})
	return handle != 0
}
