package technique

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rule names what a piece of advice is about.
type Rule string

const (
	WarmUpRule  Rule = "warm-up"  // warm up before deep work
	FinishRule  Rule = "finish"   // finish with the retraction
	RestDayRule Rule = "rest-day" // deep work wants a day of rest after it
	ToolsRule   Rule = "tools"    // what is needed and missing
	PartnerRule Rule = "partner"  // someone else is needed
)

// Level tells how much a piece of advice matters. None of them blocks a routine.
type Level string

const (
	Good Level = "good" // the rule is met
	Note Level = "note" // good to know
	Warn Level = "warn" // better changed
)

// Advice is what there is to say about a routine, for one rule.
type Advice struct {
	Rule  Rule
	Level Level
	Title string // "Warm up before deep work"
	Text  string // why, in a sentence or two
	Fix   string // the label of a button that mends it; empty where there is none
	Fixed []ID   // the techniques of the routine after the fix

	// What Title, Text and Fix name, for those who say it in another language.
	About ID     // the technique that it is about; empty where none is named
	First bool   // it stands first
	Other ID     // the technique that the fix moves or adds
	Moves bool   // the fix moves one of the routine, rather than adding one
	Lacks []Tool // what is missing
}

// Advise says what is good about a routine and what could be better: the order
// (surface to depth, warm-up before deep work, the retraction last), the rest day,
// and what is missing. have tells whether a tool is at hand; nil means that this is
// not known, and then only the need for a partner is told.
func (l *Library) Advise(r Routine, have func(Tool) bool) []Advice {
	var in []Technique
	for _, id := range r.Techniques {
		if t, ok := l.Technique(id); ok {
			in = append(in, t)
		}
	}
	var all []Advice
	for _, advice := range []func([]Technique, func(Tool) bool) (Advice, bool){
		l.adviseWarmUp, l.adviseFinish, l.adviseRest, l.adviseTools, l.advisePartner,
	} {
		if a, ok := advice(in, have); ok {
			all = append(all, a)
		}
	}
	return all
}

func (l *Library) adviseWarmUp(in []Technique, have func(Tool) bool) (Advice, bool) {
	warm := slices.IndexFunc(in, func(t Technique) bool { return t.Role == WarmUp })
	deep := slices.IndexFunc(in, func(t Technique) bool { return t.Depth == Deep })
	if deep < 0 && warm != 0 {
		return Advice{}, false
	}
	if warm == 0 || warm > 0 && warm < deep {
		text := " opens the routine."
		if warm > 0 {
			text = " comes before the deep work."
		}
		return Advice{Rule: WarmUpRule, Level: Good, Title: "Warm-up first", Text: in[warm].Short + text, About: in[warm].ID, First: warm == 0}, true
	}
	cold := in[deep:]
	if warm > 0 {
		cold = in[deep:warm]
	}
	a := Advice{Rule: WarmUpRule, Level: Note, Title: "Warm up before deep work"}
	first := cold[0]
	if i := slices.IndexFunc(cold, func(t Technique) bool { return t.WarmFirst }); i >= 0 {
		a.Level, first = Warn, cold[i]
	}
	where := " comes before any warm-up."
	if first.ID == in[0].ID {
		where = " comes first."
	}
	a.About, a.First = first.ID, first.ID == in[0].ID
	a.Text = first.Short + where + " Cold muscle tenses against a hard ball."
	if warm > 0 {
		a.Fix, a.Other, a.Moves = "Move "+lower(in[warm].Short)+" to the top", in[warm].ID, true
		a.Fixed = ids(slices.Insert(slices.Delete(slices.Clone(in), warm, warm+1), 0, in[warm]))
	} else if t, ok := l.within(WarmUp, have); ok {
		a.Fix, a.Other = "Add "+lower(t.Short)+" at the top", t.ID
		a.Fixed = ids(slices.Insert(slices.Clone(in), 0, t))
	}
	return a, true
}

func (l *Library) adviseFinish(in []Technique, have func(Tool) bool) (Advice, bool) {
	finish, ok := l.within(Finish, have)
	if !ok || len(in) == 0 {
		return Advice{}, false
	}
	if in[len(in)-1].Role == Finish {
		return Advice{Rule: FinishRule, Level: Good, Title: "Retraction last", Text: "It sets the blades after the release."}, true
	}
	a := Advice{Rule: FinishRule, Level: Warn, Title: "Finish with retraction", Text: "Otherwise the shoulders roll straight back.", Fix: "Add it at the end"}
	rest := slices.Clone(in)
	if i := slices.IndexFunc(in, func(t Technique) bool { return t.Role == Finish }); i >= 0 {
		finish = in[i]
		rest = slices.Delete(rest, i, i+1)
		a.Fix, a.Moves = "Move it to the end", true
	}
	a.Other = finish.ID
	a.Fixed = ids(append(rest, finish))
	return a, true
}

func (l *Library) adviseRest(in []Technique, _ func(Tool) bool) (Advice, bool) {
	deep := slices.ContainsFunc(in, func(t Technique) bool { return t.Depth == Deep })
	return Advice{Rule: RestDayRule, Level: Note, Title: "Deep work needs a rest day", Text: "Two days in a row is too much."}, deep
}

func (l *Library) adviseTools(in []Technique, have func(Tool) bool) (Advice, bool) {
	if have == nil {
		return Advice{}, false
	}
	a := Advice{Rule: ToolsRule, Level: Good, Title: "Tools", Text: "You have all it needs."}
	var lack []string
	needed := false
	for _, tool := range toolsOf(in) {
		if tool == Partner || tool == Hands || tool == Floor {
			continue
		}
		needed = true
		if !have(tool) {
			lack = append(lack, l.Tool(tool).Lack)
			a.Lacks = append(a.Lacks, tool)
		}
	}
	if len(lack) > 0 {
		a.Level, a.Text = Warn, strings.Join(lack, " ")+" Skipped when you start."
	}
	return a, needed
}

func (l *Library) advisePartner(in []Technique, have func(Tool) bool) (Advice, bool) {
	i := slices.IndexFunc(in, func(t Technique) bool { return slices.Contains(t.Tools, Partner) })
	if i < 0 || have != nil && have(Partner) {
		return Advice{}, false
	}
	return Advice{Rule: PartnerRule, Level: Note, Title: "Partner", Text: "For " + lower(in[i].Short) + " you need someone. Alone, I skip it.", About: in[i].ID}, true
}

// within finds the first technique of a role for which the tools are at hand.
func (l *Library) within(role Role, have func(Tool) bool) (Technique, bool) {
	for _, t := range l.techniques {
		missing := func(tool Tool) bool {
			return tool != Hands && tool != Floor && (have != nil && !have(tool) || have == nil && tool == Partner)
		}
		if t.Role == role && !slices.ContainsFunc(t.Tools, missing) {
			return t, true
		}
	}
	return Technique{}, false
}

func ids(in []Technique) []ID {
	all := make([]ID, len(in))
	for i, t := range in {
		all[i] = t.ID
	}
	return all
}

// lower makes a name fit into the middle of a sentence.
func lower(name string) string {
	r, n := utf8.DecodeRuneInString(name)
	if n == 0 {
		return ""
	}
	return string(unicode.ToLower(r)) + name[n:]
}
