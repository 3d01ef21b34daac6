package coach

import (
	"strings"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// sayFetch asks for everything that must be fetched, and last for the place; empty when
// nothing must.
func sayFetch(lib Library, ts []technique.Technique) string {
	var things, places []string
	for _, t := range ts {
		for _, tool := range t.Tools {
			get := lib.Tool(tool).Get
			switch {
			case alwaysAtHand(tool) || get == "":
			case tool == technique.Wall:
				places = append(places, get)
			default:
				things = append(things, get)
			}
		}
	}
	return strings.Join(unique(append(things, places...)), " ")
}

// sayMissing is the reason to leave a technique out whose tools are missing.
func sayMissing(lib Library, w words, t technique.Technique, tools []technique.Tool) string {
	var lacks []string
	for _, tool := range tools {
		if tool == technique.Partner {
			lacks = append(lacks, w.Say("session.out.partner", "Name", plainName(t.ID)))
			continue
		}
		lacks = append(lacks, lib.Tool(tool).Lack)
	}
	return strings.Join(lacks, " ")
}

// plainName is the ID of a technique in words, which makes a subject for "needs" where a
// short name such as "Effleurage strokes" would not.
func plainName(id technique.ID) string {
	words := strings.ReplaceAll(string(id), "-", " ")
	return strings.ToUpper(words[:min(1, len(words))]) + words[min(1, len(words)):]
}

// nothingLeft tells why no technique remains.
func nothingLeft(line Timeline) error {
	var reasons []string
	for _, out := range line.LeftOut {
		reasons = append(reasons, out.Reason)
	}
	if len(reasons) == 0 {
		reasons = []string{line.words.Say("session.out.empty")}
	}
	return nothing(line.words.Say("session.out.nothing", "Routine", line.Routine.Name, "Reasons", strings.Join(unique(reasons), " ")))
}

// nothing is [ErrNothingLeft] in the person's words.
type nothing string

func (n nothing) Error() string { return string(n) }

func (nothing) Unwrap() error { return ErrNothingLeft }

// unique keeps the first of equal sentences.
func unique(sentences []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, s := range sentences {
		if !seen[s] {
			seen[s] = true
			kept = append(kept, s)
		}
	}
	return kept
}

// budgetNotes tells when a budget could not be met.
func budgetNotes(req Request, w words, length, lead time.Duration, choices [][]plan) []string {
	if req.Budget == 0 || (length-req.Budget).Abs() < time.Second {
		return nil
	}
	least, most := lead, lead
	for _, ps := range choices {
		least += ps[0].length
		most += ps[len(ps)-1].length
	}
	switch {
	case req.Budget < least:
		return []string{w.Say("session.note.least", "Routine", req.Routine.Name, "Length", w.length(length))}
	case req.Budget > most:
		return []string{w.Say("session.note.most", "Routine", req.Routine.Name, "Length", w.length(length))}
	}
	return []string{w.Say("session.note.nearest", "Budget", w.length(req.Budget), "Routine", req.Routine.Name, "Length", w.length(length))}
}

// orderNotes gives advice when what was left out matters to the rest.
func orderNotes(lib Library, line Timeline) []string {
	var warmUp, finish bool // what was left out
	for _, out := range line.LeftOut {
		t, _ := lib.Technique(out.Technique)
		warmUp = warmUp || t.Role == technique.WarmUp
		finish = finish || t.Role == technique.Finish
	}
	var notes []string
	if cold := coldDeep(line.Techniques); warmUp && cold != "" {
		notes = append(notes, line.words.Say("session.note.no_warm_up", "Lower", strings.ToLower(cold), "Name", cold))
	}
	if last := line.Techniques[len(line.Techniques)-1]; finish && last.Role != technique.Finish {
		notes = append(notes, line.words.Say("session.note.no_finish"))
	}
	return notes
}

// coldDeep names the first technique that wants warm muscle and has no warm-up before
// it; empty if there is none.
func coldDeep(ts []technique.Technique) string {
	for _, t := range ts {
		if t.Role == technique.WarmUp {
			return ""
		}
		if t.Depth == technique.Deep || t.WarmFirst {
			return t.Short
		}
	}
	return ""
}
