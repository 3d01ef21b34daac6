package coach

import (
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
)

// reel makes the frames of a session one after the other: what the figure does, on a ground
// that changes with the phase, without a cut.
type reel struct {
	wash washing
	cuts dissolving
	// real is how long a time on the session's clock takes really; calm pictures don't move.
	real func(time.Duration) time.Duration
	calm bool
	// changes tells that the frame differs from the next one though the body holds still.
	changes bool
}

// frame is the next frame, to fill a pane with so many pixels to the unit.
func (r *reel) frame(p pane, pixels float32, s State, m coach.Moment, look figure.Look, now time.Time) frame {
	r.wash.turn(s.Wash, now)
	r.cuts.follow(s.Scene, m, now)
	if r.calm {
		s.Moment = settled(s.Moment)
		f := frameOf(p, pixels, s, look, groundOf(s.Wash))
		f.share = 1
		return f
	}
	ground, washes := r.wash.ground(r.real(now.Sub(r.wash.since)))
	f := frameOf(p, pixels, s, look, ground)
	f.cuts, f.share = r.cuts.cuts, r.cuts.share(r.real(now.Sub(r.cuts.since)))
	r.changes = washes || f.share < 1
	return f
}
