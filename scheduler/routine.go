package scheduler

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// RoutineCode says why a routine is offered.
type RoutineCode string

const (
	RoutineQuick   RoutineCode = "quick-start" // the person's choice
	RoutineRestDay RoutineCode = "rest-day"    // a gentle one: deep work was at RoutineReason.Deep
	RoutineGoalMet RoutineCode = "goal-met"    // the shortest: the weekly goal is met
	RoutineInstead RoutineCode = "instead"     // the quick start is not among the choices
)

// RoutineReason is why a routine is offered, with the facts to word it.
type RoutineReason struct {
	Code   RoutineCode
	Length time.Duration // of the routine offered; 0: not known
	Deep   time.Time     // when the deep work ended that calls for rest; zero: none does
}

// offer chooses the routine to offer: the quick start; with rest due and deep work in
// it, the gentle choice that comes nearest in length; with the goal met, the shortest
// choice. Gentle tells to leave deep techniques out, which matters where rest is due
// and every choice is deep.
func offer(plan *Plan, h *History, goalMet bool, now time.Time) (id technique.ID, why RoutineReason, gentle bool) {
	why.Code = RoutineQuick
	why.Deep, gentle = restFrom(plan, h.Sessions, now)
	usual := Choice{Routine: plan.Quick}
	if quick, ok := find(plan.Choices, plan.Quick); ok {
		usual = quick
	} else if len(plan.Choices) > 0 {
		usual, why.Code = plan.Choices[0], RoutineInstead
	}
	distance := func(c Choice) time.Duration { return (c.Length - usual.Length).Abs() }
	if goalMet {
		distance = func(c Choice) time.Duration { return c.Length }
	}
	allowed := func(c Choice) bool { return !gentle || !c.Deep }

	chosen := usual
	for i := range plan.Choices {
		c := plan.Choices[i]
		if allowed(c) && (!allowed(chosen) || distance(c) < distance(chosen)) {
			chosen = c
		}
	}
	switch {
	case !allowed(usual):
		why.Code = RoutineRestDay
	case chosen.Routine != usual.Routine:
		why.Code = RoutineGoalMet
	}
	why.Length = chosen.Length
	return chosen.Routine, why, gentle
}

func find(choices []Choice, id technique.ID) (Choice, bool) {
	for _, c := range choices {
		if c.Routine == id {
			return c, true
		}
	}
	return Choice{}, false
}
