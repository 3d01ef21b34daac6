package coach

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/coach"
)

// Stand is how the window stands on the desktop.
type Stand interface {
	// Mini makes the window small, above all others, where it stood when it was small last;
	// or lets it be as it was before it was small or full.
	Mini(small bool, size fyne.Size)
	// FullScreen fills a screen, the second one where there is one and that is wanted; or
	// lets the window be as it was before it was small or full.
	FullScreen(full, second bool)
}

// plainStand is what Fyne alone can do.
type plainStand struct {
	window fyne.Window
	before fyne.Size
}

func (s *plainStand) Mini(small bool, size fyne.Size) {
	if small {
		s.remember()
		s.window.SetFullScreen(false)
		s.window.Resize(size)
		return
	}
	s.window.Resize(s.before)
	s.before = fyne.Size{}
}

func (s *plainStand) FullScreen(full, second bool) {
	if full {
		s.remember()
		Fill(s.window, true, second)
		return
	}
	s.window.SetFullScreen(false)
	s.window.Resize(s.before)
	s.before = fyne.Size{}
}

// remember keeps how large the window is, unless it is small or full already.
func (s *plainStand) remember() {
	if s.before.IsZero() {
		s.before = s.window.Canvas().Size()
	}
}

// Fill fills a screen with a window, the second one where there is one and that is wanted;
// or lets it leave the screen.
func Fill(w fyne.Window, full, second bool) {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	if one, known := w.(desktop.Window); full && second && known && ok && d.HasSecondaryDisplay() {
		one.RequestFullScreenSecondary()
		return
	}
	w.SetFullScreen(full)
}

// barTime is how long the pointer keeps the bar on a full screen.
const barTime = 3 * time.Second

// pointed shows the bar of the full screen for a while.
func (c *Window) pointed() {
	if c.stopped || c.faces.shape != fullShape {
		return
	}
	c.faces.full.showBar(true)
	c.pointer.Reset(barTime)
}

func (c *Window) toggleFullScreen() { c.fill(!c.window.FullScreen()) }

// fill fills the screen or leaves it.
func (c *Window) fill(full bool) {
	c.mini = c.mini && !full
	c.deps.Stand.FullScreen(full, c.deps.SecondScreen)
	c.tick()
}

func (c *Window) toggleMini() {
	c.shrink(!c.mini)
	c.tick()
}

// shrink makes the window the small one, or the whole one again. The session goes on.
func (c *Window) shrink(small bool) {
	if c.mini == small {
		return
	}
	c.mini = small
	c.reshape()
	c.deps.Stand.Mini(small, MiniSize())
}

// Mini tells whether the window is the small one.
func (c *Window) Mini() bool { return c.mini }

// reshape shows the composition that suits the window.
func (c *Window) reshape() {
	to := wholeShape
	size, pixels := c.faces.box.Size(), c.window.Canvas().Scale()
	switch {
	case c.mini:
		to = miniShape
	case c.window.FullScreen() && c.state.Screen != DoneScreen &&
		size.Width*pixels >= fullLeastWidth && size.Height*pixels >= fullLeastHeight:
		to = fullShape
	}
	c.faces.turn(to)
}

// show draws the state in the composition that suits the window.
func (c *Window) show() {
	if c.stopped || c.hidden || !c.described {
		return
	}
	if c.mini && c.deps.Session.State() == coach.Hurt {
		c.shrink(false) // there is more to say than fits
	}
	c.reshape()
	c.faces.now().show(c.state)
	c.askPicture()
}
