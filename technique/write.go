package technique

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/pelletier/go-toml/v2/unstable"
)

// ErrNotWritable is the reason where a file holds its routines in a way that can't be
// changed without losing something of it, such as a list in one line.
var ErrNotWritable = errors.New("its routines are not written as [[routines]], each with its own lines")

// NewPack returns a pack of one file without anything in it: what [PutRoutine] begins with
// where there is no file yet. It fails where the ID or the name are none.
func NewPack(p Pack) ([]byte, error) {
	if !idPattern.MatchString(p.ID) || len(p.ID) > longest {
		return nil, fmt.Errorf("write a pack: %q is no ID: use %s", p.ID, idForm)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "format = %d\nid = %s\nname = %s\nversion = %s\nlanguage = %s\n", Format,
		quoted(p.ID), quoted(p.Name), quoted(p.Version), quoted(p.Language))
	if len(p.Authors) > 0 {
		var authors []string
		for _, a := range p.Authors {
			authors = append(authors, quoted(a))
		}
		fmt.Fprintf(&b, "authors = [%s]\n", strings.Join(authors, ", "))
	}
	return b.Bytes(), nil
}

// PutRoutine writes a routine into the text of a pack's file: in place of the one with its
// ID, or at the end. All else stays as the person wrote it, comments and keys that are not
// known here too. Where it came from is not written. What comes back reads as the routine;
// whether its values are right is for the loader to say. The error is a [*Problem] where the
// text is no TOML, and wraps [ErrNotWritable] where it can't be changed.
func PutRoutine(file []byte, r Routine) ([]byte, error) {
	t, err := openText(file)
	if err != nil {
		return nil, err
	}
	b, found := t.block(r.ID)
	if !found {
		if t.root.get(routinesKey) != nil && len(t.blocks()) == 0 {
			return nil, fmt.Errorf("write the routine %s: %w", r.ID, ErrNotWritable)
		}
		out := append(bytes.TrimRight(t.data, "\n"), "\n\n[[routines]]\n"...)
		if len(bytes.TrimSpace(t.data)) == 0 {
			out = []byte("[[routines]]\n")
		}
		for _, key := range routineKeys {
			if text := literal(r, key); text != "" {
				out = append(out, key+" = "+text+"\n"...)
			}
		}
		return t.checked(out, r)
	}
	was, _ := t.routine(r.ID)
	after := b.head
	for _, key := range routineKeys {
		old, line := literal(was, key), t.key(b, key)
		switch text := literal(r, key); {
		case text == old || key == "doses" && sameDoses(was, r):
		case key == "doses" && line == nil:
			t.removeTables(b, key)
			t.insert(after, key, text)
		case line == nil:
			t.insert(after, key, text)
		case text == "":
			t.remove(line)
		default:
			t.replace(line, key, text)
		}
		if line := t.key(b, key); line != nil {
			after = line
		}
	}
	return t.checked(t.edited(), r)
}

// RemoveRoutine takes a routine out of the text of a pack's file. Its comments go with it,
// the rest stays. A routine that is not there is no error.
func RemoveRoutine(file []byte, id ID) ([]byte, error) {
	t, err := openText(file)
	if err != nil {
		return nil, err
	}
	b, found := t.block(id)
	if !found {
		if _, there := t.routine(id); there {
			return nil, fmt.Errorf("remove the routine %s: %w", id, ErrNotWritable)
		}
		return file, nil
	}
	t.edits = append(t.edits, edit{t.lineStart(b.head.start), t.blockEnd(b), ""})
	return t.edited(), nil
}

// Rename gives the pack in a file, and routines in it, other IDs, as is needed where theirs
// are taken already.
func Rename(file []byte, pack string, routines map[ID]ID) ([]byte, error) {
	t, err := openText(file)
	if err != nil {
		return nil, err
	}
	for i := range t.lines {
		if l := &t.lines[i]; l.kind != unstable.KeyValue {
			break
		} else if len(l.key) == 1 && l.key[0] == "id" {
			t.edits = append(t.edits, edit{l.value, l.end, quoted(pack)})
		}
	}
	for from, to := range routines {
		b, found := t.block(from)
		if !found {
			return nil, fmt.Errorf("rename the routine %s: %w", from, ErrNotWritable)
		}
		if line := t.key(b, "id"); line != nil {
			t.edits = append(t.edits, edit{line.value, line.end, quoted(string(to))})
		}
	}
	return t.edited(), nil
}

// RoutinesIn names the routines that a file declares, in their order, right or not, and
// whether it holds anything else that routines elsewhere may need, such as muscles.
func RoutinesIn(file []byte) (ids []ID, more bool) {
	t, err := openText(file)
	if err != nil {
		return nil, true
	}
	if e := t.root.get(routinesKey); e != nil {
		for _, v := range e.list {
			if v.table != nil {
				ids = append(ids, ID(textOf(v.table, "id")))
			}
		}
	}
	for _, e := range t.root.entries {
		if !slices.Contains([]string{"format", "id", "name", "version", "language", "authors", routinesKey}, e.key) {
			more = true
		}
	}
	return ids, more
}

// routineKeys are the keys of a routine, in the order in which they are written.
var routineKeys = []string{"id", "name", "summary", "when", "length", "techniques", "doses"}

// literal is a value of a routine as TOML; empty where there is none.
func literal(r Routine, key string) string {
	text := func(s string) string {
		if s == "" {
			return ""
		}
		return quoted(s)
	}
	switch key {
	case "id":
		return text(string(r.ID))
	case "name":
		return text(r.Name)
	case "summary":
		return text(r.Summary)
	case "when":
		return text(r.When)
	case "length":
		return text(r.Length)
	case "techniques":
		var all []string
		for _, id := range r.Techniques {
			all = append(all, quoted(string(id)))
		}
		if len(all) == 0 {
			return ""
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	var b strings.Builder
	for _, id := range dosed(r) {
		c := r.Doses[id]
		fmt.Fprintf(&b, "  { technique = %s, count = %d, hold_s = %s },\n", quoted(string(id)), c.Count, strconv.FormatFloat(c.Hold.Seconds(), 'f', -1, 64))
	}
	if b.Len() == 0 {
		return ""
	}
	return "[\n" + b.String() + "]"
}

// sameDoses tells whether the doses of a file are those of a routine. A file may leave out
// how many holds there are, where there is no choice.
func sameDoses(file, r Routine) bool {
	return maps.EqualFunc(file.Doses, r.Doses, func(a, b Chosen) bool { return a.Hold == b.Hold && (a.Count == b.Count || a.Count == 0) })
}

// dosed are the techniques with a dose of their own, in the order of the routine.
func dosed(r Routine) []ID {
	var ids []ID
	for _, id := range r.Techniques {
		if _, ok := r.Doses[id]; ok && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.Doses)) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// quoted is a text as a TOML basic string.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// routine reads a routine as a file has it, right or not.
func (t *packText) routine(id ID) (Routine, bool) {
	e := t.root.get(routinesKey)
	if e == nil {
		return Routine{}, false
	}
	for _, v := range e.list {
		if v.table != nil && textOf(v.table, "id") == string(id) {
			return routineOf(v.table), true
		}
	}
	return Routine{}, false
}

func routineOf(t *table) Routine {
	r := Routine{
		ID: ID(textOf(t, "id")), Name: textOf(t, "name"), Summary: textOf(t, "summary"),
		When: textOf(t, "when"), Length: textOf(t, "length"),
	}
	if e := t.get("techniques"); e != nil {
		for _, v := range e.list {
			r.Techniques = append(r.Techniques, ID(v.text))
		}
	}
	if e := t.get("doses"); e != nil {
		for _, v := range e.list {
			if v.table == nil {
				continue
			}
			if r.Doses == nil {
				r.Doses = map[ID]Chosen{}
			}
			r.Doses[ID(textOf(v.table, "technique"))] = Chosen{int(numberOf(v.table, "count")), duration(numberOf(v.table, "hold_s"))}
		}
	}
	return r
}

func textOf(t *table, key string) string {
	if e := t.get(key); e != nil {
		return e.text
	}
	return ""
}

func numberOf(t *table, key string) float64 {
	if e := t.get(key); e != nil {
		return e.number
	}
	return 0
}

// checked makes sure that a text reads as the routine that was written into it.
func (t *packText) checked(out []byte, r Routine) ([]byte, error) {
	back, err := openText(out)
	if err != nil {
		return nil, fmt.Errorf("write the routine %s: %w (%w)", r.ID, ErrNotWritable, err)
	}
	is, _ := back.routine(r.ID)
	for _, key := range routineKeys {
		if literal(is, key) != literal(whole(r), key) && (key != "doses" || !sameDoses(is, whole(r))) {
			return nil, fmt.Errorf("write the routine %s: %s would not be kept: %w", r.ID, key, ErrNotWritable)
		}
	}
	return out, nil
}

// whole rounds holds to what a file keeps.
func whole(r Routine) Routine {
	doses := maps.Clone(r.Doses)
	for id, c := range doses {
		c.Hold = c.Hold.Round(time.Millisecond)
		doses[id] = c
	}
	r.Doses = doses
	return r
}
