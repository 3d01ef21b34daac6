package technique_test

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/technique"
)

func TestAnIDIsMadeOfAName(t *testing.T) {
	taken := func(id technique.ID) bool { return id == "evening" || id == "evening-2" }
	for name, want := range map[string]technique.ID{
		"Stubborn left side": "stubborn-left-side",
		"  Grüße, für Über ": "gruesse-fuer-ueber",
		"Noël's café":        "noels-cafe",
		"../../etc/passwd":   "etc-passwd",
		"CON":                "con-routine",
		"lpt1":               "lpt1-routine",
		"首":                  "routine",
		"":                   "routine",
		"Evening":            "evening-3",
		"A name that goes on and on, beyond what fits": "a-name-that-goes-on-and-on-beyond-what-f",
	} {
		if got := technique.IDFor(name, taken); got != want {
			t.Errorf("%q gives %s, want %s", name, got, want)
		}
	}
}

func TestEveryNameGivesAnID(t *testing.T) {
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		if id := string(technique.IDFor(name, nil)); !form.MatchString(id) || len(id) > 60 {
			t.Errorf("%q gives %q", name, id)
		}
	})
}
