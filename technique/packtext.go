package technique

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// packText is a pack's file as a text that can be changed in places.
type packText struct {
	data  []byte // without a byte order mark
	root  *table
	lines []expression
	edits []edit
}

// expression is a header or a key with its value.
type expression struct {
	kind       unstable.Kind
	key        []string
	start      int // of the key
	value, end int // of the value; of a header, end is that of its last key
}

// edit replaces a piece of the text.
type edit struct {
	from, to int
	text     string
}

func openText(file []byte) (*packText, error) {
	t := &packText{data: bytes.TrimPrefix(file, []byte("\ufeff"))}
	var p unstable.Parser
	root, err := parse(&p, t.data)
	if bad := (*syntaxError)(nil); errors.As(err, &bad) {
		return nil, &Problem{File: packFile, Line: bad.line, Key: clip(bad.key), Expected: bad.expected, Found: bad.found}
	}
	t.root = root
	p.Reset(t.data)
	for p.NextExpression() {
		n := p.Expression()
		if n.Kind != unstable.KeyValue && n.Kind != unstable.Table && n.Kind != unstable.ArrayTable {
			continue
		}
		e := expression{kind: n.Kind, start: -1}
		for keys := n.Key(); keys.Next(); {
			k := keys.Node()
			if e.start < 0 {
				e.start = int(k.Raw.Offset)
			}
			e.key = append(e.key, string(k.Data))
			e.end = int(k.Raw.Offset + k.Raw.Length)
		}
		if n.Kind == unstable.KeyValue {
			e.value = e.end + bytes.IndexByte(t.data[e.end:], '=') + 1
			for t.data[e.value] == ' ' || t.data[e.value] == '\t' {
				e.value++
			}
			e.end = valueEnd(t.data, e.value)
		}
		t.lines = append(t.lines, e)
	}
	return t, nil
}

// valueEnd is where a value that begins at a place ends. The text is valid TOML.
func valueEnd(data []byte, at int) int {
	depth := 0
	for i := at; i < len(data); {
		switch c := data[i]; c {
		case '"', '\'':
			i = stringEnd(data, i)
			if depth == 0 {
				return i
			}
		case '[', '{':
			depth++
			i++
		case ']', '}':
			depth--
			i++
			if depth == 0 {
				return i
			}
		case '#':
			if depth == 0 {
				return trimmed(data, at, i)
			}
			i = lineEnd(data, i)
		case '\n':
			if depth == 0 {
				return trimmed(data, at, i)
			}
			i++
		default:
			i++
		}
	}
	return trimmed(data, at, len(data))
}

func trimmed(data []byte, from, to int) int {
	return from + len(bytes.TrimRight(data[from:to], " \t\r"))
}

// stringEnd is where the string that begins at a place ends.
func stringEnd(data []byte, at int) int {
	quote := data[at]
	long := bytes.Repeat([]byte{quote}, 3)
	if bytes.HasPrefix(data[at:], long) {
		for i := at + 3; i < len(data); i++ {
			if data[i] == '\\' && quote == '"' {
				i++
			} else if bytes.HasPrefix(data[i:], long) {
				// Up to two quotes may stand before the three that end it.
				for i += 3; i < len(data) && data[i] == quote; i++ {
				}
				return i
			}
		}
		return len(data)
	}
	for i := at + 1; i < len(data); i++ {
		switch {
		case data[i] == '\\' && quote == '"':
			i++
		case data[i] == quote:
			return i + 1
		}
	}
	return len(data)
}

func (t *packText) lineStart(at int) int { return bytes.LastIndexByte(t.data[:at], '\n') + 1 }

// lineEnd is where the line of a place ends, before its line break.
func lineEnd(data []byte, at int) int {
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(data)
}

// block is a [[routines]] with its keys and with the tables below it.
type block struct {
	head *expression
	keys []*expression // direct ones
	subs []*expression // headers below it, and their keys
	next *expression   // the header after it; nil: the file ends
}

func (t *packText) blocks() []block {
	var all []block
	open := false
	for i := range t.lines {
		e := &t.lines[i]
		switch {
		case e.kind == unstable.ArrayTable && len(e.key) == 1 && e.key[0] == routinesKey:
			if open {
				all[len(all)-1].next = e
			}
			all, open = append(all, block{head: e}), true
		case !open:
		case e.kind == unstable.KeyValue && len(all[len(all)-1].subs) == 0:
			all[len(all)-1].keys = append(all[len(all)-1].keys, e)
		case e.kind == unstable.KeyValue || e.key[0] == routinesKey:
			all[len(all)-1].subs = append(all[len(all)-1].subs, e)
		default:
			all[len(all)-1].next, open = e, false
		}
	}
	return all
}

// block is the one of a routine.
func (t *packText) block(id ID) (block, bool) {
	e := t.root.get(routinesKey)
	blocks := t.blocks()
	if e == nil || len(e.list) != len(blocks) {
		return block{}, false
	}
	for i, v := range e.list {
		if v.table != nil && textOf(v.table, "id") == string(id) {
			return blocks[i], true
		}
	}
	return block{}, false
}

// blockEnd is where what belongs to a block ends: the comments right above the next header
// are the next one's.
func (t *packText) blockEnd(b block) int {
	if b.next == nil {
		return len(t.data)
	}
	end := t.lineStart(b.next.start)
	for end > 0 {
		above := t.lineStart(end - 1)
		if line := bytes.TrimSpace(t.data[above:end]); len(line) == 0 || line[0] != '#' || above <= b.head.start {
			break
		}
		end = above
	}
	return end
}

// key is a direct key of a block.
func (t *packText) key(b block, key string) *expression {
	i := slices.IndexFunc(b.keys, func(e *expression) bool { return len(e.key) == 1 && e.key[0] == key })
	if i < 0 {
		return nil
	}
	return b.keys[i]
}

// insert puts a key into the line after an expression.
func (t *packText) insert(after *expression, key, text string) {
	if text == "" {
		return
	}
	at := lineEnd(t.data, after.end)
	t.edits = append(t.edits, edit{at, at, "\n" + key + " = " + text})
}

// replace gives a key another value. Comments inside the old one move above it.
func (t *packText) replace(e *expression, key, text string) {
	if kept := t.comments(e.value, e.end); kept != "" {
		start := t.lineStart(e.start)
		t.edits = append(t.edits, edit{start, start, kept})
	}
	t.edits = append(t.edits, edit{e.value, e.end, text})
}

// remove takes a key away with its line, and leaves its comments.
func (t *packText) remove(e *expression) {
	end := lineEnd(t.data, e.end)
	kept := t.comments(e.value, e.end) + t.comments(e.end, end)
	t.edits = append(t.edits, edit{t.lineStart(e.start), min(end+1, len(t.data)), kept})
}

// removeTables takes the tables of a key below a block away, and leaves their comments.
func (t *packText) removeTables(b block, key string) {
	inside := false
	for _, e := range b.subs {
		if e.kind != unstable.KeyValue {
			inside = len(e.key) > 1 && e.key[1] == key
		}
		switch {
		case !inside:
		case e.kind == unstable.KeyValue:
			t.remove(e)
		default:
			end := lineEnd(t.data, e.end)
			t.edits = append(t.edits, edit{t.lineStart(e.start), min(end+1, len(t.data)), t.comments(e.end, end)})
		}
	}
}

// comments are those in a piece of the text, one a line. The piece begins outside of strings.
func (t *packText) comments(from, to int) string {
	var b strings.Builder
	for i := from; i < to; {
		switch t.data[i] {
		case '"', '\'':
			i = stringEnd(t.data, i)
		case '#':
			end := min(lineEnd(t.data, i), to)
			b.Write(bytes.TrimRight(t.data[i:end], "\r"))
			b.WriteByte('\n')
			i = end
		default:
			i++
		}
	}
	return b.String()
}

// edited is the text with its edits.
func (t *packText) edited() []byte {
	slices.SortStableFunc(t.edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out []byte
	at := 0
	for _, e := range t.edits {
		out = append(out, t.data[at:e.from]...)
		out = append(out, e.text...)
		at = e.to
	}
	return append(out, t.data[at:]...)
}
