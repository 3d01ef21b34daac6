package scheduler_test

import (
	"errors"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
)

// with is the plan of the defaults with a change.
func with(change func(*scheduler.Plan)) scheduler.Plan {
	p := plan()
	change(&p)
	return p
}

func TestSeveralWindows(t *testing.T) {
	p := with(func(p *scheduler.Plan) {
		p.Windows = []scheduler.Window{{From: scheduler.At(9, 30), To: scheduler.At(11, 30)}, {From: scheduler.At(13, 0), To: scheduler.At(17, 30)}}
	})
	t.Run("reminders come in each", func(t *testing.T) {
		s := newDesk(t, p, monday("09:00"))
		s.until("10:20")
		s.answer(scheduler.Skipped)
		s.is(scheduler.KindWait, scheduler.BecauseCounting, "14:15") // 75 minutes later would be too late for the morning
		s.until("13:05")
		s.wants("10:13 heads-up", "10:15 remind", "13:00 heads-up", "13:02 remind")
	})
	t.Run("what is held when one closes falls away, with its reason", func(t *testing.T) {
		s := newDesk(t, p, monday("09:00"))
		s.block(scheduler.Call, 0)
		s.until("11:31")
		s.wants("11:30 fell-away")
		if why := s.log[0].d.Why; why.Code != scheduler.BecauseClosed || why.Held != scheduler.Call || !why.Until.Equal(monday("11:30")) {
			t.Errorf("%+v", why)
		}
	})
	t.Run("who wakes up between two is not reminded there", func(t *testing.T) {
		s := newDesk(t, p, monday("09:00"))
		s.until("10:20")
		if err := s.snooze("11:20"); err != nil {
			t.Fatal(err)
		}
		s.sleep(90 * time.Minute)
		s.wants("10:13 heads-up", "10:15 remind", "11:50 fell-away")
	})
}

func TestFixedTimes(t *testing.T) {
	fixed := func(times ...scheduler.TimeOfDay) scheduler.Plan {
		return with(func(p *scheduler.Plan) {
			for _, at := range times {
				p.Fixed = append(p.Fixed, scheduler.FixedTime{At: at})
			}
		})
	}
	t.Run("come by the clock, outside the windows too", func(t *testing.T) {
		s := newDesk(t, fixed(scheduler.At(11, 0)), monday("08:00"))
		s.is(scheduler.KindWait, scheduler.BecauseCounting, "11:00")
		s.until("11:01")
		s.is(scheduler.KindOpen, scheduler.BecauseFixed, "11:00")
		s.wants("10:58 heads-up", "11:00 remind")
	})
	t.Run("stand for a reminder that desk time wants just before", func(t *testing.T) {
		s := newDesk(t, fixed(scheduler.At(14, 30)), monday("13:00")) // by desk time at 14:15
		s.until("14:31")
		s.wants("14:28 heads-up", "14:30 remind")
	})
	t.Run("need not come just after a session, with a trace", func(t *testing.T) {
		s := newDesk(t, fixed(scheduler.At(15, 0)), monday("14:00"))
		s.until("14:50")
		s.session(5*time.Minute, false)
		s.until("15:01")
		s.wants("14:58 heads-up", "15:00 fell-away")
		if r := s.log[1].d.Reminder; r.Why.Code != scheduler.BecauseBreak || !r.At.Equal(monday("15:00")) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("wait for who is away", func(t *testing.T) {
		s := newDesk(t, fixed(scheduler.At(11, 0)), monday("10:00"))
		s.until("10:50")
		s.block(scheduler.Locked, 0)
		s.until("11:20")
		s.lift(scheduler.Locked)
		s.wants("11:20 remind")
	})
	t.Run("keep their place in the day's maximum", func(t *testing.T) {
		p := fixed(scheduler.At(17, 0))
		p.MaxPerDay = 1
		s := newDesk(t, p, monday("13:00"))
		s.until("17:01")
		s.wants("16:58 heads-up", "17:00 remind")
	})
	t.Run("on some days only", func(t *testing.T) {
		p := fixed(scheduler.At(11, 0))
		p.Fixed[0].Days[time.Friday] = true
		s := newDesk(t, p, monday("10:00"))
		s.until("12:00")
		s.wants()
	})
	t.Run("alone, where desk time counts for nothing", func(t *testing.T) {
		p := fixed(scheduler.At(15, 0))
		p.FixedOnly = true
		s := newDesk(t, p, monday("08:00"))
		s.until("15:00")
		s.answer(scheduler.Skipped)
		s.until("18:00")
		s.wants("14:58 heads-up", "15:00 remind")
	})
	t.Run("can be skipped beforehand", func(t *testing.T) {
		s := newDesk(t, fixed(scheduler.At(11, 0)), monday("10:30"))
		s.answer(scheduler.Skipped)
		s.until("11:30")
		s.wants()
	})
	t.Run("hold through the end of summer time", func(t *testing.T) {
		berlin, err := time.LoadLocation("Europe/Berlin")
		if err != nil {
			t.Fatal(err)
		}
		p := fixed(scheduler.At(15, 0))
		p.Days[time.Sunday] = true
		s := newDesk(t, p, on("2026-10-25", "00:30", berlin))
		s.until("15:01")
		if last := s.log[len(s.log)-1]; last.at.Format("15:04") != "15:00" {
			t.Errorf("it came at %s", last.at)
		}
	})
}

func TestQuietDates(t *testing.T) {
	p := with(func(p *scheduler.Plan) { p.Quiet = []scheduler.Dates{{First: 20261123, Last: 20261124}} })
	s := newDesk(t, p, monday("10:00"))
	s.is(scheduler.KindOff, scheduler.BecauseQuiet, "")
	if !s.d.NextDay.Equal(on("2026-11-25", "14:15", time.UTC)) {
		t.Errorf("next %s", s.d.NextDay)
	}
	s.until("16:00")
	if s.d.Desk.Elapsed != 0 {
		t.Errorf("counted %s", s.d.Desk.Elapsed)
	}
}

func TestTheGoalIsSpreadOverTheWeek(t *testing.T) {
	spread := with(func(p *scheduler.Plan) { p.Spread = true })
	t.Run("a day whose share is done has no more", func(t *testing.T) {
		s := newDesk(t, spread, monday("13:00"))
		s.session(5*time.Minute, false)
		s.is(scheduler.KindDone, scheduler.BecauseShare, "")
		if s.d.Why.Count != 1 || s.d.Why.Of != 1 {
			t.Errorf("%+v", s.d.Why)
		}
	})
	t.Run("what was missed is made up for", func(t *testing.T) {
		s := newDesk(t, spread, on("2026-11-26", "13:00", time.UTC)) // Thursday, with two days for four
		s.session(5*time.Minute, false)
		if s.d.Kind != scheduler.KindWait {
			t.Errorf("%s because %s", s.d.Kind, s.d.Why.Code)
		}
		s.session(5*time.Minute, false)
		s.is(scheduler.KindDone, scheduler.BecauseShare, "")
	})
	t.Run("deep work has its days of rest", func(t *testing.T) {
		p := spread
		p.Quick, p.WeeklyGoal = "ten-minute", 3
		s := newDesk(t, p, monday("13:00"))
		s.session(10*time.Minute, true)
		if got := s.d.NextDay; got.Weekday() != time.Wednesday {
			t.Errorf("next %s, want Wednesday", got)
		}
		s.advance(24 * time.Hour)
		s.is(scheduler.KindDone, scheduler.BecauseShare, "")
		if s.d.Why.Of != 0 {
			t.Errorf("%+v", s.d.Why)
		}
		s.advance(24 * time.Hour)
		if s.d.Kind == scheduler.KindDone {
			t.Errorf("nothing on Wednesday because %s", s.d.Why.Code)
		}
	})
}

func TestBoundedBlockers(t *testing.T) {
	p := with(func(p *scheduler.Plan) { p.AfterCall, p.MaxDelay = 5*time.Minute, 45*time.Minute })
	t.Run("hold for the longest wait, and then it comes in spite of them", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("13:30")
		s.block(scheduler.FullScreen, 0)
		s.until("15:01")
		s.wants("15:00 remind") // due since 14:15
		if why := s.log[0].d.Why; !why.InSpite || why.Held != scheduler.FullScreen || why.HeldFor != 45*time.Minute {
			t.Errorf("%+v", why)
		}
	})
	t.Run("it comes at once when they end", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("13:30")
		s.block(scheduler.DoNotDisturb, 0)
		s.until("14:25")
		s.lift(scheduler.DoNotDisturb)
		s.wants("14:25 remind")
	})
	t.Run("a call within does not use the wait up", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("13:30")
		s.block(scheduler.FullScreen, 0)
		s.until("14:35") // 20 minutes of 45
		s.block(scheduler.Call, 0)
		s.until("15:35")
		s.lift(scheduler.Call) // silence to 15:40, then 25 minutes are left
		s.until("16:06")
		s.wants("16:05 remind")
	})
	t.Run("typing holds for three minutes", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("14:14")
		s.block(scheduler.Typing, 0)
		s.until("14:19")
		s.wants("14:13 heads-up", "14:18 remind")
	})
	t.Run("nothing holds that was switched off", func(t *testing.T) {
		quiet := p
		quiet.Ignore = []scheduler.BlockerKind{scheduler.FullScreen}
		s := newDesk(t, quiet, monday("13:00"))
		s.block(scheduler.FullScreen, 0)
		s.until("14:16")
		s.wants("14:13 heads-up", "14:15 remind")
	})
}

func TestCallsAndMeetings(t *testing.T) {
	p := with(func(p *scheduler.Plan) { p.AfterCall = 5 * time.Minute })
	t.Run("a call holds without limit, and leaves some minutes of silence", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.block(scheduler.Call, 0)
		s.until("16:00")
		s.lift(scheduler.Call)
		s.until("16:06")
		s.wants("16:05 remind")
	})
	t.Run("the silence is no longer than the call was", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("14:14")
		s.block(scheduler.Call, 0)
		s.advance(90 * time.Second)
		s.lift(scheduler.Call)
		s.until("14:20")
		s.wants("14:13 heads-up", "14:17 remind")
	})
	t.Run("a call puts an open reminder away, and it comes back", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("14:16")
		s.block(scheduler.Call, 0)
		s.is(scheduler.KindHeld, scheduler.BecauseDesk, "14:15")
		s.until("14:40")
		s.lift(scheduler.Call)
		s.until("14:46")
		s.wants("14:13 heads-up", "14:15 remind", "14:16 put-away", "14:45 remind")
		if s.d.Shown != 1 || s.h.Reminders[0].Outcome != scheduler.Moved || s.h.Reminders[0].Why.Held != scheduler.Call {
			t.Errorf("%d shown, %+v", s.d.Shown, s.h.Reminders[0])
		}
	})
	t.Run("a meeting by hand for half an hour", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("14:00")
		s.h = s.h.MeetingUntil(s.now, s.now.Add(30*time.Minute))
		s.ask()
		s.until("14:31")
		s.wants("14:30 remind")
	})
	t.Run("a meeting until the call ends", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("14:00")
		s.h = s.h.MeetingUntilCallEnds(s.now)
		s.ask()
		s.until("14:10")
		s.block(scheduler.Call, 0)
		s.until("15:00")
		s.lift(scheduler.Call)
		s.until("15:06")
		s.wants("15:05 remind")
	})
	t.Run("a call that nobody sees ends after two hours", func(t *testing.T) {
		s := newDesk(t, p, monday("13:00"))
		s.until("14:00")
		s.h = s.h.MeetingUntilCallEnds(s.now)
		s.ask()
		s.until("16:01")
		s.wants("16:00 remind")
	})
}

func TestAFilmIsNoAbsence(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.until("13:10")
	s.presence.Watching = true
	s.ask()
	s.advance(3 * time.Minute)
	s.block(scheduler.Idle, 3*time.Minute)
	s.until("14:00")
	if got := s.d.Desk.Elapsed; got != time.Hour {
		t.Errorf("counted %s, want 1h", got)
	}
	s.presence.Watching = false // the film ends, and nobody touches a key
	s.ask()
	s.until("14:04")
	if got := s.d.Desk.Elapsed; got != time.Hour {
		t.Errorf("counted %s after the film, want 1h", got)
	}
}

func TestStrictness(t *testing.T) {
	strict := func(how scheduler.Strictness) *desk {
		s := newDesk(t, with(func(p *scheduler.Plan) { p.Strictness = how }), monday("13:00"))
		s.until("16:00")
		return s
	}
	strict(scheduler.Gentle).wants("14:13 heads-up", "14:15 remind", "14:25 not-seen", "15:38 heads-up", "15:40 remind", "15:50 not-seen")
	strict(scheduler.Firm).wants("14:13 heads-up", "14:15 remind", "15:15 not-seen", "15:25 remind")
	if m := with(func(p *scheduler.Plan) { p.Strictness = scheduler.Firm }).Manner(); m.GrowAfter <= 0 || m.ShrinkAfter != 0 {
		t.Errorf("firm does not grow and stay: %+v", m)
	}
}

func TestMovingToday(t *testing.T) {
	move := func(s *desk, by time.Duration) error {
		moved, err := s.h.MoveToday(s.plan, s.d, s.now, by)
		if err == nil {
			s.h = moved
			s.ask()
		}
		return err
	}
	t.Run("in the morning moves the windows", func(t *testing.T) {
		s := newDesk(t, plan(), monday("08:00"))
		if err := move(s, 30*time.Minute); err != nil {
			t.Fatal(err)
		}
		s.is(scheduler.KindWait, scheduler.BecauseNotYet, "14:45")
		if w := scheduler.Today(s.plan, s.h, s.now).Window; !w.From.Equal(monday("13:30")) || !w.To.Equal(monday("18:00")) {
			t.Errorf("%v", w)
		}
		s.advance(24 * time.Hour)
		if w := scheduler.Today(s.plan, s.h, s.now).Window; w.From.Format("15:04") != "13:00" {
			t.Errorf("tomorrow begins at %s", w.From)
		}
	})
	t.Run("moves the reminder on its way, and takes no snooze", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		s.until("14:00")
		if err := move(s, 30*time.Minute); err != nil {
			t.Fatal(err)
		}
		s.is(scheduler.KindSnoozed, scheduler.BecauseMovedPlan, "14:45")
		s.until("14:46")
		s.is(scheduler.KindOpen, scheduler.BecauseMovedPlan, "14:45")
		if s.d.Snoozes.Used != 0 || s.d.Shown != 1 {
			t.Errorf("%d snoozes, %d shown", s.d.Snoozes.Used, s.d.Shown)
		}
		var refused *scheduler.MoveError
		if err := move(s, 30*time.Minute); !errors.As(err, &refused) || refused.Problem != scheduler.MoveOpen {
			t.Errorf("moved while one is open: %v", err)
		}
	})
	t.Run("not beyond the hours at the desk, nor for ever", func(t *testing.T) {
		s := newDesk(t, plan(), monday("13:00"))
		if err := move(s, 4*time.Hour); err == nil {
			t.Error("moved by four hours")
		}
		s.until("17:40")
		if err := move(s, 10*time.Minute); err == nil {
			t.Error("moved when nothing was left")
		}
	})
}

func TestWhatWasLearnedMovesAReminder(t *testing.T) {
	learned := func(before, peak scheduler.TimeOfDay, putOff ...habit.PutOff) scheduler.Plan {
		return with(func(p *scheduler.Plan) {
			p.Learned = habit.Learned{Before: int(before), Peak: int(peak), Ratings: 40, Days: 20, PutOff: putOff}
		})
	}
	for _, c := range []struct {
		name  string
		plan  scheduler.Plan
		start string
		at    string
		moved time.Duration
	}{
		{"later, to just before the peak", learned(scheduler.At(14, 35), scheduler.At(14, 58)), "13:00", "14:35", 20 * time.Minute},
		{"earlier, to just before the peak", learned(scheduler.At(14, 0), scheduler.At(14, 23)), "13:00", "14:00", -15 * time.Minute},
		{"by half an hour at most", learned(scheduler.At(14, 55), scheduler.At(15, 18)), "13:00", "14:45", 30 * time.Minute},
		{"not where the peak is far off", learned(scheduler.At(16, 30), scheduler.At(16, 53)), "13:00", "14:15", 0},
		{"out of a time at which it is put off", learned(0, 0, habit.PutOff{From: 14 * 60, To: 14*60 + 30, Put: 8, Of: 9}), "13:00", "14:30", 15 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newDesk(t, c.plan, monday(c.start))
			s.is(scheduler.KindWait, scheduler.BecauseCounting, c.at)
			s.until("15:05")
			for _, e := range s.log {
				if e.d.Kind != scheduler.KindRemind {
					continue
				}
				if e.at.Format("15:04") != c.at || e.d.Why.Moved != c.moved {
					t.Errorf("it came at %s, moved by %s; want %s and %s", e.at.Format("15:04"), e.d.Why.Moved, c.at, c.moved)
				}
				break
			}
		})
	}
}
