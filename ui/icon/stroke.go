package icon

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

const (
	grid   = 24.0
	pen    = 1.75
	margin = 1.25 // that a gap wipes on each side of the stroke that crosses
)

type point struct{ x, y float64 }

// shape is a path, flattened to straight pieces.
type shape struct {
	points []point
	filled bool
	gap    bool
}

// Validate parses the icon and tells what is wrong with its description.
func Validate(n Name) error {
	_, err := parse(n)
	return err
}

func parse(n Name) ([]shape, error) {
	for _, p := range paragraphs() {
		if p[0] != string(n) {
			continue
		}
		var shapes []shape
		for _, line := range p[1:] {
			s, err := parseShape(line)
			if err != nil {
				return nil, fmt.Errorf("read icon %s, %q: %w", n, line, err)
			}
			shapes = append(shapes, s)
		}
		return shapes, nil
	}
	return nil, fmt.Errorf("find icon %s: there is none of this name", n)
}

func parseShape(line string) (shape, error) {
	words := strings.Fields(line)
	var s shape
	if words[0] == "fill" {
		s.filled = true
		words = words[1:]
	}
	if len(words) == 0 {
		return s, fmt.Errorf("a shape is missing")
	}
	kind := words[0]
	var v []float64
	for _, w := range words[1:] {
		f, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return s, fmt.Errorf("%q is not a number", w)
		}
		v = append(v, f)
	}
	want, known := map[string]int{"curve": 8, "circle": 3, "arc": 5, "rect": 5, "dot": 2, "line": -4, "gap": -4, "bend": -5, "shape": -7}[kind]
	if !known {
		return s, fmt.Errorf("there is no shape %q", kind)
	}
	if want >= 0 && len(v) != want || want < 0 && len(v) < -want {
		return s, fmt.Errorf("%s has %d numbers", kind, len(v))
	}
	switch kind {
	case "line", "gap":
		s.points, s.gap = pairs(v), kind == "gap"
	case "bend":
		s.points = rounded(pairs(v[1:]), v[0], false)
	case "shape":
		s.points = rounded(pairs(v[1:]), v[0], true)
	case "curve":
		s.points = curve(pairs(v))
	case "circle":
		s.points = arc(point{v[0], v[1]}, v[2], 0, 360)
	case "arc":
		s.points = arc(point{v[0], v[1]}, v[2], v[3], v[4])
	case "rect":
		x, y, w, h := v[0], v[1], v[2], v[3]
		s.points = rounded([]point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, v[4], true)
	case "dot":
		s.points = []point{{v[0], v[1]}, {v[0], v[1]}}
	}
	return s, nil
}

func pairs(v []float64) []point {
	var points []point
	for i := 0; i+1 < len(v); i += 2 {
		points = append(points, point{v[i], v[i+1]})
	}
	return points
}

func curve(p []point) []point {
	const pieces = 16
	var points []point
	for i := range pieces + 1 {
		t := float64(i) / pieces
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		points = append(points, point{
			a*p[0].x + b*p[1].x + c*p[2].x + d*p[3].x,
			a*p[0].y + b*p[1].y + c*p[2].y + d*p[3].y,
		})
	}
	return points
}

func arc(centre point, r, from, to float64) []point {
	pieces := int(math.Ceil(math.Abs(to-from) / 9))
	var points []point
	for i := range pieces + 1 {
		a := (from + (to-from)*float64(i)/float64(pieces)) * math.Pi / 180
		points = append(points, point{centre.x + r*math.Sin(a), centre.y - r*math.Cos(a)})
	}
	return points
}

// rounded replaces each corner by a curve that leaves the sides r before it.
func rounded(p []point, r float64, closed bool) []point {
	var points []point
	last := len(p) - 1
	for i, corner := range p {
		if !closed && (i == 0 || i == last) {
			points = append(points, corner)
			continue
		}
		before, after := p[(i+last)%(last+1)], p[(i+1)%(last+1)]
		from, to := towards(corner, before, r), towards(corner, after, r)
		const k = 0.45 // of the way left to the corner: near a circle for a right angle
		c1 := point{corner.x + (from.x-corner.x)*k, corner.y + (from.y-corner.y)*k}
		c2 := point{corner.x + (to.x-corner.x)*k, corner.y + (to.y-corner.y)*k}
		points = append(points, curve([]point{from, c1, c2, to})...)
	}
	if closed {
		points = append(points, points[0])
	}
	return points
}

func towards(from, to point, d float64) point {
	l := math.Hypot(to.x-from.x, to.y-from.y)
	if d > l/2 {
		d = l / 2
	}
	return point{from.x + (to.x-from.x)*d/l, from.y + (to.y-from.y)*d/l}
}

// coverage is how much of the pixel round at the strokes cover, 0 to 1. Scale is pixels a unit.
func coverage(shapes []shape, at point, scale float64) float64 {
	var covered float64
	for _, s := range shapes {
		d := s.distance(at)
		if s.gap {
			covered = math.Min(covered, 1-edge((pen/2+margin-d)*scale))
			continue
		}
		covered = math.Max(covered, edge((pen/2-d)*scale))
	}
	return covered
}

// edge turns the distance to an edge in pixels, positive inside, to a share of a pixel.
func edge(d float64) float64 { return math.Max(0, math.Min(1, d+0.5)) }

// distance is how far the point is from the path; 0 inside a filled one.
func (s shape) distance(at point) float64 {
	best := math.Inf(1)
	inside := false
	for i := 1; i < len(s.points); i++ {
		a, b := s.points[i-1], s.points[i]
		dx, dy := b.x-a.x, b.y-a.y
		t := 0.0
		if l := dx*dx + dy*dy; l > 0 {
			t = math.Max(0, math.Min(1, ((at.x-a.x)*dx+(at.y-a.y)*dy)/l))
		}
		best = math.Min(best, math.Hypot(at.x-a.x-t*dx, at.y-a.y-t*dy))
		if (a.y > at.y) != (b.y > at.y) && at.x < a.x+(at.y-a.y)/(b.y-a.y)*dx {
			inside = !inside
		}
	}
	if s.filled && inside {
		return 0
	}
	return best
}
