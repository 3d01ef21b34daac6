package presence

import (
	"context"
	"time"
)

// WatchClocks watches clocks that a test turns.
func WatchClocks(ctx context.Context, slept func() time.Duration, every time.Duration, say func(Fact)) error {
	return clocks{meter: newSleepMeter(slept), every: every}.watch(ctx, say)
}

// WatchPolled watches input whose silence a test tells.
func WatchPolled(ctx context.Context, idle time.Duration, pauses *Pauses, sinceInput func() (time.Duration, error), say func(Fact)) error {
	return polledInput{source: LastInput, idle: idle, pauses: pauses, sinceInput: sinceInput}.watch(ctx, say)
}

// TellSleep tells of an announced sleep, as far as the words came: at begins and at ends.
func TellSleep(slept func() time.Duration, begins, ends time.Time, say func(Fact)) {
	s := sleeping{meter: newSleepMeter(func() time.Duration { return 0 })}
	s.meter.slept = slept
	if !begins.IsZero() {
		s.begins(begins, say)
	}
	s.ends(ends, say)
}

// NotificationState is what a state of Windows' notifications says.
func NotificationState(state uint32) (fullScreen, doNotDisturb Fact) {
	return notificationState(state).facts()
}

// LockedBySessionInfo reads Windows' answer about a session.
func LockedBySessionInfo(info []byte) bool { return lockedBySessionInfo(info) }

// FillsDisplay tells whether the frontmost of a Mac's windows fills its display. A window
// is a layer, a width and a height; a display is a width and a height.
func FillsDisplay(frontFirst [][3]int, displays [][2]int) bool {
	var w []macWindow
	for _, f := range frontFirst {
		w = append(w, macWindow{f[0], f[1], f[2]})
	}
	var d []macDisplay
	for _, s := range displays {
		d = append(d, macDisplay{s[0], s[1]})
	}
	return fillsDisplay(w, d)
}
