package technique_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/technique"
)

// translated makes a pack of the shipped one's files, with a French translation of some.
func translated(t *testing.T, own map[string]string) technique.Source {
	t.Helper()
	pack := fstest.MapFS{}
	err := fs.WalkDir(assets.Packs(), "upper-back", func(name string, d fs.DirEntry, err error) error {
		inside := strings.TrimPrefix(name, "upper-back/")
		if err != nil || d.IsDir() || strings.HasPrefix(inside, "de/") || strings.HasPrefix(inside, "es/") {
			return err
		}
		data, err := fs.ReadFile(assets.Packs(), name)
		pack[inside] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range own {
		pack["fr/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return technique.Source{Name: "mine", FS: pack}
}

func TestPacksAreReadInTheLanguageThatIsWanted(t *testing.T) {
	english, _ := technique.BuiltinIn("")
	for _, c := range []struct{ language, name, pack string }{
		{"", "Shoulder knead", "en"},
		{"en", "Shoulder knead", "en"},
		{"de", "Schulter kneten", "de"},
		{"de-AT", "Schulter kneten", "de"},
		{"es", "Amasar el hombro", "es"},
		{"fr", "Shoulder knead", "en"},
	} {
		l, problems := technique.BuiltinIn(c.language)
		if len(problems) > 0 {
			t.Errorf("%q: %v", c.language, problems)
		}
		tech, _ := l.Technique("shoulder-knead")
		original, _ := english.Technique("shoulder-knead")
		if tech.Name != c.name || l.Packs()[0].Language != c.pack {
			t.Errorf("%q: %s, of a pack in %s", c.language, tech.Name, l.Packs()[0].Language)
		}
		if tech.Dose != original.Dose || !slices.Equal(tech.Tools, original.Tools) || tech.Depth != original.Depth {
			t.Errorf("%q: the dose, the tools or the depth are not those of the pack", c.language)
		}
	}
}

func TestATranslationOfOneFileLeavesTheOthersAsTheyAre(t *testing.T) {
	l, problems := technique.LoadIn("fr", translated(t, map[string]string{"routines.toml": "[[routines]]\nid = \"hands-only\"\nname = \"Les mains\"\n"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	hands, _ := l.Routine("hands-only")
	five, _ := l.Routine("five-minute")
	if hands.Name != "Les mains" || hands.Summary != "Anywhere, with nothing at hand" || five.Name != "Five-minute reset" {
		t.Errorf("%q, %q, %q", hands.Name, hands.Summary, five.Name)
	}
}

func TestABadTranslationIsToldAndLeftOut(t *testing.T) {
	for _, c := range []struct{ name, file, text, problem string }{
		{"a dose", "techniques/shoulder-knead.toml", "[dose]\nhold_s = 90\n",
			"mine/fr/techniques/shoulder-knead.toml, line 1, dose: expected texts alone: this is taken over from the translated file, found it again."},
		{"an unknown key", "techniques/shoulder-knead.toml", "nom = \"Les mains\"\n",
			"mine/fr/techniques/shoulder-knead.toml, line 1, nom: expected a key that the translated file has, found another."},
		{"too long a name", "techniques/shoulder-knead.toml", "name = \"Les mains\"\nshort = \"" + strings.Repeat("x", 25) + "\"\n",
			"mine/fr/techniques/shoulder-knead.toml, line 2, short: expected a text of 1 to 24 letters on one line, found 25 letters."},
		{"a step too few", "techniques/shoulder-knead.toml", "[[steps]]\ndo = \"Un\"\nnote = \"Deux\"\n",
			"mine/fr/techniques/shoulder-knead.toml, line 1, steps: expected 3 tables [[steps]], as in the translated file, found 1."},
		{"an ID of nothing", "routines.toml", "[[routines]]\nid = \"mains\"\nname = \"Les mains\"\n",
			"mine/fr/routines.toml, line 1, routines.id: expected an ID that the translated file has here, found \"mains\"."},
		{"a mistake in the file", "routines.toml", "[[routines]\n", "mine/fr/routines.toml, line 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, problems := technique.LoadIn("fr", translated(t, map[string]string{c.file: c.text}))
			if len(problems) != 1 || !strings.HasPrefix(problems[0].Sentence(), c.problem) {
				t.Errorf("%v, want %s", problems, c.problem)
			}
			if tech, _ := l.Technique("shoulder-knead"); tech.Name != "Shoulder knead" {
				t.Errorf("the technique is called %q", tech.Name)
			}
			if len(l.Routines()) != 6 || len(l.Techniques()) != 7 {
				t.Errorf("%d routines and %d techniques are left", len(l.Routines()), len(l.Techniques()))
			}
		})
	}
}

// unpacked writes a pack into a folder and gives its name.
func unpacked(t *testing.T, s technique.Source) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "mine")
	if err := os.CopyFS(folder, s.FS); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestCheckTellsWhatATranslationLacks(t *testing.T) {
	folder := unpacked(t, translated(t, map[string]string{
		"routines.toml": "[[routines]]\nid = \"hands-only\"\nname = \"Les mains\"\n",
		"extra.toml":    "",
	}))
	problems, err := technique.CheckPath(folder)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, p := range problems {
		told = append(told, strings.TrimPrefix(p.Sentence(), filepath.ToSlash(folder)+"/"))
	}
	for _, want := range []string{
		"fr/routines.toml, line 1, routines.summary: expected a translation, found nothing.",
		"fr/routines.toml, line 1, routines: expected a translation, found nothing for \"five-minute\".",
		"fr/pack.toml: expected a translation of pack.toml, found none.",
		"fr/extra.toml: expected the name of a file of the pack, which it translates, found another.",
	} {
		if !slices.Contains(told, want) {
			t.Errorf("nothing tells %q in:\n%s", want, strings.Join(told, "\n"))
		}
	}
	one, err := technique.CheckPath(filepath.Join(folder, "fr", "routines.toml"))
	if err != nil || len(one) == 0 {
		t.Errorf("the file alone: %v, %v", one, err)
	}
	for _, p := range one {
		if !strings.HasSuffix(p.File, "fr/routines.toml") {
			t.Errorf("the file alone: %v", p)
		}
	}
}

func TestCheckTellsOfSentencesThatCantBeSaidInTime(t *testing.T) {
	long := "Relâchez maintenant très lentement les deux épaules, sans vous presser."
	folder := unpacked(t, translated(t, map[string]string{"techniques/scapular-retraction.toml": "[cues.release]\nsay = [\"" + long + "\"]\n"}))
	problems, err := technique.CheckPath(folder)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(problems, func(p technique.Problem) bool {
		return p.Key == "cues.release.say" && strings.Contains(p.Expected, "at most 28 letters")
	}) {
		t.Errorf("nobody tells that %q is too long: %v", long, problems)
	}
}

func TestTranslatedLongHoldsTellOfBreathing(t *testing.T) {
	for tag, breath := range map[string][]string{"de": {"atm"}, "es": {"respir", "aire"}} {
		l, _ := technique.BuiltinIn(tag)
		for _, tech := range l.Techniques() {
			if tech.Dose.Hold.Hi < 20*time.Second {
				continue
			}
			said := strings.ToLower(strings.Join(tech.Cues[technique.Work].During, " "))
			if !slices.ContainsFunc(breath, func(b string) bool { return strings.Contains(said, b) }) {
				t.Errorf("%s, %s does not tell how to breathe: %q", tag, tech.ID, said)
			}
		}
	}
}

// TestTranslationsKeepTheNumbers: what is a number in a text, a dose or a size, is the same
// number in every language.
func TestTranslationsKeepTheNumbers(t *testing.T) {
	numbers := func(text string) (all []string) {
		for _, word := range strings.FieldsFunc(strings.ReplaceAll(text, ",", "."), func(r rune) bool { return (r < '0' || r > '9') && r != '.' }) {
			if word = strings.Trim(word, "."); word != "" {
				all = append(all, word)
			}
		}
		slices.Sort(all)
		return all
	}
	english, _ := technique.Builtin()
	for _, tag := range []string{"de", "es"} {
		l, _ := technique.BuiltinIn(tag)
		same := func(where, text, original string) {
			if got, want := numbers(text), numbers(original); !slices.Equal(got, want) {
				t.Errorf("%s, %s: %q has the numbers %v, the English text %v", tag, where, text, got, want)
			}
		}
		for i, tech := range l.Techniques() {
			original := english.Techniques()[i]
			same(string(tech.ID), strings.Join(slices.Concat(tech.Steps, tech.StepNotes, tech.Setup), " "),
				strings.Join(slices.Concat(original.Steps, original.StepNotes, original.Setup), " "))
			same(string(tech.ID), tech.Feel+tech.Summary, original.Feel+original.Summary)
		}
		for i, r := range l.Routines() {
			same(string(r.ID), r.Length, english.Routines()[i].Length)
		}
		know, original := l.GoodToKnow(), english.GoodToKnow()
		same("paragraphs", strings.Join(slices.Concat(know.Problem, know.Where, know.Effects, know.Frequency), " "),
			strings.Join(slices.Concat(original.Problem, original.Where, original.Effects, original.Frequency), " "))
		for i, m := range know.Mistakes {
			same(m.ID, m.Text, original.Mistakes[i].Text)
		}
		for i, e := range know.Evidence {
			same(e.Source, e.Claim+" "+e.Limits, original.Evidence[i].Claim+" "+original.Evidence[i].Limits)
		}
		for i, c := range know.Safety.Conditions {
			if o := original.Safety.Conditions[i]; c.ID != o.ID || c.Locks != o.Locks {
				t.Errorf("%s: condition %s is not that of the pack", tag, c.ID)
			}
		}
	}
}
