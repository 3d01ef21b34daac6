package figure

import (
	"math"
	"slices"
)

// path is a set of closed polygons in pixels, filled as one.
type path struct {
	points []point
	starts []int // where each polygon begins in points
}

func (p *path) reset() { p.points, p.starts = p.points[:0], p.starts[:0] }

func (p *path) begin() { p.starts = append(p.starts, len(p.points)) }

func (p *path) add(q point) { p.points = append(p.points, q) }

// extend adds n points and returns them to be filled in.
func (p *path) extend(n int) []point {
	from := len(p.points)
	p.points = slices.Grow(p.points, n)[:from+n]
	return p.points[from:]
}

// capSteps is the number of pieces in the round end of a stroke.
const capSteps = 8

// roundCap writes the half circle of radius r around c on the side that d points to,
// from the left of d to its right.
func roundCap(out []point, c, d point, r float64) {
	n := d.normal()
	turn := rotation(math.Pi / capSteps)
	a := point{1, 0}
	for i := range capSteps - 1 {
		a = turn.apply(a)
		out[i] = point{c.x + r*(n.x*a.x+d.x*a.y), c.y + r*(n.y*a.x+d.y*a.y)}
	}
}

// stroke adds the outline of a line with round ends whose width runs from w0 to w1.
func (p *path) stroke(line []point, w0, w1 float64) {
	n := len(line)
	if n < 2 {
		return
	}
	total := 0.0
	for i := 1; i < n; i++ {
		total += line[i].sub(line[i-1]).len()
	}
	if total <= 0 {
		return
	}
	p.begin()
	const round = capSteps - 1
	all := p.extend(2*n + 2*round)
	left, right := all[:n], all[n+round:2*n+round]
	done := 0.0
	for i := range line {
		before, after := max(i-1, 0), min(i+1, n-1)
		if i > 0 {
			done += line[i].sub(line[i-1]).len()
		}
		off := line[after].sub(line[before]).unit().normal().mul((w0 + (w1-w0)*done/total) / 2)
		left[i] = line[i].add(off)
		right[n-1-i] = line[i].sub(off)
	}
	roundCap(all[n:], line[n-1], line[n-1].sub(line[n-2]).unit(), w1/2)
	roundCap(all[2*n+round:], line[0], line[0].sub(line[1]).unit(), w0/2)
}

// dash adds the outline of a dashed line of width w.
func (p *path) dash(line []point, on, off, w float64, scratch []point) []point {
	if len(line) == 0 || on <= 0.1 || off <= 0.1 {
		return scratch
	}
	piece := append(scratch[:0], line[0])
	pos, limit, pen := 0.0, on, true
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		l := b.sub(a).len()
		for l > 0 && pos+l > limit {
			a = a.lerp(b, (limit-pos)/l)
			l -= limit - pos
			pos = 0
			if pen {
				p.stroke(append(piece, a), w, w)
				limit = off
			} else {
				limit = on
			}
			piece = append(piece[:0], a)
			pen = !pen
		}
		pos += l
		if pen {
			piece = append(piece, b)
		}
	}
	if pen {
		p.stroke(piece, w, w)
	}
	return piece
}

// cut is the part of line between the fractions a and b of its length, added to out.
func cut(out, line []point, a, b float64) []point {
	total := 0.0
	for i := 1; i < len(line); i++ {
		total += line[i].sub(line[i-1]).len()
	}
	lo, hi := a*total, b*total
	if hi <= lo {
		return out
	}
	first := len(out)
	done := 0.0
	for i := 1; i < len(line); i++ {
		l := line[i].sub(line[i-1]).len()
		if l > 0 && done+l >= lo && done <= hi {
			if len(out) == first {
				out = append(out, line[i-1].lerp(line[i], math.Max(0, (lo-done)/l)))
			}
			out = append(out, line[i-1].lerp(line[i], math.Min(1, (hi-done)/l)))
		}
		done += l
	}
	return out
}
