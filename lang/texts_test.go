package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/unknot-app/unknot/assets"
)

var (
	idPattern   = regexp.MustCompile(`^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$`)
	holes       = regexp.MustCompile(`\{\{\.([A-Za-z0-9]+)\}\}`)
	pluralForms = []string{"zero", "one", "two", "few", "many", "other"}
)

// message is a text of one language: its forms and its placeholders. A text without a
// plural has the form "other" alone.
type message struct {
	file   string
	forms  map[string]string
	plural bool
}

func (m message) placeholders() []string {
	found := map[string]bool{}
	for _, form := range m.forms {
		for _, hole := range holes.FindAllStringSubmatch(form, -1) {
			found[hole[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// needed are the placeholders that a translation must have too. Where a text depends on a
// number, each language may write it as it likes, and a name may stand with a small letter.
func (m message) needed() []string {
	names := m.placeholders()
	for i, name := range names {
		if name == "Lower" {
			names[i] = "Name"
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool {
		return m.plural && slices.Contains([]string{"Count", "Word", "Cap"}, name)
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// messages reads all texts of a language, without the code under test.
func messages(t *testing.T, language string) map[string]message {
	t.Helper()
	files := assets.Translations()
	names, err := fs.Glob(files, language+"/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]message{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		tree := map[string]any{}
		if err := toml.Unmarshal(data, &tree); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		collect(t, all, name, "", tree)
	}
	return all
}

func collect(t *testing.T, all map[string]message, file, id string, value any) {
	t.Helper()
	switch v := value.(type) {
	case string:
		all[id] = message{file: file, forms: map[string]string{"other": v}}
	case map[string]any:
		if _, isText := v["other"].(string); isText {
			m := message{file: file, forms: map[string]string{}, plural: true}
			for form, text := range v {
				if !slices.Contains(pluralForms, form) {
					t.Errorf("%s: %s has %q among its plural forms", file, id, form)
					continue
				}
				m.forms[form], _ = text.(string)
			}
			all[id] = m
			return
		}
		for key, inner := range v {
			if slices.Contains(append(pluralForms, "description", "hash"), key) {
				t.Errorf("%s: %s.%s: a part of an ID can't be called %q", file, id, key, key)
			}
			collect(t, all, file, strings.TrimPrefix(id+"."+key, "."), inner)
		}
	default:
		t.Errorf("%s: %s is %v, not a text", file, id, value)
	}
}

func languages(t *testing.T) []string {
	t.Helper()
	entries, err := fs.ReadDir(assets.Translations(), ".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestEveryTextLiesInTheFileOfItsAreaAndReadsAsTheVoiceAsks(t *testing.T) {
	// The bundled font has no glyphs for these, or the voice does without them.
	const never = "!¡→←↑↓✓✔−≥≤⏎"
	for _, language := range languages(t) {
		for id, m := range messages(t, language) {
			area, _, _ := strings.Cut(id, ".")
			if path.Base(m.file) != area+".toml" || !idPattern.MatchString(id) {
				t.Errorf("%s: %s is not an ID of this file", m.file, id)
			}
			for form, text := range m.forms {
				if strings.TrimSpace(text) == "" || strings.ContainsAny(text, never) ||
					strings.Count(text, "{{") != len(holes.FindAllString(text, -1)) {
					t.Errorf("%s: %s (%s): %q", m.file, id, form, text)
				}
			}
		}
	}
}

func TestTranslationsHaveThePlaceholdersOfTheEnglishTexts(t *testing.T) {
	english := messages(t, "en")
	for _, language := range languages(t) {
		for id, m := range messages(t, language) {
			original, ok := english[id]
			if !ok {
				continue // which another test tells
			}
			if got, want := m.needed(), original.needed(); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the placeholders %v, the English text %v", m.file, id, got, want)
			}
		}
	}
}

// TestEveryTextThatIsSaidExistsAndIsFilled reads the sources of the module for calls
// such as Say("words.next.headline", "Time", t) and compares them with the texts.
func TestEveryTextThatIsSaidExistsAndIsFilled(t *testing.T) {
	english := messages(t, "en")
	calls := 0
	for _, file := range sources(t) {
		positions := token.NewFileSet()
		tree, err := parser.ParseFile(positions, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			id, n2 := said(call)
			if id == "" {
				return true
			}
			calls++
			where := positions.Position(call.Pos())
			m, ok := english[id]
			if !ok {
				t.Errorf("%s: there is no text %s", where, id)
				return true
			}
			if m.plural != n2 {
				t.Errorf("%s: %s: has plural forms: %v, said with SayN: %v", where, id, m.plural, n2)
			}
			names, known := filled(call, n2)
			if !known {
				return true
			}
			for _, name := range m.placeholders() {
				if !slices.Contains(names, name) && !(n2 && slices.Contains([]string{"Count", "Word", "Cap"}, name)) {
					t.Errorf("%s: %s: nothing fills {{.%s}}", where, id, name)
				}
			}
			for _, name := range names {
				if !slices.Contains(m.placeholders(), name) && !(name == "Name" && slices.Contains(m.placeholders(), "Lower")) {
					t.Errorf("%s: %s has no {{.%s}}", where, id, name)
				}
			}
			return true
		})
	}
	if calls < 10 {
		t.Errorf("only %d calls found: the test looks in the wrong place", calls)
	}
}

// TestTheResidentHasTheTextsThatItSays looks for IDs of texts in what is no window.
func TestTheResidentHasTheTextsThatItSays(t *testing.T) {
	english := messages(t, "en")
	texts := 0
	for _, file := range sources(t) {
		if name := filepath.ToSlash(file); strings.HasPrefix(name, "../ui/") || strings.HasPrefix(name, "../cmd/unknot-window/") {
			continue
		}
		positions := token.NewFileSet()
		tree, err := parser.ParseFile(positions, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			e, ok := n.(*ast.BasicLit)
			if !ok {
				return true
			}
			id, _ := literal(e)
			area, _, _ := strings.Cut(id, ".")
			if _, ok := english[id]; !ok && !begins(english, id) {
				return true
			}
			texts++
			if _, err := fs.Stat(assets.Windowless(), path.Join("en", area+".toml")); err != nil {
				t.Errorf("%s: %s is not among assets.Windowless: %v", positions.Position(e.Pos()), id, err)
			}
			return true
		})
	}
	if texts < 100 {
		t.Errorf("only %d texts found: the test looks in the wrong place", texts)
	}
}

// begins tells whether a literal is the beginning of IDs that a program completes: "words.held.".
func begins[V any](texts map[string]V, literal string) bool {
	if !strings.HasSuffix(literal, ".") || strings.Count(literal, ".") < 2 {
		return false
	}
	for id := range texts {
		if strings.HasPrefix(id, literal) {
			return true
		}
	}
	return false
}

// said returns the ID of a call of Say or SayN with a literal ID.
func said(call *ast.CallExpr) (id string, plural bool) {
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 || (method.Sel.Name != "Say" && method.Sel.Name != "SayN") {
		return "", false
	}
	id, ok = literal(call.Args[0])
	if !ok || !idPattern.MatchString(id) {
		return "", false
	}
	return id, method.Sel.Name == "SayN"
}

// filled returns the names that the call fills, if they can be read from the source.
func filled(call *ast.CallExpr, plural bool) (names []string, known bool) {
	args := call.Args[1:]
	if plural && len(args) > 0 {
		args = args[1:]
	}
	if call.Ellipsis.IsValid() || len(args)%2 != 0 {
		return nil, false
	}
	for i := 0; i < len(args); i += 2 {
		name, ok := literal(args[i])
		if !ok {
			return nil, false
		}
		names = append(names, name)
	}
	return names, true
}

func literal(e ast.Expr) (string, bool) {
	basic, ok := e.(*ast.BasicLit)
	if !ok || basic.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(basic.Value)
	return text, err == nil
}

// sources lists the Go files of the module that ship.
func sources(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("..", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && name != ".." && (strings.HasPrefix(e.Name(), ".") || e.Name() == "testdata" || e.Name() == "build") {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
