package coach

import (
	"fmt"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Words are what a session has to say about where it is: two or three words read from
// across the room, a sentence below them, and the spoken sentence that belongs to it.
type Words struct {
	Verb, Line, Spoken string
}

// Words tells where the session is, in every state. A face shows them as they are.
func (s *Session) Words() Words {
	if len(s.line.Segments) == 0 {
		return Words{Verb: s.line.Texts().Say("session.end.done")}
	}
	say := s.line.words
	seg := s.segment()
	switch s.state {
	case Waiting:
		return Words{seg.Step, seg.Line, s.line.phrases.wait}
	case Paused:
		return Words{say.Say("session.paused.verb"), say.Say("session.paused.line", "Place", s.place(), "Time", MinSec(s.Moment().Elapsed)), s.line.phrases.paused}
	case Resuming:
		return Words{seg.Step, say.Say("session.resuming.line", "Seconds", wholeSeconds(s.lead)), ""}
	case Slept:
		if s.restored {
			return Words{say.Say("session.slept.verb"), say.Say("session.slept.cut_off", "Spot", s.spot()), ""}
		}
		return Words{say.Say("session.slept.verb"), say.Say("session.slept.line", "Spot", s.spot()), ""}
	case Hurt:
		return Words{say.Say("session.hurt.verb"), say.Say("session.hurt.line"), s.sayStop()}
	case Ended:
		return s.lastWords()
	}
	return Words{seg.Step, seg.Line, s.caption()}
}

// caption is what was spoken last in the segment that plays.
func (s *Session) caption() string {
	if s.said.segment == s.at && s.said.text != "" {
		return s.said.text
	}
	return s.segment().Cue
}

// lastWords sum a session up.
func (s *Session) lastWords() Words {
	r, say := s.Result(), s.line.words
	sum := say.Say("session.end.sum", "Techniques", say.SayN("session.techniques", len(r.Techniques)), "Time", say.spent(r.Spent))
	if len(r.Techniques) == 0 {
		sum = say.Say("session.end.nothing")
	}
	switch s.ending {
	case Finished:
		return Words{say.Say("session.end.done"), sum, s.line.phrases.done}
	case Closed:
		return Words{say.Say("session.end.closed"), say.Say("session.end.closed_line", "Sum", sum), ""}
	}
	return Words{say.Say("session.end.ended"), sum, s.line.phrases.ended}
}

// place is where the session is and what is left of it there, as a sentence.
func (s *Session) place() string {
	m, say := s.Moment(), s.line.words
	left := say.left(m.Left)
	switch {
	case leadIn(m.Segment.Phase):
		return say.Say("session.place.next_left", "Name", s.name(m.Part), "Left", left)
	case m.Segment.Count == 0:
		return say.Say("session.place.plain_left", "Name", s.name(m.Part), "Left", left)
	}
	return say.Say("session.place.unit_left", "Unit", say.unitFirst(s.kind(m.Part)),
		"Index", m.Segment.Index, "All", m.Segment.Count, "Left", left)
}

// spot is where the session is, to end a sentence with.
func (s *Session) spot() string {
	m, say := s.Moment(), s.line.words
	switch {
	case leadIn(m.Segment.Phase):
		return say.Say("session.spot.before", "Name", s.name(m.Part))
	case m.Segment.Count == 0:
		return say.Say("session.spot.during", "Name", s.name(m.Part))
	}
	return say.Say("session.spot.unit", "Unit", say.unit(s.kind(m.Part)), "Index", m.Segment.Index)
}

// name is the short name of technique number part.
func (s *Session) name(part int) string {
	if part > len(s.line.Techniques) {
		return string(s.segment().Technique)
	}
	return s.line.Techniques[part-1].Short
}

// kind is that of the dose of technique number part.
func (s *Session) kind(part int) technique.Kind {
	if part > len(s.line.Techniques) {
		return ""
	}
	return s.line.Techniques[part-1].Dose.Kind
}

// MinSec writes a time as on a dial: "2:03". Parts of a second count as whole ones, so
// that the last second shows 0:01.
func MinSec(d time.Duration) string {
	n := wholeSeconds(max(d, 0))
	return fmt.Sprintf("%d:%02d", n/60, n%60)
}
