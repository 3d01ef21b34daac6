package library

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
)

// frameTime is how long one picture of the figure in motion stays.
const frameTime = time.Second / 25

// targetScene is the back with its muscles.
const targetScene = "map"

// The intensities of the target's muscles: the first is worked most.
const (
	mostWorked = 1
	alsoWorked = 0.55
	faint      = 0.18 // of the others while one is pointed at
)

// player shows the figure of a technique: still, in motion, or the back with what is worked.
// It draws off the main thread, one picture at a time, and leaves out what came meanwhile.
type player struct {
	given     page.Given
	now       func() time.Time
	technique technique.Technique
	raster    *canvas.Raster
	renderer  *figure.Renderer

	want    frame
	shown   frame
	image   *image.RGBA
	busy    bool
	drawing bool

	motion  string
	preview preview
	playing bool
	elapsed time.Duration // of the preview, until began
	began   time.Time
	halt    func()
	changed func() // it plays, or it doesn't any more
}

// frame is one picture: everything that it depends on.
type frame struct {
	width, height int
	scale         float64
	look          figure.Look
	left          bool
	beat, after   figure.Beat
	progress      float64
	elapsed       float64
	spot, of      int
	afterSpot     int
	target        bool
	lit           technique.Muscle
}

func newPlayer(g page.Given, now func() time.Time, t technique.Technique) *player {
	p := &player{given: g, now: now, technique: t, renderer: g.Figures.Renderer(), changed: func() {}}
	p.raster = canvas.NewRaster(p.draw)
	p.still()
	return p
}

// still is the key picture on the side that was chosen.
func (p *player) still() {
	m := figure.Moment{}
	if p.technique.Dose.Sided {
		m = figure.Moment{Beat: figure.Ready, Left: p.want.left}
	}
	p.pose(m)
}

// pose asks for a moment of the technique.
func (p *player) pose(m figure.Moment) {
	w := &p.want
	w.beat, w.after, w.progress, w.elapsed = m.Beat, m.After, m.Progress, m.Elapsed
	w.spot, w.of, w.afterSpot = m.Spot, m.Of, m.AfterSpot
	p.ask()
}

// look is how the person in the picture looks, and how much may move.
func (p *player) look(look figure.Look, motion string) {
	p.want.look, p.motion = look, motion
	p.ask()
}

// side turns to the left side of the body, or to the right one.
func (p *player) side(left bool) {
	p.want.left = left
	p.preview = newPreview(p.technique.Dose, left)
	if p.playing || p.elapsed > 0 {
		p.elapsed, p.began = 0, p.now()
		p.pose(p.moment())
		return
	}
	p.still()
}

// target shows the back with the muscles that are worked, one of them alone if it is named,
// or the figure again.
func (p *player) target(on bool, lit technique.Muscle) {
	p.want.target, p.want.lit = on, lit
	p.ask()
}

// play sets the figure in motion, or halts it.
func (p *player) play() {
	if p.playing {
		p.stop()
		return
	}
	if p.preview.beats == nil {
		p.preview = newPreview(p.technique.Dose, p.want.left)
	}
	p.playing, p.began = true, p.now()
	p.changed()
	p.tick()
}

// stop halts the figure where it is.
func (p *player) stop() {
	if !p.playing {
		return
	}
	p.elapsed += p.now().Sub(p.began)
	p.playing = false
	if p.halt != nil {
		p.halt()
	}
	p.changed()
}

func (p *player) tick() {
	if !p.playing {
		return
	}
	p.pose(p.moment())
	p.halt = p.given.After(frameTime, p.tick)
}

func (p *player) moment() figure.Moment {
	elapsed := p.elapsed
	if p.playing {
		elapsed += p.now().Sub(p.began)
	}
	m := p.preview.at(elapsed)
	if p.motion != "full" {
		m = settled(m)
	}
	return m
}

// ask has the picture that is wanted drawn, unless it is there or one is being drawn.
func (p *player) ask() {
	if p.want == p.shown || p.busy || p.want.width == 0 {
		return
	}
	p.busy = true
	of := p.want
	var img *image.RGBA
	work := p.given.Work
	if work == nil {
		work = func(work, done func()) { work(); done() }
	}
	before := p.shown
	work(func() { img = p.render(of, before) }, func() {
		p.busy = false
		p.shown = of
		if img == nil { // it looks as before
			p.ask()
			return
		}
		p.image = img
		p.ask()
		if !p.drawing {
			p.raster.Refresh()
		}
	})
}

// draw gives the screen the picture that is there, and asks for another where it is of
// another size or look.
func (p *player) draw(w, h int) image.Image {
	p.want.width, p.want.height, p.want.look.Dark = w, h, theme.Dark()
	p.want.scale = float64(w) / math.Max(1, float64(p.raster.Size().Width))
	p.drawing = true
	p.ask()
	p.drawing = false
	if p.image != nil && p.shown.width == w && p.shown.height == h && p.shown.look.Dark == p.want.look.Dark {
		return p.image
	}
	of := shot{width: w, height: h, look: p.want.look, radius: theme.RadiusPanel, scale: p.want.scale, share: 1}
	img := ground(of)
	finish(img, of)
	return img
}

// render draws a picture, or nothing where it would look like the one before.
func (p *player) render(f, before frame) *image.RGBA {
	of := shot{width: f.width, height: f.height, look: f.look, radius: theme.RadiusPanel, scale: f.scale, share: 1}
	scene, m := p.technique.Scene, figure.Moment{
		Beat: f.beat, After: f.after, Progress: f.progress, Elapsed: f.elapsed,
		Spot: f.spot, Of: f.of, AfterSpot: f.afterSpot, Left: f.left && p.technique.Dose.Sided,
	}
	if f.target {
		scene, m = targetScene, figure.Moment{Muscles: intensities(p.technique.Targets, f.lit)}
	}
	size := image.Pt(f.width, f.height)
	if before.width > 0 && before.scale == f.scale && !p.renderer.Changed(size, scene, m, f.look, nil) {
		return nil
	}
	img := ground(of)
	if err := p.renderer.Draw(img, scene, m, f.look, nil); err != nil {
		fyne.LogError("could not draw "+scene, err)
	}
	finish(img, of)
	return img
}

// intensities are how strongly muscles are shown: as they are worked, or one of them alone.
func intensities(targets []technique.Muscle, lit technique.Muscle) map[string]float64 {
	all := make(map[string]float64, len(targets)+1)
	for i, m := range targets {
		all[string(m)] = intensity(i)
		if lit != "" {
			all[string(m)] = faint
		}
	}
	if lit != "" {
		all[string(lit)] = mostWorked
	}
	return all
}

// intensity is that of the muscle i of a technique.
func intensity(i int) float64 {
	if i == 0 {
		return mostWorked
	}
	return alsoWorked
}
