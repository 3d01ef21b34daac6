package scheduler_test

import (
	"fmt"
	"time"

	"github.com/unknot-app/unknot/scheduler"
)

// An afternoon as the resident sees it: look at the desk, decide, note it down, and
// sleep until AskAgain.
func ExampleNext() {
	plan := scheduler.Plan{
		Days:          [7]bool{time.Monday: true},
		Work:          scheduler.Window{From: scheduler.At(8, 0), To: scheduler.At(18, 0)},
		Windows:       []scheduler.Window{{From: scheduler.At(13, 0), To: scheduler.At(17, 30)}},
		Every:         75 * time.Minute,
		MaxPerDay:     3,
		WeeklyGoal:    4,
		SnoozesPerDay: 3,
		HeadsUp:       2 * time.Minute,
		Quick:         "five-minute",
	}
	var history scheduler.History
	var presence scheduler.Presence // somebody is there and nothing is in the way
	last := time.Date(2026, time.November, 23, 13, 10, 0, 0, time.UTC)
	for now := last; ; {
		history.Desk = history.Desk.Observe(plan, now, now.Sub(last), presence)
		decision := scheduler.Next(plan, history, presence, now)
		history = history.Record(decision, now)
		switch decision.Kind {
		case scheduler.KindWait:
			if now.Equal(last) {
				fmt.Println(now.Format("15:04"), "the next one is expected about", decision.At.Format("15:04"))
			}
		case scheduler.KindHeadsUp:
			fmt.Println(now.Format("15:04"), "heads-up, in", decision.At.Sub(now))
		case scheduler.KindRemind:
			fmt.Println(now.Format("15:04"), "remind:", decision.Why.Desk, "at the desk, offer", decision.Routine)
			return
		}
		last, now = now, decision.AskAgain
	}
	// Output:
	// 13:10 the next one is expected about 14:25
	// 14:23 heads-up, in 2m0s
	// 14:25 remind: 1h15m0s at the desk, offer five-minute
}
