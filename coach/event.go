package coach

import "time"

// EventKind tells what an [Event] is about.
type EventKind string

const (
	Began     EventKind = "began"     // a segment began to play, after another or by a jump
	HalfWay   EventKind = "half-way"  // half of a long hold or side is over
	Countdown EventKind = "countdown" // 3, 2 or 1 s are left of a segment of at least 8 s
	Spoke     EventKind = "spoke"     // something else is spoken within a segment
	Done      EventKind = "done"      // the timeline has been played to its end

	DidPause   EventKind = "paused"
	WillResume EventKind = "resuming" // the lead-in before going on began
	DidResume  EventKind = "resumed"  // playing goes on
	DidWait    EventKind = "waiting"  // the countdown waits for the person
	DidSleep   EventKind = "slept"    // an interruption was noticed
	DidHurt    EventKind = "hurts"
	Moved      EventKind = "moved"  // jumped to another segment, but nothing plays
	Longer     EventKind = "longer" // a segment was made longer
	Again      EventKind = "again"  // what was said last is said again
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
