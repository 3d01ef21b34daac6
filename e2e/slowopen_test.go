//go:build e2e && linux

package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
)

// A window may take long to open, on a slow disk or without a graphics card. That is no
// sleep of the computer: the session begins when the person can see it.
func TestASlowStartOfTheCoachIsNoInterruption(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 1)
	s.do("now", "five-minute")
	began := s.untilState(control.InSession)
	pid := s.child()
	syscall.Kill(pid, syscall.SIGSTOP)
	s.untilSo("some seconds are over", func(now control.Snapshot) bool { return now.Now.Sub(began.Now) > 4*time.Second })
	syscall.Kill(pid, syscall.SIGCONT)
	s.waitWindow(coachTitle)
	now := s.untilSo("the session goes on", func(now control.Snapshot) bool {
		return now.Session == nil || now.Session.Paused || now.Session.LengthS-now.Session.LeftS >= 3
	})
	if now.Session == nil || now.Session.Paused {
		t.Errorf("the session is %+v", now.Session)
	}
}

// child is the only process that the resident has started.
func (s *stage) child() int {
	s.t.Helper()
	pid := 0
	s.Until("the resident has started a process", func() bool {
		lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", s.resident.PID()))
		for _, list := range lists {
			text, _ := os.ReadFile(list)
			if fields := strings.Fields(string(text)); len(fields) > 0 {
				pid, _ = strconv.Atoi(fields[0])
			}
		}
		return pid != 0
	})
	return pid
}
