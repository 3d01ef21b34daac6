// Package technique says WHAT Unknot coaches: self-massage techniques with their
// doses, and the routines made of them, gathered in packs.
//
// A pack is a folder of TOML files; assets/packs/FORMAT.md describes it. The pack
// that ships inside the program and the packs that people write pass through the
// same loader and the same checks: what is wrong is refused file by file as a
// [Problem] with the file, the line, the key and what was expected there, and the
// rest is loaded.
//
// Most programs need two calls: [Builtin] or [LoadAll] to get a [Library], and
// [Library.Routine] or [Library.Technique] to look things up. [CheckPath] is for
// people who write packs. Everything in the package is pure once loaded: values
// are never changed and may be shared.
package technique

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ID names a technique or a routine, in lower-case words joined by hyphens,
// such as "tennis-ball-wall". IDs are unique across all loaded packs.
type ID string

// Muscle names one muscle or muscle part, such as "trapezius-upper".
type Muscle string

// Tool names something a person needs at hand, such as "tennis-ball".
type Tool string

// The tools that the shipped pack uses. A partner is a tool here because the
// question is the same: is one at hand today?
const (
	Hands        Tool = "hands" // always at hand
	TennisBall   Tool = "tennis-ball"
	TwoBalls     Tool = "two-balls" // two tennis balls in a tied sock
	LacrosseBall Tool = "lacrosse-ball"
	Wall         Tool = "wall"
	Floor        Tool = "floor" // always at hand
	Partner      Tool = "partner"
)

// Depth tells how deep a technique works. Deep work wants a day of rest after it.
type Depth string

const (
	Gentle Depth = "gentle"
	Deep   Depth = "deep"
)

// Role is the place of a technique in a routine.
type Role string

const (
	WarmUp  Role = "warm-up"
	Release Role = "release"
	Finish  Role = "finish"
)

// Kind tells how the dose of a technique is counted.
type Kind string

const (
	// Sides works one side for a while, then the other.
	Sides Kind = "sides"
	// Reps holds and lets go, many times.
	Reps Kind = "reps"
	// Spots holds still on one spot, then shifts to the next; left and right alike.
	Spots Kind = "spots"
	// Positions rests on one position, then moves along; both sides at once.
	Positions Kind = "positions"
	// Strokes goes on without a count.
	Strokes Kind = "strokes"
)

// Phase is what a person does during one segment of a session.
type Phase string

const (
	Ready   Phase = "ready"   // before the first technique
	Next    Phase = "next"    // between two techniques
	Work    Phase = "work"    // hold, knead, squeeze, stroke
	Letting Phase = "release" // let go slowly, before a shift or the next repetition
	Shift   Phase = "shift"   // move to the next spot or position
	Switch  Phase = "switch"  // change sides
)

// Span is a range of time, both ends included.
type Span struct{ Lo, Hi time.Duration }

// Count is a range of whole numbers, both ends included.
type Count struct{ Lo, Hi int }

// Dose is how much of a technique is right. A coached dose never leaves these
// ranges: the facts behind them are in docs and in the pack itself.
//
// Count counts over both sides together and is even where Sided is true, since
// left and right get the same.
type Dose struct {
	Kind  Kind
	Sided bool // worked on the right, then on the left
	Count Count
	Hold  Span // length of one hold, side, repetition or position
	// Usual is the hold of the shortest dose: Count.Lo holds of this length meet
	// Total. It lies inside Hold and is never 0 once loaded.
	Usual time.Duration
	// Release is the time to let go after each hold (0: none).
	Release time.Duration
	// Shift is the time to move to the next spot or position (0: none).
	Shift time.Duration
	// ShiftFirst tells that a shift also comes before the first hold of each side,
	// because the spot must be found first.
	ShiftFirst bool
	// Switch is the time to change sides (0: none).
	Switch time.Duration
	// Total is the allowed length of the whole technique: holds, releases, shifts
	// and the change of sides, without the lead-in before it.
	Total Span
}

// Cue is what a person sees and hears in one phase of a technique. The texts of a
// sided technique may hold {side} and {other}; see [Fill].
type Cue struct {
	Verb string   // two or three words, read from across the room: "Hold still"
	Line string   // one short sentence below the verb
	Say  []string // spoken sentences to choose from, one at a time
	// What else may be spoken, each one of several sentences; none of it must be there.
	Half   []string // half way through a hold
	During []string // within a long hold: how to breathe, where and how hard
	Last   []string // in the last seconds of a long hold
	First  []string // in place of Say, where a shift leads to the first spot of a side
	Final  []string // in place of Say, at the last of several holds of a side
}

// Mistake is something to warn of, named M1 to M5 in the shipped pack.
type Mistake struct {
	ID    string
	Title string // what is done wrong: "Rolling over the spot"
	Text  string // why, or what to do instead
}

// Technique is one self-massage technique.
type Technique struct {
	ID       ID
	Number   int    // shown in its badge, 1 to 7 in the shipped pack; unique
	Name     string // "Tennis ball against the wall"
	Short    string // for the timeline and lists: "Tennis ball wall"
	Summary  string // one or two sentences
	Position string // how to stand, sit or lie
	Target   string // what it works on, in words: "Rhomboids, mid and lower trapezius"
	Targets  []Muscle
	Tools    []Tool // all of them are needed; empty, never nil, where nothing is
	Role     Role
	Depth    Depth
	// WarmFirst tells that the muscle must be warm before, as for a hard ball.
	WarmFirst bool
	Dose      Dose
	Scene     string        // the picture in package figure
	Setup     []string      // up to three lines to get in place; may hold {side}
	Steps     []string      // what to do, in order
	StepNotes []string      // a hint below each step, as many as Steps; "" for none
	Cues      map[Phase]Cue // for every phase that the dose has, and Ready, Next and Work
	Mistakes  []Mistake     // to warn of
	Feel      string        // how hard: "Firm, 5 to 7 of 10"; empty where pressure is not the point
	Pack      string        // ID of the pack that it came from
}

// Routine is techniques in an order, with the reason to choose it.
type Routine struct {
	ID         ID
	Name       string // "Mild desk tension"
	Summary    string // in a few words; may be empty, as When and Length
	When       string // when to choose it
	Length     string // how long, in words: "under 5 min"
	Techniques []ID
	// Doses are those that were chosen for techniques of this routine. The others are taken
	// as the settings and the time ask for.
	Doses map[ID]Chosen
	Pack  string // ID of the pack that it came from; empty for one a person built
}

// Chosen is one way to take a dose: so many holds of this length. A loaded one lies inside
// the dose of its technique.
type Chosen struct {
	Count int // over both sides together
	Hold  time.Duration
}

// Fill puts the words for the side that is worked on and for the other side into
// a text of a [Cue] or a setup line: {side} and {other}, or {Side} and {Other} at
// the start of a sentence.
func Fill(text, side, other string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return strings.NewReplacer(
		"{side}", side, "{Side}", capital(side),
		"{other}", other, "{Other}", capital(other),
	).Replace(text)
}

func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + word[n:]
}
