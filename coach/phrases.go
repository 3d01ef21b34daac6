package coach

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// phrases are what a session says that belongs to no technique: one sentence of each, with
// English for what the packs leave out.
type phrases struct {
	paused, wait, done, ended, stop, leave, spot string

	find, starts      string // with {side} and {other}; with {seconds}
	right, left, both string
}

// phrased is a [Library] whose packs have phrases; a technique.Library is one.
type phrased interface{ Phrases() technique.Phrases }

// phrasesOf chooses among the phrases of a library by a variant.
func phrasesOf(lib Library, variant uint64) phrases {
	var p technique.Phrases
	if l, ok := lib.(phrased); ok {
		p = l.Phrases()
	}
	pick := func(sentences []string, usual string) string {
		if len(sentences) == 0 {
			return usual
		}
		return sentences[variant%uint64(len(sentences))]
	}
	return phrases{
		paused: pick(p.Paused, "Paused."),
		wait:   pick(p.Wait, "Take your time. Start when you are ready."),
		done:   pick(p.Done, "Done. Stay tall for a minute."),
		ended:  pick(p.Ended, "Ended here. What you did is kept."),
		stop:   pick(p.Stop, "Stop. Let go."),
		leave:  pick(p.Leave, "Stop. Step away from the wall."),
		spot:   pick(p.Spot, "Find a spot"),
		find:   pick(p.Find, "Find a tender spot."),
		starts: pick(p.Starts, ""),
		right:  cmp.Or(p.Right, "right"), left: cmp.Or(p.Left, "left"), both: cmp.Or(p.Both, "both"),
	}
}

// sides are the words for a side and for the other one.
func (p phrases) sides(s Side) (side, other string) {
	switch s {
	case Right:
		return p.right, p.left
	case Left:
		return p.left, p.right
	}
	return p.both, p.both
}

// start says when a session begins: "We start in fifteen seconds."
func (p phrases) start(in time.Duration) string {
	if p.starts == "" {
		return "We start in " + sayCountdown(in) + "."
	}
	return strings.ReplaceAll(p.starts, "{seconds}", strconv.Itoa(wholeSeconds(in)))
}
