package main

import (
	"image"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/reminder"
	"github.com/unknot-app/unknot/ui/window"
)

// desk is what a reminder is opened at: a resident that gives one answer, and a time that
// passes when it is told to.
type desk struct {
	window fyne.Window
	given  window.Given
	answer control.Snapshot
	timers []timer
}

type timer struct {
	wait time.Duration
	f    func()
}

// pass lets all be done that was to be done in that time.
func (d *desk) pass(wait time.Duration) {
	due := d.timers
	d.timers = nil
	for _, t := range due {
		if t.wait <= wait {
			t.f()
		} else {
			d.timers = append(d.timers, t)
		}
	}
}

// reminders are the states of the reminder.
func reminders() ([]exhibit, error) {
	again := reminded()
	again.Reminder.Again = true
	again.Reminder.Title, again.Reminder.Line = "Back again, as you asked.", "Snoozed once, 20 minutes ago. Two snoozes left today."

	announced := reminded()
	announced.Reminder.Kind, announced.Reminder.Title, announced.Reminder.Line = "heads-up", "Break in 2 minutes", "Finish your thought."
	announced.Reminder.At, announced.NextReminder = now.Add(-4*time.Minute), ptr(now.Add(2*time.Minute))

	spent := reminded()
	spent.Snooze = control.Snooze{}

	skipped := afternoon()
	skipped.NextReminder = ptr(at(16, 25))
	snoozed := afternoon()
	snoozed.Snooze.Until = ptr(at(14, 58))

	ready := func(d *desk) { d.pass(reminder.Guard) }
	var all []exhibit
	for _, state := range []struct {
		name     string
		snapshot control.Snapshot
		answer   control.Snapshot
		act      func(*desk)
	}{
		{name: "reminder", snapshot: reminded(), act: ready},
		{name: "reminder-guard", snapshot: reminded(), act: func(*desk) {}},
		{name: "reminder-again", snapshot: again, act: ready},
		{name: "reminder-no-snooze", snapshot: spent, act: ready},
		{name: "reminder-snooze", snapshot: reminded(), act: func(d *desk) { ready(d); press(d.window, fyne.KeyS) }},
		{name: "reminder-heads-up", snapshot: announced, act: ready},
		{name: "reminder-card", snapshot: reminded(), act: func(d *desk) { d.pass(d.given.Clock.Real(patience)) }},
		{name: "reminder-skipped", snapshot: reminded(), answer: skipped, act: func(d *desk) { ready(d); press(d.window, fyne.KeyEscape) }},
		{name: "reminder-snoozed", snapshot: reminded(), answer: snoozed, act: func(d *desk) { ready(d); press(d.window, fyne.KeyS, fyne.Key2) }},
	} {
		all = append(all, exhibit{"Reminder", state.name, func(s *studio) (image.Image, error) {
			d, err := s.sit(state.snapshot, state.answer)
			if err != nil {
				return nil, err
			}
			state.act(d)
			return shoot(d.window), nil
		}})
	}
	return all, nil
}

// patience is how long the reminder in the pictures stays before it shrinks.
const patience = 3 * time.Minute

// sit opens a reminder.
func (s *studio) sit(now, answer control.Snapshot) (*desk, error) {
	d := &desk{window: s.window(), answer: answer}
	d.given = window.Given{
		Clock: s.clock, Lang: s.words, Settings: s.settings(), Snapshot: now,
		Ask: func(_ control.Command, then func(control.Snapshot, error)) { then(d.answer, nil) },
		After: func(wait time.Duration, f func()) func() {
			d.timers = append(d.timers, timer{wait, f})
			return func() {}
		},
		Close: func() {},
		Fit:   d.window.Resize,
	}
	d.window.Resize(reminder.Kind(d.given).Size)
	_, err := reminder.Open(d.window, d.given)
	return d, err
}
