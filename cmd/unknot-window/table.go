package main

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/firstrun"
	"github.com/unknot-app/unknot/ui/reminder"
	"github.com/unknot-app/unknot/ui/shell"
	"github.com/unknot-app/unknot/ui/window"
)

// entry is one window that can be asked for.
type entry struct {
	kind func(window.Given) window.Kind
	open func(fyne.Window, window.Given) (window.Face, error)
}

// table holds every window by its name.
func table() map[string]entry {
	return map[string]entry{
		control.FirstRunWindow: {kind: firstrun.Kind, open: firstrun.Open},
		control.ReminderWindow: {kind: reminder.Kind, open: openReminder},
		control.CoachWindow:    {kind: coachKind, open: openCoach},
		control.MainWindow:     {kind: shell.Kind, open: shell.Open},
		control.TodayWindow:    {kind: shell.Kind, open: shell.Open},
		control.LibraryWindow:  {kind: shell.Kind, open: shell.Open},
		control.RoutinesWindow: {kind: shell.Kind, open: shell.Open},
		control.SettingsWindow: {kind: shell.Kind, open: shell.Open},
	}
}

func names() []string { return slices.Sorted(maps.Keys(table())) }
