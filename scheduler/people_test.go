package scheduler_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
)

// person is a simulated person whose tension follows the hour.
type person struct {
	r       *rand.Rand
	kind    string
	peak    float64 // minute of the day
	height  float64 // points above the usual
	width   float64 // minutes
	usual   float64
	chance  float64 // standard deviation of a rating
	morning bool    // a lower peak before noon, too
	rated   int     // ratings a day
}

func newPerson(seed uint64, kind string) *person {
	r := rand.New(rand.NewPCG(seed, 5))
	p := &person{
		r: r, kind: kind,
		peak:   14*60 + 15 + 155*r.Float64(),
		height: 1.5 + 1.5*r.Float64(),
		width:  40 + 30*r.Float64(),
		usual:  2.5 + 2*r.Float64(),
		chance: 0.7 + 0.5*r.Float64(),
		rated:  4 + r.IntN(2),
	}
	switch kind {
	case "flat":
		p.height = 0
	case "two peaks":
		p.morning = true
	case "noisy":
		p.chance = 1.5
	case "seldom":
		p.rated = 3
	}
	return p
}

// tension is what the person would say at a minute of a day that is bad by so much.
func (p *person) tension(minute, bad float64) int {
	bump := func(at, height float64) float64 {
		d := (minute - at) / p.width
		return height * math.Exp(-d*d/2)
	}
	v := p.usual + bad + bump(p.peak, p.height) + p.chance*p.r.NormFloat64()
	if p.morning {
		v += bump(10*60+45, 0.6*p.height)
	}
	return int(min(max(math.Round(v), 1), 10))
}

// ratings are those of some weeks, at any time of the working day.
func (p *person) ratings(weeks int, last time.Time) []habit.Rating {
	var all []habit.Rating
	for day := range weeks * 7 {
		date := last.AddDate(0, 0, -day)
		if w := date.Weekday(); w == time.Saturday || w == time.Sunday {
			continue
		}
		bad := 0.6 * p.r.NormFloat64()
		for range p.rated {
			minute := 9*60 + 15 + p.r.IntN(8*60+30)
			all = append(all, habit.Rating{At: date.Add(time.Duration(minute) * time.Minute), Value: p.tension(float64(minute), bad)})
		}
	}
	return all
}

// live lets the person work for some weeks and counts the reminders, and those that
// came in the three quarters of an hour before their peak.
func (p *person) live(tb testing.TB, plan scheduler.Plan, weeks int, seed uint64) (hits, all int, moved time.Duration) {
	r := rand.New(rand.NewPCG(seed, 7))
	s := newDesk(tb, plan, on("2026-06-01", "08:00", time.UTC))
	for range weeks * 7 {
		day := time.Date(s.now.Year(), s.now.Month(), s.now.Day(), 0, 0, 0, 0, time.UTC)
		at := func(minute int) { // work until then, answering what comes
			for end := day.Add(time.Duration(minute) * time.Minute); s.now.Before(end); {
				if !s.advanceUntilOpen(end) {
					break
				}
				if !s.d.Again {
					came := s.d.Reminder.At.Sub(day).Minutes()
					all++
					if before := p.peak - came; before >= 0 && before <= 45 {
						hits++
					}
					if m := s.d.Reminder.Why.Moved.Abs(); m > moved {
						moved = m
					}
				}
				s.advance(time.Minute)
				switch answer := r.IntN(100); {
				case answer < 50:
					s.session(5*time.Minute, false)
				case answer < 90 || s.snooze("10m") != nil:
					s.answer(scheduler.Skipped)
				}
			}
		}
		at(9*60 + r.IntN(60))
		s.leave(time.Duration(5+r.IntN(10)) * time.Minute)
		at(11*60 + 30 + r.IntN(110))
		s.leave(time.Duration(30+r.IntN(25)) * time.Minute)
		at(14*60 + 30 + r.IntN(90))
		if r.IntN(10) < 3 {
			s.leave(time.Duration(6+r.IntN(8)) * time.Minute)
		}
		at(18 * 60)
		s.sleep(day.AddDate(0, 0, 1).Add(8 * time.Hour).Sub(s.now))
	}
	return hits, all, moved
}

func TestLearningBringsRemindersToJustBeforeThePeak(t *testing.T) {
	fixed := plan()
	fixed.WeeklyGoal = 0
	today := on("2026-05-31", "00:00", time.UTC)
	kinds := []string{"plain", "plain", "two peaks", "noisy", "seldom"}
	better, people, told := 0, 0, 0
	for seed := range uint64(40) {
		p := newPerson(seed, kinds[seed%uint64(len(kinds))])
		learned := fixed
		learned.Learned = habit.Learn(p.ratings(12, today), nil)
		hits, all, _ := p.live(t, fixed, 52, seed)
		hits2, all2, moved := p.live(t, learned, 52, seed)
		before, after := share(hits, all), share(hits2, all2)
		people++
		if learned.Learned.Peak > 0 {
			told++
		}
		ok := after >= 1.5*before
		if ok {
			better++
		}
		t.Logf("%-9s peak %s, guess %s: %.0f %% -> %.0f %% of the reminders come before it", p.kind, clock(p.peak),
			clock(float64(learned.Learned.Peak)), 100*before, 100*after)
		if moved > scheduler.MostShift {
			t.Errorf("a reminder came %s from plan", moved)
		}
	}
	t.Logf("%d of %d people have half as many again; a peak is told for %d", better, people, told)
	if better*10 < people*9 {
		t.Errorf("only %d of %d people have half as many reminders again before their peak", better, people)
	}
}

func TestFlatDaysTeachNothing(t *testing.T) {
	today := on("2026-05-31", "00:00", time.UTC)
	told := 0
	for seed := range uint64(200) {
		p := newPerson(seed, "flat")
		if l := habit.Learn(p.ratings(12, today), nil); l.Peak > 0 {
			told++
		}
	}
	t.Logf("a peak is told for %d of 200 people without one", told)
	if told > 20 {
		t.Errorf("a peak is told for %d of 200 people without one", told)
	}
}

func share(hits, all int) float64 { return float64(hits) / float64(max(all, 1)) }

func clock(minute float64) string { return scheduler.TimeOfDay(minute).String() }
