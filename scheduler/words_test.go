package scheduler_test

import (
	"errors"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
)

func TestSnoozeChoicesAreThoseThatStillFit(t *testing.T) {
	for _, c := range []struct {
		now  string
		want []string
	}{
		{"12:00", []string{"17:15"}}, // before the window only a clock time lies inside it
		{"12:45", []string{"20m", "45m", "17:15"}},
		{"14:15", []string{"10m", "20m", "45m", "17:15"}},
		{"16:44", []string{"10m", "20m", "45m", "17:15"}},
		{"16:45", []string{"10m", "20m", "17:15"}},
		{"17:06", []string{"10m", "20m"}},
		{"17:12", []string{"10m"}},
		{"17:20", nil},
		{"18:00", nil},
	} {
		now := monday(c.now)
		var got []string
		for _, choice := range scheduler.SnoozeChoices(plan(), scheduler.History{}, now) {
			got = append(got, choice.For())
			until, err := scheduler.ParseSnooze(choice.For(), now)
			if err != nil || !until.Equal(choice.At) {
				t.Errorf("%s: %s asks again at %s, read back as %s, %v", c.now, choice.For(), choice.At, until, err)
			}
		}
		if !equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.now, got, c.want)
		}
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestWhySnoozingIsRefused(t *testing.T) {
	now := monday("14:15")
	spent := scheduler.History{}
	for i := range 3 {
		at := monday("13:00").Add(time.Duration(i) * time.Minute)
		spent = spent.SnoozeUntil(at, at.Add(time.Minute))
	}
	full := scheduler.History{}
	for i := range 3 {
		full.Reminders = append(full.Reminders, scheduler.Reminder{At: monday("13:00").Add(time.Duration(i) * time.Minute), Outcome: scheduler.Skipped})
	}
	none := plan()
	none.SnoozesPerDay = 0
	for _, c := range []struct {
		name    string
		plan    scheduler.Plan
		history scheduler.History
		now     time.Time
		until   time.Time
		want    scheduler.SnoozeProblem
		says    string
	}{
		{"gone by", plan(), scheduler.History{}, now, monday("14:15"), scheduler.SnoozePast, "can't snooze until 14:15: that moment has gone by"},
		{"after the window", plan(), scheduler.History{}, now, monday("17:30"), scheduler.SnoozeOutside, "can't snooze until 17:30: reminders come between 13:00 and 17:30"},
		{"tomorrow", plan(), scheduler.History{}, now, now.Add(24 * time.Hour), scheduler.SnoozeOutside, "can't snooze until 14:15: reminders come between 13:00 and 17:30"},
		{"on a day off", plan(), scheduler.History{}, on("2026-11-28", "14:00", time.UTC), on("2026-11-28", "14:10", time.UTC), scheduler.SnoozeOutside, "can't snooze: today has no reminders"},
		{"used up", plan(), spent, now, monday("14:25"), scheduler.SnoozeSpent, "can't snooze: today's 3 snoozes are used up"},
		{"switched off", none, scheduler.History{}, now, monday("14:25"), scheduler.SnoozeSpent, "can't snooze: the plan has no snoozes"},
		{"nothing left today", plan(), full, now, monday("14:25"), scheduler.SnoozeNothing, "can't snooze: no reminder is left for today"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := scheduler.CheckSnooze(c.plan, c.history, c.now, c.until)
			var refused *scheduler.SnoozeError
			if !errors.As(err, &refused) || refused.Problem != c.want || err.Error() != c.says {
				t.Errorf("got %v, want %s: %s", err, c.want, c.says)
			}
		})
	}
}

func TestParseSnooze(t *testing.T) {
	now := monday("14:00")
	for text, want := range map[string]string{
		"10m": "14:10", "20": "14:20", "1h30m": "15:30", " 17:15 ": "17:15", "9:05": "09:05", "45M": "14:45",
	} {
		if got, err := scheduler.ParseSnooze(text, now); err != nil || !got.Equal(monday(want)) {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "soon", "-10m", "0", "0m", "25:00", "12:60", "12:5", ":", "12:", "1e9h", "99999999999999999999", "+1:00", "١٠m"} {
		if got, err := scheduler.ParseSnooze(text, now); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func TestParsePause(t *testing.T) {
	now := on("2026-11-25", "14:30", time.UTC) // a Wednesday
	for text, want := range map[string]string{
		"":               "",
		"1h":             "2026-11-25 15:30",
		"for 90m":        "2026-11-25 16:00",
		"until 16:00":    "2026-11-25 16:00",
		"16:00":          "2026-11-25 16:00",
		"until 14:00":    "2026-11-26 14:00",
		"today":          "2026-11-26 08:00",
		"until tomorrow": "2026-11-26 08:00",
		"Monday":         "2026-11-30 08:00",
		"until  mon":     "2026-11-30 08:00",
		"thu":            "2026-11-26 08:00",
		"wednesday":      "2026-12-02 08:00",
	} {
		got, err := scheduler.ParsePause(plan(), text, now)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if want == "" {
			if !got.IsZero() {
				t.Errorf("%q: until %s, want until resumed", text, got)
			}
			continue
		}
		if at := got.Format("2006-01-02 15:04"); at != want {
			t.Errorf("%q: until %s, want %s", text, at, want)
		}
	}
	for _, text := range []string{"soon", "until", "until later", "-1h", "mond", "24:00"} {
		if got, err := scheduler.ParsePause(plan(), text, now); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

// What a person types never ends in the past, and never breaks anything.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "10m", "17:15", "until 14:00", "today", "monday", "9999999h", "24:00", "for for 1h"} {
		f.Add(seed)
	}
	now := monday("14:30")
	f.Fuzz(func(t *testing.T, text string) {
		if until, err := scheduler.ParsePause(plan(), text, now); err == nil && !until.IsZero() && !until.After(now) {
			t.Errorf("pause %q ends at %s", text, until)
		}
		if until, callEnds, err := scheduler.ParseMeeting(text, now); err == nil && until.After(now) == callEnds {
			t.Errorf("meeting %q ends at %s, with the call: %v", text, until, callEnds)
		}
		if until, err := scheduler.ParseSnooze(text, now); err == nil && until.Sub(now).Abs() > 8*24*time.Hour {
			t.Errorf("snooze %q ends at %s", text, until)
		}
	})
}
