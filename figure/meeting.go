package figure

import (
	"encoding/binary"
	"image"
	"math"
	"slices"
)

// meeting is the middle of a change of sides, when nobody moves: the rest of both sides
// becomes one another. Their pictures are drawn once.
type meeting struct {
	key    sheetKey
	params []float64
	sides  [2]seen // as it was, and the other
	apart  float64 // pixels from the midline of the one to that of the other
	rows   [2][]uint8
}

// seen is one side at rest: what stands in the scene, and the lens, which never slides.
type seen struct{ scene, inset sprite }

func (k *meeting) fits(key sheetKey, params []float64) bool {
	return k.key == key && slices.Equal(k.params, params)
}

// draw draws the view of r from both sides. page is an empty picture of its size.
func (k *meeting) draw(r *Renderer, key sheetKey, from, to stage, page *image.RGBA) {
	k.key, k.params = key, append(k.params[:0], r.view.params...)
	k.apart = to.midline() - from.midline()
	for i, g := range [2]stage{from, to} {
		k.sides[i] = seen{r.part(key, g, sceneOnly, page), r.part(key, g, insetOnly, page)}
	}
	for i := range k.rows {
		k.rows[i] = make([]uint8, 4*from.size.X)
	}
}

func (r *Renderer) part(key sheetKey, g stage, only part, page *image.RGBA) sprite {
	clear(page.Pix)
	p := &r.painter
	p.joints, p.params, p.colors = r.view.joints, r.view.params, r.colors(key.look)
	p.dst, p.depth = page, 0
	g.only = only
	for run := range key.scene.runs() {
		g.draw(p, run)
	}
	return newSprite(page)
}

// Figures that don't meet are gone, and come, in this part of the change.
const makeWay = 0.6

// over paints the change at t over dst. Figures that meet slide onto each other while
// one becomes the other; others make way for the next.
func (k *meeting) over(dst *image.RGBA, meet bool, t float64) {
	from, to := &k.sides[0], &k.sides[1]
	slide, back := 0.0, 0.0
	mix := uint64(t*256 + 0.5)
	rest := 256 - mix
	if meet {
		slide, back = k.apart*t, -k.apart*(1-t)
	} else {
		rest = uint64(clamp(1-t/makeWay, 0, 1) * 256)
		mix = uint64(clamp(1-(1-t)/makeWay, 0, 1) * 256)
	}
	w := dst.Rect.Dx()
	for y := range dst.Rect.Dy() {
		a, b := k.rows[0], k.rows[1]
		clear(a)
		clear(b)
		from.row(a, y, slide)
		to.row(b, y, back)
		out := dst.Pix[y*dst.Stride:][:4*w]
		for i := 0; i+3 < len(out); i += 4 {
			p, q := binary.LittleEndian.Uint32(a[i:]), binary.LittleEndian.Uint32(b[i:])
			if p|q == 0 {
				continue
			}
			if p != q || mix+rest != 256 {
				q = gather(mixed(spread(p), rest, spread(q), mix))
			}
			if q>>24 != 255 {
				q = overPixel(binary.LittleEndian.Uint32(out[i:]), q)
			}
			binary.LittleEndian.PutUint32(out[i:], q)
		}
	}
}

// row writes one row of the side, its scene moved to the right by some pixels.
func (s *seen) row(out []uint8, y int, right float64) {
	if line, x := s.scene.line(y); len(line) > 0 {
		whole := math.Floor(right)
		shifted(out, line, x+int(whole), uint64((right-whole)*256+0.5))
	}
	if line, x := s.inset.line(y); len(line) > 0 {
		overRow(out[4*x:][:len(line)], line)
	}
}

// shifted copies a line of pixels to column x and k 256ths of a column further, as far as
// it lies within out.
func shifted(out, line []uint8, x int, k uint64) {
	n := len(line) / 4
	first, last := max(0, -x), min(n, len(out)/4-1-x)
	if k == 0 || k == 256 {
		x += int(k / 256)
		first, last = max(0, -x), min(n, len(out)/4-x)
		if first < last {
			copy(out[4*(x+first):], line[4*first:4*last])
		}
		return
	}
	before := uint64(0)
	if first > 0 && first <= n {
		before = spread(binary.LittleEndian.Uint32(line[4*(first-1):]))
	}
	for i := first; i < last; i++ {
		here := spread(binary.LittleEndian.Uint32(line[4*i:]))
		binary.LittleEndian.PutUint32(out[4*(x+i):], gather(mixed(here, 256-k, before, k)))
		before = here
	}
	if end := x + n; last == n && end >= 0 && 4*end < len(out) { // the rest of the last one
		binary.LittleEndian.PutUint32(out[4*end:], gather(mixed(0, 0, before, k)))
	}
}

// Four channels are worked on at once, each in 16 bits of its own.
const channels = 0x00ff00ff00ff00ff

func spread(q uint32) uint64 {
	v := uint64(q)
	v = (v | v<<16) & 0x0000ffff0000ffff
	return (v | v<<8) & channels
}

func gather(v uint64) uint32 {
	v = (v | v>>8) & 0x0000ffff0000ffff
	return uint32(v | v>>16)
}

// mixed is j 256ths of a and k of b, 256 at most together.
func mixed(a, j, b, k uint64) uint64 {
	return (a*j + b*k + 0x0080008000800080) >> 8 & channels
}

// overPixel is the premultiplied pixel q over p.
func overPixel(p, q uint32) uint32 {
	v := spread(p)*uint64(255-q>>24) + 0x0080008000800080
	return gather((v+v>>8&channels)>>8&channels) + q
}
