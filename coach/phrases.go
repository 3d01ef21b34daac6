package coach

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// phrases are what a session says that belongs to no technique: one sentence of each, with
// the program's own for what the packs leave out.
type phrases struct {
	paused, wait, done, ended, stop, leave, spot string

	find, starts      string // with {side} and {other}; with {seconds}
	right, left, both string
	words             words
}

// phrased is a [Library] whose packs have phrases; a technique.Library is one.
type phrased interface{ Phrases() technique.Phrases }

// phrasesOf chooses among the phrases of a library by a variant.
func phrasesOf(lib Library, w words, variant uint64) phrases {
	var p technique.Phrases
	if l, ok := lib.(phrased); ok {
		p = l.Phrases()
	}
	pick := func(sentences []string, key string) string {
		if len(sentences) == 0 {
			return w.Say("session.say." + key)
		}
		return chosen(sentences, variant)
	}
	return phrases{
		paused: pick(p.Paused, "paused"),
		wait:   pick(p.Wait, "wait"),
		done:   pick(p.Done, "done"),
		ended:  pick(p.Ended, "ended"),
		stop:   pick(p.Stop, "stop"),
		leave:  pick(p.Leave, "leave"),
		spot:   pick(p.Spot, "spot"),
		find:   pick(p.Find, "find"),
		starts: chosen(p.Starts, variant),
		words:  w,
		right:  cmp.Or(p.Right, w.Say("session.say.right")), left: cmp.Or(p.Left, w.Say("session.say.left")), both: cmp.Or(p.Both, w.Say("session.say.both")),
	}
}

// chosen is one of the sentences; empty when there is none.
func chosen(sentences []string, variant uint64) string {
	if len(sentences) == 0 {
		return ""
	}
	return sentences[variant%uint64(len(sentences))]
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
		switch in {
		case ReadyCountdown:
			return p.words.Say("session.say.starts_15")
		case FetchCountdown:
			return p.words.Say("session.say.starts_20")
		}
		return p.words.SayN("session.say.starts", wholeSeconds(in))
	}
	return strings.ReplaceAll(p.starts, "{seconds}", strconv.Itoa(wholeSeconds(in)))
}
