//go:build !(linux || freebsd || openbsd || netbsd || windows)

package main

import (
	"image"

	"fyne.io/fyne/v2"
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

// at is not known here: the system alone places windows.
func (*screen) at(fyne.Window) (image.Point, bool) { return image.Point{}, false }
