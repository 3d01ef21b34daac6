package resident_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/resident"
)

// announced has the resident announce a reminder: hardly two of 75 minutes are left.
func announced(t *testing.T, style string) (*stage, control.Snapshot) {
	t.Helper()
	s := newStage(t)
	s.saved.General.ReminderStyle = style
	s.sat(73*time.Minute + 5*time.Second).start()
	return s, s.Snapshot()
}

func TestACardAnnouncesTheReminder(t *testing.T) {
	s, n := announced(t, "automatic")
	if n.Reminder == nil || n.Reminder.Kind != "heads-up" || n.Reminder.Title != "Break in 2 minutes" || n.State != control.Counting {
		t.Fatalf("state %s, reminder %+v, want the heads-up card", n.State, n.Reminder)
	}
	if d := cmp.Diff([][]string{{control.ReminderWindow}}, s.windows()); d != "" {
		t.Errorf("windows (-want +got):\n%s", d)
	}
	if got := s.notifications(); len(got) > 0 {
		t.Errorf("notifications %q beside the card", got)
	}
}

func TestTheCardIsPutAway(t *testing.T) {
	tests := []struct {
		name string
		do   control.Command
	}{
		{"by itself", control.Command{Name: "dismiss"}},
		{"by a snooze", control.Command{Name: "snooze", For: "20m"}},
		{"by a skip", control.Command{Name: "skip"}},
		{"by a pause", control.Command{Name: "pause", For: "1h"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := announced(t, "window")
			if n := s.does(tt.do); n.Reminder != nil {
				t.Errorf("the card stays: %+v", n.Reminder)
			}
		})
	}
	t.Run("by what holds the reminder back", func(t *testing.T) {
		s, _ := announced(t, "window")
		s.session(t)
		if n := s.Snapshot(); n.Reminder != nil {
			t.Errorf("the card stays: %+v", n.Reminder)
		}
	})
}

// session starts a session.
func (s *stage) session(t *testing.T) { run(t, s, control.SessionReport{}) }

func TestAsNotificationsBothHaveButtons(t *testing.T) {
	s, n := announced(t, "notification")
	if n.Reminder != nil || len(s.windows()) > 0 {
		t.Errorf("reminder %+v, windows %v; want neither", n.Reminder, s.windows())
	}
	want := []resident.Button{{Key: "start", Label: "Start now"}, {Key: "dismiss", Label: "Got it"}}
	got := s.notified[0]
	if d := cmp.Diff(want, got.Buttons); d != "" || got.Stays <= time.Minute || got.Stays > 2*time.Minute {
		t.Errorf("the heads-up stays %v, buttons (-want +got):\n%s", got.Stays, d)
	}

	s = newStage(t)
	s.saved.General.ReminderStyle = "notification"
	n = s.asked()
	want = []resident.Button{{Key: "start", Label: n.Reminder.Start}, {Key: "snooze", Label: "Snooze 20 min"}, {Key: "skip", Label: "Skip"}}
	if d := cmp.Diff(want, s.notified[0].Buttons); d != "" {
		t.Errorf("buttons of the reminder (-want +got):\n%s", d)
	}
	if text, plain := s.notified[0].Text, s.notified[0].Plain; text != n.Reminder.Line || len(plain) <= len(text) {
		t.Errorf("text %q, plain %q; want the reason, and for those without buttons what to do", text, plain)
	}
}

func TestAPressedButtonAnswers(t *testing.T) {
	tests := []struct {
		key     string
		outcome string
		state   control.State
		opens   []string
	}{
		{"start", "open", control.Due, []string{control.CoachWindow, "mild-tension"}},
		{"snooze", "snoozed", control.Snoozed, nil},
		{"skip", "skipped", control.Counting, nil},
		{"default", "open", control.Due, []string{control.TodayWindow, control.TodayWindow}},
		{"other", "open", control.Due, nil},
	}
	for _, tt := range tests {
		t.Run(tt.key, func(t *testing.T) {
			s := newStage(t)
			s.saved.General.ReminderStyle = "notification"
			s.saved.General.QuickRoutine = "mild-tension"
			s.asked()
			s.Pressed(tt.key)
			if got := s.past().Reminders[0].Outcome; got != tt.outcome {
				t.Errorf("the reminder is %q, want %q", got, tt.outcome)
			}
			if got := s.Snapshot().State; got != tt.state {
				t.Errorf("the state is %q, want %q", got, tt.state)
			}
			var opened []string
			if all := s.windows(); len(all) > 0 {
				opened = all[0]
			}
			if d := cmp.Diff(tt.opens, opened); d != "" {
				t.Errorf("opened (-want +got):\n%s", d)
			}
			if withdrawn := s.withdrawn > 0; withdrawn != (tt.outcome != "open") {
				t.Errorf("withdrawn %v, want that an answer takes the notification away", withdrawn)
			}
		})
	}
}

func TestWhereWindowsAreNotPlacedItNotifies(t *testing.T) {
	s := newStage(t)
	s.unplaced = true
	s.asked()
	if got := s.notifications(); len(got) != 1 || len(s.windows()) > 0 {
		t.Errorf("notifications %q, windows %v; want a notification alone", got, s.windows())
	}
	s = newStage(t)
	s.unplaced = true
	s.saved.General.ReminderStyle = "window"
	n := s.asked()
	if len(s.windows()) != 1 || len(n.Notices) != 1 || n.Notices[0].Kind != "not-placed" {
		t.Errorf("windows %v, notices %+v; want the window, as chosen, and a word about its place", s.windows(), n.Notices)
	}
}

func TestAWindowThatGoesUnansweredComesOnceMore(t *testing.T) {
	s := newStage(t)
	s.asked()
	for range 3 {
		s.WindowEnded(control.ReminderWindow, nil)
	}
	if got := len(s.windows()); got != 2 {
		t.Errorf("it opened %d times, want twice", got)
	}
}

func TestAnAnswerIsTakenBack(t *testing.T) {
	for _, answer := range []control.Command{{Name: "skip"}, {Name: "snooze", For: "10m"}} {
		t.Run(answer.Name, func(t *testing.T) {
			s := newStage(t)
			before := s.asked()
			s.does(answer)
			n := s.does(control.Command{Name: "undo"})
			if n.Reminder == nil || *n.Reminder != *before.Reminder {
				t.Errorf("open is %+v, want %+v", n.Reminder, before.Reminder)
			}
			if n.Snooze.Left != before.Snooze.Left || n.DeskTimeS < before.DeskTimeS {
				t.Errorf("%d snoozes left, %d s of desk time; want %d and at least %d", n.Snooze.Left, n.DeskTimeS, before.Snooze.Left, before.DeskTimeS)
			}
			if got := s.past().Reminders[0].Outcome; got != "open" {
				t.Errorf("the journal has it %q, want open", got)
			}
			s.refuses(control.Command{Name: "undo"})
		})
	}
	t.Run("not once a session runs", func(t *testing.T) {
		s := newStage(t)
		s.asked()
		s.does(control.Command{Name: "skip"})
		s.session(t)
		s.refuses(control.Command{Name: "undo"})
	})
	t.Run("not where nothing was answered", func(t *testing.T) {
		newStage(t).start().refuses(control.Command{Name: "undo"})
	})
}

func TestAWindowThatWasShownTakesTheNoticeBack(t *testing.T) {
	s := newStage(t)
	s.asked()
	s.WindowEnded(control.ReminderWindow, resident.ErrNoWindow)
	s.WindowEnded(control.TodayWindow, nil)
	if n := s.Snapshot(); len(n.Notices) > 0 {
		t.Errorf("notices %+v", n.Notices)
	}
}
