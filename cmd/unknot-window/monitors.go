//go:build !ci

package main

import (
	"github.com/go-gl/glfw/v3.4/glfw"

	"github.com/unknot-app/unknot/ui/window"
)

// monitors lists the person's monitors, the main one first. Wayland tells nobody where a
// window could go, but it lists them too.
func monitors() []window.Monitor {
	var list []window.Monitor
	for _, m := range glfw.GetMonitors() {
		mode := m.GetVideoMode()
		if mode == nil {
			continue // it has just been unplugged
		}
		x, y := m.GetPos()
		whole := window.Area{X: x, Y: y, Width: mode.Width, Height: mode.Height}
		x, y, width, height := m.GetWorkarea()
		free := window.Area{X: x, Y: y, Width: width, Height: height}
		if width > 0 && height > 0 {
			list = append(list, window.Monitor{Whole: whole, Free: free})
		}
	}
	return list
}
