// Package window holds what every window process shares: what a window is given, what
// it gives back, how it follows the resident, and how it remembers its size.
//
// One process shows one window. The resident starts it, speaks to it over the event
// stream, and starts no second one of the same name: it sends an event of kind "show"
// instead. So a window keeps nothing that the resident doesn't know.
package window

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
)

// Given is what a window is opened with. Its functions must be called on Fyne's main
// thread.
type Given struct {
	Resident *control.Client
	Clock    clock.Clock
	Lang     *lang.Language
	Settings settings.Settings // of the moment of opening; EventSettings tells of changes
	Snapshot control.Snapshot
	// Name is the name that the window was asked for by: "settings" opens the main window
	// at its settings.
	Name string
	// Args are the arguments after the name.
	Args []string
	// Left is the place that the window was left at, as Face.Place said it; empty where none
	// is known.
	Left string

	// Ask sends a command to the resident and calls then, on the main thread, with what came
	// of it. The window goes on meanwhile.
	Ask func(command control.Command, then func(control.Snapshot, error))
	// After calls f on the main thread once d of real time has passed, unless stop is called
	// before. Clock.Real tells how long a time on the clock takes.
	After func(d time.Duration, f func()) (stop func())
	// Close ends the window and its process.
	Close func()
	// Fit gives a window without a frame a new size, and keeps it in its corner of the
	// screen. Other windows are resized.
	Fit func(fyne.Size)
}

// Face is a window's side of the event stream. Functions that are nil are left out; all
// are called on Fyne's main thread.
type Face struct {
	// Event takes an event of the resident. Raising the window at "show", following a new
	// look and closing at "bye" are seen to already.
	Event func(control.Event)
	// Lost tells that the resident is gone without a goodbye. The stream opens with a
	// snapshot again once it is back.
	Lost func()
	// Place tells, when the window is closed, where in it the person is. It is kept for the
	// next start of a window of a kind that is remembered.
	Place func() string
	// Shown tells that the window is on the screen.
	Shown func()
	// Size tells, when the window is closed, how large it is to be remembered; zero: as it is.
	Size func() fyne.Size
	// Leave tells whether the person can close the window at once, and else asks them and
	// calls then once it can.
	Leave func(then func()) bool
	// Closing is the last thing that is called; it must not take long.
	Closing func()
	// Stays keeps the window open when the resident says goodbye, for as long as it answers
	// true: a coach in the middle of a session.
	Stays func() bool
}

// Kind is how a window stands on the desktop.
type Kind struct {
	Title string
	Size  fyne.Size // of its content, in units, when nothing better is remembered
	// Remembered is the name under which the size that the person gave the window is kept;
	// empty: it isn't.
	Remembered string
	// Popup has no frame, stays above the others in the bottom right corner of the screen,
	// isn't listed in the panel and takes no focus until it is clicked.
	Popup bool
}

// PopupMargin is the distance of a popup from the edges of the screen and from the panel,
// in units.
const PopupMargin = 24

// The kinds of events that every window knows.
const (
	EventSnapshot = "snapshot" // the state changed
	EventShow     = "show"     // come to the front, at the page that the command names
	EventSettings = "settings" // the settings changed
	EventBye      = "bye"      // the resident ends
)

// patience is how long a window waits before it looks for a lost resident again.
const patience = time.Second
