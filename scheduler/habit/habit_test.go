package habit_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler/habit"
)

func at(day, minute int) time.Time {
	return time.Date(2026, 3, 2+day, 0, minute, 0, 0, time.UTC)
}

// bump is a day that is worst at a minute: five ratings a day for some days, without chance.
func bump(days, peak int) []habit.Rating {
	var all []habit.Rating
	for day := range days {
		for i := range 5 {
			minute := 9*60 + 100*i + day*13%100
			d := float64(minute-peak) / 60
			all = append(all, habit.Rating{At: at(day, minute), Value: 3 + int(math.Round(4*math.Exp(-d*d/2)))})
		}
	}
	return all
}

func TestThePeakOfADayIsFound(t *testing.T) {
	for _, peak := range []int{14 * 60, 15*60 + 20, 16*60 + 30} {
		l := habit.Learn(bump(20, peak), nil)
		if off := l.Peak - peak; off < -15 || off > 15 || l.Before != l.Peak-habit.Lead {
			t.Errorf("a peak at %d is taken as %d, and reminders come from %d on", peak, l.Peak, l.Before)
		}
		if l.Ratings != 100 || l.Days != 20 || l.Points <= habit.LeastPoints {
			t.Errorf("%+v", l)
		}
	}
}

func TestNothingIsToldWithoutEnoughToTellItBy(t *testing.T) {
	for name, ratings := range map[string][]habit.Rating{
		"none":            nil,
		"a few":           bump(2, 900),
		"on too few days": bump(habit.LeastDays-1, 900),
		"all alike": func() (all []habit.Rating) {
			for i := range 60 {
				all = append(all, habit.Rating{At: at(i/3, 540+i*7%480), Value: 4})
			}
			return all
		}(),
		"out of range": func() (all []habit.Rating) {
			for _, r := range bump(20, 900) {
				all = append(all, habit.Rating{At: r.At, Value: r.Value + 20})
			}
			return all
		}(),
		"always at the same minute": func() (all []habit.Rating) {
			for day := range 60 {
				all = append(all, habit.Rating{At: at(day, 900), Value: 1 + day%10})
			}
			return all
		}(),
	} {
		if l := habit.Learn(ratings, nil); l.Any() {
			t.Errorf("%s: %+v", name, l)
		}
	}
}

// With few ratings the guess stays near the person's usual level, and comes nearer to
// what they say with every week.
func TestFewRatingsAreShrunk(t *testing.T) {
	points := func(days int) float64 { return habit.Learn(bump(days, 900), nil).Points }
	few, more, many := points(7), points(20), points(80)
	if !(few < more && more < many && many < 4) {
		t.Errorf("%.2f points after 7 days, %.2f after 20, %.2f after 80", few, more, many)
	}
}

func TestTheOrderOfRatingsDoesNotMatter(t *testing.T) {
	ratings := bump(20, 900)
	want := habit.Learn(ratings, nil)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(ratings), func(i, j int) { ratings[i], ratings[j] = ratings[j], ratings[i] })
	if got := habit.Learn(ratings, nil); got.Peak != want.Peak || got.Before != want.Before {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// answers are reminders at a minute of many days, of which some are put off.
func answers(minute, put, of int) []habit.Answer {
	var all []habit.Answer
	for i := range of {
		all = append(all, habit.Answer{At: at(i, minute), Put: i < put})
	}
	return all
}

func TestTimesThatAreAlwaysPutOff(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers []habit.Answer
		want    []habit.PutOff
	}{
		{"nearly always", append(answers(14*60+10, 9, 10), answers(16*60, 1, 20)...), []habit.PutOff{{From: 840, To: 870, Put: 9, Of: 10}}},
		{"side by side become one", append(append(answers(14*60+10, 9, 9), answers(14*60+40, 8, 8)...), answers(16*60, 1, 30)...),
			[]habit.PutOff{{From: 840, To: 900, Put: 17, Of: 17}}},
		{"too few to tell", append(answers(14*60+10, 3, 3), answers(16*60, 0, 20)...), nil},
		{"half of them", append(answers(14*60+10, 5, 10), answers(16*60, 1, 20)...), nil},
		{"somebody who puts everything off", append(answers(14*60+10, 10, 10), answers(16*60, 20, 20)...), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := habit.Learn(nil, c.answers).PutOff
			if len(got) != len(c.want) {
				t.Fatalf("%+v, want %+v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("%+v, want %+v", got[i], c.want[i])
				}
			}
		})
	}
}

func TestAReminderBeforeThePeakAvoidsATimeThatIsPutOff(t *testing.T) {
	ratings := bump(30, 900)
	free := habit.Learn(ratings, nil)
	bin := free.Before / 30 * 30
	l := habit.Learn(ratings, append(answers(bin+5, 12, 12), answers(600, 0, 30)...))
	if l.Before >= bin && l.Before < bin+30 || l.Before >= l.Peak {
		t.Errorf("reminders come from %d on, in the time from %d to %d", l.Before, bin, bin+30)
	}
}

func BenchmarkLearn(b *testing.B) {
	ratings, answered := bump(60, 900), answers(860, 30, 60)
	for b.Loop() {
		habit.Learn(ratings, answered)
	}
}
