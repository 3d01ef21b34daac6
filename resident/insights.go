package resident

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/technique"
)

const (
	// mostPairs and mostBars are how many can be told apart in a chart.
	mostPairs = 24
	mostBars  = 53
	// leastBars are shown in the shortest range too: four weeks alone tell little.
	leastBars = 8
)

// Insights adds up the history over a range; empty: the shortest. The journal does the sums,
// and nothing of them is kept.
func (r *Resident) Insights(span string) (control.Insights, error) {
	defer r.swell()
	if span == "" {
		span = control.FourWeeks
	}
	r.mu.Lock()
	now, plan, learn := r.clock.Now(), r.plan, r.settings.Schedule.Learn
	r.mu.Unlock()
	today := journal.DayOf(now)
	from := firstDay(span, now)
	sums, err := r.Journal.Sums(from)
	if err != nil {
		return control.Insights{}, fmt.Errorf("could not add up the history: %w", err)
	}
	i := control.Insights{Range: span, To: today.String(), RatedEver: sums.Rated}
	if span == control.AllTime {
		from = sums.First
	}
	if from > 0 {
		i.From = from.String()
	}
	if i.Relief, err = r.relief(sums, from, today); err != nil {
		return control.Insights{}, err
	}
	ever := sums.First
	if ever == 0 {
		ever = today
	}
	first := min(max(from, ever).Monday(), today.Monday()-7*(leastBars-1))
	weeks, err := r.Journal.Weeks(first)
	if err != nil {
		return control.Insights{}, fmt.Errorf("could not add up the history: %w", err)
	}
	i.Weeks = sessionWeeks(weeks, first, sums.First, today, plan.WeeklyGoal)
	i.Tension = tensionByHour(sums, plan, learn)
	i.Coverage = coverage(sums.Techniques, r.Library)
	return i, nil
}

// swell takes note that an answer takes much memory, which is given back soon after.
func (r *Resident) swell() {
	r.swollen.Store(true)
	r.Stirred()
}

// calm gives back what is not needed while nothing happens.
func (r *Resident) calm() {
	if r.swollen.Swap(false) {
		Trim()
		return
	}
	DropCode()
}

// firstDay is the first day of a range that ends today; 0: all days.
func firstDay(span string, now time.Time) journal.Day {
	switch span {
	case control.FourWeeks:
		return journal.DayOf(now) - 27
	case control.ThreeMonths:
		return journal.DayOf(now.AddDate(0, -3, 0)) + 1
	case control.OneYear:
		return journal.DayOf(now.AddDate(-1, 0, 0)) + 1
	}
	return 0
}

func (r *Resident) relief(sums journal.Sums, from, today journal.Day) (control.Relief, error) {
	relief := control.Relief{Pairs: []control.ReliefPair{}}
	var total journal.WeekSum
	first := today
	for _, w := range sums.Weeks {
		if w.Rated > 0 {
			first = min(first, w.Monday)
			total = added(total, w)
		}
	}
	relief.Sessions = total.Rated
	if total.Rated == 0 {
		return relief, nil
	}
	relief.BeforeMean, relief.AfterMean = mean(total.Before, total.Rated), mean(total.After, total.Rated)
	if total.Rated <= mostPairs {
		each, err := r.Journal.RatedSessions(from, mostPairs)
		if err != nil {
			return relief, fmt.Errorf("could not read the rated sessions: %w", err)
		}
		for _, s := range each {
			day := journal.DayOf(s.Ended).String()
			relief.Pairs = append(relief.Pairs, control.ReliefPair{From: day, To: day, Sessions: 1, Before: float64(s.Before), After: float64(s.After)})
		}
		return relief, nil
	}
	stretches := inStretches(sums.Weeks, first.Monday(), today, mostPairs)
	relief.PairWeeks = stretches.weeks
	for _, s := range stretches.all {
		if s.sum.Rated > 0 {
			relief.Pairs = append(relief.Pairs, control.ReliefPair{
				From: max(s.from, from).String(), To: min(s.to, today).String(), Sessions: s.sum.Rated,
				Before: mean(s.sum.Before, s.sum.Rated), After: mean(s.sum.After, s.sum.Rated),
			})
		}
	}
	return relief, nil
}

// sessionWeeks are the weeks from a Monday on. What was before anything was done, on the first
// day of all, counts for no goal.
func sessionWeeks(weeks []journal.WeekSum, from, ever, today journal.Day, goal int) control.SessionWeeks {
	stretches := inStretches(weeks, from, today, mostBars)
	found := control.SessionWeeks{Goal: goal, BarWeeks: stretches.weeks, Bars: []control.WeekBar{}}
	for _, s := range stretches.all {
		found.Bars = append(found.Bars, control.WeekBar{
			From: s.from.String(), To: s.to.String(), Weeks: int(s.to+1-s.from) / 7, Sessions: s.sum.Completed, Now: s.to >= today,
		})
	}
	if goal <= 0 || ever == 0 {
		return found
	}
	found.Of = int(today.Monday()-max(from, ever.Monday())) / 7
	for _, w := range weeks {
		if w.Completed >= goal && w.Monday <= today {
			found.Met++
			if w.Monday == today.Monday() {
				found.Of++
			}
		}
	}
	return found
}

// stretch is some whole weeks, and what they add up to.
type stretch struct {
	from, to journal.Day // Monday and Sunday
	sum      journal.WeekSum
}

type stretches struct {
	weeks int // in each but the first, which may have fewer
	all   []stretch
}

// inStretches gathers weeks from a Monday to the week of today, each by itself or so many
// together that there are not too many. The last stretch is a whole one.
func inStretches(weeks []journal.WeekSum, from, today journal.Day, most int) stretches {
	count := int(today.Monday()-from)/7 + 1
	s := stretches{weeks: 1}
	for _, s.weeks = range []int{1, 4, 13, 26, 52} {
		if (count+s.weeks-1)/s.weeks <= most {
			break
		}
	}
	end := today.Monday() + 6
	n := (count + s.weeks - 1) / s.weeks
	s.all = make([]stretch, n)
	for i := range s.all {
		to := end - journal.Day(7*s.weeks*(n-1-i))
		s.all[i] = stretch{from: max(from, to-journal.Day(7*s.weeks)+1), to: to}
	}
	for _, w := range weeks {
		back := int(today.Monday()-w.Monday) / 7 / s.weeks
		if i := n - 1 - back; i >= 0 && w.Monday <= today {
			s.all[i].sum = added(s.all[i].sum, w)
		}
	}
	return s
}

func added(a, b journal.WeekSum) journal.WeekSum {
	a.Completed += b.Completed
	a.Spent += b.Spent
	a.Rated += b.Rated
	a.Before += b.Before
	a.After += b.After
	return a
}

func mean(sum, count int) float64 { return float64(sum) / float64(max(1, count)) }

func tensionByHour(sums journal.Sums, plan scheduler.Plan, learn bool) control.TensionByHour {
	t := control.TensionByHour{Hours: []control.TensionHour{}, Windows: []control.MinuteSpan{}, Learn: learn}
	for hour, h := range sums.Hours {
		if h.Count > 0 {
			t.Ratings += h.Count
			t.Hours = append(t.Hours, control.TensionHour{Hour: hour, Ratings: h.Count, Mean: mean(h.Sum, h.Count)})
		}
	}
	for _, w := range plan.Windows {
		t.Windows = append(t.Windows, control.MinuteSpan{FromMinute: int(w.From), ToMinute: int(w.To)})
	}
	if l := plan.Learned; learn && l.Peak > 0 {
		t.Learned = &control.LearnedPeak{
			PeakMinute: l.Peak, Ratings: l.Ratings, Days: l.Days,
			// As long before the best moment as the peak is after it.
			Aim: control.MinuteSpan{FromMinute: 2*l.Before - l.Peak, ToMinute: l.Peak},
		}
	}
	return t
}

// coverage shares the time of each technique out between its muscles.
func coverage(spent map[technique.ID]time.Duration, l *technique.Library) control.Coverage {
	c := control.Coverage{Muscles: []control.MuscleTime{}}
	shares := map[technique.Muscle]int{}
	for id, d := range spent {
		seconds := int(d / time.Second)
		c.SpentS += seconds
		t, ok := l.Technique(id)
		if !ok || len(t.Targets) == 0 {
			c.OtherS += seconds
			continue
		}
		for i, m := range t.Targets {
			share := seconds / len(t.Targets)
			if i < seconds%len(t.Targets) {
				share++ // a second more for the first, so that none is lost
			}
			shares[m] += share
		}
	}
	for _, m := range l.Muscles() {
		c.Muscles = append(c.Muscles, control.MuscleTime{ID: string(m.ID), Name: m.Name, SpentS: shares[m.ID]})
		delete(shares, m.ID)
	}
	for _, unnamed := range shares {
		c.OtherS += unnamed
	}
	slices.SortStableFunc(c.Muscles, func(a, b control.MuscleTime) int { return cmp.Compare(b.SpentS, a.SpentS) })
	return c
}
