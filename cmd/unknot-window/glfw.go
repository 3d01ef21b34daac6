//go:build !ci

package main

import (
	"github.com/go-gl/glfw/v3.4/glfw"

	"github.com/unknot-app/unknot/ui/window"
)

// hints tells GLFW what Fyne doesn't: the names by which desktops group windows and find
// their icon, and whether a window takes the focus when it is shown. It must run on the
// main thread after the first Fyne window was made and before that is shown.
func hints(popup bool) {
	glfw.WindowHintString(glfw.X11InstanceName, "unknot")
	glfw.WindowHintString(glfw.X11ClassName, "Unknot")
	glfw.WindowHintString(glfw.WaylandAppID, "unknot")
	if popup {
		glfw.WindowHint(glfw.FocusOnShow, glfw.False)
	}
}

// freeArea is the part of the main screen that panels leave free.
func freeArea() (window.Area, bool) {
	m := glfw.GetPrimaryMonitor()
	if m == nil {
		return window.Area{}, false
	}
	x, y, width, height := m.GetWorkarea()
	return window.Area{X: x, Y: y, Width: width, Height: height}, width > 0 && height > 0
}
