package scheduler

import "time"

// Strictness is how a reminder waits for its answer.
type Strictness string

const (
	Gentle   Strictness = "gentle"
	Balanced Strictness = "balanced"
	Firm     Strictness = "firm"
)

// Manner is a strictness in numbers. However strict, a reminder can always be ended.
type Manner struct {
	ShrinkAfter time.Duration // without an answer it becomes small; 0: never
	GrowAfter   time.Duration // without an answer it becomes large; 0: never
	SeenWithin  time.Duration // without an answer it is put away as not seen
	Returns     int           // how often it comes back then
	ReturnAfter time.Duration // of desk time
}

// Manner is what a strictness means; empty is balanced:
//
//	          shrinks  grows    not seen  comes back
//	gentle    1 min    never    10 min    not at all
//	balanced  3 min    never    15 min    once, after 20 min at the desk
//	firm      never    3 min    60 min    twice, each after 10 min at the desk
func (s Strictness) Manner() Manner {
	switch s {
	case Gentle:
		return Manner{ShrinkAfter: time.Minute, SeenWithin: 10 * time.Minute}
	case Firm:
		return Manner{GrowAfter: 3 * time.Minute, SeenWithin: time.Hour, Returns: 2, ReturnAfter: 10 * time.Minute}
	}
	return Manner{ShrinkAfter: 3 * time.Minute, SeenWithin: SeenWithin, Returns: 1, ReturnAfter: ReturnAfter}
}

// Manner is how reminders of the plan wait for their answer.
func (p Plan) Manner() Manner { return p.Strictness.Manner() }
