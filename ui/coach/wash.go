package coach

import (
	"time"

	"github.com/unknot-app/unknot/ui/widget"
)

// washing is the ground as it changes from what it was to the colours of a phase.
type washing struct {
	to    widget.Phase
	from  ground
	shown ground // the last one that was asked for
	since time.Time
	begun bool
}

// groundOf is the ground of a phase.
func groundOf(p widget.Phase) ground {
	from, to := p.Colors()
	return ground{from, to}
}

// turn lets the ground change to a phase, from wherever it is.
func (w *washing) turn(to widget.Phase, now time.Time) {
	switch {
	case !w.begun:
		w.to, w.from, w.begun = to, groundOf(to), true
	case w.to != to:
		w.to, w.from, w.since = to, w.shown, now
	}
}

// ground is what it looks like a while after it began to change, and whether it goes on
// changing.
func (w *washing) ground(passed time.Duration) (g ground, changes bool) {
	share := float32(passed) / float32(washTime)
	w.shown = groundOf(w.to)
	if share >= 1 || share < 0 || w.from == w.shown {
		return w.shown, false
	}
	w.shown = w.from.mix(w.shown, share*share*(3-2*share))
	return w.shown, true
}
