package scheduler

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// RoutineCode says why a routine is offered.
type RoutineCode string

const (
	RoutineQuick   RoutineCode = "quick-start" // the person's choice
	RoutineRestDay RoutineCode = "rest-day"    // a gentle one: deep work was on RoutineReason.Deep
	RoutineGoalMet RoutineCode = "goal-met"    // the shortest: the weekly goal is met
	RoutineInstead RoutineCode = "instead"     // the quick start is not among the choices
)

// RoutineReason is why a routine is offered, with the facts to word it.
type RoutineReason struct {
	Code   RoutineCode   `json:"code"`
	Length time.Duration `json:"length_ns"` // of the routine offered; 0: not known
	Deep   time.Time     `json:"deep"`      // when the deep work ended that calls for rest; zero: none
}

// offer chooses the routine to offer. Gentle tells to leave deep techniques out of it:
// that matters where rest is due and no gentle routine is at hand.
func offer(plan Plan, h History, goalMet bool, now time.Time) (id technique.ID, why RoutineReason, gentle bool) {
	deep, rest := restFrom(plan, h.Sessions, now)
	usual := Choice{Routine: plan.Quick}
	why.Code = RoutineQuick
	if quick, ok := find(plan.Choices, plan.Quick); ok {
		usual = quick
	} else if len(plan.Choices) > 0 {
		usual, why.Code = plan.Choices[0], RoutineInstead
	}
	chosen := usual
	for _, c := range plan.Choices {
		switch {
		case rest && c.Deep:
		case rest && chosen.Deep:
			chosen = c
		case goalMet && c.Length < chosen.Length:
			chosen = c
		case rest && usual.Deep && !goalMet && apart(c, usual) < apart(chosen, usual):
			chosen = c
		}
	}
	if rest {
		why.Deep = deep
	}
	switch {
	case rest && usual.Deep:
		why.Code = RoutineRestDay
	case goalMet && chosen.Routine != usual.Routine:
		why.Code = RoutineGoalMet
	}
	why.Length = chosen.Length
	return chosen.Routine, why, rest
}

func find(choices []Choice, id technique.ID) (Choice, bool) {
	for _, c := range choices {
		if c.Routine == id {
			return c, true
		}
	}
	return Choice{}, false
}

func apart(a, b Choice) time.Duration { return (a.Length - b.Length).Abs() }
