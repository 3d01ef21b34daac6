package coach

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"github.com/unknot-app/unknot/figure"
)

// Drawer draws the figures; [Drawing] makes one.
type Drawer interface {
	Draw(dst *image.RGBA, scene string, m figure.Moment, look figure.Look, crop *figure.Crop) error
	// Crop is the part of a scene that suits a use; nil: the whole scene.
	Crop(scene, use string) *figure.Crop
}

// Drawing draws figures.
func Drawing(f *figure.Figures) Drawer { return drawing{f.Renderer(), f} }

type drawing struct {
	*figure.Renderer
	figures *figure.Figures
}

func (d drawing) Crop(scene, use string) *figure.Crop { return d.figures.Crop(scene, use) }

// pane is what a composition has room for of a scene, in Fyne's units.
type pane struct {
	width, height float32
	// side is that of the square at the bottom left in which the figure moves; what is right
	// of it and above it stands still, and all of it lies on the ground of the phase. 0: the
	// figure alone, on nothing.
	side float32
	use  string // the crop; empty: the whole scene
}

// ground is the colours that a picture runs through, from its top left to its bottom right.
type ground struct{ from, to color.NRGBA }

// frame is one picture to draw.
type frame struct {
	scene               string
	moment              figure.Moment
	look                figure.Look
	width, height, side int // in pixels
	use                 string
	ground              ground
	// share is how much of it shows over what was there before the last cut, 0 to 1; cuts
	// counts them.
	share float64
	cuts  int
}

// frameOf is a picture of a moment that fills a pane.
func frameOf(p pane, pixels float32, s State, look figure.Look, g ground) frame {
	whole := func(units float32) int { return int(units*pixels + 0.5) }
	f := frame{scene: s.Scene, moment: s.Moment, look: look, use: p.use,
		width: whole(p.width), height: whole(p.height), side: whole(p.side)}
	if f.side > 0 {
		f.ground = g
		f.side = min(f.side, f.height, f.width)
	}
	return f
}

// same tells whether both are one picture.
func (f frame) same(g frame) bool {
	return f.ground == g.ground && f.cuts == g.cuts && f.share == g.share && f.still(g)
}

// still tells whether the figure is the same in both.
func (f frame) still(g frame) bool {
	a, b := f.moment, g.moment
	return f.key() == g.key() && a.Beat == b.Beat && a.Progress == b.Progress && a.Elapsed == b.Elapsed &&
		a.Left == b.Left && a.Spot == b.Spot && a.Of == b.Of && a.After == b.After && a.AfterSpot == b.AfterSpot
}

// key is what the parts of a picture that stand still depend on.
func (f frame) key() restKey {
	return restKey{scene: f.scene, left: f.moment.Left, look: f.look, width: f.width, side: f.side, use: f.use}
}

// restKey is what the rest of the stage depends on.
type restKey struct {
	scene       string
	left        bool
	look        figure.Look
	width, side int
	use         string
	beat        figure.Beat
}

// player draws frames on a goroutine of its own, one at a time, and forgets frames that
// came while it was busy, but the last.
type player struct {
	open   func() (Drawer, error)
	drawer Drawer
	main   func(func())
	show   func(*image.RGBA, frame, error)

	requests chan frame
	shown    frame       // the last one that was asked for
	figure   *image.RGBA // the square
	figureOf frame
	rest     *image.RGBA // what is right of it; nil: nothing
	restOf   restKey
	buffers  [3]*image.RGBA
	turn     int
	cuts     int         // that were seen
	before   *image.RGBA // what was shown when the last one came; nil: it is gone
}

// newPlayer starts a player. Show is called through main.
func newPlayer(open func() (Drawer, error), main func(func()), show func(*image.RGBA, frame, error)) *player {
	p := &player{open: open, main: main, show: show, requests: make(chan frame, 1)}
	go p.run()
	return p
}

// ask asks for a frame, unless it is the one that was asked for last.
func (p *player) ask(f frame) {
	if f.same(p.shown) || f.scene == "" || f.height <= 0 || f.width <= 0 {
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
		p.main(func() { p.show(nil, frame{}, err) })
		for range p.requests { // nobody waits
		}
		return
	}
	p.drawer = d
	for f := range p.requests {
		img, err := p.draw(f)
		p.main(func() { p.show(img, f, err) })
	}
}

// draw draws a frame. On a ground it is one opaque picture: as layers of the window ground,
// figure and furniture would cover its pixels up to three times.
func (p *player) draw(f frame) (*image.RGBA, error) {
	if f.cuts != p.cuts {
		p.cuts, p.before = f.cuts, p.copy()
	}
	dst := p.buffer(f.width, f.height)
	if f.side == 0 {
		if err := p.paint(dst, f); err != nil {
			return nil, err
		}
	} else {
		if err := p.drawParts(f); err != nil {
			return nil, err
		}
		lay(dst, f.ground, p.figure, p.rest)
	}
	if p.before != nil && (f.share >= 1 || p.before.Rect != dst.Rect) {
		p.before = nil
	}
	if p.before != nil {
		dissolve(dst, p.before, f.share)
	}
	return dst, nil
}

// copy copies the picture that was drawn last; nil before the first.
func (p *player) copy() *image.RGBA {
	last := p.buffers[p.turn]
	if last == nil {
		return nil
	}
	c := image.NewRGBA(last.Rect)
	draw.Draw(c, c.Rect, last, image.Point{}, draw.Src)
	return c
}

// drawParts draws the figure and what stands at the right of it, each where it changed.
func (p *player) drawParts(f frame) error {
	if p.figure != nil && p.figureOf.still(f) {
		return nil
	}
	p.figureOf = frame{} // until it is drawn
	key := f.key()
	if f.moment.Beat == figure.Switch {
		key.beat = figure.Switch
	}
	square := image.Rect(0, 0, f.side, f.side)
	if p.figure == nil || p.figure.Rect != square {
		p.figure = image.NewRGBA(square)
	}
	if key != p.restOf || key.beat == figure.Switch && f.moment.Progress < 1 {
		whole := image.NewRGBA(image.Rect(0, 0, f.width, f.side))
		if err := p.paint(whole, f); err != nil {
			return err
		}
		p.rest = image.NewRGBA(image.Rect(0, 0, f.width-f.side, f.side))
		draw.Draw(p.figure, square, whole, image.Point{}, draw.Src)
		draw.Draw(p.rest, p.rest.Rect, whole, image.Pt(f.side, 0), draw.Src)
		if empty(p.rest) {
			p.rest = nil
		}
		p.restOf = key
	} else if err := p.paint(p.figure, f); err != nil {
		return err
	}
	p.figureOf = f
	return nil
}

// paint draws the figure onto a cleared picture.
func (p *player) paint(dst *image.RGBA, f frame) error {
	clear(dst.Pix)
	var crop *figure.Crop
	if f.use != "" {
		crop = p.drawer.Crop(f.scene, f.use)
	}
	if err := p.drawer.Draw(dst, f.scene, f.moment, f.look, crop); err != nil {
		return fmt.Errorf("draw the picture of %s: %w", f.scene, err)
	}
	return nil
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
func (p *player) buffer(width, height int) *image.RGBA {
	p.turn = (p.turn + 1) % len(p.buffers)
	b := p.buffers[p.turn]
	if size := image.Rect(0, 0, width, height); b == nil || b.Rect != size {
		b = image.NewRGBA(size)
		p.buffers[p.turn] = b
	}
	return b
}
