package coach

import (
	"fmt"
	"strings"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// sayLength writes a length as people read it: "5 min 52 s", "6 min", "45 s".
func sayLength(d time.Duration) string {
	d = d.Round(time.Second)
	minutes, seconds := int(d/time.Minute), int(d%time.Minute/time.Second)
	switch {
	case minutes == 0:
		return fmt.Sprintf("%d s", seconds)
	case seconds == 0:
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d min %d s", minutes, seconds)
}

// sayCountdown writes a countdown to be spoken: "fifteen seconds".
func sayCountdown(d time.Duration) string {
	switch d {
	case ReadyCountdown:
		return "fifteen seconds"
	case FetchCountdown:
		return "twenty seconds"
	}
	return fmt.Sprintf("%d seconds", wholeSeconds(d))
}

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
func sayMissing(lib Library, t technique.Technique, tools []technique.Tool) string {
	var lacks []string
	for _, tool := range tools {
		if tool == technique.Partner {
			lacks = append(lacks, plainName(t.ID)+" needs someone. Alone, I skip it.")
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
		reasons = []string{"It lists no techniques."}
	}
	return fmt.Errorf("%s: %w. %s", line.Routine.Name, ErrNothingLeft, strings.Join(unique(reasons), " "))
}

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
func budgetNotes(req Request, length, lead time.Duration, choices [][]plan) []string {
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
		return []string{fmt.Sprintf("%s takes at least %s, lead-ins included. I took that.", req.Routine.Name, sayLength(length))}
	case req.Budget > most:
		return []string{fmt.Sprintf("%s takes at most %s, lead-ins included. I took that.", req.Routine.Name, sayLength(length))}
	}
	return []string{fmt.Sprintf("The nearest to %s that %s can take is %s, lead-ins included. I took that.",
		sayLength(req.Budget), req.Routine.Name, sayLength(length))}
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
		notes = append(notes, fmt.Sprintf("The warm-up is left out. Knead your shoulders for two minutes before the %s.", strings.ToLower(cold)))
	}
	if last := line.Techniques[len(line.Techniques)-1]; finish && last.Role != technique.Finish {
		notes = append(notes, "The finish is left out. Sit tall for a minute at the end, blades together and down.")
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
