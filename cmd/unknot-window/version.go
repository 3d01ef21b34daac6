package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

// built is set by the build, from the tag: -ldflags "-X main.built=1.2.3".
var built string

// version says which version this is, and of which Fyne: "unknot-window 1.2.3 Fyne 2.8.0".
func version() string {
	program, fyne := built, "unknown"
	if program == "" {
		program = "dev"
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if d.Path == "fyne.io/fyne/v2" {
				fyne = strings.TrimPrefix(d.Version, "v")
			}
		}
	}
	return fmt.Sprintf("unknot-window %s Fyne %s", program, fyne)
}
