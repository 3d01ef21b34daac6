//go:build !linux && !windows

package presence

import "time"

// sleptSince compares the clock on the wall, which runs on in sleep, with the one that
// stops. A clock that is set forward looks like a sleep.
func sleptSince(start time.Time) func() time.Duration {
	return func() time.Duration {
		now := time.Now()
		return now.Round(0).Sub(start.Round(0)) - now.Sub(start)
	}
}
