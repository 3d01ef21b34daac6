package presence_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/presence"
)

func at(clock string) time.Time {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		panic(err)
	}
	return t
}

func TestViewHoldsWhatAnySourceHolds(t *testing.T) {
	on := func(s presence.Source, clock string) presence.Fact {
		return presence.Fact{Source: s, Kind: presence.Locked, On: true, Since: at(clock), Sees: true}
	}
	off := func(s presence.Source, clock string) presence.Fact {
		return presence.Fact{Source: s, Kind: presence.Locked, Since: at(clock), Sees: true}
	}
	lost := func(s presence.Source) presence.Fact { return presence.Fact{Source: s, Why: "It is gone."} }
	tests := []struct {
		name  string
		facts []presence.Fact
		since string // empty: does not hold
	}{
		{"nothing said", nil, ""},
		{"one says so", []presence.Fact{on(presence.Logind, "14:00")}, "14:00"},
		{"the earliest counts", []presence.Fact{on(presence.Logind, "14:01"), on(presence.ScreenSaver, "14:00")}, "14:00"},
		{"one of two ends", []presence.Fact{on(presence.Logind, "14:00"), on(presence.ScreenSaver, "14:01"), off(presence.Logind, "14:05")}, "14:01"},
		{"both end", []presence.Fact{on(presence.Logind, "14:00"), on(presence.ScreenSaver, "14:01"), off(presence.Logind, "14:05"), off(presence.ScreenSaver, "14:05")}, ""},
		{"a source that is lost holds nothing", []presence.Fact{on(presence.Logind, "14:00"), lost(presence.Logind)}, ""},
		{"a corrected time counts", []presence.Fact{on(presence.Logind, "14:02"), on(presence.Logind, "14:00")}, "14:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var v presence.View
			for _, f := range tt.facts {
				v.Apply(f)
			}
			since, holds := v.Since(presence.Locked)
			if holds != (tt.since != "") || holds && !since.Equal(at(tt.since)) {
				t.Errorf("since %v, holds %v; want %q", since, holds, tt.since)
			}
			if _, idle := v.Since(presence.Idle); idle {
				t.Error("locked is not idle")
			}
		})
	}
}

func TestViewTellsWhenSomethingChanged(t *testing.T) {
	var v presence.View
	fact := presence.Fact{Source: presence.X11, Kind: presence.Idle, On: true, Since: at("14:00"), Sees: true}
	steps := []struct {
		name string
		fact presence.Fact
		want bool
	}{
		{"first word", fact, true},
		{"the same again", fact, false},
		{"ended", presence.Fact{Source: presence.X11, Kind: presence.Idle, Sees: true}, true},
		{"ended again", presence.Fact{Source: presence.X11, Kind: presence.Idle, Sees: true}, false},
		{"lost", presence.Fact{Source: presence.X11, Why: "The display is gone."}, true},
		{"still lost", presence.Fact{Source: presence.X11, Why: "The display is gone."}, false},
	}
	for _, s := range steps {
		if got := v.Apply(s.fact); got != s.want {
			t.Errorf("%s: changed = %v, want %v", s.name, got, s.want)
		}
	}
	if s := v.Sights(); len(s) != 1 || s[0].Sees || s[0].Why == "" {
		t.Errorf("sights = %+v, want one that does not see, with its reason", s)
	}
}
