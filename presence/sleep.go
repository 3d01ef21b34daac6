package presence

import "time"

// sleeping tells of sleep that the system announces. The word that sleep begins may reach
// this process only after it, so that the meter has the last one.
type sleeping struct {
	meter *sleepMeter
	since time.Time // zero: awake
}

// begins says that the computer is about to sleep.
func (s *sleeping) begins(now time.Time, say func(Fact)) {
	s.since = now
	say(Fact{Kind: Asleep, On: true, Since: now})
}

// ends says that the computer has slept, and since when.
func (s *sleeping) ends(now time.Time, say func(Fact)) {
	slept := s.meter.take()
	if began := now.Add(-slept); slept >= shortestSleep && (s.since.IsZero() || began.Before(s.since)) {
		say(Fact{Kind: Asleep, On: true, Since: began})
	}
	s.since = time.Time{}
	say(Fact{Kind: Asleep, Since: now})
}
