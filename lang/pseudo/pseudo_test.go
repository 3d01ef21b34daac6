package pseudo_test

import (
	"testing"
	"unicode/utf8"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/lang/pseudo"
)

func TestTextsGrowByAThirdAndKeepTheirPlaceholdersAndEnds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Snooze", "Sñöözémm"},
		{"Next break about {{.Time}}.", "Ñéxtm bréákmm áböütmm {{.Time}}."},
		{"{{.Count}} min", "{{.Count}} míñm"},
		{"", ""},
	} {
		if got := pseudo.Text(c.text); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

func TestThePseudoLanguageSpeaksAndFills(t *testing.T) {
	said, err := pseudo.Language(assets.Translations())
	if err != nil {
		t.Fatal(err)
	}
	english, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"words.snoozed.headline", "today.checkin.title", "settings.reset.hint"} {
		long, short := said.Say(id, "Time", "15:10"), english.Say(id, "Time", "15:10")
		if 10*utf8.RuneCountInString(long) < 12*utf8.RuneCountInString(short) || long == short {
			t.Errorf("%s: %q is not much longer than %q", id, long, short)
		}
	}
	if got, want := said.Number(12345), "12,345"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
