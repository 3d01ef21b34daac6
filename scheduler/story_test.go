package scheduler_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
)

func TestAnAfternoonAfterLunch(t *testing.T) {
	s := newDesk(t, plan(), monday("08:00"))
	s.is(scheduler.KindWait, scheduler.BecauseNotYet, "14:15")
	s.until("12:00")
	s.leave(50 * time.Minute)
	s.is(scheduler.KindWait, scheduler.BecauseNotYet, "14:05")
	s.until("14:05")
	s.is(scheduler.KindOpen, scheduler.BecauseDesk, "14:05")
	s.wants("14:03 heads-up", "14:05 remind")
	if s.d.Why.Desk != 75*time.Minute || !s.d.Why.Since.Equal(monday("12:50")) {
		t.Errorf("at the desk %s since %s", s.d.Why.Desk, s.d.Why.Since)
	}
	s.until("14:06")
	s.session(5*time.Minute, false)
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "15:26")
}

func TestSittingThroughUntilTheWindowOpens(t *testing.T) {
	s := newDesk(t, plan(), monday("08:00"))
	s.until("11:50")
	s.is(scheduler.KindWait, scheduler.BecauseNotYet, "13:02")
	s.until("13:05")
	s.wants("13:00 heads-up", "13:02 remind")
	if s.d.Why.Desk != 5*time.Hour+2*time.Minute {
		t.Errorf("at the desk %s", s.d.Why.Desk)
	}
}

func TestALongMorningNeedsALongerBreak(t *testing.T) {
	s := newDesk(t, plan(), monday("10:00"))
	s.until("12:40") // 160 minutes at the desk
	s.leave(6 * time.Minute)
	if got := s.d.Desk.Elapsed; got != 70*time.Minute {
		t.Errorf("six minutes away left %s of 160 minutes, want 70 (six times fifteen less)", got)
	}
	s.leave(5 * time.Minute)
	if got := s.d.Desk.Elapsed; got != 0 {
		t.Errorf("five more minutes left %s", got)
	}
}

func TestSnoozingUntilItIsLetGo(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:16")
	for i, snooze := range []string{"20m", "10m", "15:30"} {
		if err := s.snooze(snooze); err != nil {
			t.Fatal(err)
		}
		until := s.h.Snooze
		s.is(scheduler.KindSnoozed, scheduler.BecauseYouAsked, until.Format("15:04"))
		s.advance(until.Sub(s.now) + time.Minute)
		s.is(scheduler.KindOpen, scheduler.BecauseAsked, until.Format("15:04"))
		if !s.d.Again || s.d.Why.Count != i+1 || s.d.Why.Left != 2-i {
			t.Errorf("snooze %d: %+v, again %v", i+1, s.d.Why, s.d.Again)
		}
	}
	s.wants("14:13 heads-up", "14:15 remind", "14:36 remind", "14:47 remind", "15:30 remind")
	var refused *scheduler.SnoozeError
	if err := s.snooze("10m"); !errors.As(err, &refused) || refused.Problem != scheduler.SnoozeSpent {
		t.Errorf("a fourth snooze: %v", err)
	}
	if s.d.Shown != 1 {
		t.Errorf("%d reminders, want one that came back three times", s.d.Shown)
	}
	s.answer(scheduler.Skipped)
	s.is(scheduler.KindDone, scheduler.BecauseSnoozes, "")
	if got := s.d.NextDay; !got.Equal(on("2026-11-24", "14:15", time.UTC)) {
		t.Errorf("next day %s", got)
	}
	s.advance(20 * time.Hour)
	s.is(scheduler.KindWait, scheduler.BecauseNotYet, "14:15")
	if s.d.Snoozes.Used != 0 || s.d.Snoozes.Left != 3 {
		t.Errorf("snoozes on the next day: %+v", s.d.Snoozes)
	}
}

func TestLaterWithoutAReminder(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:14")
	if err := s.snooze("45m"); err != nil {
		t.Fatal(err)
	}
	s.until("15:00")
	s.is(scheduler.KindOpen, scheduler.BecauseAsked, "14:59")
	s.wants("14:13 heads-up", "14:59 remind")
	if s.d.Shown != 1 || s.d.Snoozes.Used != 1 {
		t.Errorf("%d shown, %d snoozes", s.d.Shown, s.d.Snoozes.Used)
	}
}

func TestSkippingLetsAnotherFullIntervalPass(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:20")
	s.answer(scheduler.Skipped)
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "15:35")
	if s.d.Why.Desk != 80*time.Minute {
		t.Errorf("skipping is no break, yet the desk time is %s", s.d.Why.Desk)
	}
	s.until("15:40")
	s.answer(scheduler.Skipped)
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "16:55")
	s.until("16:56")
	s.answer(scheduler.Skipped)
	s.is(scheduler.KindDone, scheduler.BecauseMax, "")
	if s.d.Why.Count != 3 || s.d.Why.Of != 3 {
		t.Errorf("%+v", s.d.Why)
	}
}

func TestSkippingBeforehand(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:00")
	s.answer(scheduler.Skipped)
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "15:15")
}

func TestAReminderThatNobodySees(t *testing.T) {
	t.Run("comes back once after twenty minutes at the desk", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:30")
		s.is(scheduler.KindWait, scheduler.BecauseCounting, "14:50")
		if !s.d.Again {
			t.Error("it does not come back")
		}
		s.until("14:51")
		s.is(scheduler.KindOpen, scheduler.BecauseUnseen, "14:50")
		s.until("15:06")
		s.is(scheduler.KindWait, scheduler.BecauseCounting, "16:20")
		s.wants("14:13 heads-up", "14:15 remind", "14:30 not-seen", "14:50 remind", "15:05 not-seen")
		if s.d.Shown != 1 {
			t.Errorf("%d reminders, want one that came back", s.d.Shown)
		}
	})
	t.Run("waits for who is away", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:15")
		s.leave(40 * time.Minute)
		s.wants("14:13 heads-up", "14:15 remind", "14:30 not-seen")
		s.is(scheduler.KindWait, scheduler.BecauseCounting, "15:15")
		s.until("15:16")
		s.is(scheduler.KindOpen, scheduler.BecauseUnseen, "15:15")
	})
}

func TestPause(t *testing.T) {
	t.Run("keeps the desk time and what falls due waits for its end", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("13:50")
		s.pause("1h")
		s.is(scheduler.KindPaused, scheduler.BecauseYouAsked, "14:50")
		s.until("14:40")
		s.is(scheduler.KindPaused, scheduler.BecauseYouAsked, "14:50")
		if !s.d.Due {
			t.Error("nothing waits for the end of the pause")
		}
		s.until("14:50")
		s.wants("14:50 remind")
		if e := s.log[0].d.Why; e.Desk != 110*time.Minute || e.Held != scheduler.Paused || e.HeldFor != time.Hour {
			t.Errorf("%+v", e)
		}
	})
	t.Run("puts an open reminder away and brings it back", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:16")
		s.pause("")
		s.is(scheduler.KindPaused, scheduler.BecauseYouAsked, "")
		s.until("15:00")
		s.h = s.h.Unpause()
		s.ask()
		s.is(scheduler.KindOpen, scheduler.BecauseDesk, "15:00")
		if s.d.Shown != 1 {
			t.Errorf("%d reminders, want one", s.d.Shown)
		}
	})
	t.Run("for the rest of the day names tomorrow's first", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.pause("today")
		s.is(scheduler.KindPaused, scheduler.BecauseYouAsked, "")
		if !s.d.Why.Until.Equal(on("2026-11-24", "08:00", time.UTC)) ||
			!s.d.NextDay.Equal(on("2026-11-24", "14:15", time.UTC)) {
			t.Errorf("until %s, next %s", s.d.Why.Until, s.d.NextDay)
		}
	})
	t.Run("through the close leaves a trace of what was due", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:00")
		s.pause("")
		s.until("18:30")
		s.wants("17:30 fell-away")
		fell := s.log[0].d
		if fell.Why.Code != scheduler.BecauseClosed || fell.Why.Held != scheduler.Paused ||
			fell.Reminder.Outcome != scheduler.Moved || !fell.Reminder.At.Equal(monday("14:15")) {
			t.Errorf("%+v", fell)
		}
		s.is(scheduler.KindPaused, scheduler.BecauseYouAsked, "")
	})
}

func TestWhatHoldsAReminderBack(t *testing.T) {
	t.Run("a call: it comes when the call ends", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("13:30")
		s.block("call", 0)
		s.until("14:40")
		s.is(scheduler.KindHeld, scheduler.BecauseDesk, "14:15")
		s.until("14:50")
		s.lift("call")
		s.wants("14:50 remind")
		if why := s.log[0].d.Why; why.Held != "call" || why.HeldFor != 80*time.Minute || why.Desk != 110*time.Minute {
			t.Errorf("%+v", why)
		}
	})
	t.Run("to the end of the window: it falls away with the reason", func(t *testing.T) {
		s := newDesk(t, plan(), monday("15:30"))
		s.block("call", 0)
		s.until("17:31")
		s.wants("17:30 fell-away")
		if why := s.log[0].d.Why; why.Code != scheduler.BecauseClosed || why.Held != "call" {
			t.Errorf("%+v", why)
		}
		s.is(scheduler.KindDone, scheduler.BecauseWindowOver, "")
	})
	t.Run("a pause in the typing that is waited for then hides not what held it", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.block(scheduler.FullScreen, 0)
		s.until("14:30")
		s.block(scheduler.Typing, 0)
		s.lift(scheduler.FullScreen)
		s.is(scheduler.KindHeld, scheduler.BecauseDesk, "14:15")
		if s.d.Why.Held != scheduler.Typing {
			t.Errorf("while it waits: %+v", s.d.Why)
		}
		s.until("14:31")
		s.lift(scheduler.Typing)
		s.is(scheduler.KindOpen, scheduler.BecauseDesk, "14:31")
		if why := s.d.Why; why.Held != scheduler.FullScreen || why.HeldFor != 16*time.Minute {
			t.Errorf("then: %+v", why)
		}
	})
	t.Run("a snooze that ends in a lock waits for its end", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:16")
		if err := s.snooze("10m"); err != nil {
			t.Fatal(err)
		}
		s.until("14:20")
		s.block(scheduler.Locked, 0)
		s.until("14:40")
		s.is(scheduler.KindHeld, scheduler.BecauseAsked, "14:26")
		s.lift(scheduler.Locked)
		s.is(scheduler.KindOpen, scheduler.BecauseAsked, "14:40")
	})
	t.Run("a break taken meanwhile makes up for it, with a trace", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.block("call", 0)
		s.until("14:20")
		s.block(scheduler.Locked, 0)
		s.until("14:30")
		s.lift(scheduler.Locked)
		s.lift("call")
		s.is(scheduler.KindWait, scheduler.BecauseCounting, "15:45")
		s.wants("14:25 fell-away")
		if why := s.log[0].d.Why; why.Code != scheduler.BecauseBreak {
			t.Errorf("%+v", why)
		}
	})
	t.Run("a moment of idleness does not", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.block("call", 0)
		s.until("14:14")
		s.leave(4 * time.Minute) // it falls due meanwhile, before the silence is noticed
		s.is(scheduler.KindHeld, scheduler.BecauseDesk, "14:15")
		s.lift("call")
		s.is(scheduler.KindOpen, scheduler.BecauseDesk, "14:18")
	})
}

func TestTheHeadsUp(t *testing.T) {
	t.Run("comes once for a reminder", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:14")
		s.leave(4 * time.Minute)
		s.until("14:29")
		s.wants("14:13 heads-up", "14:15 remind")
	})
	t.Run("comes again after a break, for another reminder", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:13")
		s.block(scheduler.Locked, 0)
		s.until("14:25")
		s.lift(scheduler.Locked)
		s.until("15:41")
		s.wants("14:13 heads-up", "15:38 heads-up", "15:40 remind")
	})
	t.Run("stays away when there is hardly time left", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.block("call", 0)
		s.until("14:14:30")
		s.lift("call")
		s.until("14:16")
		s.wants("14:15 remind")
	})
	t.Run("can be switched off", func(t *testing.T) {
		p := plan()
		p.HeadsUp = 0
		s := newDesk(t, p, monday("08:00"))
		s.until("13:01")
		s.wants("13:00 remind")
	})
}

func TestTheWeeklyGoal(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	for range 4 {
		s.session(5*time.Minute, false)
	}
	s.is(scheduler.KindGoalMet, scheduler.BecauseGoal, "")
	if s.d.Why.Count != 4 || s.d.Why.Of != 4 || s.d.Routine != "hands-only" || s.d.RoutineWhy.Code != scheduler.RoutineGoalMet {
		t.Errorf("%+v, offers %s because %s", s.d.Why, s.d.Routine, s.d.RoutineWhy.Code)
	}
	if !s.d.NextDay.Equal(on("2026-11-30", "14:15", time.UTC)) {
		t.Errorf("next %s, want Monday", s.d.NextDay)
	}
	if err := s.snooze("20m"); err != nil {
		t.Fatalf("asking for one more: %v", err)
	}
	s.advance(21 * time.Minute)
	if s.d.Kind != scheduler.KindOpen || s.d.WeekDone != 4 {
		t.Errorf("%s, %d done", s.d.Kind, s.d.WeekDone)
	}
	s.answer(scheduler.Skipped)
	s.advance(7 * 24 * time.Hour)
	for _, e := range s.log[1:] {
		if e.at.Before(on("2026-11-30", "00:00", time.UTC)) {
			t.Errorf("%s at %s", e.d.Kind, e.at)
		}
	}
}

func TestADayOff(t *testing.T) {
	s := newDesk(t, plan(), on("2026-11-28", "10:00", time.UTC))
	s.is(scheduler.KindOff, scheduler.BecauseDayOff, "")
	if !s.d.NextDay.Equal(on("2026-11-30", "14:15", time.UTC)) {
		t.Errorf("next %s", s.d.NextDay)
	}
	s.until("16:00")
	if s.d.Desk.Elapsed != 0 {
		t.Errorf("counted %s on a day off", s.d.Desk.Elapsed)
	}
	if len(s.d.Blockers) != 1 || s.d.Blockers[0].Kind != scheduler.Outside {
		t.Errorf("blockers %v", s.d.Blockers)
	}
	s.wants()
}

func TestTooLateForAnotherInterval(t *testing.T) {
	s := newDesk(t, plan(), monday("16:10"))
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "17:25")
	s.advance(time.Minute)
	s.leave(10 * time.Minute)
	s.is(scheduler.KindDone, scheduler.BecauseTooLate, "")
}

func TestTheDayEndsForWhoDoesNotComeBackInTime(t *testing.T) {
	s := newDesk(t, plan(), monday("15:55"))
	s.until("16:00")
	s.block(scheduler.Locked, 0)
	s.until("16:10")
	s.is(scheduler.KindWait, scheduler.BecauseNotThere, "17:25")
	if !s.d.AskAgain.Equal(monday("16:15")) {
		t.Errorf("asks again at %s, want 16:15, an interval before the window closes", s.d.AskAgain)
	}
	s.until("16:15")
	s.is(scheduler.KindDone, scheduler.BecauseTooLate, "")
}

func TestSleepNeverFloods(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:00")
	s.sleep(75 * time.Minute)
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "16:30")
	s.wants()
}

func TestARestartKeepsTheDeskTime(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:00")
	saved, err := json.Marshal(s.h)
	if err != nil {
		t.Fatal(err)
	}
	restart := func(after time.Duration) *desk {
		var h scheduler.History
		if err := json.Unmarshal(saved, &h); err != nil {
			t.Fatal(err)
		}
		now := s.now.Add(after)
		h.Desk = h.Desk.Resume(plan(), now)
		r := &desk{tb: t, plan: plan(), h: h, now: now}
		r.ask()
		return r
	}
	restart(2*time.Minute).is(scheduler.KindWait, scheduler.BecauseCounting, "14:17")
	restart(5*time.Minute).is(scheduler.KindWait, scheduler.BecauseCounting, "15:20")
	restart(-10*time.Minute).is(scheduler.KindWait, scheduler.BecauseCounting, "14:05")
}

func TestTheClockIsSetBack(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:00")
	s.now = s.now.Add(-40 * time.Minute) // 13:20
	s.ran = time.Minute
	s.ask()
	if got := s.d.Desk.Elapsed; got != 61*time.Minute {
		t.Errorf("desk time %s, want 1h1m", got)
	}
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "13:34")
}

func TestTheClockIsSetBackWhileAReminderIsOpen(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("14:16")
	s.sleep(-5 * time.Hour)
	s.wants("14:13 heads-up", "14:15 remind", "09:16 not-seen")
}

func TestAStoppedProgramCountsNothing(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("13:30")
	s.tick(monday("13:33")) // the program stands still, the machine does not
	s.tick(monday("14:05"))
	s.ask()
	if got := s.d.Desk.Elapsed; got != 0 {
		t.Errorf("desk time %s after half an hour that nobody looked at", got)
	}
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "15:20")
}

func TestEveningAndNight(t *testing.T) {
	s := newDesk(t, plan(), monday("17:30"))
	s.until("20:00")
	if got := s.d.Desk.Stretches(s.now); len(got) != 1 || !got[0].To.Equal(monday("18:00")) {
		t.Errorf("stretches %v, want one that ends with the working hours", got)
	}
	s.advance(13 * time.Hour)
	if got := s.d.Desk.Elapsed; got != time.Hour {
		t.Errorf("desk time %s at nine, want 1h", got)
	}
}
