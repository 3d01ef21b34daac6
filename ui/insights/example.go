package insights

import (
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
)

// example is what the page could look like after some weeks: made-up numbers, which it says
// itself wherever it shows them.
func example(span string, today time.Time, l *technique.Library) control.Insights {
	date := func(daysAgo int) string { return today.AddDate(0, 0, -daysAgo).Format(time.DateOnly) }
	i := control.Insights{
		Range: span, From: date(27), To: date(0), RatedEver: 15,
		Relief: control.Relief{Sessions: 15},
		Weeks:  control.SessionWeeks{Goal: 4, BarWeeks: 1, Met: 4, Of: 7},
		Tension: control.TensionByHour{
			Learn:   true,
			Windows: []control.MinuteSpan{{FromMinute: 13 * 60, ToMinute: 17*60 + 30}},
			Learned: &control.LearnedPeak{PeakMinute: 15 * 60, Aim: control.MinuteSpan{FromMinute: 14*60 + 15, ToMinute: 15 * 60}, Ratings: 46, Days: 20},
		},
	}
	pairs := [][2]float64{{7, 4}, {6, 4}, {8, 5}, {6, 4}, {7, 3}, {5, 3}, {7, 5}, {6, 3}, {6, 4}, {8, 4}, {6, 4}, {5, 2}, {7, 4}, {7, 4}, {7, 3}}
	for n, pair := range pairs {
		when := date(27 - 27*n/(len(pairs)-1))
		i.Relief.Pairs = append(i.Relief.Pairs, control.ReliefPair{From: when, To: when, Sessions: 1, Before: pair[0], After: pair[1]})
		i.Relief.BeforeMean += pair[0] / float64(len(pairs))
		i.Relief.AfterMean += pair[1] / float64(len(pairs))
	}
	monday := (int(today.Weekday()) + 6) % 7
	for n, sessions := range []int{2, 3, 4, 3, 4, 4, 5, 2} {
		i.Weeks.Bars = append(i.Weeks.Bars, control.WeekBar{
			From: date(monday + 7*(7-n)), To: date(monday + 7*(7-n) - 6), Weeks: 1, Sessions: sessions, Now: n == 7,
		})
	}
	for n, mean := range []float64{3.2, 3.3, 3.8, 4.2, 4.4, 4.8, 5.8, 6.8, 6.4, 5.8, 5.2} {
		ratings := 3 + n%4
		i.Tension.Hours = append(i.Tension.Hours, control.TensionHour{Hour: 8 + n, Ratings: ratings, Mean: mean})
		i.Tension.Ratings += ratings
	}
	for n, m := range l.Muscles() {
		spent := []int{22, 19, 14, 8, 3}
		seconds := 0
		if n < len(spent) {
			seconds = spent[n] * 60
		}
		i.Coverage.Muscles = append(i.Coverage.Muscles, control.MuscleTime{ID: string(m.ID), Name: m.Name, SpentS: seconds})
		i.Coverage.SpentS += seconds
	}
	return i
}
