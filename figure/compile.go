package figure

import (
	"maps"
	"slices"
	"strings"
)

// compiler turns the layers of one scene into steps: names become indices, formulas
// become programs, macros are written out.
type compiler struct {
	body   *body
	scene  *scene
	bad    *problems
	colors map[string]int // of all palettes
	names  map[string]string
	scope  map[string]int // parameters that a group set
	depth  int
	steps  int

	joints map[string]int
	params map[string]int
	used   usage
}

// usage is what the steps since the last reset look at.
type usage struct{ joints, params map[int]bool }

const (
	maxMacroDepth = 12
	maxSteps      = 5000 // a drawn frame has some 200
)

// entry is a step of a scene's top level, or of its lens, in painting order.
type entry struct {
	step
	lens   *lens // nil: the scene itself
	moving bool  // looks at something that changes with the moment
}

// compile returns the entries of a scene's layers. Plain groups and uses are taken
// apart, so that what stands still in them is told from what moves.
func (c *compiler) compile(layers []layer, inside *lens) []entry {
	var out []entry
	for i := range layers {
		l := &layers[i]
		switch {
		case l.kind == "lens" && inside == nil:
			in := &lens{x: c.constant(l, "c[0]", l.c[0]), y: c.constant(l, "c[1]", l.c[1]), r: c.constant(l, "r", l.r)}
			if len(l.cam) == 3 {
				in.cam = camera{point{l.cam[0], l.cam[1]}, l.cam[2]}
			}
			in.ring, in.ground = c.color(l, "lensRing"), c.color(l, "lensBg")
			out = append(out, entry{step: in, moving: false})
			out = append(out, c.compile(l.layers, in)...)
		case (l.kind == "use" || l.kind == "group") && l.plain():
			if c.enter(l) {
				out = append(out, c.compile(c.content(l), inside)...)
				c.depth--
			}
		default:
			c.used = usage{map[int]bool{}, map[int]bool{}}
			if s := c.step(l); s != nil {
				out = append(out, entry{s, inside, c.scene.moves(c.used)})
			}
		}
	}
	return out
}

// plain tells that a group changes nothing about its layers.
func (l *layer) plain() bool {
	return l.alpha == "" && l.when == "" && l.at == "" && l.c[0] == "" && l.rot == "" && l.sx == "" && l.sy == "" &&
		len(l.clip) == 0 && len(l.set) == 0 && len(l.colors) == 0
}

func (c *compiler) content(l *layer) []layer {
	if l.kind == "group" {
		return l.layers
	}
	m, ok := c.body.macros[l.macro]
	if !ok {
		c.bad.add(l.path, "unknown macro %q", l.macro)
	}
	return m
}

// enter goes one macro deeper; a macro that uses itself would never end.
func (c *compiler) enter(l *layer) bool {
	if !c.count() {
		return false
	}
	if c.depth >= maxMacroDepth {
		c.bad.add(l.path, "macros are nested deeper than %d; does one use itself?", maxMacroDepth)
		return false
	}
	c.depth++
	return true
}

// count keeps a scene from growing without bound through macros that use macros.
func (c *compiler) count() bool {
	if c.steps++; c.steps == maxSteps+1 {
		c.bad.add(c.scene.path, "has more than %d drawing steps", maxSteps)
	}
	return c.steps <= maxSteps
}

func (c *compiler) step(l *layer) step {
	if !c.count() {
		return nil
	}
	switch l.kind {
	case "group", "use":
		return c.group(l)
	case "lens":
		c.bad.add(l.path, "a lens must stand at the top of a scene")
		return nil
	}
	s := c.shape(l)
	if s == nil {
		return nil
	}
	f := &fillStep{shape: s, condition: c.condition(l), color: c.color(l, l.fill), alpha: c.number(l, "a", l.alpha.or("1")), clips: c.clips(l)}
	if g := l.gradient; g != nil {
		f.gradient = &gradient{c.color(l, g.color), g.alpha, point{g.line[0], g.line[1]}, point{g.line[2], g.line[3]}, g.round}
	}
	return f
}

func (c *compiler) group(l *layer) step {
	if !c.enter(l) {
		return nil
	}
	defer func() { c.depth-- }()
	g := &groupStep{placement: c.placement(l), condition: c.condition(l), alpha: c.number(l, "a", l.alpha.or("1")), clips: c.clips(l)}

	scope, names := c.scope, c.names
	defer func() { c.scope, c.names = scope, names }()
	if len(l.set) > 0 {
		c.scope = maps.Clone(scope)
		if c.scope == nil {
			c.scope = map[string]int{}
		}
		for _, name := range slices.Sorted(maps.Keys(l.set)) {
			slot := c.scene.newParam()
			g.set = append(g.set, assignment{slot, c.number(l, "set."+name, l.set[name])})
			c.scope[name] = slot
		}
	}
	if len(l.colors) > 0 {
		c.names = maps.Clone(names)
		if c.names == nil {
			c.names = map[string]string{}
		}
		for from, to := range l.colors {
			c.color(l, to)
			c.names[from] = to
		}
	}
	content := c.content(l)
	for i := range content {
		if s := c.step(&content[i]); s != nil {
			g.steps = append(g.steps, s)
		}
	}
	return g
}

func (c *compiler) condition(l *layer) condition {
	if l.when == "" {
		return condition{}
	}
	return condition{c.number(l, "if", l.when), true}
}

func (c *compiler) clips(l *layer) []shape {
	var out []shape
	for i := range l.clip {
		if s := c.shape(&l.clip[i]); s != nil {
			out = append(out, s)
		}
	}
	return out
}

func (c *compiler) shape(l *layer) shape {
	switch l.kind {
	case "blob", "line":
		b := &blob{placement: c.placement(l), skinned: c.outline(l)}
		if len(b.nodes) == 0 {
			return nil
		}
		if l.lw != "" {
			b.stroked, b.width = true, c.number(l, "lw", l.lw)
		}
		if l.lw1 != "" {
			b.tapered, b.end = true, c.number(l, "lw1", l.lw1)
		}
		if len(l.dash) == 2 {
			b.dashed, b.dashOn, b.off = true, l.dash[0], l.dash[1]
		}
		return b
	case "arrow":
		a := &arrow{placement: c.placement(l), skinned: c.outline(l)}
		if len(a.nodes) == 0 {
			return nil
		}
		a.width = c.number(l, "lw", l.lw.or("5"))
		a.head = c.number(l, "head", l.head.or("13"))
		a.p0, a.p1 = c.number(l, "p0", l.p0.or("0")), c.number(l, "p1", l.p1.or("1"))
		return a
	case "circ":
		s := &circle{at: c.optionalJoint(l, l.at), r: c.number(l, "r", l.r.or("0"))}
		s.c[0], s.c[1] = c.number(l, "c[0]", l.c[0].or("0")), c.number(l, "c[1]", l.c[1].or("0"))
		s.rot = c.number(l, "rot", l.rot.or("0"))
		if l.ry != "" {
			s.oval, s.ry = true, c.number(l, "ry", l.ry)
		}
		if l.lw != "" {
			s.stroked, s.width = true, c.number(l, "lw", l.lw)
		}
		return s
	case "ribbon":
		return c.ribbon(l)
	}
	c.bad.add(l.path, "a %s can't be a clip", l.kind)
	return nil
}

func (c *compiler) ribbon(l *layer) shape {
	p, ok := c.body.profiles[l.profile]
	if !ok {
		c.bad.add(l.path, "unknown profile %q", l.profile)
		return nil
	}
	if len(l.joints) < 2 || len(l.joints) > maxChain {
		return nil // already reported
	}
	joints := make([]int, len(l.joints))
	for i, j := range l.joints {
		joints[i] = c.joint(l, j)
	}
	key := layerKey{l.path, l.flip}
	samples := c.body.ribbons[key]
	if samples == nil {
		samples = newSamples(l, p)
		c.body.ribbons[key] = samples
	}
	r := &ribbon{joints: joints, smooth: l.smooth, bend: l.bend, samples: samples, capStart: l.capStart, capEnd: l.capEnd}
	r.elbow, r.crease = c.body.elbows[l.profile], l.crease
	return r
}

func (c *compiler) outline(l *layer) skinned {
	key := layerKey{l.path, l.mir}
	s, known := c.body.outlines[key]
	if !known {
		s = c.newOutline(l)
		c.body.outlines[key] = s
	}
	if c.used.joints != nil {
		for _, w := range s.joints {
			c.used.joints[w.joint] = true
		}
	}
	return s
}

func (c *compiler) newOutline(l *layer) skinned {
	var anchors []anchor
	if l.shape != "" {
		a, ok := c.body.shapes[l.shape]
		if !ok {
			c.bad.add(l.path, "unknown shape %q", l.shape)
		}
		anchors = a
	} else if l.pts != "" {
		a, err := parseOutline(l.pts)
		if err != nil {
			c.bad.add(l.path+".pts", "%v", err)
		}
		anchors = a
	}
	s := skinned{open: l.open}
	for _, a := range anchors {
		if l.mir {
			a = a.mirrored()
		}
		n := skinNode{base: a.at, corner: a.corner, from: len(s.joints)}
		for _, w := range a.skin {
			j := c.joint(l, w.joint)
			rest, ok := c.body.rest[w.joint]
			if !ok {
				c.bad.add(l.path, "the joint %q has no rest position, so an outline can't follow it", w.joint)
			}
			n.base = n.base.sub(rest.mul(w.share))
			s.joints = append(s.joints, jointWeight{j, w.share})
		}
		n.to = len(s.joints)
		s.nodes = append(s.nodes, n)
	}
	return s
}

func (c *compiler) placement(l *layer) placement {
	p := placement{at: c.optionalJoint(l, l.at), toward: -1, from: -1}
	if p.at >= 0 {
		p.toward, p.from = c.optionalJoint(l, l.toward), c.optionalJoint(l, l.from)
	}
	if l.c[0] != "" {
		p.moved = true
		p.c = [2]number{c.number(l, "c[0]", l.c[0]), c.number(l, "c[1]", l.c[1])}
	}
	if l.rot != "" {
		p.turned, p.rot = true, c.number(l, "rot", l.rot)
	}
	if l.sx != "" || l.sy != "" {
		p.scaled, p.sx = true, c.number(l, "sx", l.sx.or("1"))
		if l.sy != "" {
			p.sySet, p.sy = true, c.number(l, "sy", l.sy)
		}
	}
	return p
}

func (c *compiler) optionalJoint(l *layer, name string) int {
	if name == "" {
		return -1
	}
	return c.joint(l, name)
}

func (c *compiler) joint(l *layer, name string) int {
	j, ok := c.joints[name]
	if !ok {
		c.bad.add(l.path, "unknown joint %q in scene %s", name, c.scene.id)
		return 0
	}
	if c.used.joints != nil {
		c.used.joints[j] = true
	}
	return j
}

func (c *compiler) number(l *layer, key string, e expression) number {
	if !strings.Contains(string(e), "$") { // most are plain numbers
		if v, err := coordinate(string(e)); err == nil {
			return constant(v)
		}
	}
	n, err := compileNumber(string(e), func(name string) (int, bool) {
		p, ok := c.scope[name]
		if !ok {
			p, ok = c.params[name]
		}
		if ok && c.used.params != nil {
			c.used.params[p] = true
		}
		return p, ok
	})
	if err != nil {
		c.bad.add(l.path+"."+key, "%v", err)
	}
	return n
}

func (c *compiler) constant(l *layer, key string, e expression) float64 {
	n := c.number(l, key, e.or("0"))
	if n.program != nil {
		c.bad.add(l.path+"."+key, "expected a number, found a formula")
	}
	return n.constant
}

func (c *compiler) color(l *layer, name string) int {
	if other, ok := c.names[name]; ok {
		name = other
	}
	i, ok := c.colors[name]
	if !ok {
		c.bad.add(l.path, "unknown colour %q", name)
	}
	return i
}
