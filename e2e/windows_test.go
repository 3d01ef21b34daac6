//go:build e2e && linux

package e2e_test

import (
	"bytes"
	"image"
	"image/draw"
	"testing"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/settings"
)

// focus has a window take the keys, as a click on its frame does.
func (s *stage) focus(w desktop.Window) {
	s.t.Helper()
	s.Until("the window has the focus: "+w.Title, func() bool {
		if s.Active().ID == w.ID {
			return true
		}
		s.Click(w.X+w.W/2, w.Y-8)
		return false
	})
}

// keys presses a key until something is so.
func (s *stage) keys(key, what string, so func(control.Snapshot) bool) control.Snapshot {
	s.t.Helper()
	var now control.Snapshot
	s.Until(what, func() bool {
		if now = s.snapshot(); so(now) {
			return true
		}
		s.Key(key)
		return false
	})
	return now
}

func TestTheCoachIsWorkedByKeys(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 1)
	s.do("now", "five-minute")
	w := s.waitWindow(coachTitle)
	s.focus(w)
	s.untilState(control.InSession)
	s.Key("7") // how tight it is before
	s.Key("Escape")
	s.untilSo("the session is paused", func(now control.Snapshot) bool { return now.Session.Paused })
	s.picture("coach-paused")
	s.Key("space")
	s.untilSo("the session goes on", func(now control.Snapshot) bool { return !now.Session.Paused })
	s.Key("Escape")
	s.untilSo("the session is paused", func(now control.Snapshot) bool { return now.Session.Paused })
	s.Key("Escape")
	s.untilSo("the session is over", func(now control.Snapshot) bool { return now.Session == nil })
	s.Key("3") // and how tight it is now
	var got control.SessionRecord
	s.Until("the rating is kept", func() bool {
		h := decoded[control.History](s, "history")
		if len(h.Sessions) == 1 {
			got = h.Sessions[0]
		}
		return got.TensionAfter != nil
	})
	if *got.TensionAfter != 3 || got.TensionBefore == nil || *got.TensionBefore != 7 {
		t.Errorf("the session is kept as %+v", got)
	}
	if got.Completed {
		t.Error("a session that was ended counts as completed")
	}
	s.Key("Return")
	s.waitNoWindow(coachTitle)
}

func TestTheMainWindowStartsASession(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 1)
	s.do("window", "today")
	w := s.waitWindow(todayTitle)
	s.focus(w)
	s.keys("ctrl+Return", "a session runs", func(now control.Snapshot) bool { return now.Session != nil })
	s.waitWindow(coachTitle)
}

func TestTheSettingsOpenAsAPageOfTheMainWindow(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 1)
	s.do("window", "settings")
	w := s.waitWindow(todayTitle)
	s.picture("settings")
	s.do("window", "today")
	s.do("window", "settings")
	if n := len(s.titled(todayTitle)); n != 1 {
		t.Errorf("there are %d windows, want 1", n)
	}
	s.focus(w)
	s.Key("ctrl+w")
	s.waitNoWindow(todayTitle)
	if !s.resident.Running() {
		t.Error("the resident ended with its window")
	}
}

const firstRunTitle = "Unknot: set up"

func TestTheFirstStartSetsUpByKeys(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.choose(func(c *settings.Settings) { c.General.FirstRunDone, c.Safety.Checked = false, "" })
	s.start(monday, 1)
	w := s.waitWindow(firstRunTitle)
	s.picture("first-run")
	s.focus(w)
	s.strike(w, "Return") // from the welcome to the safety check
	s.picture("first-run-safety")
	for range conditions {
		s.strike(w, "Tab")
	}
	s.strike(w, "Tab")
	s.strike(w, "space") // none of these
	s.keys("Return", "the safety check is done", func(control.Snapshot) bool {
		reply, err := s.client.Settings()
		return err == nil && reply.Settings.Safety.Checked == "2026-11-23"
	})
	done := s.keys("Return", "the first run is done", func(now control.Snapshot) bool { return !now.FirstRun })
	if done.CoachLocked {
		t.Error("the coach is locked")
	}
	s.picture("first-run-try")
	s.keys("Return", "a first session runs", func(now control.Snapshot) bool { return now.Session != nil })
	s.waitWindow(coachTitle)
	s.waitNoWindow(firstRunTitle)
	s.do("quit")
	<-s.resident.Done()
	s.start(monday, 1)
	if s.snapshot().FirstRun {
		t.Error("the first run is to be done again")
	}
}

// conditions is how many the safety check asks about.
const conditions = 5

// strike presses a key and waits until the window shows what came of it.
func (s *stage) strike(w desktop.Window, key string) {
	s.t.Helper()
	s.changes(w, key, func() { s.Key(key) })
}

// changes does something and waits until the window shows what came of it.
func (s *stage) changes(w desktop.Window, what string, do func()) {
	s.t.Helper()
	area := image.Rect(w.X, w.Y, w.X+w.W, w.Y+w.H)
	look := func() []byte {
		part := image.NewRGBA(area)
		draw.Draw(part, area, s.Picture(), area.Min, draw.Src)
		return part.Pix
	}
	before := look()
	do()
	s.Until("the window shows what came of "+what, func() bool { return !bytes.Equal(before, look()) })
}
