package scheduler

import (
	"math"
	"slices"
	"time"
)

// Outcome is what became of a reminder.
type Outcome string

const (
	Open    Outcome = "open"     // shown, not answered yet
	Started Outcome = "started"  // the person pressed Start
	Snoozed Outcome = "snoozed"  // comes again
	Skipped Outcome = "skipped"  // the person let this one go
	NotSeen Outcome = "not-seen" // shown for 15 minutes without an answer
	Moved   Outcome = "moved"    // something held it back until it fell away, or a pause put it away
)

// Reminder is a reminder of today.
type Reminder struct {
	At      time.Time `json:"at"`
	Outcome Outcome   `json:"outcome"`
	Ended   time.Time `json:"ended"` // when it got its outcome; zero while open
	// Again tells that it is the same reminder as one before it, come back.
	Again bool `json:"again,omitempty"`
	// NeverShown tells that it never came up: it fell away or was skipped beforehand.
	NeverShown bool `json:"never_shown,omitempty"`
	// Why is why it came up, or with NeverShown and [Moved], why it fell away. The
	// zero value where it is not known.
	Why Reason `json:"why,omitzero"`
}

// Session is a session of this week or the days before.
type Session struct {
	Started  time.Time `json:"started"`
	Ended    time.Time `json:"ended"`
	Deep     bool      `json:"deep"`     // deep work was really done
	Credited bool      `json:"credited"` // counts towards the weekly goal
}

// Pause is a pause of reminders that the person asked for. Desk time goes on
// counting meanwhile, and a reminder that falls due waits for its end.
type Pause struct {
	Since time.Time `json:"since"`
	Until time.Time `json:"until"` // zero: until resumed
}

// Hold is a reminder that is due while something holds it back.
type Hold struct {
	Due   time.Time   `json:"due"`   // since when it is due
	By    BlockerKind `json:"by"`    // what holds it now, or held it last
	Since time.Time   `json:"since"` // since when that holds
	// Before is what held it before it began to wait for a pause in the typing; empty:
	// nothing, or By is not [Typing].
	Before BlockerKind `json:"before,omitempty"`
	Again  bool        `json:"again"` // it came up before and was put away
	// Fixed is the fixed time that it stands for; zero: it is one by desk time.
	Fixed time.Time `json:"fixed,omitzero"`
	// Bounded and Typing are how long bounded blockers have held it.
	Bounded allowance `json:"bounded,omitzero"`
	Typing  allowance `json:"typing,omitzero"`
}

// Move is how the person moved the plan of a day.
type Move struct {
	Asked time.Time     `json:"asked"`
	By    time.Duration `json:"by_ns"` // 0: not
}

// History is what happened, as far as it matters for the next reminder. It can be
// saved as JSON as a whole; its methods return a changed copy.
type History struct {
	Desk      Desk           `json:"desk"`
	Reminders []Reminder     `json:"reminders,omitempty"` // oldest first; at most one is open; only those of today matter
	Sessions  []Session      `json:"sessions,omitempty"`  // of the last 14 days, oldest first
	Snooze    time.Time      `json:"snooze"`              // ask again at; zero: not snoozed
	Snoozes   []Snooze       `json:"snoozes,omitempty"`   // of today, oldest first: the budget
	Pause     *Pause         `json:"pause,omitempty"`     // nil: not paused
	Held      *Hold          `json:"held,omitempty"`      // nil: no reminder is held back
	Meeting   *MeetingByHand `json:"meeting,omitempty"`   // nil: in none, as far as the person told
	Moved     Move           `json:"moved,omitzero"`      // today's plan, moved by the person
	Fixed     time.Time      `json:"fixed,omitzero"`      // the last fixed time that came, or can't come any more
	Coming    time.Time      `json:"coming,omitzero"`     // the fixed time for which the next reminder stands; zero: none
	HeadsUp   time.Time      `json:"heads_up"`            // when the heads-up card for the next reminder was shown; zero: not yet
}

// Snooze is one snooze that the person asked for.
type Snooze struct {
	Asked time.Time `json:"asked"`
	Until time.Time `json:"until"`
}

// Record notes what a decision of Next makes happen. Call it after every Next, with
// the same moment, and keep its result; it is safe to record a decision that changes nothing.
func (h History) Record(d Decision, now time.Time) History {
	now = now.Round(0)
	h.Coming = d.Fixed
	switch d.Kind {
	case KindHeadsUp:
		h.HeadsUp = now
	case KindRemind:
		h = h.tidy(now)
		h.Reminders = append(h.Reminders, d.Reminder)
		h.Snooze, h.Held, h.HeadsUp = time.Time{}, nil, time.Time{}
		h.Fixed = latest(h.Fixed, d.Fixed)
	case KindNotSeen:
		h = h.close(now, NotSeen)
	case KindPutAway:
		h = h.putAway(now, d.Why.Held)
	case KindFellAway:
		h = h.tidy(now)
		h.Reminders = append(h.Reminders, d.Reminder)
		h.Snooze, h.Held = time.Time{}, nil
		h.Fixed = latest(h.Fixed, d.Fixed)
	default:
		h.Held = d.Held
	}
	return h
}

// OpenReminder is the reminder that waits for an answer.
func (h History) OpenReminder() (Reminder, bool) {
	if n := len(h.Reminders); n > 0 && h.Reminders[n-1].Outcome == Open {
		return h.Reminders[n-1], true
	}
	return Reminder{}, false
}

// Answer notes that the person started ([Started]) or skipped ([Skipped]) the
// reminder that is open, snoozed, held or next to come. The next one comes after
// another full interval of desk time.
func (h History) Answer(now time.Time, outcome Outcome) History {
	now = now.Round(0)
	if _, open := h.OpenReminder(); open {
		return h.close(now, outcome)
	}
	again := h.returning(dateOf(now), math.MaxInt)
	h.Fixed = latest(h.Fixed, h.Coming)
	h = h.tidy(now)
	h.Reminders = append(h.Reminders, Reminder{At: now, Outcome: outcome, Ended: now, Again: again, NeverShown: true})
	h.Snooze, h.Held, h.HeadsUp = time.Time{}, nil, time.Time{}
	h.Desk.Waited = 0
	return h
}

// SnoozeUntil puts the reminder that is open, snoozed, held or next to come off
// until a moment. It takes one of the day's snoozes. [CheckSnooze] tells whether it may.
func (h History) SnoozeUntil(now, until time.Time) History {
	now, until = now.Round(0), until.Round(0)
	if _, open := h.OpenReminder(); open {
		waited := h.Desk.Waited
		h = h.close(now, Snoozed)
		h.Desk.Waited = waited
	}
	h = h.tidy(now)
	h.Held = nil
	h.Snooze = until
	h.Snoozes = append(h.Snoozes, Snooze{Asked: now, Until: until})
	return h
}

// PauseUntil pauses reminders until a moment, or until [History.Unpause] with a zero
// one. An open reminder is put away and comes back after the pause.
func (h History) PauseUntil(now, until time.Time) History {
	now, until = now.Round(0), until.Round(0)
	h = h.putAway(now, Paused)
	h.Pause = &Pause{Since: now, Until: until}
	return h
}

// putAway puts an open reminder away; it comes back once nothing holds it.
func (h History) putAway(now time.Time, by BlockerKind) History {
	r, open := h.OpenReminder()
	if !open {
		return h
	}
	waited := h.Desk.Waited
	h = h.close(now, Moved)
	h.Reminders[len(h.Reminders)-1].Why.Held = by
	h.Desk.Waited = waited
	h.Held = &Hold{Due: r.At, By: by, Since: now, Again: true}
	if r.Why.Code == BecauseFixed {
		h.Held.Fixed = h.Fixed
	}
	return h
}

// MeetingUntil notes that the person is in a meeting until a moment. An open reminder
// is put away and comes back after it.
func (h History) MeetingUntil(now, until time.Time) History {
	now, until = now.Round(0), until.Round(0)
	h = h.putAway(now, Meeting)
	h.Meeting = &MeetingByHand{Since: now, Until: until}
	return h
}

// MeetingUntilCallEnds notes that the person is in a meeting which lasts as long as
// the call that goes on now or begins meanwhile; where none is seen, for two hours.
func (h History) MeetingUntilCallEnds(now time.Time) History {
	h = h.MeetingUntil(now, now.Add(unseenCall))
	h.Meeting.CallEnds = true
	return h
}

// EndMeeting notes that the meeting is over.
func (h History) EndMeeting() History {
	h.Meeting = nil
	return h
}

// Free notes that the person is in no meeting and no call, whatever was seen or said. What
// is still seen of a call must be left out of the presence from now on.
func (h History) Free() History {
	h.Meeting = nil
	h.Desk.OnCall, h.Desk.Call = false, Span{}
	return h
}

// Unpause ends a pause.
func (h History) Unpause() History {
	h.Pause = nil
	return h
}

// StartSession notes that a coached session began, from the reminder or without one:
// whatever was open, snoozed or held is answered by it. The caller adds an
// [InSession] blocker to the presence while it runs.
func (h History) StartSession(now time.Time) History {
	if _, open := h.OpenReminder(); open || !h.Snooze.IsZero() || h.Held != nil {
		return h.Answer(now, Started)
	}
	return h
}

// EndSession notes a session. One that counts towards the goal starts the desk clock
// over; one that was broken off pays like any absence.
func (h History) EndSession(s Session) History {
	s.Started, s.Ended = s.Started.Round(0), s.Ended.Round(0)
	h.Sessions = append(slices.Clip(h.Sessions), s)
	if s.Credited {
		h.Desk = h.Desk.Reset(s.Ended)
	}
	return h
}

// close gives the open reminder its outcome.
func (h History) close(now time.Time, outcome Outcome) History {
	h.Reminders = slices.Clone(h.Reminders)
	last := &h.Reminders[len(h.Reminders)-1]
	last.Outcome, last.Ended = outcome, now
	h.Desk.Waited = 0
	return h
}

// tidy drops what is too old to matter and leaves slices that may be appended to.
func (h History) tidy(now time.Time) History {
	today := dateOf(now)
	h.Reminders = slices.DeleteFunc(slices.Clone(h.Reminders), func(r Reminder) bool { return !today.Contains(r.At) })
	h.Snoozes = slices.DeleteFunc(slices.Clone(h.Snoozes), func(s Snooze) bool { return !today.Contains(s.Asked) })
	if n := len(h.Sessions); n > 0 && now.Sub(h.Sessions[0].Ended) > 15*24*time.Hour {
		h.Sessions = slices.DeleteFunc(slices.Clone(h.Sessions), func(s Session) bool {
			return now.Sub(s.Ended) > 15*24*time.Hour
		})
	}
	return h
}

// last is the latest reminder of the day.
func (h *History) last(today date) (Reminder, bool) {
	if n := len(h.Reminders); n > 0 && today.Contains(h.Reminders[n-1].At) {
		return h.Reminders[n-1], true
	}
	return Reminder{}, false
}

// unseen counts how often in a row the latest reminder was not seen.
func (h *History) unseen(today date) (times int) {
	for i := len(h.Reminders) - 1; i >= 0; i-- {
		r := &h.Reminders[i]
		if r.Outcome != NotSeen || !today.Contains(r.At) {
			break
		}
		times++
		if !r.Again {
			break
		}
	}
	return times
}

// returning tells that the next reminder is an earlier one come back, where one that
// was not seen comes back so often at most.
func (h *History) returning(today date, returns int) bool {
	if h.Held != nil && h.Held.Again {
		return true
	}
	last, ok := h.last(today)
	if !ok {
		return false
	}
	if !h.Snooze.IsZero() && (last.Outcome == Snoozed || last.Outcome == Moved && !last.NeverShown) {
		return true
	}
	times := h.unseen(today)
	return times > 0 && times <= returns
}

// shown counts the reminders of the day that came up, each once.
func (h *History) shown(today date) int {
	n := 0
	for i := range h.Reminders {
		r := &h.Reminders[i]
		if !r.Again && !r.NeverShown && today.Contains(r.At) {
			n++
		}
	}
	return n
}

// snoozed counts the snoozes of the day and gives the last.
func (h *History) snoozed(today date) (n int, last Snooze) {
	for _, s := range h.Snoozes {
		if today.Contains(s.Asked) {
			n, last = n+1, s
		}
	}
	return n, last
}
