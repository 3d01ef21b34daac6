//go:build ci

package main

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/window"
)

// With the tag ci Fyne draws into memory: nothing is on a screen.

func hints(bool) {}

func freeArea() (window.Area, bool) { return window.Area{}, false }

func keepAbove(fyne.Window, bool) {}

func drawnByProcessor(fyne.Window) bool { return false }

func allow(fyne.Window) {}

func placeOf(fyne.Window) spot { return spot{} }

func moveTo(fyne.Window, spot) {}

func toSecond(fyne.Window) {}

func onHidden(fyne.Window, func(bool)) {}
