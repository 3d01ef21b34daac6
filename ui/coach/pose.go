package coach

import (
	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
)

// pose tells the figure what happens at a moment, and whether it moves. In a lead-in it
// shows what is to come, on the side that it begins on, standing still.
func pose(line *coach.Timeline, m coach.Moment) (figure.Moment, bool) {
	beat, moves := beatOf(m.Segment.Phase)
	p := figure.Moment{Beat: beat, Left: m.Segment.Side == coach.Left}
	if !moves {
		return p, false
	}
	p.Progress, p.Elapsed = m.Progress, m.In.Seconds()
	p.Spot, p.Of = spotOf(line, m)
	if before := m.Index - 1; before >= 0 && line.Segments[before].Technique == m.Segment.Technique {
		p.After, _ = beatOf(line.Segments[before].Phase)
		p.AfterElapsed = line.Segments[before].Length.Seconds()
	}
	return p, true
}

func beatOf(phase technique.Phase) (beat figure.Beat, moves bool) {
	switch phase {
	case technique.Work:
		return figure.Hold, true
	case technique.Letting:
		return figure.Release, true
	case technique.Shift:
		return figure.Shift, true
	case technique.Switch:
		return figure.Switch, true
	}
	return figure.Ready, false
}

// spotOf is the spot or position on the side that is worked on, and of how many.
func spotOf(line *coach.Timeline, m coach.Moment) (spot, of int) {
	if m.Part < 1 || m.Part > len(line.Techniques) {
		return 0, 0
	}
	dose := line.Techniques[m.Part-1].Dose
	switch dose.Kind {
	case technique.Spots, technique.Positions:
	default:
		return 0, 0
	}
	spot, of = m.Segment.Index, m.Segment.Count
	if of == 0 { // a lead-in
		return 0, 0
	}
	if dose.Sided && of > 1 {
		of /= 2
		if spot > of {
			spot -= of
		}
	}
	return spot, of
}

// settled is the picture of a moment for people who want no motion: the end of a beat.
func settled(p figure.Moment) figure.Moment {
	if p.Beat != figure.Ready {
		p.Progress, p.Elapsed = 1, 10
	}
	if p.Beat == figure.Hold { // as it begins once the pose is reached
		p.Elapsed, p.After = 0, figure.Shift
	}
	return p
}
