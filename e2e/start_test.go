//go:build e2e && linux

package e2e_test

import (
	"strings"
	"testing"
)

// untilQuit ends the resident that a command has started, and waits until it is gone.
func (s *stage) untilQuit() {
	s.t.Helper()
	s.unknot("quit")
	s.eventually("nothing answers any more", func() bool { _, err := s.client.Hello(); return err != nil })
}

func TestACommandStartsUnknotIfItIsToldTo(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	t.Cleanup(func() { s.unknot("quit") })
	if o := s.unknot("pause", "1h"); o.code != 1 || !strings.Contains(o.err, "is not running") {
		t.Fatalf("pause without --start: %+v", o)
	}
	if o := s.unknot("pause", "1h", "--start"); o.code != 0 || !strings.HasPrefix(o.out, "Reminders are paused.\nUntil ") || o.err != "" {
		t.Fatalf("pause --start: %+v", o)
	}
	first, err := s.client.Hello()
	if err != nil {
		t.Fatalf("nobody stays: %v", err)
	}
	if o := s.unknot("pause", "today", "--start"); o.code != 0 {
		t.Errorf("the second pause --start: %+v", o)
	}
	if second, err := s.client.Hello(); err != nil || second.PID != first.PID {
		t.Errorf("%+v answers (%v), want the first one, %d", second, err, first.PID)
	}
	s.untilQuit()
}

func TestTwoCommandsThatStartUnknotAtOnceStartOne(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	t.Cleanup(func() { s.unknot("quit") })
	outcomes := make(chan outcome)
	for _, length := range []string{"1h", "today"} {
		go func() { outcomes <- s.unknot("pause", length, "--start") }()
	}
	for range 2 {
		if o := <-outcomes; o.code != 0 {
			t.Errorf("pause --start: %+v", o)
		}
	}
	s.untilQuit()
}

func TestARefusalOfAMenuIsSeen(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	daemon := s.StartNotificationDaemon()
	t.Cleanup(func() { s.unknot("quit") })
	o := s.unknot("window", "settings", "--start")
	if o.code != 1 || o.err == "" {
		t.Fatalf("a window without a display: %+v", o)
	}
	if n := daemon.Wait(1); "unknot: "+n.Body+"\n" != o.err {
		t.Errorf("the notification says %q, standard error %q", n.Body, o.err)
	}
	s.untilQuit()
}
