// Package scheduler says WHEN: from what the person asked for (the [Plan]), what
// happened (the [History]), what the desk is doing (the [Presence]) and the time,
// [Next] decides whether to remind now, and if not, when to ask again and why.
//
// The package is pure: it reads no clock and arms no timer. The resident does four
// things at start, whenever something changed, and at [Decision.AskAgain]:
//
//	history.Desk = history.Desk.Observe(plan, now, ran, presence)
//	decision := scheduler.Next(plan, history, presence, now)
//	history = history.Record(decision, now)
//	// carry the decision out, save the history, arm one timer for decision.AskAgain
//
// What the person does goes through the methods of History ([History.Answer],
// [History.SnoozeUntil], [History.PauseUntil], [History.StartSession] ...). All of
// them return a new History and leave the old one alone.
//
// # Promises
//
//   - There is never more than one open reminder.
//   - A reminder never comes up while a blocker holds, on a day that is not in the
//     plan, or outside the afternoon window.
//   - At most MaxPerDay reminders a day come up. One that comes back, after a snooze
//     or because nobody saw it, is the same reminder.
//   - A reminder that was due and could not come up is noted as [Moved] with its reason.
//   - AskAgain is always later than now. Calling Next more often changes nothing.
//   - Desk time is only what somebody really spent at the desk in working hours while
//     the program ran: a gap is an interruption, never desk work.
//
// # The rules in short
//
// A reminder is due after Every of desk time since the last break or the last answer.
// Someone who has sat through until the window opens is reminded at its opening (and
// the heads-up before it, which then falls on the opening itself); someone back from
// lunch has a fresh stretch before them, because lunch was a natural break.
// [Desk] tells what counts as a break.
package scheduler

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Fixed times of the plan that nobody needs to set.
const (
	// SeenWithin is how long a reminder waits for an answer before it counts as not
	// seen. It is then put away and comes back once.
	SeenWithin = 15 * time.Minute
	// ReturnAfter is the desk time after which a reminder that nobody saw comes back:
	// long enough for whoever has just come back to the desk, short enough not to lose the afternoon.
	ReturnAfter = 20 * time.Minute
	// Beat is the longest time between two looks while the desk clock runs. What
	// nobody looked at is not counted, so AskAgain is never further off than this then.
	Beat = 5 * time.Minute
)

// Window is a span of the day, From before To. To itself lies outside.
type Window struct{ From, To TimeOfDay }

// Plan is what the person asked for.
type Plan struct {
	Days          [7]bool       // by time.Weekday: the days on which to remind
	Work          Window        // hours at the desk; desk time outside them is not counted
	Afternoon     Window        // reminders come only inside this window
	Every         time.Duration // desk time between reminders
	MaxPerDay     int           // reminders a day at most
	WeeklyGoal    int           // sessions a week, Monday to Sunday; 0: no goal
	SnoozesPerDay int           // after that many, the reminder is let go until tomorrow; 0: no snoozing
	HeadsUp       time.Duration // the heads-up card comes this long before; 0: none
	AwayAfter     time.Duration // an absence this long is a natural break; 0: five minutes
	RestDay       bool          // keep a day of rest after deep work
	Quick         technique.ID  // the routine that the person chose as the quick start
	Choices       []Choice      // the routines to choose from, the quick start among them
}

// Choice is a routine as the scheduler sees it.
type Choice struct {
	Routine technique.ID
	Deep    bool          // holds deep work when done with the tools at hand
	Length  time.Duration // with the tools at hand
}

// every is the interval, guarded against plans that would remind without pause.
func (p Plan) every() time.Duration { return max(p.Every, time.Minute) }

func (p Plan) awayAfter() time.Duration {
	if p.AwayAfter <= 0 {
		return 5 * time.Minute
	}
	return max(p.AwayAfter, time.Second)
}

// reminding is the part of the day in which a reminder can come: the afternoon
// window as far as it lies in working hours.
func (p Plan) reminding() Window {
	return Window{max(p.Afternoon.From, p.Work.From), min(p.Afternoon.To, p.Work.To)}
}

// BlockerKind names what holds a reminder back.
type BlockerKind string

const (
	Idle      BlockerKind = "idle"
	Locked    BlockerKind = "locked"
	Asleep    BlockerKind = "asleep"
	InSession BlockerKind = "session" // a coached session is running
	// Paused and Outside (work hours) are found by Next itself.
	Paused  BlockerKind = "paused"
	Outside BlockerKind = "outside-hours"
)

// Away tells whether nobody works at the desk while the blocker holds. All other
// kinds, such as a call, hold reminders back while the person sits there.
func (k BlockerKind) Away() bool {
	switch k {
	case Idle, Locked, Asleep, InSession:
		return true
	}
	return false
}

// Blocker is one thing that holds reminders back. Each comes and goes on its own.
type Blocker struct {
	Kind BlockerKind `json:"kind"`
	// Since is when it began. For Idle that is the last input, not the moment at
	// which the silence was long enough to be called idle. Zero: just now.
	Since time.Time `json:"since"`
}

// Presence is what the desk is doing.
type Presence struct {
	Blockers []Blocker
}

// away tells whether nobody works at the desk, and since when.
func (p Presence) away() (since time.Time, away bool) {
	for _, b := range p.Blockers {
		if b.Kind.Away() && (!away || b.Since.Before(since)) {
			since, away = b.Since.Round(0), true
		}
	}
	return since, away
}
