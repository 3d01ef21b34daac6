// Package decade fills a journal with made-up years, for tests and measurements. What it makes up
// is the same every time.
package decade

import (
	"math/rand/v2"
	"time"

	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/technique"
)

// Fill adds so many years of working days up to a moment: eight reminders and three check-ins a
// day, and on four days of five a session of three techniques, rated before and after. Ten
// years are some 41,000 rows. It returns how many.
func Fill(j *journal.Journal, until time.Time, years int) (rows int, err error) {
	f := &filler{journal: j, chance: rand.New(rand.NewPCG(7, 11))}
	for day := until.AddDate(-years, 0, 0); day.Before(until) && f.err == nil; day = day.AddDate(0, 0, 1) {
		if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday {
			f.day(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, day.Location()), until)
		}
	}
	return f.rows, f.err
}

type filler struct {
	journal *journal.Journal
	chance  *rand.Rand
	rows    int
	err     error
}

// at adds rows of a moment, unless that is still to come or something went wrong.
func (f *filler) at(moment, until time.Time, rows int, add func() error) {
	if f.err != nil || !moment.Before(until) {
		return
	}
	f.err = add()
	f.rows += rows
}

// tense is how tense somebody is at an hour: most about three.
func (f *filler) tense(hour int) int {
	off := max(hour-15, 15-hour)
	return max(1, min(10, 8-off/2+f.chance.IntN(3)-1))
}

func (f *filler) day(midnight, until time.Time) {
	clock := func(hour int) time.Time {
		return midnight.Add(time.Duration(hour)*time.Hour + time.Duration(f.chance.IntN(59))*time.Minute)
	}
	for _, hour := range []int{9, 10, 11, 12, 13, 14, 15, 16} {
		at := clock(hour)
		f.at(at, until, 1, func() error {
			outcome := []string{"started", "snoozed", "skipped", "not-seen"}[f.chance.IntN(4)]
			_, err := f.journal.AddReminder(journal.Reminder{
				At: at, Kind: "reminder", Outcome: outcome, Ended: at.Add(time.Minute), Reason: "At the desk 75 minutes.", Routine: "five-minute",
			})
			return err
		})
	}
	for _, hour := range []int{8 + f.chance.IntN(3), 11 + f.chance.IntN(3), 14 + f.chance.IntN(4)} {
		at := clock(hour)
		f.at(at, until, 1, func() error {
			return f.journal.Rate(journal.Tension{At: at, Value: f.tense(hour), Source: "check-in"})
		})
	}
	if f.chance.IntN(5) == 0 {
		return
	}
	hour := 13 + f.chance.IntN(4)
	f.session(clock(hour), until, f.tense(hour))
}

func (f *filler) session(at, until time.Time, before int) {
	f.at(at.Add(5*time.Minute), until, 6, func() error {
		after := max(1, before-1-f.chance.IntN(4))
		id, err := f.journal.StartSession(journal.Session{Routine: "five-minute", Face: "window", Started: at})
		if err != nil {
			return err
		}
		p := journal.Progress{Completed: f.chance.IntN(10) > 0, Before: before, After: after}
		routines := [][]technique.ID{
			{"shoulder-knead", "tennis-ball-wall", "scapular-retraction"},
			{"shoulder-knead", "cat-stretch-press", "scapular-retraction"},
			{"shoulder-knead", "two-ball-release", "scapular-retraction"},
		}
		for _, t := range routines[f.chance.IntN(3)] {
			spent := time.Duration(40+f.chance.IntN(90)) * time.Second
			p.Spent += spent
			p.Techniques = append(p.Techniques, journal.TechniqueDone{Technique: t, Spent: spent, Done: 2, Count: 2})
		}
		if err := f.journal.EndSession(id, at.Add(5*time.Minute), p); err != nil {
			return err
		}
		if err := f.journal.Rate(journal.Tension{At: at, Value: before, Source: "before"}); err != nil {
			return err
		}
		return f.journal.Rate(journal.Tension{At: at.Add(5 * time.Minute), Value: after, Source: "after"})
	})
}
