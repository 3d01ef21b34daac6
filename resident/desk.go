package resident

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/scheduler"
)

// blockers are the scheduler's names for what presence sees.
var blockers = map[presence.Kind]scheduler.BlockerKind{
	presence.Idle:         scheduler.Idle,
	presence.Locked:       scheduler.Locked,
	presence.Asleep:       scheduler.Asleep,
	presence.Call:         scheduler.Call,
	presence.Sharing:      scheduler.Sharing,
	presence.DoNotDisturb: scheduler.DoNotDisturb,
	presence.FullScreen:   scheduler.FullScreen,
	presence.Typing:       scheduler.Typing,
	presence.LowBattery:   scheduler.LowBattery,
}

// presenceOf is what the desk is doing, for the scheduler.
func (r *Resident) presenceOf() scheduler.Presence {
	var p scheduler.Presence
	for kind, name := range blockers {
		if f, holds := r.earliest(kind); holds {
			p.Blockers = append(p.Blockers, scheduler.Blocker{Kind: name, Since: r.clock.Of(f.Since), Source: string(f.Source)})
		}
	}
	if r.typing == unanswered {
		p.Blockers = append(p.Blockers, scheduler.Blocker{Kind: scheduler.Typing, Since: r.clock.Of(r.asked)})
	}
	slices.SortFunc(p.Blockers, func(a, b scheduler.Blocker) int {
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Kind, b.Kind))
	})
	if r.session != nil {
		p.Blockers = append(p.Blockers, scheduler.Blocker{Kind: scheduler.InSession, Since: r.session.Started})
	}
	_, p.Watching = r.view.Since(presence.Watching)
	return p
}

// earliest is the first of the facts that speak for a kind, if any does.
func (r *Resident) earliest(kind presence.Kind) (presence.Fact, bool) {
	for _, f := range r.view.Holding(kind) {
		switch kind {
		case presence.Idle:
			var idle bool
			if f.Since, idle = r.idle(f.Since); !idle {
				continue
			}
		case presence.Call, presence.Sharing:
			if !f.Since.After(r.free) {
				continue // the person said that this is none
			}
		}
		return f, true
	}
	return presence.Fact{}, false
}

// what says in words what a blocker is, such as "Microphone in use by Zoom".
func (r *Resident) what(kind scheduler.BlockerKind) string {
	if kind != scheduler.Call && kind != scheduler.Sharing {
		return ""
	}
	f, _ := r.earliest(presence.Kind(kind))
	if said := r.words.detail(f); said != "" {
		return strings.TrimSuffix(said, ".")
	}
	return r.words.Say("words.what." + string(kind))
}

// idle is since when nobody gave any input. Whoever started Unknot was there then,
// whatever a display that has just come up says of the time before.
func (r *Resident) idle(since time.Time) (time.Time, bool) {
	if since.Before(r.begun) {
		since = r.begun
	}
	return since, time.Since(since) >= r.idleAfter()
}

// idleAfter is how long without input is idle, in real time.
func (r *Resident) idleAfter() time.Duration {
	return time.Duration(r.settings.Quiet.IdleMinutes) * time.Minute
}

// silence is how long input pauses before a reminder comes.
const silence = 5 * time.Second

// pause is how far it is known whether somebody is typing.
type pause uint8

const (
	unasked pause = iota
	unanswered
	answered
)

// listen has presence listen for a pause in the typing while a reminder is about to come and
// nothing else holds it, and tells whether that changed what is known.
func (r *Resident) listen(d scheduler.Decision) (changed bool) {
	wanted := r.Pauses != nil && d.Soon && !slices.Contains(r.plan.Ignore, scheduler.Typing) &&
		!slices.ContainsFunc(d.Blockers, func(b scheduler.Blocker) bool { return b.Kind != scheduler.Typing })
	switch {
	case wanted && r.typing == unasked:
		if r.Pauses.Ask(r.clock.Real(silence)) {
			r.typing, r.asked = unanswered, time.Now()
			return true
		}
	case !wanted && r.typing != unasked:
		r.Pauses.Stop()
		r.typing = unasked
		return true
	}
	return false
}

// meeting takes the person's word that they are in a meeting.
func (r *Resident) meeting(c control.Command) error {
	now := r.clock.Now()
	until, callEnds, err := scheduler.ParseMeeting(c.For, now)
	if err != nil {
		return r.words.refuse("bad_time", "Text", c.For)
	}
	back := r.mark()
	if callEnds {
		r.history = r.history.MeetingUntilCallEnds(now)
	} else {
		r.history = r.history.MeetingUntil(now, until)
	}
	r.back = back
	r.free = time.Time{}
	r.answered(scheduler.Moved, now)
	return nil
}

// noMeeting takes the person's word that they are free: what is seen of a call now is none.
func (r *Resident) noMeeting(control.Command) error {
	meeting := r.history.Meeting != nil
	_, call := r.earliest(presence.Call)
	_, sharing := r.earliest(presence.Sharing)
	if !meeting && !call && !sharing && !slices.ContainsFunc(r.decision.Blockers, isAfterCall) {
		return r.words.refuse("not_quiet")
	}
	r.history = r.history.Free()
	r.free = time.Now()
	return nil
}

func isAfterCall(b scheduler.Blocker) bool { return b.Kind == scheduler.AfterCall }

// later moves what is left of today's plan.
func (r *Resident) later(c control.Command) error {
	now := r.clock.Now()
	until, err := scheduler.ParseSnooze(c.For, now)
	if err != nil {
		return r.words.refuse("bad_time", "Text", c.For)
	}
	moved, err := r.history.MoveToday(r.plan, r.decision, now, until.Sub(now))
	if err != nil {
		return r.refuseMove(err)
	}
	r.history = moved
	r.back = nil
	return nil
}
