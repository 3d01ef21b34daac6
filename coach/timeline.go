// Package coach says HOW a routine is done: it fits a routine to the time and the
// tools at hand, which gives a [Timeline] of segments, and plays it as a [Session].
//
// The package is pure. Time comes in as an argument and nothing ticks: [Timeline.At]
// tells what happens at a moment, a [Session] turns wall-clock times and a person's
// commands into the elapsed time, and pictures, voice, chimes and the journal are
// observers of the same moments.
package coach

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Side is the side of the body that is worked on.
type Side string

const (
	NoSide Side = ""
	Right  Side = "right"
	Left   Side = "left"
	Both   Side = "both"
)

// Dose tells where in its range each dose is taken when no time budget is given.
type Dose string

const (
	GentleDose   Dose = "gentle"   // the low end, the default
	StandardDose Dose = "standard" // the middle
	FullDose     Dose = "full"     // the high end
)

// Request is what Fit is asked for.
type Request struct {
	Routine technique.Routine
	// Minutes is the time budget for the whole session, lead-ins included; 0 for none.
	Budget time.Duration
	Dose   Dose // used when there is no budget
	// Have tells whether a tool is at hand. Nil means that everything is.
	Have func(technique.Tool) bool
	// LeadIn is the time to get in place before each technique but the first
	// (0: the default of 8 s).
	LeadIn time.Duration
	// Rest holds techniques to leave out today because deep work wants a rest day,
	// with the reason in words.
	Rest map[technique.ID]string
	// Variant turns the choice among a cue's spoken sentences, so that one session
	// does not sound like the one before. The same number gives the same sentences.
	Variant uint64
	// Texts are the words for all that no pack has words for.
	Texts Texts
}

// Segment is one stretch of a session in which one thing is done.
type Segment struct {
	Start, Length time.Duration
	Phase         technique.Phase
	Technique     technique.ID
	Step          string // the verb on screen: "Hold still"
	Line          string // the sentence below it
	Side          Side
	// Index of Count: which repetition, spot, position or side this is, from 1;
	// 0 of 0 where nothing is counted. A shift and a switch carry the index they lead to.
	// Spots and sides are counted over right and left together.
	Index, Count int
	Cue          string // the spoken sentence
	Half         string // what is spoken half way through; empty for nothing
	// Within is what else is spoken in the course of it, in order; Last what is spoken 7 s
	// before its end.
	Within []Sentence
	Last   string
}

// End is the moment at which the segment is over.
func (s Segment) End() time.Duration { return s.Start + s.Length }

// LeftOut is a technique that is not in the timeline, and why, in words.
type LeftOut struct {
	Technique technique.ID
	Reason    string
}

// Timeline is a routine laid out in time. Segments touch: each starts where the
// one before ends, the first at 0.
type Timeline struct {
	Routine technique.Routine
	// Techniques are those that are done, in order: one for each of [Timeline.Parts].
	Techniques []technique.Technique
	Segments   []Segment
	LeftOut    []LeftOut
	Notes      []string // what a person should know, such as a budget that could not be met

	phrases phrases
	words   words
}

// Length is the length of the whole session, lead-ins included.
func (t Timeline) Length() time.Duration {
	if len(t.Segments) == 0 {
		return 0
	}
	return t.Segments[len(t.Segments)-1].End()
}

// Part is one technique of a timeline: the lead-in before it, then its dose.
type Part struct {
	Technique technique.ID
	// Segments First up to but not including Last belong to it. The first of them is
	// the lead-in.
	First, Last int
	// Start is where its lead-in starts, Work where its dose starts, End where both are over.
	Start, Work, End time.Duration
}

// Parts lists the techniques of the timeline in order. They touch as segments do.
func (t Timeline) Parts() []Part { return t.AppendParts(nil) }

// AppendParts appends the parts of the timeline to a slice, for who asks often.
func (t Timeline) AppendParts(parts []Part) []Part {
	for i, s := range t.Segments {
		if t.opens(i) {
			parts = append(parts, Part{Technique: s.Technique, First: i, Start: s.Start, Work: s.Start})
		}
		p := &parts[len(parts)-1]
		if leadIn(s.Phase) {
			p.Work = s.End()
		}
		p.Last, p.End = i+1, s.End()
	}
	return parts
}

// opens tells whether segment i is the first of a part.
func (t Timeline) opens(i int) bool { return i == 0 || leadIn(t.Segments[i].Phase) }

// leadIn tells whether a phase is time to get in place before a technique.
func leadIn(p technique.Phase) bool { return p == technique.Ready || p == technique.Next }
