package presence

import (
	"maps"
	"slices"
	"time"
)

// View is what all sources together say. The zero value knows nothing yet.
type View struct {
	on    map[Kind]map[Source]time.Time
	sight map[Source]Sight
}

// Sight says whether a source can see.
type Sight struct {
	Source Source
	Sees   bool
	Why    string // if not, a sentence
}

// Apply takes a fact in and tells whether it changed what the view shows.
func (v *View) Apply(f Fact) (changed bool) {
	if v.on == nil {
		v.on = map[Kind]map[Source]time.Time{Idle: {}, Locked: {}, Asleep: {}}
		v.sight = map[Source]Sight{}
	}
	sight := Sight{f.Source, f.Sees, f.Why}
	changed = v.sight[f.Source] != sight
	v.sight[f.Source] = sight
	if !f.Sees {
		for _, by := range v.on {
			delete(by, f.Source)
		}
		return changed
	}
	by, known := v.on[f.Kind]
	if !known {
		return changed
	}
	was, held := by[f.Source]
	if f.On {
		by[f.Source] = f.Since
		return changed || !held || !was.Equal(f.Since)
	}
	delete(by, f.Source)
	return changed || held
}

// Since tells whether a kind holds, and since when, by the earliest source that says so.
func (v *View) Since(k Kind) (since time.Time, holds bool) {
	for _, at := range v.on[k] {
		if !holds || at.Before(since) {
			since, holds = at, true
		}
	}
	return since, holds
}

// Sights lists the sources that spoke so far, by name.
func (v *View) Sights() []Sight {
	list := make([]Sight, 0, len(v.sight))
	for _, name := range slices.Sorted(maps.Keys(v.sight)) {
		list = append(list, v.sight[name])
	}
	return list
}
