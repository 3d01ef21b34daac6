package settings

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// document is a settings file as it was read.
type document struct {
	settings Settings       // repaired
	problems []Problem      // wrong type or out of range
	unknown  map[string]any // by table ("" is the top), then by key: kept when saving
	strange  []string       // the unknown keys in full, sorted
}

// decode reads the text of a settings file. The error is a [*syntaxError].
func decode(text []byte) (document, error) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	tree := map[string]any{}
	if err := toml.Unmarshal(text, &tree); err != nil {
		return document{}, asSyntaxError(err)
	}
	def := Default()
	doc := document{settings: Default(), unknown: map[string]any{}}
	var mistyped []Problem
	safetyInDoubt := false
	for _, f := range Fields() {
		value, found := take(tree, f.Key)
		if !found {
			continue
		}
		if f.set(&doc.settings, value) {
			continue
		}
		mistyped = append(mistyped, f.problem(short(fmt.Sprintf("%v", value))))
		if strings.HasPrefix(f.Key, "safety.") {
			safetyInDoubt = true
		} else {
			f.copy(&doc.settings, &def)
		}
	}
	for _, name := range tables() {
		value, found := tree[name]
		if !found {
			continue
		}
		delete(tree, name)
		rest, isTable := value.(map[string]any)
		if !isTable {
			mistyped = append(mistyped, Problem{name, fmt.Sprintf("%s is %s. I expected a table, [%s].",
				name, short(fmt.Sprintf("%v", value)), name)})
			safetyInDoubt = safetyInDoubt || name == "safety"
			continue
		}
		doc.keep(name, rest)
	}
	doc.keep("", tree)
	sort.Strings(doc.strange)

	if safetyInDoubt {
		doc.settings.Safety = doubtful(doc.settings.Safety)
	}
	repaired, wrong := Repair(doc.settings)
	doc.settings = repaired
	doc.problems = append(mistyped, wrong...)
	doc.nameLines(text)
	return doc, nil
}

func (d *document) keep(table string, rest map[string]any) {
	if len(rest) == 0 {
		return
	}
	d.unknown[table] = rest
	for key := range rest {
		if table != "" {
			key = table + "." + key
		}
		d.strange = append(d.strange, key)
	}
}

// nameLines adds the line to each problem, so that a person finds it.
func (d *document) nameLines(text []byte) {
	if len(d.problems) == 0 {
		return
	}
	lines := keyLines(text)
	for i, p := range d.problems {
		if line, ok := lines[p.Key]; ok {
			d.problems[i].Text = fmt.Sprintf("Line %d: %s", line, p.Text)
		}
	}
}

// keyLines finds the line of each key: decoding into tables without any field makes
// the decoder complain about every key, with its position.
func keyLines(text []byte) map[string]int {
	var bare struct {
		Schedule struct{} `toml:"schedule"`
		Quiet    struct{} `toml:"quiet"`
		Coach    struct{} `toml:"coach"`
		General  struct{} `toml:"general"`
		Safety   struct{} `toml:"safety"`
	}
	lines := map[string]int{}
	var missing *toml.StrictMissingError
	if err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(&bare); errors.As(err, &missing) {
		for _, e := range missing.Errors {
			line, _ := e.Position()
			lines[strings.Join(e.Key(), ".")] = line
		}
	}
	return lines
}

// take removes the value at key ("table.name" or "name") from the tree.
func take(tree map[string]any, key string) (any, bool) {
	table, name, nested := strings.Cut(key, ".")
	if !nested {
		value, found := tree[key]
		delete(tree, key)
		return value, found
	}
	inner, ok := tree[table].(map[string]any)
	if !ok {
		return nil, false
	}
	value, found := inner[name]
	delete(inner, name)
	return value, found
}

// tables returns the names of the tables of the file, in order.
func tables() []string {
	var names []string
	for _, f := range Fields() {
		if table, _, nested := strings.Cut(f.Key, "."); nested && !slices.Contains(names, table) {
			names = append(names, table)
		}
	}
	return names
}

// set writes a value of the file into the settings; false if it is of another type,
// of a list then only what is readable is written. Times and dates may be written
// without quotes.
func (f Field) set(s *Settings, value any) bool {
	switch v := f.at(s).(type) {
	case *int:
		n, ok := value.(int64)
		if !ok || n != int64(int(n)) {
			return false
		}
		*v = int(n)
	case *bool:
		b, ok := value.(bool)
		if !ok {
			return false
		}
		*v = b
	case *string:
		switch text := value.(type) {
		case string:
			*v = text
		case toml.LocalTime:
			if f.Kind != ClockTime || text.Second != 0 || text.Nanosecond != 0 {
				return false
			}
			*v = fmt.Sprintf("%02d:%02d", text.Hour, text.Minute)
		case toml.LocalDate:
			if f.Kind != Date {
				return false
			}
			*v = text.String()
		default:
			return false
		}
	case *[]string:
		list, ok := value.([]any)
		if !ok {
			return false
		}
		words, all := make([]string, 0, len(list)), true
		for _, item := range list {
			word, ok := item.(string)
			if ok {
				words = append(words, word)
			}
			all = all && ok
		}
		*v = words
		return all
	}
	return true
}

// syntaxError says where a file stops being TOML.
type syntaxError struct {
	line   int // 0: not known
	detail string
	cause  error
}

func (e *syntaxError) Error() string {
	if e.line == 0 {
		return e.detail
	}
	return fmt.Sprintf("line %d: %s", e.line, e.detail)
}

func (e *syntaxError) Unwrap() error { return e.cause }

func asSyntaxError(err error) error {
	out := &syntaxError{detail: strings.TrimPrefix(err.Error(), "toml: "), cause: err}
	var decodeError *toml.DecodeError
	if errors.As(err, &decodeError) {
		out.line, _ = decodeError.Position()
	}
	return out
}
