package coach

import (
	"fmt"
	"strings"
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
		return Words{Verb: "Done."}
	}
	seg := s.segment()
	switch s.state {
	case Waiting:
		return Words{seg.Step, seg.Line, s.line.phrases.wait}
	case Paused:
		return Words{"Paused.", fmt.Sprintf("%s You are %s in and nothing is lost.", s.place(), MinSec(s.Moment().Elapsed)), s.line.phrases.paused}
	case Resuming:
		return Words{seg.Step, fmt.Sprintf("Going on in %d.", wholeSeconds(s.lead)), ""}
	case Slept:
		if s.restored {
			return Words{"Welcome back.", fmt.Sprintf("The session was cut off %s. It is paused there.", s.spot()), ""}
		}
		return Words{"Welcome back.", fmt.Sprintf("Your computer slept %s. The session is paused there.", s.spot()), ""}
	case Hurt:
		return Words{"Stop here.", "Sharp pain is a stop sign. If it stays, see a physiotherapist or doctor.", s.sayStop()}
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
	r := s.Result()
	sum := fmt.Sprintf("%s in %s.", techniques(len(r.Techniques)), sayMinutes(r.Spent))
	if len(r.Techniques) == 0 {
		sum = "Nothing was done this time."
	}
	switch s.ending {
	case Finished:
		return Words{"Done.", sum, s.line.phrases.done}
	case Closed:
		return Words{"Closed.", "Ten minutes on pause, so I closed the session. " + sum, ""}
	}
	return Words{"Ended here.", sum, s.line.phrases.ended}
}

// place is where the session is and what is left of it there, as a sentence.
func (s *Session) place() string {
	m := s.Moment()
	left := secondsToGo(m.Left)
	switch {
	case leadIn(m.Segment.Phase):
		return fmt.Sprintf("%s is next, %s.", s.name(m.Part), left)
	case m.Segment.Count == 0:
		return fmt.Sprintf("%s, %s.", s.name(m.Part), left)
	}
	unit := s.unit(m.Part)
	return fmt.Sprintf("%s%s %d of %d, %s.", strings.ToUpper(unit[:1]), unit[1:], m.Segment.Index, m.Segment.Count, left)
}

// spot is where the session is, to end a sentence with.
func (s *Session) spot() string {
	m := s.Moment()
	switch {
	case leadIn(m.Segment.Phase):
		return "before " + s.name(m.Part)
	case m.Segment.Count == 0:
		return "during " + s.name(m.Part)
	}
	return fmt.Sprintf("at %s %d", s.unit(m.Part), m.Segment.Index)
}

// name is the short name of technique number part.
func (s *Session) name(part int) string {
	if part > len(s.line.Techniques) {
		return string(s.segment().Technique)
	}
	return s.line.Techniques[part-1].Short
}

// unit is what technique number part counts.
func (s *Session) unit(part int) string {
	if part > len(s.line.Techniques) {
		return Unit("")
	}
	return Unit(s.line.Techniques[part-1].Dose.Kind)
}

// Unit is the word for what a kind of dose counts: "spot", "rep", "side", "position".
func Unit(k technique.Kind) string {
	switch k {
	case technique.Sides:
		return "side"
	case technique.Reps:
		return "rep"
	case technique.Positions:
		return "position"
	}
	return "spot"
}

// MinSec writes a time as on a dial: "2:03". Parts of a second count as whole ones, so
// that the last second shows 0:01.
func MinSec(d time.Duration) string {
	n := wholeSeconds(max(d, 0))
	return fmt.Sprintf("%d:%02d", n/60, n%60)
}

func secondsToGo(d time.Duration) string {
	switch n := wholeSeconds(d); {
	case n == 1:
		return "1 second to go"
	case n >= 100:
		return MinSec(d) + " to go"
	default:
		return fmt.Sprintf("%d seconds to go", n)
	}
}

// sayMinutes writes a length as in "4 minutes 54".
func sayMinutes(d time.Duration) string {
	n := int(d.Round(time.Second) / time.Second)
	minutes, seconds := n/60, n%60
	word := "minutes"
	if minutes == 1 {
		word = "minute"
	}
	switch {
	case minutes == 0 && seconds == 1:
		return "1 second"
	case minutes == 0:
		return fmt.Sprintf("%d seconds", seconds)
	case seconds == 0:
		return fmt.Sprintf("%d %s", minutes, word)
	}
	return fmt.Sprintf("%d %s %d", minutes, word, seconds)
}

// techniques counts techniques in words.
func techniques(n int) string {
	words := []string{"No techniques", "One technique", "Two techniques", "Three techniques", "Four techniques",
		"Five techniques", "Six techniques", "Seven techniques", "Eight techniques", "Nine techniques"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("%d techniques", n)
}
