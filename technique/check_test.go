package technique_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/technique"
)

func TestCheckPath(t *testing.T) {
	root := filepath.Join(t.TempDir(), "packs")
	pack := filepath.Join(root, "roller")
	if err := os.CopyFS(pack, os.DirFS("testdata/pack")); err != nil {
		t.Fatal(err)
	}
	side := filepath.Join(pack, "techniques", "side-roll.toml")
	lone := filepath.Join(t.TempDir(), "side-roll.toml")
	data, err := os.ReadFile(side)
	if err != nil {
		t.Fatal(err)
	}
	write(t, lone, strings.NewReplacer(`"latissimus", `, "", `"foam-roller", `, "", `, "R1"`, "").Replace(string(data)))
	for _, name := range []string{
		"testdata/pack", root, pack, filepath.Join(pack, "techniques"), filepath.Join(pack, "pack.toml"), filepath.Join(pack, "routines.toml"),
		filepath.Join(pack, "good-to-know.toml"), side, lone,
		"../assets/packs", "../assets/packs/upper-back", "../assets/packs/upper-back/techniques/trigger-point.toml", "../assets/packs/upper-back/routines.toml",
	} {
		problems, err := technique.CheckPath(name)
		if err != nil || len(problems) != 0 {
			t.Errorf("%s: %v %v", name, problems, err)
		}
	}

	write(t, side, strings.Replace(string(data), "sided = true", "sided = 1", 1))
	write(t, lone, string(data))
	routines := filepath.Join(t.TempDir(), "routines.toml")
	write(t, routines, "[[routines]]\nid = \"mine\"\nname = \"Mine\"\nsummary = \"x\"\nwhen = \"x\"\nlength = \"x\"\ntechniques = [\"sholder-knead\"]\n")
	for _, c := range []struct {
		name string
		want []string // the beginnings of the problems, below name
	}{
		{root, []string{"/roller/techniques/side-roll.toml, line 16, dose.sided: expected true or false, found a number.", "/roller/routines.toml, line 7"}},
		{pack, []string{"/techniques/side-roll.toml, line 16, dose.sided", "/routines.toml, line 7"}},
		{filepath.Join(pack, "techniques"), []string{"/side-roll.toml, line 16, dose.sided"}},
		{side, []string{", line 16, dose.sided"}},
		{filepath.Join(pack, "routines.toml"), []string{", line 7, routines.techniques"}},
		{filepath.Join(pack, "good-to-know.toml"), nil},
		{lone, []string{", line 7, muscles: expected a known muscle", ", line 8, tools", ", line 11, mistakes"}},
		{routines, []string{`, line 7, routines.techniques: expected a known technique, such as shoulder-knead, found "sholder-knead".`}},
		{t.TempDir(), []string{": expected a pack, which is a folder with a pack.toml, or a folder of packs, found neither."}},
	} {
		problems, err := technique.CheckPath(c.name)
		if err != nil || len(problems) != len(c.want) {
			t.Errorf("%s: %d problems %v, %v; want %d", c.name, len(problems), problems, err, len(c.want))
			continue
		}
		for i, want := range c.want {
			if got := problems[i].Sentence(); !strings.HasPrefix(got, filepath.ToSlash(c.name)+want) {
				t.Errorf("%s: %s; want %s", c.name, got, want)
			}
		}
	}
}

func TestCheckPathOfNothing(t *testing.T) {
	_, err := technique.CheckPath(filepath.Join(t.TempDir(), "nothing"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
