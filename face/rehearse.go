package face

import (
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// Rehearse plays a session to its end without waiting, from a time on, as for a person who
// never touches it. Told is given each time and what became due.
func Rehearse(s *coach.Session, begin time.Time, told func(now time.Time, events []coach.Event)) {
	told(begin, s.Tick(begin))
	if s.State() == coach.Waiting {
		told(begin, s.Do(begin, coach.Start))
	}
	for now := s.Wake(begin); !now.IsZero(); now = s.Wake(now) {
		told(now, s.Tick(now))
	}
}

// Pose is what the figure shows at a moment, in the words of `unknot figure`.
type Pose struct {
	Scene string `json:"scene"`
	Beat  string `json:"beat"` // "ready", "hold", "release", "shift" or "switch"
	Side  string `json:"side"` // "left" or "right"; empty where both are worked at once
	// Spot of Of on the side that is worked on; 0 of 0 where there are none.
	Spot int `json:"spot"`
	Of   int `json:"of"`
}

// PoseOf tells what the figure shows at a moment of a timeline.
func PoseOf(line *coach.Timeline, m coach.Moment) Pose {
	if m.Part < 1 || m.Part > len(line.Techniques) {
		return Pose{}
	}
	t := line.Techniques[m.Part-1]
	p := Pose{Scene: t.Scene, Beat: "ready"}
	if m.Sided() {
		p.Side = string(m.Segment.Side)
	}
	switch m.Segment.Phase {
	case technique.Ready, technique.Next:
		return p
	case technique.Work:
		p.Beat = "hold"
	default:
		p.Beat = string(m.Segment.Phase)
	}
	if kind := t.Dose.Kind; kind == technique.Spots || kind == technique.Positions {
		p.Spot, p.Of = m.Segment.Index, m.Segment.Count
		if t.Dose.Sided && p.Of > 1 {
			p.Of /= 2
			if p.Spot > p.Of {
				p.Spot -= p.Of
			}
		}
	}
	return p
}
