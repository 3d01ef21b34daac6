//go:build e2e && linux

package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
)

func TestWithoutAWindowTheReminderIsANotification(t *testing.T) {
	tests := []struct {
		name string
		// prepare returns a stage where no window can open, and the path of unknot there.
		prepare func(t *testing.T) (*stage, string)
	}{
		{"no display", func(t *testing.T) (*stage, string) {
			return withoutDisplay(t), program("unknot")
		}},
		{"a display that can't draw", func(t *testing.T) (*stage, string) {
			d := desktop.New(t)
			d.StartX(0, "-extension", "GLX")
			return settled(t, d), program("unknot")
		}},
		{"no unknot-window", func(t *testing.T) (*stage, string) {
			alone := filepath.Join(t.TempDir(), "unknot")
			content, err := os.ReadFile(program("unknot"))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(alone, content, 0o700); err != nil {
				t.Fatal(err)
			}
			return onDesktop(t), alone
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, unknot := tt.prepare(t)
			daemon := s.StartNotificationDaemon()
			s.startAs(s.Command(unknot, "--at", monday, "--speed", "20"))
			s.remindSoon()
			s.untilState(control.Due)
			n := daemon.Wait(1)
			due := s.untilSo("there is a notice", func(now control.Snapshot) bool { return hasNotice(now, "no-window") })
			if due.Reminder == nil || n.Title != due.Reminder.Title {
				t.Errorf("the notification is %+v, the reminder %+v", n, due.Reminder)
			}
			if !strings.Contains(n.Body, "unknot now") && !strings.Contains(n.Body, "unknot coach --text") {
				t.Errorf("the notification does not say how to start: %q", n.Body)
			}
			// The way that it names, or one that is said there, leads to a session.
			if out := s.coach(60, "five-minute"); out.code != 0 {
				t.Fatalf("coach --text: %+v", out)
			}
			h := decoded[control.History](s, "history")
			if k := len(h.Reminders); k == 0 || h.Reminders[k-1].Outcome != "started" {
				t.Errorf("reminders %+v, want the last started", h.Reminders)
			}
		})
	}
}

func TestWindowsThatCantOpenAreRefusedInASentence(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	s.start(monday, 1)
	for _, args := range [][]string{{"window", "today"}, {"window", "settings"}, {"window", "coach"}, {"now"}, {"now", "five-minute"}} {
		if o := s.unknot(args...); o.code != 1 || o.out != "" || o.err != "unknot: There is no display. Use: unknot coach --text\n" {
			t.Errorf("%s: %+v", strings.Join(args, " "), o)
		}
	}
	if h := decoded[control.History](s, "history"); len(h.Sessions) != 0 {
		t.Errorf("sessions %+v, want none", h.Sessions)
	}
}

func TestWithoutASessionBusTheResidentWorks(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.env = []string{"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(s.Home, "no-bus")}
	s.start(monday, 20)
	s.remindSoon()
	s.waitReminder()
	s.do("skip")
	s.waitNoWindow(reminderTitle)
	if got := decoded[control.Snapshot](s, "status"); got.State != control.Counting {
		t.Errorf("the state is %s", got.State)
	}
	s.do("quit")
	if code := s.resident.ExitCode(); code != 0 {
		t.Errorf("the resident exits with %d", code)
	}
}
