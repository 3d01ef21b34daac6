package figure

import (
	"fmt"
	"strconv"
	"strings"
)

// layer is one drawing step as the data files describe it. It is compiled into nodes
// for each scene that uses it; expressions stay text until then.
type layer struct {
	path string
	kind string // blob, line, circ, ribbon, arrow, group, use, lens

	fill        string
	alpha, when expression

	// Placement.
	at, toward, from string
	c                [2]expression
	rot, sx, sy      expression

	// Outlines.
	shape, pts string
	open, mir  bool
	lw, lw1    expression
	dash       []float64

	// Circles, and the lens.
	r, ry expression

	// Ribbons.
	joints         []string
	profile        string
	smooth, flip   bool
	bend, width    float64
	crease         float64
	t0, t1, u0, u1 float64
	taper          float64
	capStart       float64 // negative: none
	capEnd         float64

	// Arrows.
	head, p0, p1 expression

	// Groups, uses and the lens.
	macro  string
	layers []layer
	clip   []layer
	set    map[string]expression
	colors map[string]string
	cam    []float64

	gradient *gradientText
}

// expression is a number or a formula, as text; empty where there is none.
type expression string

func (e expression) or(other expression) expression {
	if e == "" {
		return other
	}
	return e
}

// negated is the formula of the opposite number.
func (e expression) negated() expression { return expression("-(" + string(e) + ")") }

type gradientText struct {
	color string
	alpha float64
	line  [4]float64 // x0 y0 x1 y1; the colour at the first point is the fill
	round bool       // around x0 y0 instead of along the line
}

func (t *table) expression(key string) expression {
	v, ok := t.take(key)
	if !ok {
		return ""
	}
	return t.asExpression(key, v)
}

func (t *table) asExpression(key string, v any) expression {
	switch v := v.(type) {
	case string:
		if strings.TrimSpace(v) != "" && len(v) < 200 {
			return expression(v)
		}
	case float64:
		if f, ok := finite(v); ok {
			return expression(strconv.FormatFloat(f, 'f', -1, 64))
		}
	}
	t.want(key, "a number or a formula", v)
	return "0"
}

func (t *table) place(key string) (c [2]expression) {
	list := t.list(key)
	if list == nil {
		return c
	}
	if len(list) != 2 {
		t.want(key, "a list of two numbers or formulas", list)
		return c
	}
	return [2]expression{t.asExpression(key+"[0]", list[0]), t.asExpression(key+"[1]", list[1])}
}

const maxLayerDepth = 8

func readLayers(t *table, key string, depth int) []layer {
	if depth > maxLayerDepth {
		t.bad.add(t.at(key), "layers are nested deeper than %d", maxLayerDepth)
		return nil
	}
	var out []layer
	for _, s := range t.tables(key) {
		out = append(out, readLayer(s, depth))
	}
	return out
}

func readLayer(t *table, depth int) layer {
	l := layer{path: t.path, kind: t.text("k"), capStart: -1, capEnd: -1}
	t.text("note")
	l.when = t.expression("if")
	l.alpha = t.expression("a")
	placed := func() {
		l.at, l.toward, l.from = t.text("at"), t.text("toward"), t.text("from")
		l.rot, l.sx, l.sy = t.expression("rot"), t.expression("sx"), t.expression("sy")
		l.c = t.place("c")
		if l.at == "" && (l.toward != "" || l.from != "") {
			t.bad.add(t.path, "toward and from need a joint in at")
		}
	}
	painted := func() {
		if l.fill = t.text("fill"); l.fill == "" && depth >= 0 {
			t.bad.add(t.at("fill"), "expected the name of a colour")
		}
		l.gradient = readGradient(t)
		l.clip = readLayers(t, "clip", clipDepth)
	}
	if depth == clipDepth { // a clip needs no colour
		painted = func() { t.text("fill") }
		depth = -1
	}
	switch l.kind {
	case "blob", "line", "arrow":
		placed()
		painted()
		l.shape, l.pts = t.text("s"), t.text("pts")
		if (l.shape == "") == (l.pts == "") {
			t.bad.add(t.path, "expected either pts or s, the name of a shape")
		}
		l.open, l.mir = t.flag("open", l.kind == "arrow"), t.flag("mir", false)
		l.lw, l.lw1 = t.expression("lw"), t.expression("lw1")
		if t.has("dash") {
			l.dash = t.numbers("dash", 2)
			if len(l.dash) == 2 && (l.dash[0] < 0.5 || l.dash[1] < 0.5) {
				t.bad.add(t.at("dash"), "expected two lengths of at least 0.5")
				l.dash = nil
			}
		}
		if l.kind == "arrow" {
			l.head, l.p0, l.p1 = t.expression("head"), t.expression("p0"), t.expression("p1")
		}
	case "circ":
		l.at, l.c = t.text("at"), t.place("c")
		painted()
		l.r, l.ry, l.rot, l.lw = t.expression("r"), t.expression("ry"), t.expression("rot"), t.expression("lw")
		if l.r == "" {
			t.bad.add(t.at("r"), "expected the radius")
		}
	case "ribbon":
		painted()
		readRibbon(t, &l)
	case "group", "use":
		placed()
		l.clip = readLayers(t, "clip", clipDepth)
		readOverrides(t, &l)
		if l.kind == "use" {
			if l.macro = t.text("m"); l.macro == "" {
				t.bad.add(t.at("m"), "expected the name of a macro")
			}
		} else {
			l.layers = readLayers(t, "layers", depth+1)
		}
	case "lens":
		l.c, l.r = t.place("c"), t.expression("r")
		l.cam = t.numbers("cam", 3)
		l.layers = readLayers(t, "layers", depth+1)
		if l.c[0] == "" || l.r == "" || l.cam == nil {
			t.bad.add(t.path, "a lens needs c, r and cam")
		}
	default:
		t.bad.add(t.at("k"), "expected blob, line, circ, ribbon, arrow, group, use or lens, found %q", l.kind)
		return l
	}
	t.done()
	return l
}

// clipDepth marks the layers of a clip: outlines without paint.
const clipDepth = -2

func readGradient(t *table) *gradientText {
	list := t.list("grad")
	if list == nil {
		return nil
	}
	g := &gradientText{round: len(list) == 7}
	color, isText := "", false
	if len(list) == 6 || len(list) == 7 {
		color, isText = list[0].(string)
	}
	if !isText {
		t.want("grad", `a list of colour, alpha, x0, y0, x1, y1 and perhaps "r"`, list)
		return nil
	}
	g.color = color
	for i, v := range list[1:6] {
		f, ok := finite(v)
		if !ok {
			t.want(fmt.Sprintf("grad[%d]", i+1), "a number", v)
			return nil
		}
		if i == 0 {
			g.alpha = f
		} else {
			g.line[i-1] = f
		}
	}
	return g
}

func readRibbon(t *table, l *layer) {
	l.joints, l.profile = t.texts("j"), t.text("prof")
	if len(l.joints) < 2 || len(l.joints) > 8 {
		t.bad.add(t.at("j"), "expected 2 to 8 joints")
	}
	l.smooth, l.flip = t.flag("smooth", false), t.flag("flip", false)
	l.bend, l.width = t.number("bend", 0), t.number("w", 1)
	l.t0, l.t1 = t.number("t0", 0), t.number("t1", float64(len(l.joints)-1))
	l.u0, l.u1 = t.number("u0", -1), t.number("u1", 1)
	l.taper, l.crease = t.number("taper", 0), t.number("crease", 0)
	l.capStart, l.capEnd = t.number("capS", -1), t.number("capE", -1)
	if l.t1 <= l.t0 {
		t.bad.add(t.at("t1"), "expected more than t0, which is %v", l.t0)
	}
}

func readOverrides(t *table, l *layer) {
	if t.has("set") {
		set := t.table("set")
		l.set = map[string]expression{}
		set.each(func(k string) { l.set[k] = set.expression(k) })
	}
	if t.has("colors") {
		colors := t.table("colors")
		l.colors = map[string]string{}
		colors.each(func(k string) { l.colors[k] = colors.text(k) })
	}
}
