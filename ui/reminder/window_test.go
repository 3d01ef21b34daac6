package reminder_test

import (
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/reminder"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/window"
)

// desk is a reminder window with everything round it: a resident that answers as the test
// says, and a time that passes as the test says.
type desk struct {
	t      *testing.T
	app    fyne.App
	window fyne.Window
	face   window.Face

	asked  []control.Command
	answer func(control.Command) (control.Snapshot, error)
	now    time.Duration
	timers []*timer
	closed bool
}

type timer struct {
	at time.Duration
	f  func()
}

func usual() control.Snapshot {
	at := time.Date(2026, 11, 23, 15, 10, 0, 0, time.UTC)
	return control.Snapshot{
		Now: at, State: control.Due,
		Reminder: &control.Reminder{
			ID: 1, At: at, Kind: "reminder", Title: "Five minutes for your upper back?",
			Line: "At the desk 1 h 50 min. Your tension usually rises around now.", Start: "Start 5 min",
			ShrinkAfterS: 180,
		},
		Snooze: control.Snooze{
			Left: 3, Note: "First snooze today. After three I let it go until tomorrow, no hard feelings.",
			Choices: []control.SnoozeChoice{{Label: "10 min", For: "10m"}, {Label: "20 min", For: "20m"}, {Label: "45 min", For: "45m"}, {Label: "At 17:15", For: "17:15"}},
		},
		Meeting: control.Meeting{
			Note:    "I will stay silent, then give you five minutes to land.",
			Choices: []control.MeetingChoice{{Label: "Until the call ends", For: "call"}, {Label: "For 30 minutes", For: "30m"}, {Label: "For 1 hour", For: "1h"}},
		},
	}
}

// patience is how long the usual reminder stays before it shrinks.
const patience = 3 * time.Minute

// firm is a reminder that grows when nobody answers.
func firm() control.Snapshot {
	s := usual()
	s.Reminder.ShrinkAfterS, s.Reminder.GrowAfterS = 0, 180
	return s
}

func again() control.Snapshot {
	s := usual()
	s.Reminder.Again = true
	s.Reminder.Title, s.Reminder.Line = "Back again, as you asked.", "Snoozed once, 20 minutes ago. Two snoozes left today."
	return s
}

func headsUp() control.Snapshot {
	s := usual()
	next := s.Now.Add(2 * time.Minute)
	s.NextReminder = &next
	s.Reminder.Kind, s.Reminder.Title, s.Reminder.Line = "heads-up", "Break in 2 minutes", "Finish your thought."
	s.Reminder.At = next.Add(-6 * time.Minute)
	return s
}

func answered(s control.Snapshot) control.Snapshot {
	s.Reminder = nil
	return s
}

// open opens the window on a snapshot. The guard is over unless the test looks at it.
func open(t *testing.T, s control.Snapshot, variant, textSize string) *desk {
	t.Helper()
	said, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	return openIn(t, said, s, variant, textSize)
}

// openIn is open in a language.
func openIn(t *testing.T, said *lang.Language, s control.Snapshot, variant, textSize string) *desk {
	t.Helper()
	d := &desk{t: t, app: test.NewTempApp(t)}
	theme.Apply(d.app, variant, textSize)
	d.answer = func(control.Command) (control.Snapshot, error) { return answered(s), nil }
	c, err := clock.Turned(s.Now, 1)
	if err != nil {
		t.Fatal(err)
	}
	skin, hair := "s2", "bun"
	if variant == "dark" {
		skin, hair = "s3", "short"
	}
	d.window = test.NewTempWindow(t, nil)
	d.window.SetPadded(false)
	given := window.Given{
		Clock: c, Lang: said, Snapshot: s, Settings: settings.Settings{Coach: settings.Coach{Skin: skin, Hair: hair}},
		Ask: func(c control.Command, then func(control.Snapshot, error)) {
			d.asked = append(d.asked, c)
			then(d.answer(c))
		},
		After: d.after,
		Close: func() { d.closed = true },
		Fit:   d.window.Resize,
	}
	d.window.Resize(reminder.Kind(given).Size)
	if d.face, err = reminder.Open(d.window, given); err != nil {
		t.Fatal(err)
	}
	return d
}

// ready opens the usual window and lets the guard pass.
func ready(t *testing.T, s control.Snapshot) *desk {
	t.Helper()
	d := open(t, s, "light", "normal")
	d.pass(reminder.Guard)
	return d
}

func (d *desk) after(wait time.Duration, f func()) func() {
	one := &timer{d.now + wait, f}
	d.timers = append(d.timers, one)
	return func() { d.timers = slices.DeleteFunc(d.timers, func(t *timer) bool { return t == one }) }
}

// pass lets time pass.
func (d *desk) pass(wait time.Duration) {
	d.now += wait
	for i := 0; i < len(d.timers); {
		if one := d.timers[i]; one.at <= d.now {
			d.timers = slices.Delete(d.timers, i, i+1)
			one.f()
			i = 0
			continue
		}
		i++
	}
}

// press presses keys one after the other, as the window gets them.
func (d *desk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		if f := d.window.Canvas().Focused(); f != nil {
			f.TypedKey(e)
		} else {
			d.window.Canvas().OnTypedKey()(e)
		}
	}
}

// click clicks at a point of the window.
func (d *desk) click(x, y float32) { test.TapCanvas(d.window.Canvas(), fyne.NewPos(x, y)) }

func (d *desk) size() fyne.Size { return d.window.Canvas().Size() }

func (d *desk) picture() image.Image { return d.window.Canvas().Capture() }
