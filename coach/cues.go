package coach

import (
	"hash/fnv"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// When sentences are spoken within a hold. A sentence takes some 2 s.
const (
	// lastFrom is how long a hold must be for its last seconds to be told, and lastBefore how
	// long before its end that is: the chimes count the last three.
	lastFrom   = 30 * time.Second
	lastBefore = 7 * time.Second
	// quietFrom is a silence that is long enough for a sentence in its middle; in longer ones
	// there is one about every quietEvery.
	quietFrom  = 16 * time.Second
	quietEvery = 25 * time.Second
)

// Sentence is something spoken within a segment.
type Sentence struct {
	At  time.Duration // since the segment began
	Say string
}

// list is what sentences a chooser takes from, in one phase of one technique.
type list struct {
	technique technique.ID
	phase     technique.Phase
	kind      string // of sentences: "say", "half", "during" ...
}

// chooser picks the words of segments. It goes round the sentences of a list, so that all
// of them are heard before one comes again, and none twice in a row. Each round is in an
// order of its own, which depends on the list and on the variant.
type chooser struct {
	variant uint64
	decks   map[list]*deck
	last    string
	phrases phrases
	// fallback has words for the phases that a pack has none for.
	fallback words
}

// words fills in what a segment shows and says. Final tells that it is the last of several
// holds of its side.
func (c *chooser) words(tech technique.Technique, s *Segment, final bool) {
	cue := tech.Cues[s.Phase]
	side, other := c.phrases.sides(s.Side)
	s.Step = technique.Fill(cue.Verb, side, other)
	if s.Step == "" {
		s.Step = c.fallback.Say("session.verb." + string(s.Phase))
	}
	s.Line = technique.Fill(cue.Line, side, other)
	from := func(kind string, sentences []string) string {
		return c.say(list{tech.ID, s.Phase, kind}, sentences, side, other)
	}
	if final && len(cue.Final) > 0 {
		s.Cue = from("final", cue.Final)
	} else {
		s.Cue = from("say", cue.Say)
	}
	if s.Phase != technique.Work {
		s.Half = from("half", cue.Half)
		return
	}
	silences := []time.Duration{0}
	// In the order in which they are heard, so that none is heard twice in a row.
	middle := s.Length / 2
	halved := len(cue.Half) > 0 && (s.Length >= halfFrom || len(cue.During) == 0)
	if halved {
		silences = append(silences, middle)
	}
	end := s.Length - time.Duration(countDown)*time.Second
	if len(cue.Last) > 0 && s.Length >= lastFrom {
		end = s.Length - lastBefore
	}
	for i, from0 := range silences {
		to := end
		if i+1 < len(silences) {
			to = silences[i+1]
		}
		if len(cue.During) > 0 {
			s.Within = append(s.Within, c.fill(from, cue.During, from0, to)...)
		}
		if i == 0 && halved {
			s.Half = from("half", cue.Half)
		}
	}
	if len(cue.Last) > 0 && s.Length >= lastFrom {
		s.Last = from("last", cue.Last)
	}
}

// fill spreads sentences over a silence, if it is long enough.
func (c *chooser) fill(from func(string, []string) string, sentences []string, begin, end time.Duration) (all []Sentence) {
	if end-begin < quietFrom {
		return nil
	}
	n := max(1, int((end-begin)/quietEvery))
	for i := range n {
		at := begin + (end-begin)*time.Duration(i+1)/time.Duration(n+1)
		all = append(all, Sentence{at.Round(100 * time.Millisecond), from("during", sentences)})
	}
	return all
}

// deck is what is left of a round through the sentences of a list.
type deck struct {
	rounds uint64
	left   []int
}

// say picks the next sentence of a list; empty when it has none.
func (c *chooser) say(l list, sentences []string, side, other string) string {
	if len(sentences) == 0 {
		return ""
	}
	d := c.decks[l]
	if d == nil {
		d = &deck{}
		c.decks[l] = d
	}
	said := func(i int) string { return technique.Fill(sentences[i], side, other) }
	fresh := func(i int) bool { return said(i) != c.last }
	if !slices.ContainsFunc(d.left, fresh) {
		// What can't be said now comes again in the next round.
		d.left = rand.New(rand.NewPCG(hash(l)^c.variant, d.rounds)).Perm(len(sentences))
		d.rounds++
	}
	at := max(slices.IndexFunc(d.left, fresh), 0)
	c.last = said(d.left[at])
	d.left = slices.Delete(d.left, at, at+1)
	return c.last
}

func hash(l list) uint64 {
	h := fnv.New64a()
	io.WriteString(h, strings.Join([]string{string(l.technique), string(l.phase), l.kind}, " "))
	return h.Sum64()
}
