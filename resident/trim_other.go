//go:build !linux

package resident

import "runtime/debug"

// Trim gives back what starting took.
func Trim() { debug.FreeOSMemory() }
