// Package page holds what the pages of the main window share: what a page is given, how
// its parts flow into a column, and the menu that its buttons open.
package page

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// Resident is the page's line to the resident. Each method returns at once; then is
// called on Fyne's main thread with what came of it, and may be nil.
type Resident interface {
	Ask(command control.Command, then func(control.Snapshot, error))
	Save(s settings.Settings, then func(control.SettingsReply, error))
}

// Page is a page of the main window. Its methods must be called on Fyne's main thread.
//
// A page may also have these methods: Part() string, the part that is open, which is kept
// for the next start; Back() bool, which Escape calls and which tells whether there was a
// way back; Undo(); Find(), which Ctrl+F calls; Float() fyne.CanvasObject, which is shown
// in the sidebar while the page is open; Inherit(Page), to go on where the same page in
// other words left off; Library(*technique.Library), to follow what routines and techniques
// there are, where another page is made anew; Leave(then func()) bool, which tells whether the
// page can be left at once, and else calls then once it can; Redo(), Save(), and Move(down
// bool) for Ctrl+Shift+Z, Ctrl+S and Alt with an arrow; Key(fyne.KeyName) bool for keys that
// nothing else took; and Drop(name string, data []byte, err error) for a file that is dropped
// on the window.
type Page interface {
	// Content is what the page shows.
	Content() fyne.CanvasObject
	// Open opens a part of the page, such as "general" of the settings. An empty part leaves
	// the page as it is or opens its first part, as suits the page; so does an unknown one.
	Open(part string)
	// Show follows the resident.
	Show(control.Snapshot)
	// Settings follows the person's choices.
	Settings(control.SettingsReply)
}

// Given is what a page is made with.
type Given struct {
	Resident Resident
	Words    *lang.Language
	Library  *technique.Library
	// LibraryIn loads the library with its texts in a language. Nil: it is always Library.
	LibraryIn func(language string) *technique.Library
	Figures   *figure.Figures
	Clock     clock.Clock
	// Data is the folder of the person's data.
	Data string
	// Routines does something to the person's own routines; then is called on the main thread.
	// Nil: nobody keeps any.
	Routines func(change control.RoutineChange, then func(control.RoutineReply, error))
	// Pick asks for a file of routines to open and reads it; nothing is called where the person
	// thinks better of it. Then is called on the main thread. Nil: nobody can be asked.
	Pick func(then func(name string, data []byte, err error))
	// System is what the computer can do for the page.
	System System
	// Insights adds up the history over one of control.Ranges, and Past is all of it. Both take
	// longer than a frame and belong on a goroutine of Work. Nil: there is no history.
	Insights func(span string) (control.Insights, error)
	Past     func() (control.History, error)
	// After calls f on the main thread once d of real time has passed, unless stop is called before.
	After func(d time.Duration, f func()) (stop func())
	// Work runs work off the main thread and then done on it, for what takes longer than a
	// frame. Nil: both at once, as in tests.
	Work func(work, done func())
	// Go shows another place of the window: a page, or a part of one such as
	// "settings/general".
	Go func(place string)
	// Has tells whether the window has a page of this name.
	Has func(page string) bool
	// AddTo are the lines of the menu that adds a technique to a routine; nil where there is
	// no editor of routines.
	AddTo func(technique.ID) []Item
	// Resized tells that the page is taller or less tall than before.
	Resized func()
	// Reveal scrolls to an object of the page.
	Reveal func(fyne.CanvasObject)
	// Scroll scrolls the page to a height, in units from its top, and gives back the one
	// that it was at.
	Scroll func(to float32) (from float32)
}

// The places that Go knows.
const (
	Main         = "main" // the page that the window was left on
	Today        = "today"
	Library      = "library"
	LibraryPart  = Library + "/" // followed by a part: "good-to-know" or a technique's ID
	Routines     = "routines"
	Insights     = "insights"
	Settings     = "settings"
	SettingsPart = Settings + "/" // followed by a part: "schedule", "tools", "general" ...
)
