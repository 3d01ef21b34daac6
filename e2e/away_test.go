//go:build e2e && linux

package e2e_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/settings"
)

func TestAReminderWaitsUntilThePersonIsBack(t *testing.T) {
	tests := []struct {
		kind     string
		leave    func(*desktop.Logind)
		comeBack func(*desktop.Logind)
	}{
		{"locked", func(l *desktop.Logind) { l.Lock(); l.SetLockedHint(true) }, func(l *desktop.Logind) { l.Unlock(); l.SetLockedHint(false) }},
		{"asleep", func(l *desktop.Logind) { l.Sleep(true) }, func(l *desktop.Logind) { l.Sleep(false) }},
	}
	for _, tt := range tests {
		t.Run(tt.kind, func(t *testing.T) {
			t.Parallel()
			s := onDesktop(t, desktop.WindowManager, desktop.SystemBus)
			logind := s.StartLogind()
			host := s.StartTrayHost()
			s.start(monday, 20)
			item := host.Item()
			tt.leave(logind)
			away := s.untilSo("the blocker is there", func(now control.Snapshot) bool { return len(now.Blockers) == 1 })
			if b := away.Blockers[0]; b.Kind != tt.kind || b.Sentence == "" {
				t.Errorf("the blocker is %+v", b)
			}
			s.remindSoon()
			held := s.untilState(control.HeldBack)
			if held.Reminder != nil {
				t.Errorf("a reminder came up: %+v", held.Reminder)
			}
			s.Until("the tray says why", func() bool {
				lines := item.Labels()
				return len(lines) > 0 && lines[0] == trimmed(held.Headline)
			})
			if _, there := s.window(reminderTitle); there {
				t.Error("there is a reminder window")
			}
			tt.comeBack(logind)
			s.waitReminder()
			if now := s.snapshot(); len(now.Blockers) != 0 {
				t.Errorf("blockers %+v", now.Blockers)
			}
		})
	}
}

func TestAReminderWaitsWhileNobodyTouchesAnything(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.choose(func(c *settings.Settings) { c.Quiet.IdleMinutes = 1 })
	s.start(monday, 1)
	const idle = 90 * time.Second // the X server's clock can't be turned
	s.within(idle, "nobody is there", func() bool { return len(s.snapshot().Blockers) == 1 })
	away := s.snapshot()
	if b := away.Blockers[0]; b.Kind != "idle" {
		t.Errorf("the blocker is %+v", b)
	}
	s.do("snooze", "2s")
	s.untilState(control.HeldBack)
	s.Move(300, 300)
	s.waitReminder()
}
