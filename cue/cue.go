// Package cue is what a session sounds like: six short chimes of its own making, and
// sentences spoken by the system's own voice.
//
// [Chime] is pure: a set, a kind and a side become samples. A [Player] plays chimes and
// speaks sentences when it is told to, never makes its caller wait, and drops what would
// come too late. It holds no stream and nothing ticks while nothing sounds. Where there is
// no device or no voice it stays silent, says so once, and looks again at the next cue.
package cue

import (
	"errors"
	"time"
)

// Kind is a kind of chime. It is an alias, so that who maps moments to kinds needs nothing
// of this package.
type Kind = string

const (
	Start   Kind = "start"    // something is to be done now: a rising pair
	Tick    Kind = "tick"     // one of the last seconds: a short high note
	Release Kind = "release"  // let go: a falling pair
	Switch  Kind = "switch"   // change sides: a note on the old side, the same on the new
	HalfWay Kind = "half-way" // half is over: one soft note
	Done    Kind = "done"     // all is over: three rising notes
)

// Reminder is the one soft note that may come with a reminder. No session has it.
const Reminder Kind = "reminder"

// Kinds are all kinds of chimes that a session has.
func Kinds() []Kind { return []Kind{Start, Tick, Release, Switch, HalfWay, Done} }

// Set is a family of chimes of one timbre.
type Set string

const (
	Bowl     Set = "bowl" // a singing bowl: low, rings for a second
	Wood     Set = "wood" // a wooden bar, the default
	SoftTick Set = "tick" // hardly more than a click
)

// Sets are all sets.
func Sets() []Set { return []Set{Bowl, Wood, SoftTick} }

// Late is how late a cue may begin to sound. One that would begin later is not played: it
// would tell of something that is over.
const Late = time.Second

// What may be wrong, for errors.Is. Neither is more than a loss of sound: whatever is
// spoken is on the screen as well.
var (
	ErrNoDevice = errors.New("no sound device")
	ErrNoVoice  = errors.New("no system voice")
)

// errLate tells that a cue was dropped.
var errLate = errors.New("the cue came too late")
