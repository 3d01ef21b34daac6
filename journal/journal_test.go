package journal_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/unknot-app/unknot/journal"
)

var (
	vienna = time.FixedZone("", 3600)
	// monday is the afternoon on which most tests play.
	monday = time.Date(2026, 11, 23, 14, 0, 0, 0, vienna)
)

func fixed(t time.Time) func() time.Time { return func() time.Time { return t } }

func fresh(t *testing.T) *journal.Journal {
	t.Helper()
	return opened(t, filepath.Join(t.TempDir(), "journal.db"))
}

// opened opens a journal that must give no notice, and closes it with the test.
func opened(t *testing.T, path string) *journal.Journal {
	t.Helper()
	j, notices, err := journal.Open(path, fixed(monday))
	if err != nil || len(notices) > 0 {
		t.Fatalf("open: %v, %v", notices, err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b time.Time) bool {
		// The moment and the clock on the wall, the name of the zone is not kept.
		return a.Equal(b) && a.Format(time.RFC3339) == b.Format(time.RFC3339)
	})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestARemindersOutcomeIsKept(t *testing.T) {
	j := fresh(t)
	r := journal.Reminder{At: monday, Kind: "reminder", Reason: "At the desk 75 minutes.", Routine: "five-minute"}
	r.ID = must(j.AddReminder(r))(t)
	r.Outcome = "open"
	same(t, []journal.Reminder{r}, must(j.Reminders(monday, monday.Add(time.Second)))(t))

	r.Outcome, r.Ended = "skipped", monday.Add(time.Minute)
	check(t, j.SetOutcome(r.ID, r.Outcome, r.Ended))
	same(t, []journal.Reminder{r}, must(j.Reminders(monday.AddDate(0, 0, -1), monday.AddDate(0, 0, 1)))(t))
}

func TestRangesHoldTheirStartAndNotTheirEnd(t *testing.T) {
	j := fresh(t)
	for _, at := range []time.Time{monday, monday.Add(time.Hour)} {
		must(j.AddReminder(journal.Reminder{At: at, Kind: "reminder"}))(t)
		check(t, j.Rate(journal.Tension{At: at, Value: 5, Source: "check-in"}))
		id := must(j.StartSession(journal.Session{Routine: "five-minute", Started: at, Face: "window"}))(t)
		check(t, j.EndSession(id, at.Add(time.Minute), journal.Progress{}))
	}
	if got := must(j.Reminders(monday, monday.Add(time.Hour)))(t); len(got) != 1 {
		t.Errorf("reminders: %v", got)
	}
	if got := must(j.Tensions(monday, monday.Add(time.Hour)))(t); len(got) != 1 {
		t.Errorf("tensions: %v", got)
	}
	if got := must(j.Sessions(monday, monday.Add(time.Hour)))(t); len(got) != 1 {
		t.Errorf("sessions: %v", got)
	}
}

func TestASessionIsOpenUntilItEndsAndKeepsItsLastReport(t *testing.T) {
	j := fresh(t)
	s := journal.Session{Routine: "five-minute", Face: "terminal", Started: monday}
	s.ID = must(j.StartSession(s))(t)
	s.LastSeen = monday
	same(t, []journal.Session{s}, must(j.OpenSessions())(t))

	s.Progress = journal.Progress{
		Spent: 90 * time.Second, Before: 6,
		Techniques: []journal.TechniqueDone{
			{Technique: "shoulder-knead", Spent: 60 * time.Second, Done: 2, Count: 2},
			{Technique: "tennis-ball-wall", Spent: 30 * time.Second, Done: 3, Count: 10},
		},
	}
	s.LastSeen = monday.Add(100 * time.Second)
	check(t, j.UpdateSession(s.ID, s.LastSeen, s.Progress))
	same(t, []journal.Session{s}, must(j.OpenSessions())(t))
	same(t, []journal.Session(nil), must(j.Sessions(monday, monday.Add(time.Hour)))(t))

	s.Completed, s.Spent, s.After, s.Note = true, 294*time.Second, 3, "right side tighter, \"as ever\""
	s.Techniques = s.Techniques[:1]
	s.LastSeen = monday.Add(5 * time.Minute)
	s.Ended = s.LastSeen
	check(t, j.EndSession(s.ID, s.Ended, s.Progress))
	same(t, []journal.Session(nil), must(j.OpenSessions())(t))
	same(t, []journal.Session{s}, must(j.Sessions(monday, monday.Add(time.Hour)))(t))
}

func TestAReportAfterTheEndKeepsTheSessionEnded(t *testing.T) {
	j := fresh(t)
	id := must(j.StartSession(journal.Session{Routine: "five-minute", Face: "window", Started: monday}))(t)
	check(t, j.EndSession(id, monday.Add(time.Minute), journal.Progress{}))
	check(t, j.UpdateSession(id, monday.Add(2*time.Minute), journal.Progress{After: 3}))
	got := must(j.Sessions(monday, monday.Add(time.Second)))(t)
	if len(got) != 1 || got[0].After != 3 || !got[0].Ended.Equal(monday.Add(time.Minute)) {
		t.Errorf("sessions: %+v", got)
	}
}

func TestChangesOfWhatIsNotThereAreErrors(t *testing.T) {
	j := fresh(t)
	if err := j.SetOutcome(12, "skipped", monday); err == nil {
		t.Error("outcome: no error")
	}
	if err := j.EndSession(12, monday, journal.Progress{}); err == nil {
		t.Error("session: no error")
	}
	for _, value := range []int{0, 11, -1} {
		if err := j.Rate(journal.Tension{At: monday, Value: value}); err == nil {
			t.Errorf("tension %d: no error", value)
		}
	}
}

func TestAChangeThatFailsLeavesNothingBehind(t *testing.T) {
	j := fresh(t)
	id := must(j.StartSession(journal.Session{Routine: "five-minute", Started: monday}))(t)
	before := must(j.OpenSessions())(t)
	bad := journal.Progress{Spent: time.Minute, Before: 11}
	if err := j.UpdateSession(id, monday, bad); err == nil {
		t.Error("a tension of 11 was taken")
	}
	same(t, before, must(j.OpenSessions())(t))
	if j.InMemory() {
		t.Error("a wrong value moved the journal to memory")
	}
}

func TestTimesComeBackInTheirZone(t *testing.T) {
	j := fresh(t)
	tokyo := time.Date(2026, 11, 24, 23, 30, 0, 0, time.FixedZone("", 9*3600))
	check(t, j.Rate(journal.Tension{At: tokyo, Value: 4, Source: "check-in"}))
	same(t, []journal.Tension{{At: tokyo, Value: 4, Source: "check-in"}},
		must(j.Tensions(tokyo.Add(-time.Hour), tokyo.Add(time.Hour)))(t))
}

func TestWhatWasWrittenIsThereAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a 100% #1?", "journal.db")
	j, _, err := journal.Open(path, fixed(monday))
	check(t, err)
	first := must(j.StartSession(journal.Session{Routine: "five-minute", Started: monday}))(t)
	check(t, j.Close())

	j = opened(t, path)
	open := must(j.OpenSessions())(t)
	if len(open) != 1 || open[0].ID != first {
		t.Errorf("open sessions: %+v", open)
	}
	if second := must(j.AddReminder(journal.Reminder{At: monday}))(t); second <= first {
		t.Errorf("the ID %d comes after %d", second, first)
	}
}
