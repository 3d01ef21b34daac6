//go:build e2e && linux

package e2e_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
)

// withTray is a desktop with a tray host and a resident that stands in its tray.
func withTray(t *testing.T, speed int) (*stage, *desktop.TrayItem) {
	t.Helper()
	s := onDesktop(t, desktop.WindowManager)
	host := s.StartTrayHost()
	s.start(monday, speed)
	return s, host.Item()
}

func TestWithoutATrayHostUnknotWorksAndComesToALateOne(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 1)
	s.untilSo("there is a notice", func(now control.Snapshot) bool { return hasNotice(now, "no-tray") })
	s.do("snooze", "10m")
	s.do("resume")
	s.waitReminder()
	s.do("skip")
	s.waitNoWindow(reminderTitle)

	item := s.StartTrayHost().Item()
	s.untilSo("the notice is gone", func(now control.Snapshot) bool { return !hasNotice(now, "no-tray") })
	want := []string{
		trimmed(s.snapshot().Headline), "-",
		"Start five-minute reset", "Start a routine", "-",
		"Snooze", "In a meeting", "Pause reminders", "-",
		"How does your back feel?", "Open Unknot", "Settings", "-",
		"Quit",
	}
	if diff := cmp.Diff(want, item.Labels()); diff != "" {
		t.Errorf("the menu (-want +got):\n%s", diff)
	}
	if item.Icon() == nil {
		t.Error("the icon has no picture")
	}
}

func TestTheTrayStartsTheCoachInOneClick(t *testing.T) {
	t.Parallel()
	s, item := withTray(t, 1)
	item.Click("Start five-minute reset")
	s.waitWindow(coachTitle)
	if now := s.untilState(control.InSession); now.Session.Routine != "five-minute" {
		t.Errorf("it coaches %s", now.Session.Routine)
	}
}

func TestTheTrayStartsAnyRoutine(t *testing.T) {
	t.Parallel()
	s, item := withTray(t, 1)
	routines := decoded[control.Snapshot](s, "status").Routines
	if len(routines) < 3 {
		t.Fatalf("there are too few routines: %+v", routines)
	}
	menu, _ := item.Find("Start a routine")
	if len(menu.Items) != len(routines) {
		t.Errorf("the menu has %+v, want all of %+v", menu.Items, routines)
	}
	last := routines[len(routines)-1]
	item.Click("Start a routine", last.Name)
	s.waitWindow(coachTitle)
	if now := s.untilState(control.InSession); now.Session.Routine != last.ID {
		t.Errorf("it coaches %s, want %s", now.Session.Routine, last.ID)
	}
}

func TestTheTraySnoozesAndPauses(t *testing.T) {
	t.Parallel()
	s, item := withTray(t, 1)
	item.Click("Snooze", "20 min")
	s.untilState(control.Snoozed)
	item.Click("Snooze longer", "45 min")
	now := s.untilSo("it is snoozed for longer", func(now control.Snapshot) bool { return now.Snooze.Used == 2 })
	if late := now.Snooze.Until.Sub(now.Now).Minutes(); late < 44 || late > 45 {
		t.Errorf("it is snoozed for %v min", late)
	}

	item.Click("Pause reminders", "For 1 hour")
	now = s.untilState(control.Paused)
	if long := now.Pause.Until.Sub(now.Now).Minutes(); long < 59 || long > 60 {
		t.Errorf("it is paused for %v min", long)
	}
	item.Click("Pause for longer", "Until I resume")
	s.untilSo("it is paused for good", func(now control.Snapshot) bool { return now.Pause != nil && now.Pause.Until == nil })
	item.Click("Pause for longer", "Until tomorrow")
	now = s.untilSo("it is paused until tomorrow", func(now control.Snapshot) bool { return now.Pause != nil && now.Pause.Until != nil })
	if day := now.Pause.Until.Day(); day != now.Now.Day()+1 {
		t.Errorf("it is paused until %v", now.Pause.Until)
	}
	item.Click("Resume reminders")
	s.untilSo("it is not paused", func(now control.Snapshot) bool { return now.Pause == nil })

	item.Click("How does your back feel?", "7 to 8")
	now = s.untilSo("the rating is noted", func(now control.Snapshot) bool { return len(now.Today.Tension) > 0 })
	if got := now.Today.Tension[0].Value; got != 8 {
		t.Errorf("the rating is %d", got)
	}
}

func TestTheTrayOpensTheWindowsAndQuits(t *testing.T) {
	t.Parallel()
	s, item := withTray(t, 1)
	item.Activate()
	w := s.waitWindow(todayTitle)
	// Both are pages of one window.
	s.changes(w, "Settings", func() { item.Click("Settings") })
	s.changes(w, "Open Unknot", func() { item.Click("Open Unknot") })
	if all := s.titled(todayTitle); len(all) != 1 || all[0].ID != w.ID {
		t.Errorf("there are the windows %+v, want only the first", all)
	}
	item.Click("Quit")
	if code := s.resident.ExitCode(); code != 0 {
		t.Errorf("the resident exits with %d", code)
	}
	s.waitNoWindow(todayTitle)
}

// A panel as people have it: the icon is clicked with the right button, the menu comes up,
// a line of it is clicked.
func TestThePanelsTrayStartsTheCoachByPointer(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager, desktop.Panel)
	s.start(monday, 1)
	panel := s.WaitWindow("the panel", func(w desktop.Window) bool { return w.Class == "Xfce4-panel" })
	// The tray is the only thing in the panel, and the icon the only thing in the tray.
	s.Until("the icon is in the panel", func() bool {
		const few = 8
		return s.colors(panel.X, panel.Y, desktop.PanelHeight, desktop.PanelHeight) > few
	})
	s.RightClick(panel.At(desktop.PanelHeight/2, desktop.PanelHeight/2))
	var menu desktop.Window
	s.Until("the menu is open", func() bool {
		for _, menu = range s.Popups() {
			if menu.H > 150 {
				return true
			}
		}
		return false
	})
	s.waitDrawn(menu)
	s.picture("tray-menu")
	// The quick start is the second of nine lines.
	s.Click(menu.At(menu.W/3, menu.H*18/100))
	s.waitWindow(coachTitle)
	if now := s.untilState(control.InSession); now.Session.Routine != "five-minute" {
		t.Errorf("it coaches %s", now.Session.Routine)
	}
}
