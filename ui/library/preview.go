package library

import (
	"math"
	"time"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
)

// How long the parts of a preview last at most, in seconds: it shows how a technique goes,
// not how long it takes.
const (
	previewApproach = 1
	previewHold     = 5
	previewRepHold  = 3
	previewSpots    = 4
)

// beat is a part of a preview.
type beat struct {
	moment figure.Moment
	length float64 // seconds
}

// preview is what a figure does over and over to show a technique. It begins with the
// approach, which is not repeated.
type preview struct {
	beats []beat
	cycle float64 // seconds of all beats but the first
}

// newPreview makes the preview of a dose, on the left side of the body or on the usual one.
func newPreview(d technique.Dose, left bool) preview {
	spots := 1
	if d.Kind == technique.Spots || d.Kind == technique.Positions {
		spots = min(previewSpots, d.Count.Lo)
		if d.Sided {
			spots = min(previewSpots, d.Count.Lo/2)
		}
	}
	moment := func(b, after figure.Beat, spot int) figure.Moment {
		m := figure.Moment{Beat: b, After: after, Left: left && d.Sided}
		if spots > 1 {
			m.Spot, m.Of = spot, spots
		}
		return m
	}
	var p preview
	add := func(m figure.Moment, length float64) { p.beats = append(p.beats, beat{m, length}) }
	add(moment(figure.Approach, "", 1), previewApproach)
	hold := min(d.Usual.Seconds(), previewHold)
	if d.Kind == technique.Reps {
		hold = min(d.Usual.Seconds(), previewRepHold)
	}
	after := figure.Approach
	for spot := 1; spot <= spots; spot++ {
		add(moment(figure.Hold, after, spot), hold)
		after = figure.Hold
		if d.Release > 0 {
			add(moment(figure.Release, figure.Hold, spot), d.Release.Seconds())
			after = figure.Release
		}
		if d.Shift > 0 && spots > 1 {
			next := spot%spots + 1
			m := moment(figure.Shift, after, next)
			m.AfterSpot = spot
			add(m, d.Shift.Seconds())
			after = figure.Shift
		}
	}
	for _, b := range p.beats[1:] {
		p.cycle += b.length
	}
	return p
}

// at is the moment after a time; round is how often the beats have been repeated.
func (p preview) at(elapsed time.Duration) figure.Moment {
	t, i, again := elapsed.Seconds(), 0, false
	if first := p.beats[0].length; t >= first && p.cycle > 0 {
		again = t-first >= p.cycle
		t, i = math.Mod(t-first, p.cycle), 1
	}
	for i < len(p.beats)-1 && t >= p.beats[i].length {
		t -= p.beats[i].length
		i++
	}
	b := p.beats[i]
	m := b.moment
	m.Progress, m.Elapsed = min(1, t/b.length), t
	if again && i == 1 {
		m.After = p.beats[len(p.beats)-1].moment.Beat // what the round before ended with
	}
	return m
}

// settled is the moment for people who want no motion: the end of its beat.
func settled(m figure.Moment) figure.Moment {
	m.Progress, m.Elapsed = 1, 10
	return m
}
