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
// promises_test.go holds random weeks to them: presence, blockers, commands, sleep,
// crashes, clock changes, several windows, fixed times and what was learned.
//
//   - There is never more than one open reminder.
//   - A reminder never comes up while a blocker holds it, on a day that is not in the
//     plan, or outside the plan: the windows, and an hour from each fixed time on.
//   - At most MaxPerDay reminders a day come up. One that comes back, after a snooze, a
//     call or because nobody saw it, is the same reminder.
//   - A reminder that was due and could not come up is noted as [Moved] with its reason.
//   - AskAgain is always later than now. Calling Next more often changes nothing.
//   - Desk time is only what somebody really spent at the desk in working hours while
//     the program ran: a gap is an interruption, never desk work. It equals a count made
//     minute by minute beside it.
//   - What was learned moves a reminder by [MostShift] at most, and never out of its window.
//
// # The rules in short
//
// A reminder is due after Every of desk time since the last break or the last answer.
// Someone who has sat through until the window opens is reminded at its opening (and
// the heads-up before it, which then falls on the opening itself); someone back from
// lunch has a fresh stretch before them, because lunch was a natural break.
// [Desk] tells what counts as a break.
//
// A fixed time comes by the clock, whatever the desk clock shows, and may be late by an
// hour, or until its window closes. It stands for a reminder that desk time wants in the
// 20 minutes before, and it falls away, with a record, after a session or a reminder in
// those 20 minutes. It keeps its place in the day's maximum.
//
// # What holds
//
// A reminder that is due waits while nobody is at the desk, while the person speaks with
// others ([Call], [Sharing], [Meeting]) and while reminders are paused, however long that
// takes. After a call it waits for AfterCall more, but never longer than the call was. For
// [DoNotDisturb], [FullScreen] and [LowBattery] it waits for MaxDelay altogether, and for
// [Typing] for three minutes; then it comes in spite of them ([Reason.InSpite]). Time in
// which something without bounds holds as well uses none of that up. All of it ends with
// the window: then the reminder falls away, with a record. An open reminder is put away
// when a call begins, and comes back after it.
//
// # The goal over the week
//
// With Spread, a day's share is what was left of the weekly goal in the morning, divided
// by the days of the plan that are left, rounded up; once it is done the day has no
// more. Where the quick start is deep work and enough days are left with one of rest
// between them, only these have a share.
package scheduler

import (
	"time"

	"github.com/unknot-app/unknot/scheduler/habit"
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

// How much of a plan counts: what is more is left out.
const (
	MostWindows = 4
	MostTimes   = 8
)

// FixedTime is a time of day at which to remind, whatever the desk clock says.
type FixedTime struct {
	At   TimeOfDay
	Days [7]bool // by time.Weekday; none: every day of the plan
}

// Plan is what the person asked for.
type Plan struct {
	Days          [7]bool       // by time.Weekday: the days on which to remind
	Quiet         []Dates       // dates on which not to
	Work          Window        // hours at the desk; desk time outside them is not counted
	Windows       []Window      // reminders by desk time come only inside these, in order, none touching another
	Fixed         []FixedTime   // reminders that come by the clock
	FixedOnly     bool          // remind by the clock only
	Every         time.Duration // desk time between reminders
	MaxPerDay     int           // reminders a day at most, those of fixed times among them
	WeeklyGoal    int           // sessions a week, Monday to Sunday; 0: no goal
	Spread        bool          // share the goal out over the days of the week
	SnoozesPerDay int           // after that many, the reminder is let go until tomorrow; 0: no snoozing
	HeadsUp       time.Duration // the heads-up card comes this long before; 0: none
	AwayAfter     time.Duration // an absence this long is a natural break; 0: five minutes
	AfterCall     time.Duration // silence after a call, but never longer than the call was; 0: none
	MaxDelay      time.Duration // how long bounded blockers may hold a reminder; 0: 45 minutes
	Ignore        []BlockerKind // these hold nothing
	Strictness    Strictness    // empty: balanced
	Learned       habit.Learned // what the person's ratings and answers tell; zero: nothing
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
func (p *Plan) every() time.Duration { return max(p.Every, time.Minute) }

func (p *Plan) awayAfter() time.Duration {
	if p.AwayAfter <= 0 {
		return 5 * time.Minute
	}
	return max(p.AwayAfter, time.Second)
}

// maxDelay is how long bounded blockers may hold a reminder.
func (p *Plan) maxDelay() time.Duration {
	if p.MaxDelay <= 0 {
		return 45 * time.Minute
	}
	return p.MaxDelay
}
