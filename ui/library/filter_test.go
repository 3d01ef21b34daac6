package library_test

import (
	"slices"
	"testing"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/library"
)

func TestFiltersChooseTechniques(t *testing.T) {
	for _, tt := range []struct {
		name   string
		filter library.Filter
		want   []int
	}{
		{"nothing chosen", library.Filter{}, []int{1, 2, 3, 4, 5, 6, 7}},
		{"a tool", library.Filter{Tools: []technique.Tool{technique.TennisBall}}, []int{3}},
		{"hands or no tool", library.Filter{Tools: []technique.Tool{technique.Hands, library.NoTool}}, []int{1, 2, 7}},
		{"short ones", library.Filter{Times: []library.Times{library.Short}}, []int{1, 2, 7}},
		{"long ones", library.Filter{Times: []library.Times{library.Long}}, []int{4, 5}},
		{"a muscle", library.Filter{Muscle: "levator-scapulae"}, []int{5}},
		{"a muscle and a tool", library.Filter{Muscle: "rhomboids", Tools: []technique.Tool{technique.Hands}}, []int{2}},
		{"a word", library.Filter{Search: "ball"}, []int{3, 4}},
		{"the beginning of a word, in capitals", library.Filter{Search: " RETRAC "}, []int{7}},
		{"two words of one text", library.Filter{Search: "tennis wall"}, []int{3}},
		{"two words of two texts", library.Filter{Search: "lower back"}, nil},
		{"signs without letters", library.Filter{Search: " . "}, []int{1, 2, 3, 4, 5, 6, 7}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all, _ := technique.Builtin()
			var got []int
			for _, one := range all.Techniques() {
				if tt.filter.Passes(one, nil) {
					got = append(got, one.Number)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("it lets %v pass, want %v", got, tt.want)
			}
		})
	}
}

func TestAPreviewGoesThroughTheBeatsOfADoseOverAndOver(t *testing.T) {
	all, _ := technique.Builtin()
	for _, one := range all.Techniques() {
		p := library.NewPreview(one.Dose, true)
		seen := map[figure.Beat]bool{}
		for at := range 120 {
			m := p.At(at * 500)
			seen[m.Beat] = true
			if m.Progress < 0 || m.Progress > 1 || m.Elapsed < 0 || m.Spot > m.Of {
				t.Errorf("%s, after %d ms: %+v", one.ID, at*500, m)
			}
			if m.Left != one.Dose.Sided {
				t.Errorf("%s shows the left side: %v", one.ID, m.Left)
			}
			if m.Beat == figure.Approach && at*500 > 1000 {
				t.Errorf("%s approaches again after %d ms", one.ID, at*500)
			}
		}
		want := []figure.Beat{figure.Approach, figure.Hold}
		if one.Dose.Release > 0 {
			want = append(want, figure.Release)
		}
		if one.Dose.Shift > 0 {
			want = append(want, figure.Shift)
		}
		for _, beat := range want {
			if !seen[beat] {
				t.Errorf("%s never shows its %s", one.ID, beat)
			}
		}
		if len(seen) != len(want) {
			t.Errorf("%s shows %v, want %v", one.ID, seen, want)
		}
	}
}

func TestMoreSignsWantMoreOfTheSequence(t *testing.T) {
	ref := func(ids ...string) (all []control.RoutineRef) {
		for _, id := range ids {
			all = append(all, control.RoutineRef{ID: id})
		}
		return all
	}
	every := ref("five-minute", "occasional-tension", "mild-tension", "ten-minute", "full-sequence", "hands-only")
	for _, tt := range []struct {
		name     string
		routines []control.RoutineRef
		signs    int
		partner  bool
		want     string
	}{
		{"one", every, 1, false, "occasional-tension"},
		{"two", every, 2, false, "mild-tension"},
		{"three", every, 3, true, "ten-minute"},
		{"five, with a partner", every, 5, true, "full-sequence"},
		{"five, alone", every, 5, false, "ten-minute"},
		{"without a ball", ref("hands-only"), 4, false, "hands-only"},
		{"nothing that can be done", nil, 2, false, ""},
		{"all locked", []control.RoutineRef{{ID: "mild-tension", Locked: "Locked by the safety check."}}, 2, false, ""},
	} {
		if got, found := library.Suits(tt.routines, tt.signs, tt.partner); got.ID != tt.want || found != (tt.want != "") {
			t.Errorf("%s: %q, want %q", tt.name, got.ID, tt.want)
		}
	}
}
