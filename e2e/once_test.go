//go:build e2e && linux

package e2e_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/internal/desktop"
)

func TestASecondStartOpensTheWindowOfTheFirst(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 1)
	// It must not wait for the window.
	const quickly = 3 * time.Second
	began := time.Now()
	if o := s.unknot(); o.code != 0 || o.out != "" || o.err != "" {
		t.Fatalf("the second start: %+v", o)
	}
	if took := time.Since(began); took > quickly {
		t.Errorf("the second start took %v", took)
	}
	w := s.waitWindow(todayTitle)
	s.picture("today")

	other := s.Start(s.Command("xterm", "-title", "other", "-geometry", "200x60+0+0"))
	o := s.WaitWindow("another window", desktop.Titled("other"))
	s.Until("the other window is active", func() bool { return s.Active().ID == o.ID })
	if third := s.unknot(); third.code != 0 {
		t.Fatalf("the third start: %+v", third)
	}
	s.Until("the window comes to the front", func() bool {
		all := s.Windows()
		return s.Active().ID == w.ID && len(all) > 0 && all[len(all)-1].ID == w.ID
	})
	if h, err := s.client.Hello(); err != nil || h.PID != s.resident.PID() {
		t.Errorf("%+v answers (%v), want the first one, %d", h, err, s.resident.PID())
	}
	if !other.Running() || !s.resident.Running() {
		t.Error("the first start has ended")
	}
	if n := len(s.titled(todayTitle)); n != 1 {
		t.Errorf("there are %d windows, want 1", n)
	}
}

func TestTheWindowsGoWithTheResident(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 1)
	s.do("window", "today")
	s.waitWindow(todayTitle)
	s.do("quit")
	if code := s.resident.ExitCode(); code != 0 {
		t.Errorf("the resident exits with %d", code)
	}
	s.waitNoWindow(todayTitle)
	if o := s.unknot("status"); o.code != 1 || o.err != "unknot: Unknot is not running; start it with: unknot\n" {
		t.Errorf("status afterwards: %+v", o)
	}
}
