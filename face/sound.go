package face

import (
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// Player makes a session heard; a cue.Player is one. Its kinds of chimes are the Kinds of
// this package, and pan goes from -1 (left) to 1 (right).
type Player interface {
	Play(kind string, pan float64)
	Say(text string)
}

// preparer is a player that can be ready with a sentence before its moment; a cue.Player is one.
type preparer interface{ Prepare(text string) }

// Clock is the time that a session is played by; a clock.Clock is one.
type Clock interface {
	Now() time.Time
	// Real is how long d on this clock takes really.
	Real(d time.Duration) time.Duration
}

// The kinds of chimes that a session has.
const (
	ChimeStart   = "start"
	ChimeTick    = "tick"
	ChimeRelease = "release"
	ChimeSwitch  = "switch"
	ChimeHalfWay = "half-way"
	ChimeDone    = "done"
)

// Sound is what is heard at a moment of a session.
type Sound struct {
	Chime string  // the kind of chime; empty for none
	Pan   float64 // -1 left, 1 right: for a change of sides the side to go to
	Say   string  // what is spoken; empty for nothing
}

// tickFrom is how long a hold must be for its last seconds to be counted.
const tickFrom = 8 * time.Second

// heardWithin is how late something may be heard. What is told later than that, by a face
// that was held up, belongs to a moment that is over.
const heardWithin = time.Second

// Follow has a player play what a session sounds like. The result is told the events of the
// session, in order.
func Follow(p Player, s *coach.Session, c Clock) func([]coach.Event) {
	return func(events []coach.Event) {
		now := c.Now()
		for _, e := range events {
			if c.Real(now.Sub(e.At)) > heardWithin {
				continue
			}
			sound := SoundOf(e, s.Timeline())
			// The sentence first: chimes are softer while one is spoken.
			if sound.Say != "" {
				p.Say(sound.Say)
			}
			if sound.Chime != "" {
				p.Play(sound.Chime, sound.Pan)
			}
		}
		if ahead, ok := p.(preparer); ok && len(events) > 0 {
			ahead.Prepare(s.Coming())
		}
	}
}

// SoundOf tells what is heard at an event of a session that plays a timeline.
func SoundOf(e coach.Event, line *coach.Timeline) Sound {
	sound := Sound{Say: e.Say}
	if e.Kind == coach.Done {
		sound.Chime = ChimeDone
		return sound
	}
	if e.Segment < 0 || e.Segment >= len(line.Segments) {
		return sound
	}
	segment := line.Segments[e.Segment]
	switch e.Kind {
	case coach.Began:
		sound.Chime, sound.Pan = opening(line, e.Segment)
	case coach.DidResume:
		if segment.Phase == technique.Work {
			sound.Chime = ChimeStart
		}
	case coach.HalfWay:
		sound.Chime = ChimeHalfWay
	case coach.Countdown:
		if segment.Phase == technique.Work && segment.Length >= tickFrom {
			sound.Chime = ChimeTick
		}
	}
	return sound
}

// opening is the chime with which segment i begins.
func opening(line *coach.Timeline, i int) (chime string, pan float64) {
	segment := line.Segments[i]
	switch segment.Phase {
	case technique.Work:
		return ChimeStart, 0
	case technique.Letting:
		return ChimeRelease, 0
	case technique.Switch:
		return ChimeSwitch, panOf(segment.Side)
	}
	// A lead-in or a move ends a hold, unless that was let go of before.
	if i > 0 && line.Segments[i-1].Phase == technique.Work {
		return ChimeRelease, 0
	}
	return "", 0
}

// panOf is where a side of the body is heard.
func panOf(side coach.Side) float64 {
	switch side {
	case coach.Left:
		return -1
	case coach.Right:
		return 1
	}
	return 0
}
