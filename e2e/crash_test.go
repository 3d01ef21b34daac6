//go:build e2e && linux

package e2e_test

import (
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
)

// startAgain starts the resident a little after the crash of another, which was seen last
// at that snapshot.
func (s *stage) startAgain(last control.Snapshot, speed int) {
	s.t.Helper()
	s.start(last.Now.Add(30*time.Second).Format(time.RFC3339), speed)
}

func TestDeskTimeSurvivesACrash(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	s.start(monday, 60)
	before := s.untilSo("ten minutes at the desk are over", func(now control.Snapshot) bool { return now.DeskTimeS >= 600 })
	s.crash()
	s.startAgain(before, 60)
	after := s.snapshot()
	// What was kept last is at most a minute old. The gap is no desk time, but the time
	// since the start is.
	at := after.Now.Sub(before.Now).Seconds()
	if lost := before.DeskTimeS - after.DeskTimeS; lost > 60 || float64(-lost) > at {
		t.Errorf("%d s at the desk before the crash, %d s after it", before.DeskTimeS, after.DeskTimeS)
	}
	if after.State != control.Counting {
		t.Errorf("the state is %s", after.State)
	}
}

// kept compares times as they are kept, whose fractions of a second don't count.
var kept = cmpopts.EquateApproxTime(time.Second)

func TestWhatWasAskedForSurvivesACrash(t *testing.T) {
	tests := []struct {
		name string
		ask  []string
		want control.State
	}{
		{"a snooze", []string{"snooze", "14:30"}, control.Snoozed},
		{"a pause until a time", []string{"pause", "until", "15:30"}, control.Paused},
		{"a pause until resumed", []string{"pause"}, control.Paused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := withoutDisplay(t)
			s.start(monday, 1)
			s.do(tt.ask...)
			before := s.untilState(tt.want)
			s.crash()
			s.startAgain(before, 1)
			after := s.snapshot()
			if after.State != tt.want {
				t.Errorf("the state is %s, want %s", after.State, tt.want)
			}
			if diff := cmp.Diff(before.Snooze.Until, after.Snooze.Until, kept); diff != "" {
				t.Errorf("the end of the snooze (-before +after):\n%s", diff)
			}
			if diff := cmp.Diff(before.Pause, after.Pause, kept); diff != "" {
				t.Errorf("the pause (-before +after):\n%s", diff)
			}
		})
	}
}

func TestSettingsSurviveACrash(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	s.start(monday, 1)
	reply, err := s.client.Settings()
	if err != nil {
		t.Fatal(err)
	}
	chosen := reply.Settings
	chosen.Schedule.EveryMinutes, chosen.Coach.Hair = 55, "short"
	if reply, err = s.client.SaveSettings(chosen); err != nil || len(reply.Problems) > 0 {
		t.Fatalf("saving the settings: %+v, %v", reply.Problems, err)
	}
	s.crash()
	s.start(monday, 1)
	after, err := s.client.Settings()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(chosen, after.Settings); diff != "" {
		t.Errorf("the settings (-before +after):\n%s", diff)
	}
}

func TestAnOpenReminderSurvivesACrash(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 20)
	s.remindSoon()
	s.waitReminder()
	before := s.snapshot()
	s.crash()
	s.waitNoWindow(reminderTitle)
	s.startAgain(before, 20)
	after := s.untilState(control.Due)
	if before.Reminder == nil || after.Reminder == nil || after.Reminder.ID != before.Reminder.ID || before.Reminder.At.Sub(after.Reminder.At).Abs() > time.Second {
		t.Errorf("the reminder was %+v and is %+v", before.Reminder, after.Reminder)
	}
	s.waitWindow(reminderTitle)
	s.press("it starts", onStart, func() bool {
		_, there := s.window(coachTitle)
		return there
	})
}

func TestASessionIsKeptAsFarAsItWasDone(t *testing.T) {
	tests := []struct {
		name   string
		notice bool
		kill   func(s *stage, coach desktop.Window)
	}{
		{"when the coach's window dies and the next one ends it", false, func(s *stage, coach desktop.Window) {
			if err := syscall.Kill(coach.PID, syscall.SIGKILL); err != nil {
				s.t.Fatal(err)
			}
			// Another window comes by itself, and stands paused where the first one was.
			s.untilSo("it is paused in another window", func(now control.Snapshot) bool {
				return now.Session != nil && now.Session.Paused && !now.Session.Interrupted
			})
			if _, err := s.client.Do(control.Command{Name: "session", Session: "end"}); err != nil {
				s.t.Fatal(err)
			}
		}},
		{"when the resident dies", true, func(s *stage, coach desktop.Window) {
			last := s.snapshot()
			s.crash()
			if err := syscall.Kill(coach.PID, syscall.SIGKILL); err != nil {
				s.t.Fatal(err)
			}
			s.waitNoWindow(coachTitle)
			s.startAgain(last, 20)
		}},
		{"when all of it dies", true, func(s *stage, coach desktop.Window) {
			last := s.snapshot()
			s.resident.Kill()
			s.waitNoWindow(coachTitle)
			s.startAgain(last, 20)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := onDesktop(t, desktop.WindowManager)
			s.start(monday, 20)
			s.do("now", "five-minute")
			w := s.waitWindow(coachTitle)
			running := s.untilSo("a minute of the session is over", func(now control.Snapshot) bool {
				return now.Session != nil && now.Session.LengthS-now.Session.LeftS > 60
			})
			tt.kill(s, w)
			after := s.untilSo("no session runs", func(now control.Snapshot) bool { return now.Session == nil })
			if len(after.Blockers) > 0 {
				t.Errorf("blockers %+v, want none", after.Blockers)
			}
			h := decoded[control.History](s, "history")
			if len(h.Sessions) != 1 {
				t.Fatalf("sessions %+v, want one", h.Sessions)
			}
			got := h.Sessions[0]
			if got.ID != running.Session.ID || got.Completed || got.SpentS < 30 || got.SpentS > running.Session.LengthS-100 {
				t.Errorf("the session is kept as %+v", got)
			}
			if after.Week.Done != 0 {
				t.Errorf("the week counts %d sessions, want none", after.Week.Done)
			}
			if recovered := hasNotice(after, "session-recovered"); recovered != tt.notice {
				t.Errorf("notices %+v", after.Notices)
			}
		})
	}
}

// hasNotice tells whether there is a notice of the kind.
func hasNotice(s control.Snapshot, kind string) bool {
	for _, n := range s.Notices {
		if n.Kind == kind {
			return true
		}
	}
	return false
}
