package window

// Monitor is one of the person's monitors: all of it, and what panels leave free.
type Monitor struct{ Whole, Free Area }

// Attention is what tells where on the screen a person works; what is not known is zero.
type Attention struct {
	Active     Area // the window that has the focus
	X, Y       int  // the pointer
	HasPointer bool
}

// Workplace returns the monitor that the person works on: the one that shows most of the
// active window, else the one that the pointer is on, else the first. A window that has no
// more than half of itself on one monitor, or covers several as a desktop's background
// does, tells nothing. It reports false if there is no monitor.
func Workplace(monitors []Monitor, a Attention) (Monitor, bool) {
	covered := 0
	for _, m := range monitors {
		if m.Whole.overlap(a.Active) == m.Whole.Width*m.Whole.Height {
			covered++
		}
	}
	for _, m := range monitors {
		if covered < 2 && 2*m.Whole.overlap(a.Active) > a.Active.Width*a.Active.Height {
			return m, true
		}
	}
	for _, m := range monitors {
		if a.HasPointer && m.Whole.has(a.X, a.Y) {
			return m, true
		}
	}
	if len(monitors) == 0 {
		return Monitor{}, false
	}
	return monitors[0], true
}

// overlap is how many pixels two areas share.
func (a Area) overlap(b Area) int {
	width := min(a.X+a.Width, b.X+b.Width) - max(a.X, b.X)
	height := min(a.Y+a.Height, b.Y+b.Height) - max(a.Y, b.Y)
	return max(0, width) * max(0, height)
}

func (a Area) has(x, y int) bool {
	return a.X <= x && x < a.X+a.Width && a.Y <= y && y < a.Y+a.Height
}
