package figure

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Figures is all that can be drawn: the body, its looks and the scenes. It is not
// changed after Load and may be used by many goroutines, each with its own Renderer.
type Figures struct {
	palettes *palettes
	muscles  map[string]string // name to the stem of its parameters
	scenes   map[string]*scene
}

// body is what all scenes share.
type body struct {
	rest     map[string]point
	params   map[string]float64
	limbs    [][]string
	profiles map[string]profile
	shapes   map[string][]anchor
	macros   map[string][]layer
}

// Load reads palette.json, the files of body and those of scenes, one each, and checks
// all of it. The error lists everything that is wrong, each with the file and the key.
func Load(fsys fs.FS) (*Figures, error) {
	bad := &problems{}
	f := &Figures{scenes: map[string]*scene{}, muscles: map[string]string{}}
	f.palettes = readPalettes(readTable(fsys, "palette.json", bad))
	b := f.readBody(readTables(fsys, "body", bad))
	for _, t := range readTables(fsys, "scenes", bad) {
		s := readScene(t, b, f)
		f.scenes[s.id] = s
	}
	if err := bad.err(); err != nil {
		return nil, fmt.Errorf("load the figures: %w", err)
	}
	return f, nil
}

// Scenes lists the ids of all scenes in order.
func (f *Figures) Scenes() []string { return slices.Sorted(maps.Keys(f.scenes)) }

// Muscles lists the names that Moment.Muscles knows, in order.
func (f *Figures) Muscles() []string { return slices.Sorted(maps.Keys(f.muscles)) }

// ErrNoScene is the error of a scene that is not there.
var ErrNoScene = errors.New("no such scene")

func (f *Figures) scene(id string) (*scene, error) {
	s, ok := f.scenes[id]
	if !ok {
		return nil, fmt.Errorf("draw %q: %w; there are %s", id, ErrNoScene, strings.Join(f.Scenes(), ", "))
	}
	return s, nil
}

// readBody reads the parts of the body, each of which may hold some of every section.
func (f *Figures) readBody(parts []*table) *body {
	b := &body{rest: map[string]point{}, params: map[string]float64{}, profiles: map[string]profile{}, shapes: map[string][]anchor{}, macros: map[string][]layer{}}
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
		section(t, "shapes", func(in *table, name string) {
			outline, err := parseOutline(in.text(name))
			if err != nil {
				t.bad.add(in.at(name), "%v", err)
			}
			b.shapes[name] = outline
		})
		section(t, "macros", func(in *table, name string) { b.macros[name] = readLayers(in, name, 0) })
	}
	for _, t := range parts {
		section(t, "muscles", func(in *table, name string) { f.readMuscle(in, name, b) })
		t.done()
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
