package coach

import (
	"fmt"
	"image"
	"image/draw"

	"github.com/unknot-app/unknot/figure"
)

// Drawer draws the figure; a *figure.Renderer is one.
type Drawer interface {
	Draw(dst *image.RGBA, scene string, m figure.Moment, look figure.Look, crop *figure.Crop) error
}

// frame is one picture to draw.
type frame struct {
	scene  string
	moment figure.Moment
	look   figure.Look
	// width is that of the stage in pixels, square the side of the part at its left in
	// which the figure moves, and the height of both.
	width, square int
}

// same tells whether both are one picture.
func (f frame) same(g frame) bool {
	a, b := f.moment, g.moment
	return f.scene == g.scene && f.look == g.look && f.width == g.width && f.square == g.square &&
		a.Beat == b.Beat && a.Progress == b.Progress && a.Elapsed == b.Elapsed && a.Left == b.Left &&
		a.Spot == b.Spot && a.Of == b.Of && a.After == b.After && a.AfterSpot == b.AfterSpot
}

// shot is a drawn frame: the square with the figure, and the rest of the stage, which is
// nil where nothing stands.
type shot struct {
	figure, rest *image.RGBA
}

// restKey is what the rest of the stage depends on.
type restKey struct {
	scene         string
	left          bool
	look          figure.Look
	width, square int
	beat          figure.Beat
}

// player draws frames on a goroutine of its own, one at a time, and forgets frames that
// came while it was busy, but the last.
type player struct {
	open   func() (Drawer, error)
	drawer Drawer
	main   func(func())
	show   func(shot, error)

	requests chan frame
	shown    frame // the last one that was asked for
	rest     *image.RGBA
	restOf   restKey
	buffers  [3]*image.RGBA
	turn     int
}

// newPlayer starts a player. Show is called through main.
func newPlayer(open func() (Drawer, error), main func(func()), show func(shot, error)) *player {
	p := &player{open: open, main: main, show: show, requests: make(chan frame, 1)}
	go p.run()
	return p
}

// ask asks for a frame, unless it is the one that was asked for last.
func (p *player) ask(f frame) {
	if f.same(p.shown) || f.scene == "" || f.square <= 0 || f.width <= 0 {
		return
	}
	p.shown = f
	select {
	case <-p.requests: // one that was not begun
	default:
	}
	p.requests <- f
}

// stop ends the player. Nothing may be asked of it after.
func (p *player) stop() { close(p.requests) }

func (p *player) run() {
	d, err := p.open()
	if err != nil {
		p.main(func() { p.show(shot{}, err) })
		for range p.requests { // nobody waits
		}
		return
	}
	p.drawer = d
	for f := range p.requests {
		s, err := p.draw(f)
		p.main(func() { p.show(s, err) })
	}
}

// draw draws a frame. What stands still at the right is drawn only when it changes, so
// that a frame costs a square.
func (p *player) draw(f frame) (shot, error) {
	key := restKey{scene: f.scene, left: f.moment.Left, look: f.look, width: f.width, square: f.square}
	if f.moment.Beat == figure.Switch {
		key.beat = figure.Switch
	}
	if key != p.restOf || key.beat == figure.Switch && f.moment.Progress < 1 {
		whole := image.NewRGBA(image.Rect(0, 0, f.width, f.square))
		if err := p.drawer.Draw(whole, f.scene, f.moment, f.look, nil); err != nil {
			return shot{}, fmt.Errorf("draw the picture of %s: %w", f.scene, err)
		}
		s := shot{figure: p.buffer(f.square), rest: image.NewRGBA(image.Rect(0, 0, f.width-f.square, f.square))}
		draw.Draw(s.figure, s.figure.Rect, whole, image.Point{}, draw.Src)
		draw.Draw(s.rest, s.rest.Rect, whole, image.Pt(f.square, 0), draw.Src)
		if empty(s.rest) {
			s.rest = nil
		}
		p.rest, p.restOf = s.rest, key
		return s, nil
	}
	s := shot{figure: p.buffer(f.square), rest: p.rest}
	clear(s.figure.Pix)
	if err := p.drawer.Draw(s.figure, f.scene, f.moment, f.look, nil); err != nil {
		return shot{}, fmt.Errorf("draw the picture of %s: %w", f.scene, err)
	}
	return s, nil
}

// empty tells whether nothing is drawn on a picture.
func empty(img *image.RGBA) bool {
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] != 0 {
			return false
		}
	}
	return true
}

// buffer hands out pictures in turn, so that the one on screen is never drawn on.
func (p *player) buffer(side int) *image.RGBA {
	p.turn = (p.turn + 1) % len(p.buffers)
	b := p.buffers[p.turn]
	if b == nil || b.Rect.Dx() != side {
		b = image.NewRGBA(image.Rect(0, 0, side, side))
		p.buffers[p.turn] = b
	}
	return b
}
