package scheduler

import "time"

// MostShift is how far at most what was learned moves a reminder from its plan.
const MostShift = 30 * time.Minute

// edge is how far inside the time before the peak a reminder is to come.
const edge = 2 * time.Minute

// ripe tells whether desk time can make a reminder due now: there is enough of it, or
// enough soon for a reminder that comes early.
func (m *moment) ripe() bool {
	return m.desk.Waited >= m.need || m.desk.Counting()
}

// planned is when desk time makes the reminder due, learned times among the reckoning;
// zero: in no window of today. It takes the person as staying at the desk, or as coming
// back at once. Long before a window opens it expects a break before then, and so a
// full interval inside the window.
func (m *moment) planned() time.Time {
	w, from := m.window, m.earliest
	if m.plan.FixedOnly || w.Empty() {
		return time.Time{}
	}
	for {
		at := m.straight(w, from)
		if at.Before(w.To) {
			if at = m.aside(at); at.Before(w.To) {
				return at
			}
		}
		next := m.today.window(w.To)
		if next.Empty() {
			return time.Time{}
		}
		w, from = next, next.From.Add(m.plan.HeadsUp)
	}
}

// straight is when desk time makes the reminder due in a window, as planned or as learned.
func (m *moment) straight(w Span, from time.Time) time.Time {
	left := m.need - m.desk.Waited
	if left <= 0 {
		// It is due already, or will be when the window opens.
		if m.now.Before(w.From.Add(-m.plan.every())) {
			return m.opens(w)
		}
		plan := latest(m.now.Add(-m.overdue(from)), from)
		return m.learned(plan, 0, w)
	}
	start := m.now
	if start.Before(m.today.Work.From) {
		start = m.today.Work.From
	}
	at := start.Add(left)
	switch {
	case !at.Before(from):
		return m.learned(at, left, w)
	case m.now.Before(w.From.Add(-m.plan.every())):
		return m.opens(w)
	}
	return m.learned(from, left, w)
}

// opens is the first reminder in a window of whose beginning nothing is known yet.
func (m *moment) opens(w Span) time.Time {
	at := w.From.Add(min(m.plan.every(), w.To.Sub(w.From)/2))
	if m.again {
		return at
	}
	return m.plan.learn(&m.today, w, at, 0)
}

// overdue is for how long desk time has been enough for a reminder, from a moment on.
func (m *moment) overdue(from time.Time) time.Duration {
	return max(min(m.now.Sub(from), m.desk.Waited-m.need), 0)
}

// learned moves a reminder to where the person's habits want it.
func (m *moment) learned(at time.Time, left time.Duration, w Span) time.Time {
	if !m.plan.Learned.Any() || m.again {
		return at
	}
	moved := m.plan.learn(&m.today, w, at, m.reach(left))
	if moved.Before(at) {
		moved = latest(moved, latest(m.now, w.From))
		if moved.After(at) {
			moved = at
		}
	}
	return moved
}

// reach is how much earlier than planned the reminder may come: never when one came in
// this rise already, and never by more than half an interval.
func (m *moment) reach(left time.Duration) time.Duration {
	if left <= 0 || !m.desk.Counting() || !m.now.Before(m.today.Date.at(TimeOfDay(m.plan.Learned.Peak))) {
		return 0
	}
	if last, ok := m.h.last(m.today.Date); ok && !last.NeverShown {
		l := &m.plan.Learned
		if rise := m.today.Date.at(TimeOfDay(2*l.Before - l.Peak)); !last.At.Before(rise) {
			return 0
		}
	}
	return min(MostShift, m.plan.every()/2)
}

// late is by how much later than planned the reminder comes now; negative: earlier.
func (m *moment) late() time.Duration {
	if !m.plan.Learned.Any() {
		return 0
	}
	if left := m.need - m.desk.Waited; left > 0 {
		return -left
	}
	return m.overdue(m.earliest)
}

// learn moves a reminder that is planned at a moment to just before tension usually
// rises, and out of the times at which reminders are always put off: later by MostShift
// at most, earlier by early at most, and never out of its window.
func (p *Plan) learn(d *day, w Span, at time.Time, early time.Duration) time.Time {
	if !p.Learned.Any() {
		return at
	}
	if moved := p.habitual(d, at, early); moved.Before(w.To) {
		return moved
	}
	return at
}

func (p *Plan) habitual(d *day, at time.Time, early time.Duration) time.Time {
	latest := at.Add(MostShift)
	if p.Learned.Peak > 0 {
		// The three quarters of an hour before the peak, with best in their middle.
		best, peak := d.Date.at(TimeOfDay(p.Learned.Before)), d.Date.at(TimeOfDay(p.Learned.Peak))
		rise := best.Add(best.Sub(peak) + edge)
		soonest := at.Add(-early)
		switch {
		case latest.Before(rise) || !soonest.Before(peak.Add(-edge)):
		case latest.Before(best):
			return latest
		case at.Before(best) || !soonest.After(best):
			return best
		case early > 0:
			return soonest
		}
	}
	for _, s := range p.Learned.PutOff {
		if from, to := d.Date.at(TimeOfDay(s.From)), d.Date.at(TimeOfDay(s.To)); !at.Before(from) && at.Before(to) {
			at = soonest(to, latest)
		}
	}
	return at
}

// aside is the moment for a reminder that desk time wants just before a fixed time:
// that one stands for it.
func (m *moment) aside(at time.Time) time.Time {
	for _, f := range m.today.fixed[:m.today.nFixed] {
		if f.base.After(m.h.Fixed) && at.Before(f.From) && !at.Before(f.From.Add(-justBefore)) {
			return f.From
		}
	}
	return at
}
