package main

import (
	"fyne.io/fyne/v2"

	ui "github.com/unknot-app/unknot/ui/coach"
	"github.com/unknot-app/unknot/ui/window"
)

// spot is where a window stands on the desktop, in pixels.
type spot struct {
	x, y  int
	known bool
}

// stand lets the coach be small, above all other windows, or fill a screen. Where it stood
// is remembered for as long as it runs.
type stand struct {
	window        fyne.Window
	whole         fyne.Size // how large it is when it is neither
	mini, full    bool
	atMini, atWas spot
}

func newStand(w fyne.Window) *stand { return &stand{window: w} }

// frame is about how much room the desktop's own frame around a window takes, in pixels.
const frame = 32

// fit makes a window smaller that is too large for the screen, as larger text makes it on a
// small one.
func (s *stand) fit() {
	free, known := freeArea()
	if !known {
		return
	}
	scale := s.window.Canvas().Scale()
	size, most := s.window.Canvas().Size(), fyne.NewSize(float32(free.Width)/scale, float32(free.Height-frame)/scale)
	if size.Width <= most.Width && size.Height <= most.Height {
		return
	}
	size = size.Min(most)
	s.window.Resize(size)
	moveTo(s.window, spot{free.X + (free.Width-int(size.Width*scale))/2, free.Y + frame, true})
}

// Mini implements ui.Stand.
func (s *stand) Mini(small bool, size fyne.Size) {
	switch {
	case small && !s.mini:
		s.remember()
		s.leaveFull()
		s.mini = true
		allow(s.window)
		s.window.Resize(size)
		keepAbove(s.window, true)
		s.put(s.atMini, s.corner(size))
	case !small && s.mini:
		s.leaveMini()
		s.restore()
	}
}

// FullScreen implements ui.Stand.
func (s *stand) FullScreen(full, second bool) {
	switch {
	case full && !s.full:
		s.remember()
		s.leaveMini()
		s.full = true
		if second {
			toSecond(s.window)
		}
		ui.Fill(s.window, true, second)
	case !full && s.full:
		s.leaveFull()
		s.restore()
	}
}

// remember keeps how the window stands, unless it is small or full already.
func (s *stand) remember() {
	if !s.mini && !s.full {
		s.whole, s.atWas = s.window.Canvas().Size(), placeOf(s.window)
	}
}

// restore lets the window stand as it did before it was small or full.
func (s *stand) restore() {
	s.window.Resize(s.whole)
	s.put(s.atWas, spot{})
}

func (s *stand) leaveMini() {
	if s.mini {
		s.mini, s.atMini = false, placeOf(s.window)
		keepAbove(s.window, false)
	}
}

func (s *stand) leaveFull() {
	if s.full {
		s.full = false
		s.window.SetFullScreen(false)
	}
}

// Size is how large the window is when it is neither small nor full; zero while it is
// neither.
func (s *stand) Size() fyne.Size {
	if !s.mini && !s.full {
		return fyne.Size{}
	}
	return s.whole
}

// put moves the window to a spot, or to another one where that is not known.
func (s *stand) put(at, otherwise spot) {
	if !at.known {
		at = otherwise
	}
	if at.known {
		moveTo(s.window, at)
	}
}

// corner is where the small window stands at first: at the bottom right, out of the way.
func (s *stand) corner(size fyne.Size) spot {
	free, known := freeArea()
	if !known {
		return spot{}
	}
	scale := s.window.Canvas().Scale()
	pixels := func(units float32) int { return int(units*scale + 0.5) }
	x, y := window.Corner(free, pixels(size.Width), pixels(size.Height), pixels(window.PopupMargin))
	return spot{x, y, true}
}
