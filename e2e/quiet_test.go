//go:build e2e && linux

package e2e_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/settings"
)

// blockedBy fits a state in which something of the kind holds.
func blockedBy(kind string) func(control.Snapshot) bool {
	return func(now control.Snapshot) bool {
		return slices.ContainsFunc(now.Blockers, func(b control.Blocker) bool { return b.Kind == kind })
	}
}

// oneLine is a text without its line ends.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestAReminderComesSomeMinutesAfterACall(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	sound := s.StartSoundServer()
	s.choose(func(c *settings.Settings) { c.Quiet.AfterCallMinutes = 2 })
	s.start(monday, 60)
	zoom := sound.Record("ZOOM VoiceEngine")
	began := s.untilSo("the call is seen", blockedBy("call"))
	s.remindSoon()
	held := s.untilState(control.HeldBack)
	const what = "Microphone in use by Zoom since "
	if held.Headline != "Quiet while you are on a call." || !strings.HasPrefix(held.Reason, what) || !strings.HasSuffix(held.Reason, "I follow 2 minutes after it ends.") {
		t.Errorf("Today says %q %q", held.Headline, held.Reason)
	}
	status := decoded[control.Snapshot](s, "status")
	if len(status.Blockers) != 1 || !strings.HasPrefix(status.Blockers[0].Sentence, what) {
		t.Errorf("status --json has the blockers %+v", status.Blockers)
	}
	if i := slices.IndexFunc(status.Sources, func(s control.Source) bool { return s.Source == "sound-server" }); i < 0 || !status.Sources[i].On {
		t.Errorf("status --json has the sources %+v", status.Sources)
	}
	if why := oneLine(s.do("why")); !strings.Contains(why, "You have been on a call since ") {
		t.Errorf("why: %s", why)
	}
	if doctor := s.do("doctor"); !strings.Contains(doctor, what) {
		t.Errorf("doctor: %s", doctor)
	}
	// The silence is never longer than the call was.
	s.untilSo("the call has lasted", func(now control.Snapshot) bool { return now.Now.Sub(began.Now) > 2*time.Minute })
	if _, there := s.window(reminderTitle); there {
		t.Error("there is a reminder window during the call")
	}
	zoom.Kill()
	after := s.untilSo("the call is over", blockedBy("after-call"))
	if after.Headline != "A call has just ended." || after.Reminder != nil {
		t.Errorf("after the call: %q, %+v", after.Headline, after.Reminder)
	}
	ended := after.Blockers[slices.IndexFunc(after.Blockers, func(b control.Blocker) bool { return b.Kind == "after-call" })].Since
	s.waitReminder()
	if due := s.snapshot(); due.Reminder != nil && due.Reminder.At.Sub(ended) < 2*time.Minute {
		t.Errorf("the call ended at %v, and the reminder came at %v", ended, due.Reminder.At)
	}
}

func TestAnOpenReminderGivesWayToACallUntilThePersonIsFree(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	sound := s.StartSoundServer()
	s.start(monday, 20)
	s.remindSoon()
	s.waitReminder()
	sound.Record("Firefox")
	s.waitNoWindow(reminderTitle)
	s.untilState(control.HeldBack)
	h := decoded[control.History](s, "history")
	if n := len(h.Reminders); n == 0 || h.Reminders[n-1].Outcome != "moved" || !strings.HasSuffix(h.Reminders[n-1].Reason, "Put away: you were on a call.") {
		t.Errorf("reminders %+v, want the last put away because of the call", h.Reminders)
	}
	// The microphone stays open, and the person says that this is no call.
	s.do("free")
	s.waitReminder()
	if now := s.snapshot(); blockedBy("call")(now) {
		t.Errorf("blockers %+v", now.Blockers)
	}
}

func TestAReminderWaitsWhileTheDesktopAsksForSilence(t *testing.T) {
	tests := []struct {
		kind     string
		parts    []desktop.Part
		headline string
		// hush asks for silence and returns what ends it.
		hush func(*stage) (loud func())
	}{
		{"full-screen", nil, "Quiet while something fills your screen.", func(s *stage) func() {
			film := s.OpenWindow("film", 200, 200, 400, 300)
			s.Activate(film)
			s.SetFullScreen(film, true)
			return func() { s.SetFullScreen(film, false) }
		}},
		{"do-not-disturb", []desktop.Part{desktop.Notifications}, "Quiet while Do Not Disturb is on.", func(s *stage) func() {
			s.Run("dunstctl", "set-paused", "true")
			return func() { s.Run("dunstctl", "set-paused", "false") }
		}},
	}
	for _, tt := range tests {
		t.Run(tt.kind, func(t *testing.T) {
			t.Parallel()
			s := onDesktop(t, append([]desktop.Part{desktop.WindowManager}, tt.parts...)...)
			s.sat(monday, 19*time.Minute)
			s.start(monday, 20)
			loud := tt.hush(s)
			s.untilSo("the silence is seen", blockedBy(tt.kind))
			held := s.untilState(control.HeldBack)
			if held.Headline != tt.headline || !strings.HasSuffix(held.Reason, "at the latest.") {
				t.Errorf("Today says %q %q", held.Headline, held.Reason)
			}
			if _, there := s.window(reminderTitle); there {
				t.Error("there is a reminder window")
			}
			loud()
			s.waitReminder()
			if line := s.snapshot().Reminder.Line; !strings.HasSuffix(line, "I waited until you were free.") {
				t.Errorf("the reminder says %q", line)
			}
		})
	}
}

func TestASilenceWithoutEndHoldsAReminderOnlyForAWhile(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager, desktop.Notifications)
	s.Run("dunstctl", "set-paused", "true")
	s.choose(func(c *settings.Settings) { c.Quiet.LongestWaitMinutes = 15 })
	s.sat(monday, 18*time.Minute)
	s.start(monday, 120)
	held := s.untilState(control.HeldBack)
	s.waitReminder()
	due := s.snapshot()
	if waited := due.Reminder.At.Sub(*held.NextReminder); waited < 15*time.Minute {
		t.Errorf("it waited %v, want 15 minutes", waited)
	}
	if !strings.Contains(due.Reminder.Line, "and ask all the same.") {
		t.Errorf("the reminder says %q", due.Reminder.Line)
	}
}

func TestAReminderWaitsForAPauseInTheTyping(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 10)
	e := s.edit()
	s.do("snooze", "20s")
	const waits = "Your break comes when you stop for a moment."
	s.untilSo("it waits for a pause", func(now control.Snapshot) bool { return now.Reason == waits })
	if now := s.snapshot(); now.Reminder != nil {
		t.Errorf("a reminder came into the typing: %+v", now.Reminder)
	}
	e.finish()
	w := s.waitReminder()
	if s.Active().ID != e.window.ID {
		t.Errorf("%q took the focus", w.Title)
	}
	if held := s.do("history"); strings.Contains(held, "typing") {
		t.Errorf("a pause of seconds is no story for the history: %s", held)
	}
}

func TestWakingBringsNoFlood(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager, desktop.SystemBus)
	logind := s.StartLogind()
	s.start(monday, 600)
	s.untilSo("some desk time has passed", func(now control.Snapshot) bool { return now.DeskTimeS > 10*60 })
	logind.Sleep(true)
	asleep := s.untilSo("the computer sleeps", blockedBy("asleep"))
	s.untilSo("an hour and a half has passed", func(now control.Snapshot) bool { return now.Now.Sub(asleep.Now) > 90*time.Minute })
	if h := decoded[control.History](s, "history"); len(h.Reminders) != 0 {
		t.Errorf("reminders %+v while the computer slept", h.Reminders)
	}
	logind.Sleep(false)
	awake := s.untilSo("it woke", func(now control.Snapshot) bool { return !blockedBy("asleep")(now) })
	due := s.untilState(control.Due)
	if worked := due.Reminder.At.Sub(awake.Now); worked < 18*time.Minute {
		t.Errorf("the first reminder came %v after waking, want a full interval", worked)
	}
	if h := decoded[control.History](s, "history"); len(h.Reminders) != 1 {
		t.Errorf("reminders %+v, want the one that is open", h.Reminders)
	}
}
