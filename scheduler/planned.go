package scheduler

import "time"

// Planned are the reminders to be expected today, soonest first, the one that is due
// or open not among them. Only the first is more than a guess: the others suppose that
// the person stays at the desk and a full interval passes between two.
func Planned(plan Plan, history History, presence Presence, now time.Time) []time.Time {
	return PlannedAfter(plan, history, Next(plan, history, presence, now), now)
}

// PlannedAfter is Planned for whoever has the decision of now at hand.
func PlannedAfter(plan Plan, history History, d Decision, now time.Time) []time.Time {
	var today day
	today.today(&plan, &history, now)
	left := plan.MaxPerDay - d.Shown
	if !today.Planned { // one of yesterday may still be open
		left = 0
	}
	if d.WeekDone >= plan.WeeklyGoal && plan.WeeklyGoal > 0 {
		left = 0
	}
	if plan.Spread && plan.WeeklyGoal > 0 && left > 0 {
		if done, share := shareOf(&plan, history.Sessions, now); done >= share {
			left = 0
		}
	}
	var at time.Time
	var planned []time.Time
	switch d.Kind {
	case KindWait, KindHeadsUp, KindSnoozed, KindPaused:
		if d.At.IsZero() {
			return nil
		}
		at, planned = d.At, append(planned, d.At)
		if !history.returning(today.Date, plan.Strictness.Manner().Returns) {
			left--
		}
	case KindRemind, KindHeld, KindOpen:
		at = now
		if d.Kind != KindOpen && !d.Again {
			left--
		}
	default:
		return nil
	}
	if d.Snoozes.Left == 0 && plan.SnoozesPerDay > 0 {
		return planned
	}
	served := latest(history.Fixed, d.Fixed)
	for ; left > 0; left-- {
		next, fixed := today.after(&plan, at, served, left)
		if next.IsZero() {
			break
		}
		planned = append(planned, next)
		at, served = next, latest(served, fixed)
	}
	return planned
}

// after is the reminder to be expected after one at a moment, with left more to come
// today; zero: none. Fixed is the fixed time for which it stands.
func (d *day) after(plan *Plan, at, served time.Time, left int) (next, base time.Time) {
	var coming fixed
	n := 0
	for _, f := range d.fixed[:d.nFixed] {
		if f.base.After(served) && f.From.After(at.Add(justBefore)) {
			if n == 0 {
				coming = f
			}
			n++
		}
	}
	if !plan.FixedOnly && n < left {
		next = at.Add(plan.every())
		w := d.window(next)
		if next.Before(w.From.Add(plan.HeadsUp)) {
			next = w.From.Add(plan.HeadsUp)
		}
		if w.Empty() || !next.Before(w.To) {
			next = time.Time{}
		}
	}
	if n > 0 && (next.IsZero() || next.After(coming.From.Add(-justBefore))) {
		return coming.From, coming.base
	}
	return next, time.Time{}
}
