package scheduler_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
)

// year lets a person live through a year: lunch at twelve, coffee, calls, a session
// on most second reminders, a snooze now and then, a machine that sleeps at night.
func year(tb testing.TB, p scheduler.Plan) *desk {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		tb.Fatal(err)
	}
	s := newDesk(tb, p, on("2026-01-01", "07:00", berlin))
	for day := range 365 {
		for hour := range 10 {
			switch {
			case (day+hour)%3 == 0:
				s.leave(time.Duration(3+(day+hour)%9) * time.Minute)
			case hour == 5:
				s.leave(40 * time.Minute)
			case (day+hour)%6 == 0:
				s.block("call", 0)
				s.advance(25 * time.Minute)
				s.lift("call")
			}
			for end := s.now.Add(44 * time.Minute); s.advanceUntilOpen(end); {
				switch (day + hour) % 3 {
				case 0:
					s.session(5*time.Minute, day%2 == 0)
				case 1:
					if s.snooze("20m") != nil { // it would end outside the window
						s.answer(scheduler.Skipped)
					}
				default:
					s.answer(scheduler.Skipped)
				}
			}
		}
		tomorrow := scheduler.At(7, 0).On(s.now.AddDate(0, 0, 1))
		s.block(scheduler.Asleep, 0)
		s.sleep(tomorrow.Sub(s.now))
		s.lift(scheduler.Asleep)
	}
	return s
}

// advanceUntilOpen lets time pass until a reminder is open, and tells whether one is.
func (s *desk) advanceUntilOpen(end time.Time) bool {
	for s.d.Kind != scheduler.KindOpen && s.d.AskAgain.Before(end) {
		s.tick(s.d.AskAgain)
		s.ask()
	}
	if s.d.Kind == scheduler.KindOpen {
		return true
	}
	if s.now.Before(end) {
		s.tick(end)
		s.ask()
	}
	return false
}

func TestAYearOfAPerson(t *testing.T) {
	s := year(t, plan())
	shown, outcomes := 0, map[scheduler.Kind]int{}
	for _, e := range s.log {
		outcomes[e.d.Kind]++
		if e.d.Kind == scheduler.KindRemind && !e.d.Again {
			shown++
		}
	}
	t.Logf("%d looks, %v, %d reminders, %d sessions in the last 15 days", s.calls, outcomes, shown, len(s.h.Sessions))
	if shown < 150 || shown > 3*261 {
		t.Errorf("%d reminders in a year", shown)
	}
	if looks := float64(s.calls) / 365; looks > 350 {
		t.Errorf("%.0f looks a day", looks)
	}
	if len(s.h.Sessions) > 40 || len(s.h.Reminders) > 10 || len(s.h.Desk.Past) > scheduler.MaxStretches {
		t.Errorf("the history grows: %d sessions, %d reminders, %d stretches", len(s.h.Sessions), len(s.h.Reminders), len(s.h.Desk.Past))
	}
}

// rich is a plan that uses all there is.
func rich() scheduler.Plan {
	p := plan()
	p.Windows = []scheduler.Window{{From: scheduler.At(9, 30), To: scheduler.At(11, 30)}, p.Windows[0]}
	p.Fixed = []scheduler.FixedTime{{At: scheduler.At(11, 0)}, {At: scheduler.At(16, 0), Days: [7]bool{time.Friday: true}}}
	p.Quiet = []scheduler.Dates{{First: 20261224, Last: 20270106}, {First: 20260803, Last: 20260821}}
	p.Spread, p.AfterCall, p.MaxDelay = true, 5*time.Minute, 45*time.Minute
	p.Learned = habit.Learned{Before: 14*60 + 37, Peak: 15 * 60, Ratings: 100, Days: 40, PutOff: []habit.PutOff{{From: 960, To: 990, Put: 9, Of: 10}}}
	return p
}

// BenchmarkYear is a simulated year of one person; it is to stay under 50 ms.
func BenchmarkYear(b *testing.B) {
	for name, p := range map[string]scheduler.Plan{"default": plan(), "rich": rich()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				year(b, p)
			}
		})
	}
}
