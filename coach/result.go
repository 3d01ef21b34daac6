package coach

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Result is what has really been done of a session so far.
type Result struct {
	// Spent is how much of the timeline was played, lead-ins and changes of side
	// included, each moment once.
	Spent time.Duration
	// Work is the part of it that went into techniques.
	Work time.Duration
	// Techniques are those that something was done of, in order.
	Techniques []TechniqueResult
	// Completed tells that the whole dose of every technique was really done. A lead-in,
	// a shift or a change of sides may have been cut short.
	Completed bool
	Ending    Ending
	Hurts     []Pain
}

// TechniqueResult is what has really been done of one technique.
type TechniqueResult struct {
	Technique technique.ID
	// Spent is the time of its holds, releases and shifts, without lead-in and change
	// of sides.
	Spent time.Duration
	// Done of Count repetitions, spots, positions or sides were held for as long as
	// planned. Strokes count as one.
	Done, Count int
}

// Completed tells whether the whole dose of every technique was really done.
func (s *Session) Completed() bool {
	for i, seg := range s.line.Segments {
		if (seg.Phase == technique.Work || seg.Phase == technique.Letting) && !s.done(i) {
			return false
		}
	}
	return len(s.line.Segments) > 0
}

// done tells whether a segment was played for as long as was planned.
func (s *Session) done(i int) bool { return s.spent[i] >= s.planned[i] }

// Result is what has really been done so far.
func (s *Session) Result() Result {
	r := Result{Completed: s.Completed(), Ending: s.ending, Hurts: append([]Pain(nil), s.hurts...)}
	for _, p := range s.line.Parts() {
		t := TechniqueResult{Technique: p.Technique}
		for i := p.First; i < p.Last; i++ {
			r.Spent += s.spent[i]
			switch s.line.Segments[i].Phase {
			case technique.Work:
				t.Count++
				if s.done(i) {
					t.Done++
				}
				fallthrough
			case technique.Letting, technique.Shift:
				t.Spent += s.spent[i]
			}
		}
		r.Work += t.Spent
		if t.Spent > 0 {
			r.Techniques = append(r.Techniques, t)
		}
	}
	return r
}
