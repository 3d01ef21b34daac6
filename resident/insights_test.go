package resident_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/journal"
)

// lived fills the journal before the resident starts.
func (s *stage) lived(fill func(*journal.Journal)) *stage {
	s.t.Helper()
	j, _, err := journal.Open(filepath.Join(s.home, "journal.db"), func() time.Time { return s.at })
	s.must(err)
	fill(j)
	s.must(j.Close())
	return s
}

// didOnce adds a session that ended at a moment.
func (s *stage) didOnce(j *journal.Journal, at time.Time, p journal.Progress) {
	s.t.Helper()
	id, err := j.StartSession(journal.Session{Routine: "five-minute", Face: "window", Started: at.Add(-5 * time.Minute)})
	s.must(err)
	s.must(j.EndSession(id, at, p))
}

func (s *stage) insights(span string) control.Insights {
	s.t.Helper()
	i, err := s.Insights(span)
	s.must(err)
	return i
}

func TestInsightsOfANewJournalAreEmpty(t *testing.T) {
	s := newStage(t).start()
	for _, span := range control.Ranges() {
		i := s.insights(span)
		if i.RatedEver != 0 || i.Relief.Sessions != 0 || len(i.Relief.Pairs) != 0 || i.Tension.Ratings != 0 || i.Coverage.SpentS != 0 || i.Weeks.Met+i.Weeks.Of != 0 {
			t.Errorf("%s: %+v", span, i)
		}
		if n := len(i.Weeks.Bars); n != 8 || !i.Weeks.Bars[n-1].Now || i.Weeks.Bars[n-1].From != "2026-11-23" {
			t.Errorf("%s: the bars are %+v", span, i.Weeks.Bars)
		}
	}
}

func TestEachRangeHoldsItsDays(t *testing.T) {
	s := newStage(t)
	s.lived(func(j *journal.Journal) {
		for _, daysAgo := range []int{0, 27, 28, 91, 92, 364, 365, 3000} {
			s.didOnce(j, s.at.AddDate(0, 0, -daysAgo), journal.Progress{Completed: true, Before: 7, After: 4})
		}
	}).start()
	for span, want := range map[string]int{"": 2, "4w": 2, "3m": 4, "1y": 6, "all": 8} {
		if i := s.insights(span); i.Relief.Sessions != want || len(i.Relief.Pairs) != want || i.RatedEver != 8 {
			t.Errorf("%q: %d sessions in %d pairs, of %d ever; want %d of 8", span, i.Relief.Sessions, len(i.Relief.Pairs), i.RatedEver, want)
		}
	}
}

func TestManySessionsAreGatheredAndNoneIsLost(t *testing.T) {
	s := newStage(t)
	const years = 6
	s.lived(func(j *journal.Journal) {
		for day := range years * 365 {
			if day%3 == 0 {
				s.didOnce(j, s.at.AddDate(0, 0, -day), journal.Progress{Completed: day%2 == 0, Before: 5 + day%5, After: 1 + day%4})
			}
		}
	}).start()
	for _, span := range control.Ranges() {
		i := s.insights(span)
		pairs, before := 0, 0.0
		for n, p := range i.Relief.Pairs {
			pairs += p.Sessions
			before += p.Before * float64(p.Sessions)
			if n > 0 && p.From <= i.Relief.Pairs[n-1].To && i.Relief.PairWeeks > 0 {
				t.Errorf("%s: the pair from %s begins before the one until %s ends", span, p.From, i.Relief.Pairs[n-1].To)
			}
		}
		if pairs != i.Relief.Sessions || before/float64(pairs)-i.Relief.BeforeMean > 1e-9 || i.Relief.BeforeMean-before/float64(pairs) > 1e-9 {
			t.Errorf("%s: the pairs are of %d sessions with %g, want %d with %g", span, pairs, before/float64(pairs), i.Relief.Sessions, i.Relief.BeforeMean)
		}
		if len(i.Relief.Pairs) > 24 || len(i.Weeks.Bars) > 53 {
			t.Errorf("%s: %d pairs, %d bars", span, len(i.Relief.Pairs), len(i.Weeks.Bars))
		}
		for n, b := range i.Weeks.Bars {
			from, _ := time.Parse(time.DateOnly, b.From)
			to, _ := time.Parse(time.DateOnly, b.To)
			if from.Weekday() != time.Monday || to.Weekday() != time.Sunday || int(to.Sub(from).Hours())/24+1 != 7*b.Weeks || b.Now != (n == len(i.Weeks.Bars)-1) {
				t.Errorf("%s: the bar %+v is not of whole weeks", span, b)
			}
		}
	}
	done := 0
	for _, b := range s.insights(control.AllTime).Weeks.Bars {
		done += b.Sessions
	}
	if want := years * 365 / 6; done != want && done != want+1 {
		t.Errorf("the bars hold %d sessions, want %d", done, want)
	}
}

func TestWeeksBeforeTheFirstSessionMissNoGoal(t *testing.T) {
	s := newStage(t)
	s.saved.Schedule.WeeklyGoal = 2
	s.lived(func(j *journal.Journal) {
		for _, daysAgo := range []int{20, 19, 18, 12, 0} { // weeks of 2, 9 and 23 November
			s.didOnce(j, s.at.AddDate(0, 0, -daysAgo), journal.Progress{Completed: true})
		}
		s.didOnce(j, s.at.AddDate(0, 0, -11), journal.Progress{}) // cut short
	}).start()
	if w := s.insights("4w").Weeks; w.Met != 1 || w.Of != 3 || w.Goal != 2 {
		t.Errorf("%d of %d weeks met the goal of %d, want 1 of 3", w.Met, w.Of, w.Goal)
	}
}

func TestTheTimeOfATechniqueIsSharedOutWhole(t *testing.T) {
	s := newStage(t)
	s.lived(func(j *journal.Journal) {
		s.didOnce(j, s.at, journal.Progress{Spent: 200 * time.Second, Techniques: []journal.TechniqueDone{
			{Technique: "shoulder-knead", Spent: 60 * time.Second}, {Technique: "tennis-ball-wall", Spent: 100 * time.Second}, {Technique: "long-gone", Spent: 40 * time.Second},
		}})
	}).start()
	c := s.insights("4w").Coverage
	got, sum := map[string]int{}, c.OtherS
	for _, m := range c.Muscles {
		got[m.ID] = m.SpentS
		sum += m.SpentS
	}
	if c.SpentS != 200 || sum != 200 || c.OtherS != 40 || got["trapezius-upper"] != 60 || got["rhomboids"] != 34 || got["trapezius-middle"] != 33 || got["trapezius-lower"] != 33 {
		t.Errorf("%+v", c)
	}
	if c.Muscles[0].ID != "trapezius-upper" || len(c.Muscles) != 6 {
		t.Errorf("the rows are %+v", c.Muscles)
	}
}

func TestHistoryHoldsTheRatings(t *testing.T) {
	s := newStage(t)
	s.lived(func(j *journal.Journal) {
		s.must(j.Rate(journal.Tension{At: s.at.Add(-time.Hour), Value: 6, Source: "check-in"}))
	}).start()
	h, err := s.History(time.Time{}, time.Time{})
	s.must(err)
	if len(h.Ratings) != 1 || h.Ratings[0].Value != 6 || h.Ratings[0].Source != "check-in" {
		t.Errorf("%+v", h.Ratings)
	}
}
