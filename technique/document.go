package technique

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A document is a TOML file as a tree in which every key and value knows its line.
// The parser's own syntax tree gives the positions that a decoder into structs
// would lose.

type sort uint8

const (
	isOther sort = iota // dates and times, which packs never use
	isText
	isNumber
	isTruth
	isList
	isTable
)

func (s sort) String() string {
	return [...]string{"a date or time", "a text", "a number", "true or false", "a list", "a table"}[s]
}

type value struct {
	line   int
	sort   sort
	text   string
	number float64
	truth  bool
	list   []value
	table  *table
}

type entry struct {
	key  string
	line int
	value
}

type table struct {
	line    int
	entries []entry
	headed  bool // a [header] opened it, which must not happen twice
	sealed  bool // written in braces, which nothing may be added to
}

func (t *table) get(key string) *entry {
	for i := range t.entries {
		if t.entries[i].key == key {
			return &t.entries[i]
		}
	}
	return nil
}

// syntaxError is what is wrong with a document as TOML.
type syntaxError struct {
	line            int
	key             string
	expected, found string
}

func (e *syntaxError) Error() string { return e.expected }

// parse reads a TOML document. The parser is only a buffer that is used again.
func parse(p *unstable.Parser, data []byte) (root *table, err error) {
	if i := invalidUTF8(data); i >= 0 {
		return nil, &syntaxError{line: 1 + bytes.Count(data[:i], []byte{'\n'}), expected: "text in UTF-8", found: fmt.Sprintf("the byte %#x", data[i])}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	p.Reset(data)
	b := builder{p: p, data: data, root: &table{line: 1, headed: true}, line: 1}
	b.at = b.root
	for p.NextExpression() {
		if err := b.add(p.Expression()); err != nil {
			return nil, err
		}
	}
	if err := p.Error(); err != nil {
		line := b.line
		if pe := (*unstable.ParserError)(nil); errors.As(err, &pe) && len(pe.Highlight) > 0 {
			line = b.lineAt(p.Range(pe.Highlight).Offset)
		}
		return nil, &syntaxError{line: line, expected: "valid TOML", found: "a mistake (" + err.Error() + ")"}
	}
	return b.root, nil
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

type builder struct {
	p        *unstable.Parser
	data     []byte
	root, at *table
	offset   uint32 // up to which lines are counted
	line     int    // the line of offset
}

// lineAt is the line of a byte, from 1. Offsets mostly grow, so counting goes on
// from the last one.
func (b *builder) lineAt(offset uint32) int {
	if offset < b.offset {
		b.offset, b.line = 0, 1
	}
	b.line += bytes.Count(b.data[b.offset:offset], []byte{'\n'})
	b.offset = offset
	return b.line
}

func (b *builder) add(n *unstable.Node) error {
	switch n.Kind {
	case unstable.KeyValue:
		return b.put(b.at, n)
	case unstable.Table, unstable.ArrayTable:
		return b.open(n)
	}
	return nil
}

// open follows a [header] or [[header]] to the table that it names.
func (b *builder) open(n *unstable.Node) error {
	at := b.root
	for keys := n.Key(); keys.Next(); {
		key, line := b.key(keys.Node())
		e := at.get(key)
		switch last := keys.IsLast(); {
		case e == nil && last && n.Kind == unstable.ArrayTable:
			t := &table{line: line}
			at.entries = append(at.entries, entry{key, line, value{line: line, sort: isList, list: []value{{line: line, sort: isTable, table: t}}}})
			at = t
		case e == nil:
			t := &table{line: line, headed: last}
			at.entries = append(at.entries, entry{key, line, value{line: line, sort: isTable, table: t}})
			at = t
		case last && n.Kind == unstable.ArrayTable:
			if e.sort != isList || len(e.list) == 0 || e.list[0].sort != isTable || e.list[0].table.sealed {
				return &syntaxError{line, key, "a name that is not in use yet", "one that line " + strconv.Itoa(e.line) + " gives another meaning"}
			}
			t := &table{line: line}
			e.list = append(e.list, value{line: line, sort: isTable, table: t})
			at = t
		default:
			next := e.table
			if e.sort == isList && !last && len(e.list) > 0 {
				next = e.list[len(e.list)-1].table
			}
			if next == nil || next.sealed || last && next.headed {
				return &syntaxError{line, key, "a name that is not in use yet", "the one from line " + strconv.Itoa(e.line) + " again"}
			}
			next.headed = next.headed || last
			at = next
		}
	}
	b.at = at
	return nil
}

// put adds key = value to a table. The key may be dotted.
func (b *builder) put(at *table, n *unstable.Node) error {
	for keys := n.Key(); keys.Next(); {
		key, line := b.key(keys.Node())
		e := at.get(key)
		if keys.IsLast() {
			if e != nil {
				return &syntaxError{line, key, "each key once", "the one from line " + strconv.Itoa(e.line) + " again"}
			}
			v, err := b.value(n.Value(), line)
			if err != nil {
				return err
			}
			at.entries = append(at.entries, entry{key, line, v})
			return nil
		}
		if e == nil {
			t := &table{line: line}
			at.entries = append(at.entries, entry{key, line, value{line: line, sort: isTable, table: t}})
			at = t
			continue
		}
		if e.table == nil || e.table.sealed {
			return &syntaxError{line, key, "each key once", "the one from line " + strconv.Itoa(e.line) + " again"}
		}
		at = e.table
	}
	return nil
}

func (b *builder) key(n *unstable.Node) (string, int) {
	return string(n.Data), b.lineAt(n.Raw.Offset)
}

// value turns a node into a value. line is where its key stands; values that span
// lines have their own.
func (b *builder) value(n *unstable.Node, line int) (value, error) {
	if n.Raw.Length > 0 {
		line = b.lineAt(n.Raw.Offset)
	}
	v := value{line: line}
	switch n.Kind {
	case unstable.String:
		v.sort, v.text = isText, string(n.Data)
	case unstable.Bool:
		v.sort, v.truth = isTruth, string(n.Data) == "true"
	case unstable.Integer, unstable.Float:
		v.sort, v.number = isNumber, number(string(n.Data))
	case unstable.Array:
		v.sort = isList
		for items := n.Children(); items.Next(); {
			item, err := b.value(items.Node(), line)
			if err != nil {
				return v, err
			}
			line = item.line
			v.list = append(v.list, item)
		}
	case unstable.InlineTable:
		v.sort, v.table = isTable, &table{line: line}
		for items := n.Children(); items.Next(); {
			if err := b.put(v.table, items.Node()); err != nil {
				return v, err
			}
		}
		v.table.sealed = true
	}
	return v, nil
}

// number reads a TOML number. What is too large for its kind is not a number,
// which every range refuses.
func number(s string) float64 {
	s = strings.ReplaceAll(s, "_", "")
	if i, err := strconv.ParseInt(s, 0, 64); err == nil {
		return float64(i)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	return math.NaN()
}
