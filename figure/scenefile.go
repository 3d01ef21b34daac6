package figure

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sceneReader turns one file into a scene.
type sceneReader struct {
	*table
	scene   *scene
	offsets map[string]point
	joints  map[string]int
	params  map[string]int
	base    pose // the rest of the body, then what the scene sets for all its poses
}

func readScene(t *table, b *body, f *Figures) *scene {
	r := &sceneReader{table: t, offsets: b.offsets, joints: map[string]int{}, params: map[string]int{}}
	s := &scene{path: t.path, poses: map[string]*pose{}, crops: map[string]Crop{}, fadeParam: -1, muscles: map[string][2]int{}, hair: map[string]int{}}
	r.scene = s
	s.id = strings.TrimSuffix(t.path[strings.LastIndexByte(t.path, '/')+1:], ".json")
	t.text("title") // for people who read the file
	if s.side = t.text("side"); s.side != "" && s.side != "left" && s.side != "right" {
		t.bad.add(t.at("side"), `expected "left", "right" or "", found %q`, s.side)
	}
	if cam := t.numbers("cam", 3); cam != nil && cam[2] > 0 {
		s.cam = camera{point{cam[0], cam[1]}, cam[2]}
	} else {
		t.bad.add(t.at("cam"), "expected x, y and a scale above 0")
	}
	layers := readLayers(t, "layers", 0)
	r.names(b)
	r.readLegs()
	r.readPoses()
	s.orderLimbs(b.limbs, r.joints)
	r.readStill()
	r.readBeats()
	if s.rest == nil || s.still == nil {
		r.readCrops()
		t.done()
		return s // reported by now
	}
	s.findMoving()
	for name, stem := range f.muscles {
		left, ok := r.params[stem+"L"]
		right, found := r.params[stem+"R"]
		if ok && found {
			s.muscles[name] = [2]int{left, right}
		}
	}
	for name, param := range f.hair {
		if p, ok := r.params[param]; ok {
			s.hair[name] = p
		}
	}
	c := &compiler{body: b, scene: s, bad: t.bad, colors: f.palettes.names, joints: r.joints, params: r.params}
	s.entries = c.compile(layers, nil)
	r.readCrops()
	t.done()
	return s
}

// names gives every joint and parameter of the scene its index.
func (r *sceneReader) names(b *body) {
	s := r.scene
	joint := func(name string, at point) {
		i, ok := r.joints[name]
		if !ok {
			i = len(s.jointNames)
			r.joints[name] = i
			s.jointNames = append(s.jointNames, name)
			r.base.joints = append(r.base.joints, at)
		}
		r.base.joints[i] = at.add(r.offsets[name])
	}
	param := func(name string, v float64) {
		i, ok := r.params[name]
		if !ok {
			i = len(s.paramNames)
			r.params[name] = i
			s.paramNames = append(s.paramNames, name)
			r.base.params = append(r.base.params, v)
		}
		r.base.params[i] = v
	}
	for _, name := range slices.Sorted(maps.Keys(b.rest)) {
		joint(name, b.rest[name])
	}
	for _, name := range slices.Sorted(maps.Keys(b.params)) {
		param(name, b.params[name])
	}
	joints := r.table.table("joints")
	joints.each(func(name string) {
		if xy := joints.numbers(name, 2); xy != nil {
			joint(name, point{xy[0], xy[1]})
		}
	})
	params := r.table.table("params")
	params.each(func(name string) { param(name, params.number(name, 0)) })

	// A joint that only the poses know starts where the first of them puts it.
	poses, _ := r.keys["poses"].(map[string]any)
	for _, id := range slices.Sorted(maps.Keys(poses)) {
		keys, _ := poses[id].(map[string]any)
		places, _ := keys["j"].(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(places)) {
			if _, ok := r.joints[name]; !ok {
				joint(name, point{})
			}
		}
		values, _ := keys["p"].(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(values)) {
			if _, ok := r.params[name]; !ok {
				param(name, 0)
			}
		}
	}
}

func (r *sceneReader) readLegs() {
	for i, v := range r.list("ik") {
		key := fmt.Sprintf("ik[%d]", i)
		row, ok := v.([]any)
		if !ok || len(row) != 6 {
			r.want(key, "joint, root, target, two lengths and the bend", v)
			continue
		}
		l := leg{}
		for k, to := range []*int{&l.out, &l.root, &l.target} {
			name, _ := row[k].(string)
			j, known := r.joints[name]
			if !known && k == 0 && name != "" { // the joint that is found
				j = len(r.scene.jointNames)
				r.joints[name] = j
				r.scene.jointNames = append(r.scene.jointNames, name)
				r.base.joints = append(r.base.joints, point{})
				known = true
			}
			if !known {
				r.bad.add(r.at(key), "unknown joint %q", name)
			}
			*to = j
		}
		for k, to := range []*float64{&l.upper, &l.lower, &l.bend} {
			*to, ok = finite(row[k+3])
			if !ok || k < 2 && *to < 1 {
				r.want(key, "a length of at least 1", row[k+3])
				*to = 1
			}
		}
		r.scene.legs = append(r.scene.legs, l)
	}
}

func (r *sceneReader) readPoses() {
	t := r.table.table("poses")
	var resolve func(name string, depth int) *pose
	resolve = func(name string, depth int) *pose {
		if p, ok := r.scene.poses[name]; ok {
			return p
		}
		p := &pose{}
		p.set(&r.base)
		if depth > len(t.keys) {
			r.bad.add(t.at(name), "the poses follow from one another in a circle")
			return p
		}
		keys := t.table(name)
		if from := keys.text("from"); from != "" {
			if t.has(from) {
				p.set(resolve(from, depth+1))
			} else {
				r.bad.add(keys.at("from"), "unknown pose %q", from)
			}
		}
		places := keys.table("j")
		places.each(func(name string) {
			if xy := places.numbers(name, 2); xy != nil {
				p.joints[r.joints[name]] = point{xy[0], xy[1]}.add(r.offsets[name])
			}
		})
		values := keys.table("p")
		values.each(func(name string) { p.params[r.params[name]] = values.number(name, 0) })
		keys.text("note")
		keys.done()
		r.scene.poses[name] = p
		return p
	}
	t.each(func(name string) { resolve(name, 0) })
	for _, p := range r.scene.poses {
		r.scene.solve(p)
	}
}

func (r *sceneReader) pose(t *table, key string) *pose {
	name := t.text(key)
	p, ok := r.scene.poses[name]
	if !ok {
		t.bad.add(t.at(key), "expected the name of a pose, found %q", name)
	}
	return p
}

func (r *sceneReader) readStill() {
	t := r.table.table("still")
	from := r.pose(t, "pose")
	values := t.table("p")
	t.done()
	if from == nil {
		return
	}
	p := &pose{}
	p.set(from)
	values.each(func(name string) {
		i, ok := r.params[name]
		if !ok {
			t.bad.add(values.at(name), "unknown parameter")
			return
		}
		p.params[i] = values.number(name, 0)
	})
	r.scene.still = p
}

func (r *sceneReader) readBeats() {
	s := r.scene
	t := r.table.table("beats")
	s.rest = r.pose(t, "rest")
	if t.has("via") {
		s.via = r.pose(t, "via")
	}
	for _, row := range t.tables("spots") {
		touch, hold := r.pose(row, "touch"), r.pose(row, "hold")
		row.done()
		if touch != nil && hold != nil {
			s.spots = append(s.spots, spot{touch, hold})
		}
	}
	if len(s.spots) == 0 {
		t.bad.add(t.at("spots"), "expected at least one spot")
		s.rest = nil
	}
	switch after := Beat(t.text("after")); after {
	case "", Approach:
		s.after = Approach
	case Shift, Release:
		s.after = after
	default:
		t.bad.add(t.at("after"), "expected approach, shift or release, found %q", after)
	}
	seconds := func(key string) float64 {
		v := t.number(key, 0)
		if v != 0 && (v < 0.2 || v > 60) {
			t.bad.add(t.at(key), "expected 0.2 to 60 seconds, found %v", v)
		}
		return v
	}
	s.lean, s.pulse = seconds("lean"), seconds("pulse")
	parameter := func(name, key string) int {
		p, ok := r.params[name]
		if !ok {
			t.bad.add(t.at(key), "there is no parameter %q", name)
		}
		return p
	}
	if s.pulse > 0 {
		s.pulseParam = parameter("pulse", "pulse")
	}
	s.meet = t.flag("meet", false)
	if name := t.text("fade"); name != "" {
		s.fadeParam = parameter(name, "fade")
	}
	r.readCycle(t)
	t.done()
}

func (r *sceneReader) readCycle(t *table) {
	s := r.scene
	for i, v := range t.list("cycle") {
		key := fmt.Sprintf("cycle[%d]", i)
		row, ok := v.([]any)
		if !ok || len(row) != 2 {
			t.want(key, "a time and the name of a pose", v)
			continue
		}
		at, isTime := finite(row[0])
		name, _ := row[1].(string)
		p := s.poses[name]
		switch {
		case !isTime || i == 0 && at != 0:
			t.want(key, "times that begin with 0", row[0])
		case len(s.cycle) > 0 && at <= s.cycle[len(s.cycle)-1].at+0.1:
			t.want(key, "a time later than the one before", row[0])
		case p == nil:
			t.want(key, "the name of a pose", row[1])
		default:
			s.cycle = append(s.cycle, keyframe{at, p})
		}
	}
	if n := len(s.cycle); n == 1 || n > 0 && s.cycle[0].pose != s.cycle[n-1].pose {
		t.bad.add(t.at("cycle"), "expected two poses or more, the last the same as the first")
		s.cycle = nil
	}
}

func (r *sceneReader) readCrops() {
	t := r.table.table("crops")
	t.each(func(use string) {
		c := t.table(use)
		at, scale := c.numbers("at", 2), c.number("scale", 0)
		crop := Crop{Scale: scale, CenterX: c.number("centre", 0), NoLens: !c.flag("lens", true), Scene: c.text("scene")}
		c.done()
		if at == nil || scale <= 0 {
			t.bad.add(t.at(use), "expected at, the point at the centre, and a scale above 0")
			return
		}
		crop.X, crop.Y = at[0], at[1]
		r.scene.crops[use] = crop
	})
}
