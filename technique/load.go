package technique

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/unknot-app/unknot/assets"
)

// Format is the number of the pack format that this program reads.
const Format = 1

const (
	maxSize  = 64 << 10 // bytes in a file
	maxFiles = 200      // technique files in a pack
)

// The files of a pack. Techniques lie one a file in the folder techniquesDir.
const (
	packFile      = "pack.toml"
	routinesFile  = "routines.toml"
	knowFile      = "good-to-know.toml"
	techniquesDir = "techniques"
)

// Source is one pack that can be read: the folder that holds its pack.toml.
type Source struct {
	Name string // how problems call the folder
	FS   fs.FS
}

// Builtin returns the shipped pack. It is parsed anew at each call: keep the result.
func Builtin() (*Library, []Problem) { return BuiltinIn("") }

// BuiltinIn is [Builtin] with the texts in a language, by its tag.
func BuiltinIn(language string) (*Library, []Problem) { return LoadIn(language, Shipped()...) }

// LoadAll returns the shipped pack together with the packs in a folder of packs; see
// [Sources].
func LoadAll(name string, packs fs.FS) (*Library, []Problem) { return LoadAllIn("", name, packs) }

// LoadAllIn is [LoadAll] with the texts in a language, by its tag, as far as the packs are
// translated into it.
func LoadAllIn(language, name string, packs fs.FS) (*Library, []Problem) {
	found, problems := Sources(name, packs)
	library, more := LoadIn(language, append(Shipped(), found...)...)
	return library, append(problems, more...)
}

// Shipped are the packs inside the program.
func Shipped() []Source {
	found, _ := Sources("", assets.Packs())
	return found
}

// Sources finds the packs in a folder of packs: each subfolder with a pack.toml, and each
// TOML file that declares the format, which is a pack of that file alone. Name is how problems call the folder.
// A folder that does not exist, or nil, holds no packs.
func Sources(name string, packs fs.FS) ([]Source, []Problem) {
	if packs == nil {
		return nil, nil
	}
	folders, err := fs.ReadDir(packs, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, []Problem{{File: name, Expected: "a folder of packs that can be read", Found: reason(err)}}
	}
	var found []Source
	for _, folder := range folders {
		if !folder.IsDir() && path.Ext(folder.Name()) == ".toml" && declaresFormat(packs, folder.Name()) {
			found = append(found, Source{path.Join(name, folder.Name()), oneFile{packs, folder.Name()}})
			continue
		}
		if _, err := fs.Stat(packs, path.Join(folder.Name(), packFile)); err != nil {
			continue
		}
		if sub, err := fs.Sub(packs, folder.Name()); err == nil {
			found = append(found, Source{path.Join(name, folder.Name()), sub})
		}
	}
	return found, nil
}

// Load reads packs, the shipped one or people's. Later packs may use what earlier
// and later ones declare. Each file that has a problem is left out; what remains is
// the library. Problems come pack by pack, file by file.
func Load(from ...Source) (*Library, []Problem) { return LoadIn("", from...) }

// LoadIn is [Load] with the texts in a language, by its tag, as far as the packs are
// translated into it. A file of a translation that has a problem is left out: its texts
// stay in the language of the pack.
func LoadIn(language string, from ...Source) (*Library, []Problem) {
	l := newLoader(language)
	l.load(from)
	return l.library, append(l.problems, l.untranslated...)
}

// newLoader loads packs in a language; empty: in their own.
func newLoader(language string) *loader {
	return &loader{library: &Library{}, homes: map[string]string{}, language: language}
}

func (l *loader) load(from []Source) {
	// Techniques name the muscles, tools and mistakes of any pack, and routines the
	// techniques of any pack, so each layer is complete before the next is read.
	var kept []*source
	for _, s := range from {
		if p := (&source{Source: s, tag: translation(s.FS, l.language)}); l.readPack(p) {
			kept = append(kept, p)
		}
	}
	for _, p := range kept {
		l.readKnow(p)
	}
	for _, p := range kept {
		l.readTechniques(p)
	}
	l.number()
	for _, p := range kept {
		l.readRoutines(p)
	}
}

// source is a pack while it is read.
type source struct {
	Source
	pack     Pack
	tag      string // the folder of its translation; empty: none
	routines *table // pack.toml, where it has routines of its own
}

// shown is how problems call a file of the pack.
func (s *source) shown(name string) string {
	if s.Alone() {
		return s.Name
	}
	return path.Join(s.Name, name)
}

type loader struct {
	library  *Library
	problems []Problem
	homes    map[string]string // where an ID was first declared, by kind and ID
	refused  []ID              // techniques whose files had a problem
	parser   unstable.Parser

	language     string    // that is wanted; empty: that of each pack
	untranslated []Problem // of translations
	gaps         []Problem // what translations lack
}

// claim takes an ID for a declaration. It refuses one that is taken.
func (l *loader) claim(r *reader, key, kind, id string) {
	if id == "" {
		return
	}
	if home, taken := l.homes[kind+" "+id]; taken {
		r.refuse(key, fmt.Sprintf("the ID of a %s that is not in use yet", kind), fmt.Sprintf("%q, which %s declares", id, home))
		return
	}
	l.homes[kind+" "+id] = r.f.name
}

// read parses a file and hands its top table over. It tells whether the file was
// there and without a problem.
func (l *loader) read(s *source, name string, required bool, visit func(*reader)) bool {
	f := &file{name: s.shown(name)}
	defer func() { l.problems = append(l.problems, f.problems...) }()
	data, err := readFile(s.FS, name)
	if errors.Is(err, fs.ErrNotExist) && !required {
		return false
	}
	if err != nil {
		f.refuse(0, "", fmt.Sprintf("a file of at most %d KB that can be read", maxSize>>10), reason(err))
		return false
	}
	if l.translate(s, name, data, visit) {
		return true
	}
	root, err := parse(&l.parser, data)
	if bad := (*syntaxError)(nil); errors.As(err, &bad) {
		f.refuse(bad.line, clip(bad.key), bad.expected, bad.found)
		return false
	}
	r := &reader{f: f, t: root}
	visit(r)
	if !f.ok() && s.tag != "" {
		// What is wrong with the file itself need not be told of its translation too.
		translated := path.Join(s.Name, s.tag, name)
		l.untranslated = slices.DeleteFunc(l.untranslated, func(p Problem) bool { return p.File == translated })
	}
	return f.ok()
}

var errTooLarge = errors.New("a larger one")
var errNotAFile = errors.New("something that is not a file")

func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name) // before opening, which would wait for ever on a pipe
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotAFile
	case info.Size() > maxSize:
		return nil, errTooLarge
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err == nil && len(data) > maxSize {
		err = errTooLarge
	}
	return data, err
}

// reason says in words why a file can't be read.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "none"
	case errors.Is(err, fs.ErrPermission):
		return "one that you have no permission to read"
	case err == errTooLarge || err == errNotAFile:
		return err.Error()
	}
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	return "a fault in reading it (" + err.Error() + ")"
}

// readPack reads pack.toml. False means that nothing else of the pack can be used.
func (l *loader) readPack(s *source) (usable bool) {
	base := strings.TrimSuffix(path.Base(s.Name), ".toml")
	s.pack = Pack{ID: base, Name: base}
	usable = true
	l.read(s, packFile, true, func(r *reader) {
		if e := r.t.get("format"); e != nil && e.sort == isNumber && e.number > Format {
			r.refuse("format", fmt.Sprintf("format %d, which this version of Unknot reads", Format),
				figure(e.number)+", which needs a newer Unknot")
			usable = false
			return
		}
		r.whole("format", 1, Format, true)
		p := Pack{
			ID:       r.id("id"),
			Name:     r.text("name", nameSize),
			Version:  r.text("version", nameSize),
			Language: r.text("language", nameSize),
			Authors:  r.texts("authors", 0, 20, nameSize),
		}
		if home, taken := l.homes["pack "+p.ID]; taken {
			r.refuse("id", "the ID of a pack that is not in use yet", fmt.Sprintf("%q, which %s declares", p.ID, home))
			usable = false
			return
		}
		l.claim(r, "id", "pack", p.ID)
		if p.ID != "" {
			if s.tag != "" {
				p.Language = s.tag
			}
			s.pack = p
		}
		l.library.muscles = append(l.library.muscles, each(r, "muscles", 0, 100, func(r *reader) MuscleWords {
			m := MuscleWords{Muscle(r.id("id")), r.text("name", nameSize)}
			l.claim(r, "id", "muscle", string(m.ID))
			return m
		})...)
		l.library.tools = append(l.library.tools, each(r, "tools", 0, 100, func(r *reader) ToolWords {
			t := ToolWords{Tool(r.id("id")), r.text("name", nameSize), r.maybe("get", lineSize), r.text("lack", lineSize)}
			l.claim(r, "id", "tool", string(t.ID))
			return t
		})...)
		if sub := r.sub("phrases", false); sub != nil {
			readPhrases(sub, &l.library.phrases)
		}
		if r.asked = append(r.asked, routinesKey); r.has(routinesKey) {
			s.routines = r.t // they may name techniques that are still to be read
		}
		r.done()
	})
	if info, err := fs.Stat(s.FS, packFile); err != nil || info.IsDir() {
		return false
	}
	if usable {
		l.library.packs = append(l.library.packs, s.pack)
		l.strays(s)
	}
	return usable
}

// strays refuses TOML files that no pack has, which are misspelt names mostly.
func (l *loader) strays(s *source) {
	known := []string{packFile, routinesFile, knowFile}
	entries, _ := fs.ReadDir(s.FS, ".")
	for _, e := range entries {
		if path.Ext(e.Name()) == ".toml" && !slices.Contains(known, e.Name()) {
			l.problems = append(l.problems, Problem{File: path.Join(s.Name, e.Name()),
				Expected: oneOf(known) + ", or a technique in the folder " + techniquesDir, Found: "another name"})
		}
	}
}

func (l *loader) readTechniques(s *source) {
	entries, err := fs.ReadDir(s.FS, techniquesDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.problems = append(l.problems, Problem{File: path.Join(s.Name, techniquesDir), Expected: "a folder of techniques that can be read", Found: reason(err)})
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return path.Ext(e.Name()) != ".toml" })
	if len(entries) > maxFiles {
		l.problems = append(l.problems, Problem{File: path.Join(s.Name, techniquesDir), Expected: fmt.Sprintf("at most %d techniques", maxFiles), Found: fmt.Sprint(len(entries))})
		entries = entries[:maxFiles]
	}
	for _, e := range entries {
		l.readTechnique(s, path.Join(techniquesDir, e.Name()))
	}
}

// readTechnique reads one technique file, named like its ID.
func (l *loader) readTechnique(s *source, name string) {
	stem := strings.TrimSuffix(path.Base(name), ".toml")
	var t Technique
	ok := l.read(s, name, true, func(r *reader) {
		t = l.technique(r)
		t.Pack = s.pack.ID
		if string(t.ID) != stem && t.ID != "" {
			r.refuse("id", quote(stem)+", which is the name of the file", quote(string(t.ID)))
		}
		if r.f.ok() {
			l.claim(r, "id", "technique", string(t.ID))
		}
	})
	if ok {
		l.library.techniques = append(l.library.techniques, t)
	} else {
		l.refused = append(l.refused, ID(stem))
	}
}

// number gives a number to the techniques without one and sorts by number.
func (l *loader) number() {
	next := 0
	for _, t := range l.library.techniques {
		next = max(next, t.Number)
	}
	for i := range l.library.techniques {
		if t := &l.library.techniques[i]; t.Number == 0 {
			next++
			t.Number = next
		}
	}
	slices.SortStableFunc(l.library.techniques, func(a, b Technique) int { return a.Number - b.Number })
}

// routinesKey is the key of a list of routines.
const routinesKey = "routines"

func (l *loader) readRoutines(s *source) {
	visit := func(r *reader) {
		l.library.routines = append(l.library.routines, each(r, routinesKey, 0, 200, func(r *reader) Routine {
			return l.routine(r, s.pack.ID)
		})...)
	}
	if s.routines != nil {
		f := &file{name: s.shown(packFile)}
		visit(&reader{f: f, t: s.routines})
		l.problems = append(l.problems, f.problems...)
	}
	l.read(s, routinesFile, false, func(r *reader) {
		visit(r)
		r.done()
	})
}

// routine reads one [[routines]].
func (l *loader) routine(r *reader, pack string) Routine {
	routine := Routine{
		ID:      ID(r.id("id")),
		Name:    r.text("name", nameSize),
		Summary: r.maybe("summary", lineSize),
		When:    r.maybe("when", textSize),
		Length:  r.maybe("length", nameSize),
		Pack:    pack,
	}
	for _, id := range r.located("techniques", 1, 20, longest) {
		routine.Techniques = append(routine.Techniques, ID(id.text))
		if _, ok := l.library.Technique(ID(id.text)); ok {
			continue
		}
		expected, found := l.known("technique", l.techniqueIDs()), quote(id.text)
		if slices.Contains(l.refused, ID(id.text)) {
			found += ", whose own file has a problem"
		} else if near := nearest(id.text, l.techniqueIDs()); near != "" {
			expected = "a known technique, such as " + near
		}
		r.f.refuse(id.line, r.path+"techniques", expected, found)
	}
	each(r, "doses", 0, 20, func(r *reader) struct{} {
		l.chosen(r, &routine)
		return struct{}{}
	})
	l.claim(r, "id", "routine", string(routine.ID))
	return routine
}

// chosen reads one of the doses that were chosen for techniques of a routine.
func (l *loader) chosen(r *reader, routine *Routine) {
	id := ID(r.id("technique"))
	t, known := l.library.Technique(id)
	switch _, twice := routine.Doses[id]; {
	case id == "":
	case !slices.Contains(routine.Techniques, id):
		r.refuse("technique", "one of the techniques of this routine", quote(string(id)))
	case twice:
		r.refuse("technique", "each technique once", quote(string(id))+" again")
	}
	if !known {
		r.asked = append(r.asked, "count", "hold_s") // what they may be is not known
		return
	}
	d := t.Dose
	c := Chosen{Count: r.whole("count", d.Count.Lo, d.Count.Hi, d.Count.Lo != d.Count.Hi)}
	if d.Count.Lo == d.Count.Hi {
		c.Count = d.Count.Lo
	}
	fits, ok := d.Holds(c.Count)
	switch {
	case c.Count == 0:
		fits = d.Hold
	case !ok && d.Sided && c.Count%2 != 0:
		r.refuse("count", "an even number, since left and right get the same", fmt.Sprint(c.Count))
		fits = d.Hold
	case !ok:
		r.refuse("count", "a number with which the technique keeps its length of "+seconds(d.Total)+" s", fmt.Sprint(c.Count))
		fits = d.Hold
	}
	c.Hold = r.seconds("hold_s", fits.Lo.Seconds(), fits.Hi.Seconds())
	if !r.has("hold_s") {
		r.refuse("hold_s", secondsForm(fits.Lo.Seconds(), fits.Hi.Seconds()), "nothing")
	}
	if r.f.ok() || c.Hold > 0 {
		if routine.Doses == nil {
			routine.Doses = map[ID]Chosen{}
		}
		routine.Doses[id] = c
	}
}

func (l *loader) techniqueIDs() []string {
	var ids []string
	for _, t := range l.library.techniques {
		ids = append(ids, string(t.ID))
	}
	return ids
}

func (l *loader) known(kind string, ids []string) string {
	if len(ids) == 0 {
		return "a known " + kind + ", of which there is none"
	}
	return "a known " + kind + ": " + oneOf(ids)
}
