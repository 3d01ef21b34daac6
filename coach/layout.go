package coach

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// layOut fills in the segments: for each technique its lead-in and then its dose.
func (t *Timeline) layOut(lib Library, leads []time.Duration, picked []plan, variant uint64) {
	t.phrases = phrasesOf(lib, t.words, variant)
	b := builder{cues: chooser{variant: variant, decks: map[list]*deck{}, phrases: t.phrases, fallback: t.words}}
	for i, tech := range t.Techniques {
		lead := Segment{Phase: technique.Next, Length: leads[i], Side: firstSide(tech.Dose)}
		if i == 0 {
			lead.Phase = technique.Ready
		}
		b.add(tech, lead)
		if i == 0 {
			b.greet(lib, t.Techniques)
		}
		b.dose(tech, picked[i])
	}
	t.Segments = b.segments
}

// firstSide is the side that a technique begins with.
func firstSide(d technique.Dose) Side {
	if d.Sided {
		return Right
	}
	return NoSide
}

// builder lays segments end to end.
type builder struct {
	segments []Segment
	end      time.Duration
	cues     chooser
}

// add appends a segment of a technique and gives it its words. Segments of no length
// are left out.
func (b *builder) add(tech technique.Technique, s Segment) {
	if s.Length <= 0 {
		return
	}
	s.Start, s.Technique = b.end, tech.ID
	b.cues.words(tech, &s, b.final(tech, s))
	b.segments = append(b.segments, s)
	b.end = s.End()
}

// final tells whether a segment is the last of several holds of its side.
func (b *builder) final(tech technique.Technique, s Segment) bool {
	each := s.Count / sidesOf(tech.Dose)
	return s.Phase == technique.Work && each > 1 && s.Index%each == 0
}

// dose lays out one technique: the right side, the change, the left side, or both at once.
func (b *builder) dose(tech technique.Technique, p plan) {
	d := tech.Dose
	sides := []Side{Both}
	if d.Sided {
		sides = []Side{Right, Left}
	}
	each := p.count / len(sides)
	for n, side := range sides {
		first := n * each
		at := func(phase technique.Phase, k int, length time.Duration) {
			s := Segment{Phase: phase, Length: length, Side: side, Index: first + k + 1, Count: p.count}
			if d.Kind == technique.Strokes {
				s.Index, s.Count = 0, 0
			}
			b.add(tech, s)
		}
		if n > 0 {
			at(technique.Switch, 0, d.Switch)
		}
		for k := range each {
			if k > 0 || d.ShiftFirst {
				at(technique.Shift, k, d.Shift)
				if k == 0 {
					b.find(tech)
				}
			}
			at(technique.Work, k, p.holdAt(k))
			at(technique.Letting, k, d.Release)
		}
	}
}

// find gives the shift that leads to the first spot of a side its words: there is no
// spot before it to move from.
func (b *builder) find(tech technique.Technique) {
	s := &b.segments[len(b.segments)-1]
	if s.Phase != technique.Shift {
		return // the dose has no time for it
	}
	s.Step = b.cues.phrases.spot
	side, other := b.cues.phrases.sides(s.Side)
	if first := tech.Cues[technique.Shift].First; len(first) > 0 {
		s.Cue = b.cues.say(list{tech.ID, technique.Shift, "first"}, first, side, other)
	} else {
		s.Cue = technique.Fill(b.cues.phrases.find, side, other)
	}
	if line := b.sideLine(tech, s.Side); line != "" {
		s.Line = line
	}
}

// greet gives the ready countdown its words: what to fetch, how to begin, and how long
// there is.
func (b *builder) greet(lib Library, ts []technique.Technique) {
	fetch := sayFetch(lib, ts)
	if fetch == "" {
		return
	}
	s := &b.segments[0]
	s.Step = fetch
	s.Cue = fetch + " "
	if line := b.sideLine(ts[0], s.Side); line != "" {
		s.Cue += line + " "
	}
	s.Cue += b.cues.phrases.start(s.Length)
}

// sideLine tells how to get in place for a side.
func (b *builder) sideLine(tech technique.Technique, side Side) string {
	word, other := b.cues.phrases.sides(side)
	return technique.Fill(tech.Cues[technique.Next].Line, word, other)
}
