package coach

import "time"

// pace is how often the window is drawn while something moves. Fyne draws all of it anew,
// whatever changed, which costs a processor without a graphics card 12 ms for the window
// and 40 ms for a full screen.
type pace struct {
	picture time.Duration // the body moves
	ring    time.Duration // nothing but the ring does
	rest    time.Duration // the body holds still and breathes
}

// smooth is the pace where a graphics card draws.
func smooth() pace {
	return pace{picture: 66 * time.Millisecond, ring: 66 * time.Millisecond, rest: 132 * time.Millisecond}
}

// thrifty is the pace where the processor draws a window so many times as large as it
// opens. Bodies move slowly: ten pictures a second look like more. While a body holds still
// the number on the dial is enough, which changes each second.
func thrifty(area float64) pace {
	const slowest = 3
	times := max(1, min(slowest, area))
	slower := func(d time.Duration) time.Duration { return time.Duration(float64(d) * times) }
	return pace{picture: slower(100 * time.Millisecond), ring: slower(200 * time.Millisecond), rest: time.Second}
}

const leastWait = 15 * time.Millisecond

// pace is how often the window is to be drawn now; 0: only when something happens.
func (c *Window) pace() time.Duration {
	p := smooth()
	if c.deps.Costly {
		p = thrifty(c.area())
	}
	switch {
	case c.hidden || c.calm():
		return 0
	case c.reel.changes:
		return p.picture
	case !c.state.Playing:
		return 0
	case c.state.Resting:
		return p.rest
	case c.state.Moving:
		return p.picture
	}
	return p.ring
}

// area is how many times as large as it opens the window is, in pixels.
func (c *Window) area() float64 {
	size, pixels := c.faces.box.Size(), c.window.Canvas().Scale()
	return float64(size.Width*size.Height*pixels*pixels) / (designWidth * designHeight)
}
