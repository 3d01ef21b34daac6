package figure

import "math"

// painter is what drawing needs at a moment: the pose, the colours, where things go,
// and buffers that are used again and again.
type painter struct {
	canvas
	path   path
	joints []point
	params []float64
	colors []color
	frame  affine // from the units of what is drawn to pixels
	alpha  float64
	nodes  []curveNode
	line   []point
	piece  []point
}

// step is one compiled drawing step.
type step interface{ draw(*painter) }

// shape is an outline that can be filled or clipped to.
type shape interface {
	// local is the frame in which the shape and its gradient are drawn.
	local(*painter) affine
	// trace adds the outline to the painter's path, through its frame.
	trace(*painter)
}

// placement is where a thing stands: at a joint, moved, turned and scaled.
type placement struct {
	at, toward, from int // joints; -1 for none
	c                [2]number
	rot, sx, sy      number
	moved, turned    bool
	scaled, sySet    bool
}

func (l *placement) local(p *painter) affine {
	m := p.frame
	if l.at >= 0 {
		j := p.joints[l.at]
		m = m.then(translation(j.x, j.y))
	}
	if l.moved {
		m = m.then(translation(l.c[0].at(p.params), l.c[1].at(p.params)))
	}
	if l.toward >= 0 {
		m = m.then(rotation(p.joints[l.toward].sub(p.joints[l.at]).angle()))
	}
	if l.from >= 0 {
		m = m.then(rotation(p.joints[l.at].sub(p.joints[l.from]).angle()))
	}
	if l.turned {
		m = m.then(rotation(l.rot.at(p.params) * degree))
	}
	if l.scaled {
		sx := l.sx.at(p.params)
		sy := math.Abs(sx)
		if l.sySet {
			sy = l.sy.at(p.params)
		}
		m = m.then(scaling(sx, sy))
	}
	return m
}

// pieceLength is the length in pixels of the straight pieces of a curve.
const pieceLength = 2.2

// blob is an outline, filled or as a line.
type blob struct {
	placement
	skinned
	stroked     bool
	width, end  number // of the line; end only if tapered
	tapered     bool
	dashed      bool
	dashOn, off float64
}

func (b *blob) trace(p *painter) {
	k := p.frame.scale()
	p.nodes = b.pose(p.joints, p.nodes[:0])
	p.line = flatten(p.line[:0], p.nodes, b.open, pieceLength/k)
	for i, q := range p.line {
		p.line[i] = p.frame.apply(q)
	}
	width := 0.0
	if b.stroked {
		width = b.width.at(p.params)
	}
	if width <= 0 {
		p.path.begin()
		p.path.points = append(p.path.points, p.line...)
		return
	}
	if !b.open {
		p.line = append(p.line, p.line[0], p.line[1])
	}
	end := width
	if b.tapered {
		end = b.end.at(p.params)
	}
	if b.dashed {
		p.piece = p.path.dash(p.line, b.dashOn*k, b.off*k, width*k, p.piece)
	} else {
		p.path.stroke(p.line, width*k, end*k)
	}
}

// circle is a circle or an ellipse, filled or as a ring.
type circle struct {
	at      int // joint, or -1
	c       [2]number
	rot     number
	r, ry   number
	oval    bool
	width   number
	stroked bool
}

func (c *circle) local(p *painter) affine {
	if c.at < 0 {
		return p.frame
	}
	j := p.joints[c.at]
	return p.frame.then(translation(j.x, j.y))
}

func (c *circle) trace(p *painter) {
	r := c.r.at(p.params)
	ry := r
	if c.oval {
		ry = c.ry.at(p.params)
	}
	k := p.frame.scale()
	m := p.frame.then(translation(c.c[0].at(p.params), c.c[1].at(p.params))).then(rotation(c.rot.at(p.params) * degree))
	p.line = ellipse(p.line[:0], r, ry, k)
	for i, q := range p.line {
		p.line[i] = m.apply(q)
	}
	if c.stroked {
		if w := c.width.at(p.params); w > 0 {
			p.line = append(p.line, p.line[0], p.line[1])
			p.path.stroke(p.line, w*k, w*k)
			return
		}
	}
	p.path.begin()
	p.path.points = append(p.path.points, p.line...)
}

// ellipse adds an ellipse around 0, 0 as a polygon fit for a scale of k pixels a unit.
func ellipse(out []point, rx, ry, k float64) []point {
	n := int(clamp(10+rx*k*0.8, 10, 160))
	turn := rotation(2 * math.Pi / float64(n))
	q := point{1, 0}
	for range n {
		out = append(out, point{rx * q.x, ry * q.y})
		q = turn.apply(q)
	}
	return out
}

func (r *ribbon) local(p *painter) affine { return p.frame }

// arrow is a shaft along an outline that widens towards a rounded head.
type arrow struct {
	placement
	skinned
	width, head, p0, p1 number
}

func (a *arrow) trace(p *painter) {
	k := p.frame.scale()
	p.nodes = a.pose(p.joints, p.nodes[:0])
	p.piece = flatten(p.piece[:0], p.nodes, true, 0.6*pieceLength/k)
	p.line = cut(p.line[:0], p.piece, clamp(a.p0.at(p.params), 0, 1), clamp(a.p1.at(p.params), 0, 1))
	if len(p.line) < 3 {
		return
	}
	total := 0.0
	for i := 1; i < len(p.line); i++ {
		total += p.line[i].sub(p.line[i-1]).len()
	}
	if total < 1e-6 {
		return
	}
	width := a.width.at(p.params)
	head := math.Min(a.head.at(p.params), total*0.8)
	tip := p.line[len(p.line)-1]

	p.piece = cut(p.piece[:0], p.line, 0, math.Max(0.02, 1-head/total))
	base := p.piece[len(p.piece)-1]
	p.piece = cut(p.piece[:0], p.line, 0, math.Max(0.02, 1-head*0.75/total))
	for i, q := range p.piece {
		p.piece[i] = p.frame.apply(q)
	}
	p.path.stroke(p.piece, width*0.35*k, width*k)

	d := tip.sub(base).unit()
	n := d.normal()
	barbs := [4]point{tip, base.add(n.mul(head * 0.55)), base.add(d.mul(head * 0.12)), base.sub(n.mul(head * 0.55))}
	for i := range barbs {
		barbs[i] = p.frame.apply(barbs[i])
	}
	p.path.rounded(&barbs, width*0.45*k)
}

// rounded adds a polygon with corners rounded by a line of width w around it. Its turn
// is made that of strokes, since areas of opposite turn would cancel.
func (p *path) rounded(polygon *[4]point, w float64) {
	area := 0.0
	for i, a := range polygon {
		b := polygon[(i+1)%len(polygon)]
		area += a.x*b.y - b.x*a.y
	}
	if area < 0 {
		polygon[1], polygon[3] = polygon[3], polygon[1]
	}
	p.begin()
	p.points = append(p.points, polygon[:]...)
	for i, a := range polygon {
		side := [2]point{a, polygon[(i+1)%len(polygon)]}
		p.stroke(side[:], w, w)
	}
}

// fillStep fills a shape.
type fillStep struct {
	shape
	condition
	color    int
	alpha    number
	gradient *gradient
	clips    []shape
}

type gradient struct {
	color  int
	alpha  float64
	p0, p1 point
	round  bool
}

// condition leaves a step out while its number is not above 0.
type condition struct {
	when        number
	conditional bool
}

func (c *condition) met(p *painter) bool { return !c.conditional || c.when.at(p.params) > 0.001 }

func (f *fillStep) draw(p *painter) {
	if !f.met(p) {
		return
	}
	with := paint{color: p.colors[f.color]}
	with.a *= clamp(f.alpha.at(p.params), 0, 1) * p.alpha
	if with.a <= 0.001 && f.gradient == nil {
		return
	}
	for _, c := range f.clips {
		p.clipTo(c)
	}
	outer := p.frame
	p.frame = f.local(p)
	if g := f.gradient; g != nil {
		with.gradient, with.round = true, g.round
		with.to = p.colors[g.color]
		with.to.a *= clamp(g.alpha, 0, 1) * p.alpha
		with.p0, with.p1 = p.frame.apply(g.p0), p.frame.apply(g.p1)
	}
	p.path.reset()
	f.trace(p)
	p.frame = outer
	p.fill(&p.path, &with)
	for range f.clips {
		p.popClip()
	}
}

func (p *painter) clipTo(s shape) {
	outer := p.frame
	p.frame = s.local(p)
	p.path.reset()
	s.trace(p)
	p.frame = outer
	p.pushClip(&p.path)
}

// groupStep draws its steps in a frame of their own.
type groupStep struct {
	placement
	condition
	alpha number
	set   []assignment
	clips []shape
	steps []step
}

// assignment sets a parameter that stands for another one within a group.
type assignment struct {
	param int
	to    number
}

func (g *groupStep) draw(p *painter) {
	if !g.met(p) {
		return
	}
	frame, alpha := p.frame, p.alpha
	p.alpha *= clamp(g.alpha.at(p.params), 0, 1)
	if p.alpha > 0.001 {
		p.frame = g.local(p)
		for i := range g.set {
			p.params[g.set[i].param] = g.set[i].to.at(p.params)
		}
		for _, c := range g.clips {
			p.clipTo(c)
		}
		for _, s := range g.steps {
			s.draw(p)
		}
		for range g.clips {
			p.popClip()
		}
	}
	p.frame, p.alpha = frame, alpha
}
