package technique_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/technique"
)

func TestAdvice(t *testing.T) {
	library := builtin(t)
	const (
		knead, cat, wall, balls, strokes, trigger, squeeze technique.ID = "shoulder-knead", "cat-stretch-press",
			"tennis-ball-wall", "two-ball-release", "effleurage", "trigger-point", "scapular-retraction"
	)
	everything := func(technique.Tool) bool { return true }
	without := func(tools ...technique.Tool) func(technique.Tool) bool {
		return func(t technique.Tool) bool { return !slices.Contains(tools, t) }
	}
	rest := "note: Deep work needs a rest day: Two days in a row is too much."
	last := "good: Retraction last: It sets the blades after the release."
	tools := "good: Tools: You have all it needs."
	for _, c := range []struct {
		name       string
		techniques []technique.ID
		have       func(technique.Tool) bool
		want       []string
		fixed      []technique.ID // by the first advice that has a fix
	}{
		{"good order", []technique.ID{knead, wall, trigger, squeeze}, everything,
			[]string{"good: Warm-up first: Shoulder knead opens the routine.", last, rest, tools}, nil},
		{"deep work before the warm-up", []technique.ID{trigger, knead, wall, squeeze}, everything,
			[]string{"warn: Warm up before deep work: Trigger point hold comes first. Cold muscle tenses against a hard ball. [Move shoulder knead to the top]", last, rest, tools},
			[]technique.ID{knead, trigger, wall, squeeze}},
		{"deep work without a warm-up", []technique.ID{cat, trigger, squeeze}, everything,
			[]string{"warn: Warm up before deep work: Trigger point hold comes before any warm-up. Cold muscle tenses against a hard ball. [Add shoulder knead at the top]", last, rest, tools},
			[]technique.ID{knead, cat, trigger, squeeze}},
		{"a softer ball is only a note", []technique.ID{wall, squeeze}, everything,
			[]string{"note: Warm up before deep work: Tennis ball wall comes first. Cold muscle tenses against a hard ball. [Add shoulder knead at the top]", last, rest, tools},
			[]technique.ID{knead, wall, squeeze}},
		{"warm-up in between", []technique.ID{cat, knead, wall, squeeze}, everything,
			[]string{"good: Warm-up first: Shoulder knead comes before the deep work.", last, rest, tools}, nil},
		{"no retraction", []technique.ID{knead, balls}, everything,
			[]string{"good: Warm-up first: Shoulder knead opens the routine.", "warn: Finish with retraction: Otherwise the shoulders roll straight back. [Add it at the end]", tools},
			[]technique.ID{knead, balls, squeeze}},
		{"retraction too early", []technique.ID{knead, squeeze, cat}, nil,
			[]string{"good: Warm-up first: Shoulder knead opens the routine.", "warn: Finish with retraction: Otherwise the shoulders roll straight back. [Move it to the end]"},
			[]technique.ID{knead, cat, squeeze}},
		{"partner and ball missing", []technique.ID{strokes, trigger, squeeze}, without(technique.Partner, technique.LacrosseBall),
			[]string{"good: Warm-up first: Effleurage strokes opens the routine.", last, rest,
				"warn: Tools: You have no lacrosse ball. Skipped when you start.",
				"note: Partner: For effleurage strokes you need someone. Alone, I skip it."}, nil},
		{"hands only", []technique.ID{cat, squeeze}, nil, []string{last}, nil},
		{"nothing in it", nil, nil, nil, nil},
		{"unknown techniques only", []technique.ID{"gone"}, everything, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := slices.Clone(c.techniques)
			var got []string
			var fixed []technique.ID
			for _, a := range library.Advise(technique.Routine{Techniques: c.techniques}, c.have) {
				s := string(a.Level) + ": " + a.Title + ": " + a.Text
				if a.Fix != "" {
					s += " [" + a.Fix + "]"
				}
				if fixed == nil {
					fixed = a.Fixed
				}
				got = append(got, s)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if !slices.Equal(fixed, c.fixed) {
				t.Errorf("fixed to %v, want %v", fixed, c.fixed)
			}
			if !slices.Equal(before, c.techniques) {
				t.Error("the routine was changed")
			}
		})
	}
}

func TestFixesSettleTheAdvice(t *testing.T) {
	library := builtin(t)
	all := library.Techniques()
	for _, a := range all {
		for _, b := range all {
			r := technique.Routine{Techniques: []technique.ID{a.ID, b.ID}}
			for round := 0; ; round++ {
				i := slices.IndexFunc(library.Advise(r, nil), func(a technique.Advice) bool { return a.Fix != "" })
				if i < 0 {
					break
				}
				if round == 3 {
					t.Fatalf("%s, %s: still something to fix in %v", a.ID, b.ID, r.Techniques)
				}
				r.Techniques = library.Advise(r, nil)[i].Fixed
			}
		}
	}
}

func TestShippedRoutinesNeedNoWarning(t *testing.T) {
	library := builtin(t)
	for _, r := range library.Routines() {
		for _, a := range library.Advise(r, nil) {
			if a.Level == technique.Warn {
				t.Errorf("%s: %s %s", r.ID, a.Title, a.Text)
			}
		}
	}
}

func TestToolsOfARoutine(t *testing.T) {
	library := builtin(t)
	full, _ := library.Routine("full-sequence")
	var got []string
	for _, tool := range library.ToolsOf(full) {
		got = append(got, library.Tool(tool).Name)
	}
	if s := strings.Join(got, ", "); s != "hands, tennis ball, wall, two balls in a sock, partner, lacrosse ball" {
		t.Error(s)
	}
}
