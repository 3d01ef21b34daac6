package coach

import (
	"errors"
	"fmt"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Lead-ins: the time to get in place.
const (
	ReadyCountdown = 15 * time.Second // before the first technique
	FetchCountdown = 20 * time.Second // the same, when a tool must be fetched
	DefaultLeadIn  = 8 * time.Second  // before each further technique
)

// ErrNothingLeft is the reason when no technique of a routine can be done with what is
// at hand. The error that wraps it tells a person why.
var ErrNothingLeft = errors.New("nothing of this routine can be done today")

// Library is where Fit looks techniques up, and the words for tools; a
// [technique.Library] is one.
type Library interface {
	Technique(technique.ID) (technique.Technique, bool)
	Tool(technique.Tool) technique.ToolWords
}

// Fit lays a routine out in time, with the tools at hand and inside the time asked for.
//
// Every dose stays inside the ranges of its technique, whatever the budget. With no
// budget each dose is taken at the low end, the middle or the high end of its range; one that
// the routine itself chooses is taken as it is, with and without a budget.
// With a budget, which counts lead-ins too, the techniques share the time that is there
// between their low and their high ends in proportion; what remains is given second by
// second to single holds, right and left alike. A budget outside the ranges gets the
// nearest length and a note that says so.
//
// Techniques whose tools are missing, or that rest today, are left out with a reason.
// When none remains, the error wraps [ErrNothingLeft] and gives the reasons.
func Fit(lib Library, req Request) (Timeline, error) {
	if req.Budget < 0 {
		return Timeline{}, fmt.Errorf("%s: a session can't last less than nothing; give a time above 0, or none", req.Routine.Name)
	}
	line := Timeline{Routine: req.Routine, words: wordsOf(req.Texts)}
	line.Techniques, line.LeftOut = selectTechniques(lib, line.words, req)
	if len(line.Techniques) == 0 {
		return line, nothingLeft(line)
	}

	choices := make([][]plan, len(line.Techniques))
	for i, t := range line.Techniques {
		choices[i] = plans(t.Dose)
		if len(choices[i]) == 0 {
			return Timeline{}, fmt.Errorf("%s: no number and length of holds gives a total of %s to %s; check the dose of %q in its pack",
				t.Name, t.Dose.Total.Lo, t.Dose.Total.Hi, t.ID)
		}
		if c, ok := req.Routine.Doses[t.ID]; ok && t.Dose.Allows(c) {
			choices[i] = []plan{{count: c.Count, hold: c.Hold, length: t.Dose.Length(c.Count, c.Hold)}}
		}
	}
	leads := leadIns(line.Techniques, req)
	var lead time.Duration
	for _, d := range leads {
		lead += d
	}

	line.layOut(lib, leads, choose(choices, req, req.Budget-lead), req.Variant)
	line.Notes = append(budgetNotes(req, line.words, line.Length(), lead, choices), orderNotes(lib, line)...)
	return line, nil
}

// selectTechniques parts the techniques of a routine into those that are done and those that are
// left out.
func selectTechniques(lib Library, w words, req Request) ([]technique.Technique, []LeftOut) {
	var done []technique.Technique
	var out []LeftOut
	for _, id := range req.Routine.Techniques {
		t, known := lib.Technique(id)
		switch reason, rests := req.Rest[id]; {
		case !known:
			out = append(out, LeftOut{id, w.Say("session.out.unknown", "ID", string(id))})
		case rests:
			out = append(out, LeftOut{id, reason})
		case len(missing(t, req.Have)) > 0:
			out = append(out, LeftOut{id, sayMissing(lib, w, t, missing(t, req.Have))})
		default:
			done = append(done, t)
		}
	}
	return done, out
}

// missing lists the tools of a technique that are not at hand.
func missing(t technique.Technique, have func(technique.Tool) bool) []technique.Tool {
	var tools []technique.Tool
	for _, tool := range t.Tools {
		if have != nil && !alwaysAtHand(tool) && !have(tool) {
			tools = append(tools, tool)
		}
	}
	return tools
}

// leadIns gives the time to get in place before each technique.
func leadIns(ts []technique.Technique, req Request) []time.Duration {
	leads := make([]time.Duration, len(ts))
	for i := range leads {
		leads[i] = DefaultLeadIn
		if req.LeadIn > 0 {
			leads[i] = req.LeadIn
		}
	}
	leads[0] = ReadyCountdown
	if needsFetching(ts) {
		leads[0] = FetchCountdown
	}
	return leads
}
