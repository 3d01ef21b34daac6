//go:build !linux && !windows && !darwin

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
