package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// anchor is an authored node of an outline: where it rests, and the joints it follows.
type anchor struct {
	at     point
	corner bool
	skin   []weight
}

// weight moves an anchor by a share of a joint's way from its rest.
type weight struct {
	joint string
	share float64
}

const maxAnchors = 400

// parseOutline reads "x,y" nodes with "!" for a corner and "@joint*share" for skinning;
// the prefix "sym:" adds the mirrored left half in the opposite order.
func parseOutline(text string) ([]anchor, error) {
	text, symmetric := strings.CutPrefix(text, "sym:")
	var out []anchor
	for field := range strings.FieldsSeq(text) {
		if len(out) == maxAnchors {
			return nil, fmt.Errorf("more than %d nodes", maxAnchors)
		}
		a, err := parseAnchor(field)
		if err != nil {
			return nil, fmt.Errorf("node %q: %w", field, err)
		}
		out = append(out, a)
	}
	if symmetric {
		for i := len(out) - 1; i >= 0; i-- {
			if math.Abs(out[i].at.x) >= 0.01 {
				out = append(out, out[i].mirrored())
			}
		}
	}
	if len(out) < 2 {
		return nil, fmt.Errorf("expected at least two nodes such as 12,34")
	}
	return out, nil
}

func parseAnchor(field string) (anchor, error) {
	var a anchor
	parts := strings.Split(strings.ReplaceAll(field, "!", ""), "@")
	a.corner = strings.Contains(field, "!")
	xs, ys, ok := strings.Cut(parts[0], ",")
	if !ok {
		return a, fmt.Errorf("expected x,y")
	}
	var err error
	if a.at.x, err = coordinate(xs); err != nil {
		return a, err
	}
	if a.at.y, err = coordinate(ys); err != nil {
		return a, err
	}
	for _, p := range parts[1:] {
		joint, share, shared := strings.Cut(p, "*")
		w := weight{joint, 1}
		if shared {
			if w.share, err = coordinate(share); err != nil {
				return a, err
			}
		}
		a.skin = append(a.skin, w)
	}
	return a, nil
}

func coordinate(text string) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1e5 {
		return 0, fmt.Errorf("%q is not a number", text)
	}
	return v, nil
}

func (a anchor) mirrored() anchor {
	m := anchor{at: point{-a.at.x, a.at.y}, corner: a.corner}
	for _, w := range a.skin {
		m.skin = append(m.skin, weight{otherSide(w.joint), w.share})
	}
	return m
}

// skinned is an outline with its joints resolved: what is left to do for a frame.
type skinned struct {
	nodes  []skinNode
	joints []jointWeight
	open   bool
}

type skinNode struct {
	base     point // with the rest of the joints already taken off
	corner   bool
	from, to int // its weights in joints
}

type jointWeight struct {
	joint int
	share float64
}

// curveNode is an on-curve point of an outline in one pose.
type curveNode struct {
	point
	corner bool
}

func (s *skinned) pose(joints []point, out []curveNode) []curveNode {
	for i := range s.nodes {
		n := &s.nodes[i]
		p := n.base
		for _, w := range s.joints[n.from:n.to] {
			p.x += joints[w.joint].x * w.share
			p.y += joints[w.joint].y * w.share
		}
		out = append(out, curveNode{p, n.corner})
	}
	return out
}

// handle is the length of a Bezier handle as a share of its chord.
const handle = 0.37

// flatten adds the curve through nodes to out as a polyline whose pieces are about step
// long. Tangents weigh the two chords so that the shorter one rules; corners have none.
func flatten(out []point, nodes []curveNode, open bool, step float64) []point {
	k := len(nodes)
	if k < 2 {
		return out
	}
	tangent := func(i int) point {
		if nodes[i].corner {
			return point{}
		}
		before, after := i-1, i+1
		if open {
			before, after = max(before, 0), min(after, k-1)
		} else {
			before, after = (before+k)%k, after%k
		}
		in, off := nodes[i].sub(nodes[before].point), nodes[after].sub(nodes[i].point)
		l, m := in.len(), off.len()
		if l < 1e-9 || m < 1e-9 {
			if open && (i == 0 || i == k-1) {
				return point{}
			}
			return nodes[after].sub(nodes[before].point).unit()
		}
		return in.mul(m / l).add(off.mul(l / m)).unit()
	}
	pieces := k
	if open {
		pieces--
	}
	first := tangent(0)
	t0 := first
	for i := range pieces {
		j := (i + 1) % k
		t3 := first
		if j != 0 {
			t3 = tangent(j)
		}
		out = bezier(out, nodes[i].point, t0, nodes[j].point, t3, step)
		t0 = t3
	}
	if open {
		out = append(out, nodes[k-1].point)
	}
	return out
}

// bezier adds the cubic from p0 up to, but without, p3; t0 and t3 are unit tangents.
func bezier(out []point, p0, t0, p3, t3 point, step float64) []point {
	l := p3.sub(p0).len()
	n := min(int(math.Ceil(l/step))+2, 48)
	p1, p2 := p0.add(t0.mul(l*handle)), p3.sub(t3.mul(l*handle))
	for i := range n {
		t := float64(i) / float64(n)
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		out = append(out, point{a*p0.x + b*p1.x + c*p2.x + d*p3.x, a*p0.y + b*p1.y + c*p2.y + d*p3.y})
	}
	return out
}
