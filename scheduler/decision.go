package scheduler

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Kind is what a decision says to do.
type Kind string

const (
	KindWait     Kind = "wait"      // on the way to the next reminder
	KindHeadsUp  Kind = "heads-up"  // show the heads-up card now
	KindRemind   Kind = "remind"    // show the reminder now
	KindOpen     Kind = "open"      // a reminder is up and may still be answered
	KindHeld     Kind = "held"      // a reminder is due and a blocker holds it
	KindSnoozed  Kind = "snoozed"   // the person asked to be asked again later
	KindPaused   Kind = "paused"    // the person paused reminders
	KindNotSeen  Kind = "not-seen"  // put the open reminder away: nobody saw it
	KindPutAway  Kind = "put-away"  // put the open reminder away: the person speaks with others now
	KindFellAway Kind = "fell-away" // a reminder that was due or snoozed can't come any more: note it
	KindDone     Kind = "done"      // nothing more today
	KindGoalMet  Kind = "goal-met"  // nothing more this week
	KindOff      Kind = "off"       // today is not one of the days
)

// Code says which reason a [Reason] is.
type Code string

const (
	// For KindWait.
	BecauseCounting Code = "counting"  // at the desk, not long enough yet: Reason.Desk, Since
	BecauseNotThere Code = "not-there" // nobody at the desk: Reason.Held names the blocker, if any
	BecauseNotYet   Code = "not-yet"   // the window opens at Reason.Until

	// For KindRemind, KindOpen and KindHeld: why it is due.
	BecauseDesk   Code = "desk-time"  // at the desk for Reason.Desk
	BecauseAsked  Code = "snooze"     // snoozed: Count used, Left to go, Ago since the last one
	BecauseUnseen Code = "unseen"     // the last one was not seen, Reason.Ago ago
	BecauseFixed  Code = "fixed-time" // it is Reason.Until, one of the fixed times

	// For KindSnoozed and KindPaused.
	BecauseYouAsked Code = "you-asked" // until Reason.Until; zero: until resumed
	// For KindSnoozed, and KindRemind after it: the person moved today's plan.
	BecauseMovedPlan Code = "moved-plan"

	// For KindNotSeen.
	BecauseNoAnswer Code = "no-answer" // open for Reason.Ago

	// For KindDone.
	BecauseMax        Code = "max-reached"   // Count of Of reminders came today
	BecauseSnoozes    Code = "snoozes-spent" // Count of Of snoozes are used up
	BecauseWindowOver Code = "window-over"   // the window closed at Reason.Until
	BecauseTooLate    Code = "too-late"      // the window closes at Reason.Until, too soon for another interval
	BecauseNoWindow   Code = "no-window"     // the plan leaves no window inside working hours
	BecauseShare      Code = "share-done"    // today's share of the weekly goal is done: Count of Of sessions

	// For KindGoalMet and KindOff.
	BecauseGoal   Code = "goal-met" // Count of Of sessions this week
	BecauseDayOff Code = "day-off"
	BecauseQuiet  Code = "quiet-date" // one of the quiet dates

	// For KindFellAway: BecauseMax, BecauseSnoozes, BecauseGoal, BecauseDayOff,
	// BecauseNoWindow as above, or
	BecauseClosed  Code = "window-closed" // the window closed while Reason.Held held it
	BecauseBreak   Code = "took-break"    // the person took a break meanwhile, or had a session just before a fixed time
	BecauseJustHad Code = "just-had"      // a reminder came just before the fixed time
)

// Reason is why a decision was made, with the facts to word it.
type Reason struct {
	Code  Code          `json:"code"`
	Desk  time.Duration `json:"desk_ns"`        // desk time since the last break
	Since time.Time     `json:"since,omitzero"` // at the desk since; zero: on a break
	Until time.Time     `json:"until,omitzero"` // when it ends
	Ago   time.Duration `json:"ago_ns,omitzero"`
	Count int           `json:"count,omitzero"`
	Of    int           `json:"of,omitzero"`
	Left  int           `json:"left,omitzero"`
	// Held is what holds the reminder back, or held it until now (for KindRemind);
	// empty: nothing. HeldFor is how long.
	Held    BlockerKind   `json:"held,omitzero"`
	HeldFor time.Duration `json:"held_for_ns,omitzero"`
	// InSpite tells that it comes in spite of Held, which held it back for HeldFor since
	// it fell due, as long as it may.
	InSpite bool `json:"in_spite,omitzero"`
	// Moved is by how much later than by desk time alone it comes, because of what was
	// learned; negative: earlier.
	Moved time.Duration `json:"moved_ns,omitzero"`
}

// Decision is what [Next] decides.
type Decision struct {
	Kind Kind
	// At is when the reminder is expected, or since when it is due or open; zero:
	// none is expected today.
	At time.Time
	// AskAgain is the next moment at which the answer can change by itself. It is
	// always later than now.
	AskAgain time.Time
	Why      Reason
	// Blockers are all blockers that hold, Paused and Outside among them.
	Blockers []Blocker
	// Due tells that a reminder is due, or open; with KindPaused: that one waits for
	// the end of the pause.
	Due bool
	// Again tells that the reminder comes back: after a snooze, or because nobody saw it.
	Again bool
	// Soon tells that a reminder is due, or comes within ten seconds: time to listen for
	// a pause in the typing.
	Soon bool
	// Fixed is the fixed time for which the reminder stands, as it is in the plan; zero: none.
	Fixed time.Time
	// First tells that no reminder has come up today.
	First bool
	// Reminder is what to note: for KindRemind the one that is open now, for
	// KindNotSeen, KindPutAway and KindFellAway the one that ended, with its outcome; for KindOpen the one that is open.
	Reminder Reminder
	// Held is the reminder that is held back; nil: none is.
	Held *Hold
	// Routine is the routine to offer, RoutineWhy why this one. Gentle tells to leave
	// deep techniques out of it.
	Routine    technique.ID
	RoutineWhy RoutineReason
	Gentle     bool
	// Snoozes used and left today, and the last one.
	Snoozes Budget
	// Shown reminders today, of the plan's maximum.
	Shown int
	// WeekDone is how many sessions count towards the weekly goal.
	WeekDone int
	// NextDay is an estimate of the first reminder on the next day that has one; zero:
	// none is planned. It is set when nothing more comes today.
	NextDay time.Time
	// Desk is the desk clock as of now.
	Desk Desk
	// Percent is how far the desk time is on the way to the next reminder, 0 to 100.
	Percent int
}

// Budget is what is left of the day's snoozes.
type Budget struct {
	Used, Left int
	Last       Snooze // zero: none today
}
