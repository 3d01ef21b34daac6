package main

import (
	"time"

	"github.com/unknot-app/unknot/control"
)

// fourWeeks are the numbers of the design's picture.
func fourWeeks() control.Insights {
	date := func(daysAgo int) string { return now.AddDate(0, 0, -daysAgo).Format(time.DateOnly) }
	i := control.Insights{
		Range: control.FourWeeks, From: date(27), To: date(0), RatedEver: 15,
		Relief: control.Relief{Sessions: 15, BeforeMean: 97.0 / 15, AfterMean: 56.0 / 15},
		Weeks:  control.SessionWeeks{Goal: 4, BarWeeks: 1, Met: 4, Of: 7},
		Tension: control.TensionByHour{
			Ratings: 46, Learn: true, Windows: []control.MinuteSpan{{FromMinute: 780, ToMinute: 1050}},
			Learned: &control.LearnedPeak{PeakMinute: 905, Aim: control.MinuteSpan{FromMinute: 859, ToMinute: 905}, Ratings: 46, Days: 19},
		},
		Coverage: control.Coverage{SpentS: 66 * 60, Muscles: []control.MuscleTime{
			{ID: "rhomboids", Name: "Rhomboids", SpentS: 22 * 60}, {ID: "trapezius-middle", Name: "Mid-trapezius", SpentS: 19 * 60},
			{ID: "trapezius-upper", Name: "Upper trapezius", SpentS: 14 * 60}, {ID: "trapezius-lower", Name: "Lower trapezius", SpentS: 8 * 60},
			{ID: "erector-spinae", Name: "Paraspinals", SpentS: 3 * 60}, {ID: "levator-scapulae", Name: "Levator scapulae"},
		}},
	}
	for n, pair := range [][2]float64{{7, 4}, {6, 4}, {8, 5}, {6, 4}, {7, 3}, {5, 3}, {7, 5}, {6, 3}, {6, 4}, {8, 4}, {6, 4}, {5, 2}, {7, 4}, {7, 4}, {7, 3}} {
		when := date(27 - 27*n/14)
		i.Relief.Pairs = append(i.Relief.Pairs, control.ReliefPair{From: when, To: when, Sessions: 1, Before: pair[0], After: pair[1]})
	}
	for n, sessions := range []int{2, 3, 4, 3, 4, 4, 5, 2} {
		i.Weeks.Bars = append(i.Weeks.Bars, control.WeekBar{From: date(2 + 7*(7-n)), To: date(2 + 7*(7-n) - 6), Weeks: 1, Sessions: sessions, Now: n == 7})
	}
	for n, mean := range []float64{3.2, 3.3, 3.8, 4.2, 4.4, 4.8, 5.8, 6.8, 6.4, 5.8, 5.2} {
		i.Tension.Hours = append(i.Tension.Hours, control.TensionHour{Hour: 8 + n, Ratings: 3 + n%4, Mean: mean})
	}
	return i
}
