package control

import (
	"slices"
	"strings"
)

// ExitNoWindow is the exit code of unknot-window when it could show no window: no
// display, or none that can draw one. The resident then finds another way.
const ExitNoWindow = 3

// The windows that there are.
const (
	ReminderWindow = "reminder"
	CoachWindow    = "coach"
	FirstRunWindow = "first-run"

	MainWindow     = "main"     // the main window, on the page that it was left on
	TodayWindow    = "today"    // the main window, on its first page
	LibraryWindow  = "library"  // the main window, on its library
	RoutinesWindow = "routines" // the main window, on its routines
	InsightsWindow = "insights" // the main window, on what the history adds up to
	SettingsWindow = "settings" // the main window, on its settings page
)

// Pages are the names of the main window, each of which opens it on a page.
func Pages() []string {
	return []string{MainWindow, TodayWindow, LibraryWindow, RoutinesWindow, InsightsWindow, SettingsWindow}
}

// IsPage tells whether a name is one of the main window: one of [Pages], or a part of such
// a page behind a slash, as in "library/tennis-ball-wall".
func IsPage(name string) bool {
	page, _, _ := strings.Cut(name, "/")
	return slices.Contains(Pages(), page)
}

// Windows are the names that the window command takes.
func Windows() []string { return append(Pages(), CoachWindow, FirstRunWindow) }
