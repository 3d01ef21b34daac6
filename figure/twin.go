package figure

import "strings"

// The right and left halves of a body are drawn once: a macro whose name ends in R has
// a twin in L, made here by mirroring its layers about x = 0.

// otherSide is the name of the twin: "shR" for "shL". Names without a side are their own.
func otherSide(name string) string {
	switch {
	case strings.HasSuffix(name, "R"):
		return name[:len(name)-1] + "L"
	case strings.HasSuffix(name, "L"):
		return name[:len(name)-1] + "R"
	}
	return name
}

// otherSide is the formula with its parameters, such as $utR, turned to their twins.
func (e expression) otherSide() expression {
	if !strings.Contains(string(e), "$") {
		return e
	}
	var out strings.Builder
	rest := string(e)
	for {
		before, after, found := strings.Cut(rest, "$")
		out.WriteString(before)
		if !found {
			return expression(out.String())
		}
		end := 0
		for end < len(after) && isNameByte(after[end]) {
			end++
		}
		out.WriteString("$" + otherSide(after[:end]))
		rest = after[end:]
	}
}

func twins(layers []layer) []layer {
	out := make([]layer, len(layers))
	for i, l := range layers {
		out[i] = l.twin()
	}
	return out
}

func (l layer) twin() layer {
	m := l
	for _, e := range []*expression{&m.alpha, &m.when, &m.c[0], &m.c[1], &m.rot, &m.sx, &m.sy, &m.lw, &m.lw1, &m.r, &m.ry, &m.head, &m.p0, &m.p1} {
		*e = e.otherSide()
	}
	m.at, m.toward, m.from = otherSide(l.at), otherSide(l.toward), otherSide(l.from)
	m.clip = twins(l.clip)
	if l.set != nil {
		m.set = map[string]expression{}
		for k, e := range l.set {
			m.set[otherSide(k)] = e.otherSide()
		}
	}
	switch l.kind {
	case "blob", "line", "arrow":
		if l.at == "" {
			m.mir = !l.mir
			if l.gradient != nil {
				g := *l.gradient
				g.line[0], g.line[2] = -g.line[0], -g.line[2]
				m.gradient = &g
			}
		} else {
			m.reflect(l)
		}
	case "circ":
		m.reflectCentre()
		if l.rot != "" {
			m.rot = m.rot.negated()
		}
	case "ribbon":
		m.joints = make([]string, len(l.joints))
		for i, j := range l.joints {
			m.joints[i] = otherSide(j)
		}
		m.flip = !l.flip
		m.u0, m.u1 = -l.u1, -l.u0
	case "use", "group":
		if l.at != "" || l.rot != "" || l.c[0] != "" {
			// The content stays; its whole frame is turned over.
			m.sx = m.sx.or("1")
			m.reflect(l)
			m.reflectCentre()
		} else {
			m.macro = otherSide(l.macro)
			m.layers = twins(l.layers)
		}
	}
	return m
}

func (m *layer) reflectCentre() {
	if m.c[0] != "" {
		m.c[0] = m.c[0].negated()
	}
}

// reflect turns the frame of a placed layer over: a mirror about the vertical axis is
// half a turn and a mirror about the horizontal one.
func (m *layer) reflect(l layer) {
	m.sy = m.sy.or(m.sx).or("1").negated()
	if l.toward == "" && l.from == "" {
		m.rot = "180" + m.rot.or("0").negated()
	} else if l.rot != "" {
		m.rot = m.rot.negated()
	}
}
