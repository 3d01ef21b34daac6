package coach

import (
	"image"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
)

// Reel is what the window makes its pictures with.
type Reel struct {
	reel   reel
	player player
}

// NewReel makes a reel on a clock that runs as the wall's does.
func NewReel(d Drawer) *Reel {
	return &Reel{reel: reel{real: func(d time.Duration) time.Duration { return d }}, player: player{drawer: d}}
}

// Picture is what a session looks like now. It is valid until the third one after it.
func (r *Reel) Picture(s *coach.Session, texts Texts, look figure.Look, now time.Time, width, height int) (*image.RGBA, error) {
	p := pane{width: float32(width), height: float32(height), side: float32(height)}
	return r.player.draw(r.reel.frame(p, 1, Describe(s, texts, Rating{}, After{}), s.Moment(), look, now))
}
