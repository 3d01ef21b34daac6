package library

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
)

// texts words what a technique is, of the packs and of the language.
type texts struct{ page.Given }

// length writes a range of time: "2 to 3 min", "1 min", "8 to 10 s".
func (w texts) length(s technique.Span) string {
	unit, lo, hi := "seconds", whole(s.Lo, time.Second), whole(s.Hi, time.Second)
	if s.Lo >= time.Minute {
		unit, lo, hi = "minutes", whole(s.Lo, time.Minute), whole(s.Hi, time.Minute)
	}
	if lo == hi {
		return w.Words.Say("library."+unit, "Count", lo)
	}
	return w.Words.Say("library."+unit+"_range", "From", lo, "To", hi)
}

func whole(d, unit time.Duration) int { return int((d + unit/2) / unit) }

// dose words how the work is counted: "8 to 10 s, 10 to 14 spots". It is empty for strokes,
// which are not.
func (w texts) dose(d technique.Dose) string {
	if d.Kind == technique.Strokes {
		return ""
	}
	hold := w.length(d.Hold)
	if d.Kind == technique.Sides {
		return w.Words.Say("library.dose.sides", "Hold", hold)
	}
	key := "library.dose." + string(d.Kind)
	if d.Count.Lo == d.Count.Hi {
		return w.Words.Say(key, "Hold", hold, "Count", w.Words.Number(d.Count.Lo))
	}
	return w.Words.Say(key, "Hold", hold, "Count", w.Words.Say("library.range", "From", d.Count.Lo, "To", d.Count.Hi))
}

// tool names a tool by itself: "Tennis ball".
func (w texts) tool(t technique.Tool) string {
	if t == NoTool {
		return w.Words.Say("library.tool.none")
	}
	if id := "library.tool." + string(t); w.Words.Has(id) {
		return w.Words.Say(id)
	}
	return capital(w.Library.Tool(t).Name)
}

// main is the tool that a technique is known by: places are at hand for most.
func mainTool(t technique.Technique) technique.Tool {
	for _, tool := range t.Tools {
		if !isPlace(tool) {
			return tool
		}
	}
	return NoTool
}

func isPlace(t technique.Tool) bool { return t == technique.Wall || t == technique.Floor }

// tools names everything that a technique needs: "Tennis ball, wall".
func (w texts) tools(t technique.Technique) string {
	var names []string
	for _, tool := range t.Tools {
		name := w.Library.Tool(tool).Name
		if tool == technique.Hands {
			name = w.tool(tool)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return w.tool(NoTool)
	}
	return capital(strings.Join(names, ", "))
}

// lacks says what a technique needs that is not at hand; empty where nothing lacks.
func (w texts) lacks(t technique.Technique, have []string) string {
	for _, tool := range t.Tools {
		if tool != technique.Hands && tool != technique.Floor && !slices.Contains(have, string(tool)) {
			return w.Library.Tool(tool).Lack
		}
	}
	return ""
}

// found are the texts that a technique can be found by besides its own.
func (w texts) found(t technique.Technique) []string {
	texts := []string{w.length(t.Dose.Total), w.tool(mainTool(t))}
	for _, m := range t.Targets {
		texts = append(texts, w.Library.MuscleName(m))
	}
	for _, tool := range t.Tools {
		texts = append(texts, w.Library.Tool(tool).Name)
	}
	for d := t.Dose.Total.Lo; d <= t.Dose.Total.Hi; d += time.Minute {
		texts = append(texts, w.length(technique.Span{Lo: d, Hi: d}))
	}
	return texts
}

// toolIcon is the picture of a tool.
func toolIcon(t technique.Tool) icon.Name {
	switch t {
	case NoTool:
		return icon.CircleOff
	case technique.Hands:
		return icon.Hand
	case technique.TennisBall:
		return icon.Ball
	case technique.TwoBalls:
		return icon.TwoBalls
	case technique.LacrosseBall:
		return icon.LacrosseBall
	case technique.Wall:
		return icon.BrickWall
	case technique.Partner:
		return icon.Users
	}
	return icon.Info
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
