package coach

import (
	"time"

	"github.com/unknot-app/unknot/ui/widget"
)

// washing is the ground as it changes from the colours of one phase to those of the next.
type washing struct {
	now, before widget.Phase
	since       time.Time
	begun       bool
}

// groundOf is the ground of a phase.
func groundOf(p widget.Phase) ground {
	from, to := p.Colors()
	return ground{from, to}
}

// turn lets the ground change to a phase.
func (w *washing) turn(to widget.Phase, now time.Time) {
	switch {
	case !w.begun:
		w.now, w.before, w.begun = to, to, true
	case w.now != to:
		w.before, w.now, w.since = w.now, to, now
	}
}

// ground is what it looks like a while after it began to change, and whether it goes on
// changing.
func (w *washing) ground(passed time.Duration) (g ground, changes bool) {
	share := float32(passed) / float32(washTime)
	if share >= 1 || share < 0 || w.before == w.now {
		return groundOf(w.now), false
	}
	eased := share * share * (3 - 2*share)
	return groundOf(w.before).mix(groundOf(w.now), eased), true
}
