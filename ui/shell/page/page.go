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

// Given is what a page is made with.
type Given struct {
	Resident Resident
	Words    *lang.Language
	Library  *technique.Library
	Figures  *figure.Figures
	Clock    clock.Clock
	// Data is the folder of the person's data.
	Data string
	// After calls f on the main thread once d of real time has passed, unless stop is called before.
	After func(d time.Duration, f func()) (stop func())
	// Go shows another place of the window: a page, or a part of one such as
	// "settings/general".
	Go func(place string)
	// Resized tells that the page is taller or less tall than before.
	Resized func()
	// Reveal scrolls to an object of the page.
	Reveal func(fyne.CanvasObject)
}

// The places that Go knows.
const (
	Today        = "today"
	Settings     = "settings"
	SettingsPart = Settings + "/" // followed by a part: "schedule", "tools", "general" ...
)
