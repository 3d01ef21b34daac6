package technique

import "slices"

// Pack tells where techniques and routines came from.
type Pack struct {
	ID       string
	Name     string
	Version  string
	Language string // a language tag such as "en"
	Authors  []string
}

// MuscleWords is a muscle with its name for people.
type MuscleWords struct {
	ID   Muscle
	Name string // "Rhomboids"
}

// ToolWords is a tool with what there is to say about it.
type ToolWords struct {
	ID   Tool
	Name string // within a sentence: "tennis ball"
	Get  string // asks to fetch it: "Get your tennis ball."; empty where nothing is to fetch
	Lack string // says that it is missing: "You have no tennis ball."
}

// Library is what was loaded from packs. The zero value is an empty library.
// What it returns is shared: read it, never change it.
type Library struct {
	packs      []Pack
	muscles    []MuscleWords
	tools      []ToolWords
	techniques []Technique
	routines   []Routine
	know       GoodToKnow
	phrases    Phrases
}

// Phrases are what sessions say that belongs to no technique.
func (l *Library) Phrases() Phrases { return l.phrases }

// Technique looks a technique up by its ID.
func (l *Library) Technique(id ID) (Technique, bool) {
	i := slices.IndexFunc(l.techniques, func(t Technique) bool { return t.ID == id })
	if i < 0 {
		return Technique{}, false
	}
	return l.techniques[i], true
}

// Routine looks a routine up by its ID.
func (l *Library) Routine(id ID) (Routine, bool) {
	i := slices.IndexFunc(l.routines, func(r Routine) bool { return r.ID == id })
	if i < 0 {
		return Routine{}, false
	}
	return l.routines[i], true
}

// Session returns what a session by this ID coaches: the routine, or, where the ID is that
// of a technique, a routine of this technique alone, with its ID and names.
func (l *Library) Session(id ID) (Routine, bool) {
	if r, ok := l.Routine(id); ok {
		return r, true
	}
	t, ok := l.Technique(id)
	if !ok {
		return Routine{}, false
	}
	return Routine{ID: t.ID, Name: t.Short, Summary: t.Summary, Techniques: []ID{t.ID}, Pack: t.Pack}, true
}

// Techniques returns all techniques by their numbers.
func (l *Library) Techniques() []Technique { return l.techniques }

// Routines returns all routines, pack after pack, in the order of their packs.
func (l *Library) Routines() []Routine { return l.routines }

// GoodToKnow returns the background of all packs.
func (l *Library) GoodToKnow() GoodToKnow { return l.know }

// Packs returns the packs that were loaded, the shipped one first.
func (l *Library) Packs() []Pack { return l.packs }

// Muscles returns all muscles that the packs name.
func (l *Library) Muscles() []MuscleWords { return l.muscles }

// Tools returns all tools that the packs name.
func (l *Library) Tools() []ToolWords { return l.tools }

// MuscleName is the name for people, or the ID when no pack names the muscle.
func (l *Library) MuscleName(m Muscle) string {
	for _, w := range l.muscles {
		if w.ID == m {
			return w.Name
		}
	}
	return string(m)
}

// Tool returns what there is to say about a tool. For one that no pack names, the
// words are made of its ID.
func (l *Library) Tool(t Tool) ToolWords {
	for _, w := range l.tools {
		if w.ID == t {
			return w
		}
	}
	return ToolWords{ID: t, Name: string(t), Get: "Get your " + string(t) + ".", Lack: "You have no " + string(t) + "."}
}

// ToolsOf returns the tools that a routine needs, each once, in the order of need.
func (l *Library) ToolsOf(r Routine) []Tool {
	var in []Technique
	for _, id := range r.Techniques {
		t, _ := l.Technique(id)
		in = append(in, t)
	}
	return toolsOf(in)
}

func toolsOf(in []Technique) []Tool {
	var tools []Tool
	for _, t := range in {
		for _, tool := range t.Tools {
			if !slices.Contains(tools, tool) {
				tools = append(tools, tool)
			}
		}
	}
	return tools
}

// Deep reports whether the routine holds a technique that wants a rest day after it.
func (l *Library) Deep(r Routine) bool {
	return slices.ContainsFunc(r.Techniques, func(id ID) bool {
		t, ok := l.Technique(id)
		return ok && t.Depth == Deep
	})
}
