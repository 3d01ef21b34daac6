//go:build !linux

package resident

import "runtime/debug"

// Trim gives back what starting took.
func Trim() { debug.FreeOSMemory() }

// DropCode leaves the program's code to the system, which knows when memory is short.
func DropCode() {}
