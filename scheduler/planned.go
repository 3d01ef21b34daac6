package scheduler

import "time"

// Planned are the reminders to be expected today, soonest first, the one that is due
// or open not among them. Only the first is more than a guess: the others suppose that
// the person stays at the desk and a full interval passes between two.
func Planned(plan Plan, history History, presence Presence, now time.Time) []time.Time {
	d := Next(plan, history, presence, now)
	left := plan.MaxPerDay - d.Shown
	if d.WeekDone >= plan.WeeklyGoal && plan.WeeklyGoal > 0 {
		left = 0
	}
	var at time.Time
	var planned []time.Time
	switch d.Kind {
	case KindWait, KindHeadsUp, KindSnoozed, KindPaused:
		if d.At.IsZero() {
			return nil
		}
		at, planned = d.At, append(planned, d.At)
		if !history.returning(dateOf(now)) {
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
	window := plan.On(now).Window
	for ; left > 0; left-- {
		if at = at.Add(plan.every()); !at.Before(window.To) {
			break
		}
		planned = append(planned, at)
	}
	return planned
}
