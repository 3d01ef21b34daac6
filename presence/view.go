package presence

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// View is what all sources together say. The zero value knows nothing yet.
type View struct {
	on    map[about]Fact
	sight map[about]Sight
}

// about is a source and what it speaks of; no kind: all that it could know.
type about struct {
	source Source
	kind   Kind
}

// Sight says whether a source can tell a kind of fact.
type Sight struct {
	Source Source
	Kind   Kind // empty: any
	Sees   bool
	Why    string // if not, a sentence
}

// Apply takes a fact in and tells whether it changed what the view shows.
func (v *View) Apply(f Fact) (changed bool) {
	if v.on == nil {
		v.on, v.sight = map[about]Fact{}, map[about]Sight{}
	}
	key, blind := about{f.Source, f.Kind}, about{source: f.Source}
	if key == blind && !f.Sees {
		ofSource := func(a about) bool { return a.source == f.Source && a.kind != "" }
		maps.DeleteFunc(v.on, func(a about, _ Fact) bool { return ofSource(a) })
		maps.DeleteFunc(v.sight, func(a about, _ Sight) bool { return ofSource(a) })
	} else {
		delete(v.sight, blind)
	}
	sight := Sight{f.Source, f.Kind, f.Sees, f.Why}
	was, known := v.sight[key]
	changed = !known || was != sight
	v.sight[key] = sight

	before, held := v.on[key]
	if f.Sees && f.On && f.Kind != "" {
		v.on[key] = f
		return changed || !held || !before.Since.Equal(f.Since) || before.Detail != f.Detail
	}
	delete(v.on, key)
	return changed || held
}

// Since tells whether a kind holds, and since when, by the earliest source that says so.
func (v *View) Since(k Kind) (since time.Time, holds bool) {
	for key, f := range v.on {
		if key.kind == k && (!holds || f.Since.Before(since)) {
			since, holds = f.Since, true
		}
	}
	return since, holds
}

// Holding lists what holds of a kind, one fact a source, the earliest first.
func (v *View) Holding(k Kind) []Fact {
	var list []Fact
	for key, f := range v.on {
		if key.kind == k {
			list = append(list, f)
		}
	}
	slices.SortFunc(list, func(a, b Fact) int {
		return cmp.Or(a.Since.Compare(b.Since), strings.Compare(string(a.Source), string(b.Source)))
	})
	return list
}

// Facts lists what each source that spoke so far says now, by source and kind: that
// something holds and since when, that it does not, or why that can't be told.
func (v *View) Facts() []Fact {
	list := make([]Fact, 0, len(v.sight))
	for _, s := range v.Sights() {
		f, holds := v.on[about{s.Source, s.Kind}]
		if !holds {
			f = Fact{Source: s.Source, Kind: s.Kind, Sees: s.Sees, Why: s.Why}
		}
		list = append(list, f)
	}
	return list
}

// Tells reports whether some source can tell the kind here.
func (v *View) Tells(k Kind) bool {
	for key, s := range v.sight {
		if key.kind == k && s.Sees {
			return true
		}
	}
	return false
}

// Sights lists what each source that spoke so far can tell, by source and kind.
func (v *View) Sights() []Sight {
	return slices.SortedFunc(maps.Values(v.sight), func(a, b Sight) int {
		return cmp.Or(strings.Compare(string(a.Source), string(b.Source)), strings.Compare(string(a.Kind), string(b.Kind)))
	})
}
