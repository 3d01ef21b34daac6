package coach

import (
	"fmt"
	"image"
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
	// square has the figure move in a square at the left, as high as the pane; what is
	// right of it stands still.
	square bool
	use    string // the crop; empty: the whole scene
}

// frame is one picture to draw.
type frame struct {
	scene         string
	moment        figure.Moment
	look          figure.Look
	width, height int // in pixels
	square        bool
	use           string
}

// frameOf is a picture of a moment that fills a pane.
func frameOf(p pane, pixels float32, s State, look figure.Look) frame {
	return frame{scene: s.Scene, moment: s.Moment, look: look,
		width: int(p.width*pixels + 0.5), height: int(p.height*pixels + 0.5), square: p.square, use: p.use}
}

// same tells whether both are one picture.
func (f frame) same(g frame) bool {
	a, b := f.moment, g.moment
	return f.key() == g.key() && a.Beat == b.Beat && a.Progress == b.Progress && a.Elapsed == b.Elapsed &&
		a.Left == b.Left && a.Spot == b.Spot && a.Of == b.Of && a.After == b.After && a.AfterSpot == b.AfterSpot
}

// key is what the parts of a picture that stand still depend on.
func (f frame) key() restKey {
	return restKey{scene: f.scene, left: f.moment.Left, look: f.look, width: f.width, height: f.height, use: f.use}
}

// shot is a drawn frame: the figure, what stands at the right of it, and a row of pixels
// to go on with above it. Nil is nothing.
type shot struct {
	figure, rest, above *image.RGBA
}

// restKey is what the rest of the stage depends on.
type restKey struct {
	scene         string
	left          bool
	look          figure.Look
	width, height int
	use           string
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
	above    *image.RGBA
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
	if !f.square {
		s := shot{figure: p.buffer(f.width, f.height)}
		return s, p.paint(s.figure, f)
	}
	key := f.key()
	if f.moment.Beat == figure.Switch {
		key.beat = figure.Switch
	}
	if key != p.restOf || key.beat == figure.Switch && f.moment.Progress < 1 {
		whole := image.NewRGBA(image.Rect(0, 0, f.width, f.height))
		if err := p.paint(whole, f); err != nil {
			return shot{}, err
		}
		s := shot{figure: p.buffer(f.height, f.height), rest: image.NewRGBA(image.Rect(0, 0, f.width-f.height, f.height)),
			above: image.NewRGBA(image.Rect(0, 0, f.height, 1))}
		draw.Draw(s.figure, s.figure.Rect, whole, image.Point{}, draw.Src)
		draw.Draw(s.rest, s.rest.Rect, whole, image.Pt(f.height, 0), draw.Src)
		draw.Draw(s.above, s.above.Rect, whole, image.Point{}, draw.Src)
		if empty(s.rest) {
			s.rest = nil
		}
		if empty(s.above) {
			s.above = nil
		}
		p.rest, p.above, p.restOf = s.rest, s.above, key
		return s, nil
	}
	s := shot{figure: p.buffer(f.height, f.height), rest: p.rest, above: p.above}
	return s, p.paint(s.figure, f)
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
