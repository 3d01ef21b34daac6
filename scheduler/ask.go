package scheduler

import "time"

// next is the first moment after now at which the decision can change by itself.
func (m *moment) next(d Decision) time.Time {
	if d.Kind == KindNotSeen || d.Kind == KindFellAway {
		return m.now.Add(time.Second) // once it is noted, there is more to decide
	}
	next := m.today.Date.To
	sooner := func(t time.Time) {
		if t.After(m.now) && t.Before(next) {
			next = t
		}
	}
	desk := m.h.Desk
	if m.today.Planned {
		sooner(m.today.Work.From)
		sooner(m.today.Work.To)
		sooner(m.today.Window.From.Add(-m.plan.every()))
		sooner(m.today.Window.From)
		sooner(m.earliest)
		sooner(m.today.Window.To)
	}
	if m.paused {
		sooner(m.h.Pause.Until)
	}
	if d.Kind == KindOpen {
		sooner(d.At.Add(SeenWithin))
	}
	if !d.At.IsZero() && (desk.Counting() || m.snooze) { // else it moves on with now
		sooner(d.At)
		sooner(d.At.Add(-m.plan.HeadsUp))
	}
	sooner(m.h.Snooze)
	switch {
	case desk.Counting():
		sooner(m.now.Add(Beat))
		sooner(m.now.Add(m.need - desk.Waited))
	case desk.Waited > 0 || desk.Elapsed > 0 || m.h.Held != nil:
		sooner(m.now.Add(desk.untilPaid(m.plan, m.need)))
		sooner(m.now.Add(Beat))
	}
	if !desk.Counting() && !m.today.Window.To.IsZero() {
		// Coming back later than this leaves no time for another interval.
		sooner(m.today.Window.To.Add(desk.Waited - m.need))
	}
	return next
}

// untilPaid is how much longer an absence must last to become a break and to bring
// the desk time below what a reminder needs.
func (d Desk) untilPaid(plan Plan, need time.Duration) time.Duration {
	away := plan.awayAfter()
	wait := max(away-d.Gone, 0)
	if over := d.Waited - need; over >= 0 {
		every := plan.every() / time.Second
		pays := (over+1)*max(away/time.Second, 1)/every + 1
		if d.Gone < away {
			pays -= d.Gone // the credit begins with a whole break
		}
		wait = max(wait, pays)
	}
	return wait
}
