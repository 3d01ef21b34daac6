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
	s.Step, s.Line, s.Cue = b.cues.words(tech, s)
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
			}
			at(technique.Work, k, p.holdAt(k))
			at(technique.Letting, k, d.Release)
		}
	}
}

// greet gives the ready countdown its words: what to fetch, and how long there is.
func (b *builder) greet(lib Library, ts []technique.Technique) {
	fetch := sayFetch(lib, ts)
	if fetch == "" {
		return
	}
	s := &b.segments[0]
	s.Step = fetch
	s.Cue = fmt.Sprintf("%s We start in %s.", fetch, sayCountdown(s.Length))
}
