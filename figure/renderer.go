package figure

import (
	"fmt"
	"image"
	"iter"
	"math"
	"slices"
)

// frameHeight is the height in pixels for which cameras and lenses are given.
const frameHeight = 640

// Renderer draws scenes. It keeps what does not move from one picture to the next and
// reuses its buffers, so a renderer must not draw two pictures at once; make one a
// goroutine.
type Renderer struct {
	figures *Figures
	painter painter
	view    view
	spare   spot
	drawn   drawing
	sheets  [2]sheet   // one a side: both are needed while the sides change
	target  image.RGBA // the picture asked for, beginning at 0, 0
	meeting meeting
}

// Renderer returns a new renderer.
func (f *Figures) Renderer() *Renderer {
	return &Renderer{figures: f, spare: spot{&pose{}, &pose{}}}
}

// sheet is the standing parts of one picture, drawn once.
type sheet struct {
	key      sheetKey
	params   []float64 // of the standing parts
	standing []sprite  // in the order of the runs of the scene
}

// sheetKey is what the picture of a pose depends on.
type sheetKey struct {
	scene    *scene
	size     image.Point
	mirrored bool
	look     Look
	crop     Crop
	cropped  bool
}

func newSheetKey(s *scene, g stage, look Look, crop *Crop) sheetKey {
	k := sheetKey{scene: s, size: g.size, mirrored: g.turn < 0, look: look, cropped: crop != nil}
	if crop != nil {
		k.crop = *crop
	}
	return k
}

// Changed tells whether the picture of a moment would differ visibly from the last one
// that this renderer drew, so that a window can leave still pictures alone. The size is
// that of the picture. It is true for what can't be drawn.
func (r *Renderer) Changed(size image.Point, scene string, m Moment, look Look, crop *Crop) bool {
	d := &r.drawn
	complete, err := r.figures.complete(look)
	if err != nil {
		return true
	}
	s, err := r.figures.scene(crop.of(scene), complete)
	if err != nil || d.scene != s || d.size != size || d.asked != look || d.cropped != (crop != nil) || crop != nil && d.crop != *crop {
		return true
	}
	s.at(m.sound(), &r.view, &r.spare)
	r.dress(s, m, d.look)
	if r.view.mirrored != d.view.mirrored || math.Abs(r.view.other-d.view.other) > visible {
		return true
	}
	zoom := float64(size.Y) / frameHeight * s.cam.scale
	if crop != nil {
		zoom = float64(size.Y) / frameHeight * crop.Scale
	}
	for i, p := range r.view.joints {
		if q := d.view.joints[i]; math.Abs(p.x-q.x)*zoom > movedPixels || math.Abs(p.y-q.y)*zoom > movedPixels {
			return true
		}
	}
	for i, v := range r.view.params {
		if math.Abs(v-d.view.params[i]) > visible {
			return true
		}
	}
	return false
}

// What an eye does not see: movement by an eighth of a pixel, and a change of an opacity,
// or of an angle in degrees, by a 200th.
const (
	movedPixels = 0.125
	visible     = 0.005
)

// drawing is what a renderer drew last.
type drawing struct {
	scene       *scene
	size        image.Point
	asked, look Look // as it was given, and with what it left open
	crop        Crop
	cropped     bool
	view        view
}

func (r *Renderer) remember(s *scene, size image.Point, asked, look Look, crop *Crop) {
	d := &r.drawn
	d.scene, d.size, d.asked, d.look, d.cropped = s, size, asked, look, crop != nil
	if crop != nil {
		d.crop = *crop
	}
	d.view.set(&r.view.pose)
	d.view.mirrored, d.view.other = r.view.mirrored, r.view.other
}

// Draw draws scene at moment m over what dst holds, at the size of dst. The height
// gives the scale; a picture wider than high shows the scene in a square at its left,
// with floor and wall running on to the right, unless crop says otherwise.
func (r *Renderer) Draw(dst *image.RGBA, scene string, m Moment, look Look, crop *Crop) error {
	asked := look
	look, err := r.figures.complete(look)
	if err != nil {
		return fmt.Errorf("draw %s: %w", scene, err)
	}
	s, err := r.figures.scene(crop.of(scene), look)
	if err != nil {
		return err
	}
	if dst.Rect.Empty() {
		return nil
	}
	m = m.sound()
	s.at(m, &r.view, &r.spare)
	r.dress(s, m, look)
	r.remember(s, dst.Rect.Size(), asked, look, crop)

	// The painter's picture begins at 0, 0 whatever part of an image dst is.
	r.target = image.RGBA{Pix: dst.Pix, Stride: dst.Stride, Rect: image.Rectangle{Max: dst.Rect.Size()}}
	target := &r.target
	from := newStage(dst.Rect.Size(), s, r.view.mirrored, crop)
	r.ground(target, look)
	if r.view.other == 0 {
		r.paint(target, s, from, look, crop)
		return nil
	}
	key := newSheetKey(s, from, look, crop)
	if !r.meeting.fits(key, r.view.params) {
		r.meeting.draw(r, key, from, newStage(dst.Rect.Size(), s, !r.view.mirrored, crop), image.NewRGBA(target.Rect))
	}
	r.meeting.over(target, s.meet, r.view.other)
	return nil
}

// ground paints what lies below everything.
func (r *Renderer) ground(dst *image.RGBA, look Look) {
	if c, ok := r.figures.palettes.names["bg"]; ok {
		flood(dst, r.colors(look)[c])
	}
}

func (r *Renderer) colors(look Look) []color {
	return r.figures.palettes.looks[Look{Dark: look.Dark, Skin: look.Skin, Ground: look.Ground}]
}

// dress sets the parameters that come from the look and from the muscles of the moment.
func (r *Renderer) dress(s *scene, m Moment, look Look) {
	for len(r.view.params) < len(s.paramNames) { // those that groups set
		r.view.params = append(r.view.params, 0)
	}
	for name, p := range s.hair {
		r.view.params[p] = 0
		if name == look.Hair {
			r.view.params[p] = 1
		}
	}
	if m.Muscles == nil {
		return
	}
	for name, sides := range s.muscles {
		both := m.Muscles[name]
		for i, side := range [2]string{"/left", "/right"} {
			v := both
			if len(m.Muscles) > 0 {
				if own, ok := m.Muscles[name+side]; ok {
					v = own
				}
			}
			r.view.params[sides[i]] = clamp(v, 0, 1)
		}
	}
}

// paint draws the view onto one stage.
func (r *Renderer) paint(dst *image.RGBA, s *scene, g stage, look Look, crop *Crop) {
	p := &r.painter
	p.joints, p.params = r.view.joints, r.view.params
	p.colors = r.colors(look)
	p.dst, p.depth = dst, 0
	k := &r.sheets[0]
	if g.turn < 0 {
		k = &r.sheets[1]
	}
	if key := newSheetKey(s, g, look, crop); !k.fits(key, p.params) {
		k.draw(p, key, g)
		p.dst = dst
	}
	standing := 0
	for run := range s.runs() {
		if run[0].moving {
			g.draw(p, run)
			continue
		}
		k.standing[standing].over(dst)
		standing++
	}
}

// runs are the entries of the scene cut where they begin or cease to move, and where
// the lens begins.
func (s *scene) runs() iter.Seq[[]entry] {
	return func(yield func([]entry) bool) {
		for i := 0; i < len(s.entries); {
			end := i + 1
			for end < len(s.entries) && s.entries[end].moving == s.entries[i].moving && s.entries[end].lens == s.entries[i].lens {
				end++
			}
			if !yield(s.entries[i:end]) {
				return
			}
			i = end
		}
	}
}

func (k *sheet) fits(key sheetKey, params []float64) bool {
	if k.key != key {
		return false
	}
	moving := key.scene.movingParams
	for i, v := range params {
		if (i >= len(moving) || !moving[i]) && k.params[i] != v {
			return false
		}
	}
	return true
}

// draw draws the standing runs of a scene, each into a sprite.
func (k *sheet) draw(p *painter, key sheetKey, g stage) {
	k.key, k.params = key, slices.Clone(p.params)
	k.standing = k.standing[:0]
	page := image.NewRGBA(image.Rectangle{Max: g.size})
	for run := range key.scene.runs() {
		if run[0].moving {
			continue
		}
		clear(page.Pix)
		p.dst = page
		g.draw(p, run)
		k.standing = append(k.standing, newSprite(page))
	}
}
