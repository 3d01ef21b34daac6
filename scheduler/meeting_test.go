package scheduler_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
)

func TestParseMeeting(t *testing.T) {
	now := monday("14:30")
	for text, want := range map[string]string{
		"30m":           "2026-11-23 15:00",
		"1h":            "2026-11-23 15:30",
		" for  90m ":    "2026-11-23 16:00",
		"until 15:00":   "2026-11-23 15:00",
		"UNTIL 15:00":   "2026-11-23 15:00",
		"15:00":         "2026-11-23 15:00",
		"until 14:30":   "2026-11-24 14:30", // that moment has come: the next one
		"until 09:00":   "2026-11-24 09:00",
		"45":            "2026-11-23 15:15",
		"until 1h":      "2026-11-23 15:30",
		"call":          "",
		"":              "",
		"  Call  ":      "",
		"until 00:00":   "2026-11-24 00:00",
		"for until 30m": "refused",
		"soon":          "refused",
		"until":         "refused",
		"-30m":          "refused",
		"0m":            "refused",
		"monday":        "refused",
		"24:00":         "refused",
		"calls":         "refused",
	} {
		until, callEnds, err := scheduler.ParseMeeting(text, now)
		got := until.Format("2006-01-02 15:04")
		switch {
		case err != nil:
			got = "refused"
		case callEnds && until.IsZero():
			got = ""
		}
		if got != want || callEnds != (want == "") {
			t.Errorf("%q: %q, with the call: %v; want %q", text, got, callEnds, want)
		}
	}
}

func TestMeetings(t *testing.T) {
	due := func(t *testing.T) *desk {
		s := newDesk(t, plan(), monday("13:00"))
		s.plan.AfterCall = 5 * time.Minute
		return s
	}
	t.Run("one of half an hour holds what falls due, and lets it come when it is over", func(t *testing.T) {
		s := due(t)
		s.until("14:00")
		s.h = s.h.MeetingUntil(s.now, s.now.Add(30*time.Minute))
		s.ask()
		s.until("14:20")
		if s.d.Kind != scheduler.KindHeld || s.d.Why.Held != scheduler.Meeting {
			t.Fatalf("%s because of %s", s.d.Kind, s.d.Why.Held)
		}
		s.until("14:31")
		s.is(scheduler.KindOpen, scheduler.BecauseDesk, "14:30")
	})
	t.Run("one without a call ends after two hours at the latest", func(t *testing.T) {
		s := due(t)
		s.until("14:00")
		s.h = s.h.MeetingUntilCallEnds(s.now)
		s.ask()
		s.until("15:59")
		if s.d.Kind != scheduler.KindHeld {
			t.Fatalf("at 15:59 it is %s", s.d.Kind)
		}
		s.until("16:01")
		s.is(scheduler.KindOpen, scheduler.BecauseDesk, "16:00")
	})
	t.Run("one with a call ends some minutes after it", func(t *testing.T) {
		s := due(t)
		s.until("14:00")
		s.h = s.h.MeetingUntilCallEnds(s.now)
		s.ask()
		s.until("14:05")
		s.block(scheduler.Call, 0)
		s.until("15:00")
		s.lift(scheduler.Call)
		s.until("15:06")
		s.is(scheduler.KindOpen, scheduler.BecauseDesk, "15:05")
	})
	t.Run("whoever is free is asked at once", func(t *testing.T) {
		for name, hold := range map[string]func(*desk){
			"of a meeting": func(s *desk) { s.h = s.h.MeetingUntil(s.now, s.now.Add(time.Hour)); s.ask() },
			"of a call":    func(s *desk) { s.block(scheduler.Call, 0) },
			"of both": func(s *desk) {
				s.block(scheduler.Call, 0)
				s.h = s.h.MeetingUntilCallEnds(s.now)
				s.ask()
			},
		} {
			s := due(t)
			s.until("14:00")
			hold(s)
			s.until("14:20")
			if s.d.Kind != scheduler.KindHeld {
				t.Fatalf("%s: at 14:20 it is %s", name, s.d.Kind)
			}
			s.h = s.h.Free()
			s.presence.Blockers = nil // the microphone stays open, and counts no longer
			s.ask()
			s.is(scheduler.KindOpen, scheduler.BecauseDesk, "14:20")
			if s.h.Meeting != nil || s.h.Desk.OnCall {
				t.Errorf("%s: then %+v, on a call %v", name, s.h.Meeting, s.h.Desk.OnCall)
			}
		}
	})
	t.Run("whoever is free after a call need not wait", func(t *testing.T) {
		s := due(t)
		s.until("14:00")
		s.block(scheduler.Call, 0)
		s.until("14:30")
		s.lift(scheduler.Call)
		s.until("14:32")
		if s.d.Kind != scheduler.KindHeld || s.d.Why.Held != scheduler.AfterCall {
			t.Fatalf("%s because of %s", s.d.Kind, s.d.Why.Held)
		}
		s.h = s.h.Free()
		s.ask()
		s.is(scheduler.KindOpen, scheduler.BecauseDesk, "14:32")
	})
	t.Run("to be free of nothing changes nothing", func(t *testing.T) {
		s := due(t)
		s.until("14:00")
		before := s.d
		s.h = s.h.Free()
		s.ask()
		if s.d.Kind != before.Kind || !s.d.At.Equal(before.At) {
			t.Errorf("%s at %s became %s at %s", before.Kind, before.At, s.d.Kind, s.d.At)
		}
	})
}
