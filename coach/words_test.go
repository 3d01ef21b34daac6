package coach_test

import (
	"testing"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/lang"
)

// english are the texts that ship.
var english = sayIn("en")

func sayIn(tag string) *lang.Language {
	l, err := lang.New(assets.Translations(), tag)
	if err != nil {
		panic(err)
	}
	return l
}

func TestWithoutTextsTheirIDsAreSeen(t *testing.T) {
	line, err := coach.Fit(upperBack(), coach.Request{Routine: routine("R", "wall")})
	if err != nil {
		t.Fatal(err)
	}
	if got := line.Texts().Say("session.end.done"); got != "session.end.done" {
		t.Errorf("%q", got)
	}
}

func TestASessionSpeaksTheLanguageOfItsTexts(t *testing.T) {
	line := fit(t, coach.Request{Routine: routine("Mild", "wall"), Texts: sayIn("de")})
	at := line.At(line.Parts()[0].Work)
	if got, want := line.Place(at), "Tennis ball wall, Stelle 1 von 10"; got != want {
		t.Errorf("the place: %q, want %q", got, want)
	}
}
