package technique_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/technique"
)

// mine is a pack of one file as a person may have written it.
const mine = `# My own pack.
format = 1
id = "mine" # never change this
name = "Mine"
version = "1"
language = "en"

# For evenings.
[[routines]]
id = "evening"
name = "Evening"   # a good name
mood = "tired"
techniques = [
  "shoulder-knead", # always first
  "scapular-retraction",
]

# For the left side.
[[routines]]
id = "left"
name = "Left"
techniques = ["shoulder-knead"]

[[routines.doses]]
# as the doctor said
technique = "shoulder-knead"
hold_s = 40 # each
`

func read(t interface {
	Helper()
	Fatal(...any)
}, data []byte, id technique.ID) technique.Routine {
	t.Helper()
	library, problems := technique.Load(shippedSources(data)...)
	if len(problems) > 0 {
		t.Fatal(problems[0].Sentence() + "\n" + string(data))
	}
	r, ok := library.Routine(id)
	if !ok {
		t.Fatal("the routine is not in the library:\n" + string(data))
	}
	return r
}

func shippedSources(data []byte) []technique.Source {
	return append(technique.Shipped(), technique.Alone("mine.toml", data))
}

func put(t *testing.T, file string, r technique.Routine) string {
	t.Helper()
	out, err := technique.PutRoutine([]byte(file), r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// known is the person's file without what this version doesn't know.
func known() string { return strings.Replace(mine, "mood = \"tired\"\n", "", 1) }

func TestChangingARoutineKeepsWhatThePersonWrote(t *testing.T) {
	r := read(t, []byte(known()), "evening")
	r.Name = "Late evening"
	r.Techniques = []technique.ID{"shoulder-knead", "tennis-ball-wall", "scapular-retraction"}
	r.Doses = map[technique.ID]technique.Chosen{"scapular-retraction": {Count: 12, Hold: 5 * time.Second}}
	want := strings.Replace(mine, `name = "Evening"   # a good name
mood = "tired"
techniques = [
  "shoulder-knead", # always first
  "scapular-retraction",
]
`, `name = "Late evening"   # a good name
mood = "tired"
# always first
techniques = ["shoulder-knead", "tennis-ball-wall", "scapular-retraction"]
doses = [
  { technique = "scapular-retraction", count = 12, hold_s = 5 },
]
`, 1)
	if diff := cmp.Diff(want, put(t, mine, r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDosesInTablesOfTheirOwnAreReplaced(t *testing.T) {
	r := read(t, []byte(known()), "left")
	if r.Doses["shoulder-knead"] != (technique.Chosen{Count: 2, Hold: 40 * time.Second}) {
		t.Fatalf("read %v", r.Doses)
	}
	r.Doses["shoulder-knead"] = technique.Chosen{Count: 2, Hold: 45 * time.Second}
	got := put(t, mine, r)
	for _, comment := range []string{"# as the doctor said", "# each", "# For the left side.", "# never change this"} {
		if !strings.Contains(got, comment) {
			t.Errorf("%s is lost:\n%s", comment, got)
		}
	}
	if strings.Contains(got, "[[routines.doses]]") {
		t.Errorf("the old table is still there:\n%s", got)
	}
	if back := read(t, []byte(strings.Replace(got, "mood = \"tired\"\n", "", 1)), "left"); back.Doses["shoulder-knead"].Hold != 45*time.Second {
		t.Errorf("read back %v", back.Doses)
	}
}

func TestPuttingARoutineThatIsTheSameChangesNothing(t *testing.T) {
	for _, id := range []technique.ID{"evening", "left"} {
		if diff := cmp.Diff(known(), put(t, known(), read(t, []byte(known()), id))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}

func TestRemovingARoutineLeavesTheOthers(t *testing.T) {
	out, err := technique.RemoveRoutine([]byte(mine), "evening")
	if err != nil {
		t.Fatal(err)
	}
	if ids, _ := technique.RoutinesIn(out); !cmp.Equal(ids, []technique.ID{"left"}) {
		t.Errorf("left are %v", ids)
	}
	if got := string(out); !strings.Contains(got, "# For the left side.\n[[routines]]") || strings.Contains(got, "tired") {
		t.Errorf("got\n%s", got)
	}
}

func TestIDsThatAreTakenGiveWay(t *testing.T) {
	out, err := technique.Rename([]byte(mine), "mine-2", map[technique.ID]technique.ID{"left": "left-2"})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(`id = "mine" # never`, `id = "mine-2" # never`, `id = "left"`, `id = "left-2"`).Replace(mine)
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatCantBeWrittenIsRefused(t *testing.T) {
	inline := "format = 1\nid = \"a\"\nname = \"A\"\nversion = \"1\"\nlanguage = \"en\"\nroutines = [{ id = \"x\", name = \"X\", techniques = [\"shoulder-knead\"] }]\n"
	r := technique.Routine{ID: "x", Name: "Other", Techniques: []technique.ID{"shoulder-knead"}}
	if _, err := technique.PutRoutine([]byte(inline), r); !errors.Is(err, technique.ErrNotWritable) {
		t.Errorf("a list in one line: %v", err)
	}
	if _, err := technique.RemoveRoutine([]byte(inline), "x"); !errors.Is(err, technique.ErrNotWritable) {
		t.Errorf("removing from a list in one line: %v", err)
	}
	var problem *technique.Problem
	if _, err := technique.PutRoutine([]byte("format = 1\nid = oops\n"), r); !errors.As(err, &problem) || problem.Line != 2 {
		t.Errorf("no TOML: %v", err)
	}
}

func TestChosenDosesStayInsideTheirTechniques(t *testing.T) {
	for _, c := range []struct{ dose, want string }{
		{`{ technique = "trigger-point", count = 4, hold_s = 25 }`, `mine.toml, line 11, routines.doses.technique: expected one of the techniques of this routine, found "trigger-point".`},
		{`{ technique = "tennis-ball-wall", count = 10, hold_s = 12 }`, `mine.toml, line 11, routines.doses.hold_s: expected a number of seconds from 9 to 10, found 12.`},
		{`{ technique = "tennis-ball-wall", count = 11, hold_s = 9 }`, `mine.toml, line 11, routines.doses.count: expected an even number, since left and right get the same, found 11.`},
		{`{ technique = "tennis-ball-wall", count = 40, hold_s = 9 }`, `mine.toml, line 11, routines.doses.count: expected a whole number from 10 to 14, found 40.`},
		{`{ technique = "tennis-ball-wall", count = 10 }`, `mine.toml, line 11, routines.doses.hold_s: expected a number of seconds from 9 to 10, found nothing.`},
		{`{ technique = "tennis-ball-wall", count = 10, hold_s = 9, mood = 1 }`, `mine.toml, line 11, routines.doses.mood: expected one of technique, count, hold_s, found an unknown key.`},
	} {
		file := "format = 1\nid = \"mine\"\nname = \"Mine\"\nversion = \"1\"\nlanguage = \"en\"\n\n[[routines]]\nid = \"a\"\nname = \"A\"\ntechniques = [\"tennis-ball-wall\"]\ndoses = [" + c.dose + "]\n"
		library, problems := technique.Load(shippedSources([]byte(file))...)
		if len(problems) == 0 || problems[0].Sentence() != c.want {
			t.Errorf("%s:\n got %v\nwant %s", c.dose, problems, c.want)
		}
		if _, ok := library.Routine("a"); ok {
			t.Errorf("%s: the routine is used all the same", c.dose)
		}
	}
}

// drawn is a routine that a person can make.
func drawn(t *rapid.T, library *technique.Library) technique.Routine {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("abcXYZ äöß\"\\'#=[]{}€日🙂·")), 1, 40, 48)
	text := rapid.Custom(func(t *rapid.T) string { return "n" + letters.Draw(t, "letters") })
	r := technique.Routine{
		ID:   technique.ID(rapid.StringMatching(`[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}`).Draw(t, "id")) + "-own",
		Name: text.Draw(t, "name"), Pack: "mine",
	}
	if rapid.Bool().Draw(t, "described") {
		r.Summary, r.When, r.Length = text.Draw(t, "summary"), text.Draw(t, "when"), text.Draw(t, "length")
	}
	all := rapid.Permutation(library.Techniques()).Draw(t, "techniques")
	for _, one := range all[:rapid.IntRange(1, len(all)).Draw(t, "n")] {
		r.Techniques = append(r.Techniques, one.ID)
		if !rapid.Bool().Draw(t, "dosed") {
			continue
		}
		count := rapid.IntRange(one.Dose.Count.Lo, one.Dose.Count.Hi).Draw(t, "count")
		span, ok := one.Dose.Holds(count)
		if !ok {
			continue
		}
		hold := time.Duration(rapid.Int64Range(int64(span.Lo+time.Millisecond-1)/int64(time.Millisecond), int64(span.Hi/time.Millisecond)).Draw(t, "ms")) * time.Millisecond
		if r.Doses == nil {
			r.Doses = map[technique.ID]technique.Chosen{}
		}
		r.Doses[one.ID] = technique.Chosen{Count: count, Hold: hold}
	}
	return r
}

func TestEveryRoutineReadsBackAsItWasWritten(t *testing.T) {
	shipped, _ := technique.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		data, err := technique.NewPack(technique.Pack{ID: "mine", Name: "Mine", Version: "1", Language: "en", Authors: []string{"I \"myself\""}})
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "into a file that is there") {
			data = []byte(known())
		}
		first, second := drawn(t, shipped), drawn(t, shipped)
		second.ID = first.ID // it replaces the first
		for _, r := range []technique.Routine{first, second} {
			if data, err = technique.PutRoutine(data, r); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(r, read(t, data, r.ID)); diff != "" {
				t.Fatalf("(-written +read):\n%s\n%s", diff, data)
			}
		}
	})
}

func TestAPackMayBeOneFile(t *testing.T) {
	library, problems := technique.LoadAll("packs", fstest.MapFS{
		"mine.toml":  &fstest.MapFile{Data: []byte(known())},
		"notes.toml": &fstest.MapFile{Data: []byte("a = 1\n")},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if r, ok := library.Routine("evening"); !ok || r.Pack != "mine" {
		t.Errorf("%v %v", r, ok)
	}
	_, problems = technique.LoadAll("packs", fstest.MapFS{"mine.toml": &fstest.MapFile{Data: []byte(mine)}})
	want := "packs/mine.toml, line 12, routines.mood: expected summary, when, length, techniques, doses"
	if len(problems) != 1 || !strings.HasPrefix(problems[0].Sentence(), "packs/mine.toml, line 12, routines.mood: ") {
		t.Errorf("got %v, want %s", problems, want)
	}
}

func TestAPackOfOneFileIsCheckedAsAPack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.toml")
	for _, c := range []struct{ text, want string }{
		{known(), ""},
		{mine, "line 12, routines.mood"},
		{strings.Replace(known(), `"shoulder-knead", #`, `"shoulder-need", #`, 1), "line 13, routines.techniques: expected a known technique, such as shoulder-knead"},
		{strings.Replace(known(), `name = "Left"`, `name = Left`, 1), "line 20: expected valid TOML"},
	} {
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		problems, err := technique.CheckPath(path)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case c.want == "" && len(problems) > 0:
			t.Error(problems)
		case c.want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Sentence(), c.want)):
			t.Errorf("got %v, want %s", problems, c.want)
		}
	}
}

// FuzzPutRoutine writes a routine into any file. What comes back is TOML in which the routine
// stands as it was written, and so do the others.
func FuzzPutRoutine(f *testing.F) {
	for _, s := range []string{mine, known(), "", "a = 1", "[[routines]]\nid = 'a'\ntechniques = [ # x\n'b']\n[routines.x]\ny = 1\n[[routines]]",
		"[[routines]]\nid = \"a\"\ndoses = \"\"\"\n[\"\"\"\"\"\n# c", "routines.a = 1", "[routines]\nid = \"a\"", "[[routines]]\nid=\"\"\"a\"\"\" #x\r\nname=''''a'''\r\n",
		"[[routines]]\nid = \"a\"\n[[routines.doses]]\ntechnique = \"b\"\n[[routines.doses]]\ntechnique=\"c\" # c\n[z]"} {
		f.Add([]byte(s), "A name")
	}
	f.Fuzz(func(t *testing.T, file []byte, name string) {
		r := technique.Routine{ID: "a", Name: strings.ToValidUTF8(name, ""), Techniques: []technique.ID{"shoulder-knead"},
			Doses: map[technique.ID]technique.Chosen{"shoulder-knead": {Count: 2, Hold: 40 * time.Second}}}
		before, _ := technique.RoutinesIn(file)
		out, err := technique.PutRoutine(file, r)
		if err != nil {
			return
		}
		after, _ := technique.RoutinesIn(out)
		seen := false
		for _, id := range before {
			seen = seen || id == "a"
		}
		if want := len(before); seen && len(after) != want || !seen && len(after) != want+1 {
			t.Errorf("%d routines became %d", len(before), len(after))
		}
		again, err := technique.PutRoutine(out, r)
		if err != nil || string(again) != string(out) {
			t.Errorf("writing it twice: %v\n%s\n%s", err, out, again)
		}
	})
}
