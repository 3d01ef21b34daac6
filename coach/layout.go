package coach

import (
	"fmt"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// layOut fills in the segments: for each technique its lead-in and then its dose.
func (t *Timeline) layOut(lib Library, leads []time.Duration, picked []plan, variant uint64) {
	b := builder{cues: chooser{variant: variant, used: map[turn]int{}}}
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
	b.cues.words(tech, &s)
	b.segments = append(b.segments, s)
	b.end = s.End()
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
	s.Step, s.Cue = "Find a spot", "Find a tender spot."
	if line := sideLine(tech, s.Side); line != "" {
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
	if line := sideLine(ts[0], s.Side); line != "" {
		s.Cue += line + " "
	}
	s.Cue += fmt.Sprintf("We start in %s.", sayCountdown(s.Length))
}

// sideLine tells how to get in place for a side.
func sideLine(tech technique.Technique, side Side) string {
	word, other := sideWords(side)
	return technique.Fill(tech.Cues[technique.Next].Line, word, other)
}
