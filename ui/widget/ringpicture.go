package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"
)

// ringPicture is all that the picture of a ring depends on.
type ringPicture struct {
	stroke               float32 // as a share of the diameter
	segments             int     // 0: one piece
	filled               float64 // in segments, or of the one piece
	track, done, current color.NRGBA
}

// ringPicture draws a ring in a square box.
func (p *pen) ringPicture(x, y, d float32, r ringPicture) {
	o := take(p, func() *canvas.Raster { return &canvas.Raster{} })
	changed := p.rings[o] != r
	if changed {
		if p.rings == nil {
			p.rings = map[*canvas.Raster]ringPicture{}
		}
		p.rings[o] = r
		o.Generator = r.paint
	}
	p.place(o, x, y, d, d, changed)
}

// ringPiece is a part of the ring with round ends, by the angles of the middles of its ends,
// clockwise from the top.
type ringPiece struct{ from, to float64 }

// distance is how far a point at an angle and a radius is from the middle line of the piece.
func (a ringPiece) distance(angle, radius, middle float64) float64 {
	if angle >= a.from && angle <= a.to {
		return math.Abs(radius - middle)
	}
	end := a.from
	if off(angle, a.to) < off(angle, a.from) {
		end = a.to
	}
	between := off(angle, end)
	return math.Sqrt(max(0, radius*radius+middle*middle-2*radius*middle*math.Cos(between)))
}

// off is the angle between two directions, 0 to half a turn.
func off(a, b float64) float64 {
	d := math.Abs(a - b)
	return min(d, 2*math.Pi-d)
}

// paint draws the ring as large as fits.
func (r ringPicture) paint(width, height int) image.Image {
	side := min(width, height)
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	d := float64(side)
	stroke := float64(r.stroke) * d
	middle := (d - stroke) / 2
	if middle <= 0 {
		return img
	}
	inner, outer := middle-stroke/2-1, d/2+1
	n := max(1, r.segments)
	whole := 2 * math.Pi / float64(n)
	ends := stroke / 2 / middle // the angle of a round end
	gap := min(segmentGap*d/middle, whole*0.28)
	for y := range side {
		dy := float64(y) + 0.5 - d/2
		for x := range side {
			dx := float64(x) + 0.5 - d/2
			radius := math.Hypot(dx, dy)
			if radius < inner || radius > outer {
				continue
			}
			angle := math.Atan2(dx, -dy)
			if angle < 0 {
				angle += 2 * math.Pi
			}
			i := 0
			track := math.Abs(radius - middle)
			piece := ringPiece{0, 2 * math.Pi * min(1, r.filled)}
			if r.segments > 0 {
				i = min(int(angle/whole), n-1)
				piece = ringPiece{float64(i)*whole + gap/2 + ends, float64(i+1)*whole - gap/2 - ends}
				if piece.to < piece.from {
					middle := (piece.from + piece.to) / 2
					piece = ringPiece{middle, middle}
				}
				track = piece.distance(angle, radius, middle)
			}
			c := over(color.RGBA{}, r.track, cover(stroke/2-track))
			share, fill := r.filled-float64(i), r.current
			if r.segments == 0 {
				share = min(1, r.filled)
			} else if share >= 1 {
				fill = r.done
			}
			if share > 0 {
				part := piece
				if r.segments > 0 {
					part.to = piece.from + (piece.to-piece.from)*min(1, share)
				}
				at := part.distance(angle, radius, middle)
				if r.segments == 0 && share >= 1 {
					at = math.Abs(radius - middle)
				}
				c = over(c, fill, cover(stroke/2-at))
			}
			img.SetRGBA(x+(width-side)/2, y+(height-side)/2, c)
		}
	}
	return img
}

// cover turns the distance to an edge in pixels, positive inside, to a share of a pixel.
func cover(d float64) float64 { return max(0, min(1, d+0.5)) }

// over lays a colour over a premultiplied one.
func over(under color.RGBA, c color.NRGBA, share float64) color.RGBA {
	a := float64(c.A) / 255 * share
	mix := func(below, above uint8) uint8 { return uint8(float64(above)*a + float64(below)*(1-a) + 0.5) }
	return color.RGBA{mix(under.R, c.R), mix(under.G, c.G), mix(under.B, c.B), mix(under.A, 255)}
}
