//go:build !ci

package main

import (
	"strings"

	"fyne.io/fyne/v2"
	"github.com/go-gl/gl/v2.1/gl"
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
	// A coach on the second screen stays there while the person works on the first.
	glfw.WindowHint(glfw.AutoIconify, glfw.False)
}

// handle is GLFW's window behind w, nil where there is none yet. It must be asked for on
// the main thread.
func handle(w fyne.Window) (h *glfw.Window) {
	if c, ok := w.(interface{ RunWithContext(func()) }); ok && exists(w) {
		c.RunWithContext(func() { h = glfw.GetCurrentContext() })
	}
	return h
}

// keepAbove keeps w above all other windows, or no longer does.
func keepAbove(w fyne.Window, above bool) {
	value := glfw.False
	if above {
		value = glfw.True
	}
	if h := handle(w); h != nil {
		h.SetAttrib(glfw.Floating, value)
	}
}

// drawnByProcessor tells whether OpenGL has no graphics card to draw w with.
func drawnByProcessor(w fyne.Window) (slow bool) {
	c, ok := w.(interface{ RunWithContext(func()) })
	if !ok || !exists(w) {
		return false
	}
	c.RunWithContext(func() {
		name := strings.ToLower(gl.GoStr(gl.GetString(gl.RENDERER)))
		for _, known := range []string{"llvmpipe", "softpipe", "swrast", "software", "swiftshader", "gdi generic", "basic render"} {
			slow = slow || strings.Contains(name, known)
		}
	})
	return slow
}

// allow lets w be as small as its content now is. Fyne itself allows it only with the next
// picture.
func allow(w fyne.Window) {
	if h := handle(w); h != nil {
		least, scale := w.Content().MinSize(), w.Canvas().Scale()
		h.SetSizeLimits(int(least.Width*scale), int(least.Height*scale), glfw.DontCare, glfw.DontCare)
	}
}

// placeOf is where w stands. Wayland tells nobody.
func placeOf(w fyne.Window) spot {
	h := handle(w)
	if h == nil || glfw.GetPlatform() == glfw.PlatformWayland {
		return spot{}
	}
	x, y := h.GetPos()
	return spot{x, y, true}
}

// moveTo moves w.
func moveTo(w fyne.Window, to spot) {
	if h := handle(w); h != nil && glfw.GetPlatform() != glfw.PlatformWayland {
		h.SetPos(to.x, to.y)
	}
}

// toSecond moves w onto the second screen, where there is one: some window managers fill the
// screen that a window is on, whichever is asked for.
func toSecond(w fyne.Window) {
	all := glfw.GetMonitors()
	h := handle(w)
	if h == nil || len(all) < 2 || glfw.GetPlatform() == glfw.PlatformWayland {
		return
	}
	x, y, width, height := all[1].GetWorkarea()
	ownWidth, ownHeight := h.GetSize()
	h.SetPos(x+max(0, width-ownWidth)/2, y+max(0, height-ownHeight)/2)
}

// onHidden tells whenever w is minimised, or shown on another desktop than the one that is
// seen, and when it is back.
func onHidden(w fyne.Window, hidden func(bool)) {
	if h := handle(w); h != nil {
		h.SetIconifyCallback(func(_ *glfw.Window, iconified bool) { hidden(iconified) })
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
