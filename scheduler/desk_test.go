package scheduler_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
)

func TestStretchesOfTheDay(t *testing.T) {
	span := func(from, to string) scheduler.Span { return scheduler.Span{From: monday(from), To: monday(to)} }
	for _, c := range []struct {
		name  string
		start string
		do    func(*desk)
		want  []scheduler.Span
	}{
		{"coffee shows, a blink does not", "08:30", func(s *desk) {
			s.until("10:00")
			s.leave(10 * time.Minute)
			s.until("11:00")
			s.block(scheduler.Locked, 0)
			s.advance(20 * time.Second)
			s.lift(scheduler.Locked)
			s.until("12:00")
		}, []scheduler.Span{span("08:30", "10:00"), span("10:10", "12:00")}},
		{"working hours only", "07:00", func(s *desk) { s.until("20:00") },
			[]scheduler.Span{span("08:00", "18:00")}},
		{"sleep that nobody announced", "09:00", func(s *desk) {
			s.until("10:00")
			s.sleep(30 * time.Minute)
			s.until("11:00")
		}, []scheduler.Span{span("09:00", "10:00"), span("10:30", "11:00")}},
		{"a clock set back leaves nothing in the future", "09:00", func(s *desk) {
			s.until("12:00")
			s.sleep(-2 * time.Hour)
			s.until("11:00")
		}, []scheduler.Span{span("09:00", "11:00")}},
		{"nor does one set back while the program was away", "09:00", func(s *desk) {
			s.until("12:00")
			s.now = monday("10:00")
			s.h.Desk = s.h.Desk.Resume(s.plan, s.now)
			s.ask()
		}, []scheduler.Span{span("09:00", "10:00")}},
		{"a blocker that does not say since when begins now", "09:00", func(s *desk) {
			s.until("10:00")
			s.presence.Blockers = []scheduler.Blocker{{Kind: scheduler.Locked}}
			s.ask()
			s.until("11:00")
		}, []scheduler.Span{span("09:00", "10:00")}},
		{"a session is no desk time", "13:00", func(s *desk) {
			s.until("13:30")
			s.session(5*time.Minute, false)
			s.until("14:00")
		}, []scheduler.Span{span("13:00", "13:30"), span("13:35", "14:00")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newDesk(t, plan(), monday(c.start))
			c.do(s)
			got := s.d.Desk.Stretches(s.now)
			if len(got) != len(c.want) {
				t.Fatalf("%v, want %v", got, c.want)
			}
			for i := range got {
				if !got[i].From.Equal(c.want[i].From) || !got[i].To.Equal(c.want[i].To) {
					t.Fatalf("%v, want %v", got, c.want)
				}
			}
		})
	}
}

func TestStretchesAreBoundedAndOfTodayOnly(t *testing.T) {
	s := newDesk(t, plan(), monday("08:00"))
	for range 100 {
		s.advance(2 * time.Minute)
		s.block(scheduler.Locked, 0)
		s.advance(2 * time.Minute)
		s.lift(scheduler.Locked)
	}
	got := s.d.Desk.Stretches(s.now)
	if len(got) != scheduler.MaxStretches || !got[0].From.Equal(monday("08:00")) || !got[len(got)-1].To.Equal(monday("14:38")) {
		t.Errorf("%d stretches from %s to %s", len(got), got[0].From, got[len(got)-1].To)
	}
	for i := 1; i < len(got); i++ {
		if !got[i].From.After(got[i-1].To) {
			t.Errorf("%v before %v", got[i-1], got[i])
		}
	}
	s.advance(24 * time.Hour)
	if n := len(s.h.Desk.Past); n > 1 {
		t.Errorf("%d stretches are kept on the next day", n)
	}
}

func TestABreakThatIsToldLateStillCounts(t *testing.T) {
	s := newDesk(t, plan(), monday("13:00"))
	s.pause("")
	s.until("14:40") // due since 14:15, and held by the pause
	s.block(scheduler.Idle, 35*time.Minute)
	s.wants("14:40 fell-away")
	if why := s.log[0].d.Why.Code; why != scheduler.BecauseBreak {
		t.Errorf("because %s", why)
	}
	if s.d.Desk.Elapsed != 0 || !s.d.Desk.Since.IsZero() {
		t.Errorf("desk time %s since %s", s.d.Desk.Elapsed, s.d.Desk.Since)
	}
}

func TestPlannedReminders(t *testing.T) {
	for _, c := range []struct {
		name string
		plan func(*scheduler.Plan)
		do   func(*desk)
		want []string
	}{
		{"in the morning", nil, func(s *desk) {}, []string{"14:15", "15:30", "16:45"}},
		{"on the way", nil, func(s *desk) { s.until("12:00"); s.leave(time.Hour); s.until("14:00") }, []string{"14:15", "15:30", "16:45"}},
		{"as far as the maximum", func(p *scheduler.Plan) { p.MaxPerDay = 2 }, func(s *desk) {}, []string{"14:15", "15:30"}},
		{"after a skip", nil, func(s *desk) { s.until("12:00"); s.leave(time.Hour); s.until("14:20"); s.answer(scheduler.Skipped) }, []string{"15:35", "16:50"}},
		{"while one is open", nil, func(s *desk) { s.until("12:00"); s.leave(time.Hour); s.until("14:20") }, []string{"15:35", "16:50"}},
		{"while snoozed", nil, func(s *desk) {
			s.until("12:00")
			s.leave(time.Hour)
			s.until("14:20")
			_ = s.snooze("10m")
		}, []string{"14:30", "15:45", "17:00"}},
		{"until the pause ends", nil, func(s *desk) { s.pause("until 15:00") }, []string{"15:00", "16:15"}},
		{"none once the goal is met", func(p *scheduler.Plan) { p.WeeklyGoal = 1 }, func(s *desk) { s.session(time.Minute, false) }, nil},
		{"only the one asked for once the goal is met", func(p *scheduler.Plan) { p.WeeklyGoal = 1 },
			func(s *desk) { s.until("13:00"); s.session(time.Minute, false); _ = s.snooze("20m") }, []string{"13:21"}},
		{"none in the evening", nil, func(s *desk) { s.until("17:45") }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := plan()
			if c.plan != nil {
				c.plan(&p)
			}
			s := newDesk(t, p, monday("08:00"))
			c.do(s)
			var got []string
			for _, at := range scheduler.Planned(s.plan, s.h, s.presence, s.now) {
				got = append(got, at.Format("15:04"))
			}
			if !equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
