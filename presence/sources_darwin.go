package presence

import (
	"context"
	"time"
)

func sources(_ context.Context, o Options) []source {
	return []source{
		polledInput{
			source: EventSource, idle: o.Idle, pauses: o.Typing, sinceInput: sinceInput(),
			why: "macOS does not say when the last input came. I keep trying.",
		},
		macSession{every: macLook},
		clocks{meter: newSleepMeter(sleptSince(time.Now())), every: compareClocks},
	}
}
