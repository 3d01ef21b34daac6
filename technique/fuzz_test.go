package technique_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/technique"
)

// FuzzLoad puts any bytes into any file of a pack. Loading never panics, tells a
// problem or a whole pack, and leaves nothing in the library that breaks its rules.
func FuzzLoad(f *testing.F) {
	names := []string{"pack.toml", "techniques/side-roll.toml", "routines.toml", "good-to-know.toml"}
	for i, name := range names {
		f.Add(uint8(i), whole(f)[name].Data)
	}
	err := fs.WalkDir(assets.Packs(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.Packs(), name)
		f.Add(uint8(1), data)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "\ufeffformat = 1", "[[a]]\n[a.b]\n[[a.b]]", "a.b = 1\na = {b = 2}", "a = [[[[1,\n2]]]]", "[dose]\ncount = [1e300, -inf]",
		"a = 1979-05-27T07:32:00Z", "\"\\u0000\" = '''x'''", "[a]\nb = 1\n[a.b]\nc = 2", "a = {b = {c = 1}, b.d = 2}"} {
		f.Add(uint8(1), []byte(s))
	}
	base := shippedSource(f)
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := whole(t)
		name := names[int(which)%len(names)]
		files[name] = &fstest.MapFile{Data: data}
		library, problems := technique.Load(append(base, technique.Source{Name: "my", FS: files})...)
		for _, p := range problems {
			if !strings.HasPrefix(p.File, "my/") || p.Expected == "" || p.Line < 0 || p.Line > 1+strings.Count(string(files[strings.TrimPrefix(p.File, "my/")].Data), "\n") {
				t.Errorf("%+v", p)
			}
			if s := p.Sentence(); strings.ContainsAny(s, "\n\r") {
				t.Errorf("a problem of more than a line: %q", s)
			}
		}
		for _, tech := range library.Techniques() {
			if span, ok := tech.Dose.Holds(tech.Dose.Count.Lo); !ok || tech.Dose.Usual < span.Lo || tech.Dose.Usual > span.Hi {
				t.Errorf("%s: the shortest dose does not fit: %+v", tech.ID, tech.Dose)
			}
			if len(tech.Steps) != len(tech.StepNotes) || len(tech.Cues) < 3 || tech.Name == "" || tech.Number == 0 {
				t.Errorf("%s is not whole: %+v", tech.ID, tech)
			}
		}
		for _, r := range library.Routines() {
			for _, id := range r.Techniques {
				if _, ok := library.Technique(id); !ok {
					t.Errorf("routine %s names %s, which is not there", r.ID, id)
				}
			}
		}
	})
}
