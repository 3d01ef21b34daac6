package coach

import (
	"sort"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Moment is what happens at one moment of a timeline.
type Moment struct {
	Segment Segment
	Index   int           // of the segment in Timeline.Segments
	In      time.Duration // since the segment began
	Left    time.Duration // until it ends
	// Progress of the segment, from 0 to 1.
	Progress float64
	// Seconds is the number on the dial: what is left of the segment in whole seconds,
	// rounded up, so that a hold of 9 s shows 9 at its first moment and 1 in its last second.
	Seconds int

	Elapsed   time.Duration // since the timeline began
	Remaining time.Duration // until it ends

	Part, Parts int          // which technique this is, from 1, of how many
	Next        technique.ID // the technique after this one; empty in the last
	Over        bool         // the timeline has ended; the rest describes its last moment
}

// Sided tells whether the moment belongs to one side of the body.
func (m Moment) Sided() bool { return m.Segment.Side == Right || m.Segment.Side == Left }

// At tells what happens when so much of the timeline has elapsed. A segment owns its
// first moment and not its last; before the beginning and after the end the first and
// the last moment are told. It allocates nothing.
func (t *Timeline) At(elapsed time.Duration) Moment {
	if len(t.Segments) == 0 {
		return Moment{Over: true}
	}
	length := t.Length()
	elapsed = min(max(elapsed, 0), length)
	i := sort.Search(len(t.Segments), func(i int) bool { return t.Segments[i].End() > elapsed })
	m := t.moment(min(i, len(t.Segments)-1), elapsed)
	m.Over = elapsed >= length
	return m
}

// moment describes the moment at elapsed, which lies in segment i or at its end.
func (t *Timeline) moment(i int, elapsed time.Duration) Moment {
	s := t.Segments[i]
	m := Moment{
		Segment:   s,
		Index:     i,
		In:        elapsed - s.Start,
		Left:      s.End() - elapsed,
		Progress:  1,
		Seconds:   wholeSeconds(s.End() - elapsed),
		Elapsed:   elapsed,
		Remaining: t.Length() - elapsed,
	}
	if s.Length > 0 {
		m.Progress = float64(m.In) / float64(s.Length)
	}
	for k := range t.Segments {
		if !t.opens(k) {
			continue
		}
		m.Parts++
		if k <= i {
			m.Part = m.Parts
		} else if m.Parts == m.Part+1 {
			m.Next = t.Segments[k].Technique
		}
	}
	return m
}

// wholeSeconds rounds up to seconds.
func wholeSeconds(d time.Duration) int {
	return int(roundUp(d) / time.Second)
}
