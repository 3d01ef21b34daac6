package figure

import (
	"fmt"
	"image"
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
	sheets  [2]sheet // one a side: both are needed while the sides change
	under   *image.RGBA
	upper   *image.RGBA
}

// Renderer returns a new renderer.
func (f *Figures) Renderer() *Renderer {
	return &Renderer{figures: f, spare: spot{&pose{}, &pose{}}}
}

// sheet is the standing parts of one picture, drawn once.
type sheet struct {
	scene     *scene
	size      image.Point
	look      Look
	crop      Crop
	cropped   bool
	params    []float64 // of the standing parts
	standing  []sprite  // in the order of the runs of the scene
	throwaway *image.RGBA
}

// Draw draws scene at moment m over what dst holds, at the size of dst. The height
// gives the scale; a picture wider than high shows the scene in a square at its left,
// with floor and wall running on to the right, unless crop says otherwise.
func (r *Renderer) Draw(dst *image.RGBA, scene string, m Moment, look Look, crop *Crop) error {
	s, err := r.figures.scene(scene)
	if err != nil {
		return err
	}
	if look, err = look.complete(); err != nil {
		return fmt.Errorf("draw %s: %w", scene, err)
	}
	if dst.Rect.Empty() {
		return nil
	}
	for _, v := range []*float64{&m.Progress, &m.Elapsed} {
		if !(*v >= 0) { // not a number, too
			*v = 0
		}
	}
	m.Progress = min(m.Progress, 1)
	s.at(m, &r.view, &r.spare)
	r.dress(s, m, look)

	// The painter's picture begins at 0, 0 whatever part of an image dst is.
	target := image.RGBA{Pix: dst.Pix, Stride: dst.Stride, Rect: image.Rectangle{Max: dst.Rect.Size()}}
	if r.view.other == 0 {
		r.paint(&target, s, r.view.mirrored, look, crop)
		return nil
	}
	r.under, r.upper = blank(r.under, target.Rect), blank(r.upper, target.Rect)
	r.paint(r.under, s, r.view.mirrored, look, crop)
	r.paint(r.upper, s, !r.view.mirrored, look, crop)
	dissolve(&target, r.under, r.upper, r.view.other)
	return nil
}

// blank is an empty picture of the size wanted, reusing old where it can.
func blank(old *image.RGBA, rect image.Rectangle) *image.RGBA {
	if old == nil || old.Rect != rect {
		return image.NewRGBA(rect)
	}
	clear(old.Pix)
	return old
}

// dress sets the parameters that come from the look and from the muscles of the moment.
func (r *Renderer) dress(s *scene, m Moment, look Look) {
	for len(r.view.params) < len(s.paramNames) { // those that groups set
		r.view.params = append(r.view.params, 0)
	}
	if s.short >= 0 {
		r.view.params[s.short] = 0
		if look.Hair == "short" {
			r.view.params[s.short] = 1
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

// paint draws the view as seen from one side.
func (r *Renderer) paint(dst *image.RGBA, s *scene, mirrored bool, look Look, crop *Crop) {
	p := &r.painter
	p.joints, p.params = r.view.joints, r.view.params
	p.colors = r.figures.palettes.looks[Look{Dark: look.Dark, Skin: look.Skin, Ground: look.Ground}]
	stage := newStage(dst.Rect.Size(), s, mirrored, crop)

	k := &r.sheets[0]
	if mirrored {
		k = &r.sheets[1]
	}
	if !k.fits(s, dst.Rect.Size(), look, crop, p.params) {
		k.draw(p, s, stage, look, crop)
	}
	p.dst, p.depth = dst, 0
	if ground, ok := r.figures.palettes.names["bg"]; ok {
		flood(dst, p.colors[ground])
	}
	run := 0
	for i := 0; i < len(s.entries); {
		if s.entries[i].moving {
			end := i + 1
			for end < len(s.entries) && s.entries[end].moving && s.entries[end].lens == s.entries[i].lens {
				end++
			}
			stage.draw(p, s.entries[i:end])
			i = end
			continue
		}
		k.standing[run].over(dst)
		run++
		for i < len(s.entries) && !s.entries[i].moving {
			i++
		}
	}
}

func (k *sheet) fits(s *scene, size image.Point, look Look, crop *Crop, params []float64) bool {
	if k.scene != s || k.size != size || k.look != look || k.cropped != (crop != nil) || crop != nil && k.crop != *crop {
		return false
	}
	for i, v := range params {
		if (i >= len(s.movingParams) || !s.movingParams[i]) && k.params[i] != v {
			return false
		}
	}
	return true
}

// draw draws the standing runs of a scene, each into a sprite.
func (k *sheet) draw(p *painter, s *scene, stage stage, look Look, crop *Crop) {
	k.scene, k.size, k.look, k.cropped = s, stage.size, look, crop != nil
	if crop != nil {
		k.crop = *crop
	}
	k.params = slices.Clone(p.params)
	k.standing = k.standing[:0]
	for i := 0; i < len(s.entries); {
		if s.entries[i].moving {
			i++
			continue
		}
		k.throwaway = blank(k.throwaway, image.Rectangle{Max: stage.size})
		p.dst, p.depth = k.throwaway, 0
		for i < len(s.entries) && !s.entries[i].moving {
			end := i + 1
			for end < len(s.entries) && !s.entries[end].moving && s.entries[end].lens == s.entries[i].lens {
				end++
			}
			stage.draw(p, s.entries[i:end])
			i = end
		}
		k.standing = append(k.standing, newSprite(k.throwaway))
	}
	k.throwaway = nil
}
