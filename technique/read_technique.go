package technique

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// technique reads one technique file.
func (l *loader) technique(r *reader) Technique {
	t := Technique{
		ID:        ID(r.id("id")),
		Number:    l.badge(r),
		Name:      r.text("name", nameSize),
		Short:     r.text("short", 24),
		Summary:   r.text("summary", textSize),
		Position:  r.text("position", lineSize),
		Target:    r.text("target", 64),
		Role:      Role(r.choice("role", string(WarmUp), string(Release), string(Finish))),
		Depth:     Depth(r.choice("depth", string(Gentle), string(Deep))),
		WarmFirst: r.truth("warm_first"),
		Scene:     r.maybe("scene", longest),
		Feel:      r.maybe("feel", nameSize),
	}
	for _, m := range names(l, r, "muscles", "muscle", 1, l.library.muscles, func(m MuscleWords) string { return string(m.ID) }) {
		t.Targets = append(t.Targets, m.ID)
	}
	t.Tools = []Tool{}
	for _, w := range names(l, r, "tools", "tool", 0, l.library.tools, func(w ToolWords) string { return string(w.ID) }) {
		t.Tools = append(t.Tools, w.ID)
	}
	t.Mistakes = names(l, r, "mistakes", "mistake", 0, l.library.know.Mistakes, func(m Mistake) string { return m.ID })

	d := r.sub("dose", true)
	if d != nil {
		before := len(r.f.problems)
		t.Dose = dose(d)
		d.done()
		if len(r.f.problems) > before {
			d = nil // which cues a broken dose needs can't be said
		}
	}
	for _, s := range r.located("setup", 1, 3, lineSize) {
		sided(r.f, s, "setup", d == nil || t.Dose.Sided)
		t.Setup = append(t.Setup, s.text)
	}
	for _, step := range each(r, "steps", 1, 8, func(r *reader) [2]string {
		return [2]string{r.text("do", lineSize), r.maybe("note", lineSize)}
	}) {
		t.Steps = append(t.Steps, step[0])
		t.StepNotes = append(t.StepNotes, step[1])
	}
	if c := r.sub("cues", true); c != nil {
		t.Cues = map[Phase]Cue{}
		for _, p := range []Phase{Ready, Next, Work, Letting, Shift, Switch} {
			if d == nil || t.Dose.has(p) {
				if cue := c.sub(string(p), d != nil); cue != nil {
					t.Cues[p] = readCue(cue, p, d == nil || t.Dose.Sided)
				}
			} else if c.has(string(p)) {
				c.asked = append(c.asked, string(p))
				c.refuse(string(p), fmt.Sprintf("no cue for %s, since the dose has none", p), "one")
			}
		}
		c.done()
	}
	r.done()
	return t
}

// badge reads the number, which may be missing but not taken.
func (l *loader) badge(r *reader) int {
	n := r.whole("number", 1, 99, false)
	for _, t := range l.library.techniques {
		if n > 0 && t.Number == n {
			r.refuse("number", "a number that is free, or none to be given the next one", fmt.Sprintf("%d, which %s has", n, t.ID))
			return 0
		}
	}
	return n
}

// names reads a list of IDs that must be declared in some pack.
func names[D any](l *loader, r *reader, key, kind string, least int, declared []D, id func(D) string) []D {
	var ids []string
	for _, d := range declared {
		ids = append(ids, id(d))
	}
	var found []D
	var used []string
	for _, name := range r.located(key, least, 20, longest) {
		i := slices.Index(ids, name.text)
		switch {
		case slices.Contains(used, name.text):
			r.f.refuse(name.line, r.path+key, "each "+kind+" once", quote(name.text)+" again")
		case i >= 0:
			found = append(found, declared[i])
		default:
			expected := l.known(kind, ids)
			if near := nearest(name.text, ids); near != "" {
				expected = "a known " + kind + ", such as " + near
			}
			r.f.refuse(name.line, r.path+key, expected, quote(name.text))
		}
		used = append(used, name.text)
	}
	return found
}

func readCue(r *reader, p Phase, side bool) Cue {
	c := Cue{
		Verb: r.text("verb", nameSize),
		Line: r.text("line", lineSize),
		Say:  r.texts("say", 1, mostSentences, lineSize),
		Half: r.sentences("half", false, side),
	}
	switch p {
	case Work:
		c.During = r.sentences("during", false, side)
		c.Last = r.sentences("last", false, side)
		c.Final = r.sentences("final", false, side)
	case Shift:
		c.First = r.sentences("first", false, side)
	}
	for _, key := range []string{"verb", "line", "say"} {
		e := r.t.get(key)
		if e == nil {
			continue
		}
		for _, v := range append([]value{e.value}, e.list...) {
			sided(r.f, located{v.text, v.line}, r.path+key, side)
		}
	}
	r.done()
	return c
}

// mostSentences is how many sentences there may be to choose from.
const mostSentences = 8

// sentences reads one text or a list of them, which may be missing. Timed ones may hold
// {seconds}, sided ones a side.
func (r *reader) sentences(key string, timed, side bool) (all []string) {
	if !r.has(key) {
		r.asked = append(r.asked, key)
		return nil
	}
	var texts []located
	if e := r.t.get(key); e.sort == isText {
		if text := r.text(key, lineSize); text != "" {
			texts = []located{{text, e.value.line}}
		}
	} else {
		texts = r.located(key, 1, mostSentences, lineSize)
	}
	for _, t := range texts {
		all = append(all, t.text)
		if timed {
			t.text = strings.ReplaceAll(t.text, "{seconds}", "")
		}
		sided(r.f, t, r.path+key, side)
	}
	return all
}

var placeholder = regexp.MustCompile(`\{[^}]*\}?`)

// sided refuses placeholders that are unknown, or that have no side to speak of.
func sided(f *file, t located, key string, side bool) {
	for _, p := range placeholder.FindAllString(t.text, -1) {
		switch {
		case !slices.Contains([]string{"{side}", "{Side}", "{other}", "{Other}"}, p):
			f.refuse(t.line, key, "{side}, {Side}, {other} or {Other} in braces", quote(p))
		case !side:
			f.refuse(t.line, key, "no "+strings.ToLower(p)+", since the dose is not sided", "one")
		}
	}
}
