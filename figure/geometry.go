package figure

import "math"

// point is a place or a vector, in scene units or in pixels; y grows downwards.
type point struct{ x, y float64 }

func (a point) add(b point) point             { return point{a.x + b.x, a.y + b.y} }
func (a point) sub(b point) point             { return point{a.x - b.x, a.y - b.y} }
func (a point) mul(k float64) point           { return point{a.x * k, a.y * k} }
func (a point) lerp(b point, t float64) point { return point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }
func (a point) len() float64                  { return math.Sqrt(a.x*a.x + a.y*a.y) }
func (a point) angle() float64                { return math.Atan2(a.y, a.x) }

// unit is the direction of a; to the right where a has no length.
func (a point) unit() point {
	l := a.len()
	if l < 1e-9 {
		return point{1, 0}
	}
	return point{a.x / l, a.y / l}
}

// normal is a turned a quarter to the left of the way it points, as seen on screen.
func (a point) normal() point { return point{a.y, -a.x} }

// affine maps (x, y) to (a·x + c·y + e, b·x + d·y + f).
type affine struct{ a, b, c, d, e, f float64 }

var identity = affine{a: 1, d: 1}

func (m affine) apply(p point) point {
	return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f}
}

// then returns the map that does n first and m after it.
func (m affine) then(n affine) affine {
	return affine{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

// scale is the factor by which lengths grow, as the root of that of areas.
func (m affine) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

func translation(x, y float64) affine { return affine{1, 0, 0, 1, x, y} }
func scaling(x, y float64) affine     { return affine{x, 0, 0, y, 0, 0} }

func rotation(radians float64) affine {
	s, c := math.Sincos(radians)
	return affine{c, s, -s, c, 0, 0}
}

const degree = math.Pi / 180

func clamp(v, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, v)) }

// ease runs from 0 to 1 as an unhurried hand does: the polynomial of least jerk that
// starts and ends at rest (Flash and Hogan, The coordination of arm movements, 1985).
func ease(t float64) float64 {
	t = clamp(t, 0, 1)
	return t * t * t * (10 + t*(6*t-15))
}
