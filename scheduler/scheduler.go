// Package scheduler says WHEN: from what the person asked for (the [Plan]), what
// happened (the [History]), what the desk is doing (the blockers that hold) and the
// time, [Next] decides whether to remind now, and if not, when to ask again and why.
//
// The package is pure: it reads no clock and arms no timer. The resident calls Next
// at start, whenever something changed, and at [Decision.AskAgain].
package scheduler

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// TimeOfDay is a wall-clock time as minutes after midnight, 0 to 1440.
type TimeOfDay int

// Window is a span of the day, From before To.
type Window struct{ From, To TimeOfDay }

// Plan is what the person asked for.
type Plan struct {
	Days          [7]bool       // by time.Weekday: the days on which to remind
	Work          Window        // hours at the desk; desk time outside them is not counted
	Afternoon     Window        // reminders come only inside this window
	Every         time.Duration // desk time between reminders
	MaxPerDay     int           // reminders a day at most
	WeeklyGoal    int           // sessions a week, Monday to Sunday
	SnoozesPerDay int
	HeadsUp       time.Duration // the heads-up card comes this long before; 0: none
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

// Outcome is what became of a reminder.
type Outcome string

const (
	Open    Outcome = "open"     // shown, not answered yet
	Started Outcome = "started"  // the person pressed Start
	Snoozed Outcome = "snoozed"  // comes again
	Skipped Outcome = "skipped"  // the person let this one go
	NotSeen Outcome = "not-seen" // shown for 15 minutes without an answer
	Moved   Outcome = "moved"    // fell away: the window closed while something held it back
)

// Reminder is a reminder of today.
type Reminder struct {
	At      time.Time
	Outcome Outcome
	Ended   time.Time // when it got its outcome; zero while open
}

// Session is a session of this week or the days before.
type Session struct {
	Started, Ended time.Time
	Deep           bool // deep work was really done
	Credited       bool // counts towards the weekly goal
}

// Pause is a pause of reminders that the person asked for.
type Pause struct {
	Since time.Time
	Until time.Time // zero: until resumed
}

// History is what happened, as far as it matters for the next reminder.
type History struct {
	Desk      Desk
	Reminders []Reminder // of today, oldest first; at most one is open
	Sessions  []Session  // of the last 14 days, oldest first
	Snooze    time.Time  // ask again at; zero: not snoozed
	Pause     *Pause     // nil: not paused
	HeadsUp   time.Time  // when the last heads-up card was shown; zero: never
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

// Blocker is one thing that holds reminders back. Each comes and goes on its own.
type Blocker struct {
	Kind  BlockerKind
	Since time.Time
}

// Presence is what the desk is doing.
type Presence struct {
	Blockers []Blocker
}
