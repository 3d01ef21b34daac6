package presence_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/presence"
)

// Whatever sources say in whatever order, the view shows the last word of each about each
// kind, and nothing of one that is blind.
func TestViewShowsTheLastWordOfEachSource(t *testing.T) {
	sources := []presence.Source{presence.X11, presence.Logind, presence.Cameras}
	kinds := []presence.Kind{"", presence.Idle, presence.Call, presence.FullScreen, "a kind of tomorrow"}
	rapid.Check(t, func(t *rapid.T) {
		var v presence.View
		var said []presence.Fact
		for range rapid.IntRange(0, 40).Draw(t, "facts") {
			f := presence.Fact{
				Source: rapid.SampledFrom(sources).Draw(t, "source"),
				Kind:   rapid.SampledFrom(kinds).Draw(t, "kind"),
				On:     rapid.Bool().Draw(t, "on"),
				Since:  at("14:00").Add(time.Duration(rapid.IntRange(0, 5).Draw(t, "minute")) * time.Minute),
				Sees:   rapid.Bool().Draw(t, "sees"),
			}
			if !f.Sees {
				f.Why = "It can't."
			} else if f.Kind == "" {
				continue // says nothing
			}
			v.Apply(f)
			if v.Apply(f) {
				t.Fatalf("%+v said twice changes the view twice", f)
			}
			said = append(said, f)
		}
		for _, k := range kinds[1:] {
			want, tells := lastWords(said, sources, k)
			if got := v.Holding(k); !slices.Equal(got, want) {
				t.Fatalf("%s holds by %+v, want %+v", k, got, want)
			}
			if got := v.Tells(k); got != tells {
				t.Fatalf("some source tells of %s: %v, want %v", k, got, tells)
			}
			since, holds := v.Since(k)
			if holds != (len(want) > 0) || holds && !since.Equal(want[0].Since) {
				t.Fatalf("%s holds %v since %v, want %+v", k, holds, since, want)
			}
		}
		seen := map[[2]string]bool{}
		for _, s := range v.Sights() {
			key := [2]string{string(s.Source), string(s.Kind)}
			if seen[key] || s.Sees == (s.Why != "") {
				t.Fatalf("sights %+v: each once, and with a reason if it does not see", v.Sights())
			}
			seen[key] = true
		}
	})
}

// lastWords reads the facts backwards: what the sources last said about the kind, where
// they did not go blind after it.
func lastWords(said []presence.Fact, sources []presence.Source, k presence.Kind) (hold []presence.Fact, tells bool) {
	for _, s := range sources {
		for _, f := range slices.Backward(said) {
			if f.Source != s || f.Kind != k && f.Kind != "" {
				continue
			}
			if f.Sees {
				tells = true
				if f.On {
					hold = append(hold, f)
				}
			}
			break
		}
	}
	slices.SortFunc(hold, func(a, b presence.Fact) int {
		if c := a.Since.Compare(b.Since); c != 0 {
			return c
		}
		if a.Source < b.Source {
			return -1
		}
		return 1
	})
	return hold, tells
}
