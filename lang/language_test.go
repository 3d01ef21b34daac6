package lang_test

import (
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/lang"
)

func english(t *testing.T) *lang.Language {
	t.Helper()
	l, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// twoLanguages is German as far as it goes, and English.
func twoLanguages() fstest.MapFS {
	return fstest.MapFS{
		"en/x.toml": {Data: []byte(`x.hello = "Hello {{.Name}}"
x.only = "Only here"
[x.days]
one = "{{.Count}} day"
other = "{{.Count}} days, {{.Word}}, {{.Cap}}"
`)},
		"de/x.toml":        {Data: []byte("x.hello = \"Guten Tag {{.Name}}\"\n")},
		"en/broken.toml":   {Data: []byte("broken.a = \n")},
		"en/calendar.toml": {Data: []byte("[calendar.number]\ngroup = \" \"\nn2 = \"two\"\n")},
		"pl/x.toml":        {Data: []byte("[x.days]\none = \"dzień\"\nfew = \"{{.Count}} dni (few)\"\nmany = \"{{.Count}} dni (many)\"\nother = \"dnia\"\n")},
	}
}

func TestTheNearestLanguageIsChosen(t *testing.T) {
	cases := []struct {
		tags []string
		want string
	}{
		{[]string{"de"}, "de"},
		{[]string{"de-AT"}, "de"},
		{[]string{"DE-at"}, "de"},
		{[]string{"fr", "de-CH", "en"}, "de"},
		{[]string{"fr"}, "en"},
		{[]string{"../de"}, "en"},
		{[]string{""}, "en"},
		{nil, "en"},
	}
	for _, c := range cases {
		l, err := lang.New(twoLanguages(), c.tags...)
		if err != nil {
			t.Fatal(err)
		}
		if l.Tag() != c.want {
			t.Errorf("%q gives %q, want %q", c.tags, l.Tag(), c.want)
		}
	}
}

func TestTextsAreSaidInTheLanguageAndElseInEnglish(t *testing.T) {
	german, err := lang.New(twoLanguages(), "de")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ got, want string }{
		{german.Say("x.hello", "Name", "Ada"), "Guten Tag Ada"},
		{german.Say("x.hello", map[string]any{"Name": "Ada"}), "Guten Tag Ada"},
		{german.Say("x.hello", "Name", "{{.Name}}"), "Guten Tag {{.Name}}"},
		{german.Say("x.hello"), "Guten Tag {{.Name}}"},
		{german.Say("x.hello", "Name"), "Guten Tag {{.Name}}"},
		{german.Say("x.only"), "Only here"},
		{german.SayN("x.days", 1), "1 day"},
		{german.SayN("x.days", 2), "2 days, two, Two"},
		{german.SayN("x.days", 2000), "2 000 days, 2 000, 2 000"},
		{german.Say("x.lost"), "x.lost"},
		{german.Say("nowhere.at.all"), "nowhere.at.all"},
		{german.Say("broken.a"), "broken.a"},
		{german.Say("../en/x.hello"), "../en/x.hello"},
		{german.Say(""), ""},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestPluralsFollowTheRulesOfTheLanguage(t *testing.T) {
	polish, err := lang.New(twoLanguages(), "pl")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{1: "dzień", 2: "2 dni (few)", 5: "5 dni (many)", 22: "22 dni (few)"} {
		if got := polish.SayN("x.days", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestTranslationsWithoutEnglishAreRefused(t *testing.T) {
	if _, err := lang.New(fstest.MapFS{"de/x.toml": {}}, "de"); err == nil {
		t.Error("no error")
	}
}

func TestSeveralGoroutinesMaySpeakAtOnce(t *testing.T) {
	l := english(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := l.Words(75 * time.Minute); got != "75 minutes" {
				t.Errorf("got %q", got)
			}
		})
	}
	group.Wait()
}

func TestValuesAreWrittenAsPeopleWriteThem(t *testing.T) {
	l := english(t)
	afternoon := time.Date(2026, 11, 23, 15, 10, 59, 0, time.UTC)
	cases := []struct{ got, want string }{
		{l.Say("words.next.headline", "Time", afternoon), "Next break about 15:10."},
		{l.Say("words.due.reason", "For", 110*time.Minute), "At the desk 1 h 50 min without a break."},
		{l.SayN("words.due.headline", 5), "Time for five minutes."},
		{l.SayN("words.reminder.snoozes_left", 2), "Two snoozes left today."},
		{l.Say("words.refuse.unknown_routine", "ID", "x", "Known", []string{"a", "b", "c"}),
			"There is no routine “x”. Known are a, b and c."},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
