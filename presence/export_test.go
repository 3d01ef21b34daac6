package presence

import (
	"context"
	"time"
)

// WatchClocks watches clocks that a test turns.
func WatchClocks(ctx context.Context, slept func() time.Duration, every time.Duration, say func(Fact)) error {
	return clocks{meter: newSleepMeter(slept), every: every}.watch(ctx, say)
}
