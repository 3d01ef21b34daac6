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
	// 0 of 0 where nothing is counted. A shift carries the index it leads to.
	Index, Count int
	Cue          string // the spoken sentence
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
	Routine  technique.Routine
	Segments []Segment
	LeftOut  []LeftOut
	Notes    []string // what a person should know, such as a budget that could not be met
}
