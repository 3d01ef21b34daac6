package resident

import (
	"cmp"
	"slices"
	"time"

	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/scheduler"
)

// blockers are the scheduler's names for what presence sees.
var blockers = map[presence.Kind]scheduler.BlockerKind{
	presence.Idle:   scheduler.Idle,
	presence.Locked: scheduler.Locked,
	presence.Asleep: scheduler.Asleep,
}

// presenceOf is what the desk is doing, for the scheduler.
func (r *Resident) presenceOf() scheduler.Presence {
	var p scheduler.Presence
	for kind, name := range blockers {
		since, holds := r.view.Since(kind)
		if kind == presence.Idle && holds {
			since, holds = r.idle(since)
		}
		if holds {
			p.Blockers = append(p.Blockers, scheduler.Blocker{Kind: name, Since: r.clock.Of(since)})
		}
	}
	slices.SortFunc(p.Blockers, func(a, b scheduler.Blocker) int {
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Kind, b.Kind))
	})
	if r.session != nil {
		p.Blockers = append(p.Blockers, scheduler.Blocker{Kind: scheduler.InSession, Since: r.session.Started})
	}
	return p
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
