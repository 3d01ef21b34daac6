package firstrun_test

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/firstrun"
)

func TestTheSafetyCheckNeedsAnAnswer(t *testing.T) {
	d := newcomer(t)
	d.press("Set up in a minute")
	if got := d.ticked(); got != nil {
		t.Errorf("ticked beforehand: %q", got)
	}
	test.Tap(d.button("Continue"))
	d.types(fyne.KeyReturn)
	d.reads("Does any of this apply to you?")
	if d.saves != 0 {
		t.Error("saved without an answer")
	}
	d.tick(disc)
	d.tick(disc)
	if !d.button("Continue").Disabled() {
		t.Error("an answer that was taken back counts")
	}
}

func TestNoneOfTheseStandsAlone(t *testing.T) {
	d := newcomer(t)
	d.press("Set up in a minute")
	d.tick(disc, headaches)
	d.tick(none)
	same(t, "after None", d.ticked(), []string{none})
	d.tick(headaches)
	same(t, "after a condition", d.ticked(), []string{headaches})
}

func TestHeadachesAreSaidAndDoNotLock(t *testing.T) {
	d := newcomer(t)
	d.press("Set up in a minute")
	if strings.Contains(d.text(), "Have a provider look") {
		t.Error("the note stands there before the box is ticked")
	}
	d.tick(headaches)
	d.reads("Have a provider look at those. You can go on.")
	d.press("Continue")
	d.reads("What is within reach?")
	want := settings.Safety{Checked: "2026-11-23", Flags: []string{"headaches"}}
	if diff := cmp.Diff(want, d.settings.Safety); diff != "" {
		t.Errorf("kept otherwise (-want +got):\n%s", diff)
	}
}

func TestAnyOfTheFirstFourLocksTheCoach(t *testing.T) {
	for label, c := range map[string]struct{ flag, named string }{
		"A diagnosed thoracic spine condition":        {"thoracic", "a thoracic spine condition"},
		"A recent injury to back, neck or shoulder":   {"injury", "a recent injury"},
		"A herniated disc":                            {"disc", "a herniated disc"},
		"Another significant structural back problem": {"structural", "a structural back problem"},
	} {
		t.Run(c.flag, func(t *testing.T) {
			d := newcomer(t)
			d.press("Set up in a minute")
			d.tick(headaches, label)
			d.press("Continue")
			d.reads("Please ask first.")
			d.reads("You ticked " + c.named + ".")
			want := settings.Safety{Checked: "2026-11-23", Flags: []string{c.flag, "headaches"}}
			if diff := cmp.Diff(want, d.settings.Safety); diff != "" || !d.settings.Safety.Locked() {
				t.Errorf("kept otherwise (-want +got):\n%s", diff)
			}
		})
	}
}

func TestALockedCoachMeansRemindersOnly(t *testing.T) {
	d := newcomer(t)
	d.press("Set up in a minute")
	d.tick(disc)
	d.press("Continue", "Reminders only")
	d.reads("When should I tap you?")
	if strings.Contains(d.text(), "Sessions a week") {
		t.Error("a goal is asked for, though no session can be done")
	}
	d.press("Finish")
	d.reads("I only remind you to move.")
	d.press("Close this")
	if !d.closed || len(d.asked) > 0 || !d.settings.General.FirstRunDone {
		t.Errorf("closed %v, asked %v, done %v; want an end without a session", d.closed, d.asked, d.settings.General.FirstRunDone)
	}
}

func TestTheReviewOpensWithTheOldAnswersAndEndsAfterThem(t *testing.T) {
	d := sit(t, flagged("headaches"), "light", "normal", firstrun.Safety)
	same(t, "ticked beforehand", d.ticked(), []string{headaches})
	d.tick(none)
	d.press("Done")
	want := settings.Safety{Checked: "2026-11-23", Flags: []string{}}
	if diff := cmp.Diff(want, d.settings.Safety); diff != "" || !d.closed {
		t.Errorf("closed %v, kept (-want +got):\n%s", d.closed, diff)
	}
}

func TestTheCoachOpensAgainAfterTheAllClear(t *testing.T) {
	tests := []struct {
		name  string
		steps func(*desk)
		want  settings.Safety
	}{
		{"none applies any more", func(d *desk) { d.tick(none); d.press("Done", "Yes, unlock the coach") },
			settings.Safety{Checked: "2026-11-23", Flags: []string{}, Unlocked: "2026-11-23"}},
		{"the disc stays and may be worked on", func(d *desk) { d.press("Done", "I have the all-clear", "Yes, unlock the coach") },
			settings.Safety{Checked: "2026-11-23", Flags: []string{"disc"}, Unlocked: "2026-11-23"}},
		{"only headaches are left", func(d *desk) { d.tick(disc, headaches); d.press("Done", "Yes, unlock the coach") },
			settings.Safety{Checked: "2026-11-23", Flags: []string{"headaches"}, Unlocked: "2026-11-23"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sit(t, flagged("disc"), "light", "normal", firstrun.Safety)
			tt.steps(d)
			if diff := cmp.Diff(tt.want, d.settings.Safety); diff != "" || !d.closed {
				t.Errorf("closed %v, kept (-want +got):\n%s", d.closed, diff)
			}
		})
	}
}

func TestWithoutTheAllClearTheCoachStaysLocked(t *testing.T) {
	d := sit(t, flagged("disc"), "light", "normal", firstrun.Safety)
	d.tick(none)
	d.press("Done")
	d.reads("Has a professional said yes?")
	d.press("Not yet")
	d.reads("You ticked a herniated disc.")
	d.press("Done")
	if diff := cmp.Diff(flagged("disc").Safety, d.settings.Safety); diff != "" || !d.closed {
		t.Errorf("closed %v, kept (-want +got):\n%s", d.closed, diff)
	}
}

func TestAnAllClearLastsForWhatItWasGivenFor(t *testing.T) {
	cleared := flagged("disc")
	cleared.Safety.Unlocked = "2026-10-20"

	d := sit(t, cleared, "light", "normal", firstrun.Safety)
	d.press("Done")
	if d.settings.Safety.Locked() || !d.closed {
		t.Errorf("the same answer locks again: %+v", d.settings.Safety)
	}
	d = sit(t, cleared, "light", "normal", firstrun.Safety)
	d.tick("A recent injury to back, neck or shoulder")
	d.press("Done")
	if !d.settings.Safety.Locked() {
		t.Errorf("something new does not lock: %+v", d.settings.Safety)
	}
	d.reads("Please ask first.")
}

func TestWhatCouldNotBeSavedIsSaidAndThePageStays(t *testing.T) {
	for text, err := range map[string]error{
		"The disk is full.":                   &control.Error{Sentence: "The disk is full."},
		"Unknot is not running":               control.ErrNoResident,
		"That could not be saved. Try again ": errors.New("write unix: broken pipe"),
	} {
		d := newcomer(t)
		d.press("Set up in a minute")
		d.tick(none)
		d.refuse = err
		d.press("Continue")
		d.reads("Does any of this apply to you?")
		d.reads(text)
		d.refuse = nil
		d.press("Continue")
		d.reads("What is within reach?")
	}
}
