package figure

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
)

// problems gathers what is wrong with the data files, each with the file and the key.
type problems struct{ list []error }

// maxProblems keeps the report readable when a whole file is of another kind.
const maxProblems = 20

func (p *problems) add(path, format string, args ...any) {
	if len(p.list) < maxProblems {
		p.list = append(p.list, fmt.Errorf("%s: %s", path, fmt.Sprintf(format, args...)))
	}
}

func (p *problems) err() error { return errors.Join(p.list...) }

// table is one JSON object while it is read: its keys are taken one by one, and those
// that nobody took are reported.
type table struct {
	path  string // "scenes/t3-tennis-ball-wall.json: layers[4]"
	keys  map[string]any
	taken map[string]bool
	bad   *problems
}

// readTables reads the files of a folder in order.
func readTables(fsys fs.FS, folder string, bad *problems) []*table {
	names, err := fs.Glob(fsys, folder+"/*.json")
	if err != nil || len(names) == 0 {
		bad.add(folder, "expected at least one file whose name ends in .json")
	}
	tables := make([]*table, len(names))
	for i, name := range names {
		tables[i] = readTable(fsys, name, bad)
	}
	return tables
}

func readTable(fsys fs.FS, name string, bad *problems) *table {
	t := &table{path: name, keys: map[string]any{}, taken: map[string]bool{}, bad: bad}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		bad.add(name, "can't be read: %v", err)
		return t
	}
	if err := json.Unmarshal(text, &t.keys); err != nil {
		line := 1
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			for _, b := range text[:min(int(syntax.Offset), len(text))] {
				if b == '\n' {
					line++
				}
			}
		}
		bad.add(name, "line %d: %v", line, err)
		t.keys = map[string]any{}
	}
	return t
}

func (t *table) at(key string) string {
	if len(t.path) > 5 && t.path[len(t.path)-5:] == ".json" {
		return t.path + ": " + key
	}
	return t.path + "." + key
}

func (t *table) take(key string) (any, bool) {
	v, ok := t.keys[key]
	t.taken[key] = true
	return v, ok
}

func (t *table) has(key string) bool { _, ok := t.keys[key]; return ok }

// done reports the keys that nobody took.
func (t *table) done() {
	for _, k := range slices.Sorted(maps.Keys(t.keys)) {
		if !t.taken[k] {
			t.bad.add(t.at(k), "unknown key")
		}
	}
}

func (t *table) want(key, expected string, got any) {
	t.bad.add(t.at(key), "expected %s, found %s", expected, describe(got))
}

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case string:
		return fmt.Sprintf("the text %q", v)
	case float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprintf("%v", v)
	case []any:
		return fmt.Sprintf("a list of %d", len(v))
	default:
		return "an object"
	}
}

func (t *table) text(key string) string {
	v, ok := t.take(key)
	s, isText := v.(string)
	if ok && !isText {
		t.want(key, "a text", v)
	}
	return s
}

// finite is a number that geometry can live with; scenes are some thousand units wide.
func finite(v any) (float64, bool) {
	f, ok := v.(float64)
	return f, ok && math.Abs(f) <= 1e5
}

func (t *table) number(key string, otherwise float64) float64 {
	v, ok := t.take(key)
	if !ok {
		return otherwise
	}
	f, isNumber := finite(v)
	if !isNumber {
		t.want(key, "a number", v)
		return otherwise
	}
	return f
}

// flag is a JSON boolean or, as in hand-written layers, the number 1.
func (t *table) flag(key string, otherwise bool) bool {
	v, ok := t.take(key)
	if !ok {
		return otherwise
	}
	switch v := v.(type) {
	case bool:
		return v
	case float64:
		return v > 0
	}
	t.want(key, "true or false", v)
	return otherwise
}

// numbers reads a list of exactly n numbers; nil when it is absent or wrong.
func (t *table) numbers(key string, n int) []float64 {
	v, ok := t.take(key)
	if !ok {
		return nil
	}
	list, isList := v.([]any)
	if !isList || len(list) != n {
		t.want(key, fmt.Sprintf("a list of %d numbers", n), v)
		return nil
	}
	out := make([]float64, n)
	for i, x := range list {
		f, isNumber := finite(x)
		if !isNumber {
			t.want(fmt.Sprintf("%s[%d]", key, i), "a number", x)
			return nil
		}
		out[i] = f
	}
	return out
}

func (t *table) texts(key string) []string {
	var out []string
	for i, v := range t.list(key) {
		s, ok := v.(string)
		if !ok {
			t.want(fmt.Sprintf("%s[%d]", key, i), "a text", v)
			continue
		}
		out = append(out, s)
	}
	return out
}

func (t *table) list(key string) []any {
	v, ok := t.take(key)
	if !ok {
		return nil
	}
	l, isList := v.([]any)
	if !isList {
		t.want(key, "a list", v)
	}
	return l
}

func (t *table) sub(key string, v any) *table {
	s := &table{path: t.at(key), keys: map[string]any{}, taken: map[string]bool{}, bad: t.bad}
	if m, ok := v.(map[string]any); ok {
		s.keys = m
	} else {
		t.want(key, "an object", v)
	}
	return s
}

// table is the object at key; an empty one when it is absent.
func (t *table) table(key string) *table {
	v, ok := t.take(key)
	if !ok {
		v = map[string]any{}
	}
	return t.sub(key, v)
}

// tables is the list of objects at key.
func (t *table) tables(key string) []*table {
	var out []*table
	for i, v := range t.list(key) {
		out = append(out, t.sub(fmt.Sprintf("%s[%d]", key, i), v))
	}
	return out
}

// each calls f for every key, in order.
func (t *table) each(f func(key string)) {
	for _, k := range slices.Sorted(maps.Keys(t.keys)) {
		f(k)
	}
}
