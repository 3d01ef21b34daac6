package draft

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Counts tells whether the dose of a technique is set by its number of repetitions; all
// others are set by the length of a hold.
func (s Step) Counts() bool { return s.Dose.Kind == technique.Reps }

// By is how much one turn of the dose is: repetitions, or seconds of a hold.
func (s Step) By() int {
	switch {
	case s.Counts() && s.Dose.Sided:
		return 2
	case s.Counts():
		return 1
	case s.Dose.Kind == technique.Strokes:
		return 15
	case s.Dose.Kind == technique.Sides:
		return 5
	}
	return 1
}

// Value is the dose as it is: repetitions, or seconds of a hold.
func (s Step) Value() int {
	if s.Counts() {
		return s.Chosen.Count
	}
	return int(s.Chosen.Hold.Round(time.Second) / time.Second)
}

// Range are the least and the greatest [Step.Value], with the number of holds that there is.
func (s Step) Range() (least, most int) {
	if s.Counts() {
		counts := s.Amounts()
		return counts[0], counts[len(counts)-1]
	}
	span, ok := s.Dose.Holds(s.Chosen.Count)
	if !ok {
		return s.Value(), s.Value()
	}
	least = int((span.Lo + time.Second - 1) / time.Second)
	most = int(span.Hi / time.Second)
	if most < least {
		return s.Value(), s.Value() // between two whole seconds: it stays as it is
	}
	return least, most
}

// Amounts are the numbers of holds for which the technique keeps its ranges.
func (s Step) Amounts() []int {
	var all []int
	for n := s.Dose.Count.Lo; n <= s.Dose.Count.Hi; n++ {
		if span, ok := s.Dose.Holds(n); ok && (span.Lo+time.Second-1).Truncate(time.Second) <= span.Hi || ok && n == s.Chosen.Count {
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return []int{s.Chosen.Count}
	}
	return all
}

// Set sets the dose of a step, as near to the value as its ranges allow.
func (d *Draft) Set(i, value int) bool {
	if i < 0 || i >= len(d.Steps()) {
		return false
	}
	s := d.Steps()[i]
	least, most := s.Range()
	value = max(least, min(value, most))
	if s.Counts() {
		return d.SetAmount(i, value)
	}
	if value == s.Value() {
		return false
	}
	s.Chosen.Hold = time.Duration(value) * time.Second
	return d.choose(i, s.Chosen)
}

// Turn moves the dose of a step by so many steps, within its ranges.
func (d *Draft) Turn(i, by int) bool {
	if i < 0 || i >= len(d.Steps()) {
		return false
	}
	s := d.Steps()[i]
	return d.Set(i, s.Value()+by*s.By())
}

// SetAmount sets the number of holds of a step to the nearest one that its ranges allow; the
// length of a hold follows where it must.
func (d *Draft) SetAmount(i, count int) bool {
	if i < 0 || i >= len(d.Steps()) {
		return false
	}
	s := d.Steps()[i]
	best := s.Chosen.Count
	for _, n := range s.Amounts() {
		if distance(n, count) < distance(best, count) {
			best = n
		}
	}
	if best == s.Chosen.Count {
		return false
	}
	span, ok := s.Dose.Holds(best)
	if !ok {
		return false
	}
	c := technique.Chosen{Count: best, Hold: s.Chosen.Hold}
	if c.Hold < span.Lo {
		c.Hold = (span.Lo + time.Second - 1).Truncate(time.Second)
	}
	if c.Hold > span.Hi {
		c.Hold = max(span.Lo, span.Hi.Truncate(time.Second))
	}
	return d.choose(i, c)
}

func distance(a, b int) int { return max(a-b, b-a) }

func (d *Draft) choose(i int, c technique.Chosen) bool {
	if !d.Steps()[i].Dose.Allows(c) {
		return false
	}
	return d.with(func(s *state) { s.steps[i].Chosen = c })
}
