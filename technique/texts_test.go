package technique_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/technique"
)

func TestShippedTextsKeepTheTone(t *testing.T) {
	err := fs.WalkDir(assets.Packs(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.Packs(), name)
		for i, line := range strings.Split(string(data), "\n") {
			for _, r := range line {
				// ASCII and the few signs that the bundled font holds: no arrows, ticks, emoji.
				if r == '!' || r > 0x7e && !strings.ContainsRune("“”’·×…", r) {
					t.Errorf("%s, line %d: %q", name, i+1, r)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryShippedCueHasTwoToFourSentences(t *testing.T) {
	for _, tech := range builtin(t).Techniques() {
		for phase, cue := range tech.Cues {
			if n := len(cue.Say); n < 2 || n > 4 {
				t.Errorf("%s, %s: %d sentences", tech.ID, phase, n)
			}
			for _, s := range cue.Say {
				// At an unhurried pace a word takes about half a second, and a shift lasts 3 s.
				if words := len(strings.Fields(s)); words > 16 || phase == technique.Shift && words > 6 {
					t.Errorf("%s, %s: %q is too long to be heard in time", tech.ID, phase, s)
				}
			}
		}
	}
}

func TestEveryDosePhaseHasItsCue(t *testing.T) {
	for _, tech := range builtin(t).Techniques() {
		want := map[technique.Phase]bool{
			technique.Ready: true, technique.Next: true, technique.Work: true,
			technique.Letting: tech.Dose.Release > 0, technique.Shift: tech.Dose.Shift > 0, technique.Switch: tech.Dose.Sided,
		}
		for phase, wanted := range want {
			if _, there := tech.Cues[phase]; there != wanted {
				t.Errorf("%s: cue for %s: %v, want %v", tech.ID, phase, there, wanted)
			}
		}
	}
}

func TestFillPutsSidesIntoTexts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Knead. {Side} side.", "Knead. Left side."},
		{"{Other} hand across, onto the {side} shoulder.", "Right hand across, onto the left shoulder."},
		{"From {other} to {side}", "From right to left"},
		{"Hold still", "Hold still"},
		{"", ""},
	} {
		if got := technique.Fill(c.text, "left", "right"); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
	if got := technique.Fill("{Side}|{other}", "", "linke Seite"); got != "|linke Seite" {
		t.Errorf("empty side: %q", got)
	}
}
