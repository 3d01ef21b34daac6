//go:build linux || darwin

package cue

import "time"

// stopWithin is how long a program that was told to stop may keep its pipes open.
const stopWithin = 200 * time.Millisecond
