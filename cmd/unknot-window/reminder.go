package main

import (
	"context"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/cue"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/reminder"
	"github.com/unknot-app/unknot/ui/window"
)

// noteWithin is how long the note of a reminder may take to be heard.
const noteWithin = 5 * time.Second

// openReminder opens the window that asks, with a soft note if the person wants one.
func openReminder(w fyne.Window, g window.Given) (window.Face, error) {
	face, err := reminder.Open(w, g)
	if err != nil {
		return face, err
	}
	sounded := int64(-1) // the reminder whose note was played
	sound := func(s control.Snapshot) {
		// The card that comes before a reminder is silent.
		if r := s.Reminder; r != nil && r.Kind != "heads-up" && r.ID != sounded {
			sounded = r.ID
			chosen := g.Settings
			go playNote(chosen.General.ReminderSound, chosen.Coach)
		}
	}
	face.Shown = func() { sound(g.Snapshot) }
	event := face.Event
	face.Event = func(e control.Event) {
		if e.Snapshot != nil {
			sound(*e.Snapshot)
		}
		event(e)
	}
	return face, nil
}

// playNote plays the one soft note, and returns when it has been heard.
func playNote(wanted bool, c settings.Coach) {
	if !wanted {
		return
	}
	ctx, stop := context.WithTimeout(context.Background(), noteWithin)
	defer stop()
	p := cue.New(cue.Options{Chimes: true, Set: cue.Set(c.ChimeSet), VolumePercent: c.VolumePercent, Getenv: os.Getenv})
	p.Play(cue.Reminder, 0)
	p.Drain(ctx)
	p.Close()
}
