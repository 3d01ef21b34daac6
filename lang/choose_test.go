package lang_test

import (
	"slices"
	"testing"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/lang"
)

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestTheSystemsLanguageIsReadAsGettextDoes(t *testing.T) {
	cases := []struct {
		name    string
		setting string
		env     func(string) string
		want    []string
	}{
		{"nothing set", "system", environment(), nil},
		{"a choice wins", "pt-BR", environment("LANG", "de_DE.UTF-8"), []string{"pt-BR"}},
		{"LANG", "system", environment("LANG", "de_AT.UTF-8@euro"), []string{"de-AT"}},
		{"empty is system", "", environment("LANG", "fr_FR"), []string{"fr-FR"}},
		{"LC_MESSAGES before LANG", "system", environment("LANG", "de_DE", "LC_MESSAGES", "it_IT"), []string{"it-IT"}},
		{"LC_ALL before all", "system", environment("LANG", "de_DE", "LC_MESSAGES", "it_IT", "LC_ALL", "es_ES"), []string{"es-ES"}},
		{"a list", "system", environment("LANG", "de_DE.UTF-8", "LANGUAGE", "gsw:de:en"), []string{"gsw", "de", "en", "de-DE"}},
		{"C has no language", "system", environment("LANG", "C.UTF-8", "LANGUAGE", "de"), nil},
		{"POSIX has none", "system", environment("LC_ALL", "POSIX"), nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := lang.Tags(c.setting, c.env); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheClockFollowsTheSettingAndElseTheCountry(t *testing.T) {
	cases := []struct {
		clock string
		env   func(string) string
		want  bool
	}{
		{"24", environment("LANG", "en_US.UTF-8"), false},
		{"12", environment("LANG", "de_DE.UTF-8"), true},
		{"system", environment("LANG", "en_US.UTF-8"), true},
		{"system", environment("LANG", "en_US.UTF-8", "LC_TIME", "en_GB.UTF-8"), false},
		{"system", environment("LANG", "en_CA.UTF-8"), true},
		{"system", environment("LANG", "fr_CA.UTF-8"), false},
		{"system", environment("LANG", "de_DE.UTF-8"), false},
		{"system", environment("LANG", "C"), false},
		{"system", environment(), false},
	}
	for _, c := range cases {
		if got := lang.TwelveHours(c.clock, c.env); got != c.want {
			t.Errorf("clock %q, LANG %q: %v, want %v", c.clock, c.env("LANG"), got, c.want)
		}
	}
}

func TestOpenPutsLanguageAndClockTogether(t *testing.T) {
	l, err := lang.Open(assets.Translations(), "system", "system", environment("LANG", "en_US.UTF-8"))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Say("words.next.headline", "Time", l.ClockAt(15*60+10)); got != "Next break about 3:10 pm." {
		t.Errorf("got %q", got)
	}
}
