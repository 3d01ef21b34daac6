package figure

import (
	"image"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// canvas fills paths into a premultiplied picture. Coverage is worked out for the
// bounding box of each path only, in a mask that is reused.
type canvas struct {
	dst    *image.RGBA // its bounds begin at 0, 0
	raster vector.Rasterizer
	mask   image.Alpha
	clips  []clip
	depth  int // clips in force; the slice keeps the buffers of the others
}

// clip is coverage within a rectangle and none outside.
type clip struct {
	rect     image.Rectangle
	coverage []uint8
}

// color is a straight colour with 8 bits a channel and an alpha from 0 to 1.
type color struct {
	r, g, b uint32
	a       float64
}

// paint is how a path is filled: with one colour, or with a gradient from it to another.
type paint struct {
	color
	to       color
	gradient bool
	round    bool  // the gradient runs outwards from p0 instead of along p0 p1
	p0, p1   point // in pixels
}

func (c *canvas) bounds() image.Rectangle {
	if c.depth > 0 {
		return c.clips[c.depth-1].rect
	}
	return c.dst.Rect
}

// cover rasterises p; the mask belongs to the returned rectangle, which is empty when
// nothing of p is visible.
func (c *canvas) cover(p *path) image.Rectangle {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, q := range p.points {
		lo.x, hi.x = min(lo.x, q.x), max(hi.x, q.x)
		lo.y, hi.y = min(lo.y, q.y), max(hi.y, q.y)
	}
	const far = 1 << 16 // beyond it a scene is broken, and the rasteriser slow
	if !(lo.x > -far && lo.y > -far && hi.x < far && hi.y < far) {
		return image.Rectangle{}
	}
	box := image.Rect(int(math.Floor(lo.x)), int(math.Floor(lo.y)), int(math.Ceil(hi.x))+1, int(math.Ceil(hi.y))+1).Intersect(c.bounds())
	if box.Empty() {
		return image.Rectangle{}
	}
	w, h := box.Dx(), box.Dy()
	c.raster.Reset(w, h)
	c.raster.DrawOp = draw.Src
	ox, oy := float64(box.Min.X), float64(box.Min.Y)
	for i, from := range p.starts {
		to := len(p.points)
		if i+1 < len(p.starts) {
			to = p.starts[i+1]
		}
		if to-from < 3 {
			continue
		}
		polygon := p.points[from:to]
		c.raster.MoveTo(float32(polygon[0].x-ox), float32(polygon[0].y-oy))
		for _, q := range polygon[1:] {
			c.raster.LineTo(float32(q.x-ox), float32(q.y-oy))
		}
		c.raster.ClosePath()
	}
	if cap(c.mask.Pix) < w*h {
		c.mask.Pix = make([]uint8, w*h)
	}
	c.mask.Pix, c.mask.Stride, c.mask.Rect = c.mask.Pix[:w*h], w, image.Rect(0, 0, w, h)
	c.raster.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	return box
}

// div255 is x/255, rounded, for x up to 255².
func div255(x uint32) uint32 { x += 128; return (x + x>>8) >> 8 }

// pushClip limits what follows to p.
func (c *canvas) pushClip(p *path) {
	box := c.cover(p)
	if c.depth == len(c.clips) {
		c.clips = append(c.clips, clip{})
	}
	k := &c.clips[c.depth]
	k.rect = box
	n := box.Dx() * box.Dy()
	if cap(k.coverage) < n {
		k.coverage = make([]uint8, n)
	}
	k.coverage = k.coverage[:n]
	if n > 0 {
		copy(k.coverage, c.mask.Pix)
		if c.depth > 0 {
			c.clips[c.depth-1].limit(k.coverage, box)
		}
	}
	c.depth++
}

func (c *canvas) popClip() { c.depth-- }

// limit takes from the coverage of box what lies outside the clip. The box lies within
// the rectangle of the clip.
func (k *clip) limit(coverage []uint8, box image.Rectangle) {
	w := box.Dx()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := coverage[(y-box.Min.Y)*w:][:w]
		from := (y-k.rect.Min.Y)*k.rect.Dx() + box.Min.X - k.rect.Min.X
		limit := k.coverage[from:][:w]
		for x, m := range row {
			if l := limit[x]; m != 0 && l != 255 {
				row[x] = uint8(div255(uint32(m) * uint32(l)))
			}
		}
	}
}

// fill paints p over the picture.
func (c *canvas) fill(p *path, with *paint) {
	if with.a <= 0.001 && !with.gradient {
		return
	}
	box := c.cover(p)
	if box.Empty() {
		return
	}
	w := box.Dx()
	if c.depth > 0 {
		c.clips[c.depth-1].limit(c.mask.Pix, box)
	}
	alpha := uint32(with.a*256 + 0.5)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := c.mask.Pix[(y-box.Min.Y)*w:][:w]
		out := c.dst.Pix[y*c.dst.Stride+4*box.Min.X:][:4*w]
		if with.gradient {
			shade(out, row, with, box.Min.X, y)
		} else {
			blend(out, row, with.r, with.g, with.b, alpha)
		}
	}
}

// blend paints one row; alpha is in 256ths.
func blend(out, coverage []uint8, r, g, b, alpha uint32) {
	for x, m := range coverage {
		if m == 0 {
			continue
		}
		p := out[4*x : 4*x+4 : 4*x+4]
		a := uint32(m) * alpha >> 8
		if a == 255 {
			p[0], p[1], p[2], p[3] = uint8(r), uint8(g), uint8(b), 255
			continue
		}
		over(p, r, g, b, a)
	}
}

// over paints one pixel; a is from 0 to 255.
func over(p []uint8, r, g, b, a uint32) {
	rest := 255 - a
	p[0] = uint8(div255(uint32(p[0])*rest + r*a))
	p[1] = uint8(div255(uint32(p[1])*rest + g*a))
	p[2] = uint8(div255(uint32(p[2])*rest + b*a))
	p[3] = uint8(div255(uint32(p[3])*rest + 255*a))
}

// shade paints one row with a gradient.
func shade(out, coverage []uint8, with *paint, x0, y int) {
	way := with.p1.sub(with.p0)
	length := way.len()
	for x, m := range coverage {
		if m == 0 {
			continue
		}
		d := point{float64(x0+x) + 0.5, float64(y) + 0.5}.sub(with.p0)
		t := 0.0
		switch {
		case length < 1e-9:
		case with.round:
			t = d.len() / length
		default:
			t = (d.x*way.x + d.y*way.y) / (length * length)
		}
		t = clamp(t, 0, 1)
		mix := func(a, b uint32) uint32 { return uint32(float64(a)*(1-t) + float64(b)*t + 0.5) }
		a := uint32((with.a*(1-t)+with.to.a*t)*256 + 0.5)
		over(out[4*x:4*x+4:4*x+4], mix(with.r, with.to.r), mix(with.g, with.to.g), mix(with.b, with.to.b), uint32(m)*a>>8)
	}
}
