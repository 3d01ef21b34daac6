//go:build e2e && linux

package e2e_test

import (
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/settings"
)

// rated lets the person have rated their tension on each of the days before: low in the
// morning, highest at half past three, lower again.
func (s *stage) rated(before string, days int) {
	s.t.Helper()
	now, err := time.ParseInLocation("2006-01-02T15:04", before, time.Local)
	if err != nil {
		s.t.Fatal(err)
	}
	kept, _, err := journal.Open(s.folders().Journal(), func() time.Time { return now })
	if err != nil {
		s.t.Fatal(err)
	}
	for n := range days {
		day := now.AddDate(0, 0, -n-1)
		for _, r := range []struct{ hour, minute, value int }{{10, 0, 3}, {13, 30, 4}, {15, 30, 8}, {17, 0, 5}} {
			at := time.Date(day.Year(), day.Month(), day.Day(), r.hour, r.minute, 0, 0, time.Local)
			if err := kept.Rate(journal.Tension{At: at, Value: r.value, Source: "check-in"}); err != nil {
				s.t.Fatal(err)
			}
		}
	}
	if err := kept.Close(); err != nil {
		s.t.Fatal(err)
	}
}

func TestTheReminderMovesToBeforeTensionUsuallyRises(t *testing.T) {
	t.Parallel()
	const noon = "2026-11-23T13:00"
	s := withoutDisplay(t)
	s.choose(func(c *settings.Settings) { c.Schedule.EveryMinutes = 100 })
	s.rated(noon, 60)
	s.start(noon, 1)
	s.untilSo("the next reminder is expected in the half hour before 15:30", func(now control.Snapshot) bool {
		next := now.NextReminder
		return next != nil && next.Format("15:04") >= "15:00" && next.Format("15:04") < "15:30"
	})
	const learned = "your tension usually peaks at about 15:"
	if why := oneLine(s.do("why")); !strings.Contains(why, learned) || !strings.Contains(why, "That is ") {
		t.Errorf("why: %s", why)
	}

	reply, err := s.client.Settings()
	if err != nil {
		t.Fatal(err)
	}
	reply.Settings.Schedule.Learn = false
	if _, err := s.client.SaveSettings(reply.Settings); err != nil {
		t.Fatal(err)
	}
	if next := s.snapshot().NextReminder; next == nil || next.Format("15:04") != "14:40" {
		t.Errorf("with learning off it is expected at %v, want 14:40", next)
	}
	if why := oneLine(s.do("why")); strings.Contains(why, learned) {
		t.Errorf("why with learning off: %s", why)
	}
}
