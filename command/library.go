package command

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/unknot-app/unknot/technique"
)

const goos = runtime.GOOS

// library loads the shipped pack and the person's own. What is wrong with a pack is said
// on standard error; the rest is there.
func library(env Env) (*technique.Library, error) {
	f, err := folders(env)
	if err != nil {
		return nil, err
	}
	l, problems := loadPacks(f.Packs(), wordsOf(env).Tag())
	for _, p := range problems {
		fmt.Fprintln(env.Err, p)
	}
	return l, nil
}

// loadPacks loads all packs with the texts in a language.
func loadPacks(path, language string) (*technique.Library, []technique.Problem) {
	var packs fs.FS
	if _, err := os.Stat(path); err == nil {
		packs = os.DirFS(path)
	}
	return technique.LoadAllIn(language, path, packs)
}

// routine looks a routine, or a technique alone, up as a person named it.
func routine(l *technique.Library, id string) (technique.Routine, error) {
	r, ok := l.Session(technique.ID(id))
	if !ok {
		return r, wrongUsage("there is no routine %q; there are %s", id, strings.Join(ids(l.Routines(), func(r technique.Routine) technique.ID { return r.ID }), ", "))
	}
	return r, nil
}

func ids[T any](list []T, id func(T) technique.ID) []string {
	var names []string
	for _, v := range list {
		names = append(names, string(id(v)))
	}
	return names
}

// tools reads a list of tools as a person named them.
func tools(l *technique.Library, names []string) ([]technique.Tool, error) {
	var known []string
	for _, t := range l.Tools() {
		known = append(known, string(t.ID))
	}
	var list []technique.Tool
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, wrongUsage("there is no tool %q; there are %s", name, strings.Join(known, ", "))
		}
		list = append(list, technique.Tool(name))
	}
	return list, nil
}

// except tells that everything is at hand but what is missing.
func except(missing []technique.Tool) func(technique.Tool) bool {
	return func(t technique.Tool) bool { return !slices.Contains(missing, t) }
}

// wrap prints a text in lines of at most 80 columns, each after an indent; the first
// after a mark of the same width.
func wrap(w io.Writer, mark, text string) {
	const width = 80
	indent := strings.Repeat(" ", utf8.RuneCountInString(mark))
	line := mark
	for word := range strings.FieldsSeq(text) {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width && line != mark && line != indent {
			fmt.Fprintln(w, line)
			line = indent
		}
		if line != mark && line != indent {
			line += " "
		}
		line += word
	}
	fmt.Fprintln(w, line)
}

// words collects the values of a flag that may be given more than once, or with commas.
type words []string

func (w *words) String() string { return strings.Join(*w, ",") }

func (w *words) Set(s string) error {
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			*w = append(*w, part)
		}
	}
	return nil
}
