//go:build e2e && linux

package e2e_test

import (
	"strings"
	"testing"
	"time"

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
	// Without the session a reminder would come in the middle of it.
	before := s.untilSo("a reminder is not far", func(now control.Snapshot) bool { return now.DeskTimeS >= 14*60 })
	s.do("now", "full-sequence")
	s.waitWindow(coachTitle)
	running := s.untilState(control.InSession)
	if len(running.Blockers) != 1 || running.Blockers[0].Kind != "session" {
		t.Errorf("blockers %+v, want the session", running.Blockers)
	}
	s.Until("the tray speaks of the session", func() bool { return strings.HasSuffix(item.Tooltip(), "left.") })
	if o := s.unknot("coach", "--text"); o.code != 1 || !strings.HasPrefix(o.err, "unknot: ") {
		t.Errorf("a second session: %+v", o)
	}
	after := s.untilSo("the session is over", func(now control.Snapshot) bool {
		if now.Reminder != nil {
			t.Fatalf("a reminder came up: %+v", now.Reminder)
		}
		return now.Session == nil
	})
	if before.NextReminder == nil || !after.Now.After(*before.NextReminder) {
		t.Errorf("the session was over at %v, before a reminder could come at %v", after.Now, before.NextReminder)
	}
	// It was a break: the desk clock starts again.
	if after.NextReminder == nil || after.NextReminder.Sub(after.Now) < 15*time.Minute || len(after.Blockers) != 0 {
		t.Errorf("after the session, the next reminder comes at %v, it is %v, and there are blockers: %+v",
			after.NextReminder, after.Now, after.Blockers)
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
