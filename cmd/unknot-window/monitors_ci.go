//go:build ci

package main

import "github.com/unknot-app/unknot/ui/window"

// With the tag ci there is no monitor.
func monitors() []window.Monitor { return nil }
