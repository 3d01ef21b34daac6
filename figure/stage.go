package figure

import (
	"image"
	"math"
)

// stage is where a scene lies in a picture.
type stage struct {
	size   image.Point
	centre point   // pixel of the camera's point
	zoom   float64 // pixels for each pixel of the frame that cameras are given for
	cam    camera
	turn   float64 // -1 when mirrored
	lens   bool
	only   part
}

// part is what of a scene is drawn.
type part int

const (
	whole part = iota
	sceneOnly
	insetOnly
)

func newStage(size image.Point, s *scene, mirrored bool, crop *Crop) stage {
	w, h := float64(size.X), float64(size.Y)
	g := stage{size: size, zoom: h / frameHeight, cam: s.cam, turn: 1, lens: true}
	g.centre = point{math.Min(w, h) / 2, h / 2}
	if crop != nil {
		g.cam = camera{point{crop.X, crop.Y}, crop.Scale}
		g.centre.x = w / 2
		if crop.CenterX != 0 {
			g.centre.x = w * crop.CenterX
		}
		g.lens = !crop.NoLens
	}
	if mirrored {
		g.turn = -1
	}
	return g
}

// midline is the pixel of x = 0, where the spine of the figure is.
func (g *stage) midline() float64 { return g.centre.x - g.turn*g.zoom*g.cam.scale*g.cam.at.x }

// frame is the map from the units of what a camera sees to pixels, its point at centre.
func (g *stage) frame(centre point, cam camera) affine {
	k := g.zoom * cam.scale
	return translation(centre.x, centre.y).then(scaling(g.turn*k, k)).then(translation(-cam.at.x, -cam.at.y))
}

// draw paints entries that all stand in the scene, or all in the same lens.
func (g *stage) draw(p *painter, entries []entry) {
	p.alpha = 1
	in := entries[0].lens
	if in == nil {
		p.frame = g.frame(g.centre, g.cam)
		for i := range entries {
			if l, ok := entries[i].step.(*lens); ok {
				if g.lens && g.only != sceneOnly {
					l.drawRing(p, g)
				}
			} else if g.only != insetOnly {
				entries[i].draw(p)
			}
		}
		return
	}
	if !g.lens || g.only == sceneOnly {
		return
	}
	p.frame = identity
	in.disc(p, g, 0)
	p.pushClip(&p.path)
	p.frame = g.frame(in.centre(g), in.cam)
	for i := range entries {
		entries[i].draw(p)
	}
	p.popClip()
}

// lens is a round inset with a camera of its own; where it is, is given in pixels of a
// frame 640 pixels wide and high.
type lens struct {
	x, y, r      float64
	cam          camera
	ring, ground int // colours
}

const ringWidth = 5

func (l *lens) centre(g *stage) point {
	return g.centre.add(point{g.turn * (l.x - frameHeight/2), l.y - frameHeight/2}.mul(g.zoom))
}

// disc makes the painter's path the lens, wider by a margin.
func (l *lens) disc(p *painter, g *stage, margin float64) {
	c, r := l.centre(g), (l.r+margin)*g.zoom
	p.path.reset()
	p.path.begin()
	p.path.points = ellipse(p.path.points, r, r, 1)
	for i, q := range p.path.points {
		p.path.points[i] = q.add(c)
	}
}

func (l *lens) drawRing(p *painter, g *stage) {
	l.disc(p, g, ringWidth)
	p.fill(&p.path, &paint{color: p.colors[l.ring]})
	l.disc(p, g, 0)
	p.fill(&p.path, &paint{color: p.colors[l.ground]})
}

// draw does nothing: the ring needs the stage, see drawRing.
func (l *lens) draw(*painter) {}
