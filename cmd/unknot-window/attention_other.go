//go:build !(linux || freebsd || openbsd || netbsd || windows)

package main

import "github.com/unknot-app/unknot/ui/window"

// attention is not known here: a popup comes on the main monitor.
func (*screen) attention() window.Attention { return window.Attention{} }
