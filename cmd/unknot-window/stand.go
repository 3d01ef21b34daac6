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
	mini          bool
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
	if small == s.mini {
		return
	}
	s.mini = small
	if small {
		s.whole, s.atWas = s.window.Canvas().Size(), placeOf(s.window)
		allow(s.window)
		s.window.Resize(size)
		keepAbove(s.window, true)
		s.put(s.atMini, s.corner(size))
		return
	}
	s.atMini = placeOf(s.window)
	keepAbove(s.window, false)
	s.window.Resize(s.whole)
	s.put(s.atWas, spot{})
}

// FullScreen implements ui.Stand.
func (s *stand) FullScreen(full, second bool) {
	if full && !s.window.FullScreen() && !s.mini {
		s.whole, s.atWas = s.window.Canvas().Size(), placeOf(s.window)
		if second {
			toSecond(s.window)
		}
	}
	ui.Fill(s.window, full, second)
	if !full && !s.mini {
		s.put(s.atWas, spot{})
	}
}

// Size is how large the window is when it is neither small nor full; zero before it was
// one of them.
func (s *stand) Size() fyne.Size { return s.whole }

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
