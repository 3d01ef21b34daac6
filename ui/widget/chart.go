package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/ui/theme"
)

// chart is the part that all charts share: the pointer, or Left and Right, go through its
// values, and the one that is marked is said.
type chart struct {
	control
	// Label says for screen readers what the chart shows.
	Label string

	marked int                        // from 1; 0: none
	count  func() int                 // how many values there are
	near   func(at fyne.Position) int // the value at a place; -1: none
	say    func(i int) string
	self   fyne.CanvasObject // the widget as the canvas knows it
}

// AccessibilityLabel says what the chart shows, and the value that is marked.
func (c *chart) AccessibilityLabel() string {
	if c.marked > 0 && c.marked <= c.count() {
		return c.Label + " " + c.say(c.marked-1)
	}
	return c.Label
}

// Marked is the value that is said, from 0; -1: none.
func (c *chart) Marked() int { return c.marked - 1 }

func (c *chart) mark(i int) {
	if i+1 != c.marked {
		c.marked = i + 1
		c.Refresh()
	}
}

// MouseIn marks the value at the pointer.
func (c *chart) MouseIn(e *desktop.MouseEvent) { c.mark(c.near(e.Position)) }

// MouseMoved marks the value at the pointer.
func (c *chart) MouseMoved(e *desktop.MouseEvent) { c.mark(c.near(e.Position)) }

// MouseOut marks none.
func (c *chart) MouseOut() { c.mark(-1) }

// MouseDown and MouseUp do nothing: a chart is only looked at.
func (c *chart) MouseDown(*desktop.MouseEvent) {}

// MouseUp does nothing.
func (c *chart) MouseUp(*desktop.MouseEvent) {}

// Tapped marks the value at a place.
func (c *chart) Tapped(e *fyne.PointEvent) { c.mark(c.near(e.Position)) }

// Cursor is the pointer over the chart.
func (c *chart) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusLost ends the marking by keyboard.
func (c *chart) FocusLost() {
	c.mark(-1)
	c.control.FocusLost()
}

// TypedKey goes to the value before or after, or to the first or last.
func (c *chart) TypedKey(e *fyne.KeyEvent) {
	last := c.count() - 1
	at := c.marked - 1
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		at--
	case fyne.KeyRight, fyne.KeyDown:
		at++
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = last
	default:
		pass(c.self, e)
		return
	}
	if c.marked == 0 && at < 0 {
		at = last // the latest
	}
	c.mark(max(0, min(at, last)))
}

// bubble says the marked value above a point, or below it where there is no room.
func (c *chart) bubble(p *pen, x, top, bottom float32) {
	if c.marked == 0 || c.marked > c.count() {
		return
	}
	k := c.k()
	l := letters(theme.Small, theme.Ground, k)
	s := l.cut(c.say(c.marked-1), p.size.Width-20*k)
	w, h := l.width(s)+20*k, l.line+8*k
	y := top - h - 8*k
	if y < -h/2 {
		y = bottom + 8*k
	}
	x = max(0, min(x-w/2, p.size.Width-w))
	p.box(x, y, w, h, fill(theme.Ink).round(theme.RadiusThumb*k))
	p.text(x+10*k, y+4*k, s, l)
}

// empty says in the middle of a box why there is nothing to see.
func (c *chart) empty(p *pen, x, y, w, h float32, s string) {
	lines := NewParagraph(theme.Small, theme.Ink2, Plain(s))
	lines.Align = fyne.TextAlignCenter
	lines.SetScale(c.k())
	room := min(w, 300*theme.TextScale()*c.k())
	height := lines.HeightFor(room)
	p.child(lines, x+(w-room)/2, y+(h-height)/2, room, height)
}

// frame draws the focus round the chart.
func (c *chart) frame(p *pen) {
	if c.focused {
		p.ring(0, 0, p.size.Width, p.size.Height, theme.RadiusThumb*c.k(), c.k())
	}
}

// share mixes a colour with the surface that it lies on: 0 is the surface.
func share(n theme.Name, of float32) color.Color {
	return theme.Mix(theme.Color(theme.Surface), theme.Color(n), of)
}
