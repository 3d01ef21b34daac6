package technique

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A translation of a pack is a folder in it that is named by a language tag. It holds the
// files of the pack with their texts alone; what is no text is taken over.

// tagPattern is the form of the names of such folders.
var tagPattern = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// takenOver are the keys whose texts are names for the program, not for people.
var takenOver = []string{"id", "format", "version", "language", "authors", "role", "depth", "scene", "dose", "doses", "link", "locks"}

// listsOfIDs are keys that are taken over where they list texts, and translated where
// they list tables.
var listsOfIDs = []string{"muscles", "tools", "mistakes", "techniques"}

// translations lists the languages that a pack is translated into.
func translations(pack fs.FS) (tags []string) {
	entries, _ := fs.ReadDir(pack, ".")
	for _, e := range entries {
		if e.IsDir() && tagPattern.MatchString(e.Name()) {
			tags = append(tags, e.Name())
		}
	}
	return tags
}

// translation is the folder of a pack for a language, or for a wider one ("de" for "de-AT");
// empty when it has none.
func translation(pack fs.FS, language string) string {
	if language == "" {
		return ""
	}
	tags := translations(pack)
	for tag := language; tag != ""; tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)] {
		if i := slices.IndexFunc(tags, func(t string) bool { return strings.EqualFold(t, tag) }); i >= 0 {
			return tags[i]
		}
	}
	return ""
}

// translate reads a file of a pack with the texts of its translation. It tells whether it
// did; else the file is to be read as it is.
func (l *loader) translate(s *source, name string, data []byte, visit func(*reader)) bool {
	if s.tag == "" {
		return false
	}
	inside := path.Join(s.tag, name)
	own, err := readFile(s.FS, inside)
	if err != nil {
		return false // strays tells of those that can't be read, gaps of those that are missing
	}
	f := &file{name: path.Join(s.Name, inside)}
	root, err := parse(&l.parser, data)
	if err != nil {
		return false // which is told of the file itself
	}
	texts, err := parse(&l.parser, own)
	if err != nil {
		if bad, ok := err.(*syntaxError); ok {
			f.refuse(bad.line, clip(bad.key), bad.expected, bad.found)
		}
		l.untranslated = append(l.untranslated, f.problems...)
		return false
	}
	m := merger{f: f}
	m.table(root, texts, "")
	if f.ok() {
		before, homes := *l.library, maps.Clone(l.homes)
		visit(&reader{f: f, t: root})
		if f.ok() {
			l.gaps = append(l.gaps, m.gaps...)
			return true
		}
		*l.library, l.homes = before, homes
	}
	l.untranslated = append(l.untranslated, f.problems...)
	return false
}

// merger puts texts in the places of those that they translate.
type merger struct {
	f    *file
	gaps []Problem // texts that were not translated
}

func (m *merger) table(into, from *table, at string) {
	for _, e := range from.entries {
		m.entry(into, e, at)
	}
	for _, e := range into.entries {
		if isTranslatable(e) && from.get(e.key) == nil {
			m.gaps = append(m.gaps, Problem{File: m.f.name, Line: from.line, Key: at + e.key, Expected: "a translation", Found: "nothing"})
		}
	}
}

func (m *merger) entry(into *table, e entry, at string) {
	key := at + e.key
	original := into.get(e.key)
	switch {
	case original == nil:
		m.f.refuse(e.line, clip(key), "a key that the translated file has", "another")
	case !isTranslatable(*original):
		m.f.refuse(e.line, clip(key), "texts alone: this is taken over from the translated file", "it again")
	case original.sort == isTable && e.sort == isTable:
		m.table(original.table, e.table, key+".")
	case ofTables(original.value) && ofTables(e.value):
		m.list(original.list, e, key)
	case wording(original.value) && wording(e.value):
		original.value = e.value
	default:
		m.f.refuse(e.line, clip(key), original.sort.String()+", as in the translated file", e.sort.String())
	}
}

// list merges a list of tables: by their IDs where they have some, or else one by one.
func (m *merger) list(into []value, e entry, key string) {
	hasIDs := len(into) > 0 && into[0].table.get("id") != nil
	if !hasIDs && len(into) != len(e.list) {
		m.f.refuse(e.line, clip(key), fmt.Sprintf("%d tables [[%s]], as in the translated file", len(into), key), fmt.Sprint(len(e.list)))
		return
	}
	translated := map[int]bool{}
	for i, v := range e.list {
		if hasIDs {
			id := ""
			if named := v.table.get("id"); named != nil {
				id = named.text
			}
			i = slices.IndexFunc(into, func(o value) bool {
				own := o.table.get("id")
				return own != nil && own.text == id && id != ""
			})
			if i < 0 {
				m.f.refuse(v.line, clip(key+".id"), "an ID that the translated file has here", quote(id))
				continue
			}
			v.table.entries = slices.DeleteFunc(slices.Clone(v.table.entries), func(e entry) bool { return e.key == "id" })
		}
		translated[i] = true
		m.table(into[i].table, v.table, key+".")
	}
	for i, v := range into {
		if !translated[i] {
			m.gaps = append(m.gaps, Problem{File: m.f.name, Line: e.line, Key: key, Expected: "a translation", Found: "nothing for " + quote(v.table.get("id").text)})
		}
	}
}

// isTranslatable tells whether a key has texts for people.
func isTranslatable(e entry) bool {
	switch {
	case slices.Contains(takenOver, e.key):
		return false
	case slices.Contains(listsOfIDs, e.key) && !ofTables(e.value):
		return false
	}
	return e.sort == isTable || ofTables(e.value) || wording(e.value)
}

// ofTables tells whether a value is a list of tables.
func ofTables(v value) bool {
	return v.sort == isList && len(v.list) > 0 && !slices.ContainsFunc(v.list, func(v value) bool { return v.sort != isTable })
}

// wording tells whether a value is a text or a list of texts.
func wording(v value) bool {
	return v.sort == isText || v.sort == isList && !slices.ContainsFunc(v.list, func(v value) bool { return v.sort != isText })
}

// checkTranslations tells what is wrong with the translations of a pack beside others, and
// what they lack.
func checkTranslations(pack Source, beside []Source) (problems []Problem) {
	for _, tag := range translations(pack.FS) {
		l := newLoader(tag)
		l.load(append(slices.Clone(beside), pack))
		inside := path.Join(pack.Name, tag) + "/"
		for _, p := range slices.Concat(l.untranslated, l.gaps) {
			if strings.HasPrefix(p.File, inside) {
				problems = append(problems, p)
			}
		}
		problems = append(problems, strayTranslations(pack, tag)...)
		for _, t := range l.library.techniques {
			name := path.Join(techniquesDir, string(t.ID)+".toml")
			if !exists(pack.FS, name) || !exists(pack.FS, path.Join(tag, name)) {
				continue
			}
			for _, long := range t.tooLong() {
				long.File = inside + name
				problems = append(problems, long)
			}
		}
	}
	return problems
}

// strayTranslations tells of files that translate nothing, and of those that nothing translates.
func strayTranslations(pack Source, tag string) (problems []Problem) {
	files := func(at fs.FS) (names []string) {
		for _, pattern := range []string{"*.toml", techniquesDir + "/*.toml"} {
			found, _ := fs.Glob(at, pattern)
			names = append(names, found...)
		}
		return names
	}
	translated, err := fs.Sub(pack.FS, tag)
	if err != nil {
		return nil
	}
	originals, own := files(pack.FS), files(translated)
	for _, name := range own {
		if !slices.Contains(originals, name) {
			problems = append(problems, Problem{File: path.Join(pack.Name, tag, name), Expected: "the name of a file of the pack, which it translates", Found: "another"})
		}
	}
	for _, name := range originals {
		if !slices.Contains(own, name) {
			problems = append(problems, Problem{File: path.Join(pack.Name, tag, name), Expected: "a translation of " + name, Found: "none"})
		}
	}
	return problems
}

func exists(at fs.FS, name string) bool {
	_, err := fs.Stat(at, name)
	return err == nil
}

// letter is how long a letter takes to be said at an unhurried pace: 14 in a second.
const letter = 70 * time.Millisecond

// tooLong tells of sentences that can't be said in the time that there is for them.
func (t Technique) tooLong() (problems []Problem) {
	d := t.Dose
	rooms := map[Phase]time.Duration{
		Ready: 8 * time.Second, Next: 6 * time.Second, Work: min(d.Hold.Lo, 5*time.Second),
		Letting: d.Release, Shift: d.Shift, Switch: d.Switch,
	}
	for _, phase := range []Phase{Ready, Next, Work, Letting, Shift, Switch} {
		cue := t.Cues[phase]
		for _, list := range []struct {
			key       string
			sentences []string
			room      time.Duration
		}{
			{"say", cue.Say, rooms[phase]}, {"first", cue.First, rooms[phase]}, {"final", cue.Final, rooms[phase]},
			{"half", cue.Half, 5 * time.Second}, {"during", cue.During, 5 * time.Second}, {"last", cue.Last, 3 * time.Second},
		} {
			most := int(list.room / letter)
			for _, s := range list.sentences {
				if n := utf8.RuneCountInString(strings.NewReplacer("{", "", "}", "").Replace(s)); n > most {
					problems = append(problems, Problem{
						Key:      "cues." + string(phase) + "." + list.key,
						Expected: fmt.Sprintf("sentences of at most %d letters, which can be said in the %g s that there are", most, list.room.Seconds()),
						Found:    fmt.Sprintf("%d in %s", n, quote(s)),
					})
				}
			}
		}
	}
	return problems
}
