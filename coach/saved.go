package coach

import (
	"fmt"
	"slices"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Saved is what a face keeps of a session in order to go on after it died. Together with
// the same timeline it is the whole session.
type Saved struct {
	Segment int             `json:"segment"`
	In      time.Duration   `json:"in_ns"`     // how far into it
	Spent   []time.Duration `json:"spent_ns"`  // how far each segment has been played
	Longer  []time.Duration `json:"longer_ns"` // what was added to each
	Hurts   []Pain          `json:"hurts"`
}

// Save returns what to keep.
func (s *Session) Save() Saved {
	saved := Saved{Segment: s.at, In: s.in, Spent: slices.Clone(s.spent), Hurts: slices.Clone(s.hurts)}
	for i, seg := range s.line.Segments {
		saved.Longer = append(saved.Longer, seg.Length-s.planned[i])
	}
	return saved
}

// Restore brings a session back that was saved while it played the timeline. It is paused
// exactly there. The error says when the two don't belong together.
func Restore(t Timeline, saved Saved, now time.Time, o Options) (*Session, error) {
	o.WaitForMe = false
	s := NewSession(t, now, o)
	n := len(t.Segments)
	if n == 0 || len(saved.Spent) != n || len(saved.Longer) != n || saved.Segment < 0 || saved.Segment >= n {
		return nil, fmt.Errorf("restoring a session of %s: it was saved with %d segments and is laid out in %d; start it anew",
			t.Routine.Name, len(saved.Spent), n)
	}
	var later time.Duration
	for i := range s.line.Segments {
		seg := &s.line.Segments[i]
		if saved.Longer[i] < 0 || saved.Spent[i] < 0 || saved.Spent[i] > seg.Length+saved.Longer[i] {
			return nil, fmt.Errorf("restoring a session of %s: %v of segment %d were saved, which lasts %v; start it anew",
				t.Routine.Name, saved.Spent[i], i+1, seg.Length+saved.Longer[i])
		}
		seg.Start += later
		seg.Length += saved.Longer[i]
		later += saved.Longer[i]
		s.spent[i] = saved.Spent[i]
		if seg.Phase == technique.Work {
			s.stayed[i] = saved.Longer[i]
		}
	}
	s.at, s.in = saved.Segment, min(max(saved.In, 0), saved.Spent[saved.Segment])
	s.hurts = slices.Clone(saved.Hurts)
	s.state, s.restored = Slept, true
	return s, nil
}
