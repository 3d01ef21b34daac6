package resident_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/presence"
)

// sees has presence say something, and waits until the resident has taken it.
func (s *stage) sees(facts ...presence.Fact) {
	for _, f := range facts {
		f.Sees = true
		s.facts <- f
	}
	// The next is taken once it is done with the last.
	s.facts <- presence.Fact{Source: presence.Clocks, Kind: presence.Asleep, Sees: true}
}

var call = presence.Fact{Source: presence.SoundServer, Kind: presence.Call, On: true, Detail: "Microphone in use by Meet."}

// since is a fact that began so long ago.
func since(f presence.Fact, ago time.Duration) presence.Fact {
	f.Since = time.Now().Add(-ago)
	return f
}

func over(f presence.Fact) presence.Fact {
	f.On, f.Since = false, time.Now()
	return f
}

// blocked is a stage with the reminder due and a fact that holds it back.
func blocked(t *testing.T, f presence.Fact) *stage {
	t.Helper()
	s := newStage(t).sat(74*time.Minute + 59*time.Second).start()
	s.sees(since(f, time.Minute))
	s.until("the reminder is due and held", func(n control.Snapshot) bool { return n.State == control.HeldBack })
	return s
}

func TestWhatHoldsAReminderIsSaid(t *testing.T) {
	tests := []struct {
		fact             presence.Fact
		headline, reason string // the reason's beginning
		blocker          string
	}{
		{call, "Quiet while you are on a call.", "Microphone in use by Meet since 14:2", "Microphone in use by Meet since 14:2"},
		{presence.Fact{Source: presence.Cameras, Kind: presence.Call, On: true}, "Quiet while you are on a call.", "Microphone or camera in use since 14:2", "Microphone or camera in use since"},
		{presence.Fact{Source: presence.ScreenCast, Kind: presence.Sharing, On: true}, "Quiet while your screen is shared.", "Your screen is shared since 14:29. I follow 5 minutes after it ends.", "Your screen is shared since"},
		{presence.Fact{Source: presence.Notifications, Kind: presence.DoNotDisturb, On: true}, "Quiet while Do Not Disturb is on.", "On since 14:2", "Do Not Disturb has been on since"},
		{presence.Fact{Source: presence.X11, Kind: presence.FullScreen, On: true}, "Quiet while something fills your screen.", "In full screen since 14:2", "Something has filled your screen since"},
	}
	for _, tt := range tests {
		t.Run(string(tt.fact.Kind), func(t *testing.T) {
			s := blocked(t, tt.fact)
			n := s.Snapshot()
			if n.Headline != tt.headline || !strings.HasPrefix(n.Reason, tt.reason) {
				t.Errorf("it says %q, %q", n.Headline, n.Reason)
			}
			if len(n.Blockers) != 1 || !strings.HasPrefix(n.Blockers[0].Sentence, tt.blocker) {
				t.Errorf("blockers %+v, want %q", n.Blockers, tt.blocker)
			}
			if len(s.windows()) > 0 {
				t.Errorf("windows %v", s.windows())
			}
		})
	}
}

func TestAWaitThatTheWindowEndsIsSaid(t *testing.T) {
	s := newStage(t)
	s.at = time.Date(2026, 11, 23, 17, 0, 0, 0, time.Local)
	s.sat(74*time.Minute + 59*time.Second).start()
	s.sees(since(presence.Fact{Source: presence.X11, Kind: presence.FullScreen, On: true}, time.Minute))
	n := s.until("the reminder is held", func(n control.Snapshot) bool { return n.State == control.HeldBack })
	if want := "Your break comes after it, if that is before 17:30."; !strings.HasSuffix(n.Reason, want) {
		t.Errorf("it says %q, want %q at the end", n.Reason, want)
	}
}

func TestAfterWhatAsksForSilenceItComesAtOnce(t *testing.T) {
	full := presence.Fact{Source: presence.X11, Kind: presence.FullScreen, On: true}
	s := blocked(t, full)
	s.sees(over(full))
	n := s.until("the reminder is open", func(n control.Snapshot) bool { return n.Reminder != nil })
	if want := "I waited until you were free."; !strings.HasSuffix(n.Reminder.Line, want) {
		t.Errorf("it says %q, want %q at the end", n.Reminder.Line, want)
	}
}

func TestACallLeavesSomeMinutesOfSilence(t *testing.T) {
	s := blocked(t, call)
	s.sees(over(call))
	n := s.Snapshot()
	if n.State != control.HeldBack || n.Headline != "A call has just ended." || n.Reminder != nil {
		t.Errorf("after the call: %s, %q", n.State, n.Headline)
	}
	s.does(control.Command{Name: "free"})
	s.until("who is free is asked at once", func(n control.Snapshot) bool { return n.Reminder != nil })
}

func TestAnOpenReminderGivesWayToACall(t *testing.T) {
	s := newStage(t)
	s.asked()
	s.sees(since(call, 0))
	n := s.Snapshot()
	if n.Reminder != nil || n.State != control.HeldBack {
		t.Fatalf("on the call the state is %s, reminder %+v", n.State, n.Reminder)
	}
	h := s.past().Reminders
	if len(h) != 1 || h[0].Outcome != "moved" || !strings.HasSuffix(h[0].Reason, "Put away: you were on a call.") {
		t.Errorf("the journal has %+v", h)
	}
}

func TestACallThatIsNoneHoldsNothing(t *testing.T) {
	s := blocked(t, call)
	if n := s.does(control.Command{Name: "free"}); n.Reminder == nil {
		t.Fatalf("the state stays %s", n.State)
	}
	s.does(control.Command{Name: "snooze", For: "10m"})
	s.sees(over(call), since(call, 0))
	if n := s.Snapshot(); !slices.ContainsFunc(n.Blockers, func(b control.Blocker) bool { return b.Kind == "call" }) {
		t.Errorf("blockers %+v, want that the next call counts again", n.Blockers)
	}
}

func TestInAMeetingAsThePersonSays(t *testing.T) {
	t.Run("for a while", func(t *testing.T) {
		s := newStage(t)
		s.asked()
		n := s.does(control.Command{Name: "meeting", For: "30m"})
		if n.Reminder != nil || n.State != control.HeldBack || n.Headline != "Quiet until 15:00." || n.Meeting.Until == nil {
			t.Errorf("%s, %q, %+v", n.State, n.Headline, n.Meeting)
		}
		if n := s.does(control.Command{Name: "undo"}); n.Reminder == nil || n.Meeting.Since != nil {
			t.Errorf("taken back: reminder %+v, meeting %+v", n.Reminder, n.Meeting)
		}
	})
	t.Run("until the call ends", func(t *testing.T) {
		s := newStage(t)
		s.asked()
		s.sees(since(call, 0))
		n := s.does(control.Command{Name: "meeting", For: "call"})
		if n.Meeting.Since == nil || n.Meeting.Until != nil {
			t.Errorf("%q, %+v", n.Headline, n.Meeting)
		}
		s.sees(over(call))
		if n := s.Snapshot(); n.Meeting.Since != nil {
			t.Errorf("after the call still %+v", n.Meeting)
		}
	})
	t.Run("until they are free", func(t *testing.T) {
		for _, end := range []string{"free", "resume"} {
			s := newStage(t)
			s.asked()
			s.does(control.Command{Name: "meeting", For: "1h"})
			if n := s.does(control.Command{Name: end}); n.Reminder == nil {
				t.Errorf("%s: the reminder does not come back: %s", end, n.State)
			}
		}
	})
	t.Run("before anything is due", func(t *testing.T) {
		s := newStage(t).sat(10 * time.Minute).start()
		n := s.does(control.Command{Name: "meeting", For: "until 15:30"})
		if n.State != control.Counting || n.Headline != "Quiet until 15:30." {
			t.Errorf("%s, %q", n.State, n.Headline)
		}
	})
	t.Run("the end of a call is on offer where calls are seen", func(t *testing.T) {
		s := newStage(t).sat(10 * time.Minute).start()
		if got := len(s.Snapshot().Meeting.Choices); got != 2 {
			t.Errorf("%d choices without a source", got)
		}
		s.sees(over(call))
		if got := s.Snapshot().Meeting.Choices; len(got) != 3 || got[0].For != "call" {
			t.Errorf("choices %+v", got)
		}
	})
	t.Run("nothing to be free of", func(t *testing.T) {
		newStage(t).start().refuses(control.Command{Name: "free"})
	})
}

func TestTodaysPlanIsMoved(t *testing.T) {
	s := newStage(t).sat(70 * time.Minute).start()
	before := s.Snapshot().NextReminder
	n := s.does(control.Command{Name: "later", For: "30m"})
	if moved := n.NextReminder.Sub(*before).Round(time.Minute); moved != 30*time.Minute {
		t.Errorf("it moved by %v, want 30 minutes", moved)
	}
	s.refuses(control.Command{Name: "later", For: "5h"})
	s.refuses(control.Command{Name: "later", For: "soon"})
}

// ear is a source that can hear typing.
type ear struct{ asked, stopped int }

func (e *ear) Ask(time.Duration) bool { e.asked++; return true }
func (e *ear) Stop()                  { e.stopped++ }

func TestAReminderWaitsForAPauseInTheTyping(t *testing.T) {
	s := newStage(t)
	hears := &ear{}
	s.pauses = hears
	s.sat(80 * time.Minute).start()
	n := s.Snapshot()
	if n.Reminder != nil || n.State != control.Counting || n.Reason != "Your break comes when you stop for a moment." {
		t.Fatalf("%s, %q, reminder %+v; want that it waits", n.State, n.Reason, n.Reminder)
	}
	typing := presence.Fact{Source: presence.X11, Kind: presence.Typing, On: true}
	s.sees(since(typing, 0))
	if n := s.Snapshot(); n.Reminder != nil {
		t.Fatal("it came while somebody typed")
	}
	s.sees(over(typing))
	s.until("it comes in the pause", func(n control.Snapshot) bool { return n.Reminder != nil })
	if hears.asked != 1 || hears.stopped != 1 {
		t.Errorf("asked %d times, stopped %d times; want once each", hears.asked, hears.stopped)
	}
}

func TestAPauseThatIsThereAlreadyIsEnough(t *testing.T) {
	s := newStage(t)
	s.pauses = &ear{}
	s.sat(80 * time.Minute).start()
	s.sees(presence.Fact{Source: presence.X11, Kind: presence.Typing, Since: time.Now()})
	s.until("it comes", func(n control.Snapshot) bool { return n.Reminder != nil })
}

func TestAFilmIsWatchedBySomebody(t *testing.T) {
	idle := presence.Fact{Source: presence.X11, Kind: presence.Idle, On: true}
	film := presence.Fact{Source: presence.Inhibitors, Kind: presence.Watching, On: true}
	s := newStage(t)
	s.saved.Quiet.IdleMinutes = 1
	s.sat(10 * time.Minute).start()
	s.sees(since(film, time.Hour), since(idle, time.Hour))
	if n := s.Snapshot(); slices.ContainsFunc(n.Blockers, func(b control.Blocker) bool { return b.Kind == "idle" }) {
		t.Errorf("blockers %+v while a film runs", n.Blockers)
	}
}

func TestWhatTheNoticesSayOfIdleTime(t *testing.T) {
	has := func(n control.Snapshot) bool {
		return slices.ContainsFunc(n.Notices, func(n control.Notice) bool { return n.Kind == "no-idle" })
	}
	s := newStage(t).start()
	s.facts <- presence.Fact{Source: presence.X11, Why: "blind"}
	s.until("its lack is said", has)
	s.sees(presence.Fact{Source: presence.Wayland, Kind: presence.Idle})
	s.until("another source is enough", func(n control.Snapshot) bool { return !has(n) })
	s.facts <- presence.Fact{Source: presence.X11, Why: "blind still"}
	s.sees()
	if has(s.Snapshot()) {
		t.Error("one source that does not see counts for more than one that does")
	}
}

func TestAReminderThatFellAwayIsExplained(t *testing.T) {
	s := newStage(t)
	s.at = time.Date(2026, 11, 23, 17, 29, 59, 0, time.Local) // a second before the window closes
	s.sat(74*time.Minute + 59*time.Second + 500*time.Millisecond).start()
	s.sees(since(call, time.Minute))
	n := s.until("the day is over", func(n control.Snapshot) bool { return n.Headline == "That was it for today." })
	const want = "One waited until it was too late: you were on a call."
	if !strings.HasPrefix(n.Reason, want) {
		t.Errorf("Today says %q, want %q first", n.Reason, want)
	}
	h := s.past().Reminders
	if len(h) != 1 || h[0].Outcome != "moved" || h[0].Reason != want {
		t.Errorf("the journal has %+v", h)
	}
}
