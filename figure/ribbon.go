package figure

import (
	"math"
)

// ribbonSteps is the number of pieces along a ribbon.
const ribbonSteps = 56

// ribbon is an outline of varying width along a chain of joints: limbs, and the torso
// seen from the side. All that does not depend on the pose is worked out at load.
type ribbon struct {
	joints           []int
	smooth           bool // Catmull-Rom through the joints instead of rounded corners
	bend             float64
	samples          *[ribbonSteps + 1]sample
	capStart, capEnd float64 // roundness of the ends, 1 for a half circle; negative: none
	elbow            float64 // by how much the bone stands out where the second joint bends
	crease           float64 // width of the line that is drawn, in place of the ribbon, where it folds
}

// sample is one place along a ribbon.
type sample struct {
	t      float64 // position in joints: 1.5 is half way from the second to the third
	a, b   float64 // half widths on the side of the normal and on the other
	v0, v1 float64 // the slice of the width that is drawn, from -1 (b) to 1 (a)
}

// profile is a table of half widths over the position along a chain.
type profile []profileRow

type profileRow struct{ t, a, b float64 }

// at interpolates with monotone cubics (harmonic mean slopes), so that no width
// overshoots its neighbours.
func (p profile) at(t float64) (a, b float64) {
	n := len(p)
	if t <= p[0].t {
		return p[0].a, p[0].b
	}
	if t >= p[n-1].t {
		return p[n-1].a, p[n-1].b
	}
	i := 0
	for i < n-2 && t > p[i+1].t {
		i++
	}
	value := func(k int, side byte) float64 {
		if side == 'a' {
			return p[k].a
		}
		return p[k].b
	}
	width := func(side byte) float64 {
		chord := func(k int) float64 { return (value(k+1, side) - value(k, side)) / (p[k+1].t - p[k].t) }
		slope := func(k int) float64 {
			switch {
			case k == 0:
				return chord(0)
			case k == n-1:
				return chord(n - 2)
			}
			c, d := chord(k-1), chord(k)
			if c*d <= 0 {
				return 0
			}
			return 2 * c * d / (c + d)
		}
		h := p[i+1].t - p[i].t
		s := (t - p[i].t) / h
		s2, s3 := s*s, s*s*s
		return (2*s3-3*s2+1)*value(i, side) + (s3-2*s2+s)*h*slope(i) +
			(3*s2-2*s3)*value(i+1, side) + (s3-s2)*h*slope(i+1)
	}
	return width('a'), width('b')
}

func newSamples(l *layer, p profile) *[ribbonSteps + 1]sample {
	samples := &[ribbonSteps + 1]sample{}
	for i := range samples {
		s := &samples[i]
		along := float64(i) / ribbonSteps
		s.t = l.t0 + (l.t1-l.t0)*along
		s.a, s.b = p.at(s.t)
		if l.flip {
			s.a, s.b = s.b, s.a
		}
		s.a, s.b = s.a*l.width, s.b*l.width
		s.v0, s.v1 = l.u0, l.u1
		if l.taper > 0 {
			// The slice keeps its outer edge and narrows to nothing at both ends.
			k := math.Min(1, along/(0.5*l.taper)) * math.Min(1, (1-along)/(0.35*l.taper))
			k = math.Sin(k * math.Pi / 2)
			if math.Abs(l.u1) >= math.Abs(l.u0) {
				s.v0 = l.u1 + (l.u0-l.u1)*k
			} else {
				s.v1 = l.u0 + (l.u1-l.u0)*k
			}
		}
	}
	return samples
}

const maxChain = 8

func (r *ribbon) trace(p *painter) {
	var chain [maxChain]point
	js := chain[:len(r.joints)]
	for i, j := range r.joints {
		js[i] = p.joints[j]
	}
	var centre [ribbonSteps + 1]point
	if r.smooth {
		for i := range centre {
			centre[i] = catmullRom(js, r.samples[i].t)
		}
	} else {
		r.bent(js, &centre)
	}
	if r.crease > 0 {
		r.fold(p, js)
		return
	}
	const n = ribbonSteps
	var a, b [n + 1]point
	bone, turn := r.bone(js)
	for i := range centre {
		way := centre[min(i+1, n)].sub(centre[max(i-1, 0)]).unit()
		s := &r.samples[i]
		wa, wb := s.a, s.b
		if i > 0 && i < n {
			wa, wb = pinch(centre[i-1], centre[i], centre[i+1], wa, wb)
		}
		if bone > 0 {
			d := (s.t - 1 - boneAt) / boneReach
			if out := bone * math.Exp(-d*d); turn > 0 {
				wa += out
			} else {
				wb += out
			}
		}
		mid, half := (wa-wb)/2, (wa+wb)/2
		off := way.normal()
		a[i] = centre[i].add(off.mul(mid + s.v1*half))
		b[i] = centre[i].add(off.mul(mid + s.v0*half))
	}
	out := &p.path
	out.begin()
	for _, q := range a {
		out.add(p.frame.apply(q))
	}
	if r.capEnd >= 0 {
		p.ovalCap(a[n], b[n], centre[n].sub(centre[n-1]).unit(), r.capEnd)
	}
	for i := n; i >= 0; i-- {
		out.add(p.frame.apply(b[i]))
	}
	if r.capStart >= 0 {
		p.ovalCap(b[0], a[0], centre[0].sub(centre[1]).unit(), r.capStart)
	}
}

// The tip of the elbow belongs to the forearm's bone: it stands out a little beyond the
// joint, over a short stretch. Both are shares of the limb below it.
const (
	boneAt    = 0.05
	boneReach = 0.1
)

// bone is by how much the outer side stands out at the second joint, and which way the
// limb turns there.
func (r *ribbon) bone(j []point) (out, turn float64) {
	if r.elbow == 0 || len(j) < 3 {
		return 0, 0
	}
	turn = math.Remainder(j[2].sub(j[1]).angle()-j[1].sub(j[0]).angle(), 2*math.Pi)
	return r.elbow * (1 - math.Cos(math.Min(math.Abs(turn), math.Pi/2))), turn
}

// fold draws the crease on the inner side of the second joint, the wider the more it bends.
func (r *ribbon) fold(p *painter, j []point) {
	_, turn := r.bone(j)
	strength := (math.Abs(turn) - 0.6) / 0.8
	if strength <= 0.05 {
		return
	}
	along := j[1].sub(j[0]).unit().add(j[2].sub(j[1]).unit()).unit()
	in, w := along.normal(), r.samples[ribbonSteps/2].a
	if turn > 0 {
		in, w = in.mul(-1), r.samples[ribbonSteps/2].b
	}
	shift := math.Min(r.bend, 24) * 0.35 * math.Abs(turn) / 2 // the rounded bend lies off the joint
	c := j[1].add(in.mul(shift))
	line := [3]point{c.add(in.mul(w * 0.95)), c.add(in.mul(w * 0.5)).add(along.mul(2)), c.add(in.mul(w * 0.05)).add(along.mul(5))}
	for i := range line {
		line[i] = p.frame.apply(line[i])
	}
	k := p.frame.scale()
	p.path.stroke(line[:], r.crease*k*math.Min(strength, 1), 0.4*r.crease*k*math.Min(strength, 1))
}

// pinch keeps the half width on the inner side of a bend below its radius, so that the
// outline does not cross itself.
func pinch(before, at, after point, wa, wb float64) (float64, float64) {
	in, out := at.sub(before), after.sub(at)
	l, m := in.len(), out.len()
	turn := (in.x*out.y - in.y*out.x) / (l*m + 1e-9)
	curvature := math.Asin(clamp(turn, -1, 1)) / ((l + m + 1e-9) / 2)
	switch {
	case curvature < -1e-4:
		wa = math.Min(wa, -0.95/curvature)
	case curvature > 1e-4:
		wb = math.Min(wb, 0.95/curvature)
	}
	return wa, wb
}

// ovalCap adds a rounded end from a to b that bulges along d by k times the half width.
func (p *painter) ovalCap(a, b, d point, k float64) {
	const steps = 12
	c := a.lerp(b, 0.5)
	h := b.sub(a).len() / 2 * k
	e := a.sub(c)
	turn := rotation(math.Pi / steps)
	s := point{1, 0}
	for range steps - 1 {
		s = turn.apply(s)
		p.path.add(p.frame.apply(c.add(e.mul(s.x)).add(d.mul(s.y * h))))
	}
}

// catmullRom is the uniform spline through the joints j at position t, straight on
// beyond the ends.
func catmullRom(j []point, t float64) point {
	n := len(j)
	i := int(clamp(math.Floor(t), 0, float64(n-2)))
	s := t - float64(i)
	p1, p2 := j[i], j[i+1]
	p0, p3 := p1.mul(2).sub(p2), p2.mul(2).sub(p1)
	if i > 0 {
		p0 = j[i-1]
	}
	if i+2 < n {
		p3 = j[i+2]
	}
	f := func(a, b, c, d float64) float64 {
		return 0.5 * (2*b + s*(c-a+s*(2*a-5*b+4*c-d+s*(3*b-a-3*c+d))))
	}
	return point{f(p0.x, p1.x, p2.x, p3.x), f(p0.y, p1.y, p2.y, p3.y)}
}

// bent fills out with the polyline through the joints j, each inner joint rounded by a
// quadratic that reaches bend units to both sides.
func (r *ribbon) bent(j []point, out *[ribbonSteps + 1]point) {
	n := len(j)
	var reach [maxChain]float64 // bend as a share of the piece that begins at the joint
	for i := range n - 1 {
		reach[i] = math.Min(r.bend/math.Max(j[i+1].sub(j[i]).len(), 1e-6), 0.48)
	}
	corner := func(k int, t float64) (point, bool) {
		if k <= 0 || k >= n-1 {
			return point{}, false
		}
		before, after := reach[k-1], reach[k]
		d := t - float64(k)
		if d <= -before || d >= after {
			return point{}, false
		}
		v := 0.5 + 0.5*d/after
		if d < 0 {
			v = 0.5 + 0.5*d/before
		}
		u := 1 - v
		a, c := j[k].lerp(j[k-1], before), j[k].lerp(j[k+1], after)
		return a.mul(u * u).add(j[k].mul(2 * u * v)).add(c.mul(v * v)), true
	}
	for i := range out {
		t := r.samples[i].t
		k := int(clamp(math.Floor(t), 0, float64(n-2)))
		p, ok := corner(k, t)
		if !ok {
			p, ok = corner(k+1, t)
		}
		if !ok {
			p = j[k].lerp(j[k+1], t-float64(k))
		}
		out[i] = p
	}
}
