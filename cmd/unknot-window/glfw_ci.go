//go:build ci

package main

import "github.com/unknot-app/unknot/ui/window"

// With the tag ci Fyne draws into memory: nothing is on a screen.

func hints(bool) {}

func freeArea() (window.Area, bool) { return window.Area{}, false }
