//go:build !linux && !windows

package presence

import (
	"context"
	"time"
)

func sources(context.Context, Options) []source {
	return []source{
		unseen{LastInput, "On this system I can't see yet whether you are typing."},
		unseen{ScreenSaver, "On this system I can't see yet whether the screen is locked."},
		clocks{meter: newSleepMeter(sleptSince(time.Now())), every: compareClocks},
	}
}

// sleptSince compares the clock on the wall, which runs on in sleep, with the one that
// stops. A clock that is set forward looks like a sleep.
func sleptSince(start time.Time) func() time.Duration {
	return func() time.Duration {
		now := time.Now()
		return now.Round(0).Sub(start.Round(0)) - now.Sub(start)
	}
}
