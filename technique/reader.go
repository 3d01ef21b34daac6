package technique

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// reader takes values out of one table and refuses what does not fit. It remembers
// which keys were asked for; done refuses the others.
type reader struct {
	f     *file
	t     *table
	path  string // of the table: "dose."
	asked []string
}

// located is a text with its line.
type located struct {
	text string
	line int
}

// idPattern is the form of all IDs.
var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

const (
	idForm   = "lower-case words joined by hyphens, such as \"tennis-ball-wall\""
	longest  = 60 // letters in an ID
	nameSize = 48 // letters in a name, which must fit a row
	lineSize = 120
	textSize = 400
)

// find returns the entry of a key of the given sort, or nil after a refusal.
func (r *reader) find(key string, want sort, expected string, required bool) *entry {
	r.asked = append(r.asked, key)
	e := r.t.get(key)
	switch {
	case e == nil && required:
		r.f.refuse(r.t.line, r.path+key, expected, "nothing")
		return nil
	case e == nil:
		return nil
	case e.sort != want:
		r.f.refuse(e.line, r.path+key, expected, e.sort.String())
		return nil
	}
	return e
}

// refuse refuses the value of a key.
func (r *reader) refuse(key, expected, found string) {
	line := r.t.line
	if e := r.t.get(key); e != nil {
		line = e.line
	}
	r.f.refuse(line, r.path+key, expected, found)
}

// has tells whether a key is there, without reading it.
func (r *reader) has(key string) bool { return r.t.get(key) != nil }

// text reads a text that must be there.
func (r *reader) text(key string, size int) string { return r.words(key, size, true) }

// maybe reads a text that may be missing, but not empty.
func (r *reader) maybe(key string, size int) string { return r.words(key, size, false) }

func (r *reader) words(key string, size int, required bool) string {
	e := r.find(key, isText, textForm(size), required)
	if e == nil || !r.fits(located{e.text, e.value.line}, key, size) {
		return ""
	}
	return e.text
}

func textForm(size int) string { return fmt.Sprintf("a text of 1 to %d letters on one line", size) }

func (r *reader) fits(t located, key string, size int) bool {
	found := ""
	switch n := utf8.RuneCountInString(t.text); {
	case strings.TrimSpace(t.text) == "":
		found = "an empty one"
	case n > size:
		found = strconv.Itoa(n) + " letters"
	case strings.ContainsFunc(t.text, unicode.IsControl):
		found = "a line break or another control character"
	default:
		return true
	}
	r.f.refuse(t.line, r.path+key, textForm(size), found)
	return false
}

// id reads an ID that must be there.
func (r *reader) id(key string) string {
	e := r.find(key, isText, "an ID: "+idForm, true)
	if e == nil {
		return ""
	}
	if len(e.text) > longest || !idPattern.MatchString(e.text) {
		r.f.refuse(e.value.line, r.path+key, "an ID: "+idForm, quote(e.text))
		return ""
	}
	return e.text
}

// located reads a list of at least least texts, with their lines.
func (r *reader) located(key string, least, most, size int) []located {
	expected := fmt.Sprintf("a list of %d to %d texts", least, most)
	e := r.find(key, isList, expected, least > 0)
	if e == nil {
		return nil
	}
	if len(e.list) < least || len(e.list) > most {
		r.f.refuse(e.line, r.path+key, expected, strconv.Itoa(len(e.list)))
		return nil
	}
	var all []located
	for _, v := range e.list {
		if v.sort != isText {
			r.f.refuse(v.line, r.path+key, expected, v.sort.String()+" in it")
			continue
		}
		t := located{v.text, v.line}
		if r.fits(t, key, size) {
			all = append(all, t)
		}
	}
	return all
}

// texts reads a list of at least least texts.
func (r *reader) texts(key string, least, most, size int) []string {
	located := r.located(key, least, most, size)
	if located == nil {
		return nil
	}
	texts := make([]string, len(located))
	for i, l := range located {
		texts[i] = l.text
	}
	return texts
}

// choice reads one of a few words.
func (r *reader) choice(key string, words ...string) string {
	expected := oneOf(words)
	e := r.find(key, isText, expected, true)
	if e == nil {
		return ""
	}
	if !slices.Contains(words, e.text) {
		r.f.refuse(e.value.line, r.path+key, expected, quote(e.text))
		return ""
	}
	return e.text
}

// truth reads true or false; missing is false.
func (r *reader) truth(key string) bool {
	e := r.find(key, isTruth, "true or false", false)
	return e != nil && e.truth
}

// whole reads a whole number inside lo and hi; missing is 0.
func (r *reader) whole(key string, lo, hi int, required bool) int {
	expected := fmt.Sprintf("a whole number %s", from(lo, hi))
	if lo == hi {
		expected = fmt.Sprintf("the number %d", lo)
	}
	e := r.find(key, isNumber, expected, required)
	if e == nil {
		return 0
	}
	if e.number != math.Trunc(e.number) || !within(e.number, float64(lo), float64(hi)) {
		r.f.refuse(e.value.line, r.path+key, expected, figure(e.number))
		return 0
	}
	return int(e.number)
}

// seconds reads a length of time inside lo and hi seconds; missing is 0.
func (r *reader) seconds(key string, lo, hi float64) time.Duration {
	expected := secondsForm(lo, hi)
	e := r.find(key, isNumber, expected, false)
	if e == nil {
		return 0
	}
	if !within(e.number, lo, hi) {
		r.f.refuse(e.value.line, r.path+key, expected, figure(e.number))
		return 0
	}
	return duration(e.number)
}

// span reads [lo, hi], or one number for both.
func (r *reader) span(key string, lo, hi float64, whole bool) (low, high float64, ok bool) {
	what := "numbers of seconds"
	if whole {
		what = "whole numbers"
	}
	expected := fmt.Sprintf("two %s %s, the smaller first, such as [%s, %s]", what, from(lo, hi), figure(lo), figure(hi))
	r.asked = append(r.asked, key)
	e := r.t.get(key)
	if e == nil {
		r.f.refuse(r.t.line, r.path+key, expected, "nothing")
		return 0, 0, false
	}
	pair := []value{e.value, e.value}
	if e.sort == isList {
		pair = e.list
	}
	if len(pair) != 2 {
		r.f.refuse(e.line, r.path+key, expected, "a list of "+strconv.Itoa(len(pair)))
		return 0, 0, false
	}
	for _, v := range pair {
		switch {
		case v.sort != isNumber:
			r.f.refuse(v.line, r.path+key, expected, v.sort.String())
			return 0, 0, false
		case !within(v.number, lo, hi) || whole && v.number != math.Trunc(v.number):
			r.f.refuse(v.line, r.path+key, expected, figure(v.number))
			return 0, 0, false
		}
	}
	if pair[0].number > pair[1].number {
		r.f.refuse(e.line, r.path+key, expected, "the larger first")
		return 0, 0, false
	}
	return pair[0].number, pair[1].number, true
}

// sub opens a table below this one, or returns nil.
func (r *reader) sub(key string, required bool) *reader {
	e := r.find(key, isTable, "a table ["+r.path+key+"]", required)
	if e == nil {
		return nil
	}
	return &reader{f: r.f, t: e.table, path: r.path + key + "."}
}

// each reads every table of a list of tables, in order, and returns what was read
// without a problem.
func each[T any](r *reader, key string, least, most int, read func(*reader) T) []T {
	expected := fmt.Sprintf("%d to %d tables [[%s%s]]", least, most, r.path, key)
	e := r.find(key, isList, expected, least > 0)
	if e == nil {
		return nil
	}
	if len(e.list) < least || len(e.list) > most {
		r.f.refuse(e.line, r.path+key, expected, strconv.Itoa(len(e.list)))
		return nil
	}
	var all []T
	for _, v := range e.list {
		if v.sort != isTable {
			r.f.refuse(v.line, r.path+key, expected, v.sort.String())
			continue
		}
		before := len(r.f.problems)
		item := &reader{f: r.f, t: v.table, path: r.path + key + "."}
		one := read(item)
		item.done()
		if len(r.f.problems) == before {
			all = append(all, one)
		}
	}
	return all
}

// done refuses the keys that were not asked for.
func (r *reader) done() {
	for _, e := range r.t.entries {
		if slices.Contains(r.asked, e.key) {
			continue
		}
		expected := oneOf(r.asked)
		if near := nearest(e.key, r.asked); near != "" {
			expected = near + ", which is the nearest key that is known here"
		}
		r.f.refuse(e.line, clip(r.path+e.key), expected, "an unknown key")
	}
}

func within(n, lo, hi float64) bool { return n >= lo && n <= hi } // false for NaN

func duration(seconds float64) time.Duration {
	return time.Duration(math.Round(seconds*1000)) * time.Millisecond
}

func secondsForm(lo, hi float64) string { return "a number of seconds " + from(lo, hi) }

func from[N int | float64](lo, hi N) string {
	return "from " + figure(float64(lo)) + " to " + figure(float64(hi))
}

func figure(n float64) string {
	if math.IsNaN(n) {
		return "not a number"
	}
	return strconv.FormatFloat(n, 'g', -1, 64)
}

func oneOf(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return "one of " + strings.Join(words, ", ")
}

func quote(s string) string { return strconv.Quote(clip(s)) }

// clip keeps a text from a broken file short.
func clip(s string) string {
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}
