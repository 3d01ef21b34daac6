package presence

import (
	"context"
	"sync"
	"time"
)

const (
	// A sleep shorter than this is not worth telling.
	shortestSleep = 5 * time.Second
	// The clocks are compared this often.
	compareClocks = 5 * time.Minute
)

// sleepMeter measures sleep by the clocks: the one that stops in sleep falls behind the
// one that runs on. Each sleep is handed out once, so that two sources don't tell it twice.
type sleepMeter struct {
	slept func() time.Duration // how long the system has slept since some moment

	mu   sync.Mutex
	last time.Duration
}

func newSleepMeter(slept func() time.Duration) *sleepMeter {
	return &sleepMeter{slept: slept, last: slept()}
}

// take is how long the system has slept since the last take.
func (m *sleepMeter) take() time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	total := m.slept()
	gap := total - m.last
	m.last = total
	return gap
}

// clocks finds a sleep after it, where nobody announced one.
type clocks struct {
	meter *sleepMeter
	every time.Duration
}

func (clocks) name() Source { return Clocks }

func (clocks) lost() string { return "The clocks stopped." }

func (c clocks) watch(ctx context.Context, say func(Fact)) error {
	say(Fact{Kind: Asleep, Since: time.Now()})
	tick := time.NewTicker(c.every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		if gap := c.meter.take(); gap >= shortestSleep {
			now := time.Now()
			// It lies somewhere since the last look; that it is over is sure.
			say(Fact{Kind: Asleep, On: true, Since: now.Add(-gap)})
			say(Fact{Kind: Asleep, Since: now})
		}
	}
}
