package coach

import (
	"hash/fnv"
	"io"

	"github.com/unknot-app/unknot/technique"
)

// turn is what a chooser counts by: one phase of one technique.
type turn struct {
	technique technique.ID
	phase     technique.Phase
}

// chooser picks the words of segments. It goes round the spoken sentences of a cue, so
// that all of them are heard and none twice in a row; where it starts depends on the
// technique, the phase and the variant.
type chooser struct {
	variant uint64
	used    map[turn]int
	last    string
}

// words fills in what a segment shows and says.
func (c *chooser) words(tech technique.Technique, s *Segment) {
	side, other := sideWords(s.Side)
	cue := tech.Cues[s.Phase]
	s.Step = technique.Fill(cue.Verb, side, other)
	if s.Step == "" {
		s.Step = verbs[s.Phase]
	}
	s.Line = technique.Fill(cue.Line, side, other)
	s.Cue = c.say(turn{tech.ID, s.Phase}, cue.Say, side, other)
	s.Half = technique.Fill(cue.Half, side, other)
}

// say picks the next sentence of a cue; empty when it has none.
func (c *chooser) say(t turn, sentences []string, side, other string) string {
	n := len(sentences)
	if n == 0 {
		return ""
	}
	used := c.used[t]
	start := int((hash(t) + c.variant) % uint64(n))
	sentence := ""
	for range n {
		sentence = technique.Fill(sentences[(start+used)%n], side, other)
		used++
		if sentence != c.last {
			break
		}
	}
	c.used[t], c.last = used, sentence
	return sentence
}

func hash(t turn) uint64 {
	h := fnv.New64a()
	io.WriteString(h, string(t.technique)+" "+string(t.phase))
	return h.Sum64()
}

// sideWords are the words for a side and for the other one.
func sideWords(s Side) (side, other string) {
	switch s {
	case Right:
		return "right", "left"
	case Left:
		return "left", "right"
	}
	return "both", "both"
}

// verbs stand in for a phase that a pack has no words for.
var verbs = map[technique.Phase]string{
	technique.Ready:   "Get ready",
	technique.Next:    "Next up",
	technique.Work:    "Go on",
	technique.Letting: "Let go",
	technique.Shift:   "Move along",
	technique.Switch:  "Switch sides",
}
