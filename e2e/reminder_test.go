//go:build e2e && linux

package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/reminder"
	"github.com/unknot-app/unknot/ui/window"
)

// editor is a terminal in which somebody types into a file.
type editor struct {
	s      *stage
	file   string
	window desktop.Window
	stop   chan struct{}
	typed  chan string
}

// edit opens an editor with the focus and types into it until finish is called.
func (s *stage) edit() *editor {
	s.t.Helper()
	e := &editor{s: s, file: filepath.Join(s.Home, "typed"), stop: make(chan struct{}), typed: make(chan string, 1)}
	s.Start(s.Command("xterm", "-title", "editor", "-e", "stty -echo; cat > "+e.file))
	e.window = s.WaitWindow("the editor", desktop.Titled("editor"))
	// A click can come before the window manager takes any.
	s.Until("the editor has the focus", func() bool {
		s.Click(e.window.At(100, 100))
		return s.Active().ID == e.window.ID
	})
	s.Until("the editor takes what is typed", func() bool {
		_, err := os.Stat(e.file)
		return err == nil
	})
	go func() {
		var all strings.Builder
		defer func() { e.typed <- all.String() }()
		for {
			select {
			case <-e.stop:
				return
			default:
			}
			// Enter and Space among them: they would press a button that had the focus.
			const line = "sit up \n"
			if err := s.Command("xdotool", "type", "--delay", "15", "--", line).Run(); err != nil {
				return
			}
			all.WriteString(line)
		}
	}()
	return e
}

// finish stops typing and checks that everything that was typed has arrived.
func (e *editor) finish() {
	e.s.t.Helper()
	close(e.stop)
	want := <-e.typed
	if want == "" {
		e.s.t.Fatal("nothing was typed")
	}
	var got []byte
	e.s.Until("all that was typed has arrived", func() bool {
		var err error
		got, err = os.ReadFile(e.file)
		return err == nil && len(got) >= len(want)
	})
	if string(got) != want {
		e.s.t.Errorf("typed %q, and %q arrived", want, got)
	}
}

func TestAReminderBecomesASessionInTheHistory(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager, desktop.Panel)
	s.start(monday, 60)
	e := s.edit()
	w := s.waitReminder()
	for range 20 {
		if active := s.Active(); active.ID != e.window.ID {
			t.Fatalf("%q took the focus", active.Title)
		}
	}
	panel := s.WaitWindow("the panel", func(w desktop.Window) bool { return w.Class == "Xfce4-panel" })
	if w.X+w.W != 1280-window.PopupMargin || w.Y+w.H != panel.Y-window.PopupMargin {
		t.Errorf("the reminder is %d x %d at %d, %d and not in the corner above the panel", w.W, w.H, w.X, w.Y)
	}
	if !w.Above {
		t.Error("the reminder does not stay above other windows")
	}
	s.picture("reminder")
	e.finish()
	if active := s.Active(); active.ID != e.window.ID {
		t.Errorf("after typing, %q has the focus", active.Title)
	}

	s.press("the coach opens", onStart, func() bool {
		_, there := s.window(coachTitle)
		return there
	})
	s.untilState(control.InSession)
	s.waitNoWindow(reminderTitle)
	s.picture("coach")
	s.untilSo("the session is over", func(now control.Snapshot) bool { return now.Session == nil })
	s.picture("done")

	h := decoded[control.History](s, "history")
	if len(h.Reminders) != 1 || h.Reminders[0].Outcome != "started" {
		t.Errorf("reminders %+v, want one that was started", h.Reminders)
	}
	if len(h.Sessions) != 1 {
		t.Fatalf("sessions %+v, want one", h.Sessions)
	}
	s.checkSession(h.Sessions[0])
	if week := decoded[control.Snapshot](s, "status").Week; week.Done != 1 {
		t.Errorf("the week counts %d sessions, want 1", week.Done)
	}
}

// waitReminder waits for the reminder that the turned clock brings, at its full size.
func (s *stage) waitReminder() desktop.Window {
	s.t.Helper()
	s.untilState(control.Due)
	return s.waitWindow(reminderTitle)
}

// plan is what `unknot plan --json` prints, as far as these tests read it.
type plan struct {
	Segments []struct {
		LengthS   float64 `json:"length_s"`
		Phase     string  `json:"phase"`
		Technique string  `json:"technique"`
		Side      string  `json:"side"`
	} `json:"segments"`
}

// spent is the time that a routine takes with the usual settings, by technique, in
// seconds: holds, what lies between them, letting go; no getting in place, no change of sides.
func (s *stage) spent(routine string) map[string]float64 {
	s.t.Helper()
	spent := map[string]float64{}
	for _, segment := range decoded[plan](s, "plan", routine).Segments {
		switch segment.Phase {
		case "work", "shift", "release":
			spent[segment.Technique] += segment.LengthS
		}
	}
	return spent
}

// checkSession checks a session that was coached to its end.
func (s *stage) checkSession(got control.SessionRecord) {
	s.t.Helper()
	if !got.Completed {
		s.t.Error("the session does not count as completed")
	}
	want := s.spent(got.Routine)
	if len(got.Techniques) != len(want) {
		s.t.Errorf("done %+v, want %v", got.Techniques, want)
	}
	total := 0.0
	for _, done := range got.Techniques {
		total += want[done.ID]
		if off := float64(done.SpentS) - want[done.ID]; off < -1 || off > 1 {
			s.t.Errorf("%s took %d s of work, want %v", done.ID, done.SpentS, want[done.ID])
		}
		if done.Done != done.Count || done.Count == 0 {
			s.t.Errorf("of %s, %d of %d were done", done.ID, done.Done, done.Count)
		}
	}
	if off := float64(got.SpentS) - total; off < -2 || off > 2 {
		s.t.Errorf("the session took %d s of work, want %v", got.SpentS, total)
	}
	if long := got.Ended.Sub(got.Started).Seconds(); long < total {
		s.t.Errorf("it went from %v to %v, which is too short for %v s of work", got.Started, got.Ended, total)
	}
}

func TestSnoozingByPointerBringsTheReminderBack(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 60)
	s.remindSoon()
	s.waitReminder()
	asked := false
	s.press("it is snoozed", func(w desktop.Window) (x, y int) {
		if isCard(w) {
			return 292, 32 // the clock, which asks how long
		}
		asked = !asked
		if asked {
			return 150, 208 // Snooze
		}
		return 190, 80 // 10 min, which does nothing on the page before
	}, func() bool { return s.snapshot().State == control.Snoozed })
	before := decoded[control.Snapshot](s, "status")
	if before.Snooze.Until == nil {
		t.Fatalf("the snooze has no end: %+v", before.Snooze)
	}
	back := s.untilState(control.Due)
	if back.Reminder == nil || !back.Reminder.Again || !strings.HasPrefix(back.Reminder.Title, "Back again") {
		t.Errorf("the reminder that comes back is %+v", back.Reminder)
	}
	if late := back.Reminder.At.Sub(*before.Snooze.Until).Seconds(); late < 0 || late > 60 {
		t.Errorf("it came back %v s after the end of the snooze", late)
	}
	s.waitWindow(reminderTitle)
	h := decoded[control.History](s, "history")
	if len(h.Reminders) == 0 || h.Reminders[0].Outcome != "snoozed" {
		t.Errorf("reminders %+v, want the first snoozed", h.Reminders)
	}
}

func TestSkippingByKeyWorksOnceNobodyIsTypingAnyMore(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.start(monday, 20)
	s.remindSoon()
	var asked time.Time // not later than the reminder opened
	s.eventually("the reminder is due", func() bool {
		before := time.Now()
		if s.snapshot().Reminder != nil {
			return true
		}
		asked = before
		return false
	})
	w := s.waitWindow(reminderTitle)
	// Beside the words: a click gives the keys, and answers nothing.
	s.Click(w.At(50, 120))
	s.Until("the reminder has the focus", func() bool { return s.Active().ID == w.ID })
	s.Until("Esc skips it", func() bool {
		s.Key("Escape")
		return s.snapshot().Reminder == nil
	})
	if took := time.Since(asked); took < reminder.Guard {
		t.Errorf("a key was taken %v after the reminder opened", took)
	}
	h := decoded[control.History](s, "history")
	if n := len(h.Reminders); n == 0 || h.Reminders[n-1].Outcome != "skipped" {
		t.Errorf("reminders %+v, want the last skipped", h.Reminders)
	}
	s.waitNoWindow(reminderTitle)
}

func TestTheHeadsUpComesTwoMinutesBefore(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	daemon := s.StartNotificationDaemon("actions")
	s.choose(func(c *settings.Settings) {
		c.Schedule.EveryMinutes, c.Schedule.HeadsUpMinutes = 20, 2
		c.General.ReminderStyle = "notification"
	})
	s.start(monday, 60)
	shown := daemon.Wait(1)
	at := s.snapshot()
	if shown.Title != "Break in 2 minutes" {
		t.Errorf("the heads-up is %+v", shown)
	}
	if at.NextReminder == nil || at.State != control.Counting {
		t.Fatalf("with the heads-up the state is %s, next at %v", at.State, at.NextReminder)
	}
	due := s.untilState(control.Due)
	if early := due.Reminder.At.Sub(at.Now).Seconds(); early < 60 || early > 125 {
		t.Errorf("the reminder came %v s after the heads-up, want 2 minutes", early)
	}
	asked := daemon.Wait(2)
	daemon.Press(asked.ID, "skip")
	s.eventually("Skip on the notification lets it go", func() bool { return s.snapshot().Reminder == nil })
	h := decoded[control.History](s, "history")
	if n := len(h.Reminders); n != 1 || h.Reminders[0].Outcome != "skipped" {
		t.Errorf("reminders %+v, want one, skipped", h.Reminders)
	}
}

func TestTheHeadsUpCardBecomesTheQuestion(t *testing.T) {
	t.Parallel()
	s := onDesktop(t, desktop.WindowManager)
	s.choose(func(c *settings.Settings) { c.Schedule.EveryMinutes, c.Schedule.HeadsUpMinutes = 20, 2 })
	s.start(monday, 20)
	s.within(5*long, "the card is there", func() bool { _, ok := s.window(reminderTitle); return ok })
	card := s.waitWindow(reminderTitle)
	if n := s.snapshot(); n.State != control.Counting || n.Reminder == nil || n.Reminder.Kind != "heads-up" {
		t.Fatalf("with the card the state is %s, %+v", n.State, n.Reminder)
	}
	if card.H > 100 {
		t.Errorf("the card is %d x %d large", card.W, card.H)
	}
	s.untilState(control.Due)
	s.Until("the card grows to the question", func() bool {
		w, ok := s.window(reminderTitle)
		return ok && w.H > 200
	})
}
