package coach

import "time"

// EventKind tells what an [Event] is about.
type EventKind string

const (
	Began     EventKind = "began"     // a segment began to play, after another or by a jump
	HalfWay   EventKind = "half-way"  // half of a long hold or side is over
	Countdown EventKind = "countdown" // 3, 2 or 1 s are left of a segment of at least 8 s
	Done      EventKind = "done"      // the timeline has been played to its end

	DidPause   EventKind = "paused"
	WillResume EventKind = "resuming" // the lead-in before going on began
	DidResume  EventKind = "resumed"  // playing goes on
	DidWait    EventKind = "waiting"  // the countdown waits for the person
	DidSleep   EventKind = "slept"    // an interruption was noticed
	DidHurt    EventKind = "hurts"
	Moved      EventKind = "moved"  // jumped to another segment, but nothing plays
	Longer     EventKind = "longer" // a segment was made longer
	DidEnd     EventKind = "ended"  // over before its end: ended by the person or closed
)

// Event is something that voice, chimes, pictures and the journal may follow.
type Event struct {
	Kind EventKind
	At   time.Time // when it was due, which is not after the time that was told
	// Segment is the index of the segment that it belongs to.
	Segment int
	Left    int    // seconds left, of a countdown: 3, 2 or 1
	Say     string // what to speak, and to caption; empty for nothing
}

// Sentences that belong to no technique.
const (
	sayPaused = "Paused."
	sayWait   = "Take your time. Start when you are ready."
	sayDone   = "Done. Stay tall for a minute."
	sayEnded  = "Ended here. What you did is kept."
	sayStop   = "Stop. Let go."
	sayLeave  = "Stop. Step away from the wall."
)
