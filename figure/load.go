package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Figures is all that can be drawn: the bodies, their looks and the scenes. It may be used
// by many goroutines, each with its own Renderer.
type Figures struct {
	palettes *palettes
	muscles  map[string]string // name to the stem of its parameters
	hair     map[string]string // name to its parameter
	bodies   map[string]*body
	scenes   map[string]*scene // of the usual body
	files    map[string]*table // of the scenes, for other bodies

	other  sync.Mutex
	others map[sceneOfBody]*scene // those that were asked for
}

type sceneOfBody struct{ id, body string }

// body is what all scenes share.
type body struct {
	rest     map[string]point
	offsets  map[string]point // of joints, wherever a pose puts them: what makes another body
	params   map[string]float64
	limbs    [][]string
	profiles map[string]profile
	elbows   map[string]float64 // of profiles
	shapes   map[string][]anchor
	macros   map[string][]layer

	// What scenes that use the same layers share: outlines follow joints that rest in the
	// body, and these have the same index in every scene.
	outlines map[layerKey]skinned
	ribbons  map[layerKey]*[ribbonSteps + 1]sample
}

// layerKey is a layer, or its mirror image.
type layerKey struct {
	path    string
	twinned bool
}

// Load reads palette.json, the files of body and those of scenes, one each, and checks
// all of it. The error lists everything that is wrong, each with the file and the key.
func Load(fsys fs.FS) (*Figures, error) {
	bad := &problems{}
	f := &Figures{muscles: map[string]string{}, hair: map[string]string{}, scenes: map[string]*scene{}, files: map[string]*table{}, others: map[sceneOfBody]*scene{}}
	f.palettes = readPalettes(readTable(fsys, "palette.json", bad))
	f.bodies = f.readBodies(readTables(fsys, "body", bad))
	for _, t := range readTables(fsys, "scenes", bad) {
		s := readScene(t, f.bodies[usualBody], f)
		f.scenes[s.id], f.files[s.id] = s, t
	}
	for _, id := range f.Scenes() {
		s := f.scenes[id]
		for _, use := range slices.Sorted(maps.Keys(s.crops)) {
			if other := s.crops[use].Scene; other != "" && f.scenes[other] == nil {
				bad.add(s.path, "crops.%s.scene: there is no scene %q", use, other)
			}
		}
	}
	if err := bad.err(); err != nil {
		return nil, fmt.Errorf("load the figures: %w", err)
	}
	return f, nil
}

// The looks of who leaves them open, where the files have them.
const (
	usualBody = "a"
	usualHair = "bun"
)

// Scenes lists the ids of all scenes in order.
func (f *Figures) Scenes() []string { return slices.Sorted(maps.Keys(f.scenes)) }

// Bodies lists the names that Look.Body knows, in order.
func (f *Figures) Bodies() []string { return slices.Sorted(maps.Keys(f.bodies)) }

// Hair lists the names that Look.Hair knows, in order.
func (f *Figures) Hair() []string { return slices.Sorted(maps.Keys(f.hair)) }

// Muscles lists the names that Moment.Muscles knows, in order.
func (f *Figures) Muscles() []string { return slices.Sorted(maps.Keys(f.muscles)) }

// ErrNoScene is the error of a scene that is not there.
var ErrNoScene = errors.New("no such scene")

// scene is the scene as the body of a complete look plays it.
func (f *Figures) scene(id string, look Look) (*scene, error) {
	s, ok := f.scenes[id]
	if !ok {
		return nil, fmt.Errorf("draw %q: %w; there are %s", id, ErrNoScene, strings.Join(f.Scenes(), ", "))
	}
	if look.Body == usualBody {
		return s, nil
	}
	f.other.Lock()
	defer f.other.Unlock()
	key := sceneOfBody{id, look.Body}
	if f.others[key] == nil {
		// Load checked the file, and what the body has in another way; nothing is left to
		// go wrong, and few scenes are ever asked for.
		f.others[key] = readScene(f.files[id], f.bodies[look.Body], f)
	}
	return f.others[key], nil
}

// readBodies reads the usual body and those that differ from it, by name.
func (f *Figures) readBodies(parts []*table) map[string]*body {
	usual := f.readBody(parts)
	usual.forget()
	bodies := map[string]*body{usualBody: usual}
	for _, t := range parts {
		others := t.table("bodies")
		others.each(func(name string) {
			if _, twice := bodies[name]; twice {
				t.bad.add(others.at(name), "there is a body of that name already")
			}
			bodies[name] = usual.variant(others.table(name))
		})
		t.done()
	}
	return bodies
}

// variant is the body with what t sets in another way.
func (b *body) variant(t *table) *body {
	v := &body{rest: b.rest, offsets: map[string]point{}, params: maps.Clone(b.params), limbs: b.limbs, elbows: b.elbows, profiles: maps.Clone(b.profiles), shapes: maps.Clone(b.shapes), macros: b.macros}
	replaces := func(in *table, name string, known bool) {
		if !known {
			in.bad.add(in.at(name), "the usual body has nothing of that name")
		}
	}
	joints := t.table("joints")
	joints.each(func(name string) {
		_, known := b.rest[name]
		replaces(joints, name, known)
		if xy := joints.numbers(name, 2); xy != nil {
			v.offsets[name] = point{xy[0], xy[1]}
			if twin := otherSide(name); twin != name && !joints.has(twin) {
				v.offsets[twin] = point{-xy[0], xy[1]}
			}
		}
	})
	params := t.table("params")
	params.each(func(name string) {
		_, known := b.params[name]
		replaces(params, name, known)
		v.params[name] = params.number(name, 0)
	})
	profiles := t.table("profiles")
	profiles.each(func(name string) {
		replaces(profiles, name, b.profiles[name] != nil)
		v.profiles[name] = readProfile(profiles, name)
	})
	shapes := t.table("shapes")
	shapes.each(func(name string) {
		replaces(shapes, name, b.shapes[name] != nil)
		v.shapes[name] = readOutline(shapes, name)
		for _, a := range v.shapes[name] {
			for _, w := range a.skin {
				if _, known := b.rest[w.joint]; !known {
					shapes.bad.add(shapes.at(name), "the joint %q has no rest position, so an outline can't follow it", w.joint)
				}
			}
		}
	})
	t.text("title")
	t.done()
	v.forget()
	return v
}

// forget makes room for what scenes share.
func (b *body) forget() {
	b.outlines, b.ribbons = map[layerKey]skinned{}, map[layerKey]*[ribbonSteps + 1]sample{}
}

func readOutline(t *table, name string) []anchor {
	outline, err := parseOutline(t.text(name))
	if err != nil {
		t.bad.add(t.at(name), "%v", err)
	}
	return outline
}

// readBody reads the parts of the body, each of which may hold some of every section.
func (f *Figures) readBody(parts []*table) *body {
	b := &body{rest: map[string]point{}, params: map[string]float64{}, profiles: map[string]profile{}, elbows: map[string]float64{}, shapes: map[string][]anchor{}, macros: map[string][]layer{}}
	owners := map[string]string{}
	section := func(t *table, name string, read func(in *table, key string)) {
		in := t.table(name)
		in.each(func(key string) {
			if owner, twice := owners[name+"."+key]; twice {
				t.bad.add(in.at(key), "is in %s too", owner)
			}
			owners[name+"."+key] = t.path
			read(in, key)
		})
	}
	for _, t := range parts {
		section(t, "rest", func(in *table, name string) {
			if xy := in.numbers(name, 2); xy != nil {
				b.rest[name] = point{xy[0], xy[1]}
			}
		})
		section(t, "params", func(in *table, name string) { b.params[name] = in.number(name, 0) })
		for i, v := range t.list("limbs") {
			limb := t.sub(fmt.Sprintf("limbs[%d]", i), map[string]any{"j": v})
			b.limbs = append(b.limbs, limb.texts("j"))
		}
		section(t, "profiles", func(in *table, name string) { b.profiles[name] = readProfile(in, name) })
		section(t, "elbows", func(in *table, name string) { b.elbows[name] = in.number(name, 0) })
		section(t, "shapes", func(in *table, name string) { b.shapes[name] = readOutline(in, name) })
		section(t, "macros", func(in *table, name string) { b.macros[name] = readLayers(in, name, 0) })
	}
	for _, t := range parts {
		section(t, "muscles", func(in *table, name string) { f.readMuscle(in, name, b) })
		section(t, "hair", func(in *table, name string) {
			f.hair[name] = in.text(name)
			if _, ok := b.params[f.hair[name]]; !ok {
				in.bad.add(in.at(name), "there is no parameter %q", f.hair[name])
			}
		})
	}
	for name, layers := range maps.Clone(b.macros) {
		if twin := otherSide(name); strings.HasSuffix(name, "R") && b.macros[twin] == nil {
			b.macros[twin] = twins(layers)
		}
	}
	return b
}

func (f *Figures) readMuscle(t *table, name string, b *body) {
	stem := t.text(name)
	for _, side := range []string{"L", "R"} {
		if _, ok := b.params[stem+side]; !ok {
			t.bad.add(t.at(name), "there is no parameter %q", stem+side)
		}
	}
	f.muscles[name] = stem
}

func readProfile(t *table, name string) profile {
	var p profile
	for i, v := range t.list(name) {
		row := t.sub(fmt.Sprintf("%s[%d]", name, i), map[string]any{"row": v}).numbers("row", 3)
		if row == nil {
			continue
		}
		if len(p) > 0 && row[0] <= p[len(p)-1].t {
			t.bad.add(t.at(name), "row %d: expected a position after %v, found %v", i, p[len(p)-1].t, row[0])
			continue
		}
		p = append(p, profileRow{row[0], row[1], row[2]})
	}
	if len(p) < 2 {
		t.bad.add(t.at(name), "expected at least two rows of position and two half widths")
		return profile{{0, 1, 1}, {1, 1, 1}}
	}
	return p
}
