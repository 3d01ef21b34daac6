//go:build e2e && linux

package e2e_test

import (
	"slices"
	"testing"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
)

// onWayland is a stage under a Wayland compositor, without any X server.
func onWayland(t *testing.T) (*stage, *desktop.Compositor) {
	t.Helper()
	s := withoutDisplay(t)
	compositor := s.StartCompositor()
	s.env = []string{"WAYLAND_DISPLAY=" + compositor.Socket, "XDG_SESSION_TYPE=wayland", "XDG_CURRENT_DESKTOP=sway"}
	return s, compositor
}

func TestOnWaylandTheReminderIsANotificationWithButtons(t *testing.T) {
	t.Parallel()
	s, _ := onWayland(t)
	daemon := s.StartNotificationDaemon("actions")
	s.start(monday, 20)
	s.remindSoon()
	due := s.untilState(control.Due)
	first := daemon.Wait(1)
	want := []string{"default", "", "start", due.Reminder.Start, "snooze", "Snooze 20 min", "skip", "Skip"}
	if first.Title != due.Reminder.Title || first.Body != due.Reminder.Line || !slices.Equal(first.Actions, want) {
		t.Errorf("the notification is %+v, want the buttons %q", first, want)
	}
	if hasNotice(due, "not-placed") {
		t.Errorf("notices %+v, though no window has to be placed", due.Notices)
	}
	daemon.Press(first.ID, "snooze")
	s.untilState(control.Snoozed)
	s.Until("the notification goes", func() bool { return len(daemon.Closed()) > 0 })

	s.do("resume")
	second := daemon.Wait(2)
	daemon.Press(second.ID, "skip")
	s.untilState(control.Counting)
	if r := s.lastReminder(); r.Outcome != "skipped" {
		t.Errorf("the reminder is %+v", r)
	}
}

func TestOnWaylandAFullScreenIsSeen(t *testing.T) {
	t.Parallel()
	s, compositor := onWayland(t)
	daemon := s.StartNotificationDaemon("actions")
	s.start(monday, 20)
	compositor.OpenWindow("film")
	compositor.Tell(`[title="film"] fullscreen enable`)
	s.untilSo("the full screen is seen", blockedBy("full-screen"))
	s.remindSoon()
	s.untilState(control.HeldBack)
	if n := len(daemon.Shown()); n != 0 {
		t.Errorf("%d notifications over the film", n)
	}
	compositor.Tell(`[title="film"] fullscreen disable`)
	daemon.Wait(1)
}
