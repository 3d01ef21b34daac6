package scheduler

import "time"

// next is the first moment after now at which the decision can change by itself.
func (m *moment) next(d *Decision) time.Time {
	if d.Kind == KindNotSeen || d.Kind == KindFellAway || d.Kind == KindPutAway {
		return m.now.Add(time.Second) // once it is noted, there is more to decide
	}
	next := m.today.Date.To
	sooner := func(t time.Time) {
		if t.After(m.now) && t.Before(next) {
			next = t
		}
	}
	desk := &m.desk
	if m.today.Planned {
		sooner(m.today.Work.From)
		sooner(m.today.Work.To)
		for _, w := range m.today.windows[:m.today.nWindows] {
			sooner(w.From.Add(-m.plan.every()))
			sooner(w.From)
			sooner(w.To)
		}
		sooner(m.earliest)
		for _, f := range m.today.fixed[:m.today.nFixed] {
			sooner(f.From.Add(-justBefore))
			sooner(f.From)
			sooner(f.To)
		}
		if m.plan.Learned.Any() {
			m.habits(sooner)
		}
	}
	for _, b := range m.held {
		sooner(b.Until)
	}
	if m.h.Meeting != nil {
		sooner(m.h.Meeting.Until)
	}
	if d.Kind == KindOpen {
		sooner(d.At.Add(m.manner.SeenWithin))
	}
	if hold := d.Held; hold != nil {
		if !hold.Bounded.From.IsZero() {
			sooner(m.now.Add(m.plan.maxDelay() - hold.Bounded.used(m.now)))
		}
		if !hold.Typing.From.IsZero() {
			sooner(m.now.Add(TypingDelay - hold.Typing.used(m.now)))
		}
	}
	if !d.At.IsZero() && (desk.Counting() || m.snooze || !d.Fixed.IsZero() || desk.Waited >= m.need) { // else it moves on with now
		sooner(d.At)
		sooner(d.At.Add(-soon))
		sooner(d.At.Add(-m.plan.HeadsUp))
	}
	sooner(m.h.Snooze)
	if m.paused && m.plan.Learned.Any() {
		sooner(m.planned()) // then it is due, and waits for the end of the pause
	}
	switch {
	case desk.Counting():
		sooner(m.now.Add(Beat))
		sooner(m.now.Add(m.need - desk.Waited))
	case desk.Waited > 0 || desk.Elapsed > 0 || m.h.Held != nil:
		sooner(m.now.Add(desk.untilPaid(&m.plan, m.need)))
		sooner(m.now.Add(Beat))
	}
	if !desk.Counting() {
		// Coming back later than this leaves no time for another interval.
		for _, w := range m.today.windows[:m.today.nWindows] {
			sooner(w.To.Add(desk.Waited - m.need))
		}
	}
	return next
}

// habits adds the moments at which what was learned begins and ends to count.
func (m *moment) habits(sooner func(time.Time)) {
	date := &m.today.Date
	if l := &m.plan.Learned; l.Peak > 0 {
		sooner(date.at(TimeOfDay(l.Before)))
		sooner(date.at(TimeOfDay(l.Peak)))
	}
	for _, s := range m.plan.Learned.PutOff {
		sooner(date.at(TimeOfDay(s.From)))
		sooner(date.at(TimeOfDay(s.To)))
	}
}

// untilPaid is how much longer an absence must last to become a break and to bring
// the desk time below what a reminder needs.
func (d *Desk) untilPaid(plan *Plan, need time.Duration) time.Duration {
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
