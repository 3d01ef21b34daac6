package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/unknot-app/unknot"

// systems are those that Unknot is for.
var systems = []string{"linux", "windows", "darwin"}

// room is a row of the table of docs/ARCHITECTURE.md.
type room struct {
	path    string // from the root of the module; "main.go" is the root's package
	pure    bool
	imports []string
}

var quoted = regexp.MustCompile("`([^`]+)`")

// rooms reads the table.
func rooms(t *testing.T) map[string]room {
	t.Helper()
	page, err := os.ReadFile("docs/ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(page), "| package | answers | may import |\n|---|---|---|\n")
	if !found {
		t.Fatal("docs/ARCHITECTURE.md has no table of rooms")
	}
	all := map[string]room{}
	for line := range strings.Lines(rest) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if len(cells) != 3 {
			t.Fatalf("expected three cells: %s", line)
		}
		r := room{path: names(cells[0])[0], pure: strings.Contains(cells[1], " Pure"), imports: names(cells[2])}
		if len(r.imports) == 0 && strings.TrimSpace(cells[2]) != "nothing" {
			t.Fatalf("%s may import %q: expected names or nothing", r.path, cells[2])
		}
		all[r.path] = r
	}
	for _, r := range all {
		for _, name := range r.imports {
			if _, known := all[name]; !known {
				t.Errorf("%s may import %s, which has no row", r.path, name)
			}
		}
	}
	return all
}

func names(cell string) (all []string) {
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		all = append(all, m[1])
	}
	return all
}

// pack is a package as `go list` tells of it.
type pack struct {
	ImportPath string
	Imports    []string
}

// sources looks at every source file, so that a result of this test kept by `go test` is
// not taken for that of other sources: it can't see what `go list` reads.
func sources(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (d.Name()[0] == '.' || name == "build" || d.Name() == "testdata"):
			return fs.SkipDir
		case strings.HasSuffix(name, ".go"):
			_, err = os.Stat(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// list asks `go list` about packages as they are built for a system.
func list(t *testing.T, system string, args ...string) []pack {
	t.Helper()
	sources(t)
	command := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Imports"}, args...)...)
	command.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", command.Args, err, &stderr)
	}
	var all []pack
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pack
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// inModule is the path of a package from the root of the module.
func inModule(importPath string) (string, bool) {
	if importPath == module {
		return "main.go", true
	}
	return strings.CutPrefix(importPath, module+"/")
}

// roomOf is the nearest row above a package: internal packages and generators belong to
// the room that they are in.
func roomOf(all map[string]room, name string) (room, bool) {
	for ; name != "."; name = path.Dir(name) {
		if r, ok := all[name]; ok {
			return r, true
		}
	}
	return room{}, false
}

func TestRoomsImportWhatTheTableOfTheArchitectureAllows(t *testing.T) {
	all := rooms(t)
	lived := map[string]bool{}
	for _, system := range systems {
		for _, p := range list(t, system, "-tags=e2e", "./...") {
			name, _ := inModule(p.ImportPath)
			from, ok := roomOf(all, name)
			if !ok {
				t.Errorf("%s has no row in the table of rooms", name)
				continue
			}
			lived[from.path] = true
			for _, i := range p.Imports {
				name, ours := inModule(i)
				if !ours {
					continue
				}
				to, ok := roomOf(all, name)
				if !ok || to.path != from.path && !slices.Contains(from.imports, to.path) {
					t.Errorf("on %s, %s imports %s, which the table doesn't allow", system, p.ImportPath, i)
				}
			}
		}
	}
	for name := range all {
		if !lived[name] {
			t.Errorf("the table has a row for %s, where no package is", name)
		}
	}
}

// opens is the one file of a pure package that opens what a person names.
const opens = "technique/check.go"

func TestPurePackagesTouchNothingOutside(t *testing.T) {
	pure := 0
	for _, r := range rooms(t) {
		if !r.pure {
			continue
		}
		pure++
		files, err := filepath.Glob(filepath.Join(r.path, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || filepath.ToSlash(file) == opens {
				continue
			}
			for _, found := range impure(t, file) {
				t.Error(found)
			}
		}
	}
	if pure < 4 {
		t.Errorf("the table calls %d packages pure; expected coach, scheduler, figure and others", pure)
	}
}

// outside are the packages of the standard library by which a package reaches out.
var outside = regexp.MustCompile(`^(os|os/.*|net|net/.*|syscall|io/ioutil|path/filepath|log|log/.*)$`)

// clocks are the functions of package time that read the clock or wait for it.
var clocks = []string{"Now", "Since", "Until", "After", "AfterFunc", "Sleep", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"}

// impure lists what a file reaches outside for.
func impure(t *testing.T, name string) (all []string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range file.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if outside.MatchString(p) || toolkit.MatchString(p) {
			all = append(all, fmt.Sprintf("%s: a pure package imports %s", set.Position(i.Pos()), p))
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clocks, s.Sel.Name) {
				all = append(all, fmt.Sprintf("%s: a pure package uses time.%s", set.Position(s.Pos()), s.Sel.Name))
			}
		}
		return true
	})
	return all
}

// toolkit are the modules of Fyne and of what it draws with.
var toolkit = regexp.MustCompile(`^(fyne\.io/fyne/|github\.com/go-gl/|github\.com/go-text/)`)

// What the programs must not link.
var programs = map[string]struct {
	path, tags string
	never      *regexp.Regexp
}{
	"the resident":   {path: ".", never: regexp.MustCompile(toolkit.String() + `|^` + module + `/(ui|figure|portrait/paint|internal/desktop)(/|$)`)},
	"window program": {path: "./cmd/unknot-window", tags: "migrated_fynedo,no_emoji,no_metadata,release", never: regexp.MustCompile(`^` + module + `/(journal|scheduler|resident|command|internal/desktop)(/|$)|^modernc\.org/`)},
}

func TestProgramsLinkNothingOfTheOthers(t *testing.T) {
	for name, p := range programs {
		for _, system := range systems {
			linked := list(t, system, "-deps", "-tags="+p.tags, p.path)
			if len(linked) < 100 {
				t.Errorf("on %s, %s links %d packages only: was it read whole?", system, name, len(linked))
			}
			for _, one := range linked {
				if p.never.MatchString(one.ImportPath) {
					t.Errorf("on %s, %s links %s", system, name, one.ImportPath)
				}
			}
		}
	}
}
