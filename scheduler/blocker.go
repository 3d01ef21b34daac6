package scheduler

import (
	"slices"
	"time"
)

// BlockerKind names what holds a reminder back.
type BlockerKind string

const (
	// Nobody works at the desk. A reminder waits for whoever comes back.
	Idle      BlockerKind = "idle"
	Locked    BlockerKind = "locked"
	Asleep    BlockerKind = "asleep"
	InSession BlockerKind = "session" // a coached session is running

	// The person speaks with others. A reminder waits however long that takes.
	Call    BlockerKind = "call"    // a microphone or a camera is in use
	Sharing BlockerKind = "sharing" // the screen is shown to others

	// The desktop asks for silence. A reminder waits for Plan.MaxDelay at most.
	DoNotDisturb BlockerKind = "do-not-disturb"
	FullScreen   BlockerKind = "full-screen"
	LowBattery   BlockerKind = "low-battery"

	// Typing: input has not paused yet. A reminder waits for TypingDelay at most.
	Typing BlockerKind = "typing"

	// Next finds these itself. They hold until they end.
	Paused    BlockerKind = "paused"        // the person paused reminders
	Meeting   BlockerKind = "meeting"       // the person said that they are in a meeting
	AfterCall BlockerKind = "after-call"    // a call has just ended
	Outside   BlockerKind = "outside-hours" // of work
)

// TypingDelay is how long a reminder waits for a pause in the typing at most.
const TypingDelay = 3 * time.Minute

// Away tells whether nobody works at the desk while the blocker holds. All other
// kinds, such as a call, hold reminders back while the person sits there.
func (k BlockerKind) Away() bool {
	switch k {
	case Idle, Locked, Asleep, InSession:
		return true
	}
	return false
}

// Speaking tells whether the person speaks with others while the blocker holds: a
// reminder that is open then is put away.
func (k BlockerKind) Speaking() bool { return k == Call || k == Sharing }

// Bounded tells whether the blocker can hold a reminder only for a while: [Typing]
// for [TypingDelay], all others that are bounded for [Plan.MaxDelay] together.
func (k BlockerKind) Bounded() bool {
	switch k {
	case Idle, Locked, Asleep, InSession, Call, Sharing, Paused, Meeting, AfterCall, Outside:
		return false
	}
	return true
}

// found tells that Next finds the blocker itself.
func (k BlockerKind) found() bool {
	switch k {
	case Paused, Meeting, AfterCall, Outside:
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
	// Until is when it ends by itself; zero: nobody knows.
	Until time.Time `json:"until,omitzero"`
	// Source says who saw it; empty: the person or Unknot itself.
	Source string `json:"source,omitempty"`
}

// Presence is what the desk is doing.
type Presence struct {
	Blockers []Blocker
	// Watching tells that something on the screen is watched, such as a film or a
	// presentation: whoever gives no input is at the desk all the same, and Idle neither
	// stops the desk clock nor holds a reminder. When it ends, idleness begins.
	Watching bool
}

// away tells whether nobody works at the desk, and since when. Idleness counts from
// awake on, the end of the last film.
func (p *Presence) away(awake time.Time) (since time.Time, away bool) {
	for _, b := range p.Blockers {
		if !b.Kind.Away() {
			continue
		}
		at := b.Since
		if b.Kind == Idle {
			if p.Watching {
				continue
			}
			if at.Before(awake) {
				at = awake
			}
		}
		if !away || at.Before(since) {
			since, away = at.Round(0), true
		}
	}
	return since, away
}

// speaking is the earliest blocker by which the person speaks with others.
func (p *Presence) speaking(plan *Plan) (since time.Time, speaking bool) {
	for _, b := range p.Blockers {
		if b.Kind.Speaking() && !slices.Contains(plan.Ignore, b.Kind) && (!speaking || b.Since.Before(since)) {
			since, speaking = b.Since.Round(0), true
		}
	}
	return since, speaking
}

// allowance is for how long bounded blockers have held a reminder.
type allowance struct {
	Used time.Duration `json:"used_ns,omitempty"` // before From
	From time.Time     `json:"from,omitzero"`     // holding since; zero: not now
}

// run lets the allowance be used up, or not.
func (a allowance) run(now time.Time, running bool) allowance {
	if running && a.From.IsZero() || now.Before(a.From) { // the latter: the clock was set back
		a.From = now
	}
	if !running && !a.From.IsZero() {
		a = allowance{Used: a.used(now)}
	}
	return a
}

func (a allowance) used(now time.Time) time.Duration {
	if a.From.IsZero() {
		return a.Used
	}
	return a.Used + max(now.Sub(a.From), 0)
}

// MeetingByHand is a meeting that the person told of.
type MeetingByHand struct {
	Since time.Time `json:"since"`
	Until time.Time `json:"until"` // with CallEnds: at the latest, where no call is seen
	// CallEnds tells that it lasts as long as the call that is seen meanwhile.
	CallEnds bool `json:"call_ends,omitempty"`
}

// unseenCall is how long a meeting lasts whose call nobody can see.
const unseenCall = 2 * time.Hour

// holds tells whether the meeting goes on.
func (m *MeetingByHand) holds(d *Desk, now time.Time) bool {
	if m == nil {
		return false
	}
	if m.CallEnds {
		if d.OnCall {
			return true
		}
		if !d.Call.To.Before(m.Since) {
			return false
		}
	}
	return now.Before(m.Until)
}
