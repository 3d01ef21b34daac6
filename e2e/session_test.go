//go:build e2e && linux

package e2e_test

import (
	"strings"
	"testing"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
)

// coach coaches a routine in a terminal that is none, on the resident's time or, without a
// resident, that of monday, and at a speed of its own.
func (s *stage) coach(speed float64, args ...string) outcome {
	s.t.Helper()
	now, err := s.client.Snapshot()
	if err != nil {
		s.t.Fatal(err)
	}
	turned, err := clock.Turned(now.Now, speed)
	if err != nil {
		s.t.Fatal(err)
	}
	cmd := s.Command(program("unknot"), append([]string{"coach", "--text"}, args...)...)
	cmd.Env = append(append(cmd.Env, s.env...), clock.Env+"="+turned.String())
	return s.finish(cmd)
}

func TestCoachingInATerminalIsKept(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	s.start(monday, 60)
	o := s.coach(60, "five-minute")
	if o.code != 0 || o.err != "" {
		t.Fatalf("coach --text: %+v", o)
	}
	if strings.Contains(o.out, "\x1b") {
		t.Errorf("where the output is no terminal, it must be plain:\n%q", o.out)
	}
	h := decoded[control.History](s, "history")
	if len(h.Sessions) != 1 {
		t.Fatalf("sessions %+v, want one", h.Sessions)
	}
	s.checkSession(h.Sessions[0])
	if week := decoded[control.Snapshot](s, "status").Week; week.Done != 1 {
		t.Errorf("the week counts %d sessions, want 1", week.Done)
	}
}

func TestNoReminderComesDuringASession(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	host := s.StartTrayHost()
	s.start(monday, 60)
	item := host.Item()
	s.do("now", "full-sequence")
	s.waitWindow(coachTitle)
	s.untilState(control.InSession)
	s.Until("the tray speaks of the session", func() bool { return strings.HasSuffix(item.Tooltip(), "left.") })
	if o := s.unknot("coach", "--text"); o.code != 1 || !strings.HasPrefix(o.err, "unknot: ") {
		t.Errorf("a second session: %+v", o)
	}
	blocked := false
	s.untilSo("more than twenty minutes are over, or the session", func(now control.Snapshot) bool {
		if now.Session == nil {
			return true
		}
		if now.Reminder != nil {
			t.Fatalf("a reminder came up: %+v", now.Reminder)
		}
		for _, b := range now.Blockers {
			blocked = blocked || b.Kind == "session"
		}
		return false
	})
	if !blocked {
		t.Error("the session was no blocker")
	}
	if _, there := s.window(reminderTitle); there {
		t.Error("there is a reminder window")
	}
}

func TestTheTrayTellsTheSession(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	host := s.StartTrayHost()
	s.start(monday, 20)
	item := host.Item()
	s.do("now", "five-minute")
	s.waitWindow(coachTitle)
	s.untilState(control.InSession)
	s.Until("the menu is that of a session", func() bool {
		_, there := item.Find("End here")
		return there
	})
	item.Click("Pause")
	s.untilSo("the session is paused", func(now control.Snapshot) bool { return now.Session != nil && now.Session.Paused })
	item.Click("Go on")
	s.untilSo("the session goes on", func(now control.Snapshot) bool { return now.Session != nil && !now.Session.Paused })
	item.Click("End here")
	s.untilSo("the session is over", func(now control.Snapshot) bool { return now.Session == nil })
	h := decoded[control.History](s, "history")
	if len(h.Sessions) != 1 || h.Sessions[0].Completed {
		t.Errorf("sessions %+v, want one that was not completed", h.Sessions)
	}
}
