package resident_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/unknot-app/unknot/journal"
)

// rated lets somebody have rated their tension for weeks: most at a quarter past three.
func (s *stage) rated() *stage {
	s.t.Helper()
	kept, _, err := journal.Open(filepath.Join(s.home, "journal.db"), func() time.Time { return s.at })
	s.must(err)
	defer kept.Close()
	values := map[int]int{9: 3, 11: 3, 13: 4, 14: 5, 15: 8, 16: 5, 17: 3}
	for day := 1; day <= 60; day++ {
		for hour, value := range values {
			d := s.at.AddDate(0, 0, -day)
			s.must(kept.Rate(journal.Tension{At: time.Date(d.Year(), d.Month(), d.Day(), hour, 15, 0, 0, d.Location()), Value: value, Source: "check-in"}))
		}
	}
	return s
}

func TestItComesBeforeTheTensionThatIsUsual(t *testing.T) {
	planned := func(learn bool) time.Time {
		s := newStage(t)
		s.at = time.Date(2026, 11, 23, 13, 40, 0, 0, time.Local)
		s.saved.Schedule.Learn = learn
		n := s.rated().sat(10 * time.Minute).start().Snapshot()
		if n.NextReminder == nil {
			t.Fatalf("nothing is planned: %q", n.Headline)
		}
		return *n.NextReminder
	}
	fixed, learned := planned(false), planned(true)
	peak := time.Date(2026, 11, 23, 15, 15, 0, 0, time.Local)
	if fixed.Equal(learned) {
		t.Errorf("what was learned moves nothing: it comes at %s", fixed.Format("15:04"))
	}
	if before := peak.Sub(learned); before < 0 || before > 45*time.Minute {
		t.Errorf("it comes at %s, %v before the peak; want within three quarters of an hour", learned.Format("15:04"), before)
	}
	if moved := learned.Sub(fixed).Abs(); moved > 30*time.Minute {
		t.Errorf("it moved by %v, want 30 minutes at most", moved)
	}
}

func TestLearningIsSwitchedOffAtOnce(t *testing.T) {
	s := newStage(t)
	s.at = time.Date(2026, 11, 23, 13, 40, 0, 0, time.Local)
	s.rated().sat(10 * time.Minute).start()
	learned := *s.Snapshot().NextReminder
	s.saved.Schedule.Learn = false
	s.start()
	if n := s.Snapshot(); n.NextReminder.Equal(learned) {
		t.Errorf("switched off it comes at %s all the same", learned.Format("15:04"))
	}
	chosen := s.Settings().Settings
	chosen.Schedule.Learn = true
	_, err := s.SaveSettings(chosen)
	s.must(err)
	if n := s.Snapshot(); n.NextReminder.Sub(learned).Abs() > time.Minute {
		t.Errorf("switched on it comes at %s, want %s", n.NextReminder.Format("15:04"), learned.Format("15:04"))
	}
	chosen.Schedule.Learn = false
	_, err = s.SaveSettings(chosen)
	s.must(err)
	if n := s.Snapshot(); n.NextReminder.Equal(learned) {
		t.Errorf("switched off again it still comes at %s", learned.Format("15:04"))
	}
}
