package journal_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/technique"
)

func place(t *testing.T, name string) *time.Location {
	t.Helper()
	return must(time.LoadLocation(name))(t)
}

func TestADayIsThatOfTheZoneInWhichItWasLived(t *testing.T) {
	for _, tt := range []struct {
		at   time.Time
		want string
		week string
	}{
		{time.Date(2026, 11, 23, 0, 0, 0, 0, vienna), "2026-11-23", "2026-11-23"},
		{time.Date(2026, 11, 22, 23, 59, 59, 0, vienna), "2026-11-22", "2026-11-16"},
		{time.Date(2026, 11, 23, 0, 30, 0, 0, time.FixedZone("", 13*3600)), "2026-11-23", "2026-11-23"},
		{time.Date(2026, 11, 22, 23, 30, 0, 0, time.FixedZone("", -11*3600)), "2026-11-22", "2026-11-16"},
		{time.Date(2027, 1, 1, 12, 0, 0, 0, vienna), "2027-01-01", "2026-12-28"},
		{time.Date(2024, 12, 31, 12, 0, 0, 0, vienna), "2024-12-31", "2024-12-30"},
		{time.Date(2024, 2, 29, 12, 0, 0, 0, vienna), "2024-02-29", "2024-02-26"},
		// The clock went back at three and forth at two.
		{time.Date(2026, 10, 25, 23, 59, 0, 0, place(t, "Europe/Vienna")), "2026-10-25", "2026-10-19"},
		{time.Date(2026, 3, 29, 0, 1, 0, 0, place(t, "Europe/Vienna")), "2026-03-29", "2026-03-23"},
		{time.Date(1969, 12, 31, 12, 0, 0, 0, time.UTC), "1969-12-31", "1969-12-29"},
	} {
		if got := journal.DayOf(tt.at); got.String() != tt.want || got.Monday().String() != tt.week {
			t.Errorf("%v is %v of the week of %v, want %v, %v", tt.at, got, got.Monday(), tt.want, tt.week)
		}
	}
}

// did adds an ended session.
func did(t *testing.T, j *journal.Journal, ended time.Time, p journal.Progress) {
	t.Helper()
	id := must(j.StartSession(journal.Session{Routine: "five-minute", Face: "window", Started: ended.Add(-5 * time.Minute)}))(t)
	check(t, j.EndSession(id, ended, p))
}

func TestWeeksAddUpByTheDayOnWhichTheSessionEnded(t *testing.T) {
	home := place(t, "Europe/Vienna")
	j := fresh(t)
	at := func(year, month, day, hour, minute int) time.Time {
		return time.Date(year, time.Month(month), day, hour, minute, 0, 0, home)
	}
	five := 5 * time.Minute
	did(t, j, at(2026, 10, 25, 23, 50), journal.Progress{Spent: five, Completed: true, Before: 7, After: 4})           // Sunday, 25 hours long
	did(t, j, at(2026, 10, 26, 0, 2), journal.Progress{Spent: five, Completed: true, Before: 6, After: 5})             // begun on Sunday
	did(t, j, at(2026, 10, 27, 14, 0), journal.Progress{Spent: time.Minute, Before: 5, After: 6})                      // cut short
	did(t, j, at(2026, 10, 28, 14, 0), journal.Progress{Spent: five, Completed: true, Before: 9})                      // rated once
	did(t, j, at(2026, 12, 31, 14, 0), journal.Progress{Spent: five, Completed: true})                                 // one week,
	did(t, j, at(2027, 1, 3, 23, 59), journal.Progress{Spent: five, Completed: true, After: 2})                        // two years
	did(t, j, time.Date(2027, 1, 3, 23, 30, 0, 0, place(t, "America/Los_Angeles")), journal.Progress{Completed: true}) // Monday in Vienna
	must(j.StartSession(journal.Session{Routine: "five-minute", Face: "window", Started: at(2027, 1, 3, 10, 0)}))(t)   // still open
	day := func(year, month, d int) journal.Day { return journal.DayOf(at(year, month, d, 12, 0)) }
	all := []journal.WeekSum{
		{Monday: day(2026, 10, 19), Completed: 1, Spent: five, Rated: 1, Before: 7, After: 4},
		{Monday: day(2026, 10, 26), Completed: 2, Spent: 11 * time.Minute, Rated: 2, Before: 11, After: 11},
		{Monday: day(2026, 12, 28), Completed: 3, Spent: 10 * time.Minute},
	}
	for _, tt := range []struct {
		from journal.Day
		want []journal.WeekSum
	}{
		{0, all},
		{day(2026, 10, 25), all},
		{day(2026, 10, 26), all[1:]},
		{day(2027, 1, 1), []journal.WeekSum{{Monday: day(2026, 12, 28), Completed: 2, Spent: five}}},
		{day(2027, 1, 4), nil},
	} {
		got := must(j.Sums(tt.from))(t)
		same(t, tt.want, got.Weeks)
		same(t, tt.want, must(j.Weeks(tt.from))(t))
		if got.First != day(2026, 10, 25) {
			t.Errorf("from %v: the first day of all is %v", tt.from, got.First)
		}
		if got.Rated != 3 {
			t.Errorf("from %v: %d sessions were rated before and after, want those of all times: 3", tt.from, got.Rated)
		}
	}
}

func TestRatingsCountForTheNearestHourOfTheClockOnTheWall(t *testing.T) {
	j := fresh(t)
	for _, r := range []struct {
		hour, minute, value int
		source, place       string
	}{
		{14, 30, 6, "check-in", "Europe/Vienna"}, {15, 29, 8, "before", "Europe/Vienna"}, {15, 30, 4, "check-in", "Europe/Vienna"},
		{15, 0, 1, "after", "Europe/Vienna"}, {23, 45, 3, "check-in", "Europe/Vienna"}, {0, 10, 5, "check-in", "Asia/Kolkata"},
		{15, 0, 7, "check-in", "Asia/Kolkata"},
	} {
		check(t, j.Rate(journal.Tension{At: time.Date(2026, 11, 23, r.hour, r.minute, 0, 0, place(t, r.place)), Value: r.value, Source: r.source}))
	}
	var want [24]journal.HourSum
	want[15], want[16], want[0] = journal.HourSum{Count: 3, Sum: 21}, journal.HourSum{Count: 1, Sum: 4}, journal.HourSum{Count: 2, Sum: 8}
	same(t, want, must(j.Sums(0))(t).Hours)
}

func TestTheLatestRatedSessionsComeOldestFirst(t *testing.T) {
	j := fresh(t)
	for i := range 5 {
		did(t, j, monday.AddDate(0, 0, i), journal.Progress{Before: 5 + i, After: 1 + i})
	}
	did(t, j, monday.AddDate(0, 0, 6), journal.Progress{Before: 5})
	same(t, []journal.RatedSession{
		{Ended: monday.AddDate(0, 0, 3), Before: 8, After: 4}, {Ended: monday.AddDate(0, 0, 4), Before: 9, After: 5},
	}, must(j.RatedSessions(0, 2))(t))
	if got := must(j.RatedSessions(journal.DayOf(monday)+4, 9))(t); len(got) != 1 {
		t.Errorf("%d sessions from Friday on, want one", len(got))
	}
}

// TestSumsAreWhatTheRowsAddUpTo compares the sums with the sessions one by one.
func TestSumsAreWhatTheRowsAddUpTo(t *testing.T) {
	zones := []*time.Location{vienna, time.UTC, place(t, "America/New_York"), place(t, "Asia/Kathmandu"), time.FixedZone("", 14*3600)}
	folder, runs := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		j, _, err := journal.Open(filepath.Join(folder, fmt.Sprint(runs), "journal.db"), fixed(monday))
		if err != nil {
			t.Fatal(err)
		}
		defer j.Close()
		n := rapid.IntRange(0, 30).Draw(t, "sessions")
		for range n {
			ended := time.Unix(rapid.Int64Range(1.6e9, 1.75e9).Draw(t, "ended"), 0).In(rapid.SampledFrom(zones).Draw(t, "zone"))
			p := journal.Progress{
				Completed: rapid.Bool().Draw(t, "completed"), Before: rapid.IntRange(0, 10).Draw(t, "before"), After: rapid.IntRange(0, 10).Draw(t, "after"),
			}
			for i := range rapid.IntRange(0, 3).Draw(t, "techniques") {
				spent := time.Duration(rapid.IntRange(0, 300).Draw(t, "spent")) * time.Second
				p.Spent += spent
				p.Techniques = append(p.Techniques, journal.TechniqueDone{Technique: technique.ID(fmt.Sprint("t", i)), Spent: spent})
			}
			id, err := j.StartSession(journal.Session{Started: ended.Add(-time.Minute)})
			if err != nil {
				t.Fatal(err)
			}
			if err := j.EndSession(id, ended, p); err != nil {
				t.Fatal(err)
			}
		}
		from := journal.Day(rapid.IntRange(18518, 20254).Draw(t, "from"))
		sessions, err := j.Sessions(time.Time{}, monday)
		if err != nil {
			t.Fatal(err)
		}
		want := map[journal.Day]journal.WeekSum{}
		techniques := map[technique.ID]time.Duration{}
		var total time.Duration
		for _, s := range sessions {
			day := journal.DayOf(s.Ended)
			if day < from {
				continue
			}
			w := want[day.Monday()]
			w.Monday = day.Monday()
			w.Spent += s.Spent
			if s.Completed {
				w.Completed++
			}
			if s.Before > 0 && s.After > 0 {
				w.Rated++
				w.Before += s.Before
				w.After += s.After
			}
			want[day.Monday()] = w
			for _, d := range s.Techniques {
				techniques[d.Technique] += d.Spent
			}
			total += s.Spent
		}
		got, err := j.Sums(from)
		if err != nil {
			t.Fatal(err)
		}
		var weeks, done time.Duration
		for _, w := range got.Weeks {
			if want[w.Monday] != w {
				t.Fatalf("the week %v is %+v, want %+v", w.Monday, w, want[w.Monday])
			}
			weeks += w.Spent
		}
		for id, d := range got.Techniques {
			if techniques[id] != d {
				t.Fatalf("%v with %s, want %v", d, id, techniques[id])
			}
			done += d
		}
		if len(got.Weeks) != len(want) || weeks != total || done != total {
			t.Fatalf("%d weeks with %v, %v with techniques, want %d with %v", len(got.Weeks), weeks, done, len(want), total)
		}
	})
}
