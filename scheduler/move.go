package scheduler

import (
	"fmt"
	"time"
)

// MostMove is by how much the plan of a day can be moved altogether.
const MostMove = 3 * time.Hour

// MoveProblem is why today's plan can't be moved.
type MoveProblem string

const (
	MoveNothing MoveProblem = "nothing" // no reminder is left today
	MoveTooFar  MoveProblem = "too-far" // it would end outside the hours at the desk, or MostMove is reached
	MoveOpen    MoveProblem = "open"    // a reminder is open: it can be snoozed
)

// MoveError says why today's plan can't be moved, with the facts to word it.
type MoveError struct {
	Problem MoveProblem
	By      time.Duration
	Work    Span // today's hours at the desk
}

// Error is a sentence for logs; faces word the problem themselves.
func (e *MoveError) Error() string {
	switch e.Problem {
	case MoveNothing:
		return "can't move today's plan: no reminder is left today"
	case MoveOpen:
		return "can't move today's plan: a reminder is open; snooze it"
	}
	return fmt.Sprintf("can't move today's plan by %s more: it would leave the hours from %s to %s",
		e.By, e.Work.From.Format("15:04"), e.Work.To.Format("15:04"))
}

// MoveToday moves what is left of today's plan to later: windows, fixed times and the
// reminder that is on its way, held or snoozed. Decision is the one that stands. The
// error is a *[MoveError].
func (h History) MoveToday(plan Plan, d Decision, now time.Time, by time.Duration) (History, error) {
	now = now.Round(0)
	refuse := func(p MoveProblem) (History, error) {
		return h, &MoveError{Problem: p, By: by, Work: plan.On(now).Work}
	}
	total := by
	if dateOf(now).Contains(h.Moved.Asked) {
		total += h.Moved.By
	}
	_, open := h.OpenReminder()
	switch {
	case open:
		return refuse(MoveOpen)
	case d.Kind == KindDone || d.Kind == KindGoalMet || d.Kind == KindOff:
		return refuse(MoveNothing)
	case by <= 0 || total > MostMove:
		return refuse(MoveTooFar)
	}
	moved := h
	moved.Moved = Move{Asked: now, By: total}
	var before, today day
	before.today(&plan, &h, now)
	today.today(&plan, &moved, now)
	at := time.Time{}
	switch {
	case !h.Snooze.IsZero():
		at = h.Snooze.Add(by)
	case h.Held != nil:
		at = now.Add(by)
	case d.Fixed.IsZero() && !d.At.IsZero() && before.window(now).Contains(now):
		at = d.At.Add(by)
	}
	switch {
	case at.IsZero() && !now.Before(today.Window.To):
		return refuse(MoveTooFar)
	case !at.IsZero() && !today.inside(at):
		return refuse(MoveTooFar)
	}
	if !at.IsZero() {
		moved.Snooze, moved.Held = at, nil
	}
	return moved, nil
}
