package main

import "runtime"

// The tray's library binds the main goroutine to the main thread, which other systems need.
// Here it only costs: two threads more, and two switches of threads for each of its turns.
func init() { runtime.UnlockOSThread() }
