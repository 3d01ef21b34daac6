//go:build e2e && linux

package e2e_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/settings"
)

// point clicks into the reminder, at a place that depends on the window of the moment,
// until something is so. A click has a second to show before the next one follows: the
// window that comes of it may have another button at the same place.
func (s *stage) point(what string, where func(desktop.Window) (x, y int), so func() bool) {
	s.t.Helper()
	var last time.Time
	s.Until(what, func() bool {
		if so() {
			return true
		}
		if w, there := s.window(reminderTitle); there && time.Since(last) > time.Second {
			last = time.Now()
			s.Click(w.At(where(w)))
		}
		return false
	})
}

// at is a place that is the same in every window.
func at(x, y int) func(desktop.Window) (int, int) {
	return func(desktop.Window) (int, int) { return x, y }
}

// focused gives the keys to the reminder, by a click beside its words that answers nothing.
func (s *stage) focused(w desktop.Window) {
	s.t.Helper()
	s.Click(w.At(50, 120))
	s.Until("the reminder has the focus", func() bool { return s.Active().ID == w.ID })
}

// lastReminder is the newest reminder in the history.
func (s *stage) lastReminder() control.ReminderRecord {
	s.t.Helper()
	h := decoded[control.History](s, "history")
	if len(h.Reminders) == 0 {
		s.t.Fatal("the history has no reminder")
	}
	return h.Reminders[len(h.Reminders)-1]
}

func TestASkippedReminderCanBeTakenBackByPointer(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 5) // slow enough that the question does not shrink meanwhile
	s.do("snooze", "5s")
	s.waitReminder()
	gone := func() bool { return s.snapshot().Reminder == nil }
	s.point("it is skipped", at(365, 208), gone)
	if r := s.lastReminder(); r.Outcome != "skipped" {
		t.Errorf("the reminder is %+v", r)
	}
	s.Until("the card says so", func() bool {
		w, there := s.window(reminderTitle)
		return there && isCard(w)
	})
	s.picture("skipped")
	s.point("that is taken back", func(w desktop.Window) (int, int) {
		if isCard(w) {
			return 285, 32
		}
		return 50, 120 // beside the words: it has not shrunk yet
	}, func() bool { return s.snapshot().Reminder != nil })
	s.Until("the question is there again", func() bool {
		w, there := s.window(reminderTitle)
		return there && !isCard(w)
	})
	if r := s.lastReminder(); r.Outcome != "open" {
		t.Errorf("taken back, the reminder is %+v", r)
	}
}

func TestInAMeetingByKeys(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 5)
	s.do("snooze", "5s")
	s.focused(s.waitReminder())
	// M turns to the page, on which 2 is "For 30 minutes"; on the question 2 is nothing.
	s.Until("the meeting is taken", func() bool {
		s.Key("m")
		s.picture("meeting")
		s.Key("2")
		return s.snapshot().Reminder == nil
	})
	now := s.snapshot()
	if now.State != control.HeldBack || now.Meeting.Since == nil || now.Meeting.Until == nil || now.Meeting.Until.Sub(*now.Meeting.Since) != 30*time.Minute {
		t.Errorf("the state is %s, %q, meeting %+v; want half an hour", now.State, now.Headline, now.Meeting)
	}
	if r := s.lastReminder(); r.Outcome != "moved" {
		t.Errorf("the reminder is %+v", r)
	}
	s.waitNoWindow(reminderTitle)
	s.do("free")
	s.waitReminder()
}

func TestTheHeadsUpCardStartsAtOnce(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.choose(func(c *settings.Settings) { c.Schedule.EveryMinutes, c.Schedule.HeadsUpMinutes = 20, 2 })
	s.sat(monday, 17*time.Minute+50*time.Second)
	s.start(monday, 5)
	card := s.waitWindow(reminderTitle)
	if n := s.snapshot(); n.State != control.Counting || n.Reminder == nil || n.Reminder.Kind != "heads-up" || !isCard(card) {
		t.Fatalf("with a card of %d x %d the state is %s, %+v", card.W, card.H, n.State, n.Reminder)
	}
	s.picture("heads-up")
	s.point("the coach opens", onStart, func() bool {
		_, there := s.window(coachTitle)
		return there
	})
	s.untilState(control.InSession)
	s.waitNoWindow(reminderTitle)
}

func TestAFirmReminderGrowsAndStaysUntilItIsEnded(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.choose(func(c *settings.Settings) { c.Schedule.Strictness = "firm" })
	s.start(monday, 180)
	s.remindSoon()
	s.untilState(control.Due)
	hasGrown := func() bool {
		w, there := s.window(reminderTitle)
		const wide = 400 // the question as it comes up
		return there && w.W > wide
	}
	s.Until("it grows", hasGrown)
	s.picture("grown")
	opened := s.snapshot().Reminder.At
	s.untilSo("15 minutes and more have passed", func(now control.Snapshot) bool { return now.Now.Sub(opened) > 18*time.Minute })
	if !hasGrown() {
		t.Fatal("after a while it is no longer there as large")
	}
	s.focused(s.waitWindow(reminderTitle))
	s.Until("Esc ends it", func() bool {
		s.Key("Escape")
		return s.snapshot().Reminder == nil
	})
}

func TestAReminderThatNobodySeesComesBackOnce(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 240)
	s.remindSoon()
	s.waitWindow(reminderTitle)
	s.eventually("nobody saw it", func() bool {
		h := decoded[control.History](s, "history")
		return len(h.Reminders) == 1 && h.Reminders[0].Outcome == "not-seen"
	})
	s.waitNoWindow(reminderTitle)
	back := s.untilState(control.Due)
	if back.Reminder == nil || back.Reason != "Back again, because you did not see the last one." {
		t.Errorf("then %q, %+v", back.Reason, back.Reminder)
	}
}
