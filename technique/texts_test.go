package technique_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

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
				// ASCII, the letters of Latin-1 and the few signs that the bundled font holds: no
				// arrows, ticks, emoji.
				letter := r <= 0xff && unicode.IsLetter(r)
				if r == '!' || r > 0x7e && !letter && !strings.ContainsRune("“”„«»’·×…¿", r) {
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

func TestEveryShippedCueHasSentencesEnoughNotToGrate(t *testing.T) {
	for _, tech := range builtin(t).Techniques() {
		for phase, cue := range tech.Cues {
			least := 3
			if phase == technique.Work && tech.Dose.Count.Lo > 4 {
				least = 6 // it comes again and again
			}
			if n := len(cue.Say); n < least {
				t.Errorf("%s, %s: %d sentences, want at least %d", tech.ID, phase, n, least)
			}
			for kind, sentences := range map[string][]string{"half": cue.Half, "during": cue.During, "last": cue.Last, "first": cue.First, "final": cue.Final} {
				if n := len(sentences); n > 0 && n < 3 {
					t.Errorf("%s, %s, %s: %d sentences, want at least 3", tech.ID, phase, kind, n)
				}
			}
		}
	}
}

func TestShippedSentencesFitIntoTheirTime(t *testing.T) {
	// At an unhurried pace a word takes 0.4 s.
	const word = 400 * time.Millisecond
	fits := func(tech technique.ID, phase technique.Phase, sentences []string, room time.Duration) {
		for _, s := range sentences {
			if long := time.Duration(len(strings.Fields(s))) * word; long > room {
				t.Errorf("%s, %s: %q takes %v, and there are %v", tech, phase, s, long, room)
			}
		}
	}
	for _, tech := range builtin(t).Techniques() {
		d := tech.Dose
		for phase, cue := range tech.Cues {
			room := map[technique.Phase]time.Duration{
				technique.Ready: 8 * time.Second, technique.Next: 6 * time.Second, technique.Work: min(d.Hold.Lo, 5*time.Second),
				technique.Letting: d.Release, technique.Shift: d.Shift, technique.Switch: d.Switch,
			}[phase]
			fits(tech.ID, phase, slices.Concat(cue.Say, cue.First), room)
			fits(tech.ID, phase, cue.Final, room)
			fits(tech.ID, phase, cue.Half, 5*time.Second)
			fits(tech.ID, phase, cue.During, 5*time.Second)
			fits(tech.ID, phase, cue.Last, 3*time.Second)
		}
	}
}

func TestEveryLongHoldTellsOfBreathing(t *testing.T) {
	for _, tech := range builtin(t).Techniques() {
		if tech.Dose.Hold.Hi < 20*time.Second {
			continue
		}
		said := strings.ToLower(strings.Join(tech.Cues[technique.Work].During, " "))
		if !strings.Contains(said, "breath") {
			t.Errorf("%s does not tell how to breathe: %q", tech.ID, said)
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
