package technique_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/technique"
)

// The pack in testdata/pack is whole; each test breaks one thing in it.

func TestUserPackIsLoadedBesideTheShippedOne(t *testing.T) {
	library, problems := technique.LoadAll("packs", os.DirFS("testdata"))
	if len(problems) != 0 {
		t.Fatal(problems)
	}
	tech, ok := library.Technique("side-roll")
	if !ok {
		t.Fatal("side-roll is missing")
	}
	if tech.Number != 8 || tech.Pack != "roller" {
		t.Errorf("number %d of pack %q, want the next free number 8 of roller", tech.Number, tech.Pack)
	}
	if got := tech.Mistakes[1].Title; got != "Lying on the ribs" {
		t.Errorf("second mistake %q", got)
	}
	if got := library.MuscleName("latissimus"); got != "Latissimus" {
		t.Errorf("muscle is called %q", got)
	}
	if got := library.Tool("foam-roller").Lack; got != "You have no foam roller." {
		t.Errorf("lack of the tool is %q", got)
	}
	if r, ok := library.Routine("sides"); !ok || r.Pack != "roller" {
		t.Errorf("routine sides: %v %v", r, ok)
	}
	if n := len(library.Packs()); n != 2 {
		t.Errorf("%d packs, want 2", n)
	}
}

func TestBrokenPacks(t *testing.T) {
	const (
		pack, routines, know = "pack.toml", "routines.toml", "good-to-know.toml"
		tech                 = "techniques/side-roll.toml"
		waits                = `my/routines.toml, line 7, routines.techniques: expected a known technique: one of shoulder-knead, cat-stretch-press, tennis-ball-wall, two-ball-release, effleurage, trigger-point, scapular-retraction, found "side-roll", whose own file has a problem.`
	)
	for _, c := range []struct {
		name           string
		file, old, new string
		want           []string // sentences
		lost           []string // what is not in the library
	}{
		{"unknown key names the nearest", tech, "summary =", "sumary =", []string{
			`my/techniques/side-roll.toml, line 1, summary: expected a text of 1 to 400 letters on one line, found nothing.`,
			`my/techniques/side-roll.toml, line 4, sumary: expected summary, which is the nearest key that is known here, found an unknown key.`, waits}, []string{"side-roll", "sides"}},
		{"unknown key far from all", know, "frequency", "xylophone", []string{
			`my/good-to-know.toml, line 1, xylophone: expected one of problem, where, effects, frequency, signs, mistakes, safety, questions, evidence, found an unknown key.`}, nil},
		{"not TOML", tech, `role = "release"`, `role = release`, []string{
			`my/techniques/side-roll.toml, line 9: expected valid TOML, found a mistake (unexpected character U+0072 'r' at start of value).`, waits}, []string{"side-roll", "sides"}},
		{"not UTF-8", tech, "Below the armpit", "Below the \xff armpit", []string{
			`my/techniques/side-roll.toml, line 25: expected text in UTF-8, found the byte 0xff.`, waits}, []string{"side-roll", "sides"}},
		{"file too large", tech, `id = "side-roll"`, strings.Repeat("# long\n", 10000) + `id = "side-roll"`, []string{
			`my/techniques/side-roll.toml: expected a file of at most 64 KB that can be read, found a larger one.`, waits}, []string{"side-roll", "sides"}},
		{"key twice", tech, `depth = "gentle"`, `role = "finish"`, []string{
			`my/techniques/side-roll.toml, line 10, role: expected each key once, found the one from line 9 again.`, waits}, []string{"side-roll", "sides"}},
		{"table twice", tech, "[cues.next]", "[cues.ready]", []string{
			`my/techniques/side-roll.toml, line 32, ready: expected a name that is not in use yet, found the one from line 27 again.`, waits}, []string{"side-roll", "sides"}},
		{"text where a number belongs", tech, "shift_s = 3", `shift_s = "3"`, []string{
			`my/techniques/side-roll.toml, line 19, dose.shift_s: expected a number of seconds from 0.5 to 30, found a text.`, waits}, []string{"side-roll", "sides"}},
		{"number where a text belongs", tech, `target = "Latissimus"`, "target = 7", []string{
			`my/techniques/side-roll.toml, line 6, target: expected a text of 1 to 64 letters on one line, found a number.`, waits}, []string{"side-roll", "sides"}},
		{"text where a list belongs", tech, `muscles = ["latissimus", "rhomboids"]`, `muscles = "latissimus"`, []string{
			`my/techniques/side-roll.toml, line 7, muscles: expected a list of 1 to 20 texts, found a text.`, waits}, []string{"side-roll", "sides"}},
		{"empty text", tech, `"Lie on your side."`, `"  "`, []string{
			`my/techniques/side-roll.toml, line 5, position: expected a text of 1 to 120 letters on one line, found an empty one.`, waits}, []string{"side-roll", "sides"}},
		{"text too long", tech, `"Side rest"`, `"A name much too long for lists"`, []string{
			`my/techniques/side-roll.toml, line 3, short: expected a text of 1 to 24 letters on one line, found 30 letters.`, waits}, []string{"side-roll", "sides"}},
		{"line break in a text", tech, `"Breathe."`, `"Breathe.\nAgain."`, []string{
			`my/techniques/side-roll.toml, line 39, cues.work.line: expected a text of 1 to 120 letters on one line, found a line break or another control character.`, waits}, []string{"side-roll", "sides"}},
		{"wrong muscle", tech, `"rhomboids"`, `"romboids"`, []string{
			`my/techniques/side-roll.toml, line 7, muscles: expected a known muscle, such as rhomboids, found "romboids".`, waits}, []string{"side-roll", "sides"}},
		{"wrong tool", tech, `"floor"`, `"carpet"`, []string{
			`my/techniques/side-roll.toml, line 8, tools: expected a known tool: one of hands, tennis-ball, two-balls, lacrosse-ball, wall, floor, partner, foam-roller, found "carpet".`, waits}, []string{"side-roll", "sides"}},
		{"wrong role", tech, `role = "release"`, `role = "deep"`, []string{
			`my/techniques/side-roll.toml, line 9, role: expected one of warm-up, release, finish, found "deep".`, waits}, []string{"side-roll", "sides"}},
		{"wrong depth", tech, `depth = "gentle"`, `depth = "shallow"`, []string{
			`my/techniques/side-roll.toml, line 10, depth: expected one of gentle, deep, found "shallow".`, waits}, []string{"side-roll", "sides"}},
		{"wrong mistake", tech, `"R1"`, `"R2"`, []string{
			`my/techniques/side-roll.toml, line 11, mistakes: expected a known mistake: one of M1, M2, M3, M4, M5, R1, found "R2".`, waits}, []string{"side-roll", "sides"}},
		{"file name is not the ID", tech, `id = "side-roll"`, `id = "side-rest"`, []string{
			`my/techniques/side-roll.toml, line 1, id: expected "side-roll", which is the name of the file, found "side-rest".`, waits}, []string{"side-roll", "side-rest", "sides"}},
		{"ID with a capital", tech, `id = "side-roll"`, `id = "Side-Roll"`, []string{
			`my/techniques/side-roll.toml, line 1, id: expected an ID: lower-case words joined by hyphens, such as "tennis-ball-wall", found "Side-Roll".`, waits}, []string{"side-roll", "sides"}},
		{"number of another technique", tech, `name = "Rest`, "number = 3\nname = \"Rest", []string{
			`my/techniques/side-roll.toml, line 2, number: expected a number that is free, or none to be given the next one, found 3, which tennis-ball-wall has.`, waits}, []string{"side-roll", "sides"}},
		{"missing cue", tech, "[cues.shift]\nverb = \"Move on\"\nline = \"A little.\"\nsay = [\"Move on.\"]\n", "", []string{
			`my/techniques/side-roll.toml, line 27, cues.shift: expected a table [cues.shift], found nothing.`, waits}, []string{"side-roll", "sides"}},
		{"cue for a phase that does not come", tech, "[cues.shift]", "[cues.release]\nverb = \"x\"\nline = \"x\"\nsay = [\"x\"]\n\n[cues.shift]", []string{
			`my/techniques/side-roll.toml, line 42, cues.release: expected no cue for release, since the dose has none, found one.`, waits}, []string{"side-roll", "sides"}},
		{"cue without a sentence", tech, `say = ["Switch."]`, `say = []`, []string{
			`my/techniques/side-roll.toml, line 50, cues.switch.say: expected a list of 1 to 8 texts, found 0.`, waits}, []string{"side-roll", "sides"}},
		{"too many sentences for the middle of a hold", tech, `say = ["Switch."]`, "say = [\"Switch.\"]\nhalf = [" + strings.Repeat(`"x", `, 9) + "]", []string{
			`my/techniques/side-roll.toml, line 51, cues.switch.half: expected a list of 1 to 8 texts, found 9.`, waits}, []string{"side-roll", "sides"}},
		{"an unknown placeholder in the middle of a hold", tech, "[cues.work]", "[cues.work]\nduring = [\"To the {left}.\"]", []string{
			`my/techniques/side-roll.toml, line 38, cues.work.during: expected {side}, {Side}, {other} or {Other} in braces, found "{left}".`, waits}, []string{"side-roll", "sides"}},
		{"the last seconds of what has none", tech, `say = ["Switch."]`, "say = [\"Switch.\"]\nlast = \"x\"", []string{
			`my/techniques/side-roll.toml, line 51, cues.switch.last: expected one of verb, line, say, half, found an unknown key.`, waits}, []string{"side-roll", "sides"}},
		{"a phrase that there is not", pack, "language", "phrases.pausd = \"x\"\nlanguage", []string{
			`my/pack.toml, line 5, phrases.pausd: expected paused, which is the nearest key that is known here, found an unknown key.`}, nil},
		{"unknown placeholder", tech, "From {other}", "From {sid}", []string{
			`my/techniques/side-roll.toml, line 49, cues.switch.line: expected {side}, {Side}, {other} or {Other} in braces, found "{sid}".`, waits}, []string{"side-roll", "sides"}},

		{"hold beyond what is right", tech, "hold_s = [10, 20]", "hold_s = [10, 45]", []string{
			`my/techniques/side-roll.toml, line 18, dose.hold_s: expected two numbers of seconds from 5 to 30, the smaller first, such as [5, 30], found 45.`, waits}, []string{"side-roll", "sides"}},
		{"larger bound first", tech, "hold_s = [10, 20]", "hold_s = [20, 10]", []string{
			`my/techniques/side-roll.toml, line 18, dose.hold_s: expected two numbers of seconds from 5 to 30, the smaller first, such as [5, 30], found the larger first.`, waits}, []string{"side-roll", "sides"}},
		{"three bounds", tech, "hold_s = [10, 20]", "hold_s = [10, 15, 20]", []string{
			`my/techniques/side-roll.toml, line 18, dose.hold_s: expected two numbers of seconds from 5 to 30, the smaller first, such as [5, 30], found a list of 3.`, waits}, []string{"side-roll", "sides"}},
		{"half a count", tech, "count = [4, 6]", "count = [4.5, 6]", []string{
			`my/techniques/side-roll.toml, line 17, dose.count: expected two whole numbers from 1 to 60, the smaller first, such as [1, 60], found 4.5.`, waits}, []string{"side-roll", "sides"}},
		{"not a number", tech, "shift_s = 3", "shift_s = nan", []string{
			`my/techniques/side-roll.toml, line 19, dose.shift_s: expected a number of seconds from 0.5 to 30, found not a number.`, waits}, []string{"side-roll", "sides"}},
		{"odd count over two sides", tech, "count = [4, 6]", "count = [4, 7]", []string{
			`my/techniques/side-roll.toml, line 17, dose.count: expected even numbers, since left and right get the same, found [4, 7].`, waits}, []string{"side-roll", "sides"}},
		{"no time to change sides", tech, "switch_s = 5\n", "", []string{
			`my/techniques/side-roll.toml, line 14, dose.switch_s: expected the time to change sides, since the dose is sided, found nothing.`, waits}, []string{"side-roll", "sides"}},
		{"no time to shift", tech, "shift_s = 3\n", "", []string{
			`my/techniques/side-roll.toml, line 14, dose.shift_s: expected the time to move on, since the kind is spots, found nothing.`, waits}, []string{"side-roll", "sides"}},
		{"ranges that can't be met together", tech, "total_s = [60, 150]", "total_s = [100, 150]", []string{
			`my/techniques/side-roll.toml, line 21, dose.total_s: expected a range that the smallest count can meet: 4 holds of 10 to 20 s with all that goes with them, found 100 to 150 s, though they take 51 to 91 s.`, waits}, []string{"side-roll", "sides"}},
		{"total met only with the change of sides", tech, "total_s = [60, 150]", "total_s = [88, 91]", []string{
			`my/techniques/side-roll.toml, line 21, dose.total_s: expected a range that the smallest count can meet: 4 holds of 10 to 20 s with all that goes with them, found 88 to 91 s, though they take 51 to 91 s.`, waits}, []string{"side-roll", "sides"}},
		{"usual hold outside the range", tech, "shift_s = 3", "usual_hold_s = 25\nshift_s = 3", []string{
			`my/techniques/side-roll.toml, line 19, dose.usual_hold_s: expected a number of seconds from 10 to 20 as in hold_s, found 25.`, waits}, []string{"side-roll", "sides"}},
		{"usual hold that misses the total", tech, "shift_s = 3", "usual_hold_s = 11\nshift_s = 3", []string{
			`my/techniques/side-roll.toml, line 19, dose.usual_hold_s: expected 13.5 to 20 s, so that 4 holds meet total_s, found 11.`, waits}, []string{"side-roll", "sides"}},

		{"routine names an unknown technique", routines, `["shoulder-knead", "side-roll"]`, `["shoulder-kneed"]`, []string{
			`my/routines.toml, line 7, routines.techniques: expected a known technique, such as shoulder-knead, found "shoulder-kneed".`}, []string{"sides"}},
		{"routine of nothing", routines, `["shoulder-knead", "side-roll"]`, `[]`, []string{
			`my/routines.toml, line 7, routines.techniques: expected a list of 1 to 20 texts, found 0.`}, []string{"sides"}},
		{"routine ID of the shipped pack", routines, `id = "sides"`, `id = "five-minute"`, []string{
			`my/routines.toml, line 2, routines.id: expected the ID of a routine that is not in use yet, found "five-minute", which upper-back/routines.toml declares.`}, []string{"sides"}},
		{"routine ID twice", routines, `id = "plain"`, `id = "sides"`, []string{
			`my/routines.toml, line 10, routines.id: expected the ID of a routine that is not in use yet, found "sides", which my/routines.toml declares.`}, []string{"plain"}},

		{"pack of a later format", pack, "format = 1", "format = 2", []string{
			`my/pack.toml, line 1, format: expected format 1, which this version of Unknot reads, found 2, which needs a newer Unknot.`}, []string{"side-roll", "sides", "plain"}},
		{"pack without a format", pack, "format = 1\n", "", []string{
			`my/pack.toml, line 1, format: expected the number 1, found nothing.`}, nil},
		{"pack ID of the shipped pack", pack, `id = "roller"`, `id = "upper-back"`, []string{
			`my/pack.toml, line 2, id: expected the ID of a pack that is not in use yet, found "upper-back", which upper-back/pack.toml declares.`}, []string{"side-roll", "sides", "plain"}},
		{"muscle of the shipped pack", pack, `id = "latissimus"`, `id = "rhomboids"`, []string{
			`my/pack.toml, line 9, muscles.id: expected the ID of a muscle that is not in use yet, found "rhomboids", which upper-back/pack.toml declares.`,
			`my/techniques/side-roll.toml, line 7, muscles: expected a known muscle: one of trapezius-upper, trapezius-middle, trapezius-lower, rhomboids, levator-scapulae, erector-spinae, found "latissimus".`, waits}, []string{"side-roll", "sides"}},
		{"mistake of the shipped pack", know, `"R1"`, `"M1"`, []string{
			`my/good-to-know.toml, line 4, mistakes.id: expected the ID of a mistake that is not in use yet, found "M1", which upper-back/good-to-know.toml declares.`,
			`my/techniques/side-roll.toml, line 11, mistakes: expected a known mistake: one of M1, M2, M3, M4, M5, found "R1".`, waits}, []string{"side-roll", "sides"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := whole(t)
			text := string(files[c.file].Data)
			if !strings.Contains(text, c.old) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			files[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.old, c.new, 1))}
			library, problems := technique.Load(append(shippedSource(t), technique.Source{Name: "my", FS: files})...)
			var got []string
			for _, p := range problems {
				got = append(got, p.Sentence())
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("problems (-want +got):\n%s", d)
			}
			for _, id := range []string{"side-roll", "side-rest", "sides", "plain"} {
				_, isTechnique := library.Technique(technique.ID(id))
				r, isRoutine := library.Routine(technique.ID(id))
				there := isTechnique || isRoutine && r.Pack != "upper-back"
				lost := id == "side-rest"
				for _, l := range c.lost {
					lost = lost || l == id
				}
				if there == lost {
					t.Errorf("%s there: %v, want %v", id, there, !lost)
				}
			}
			if n := len(library.Techniques()); n < 7 {
				t.Errorf("%d techniques are left: the shipped pack suffered", n)
			}
		})
	}
}

func TestStrayFilesAreNamed(t *testing.T) {
	files := whole(t)
	files["routine.toml"] = files["routines.toml"]
	_, problems := technique.Load(append(shippedSource(t), technique.Source{Name: "my", FS: files})...)
	if len(problems) != 1 || problems[0].Sentence() != "my/routine.toml: expected one of pack.toml, routines.toml, good-to-know.toml, or a technique in the folder techniques, found another name." {
		t.Error(problems)
	}
}

func TestAFileWithManyProblemsTellsTheFirstTwenty(t *testing.T) {
	files := whole(t)
	var long strings.Builder
	for i := range 100 {
		long.WriteString("key-")
		long.WriteString(strings.Repeat("x", i))
		long.WriteString(" = 1\n")
	}
	files["good-to-know.toml"] = &fstest.MapFile{Data: []byte(long.String())}
	files["techniques/side-roll.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["techniques/side-roll.toml"].Data), `, "R1"`, "", 1))}
	_, problems := technique.Load(append(shippedSource(t), technique.Source{Name: "my", FS: files})...)
	if len(problems) != 20 {
		t.Errorf("%d problems, want 20", len(problems))
	}
}

func TestAFolderWithoutPacksIsNoProblem(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"none": nil, "missing": os.DirFS("testdata/nowhere"), "empty": fstest.MapFS{},
		"other things": fstest.MapFS{"notes/read.me": {}, "a.toml": {}},
	} {
		library, problems := technique.LoadAll(name, fsys)
		if len(problems) != 0 || len(library.Techniques()) != 7 {
			t.Errorf("%s: %d techniques, problems %v", name, len(library.Techniques()), problems)
		}
	}
}

// whole is the pack of testdata/pack, to be broken.
func whole(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	from := os.DirFS("testdata/pack")
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
