package journal_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/unknot-app/unknot/journal"
)

// inUse tells whether somebody has the file open: the last to close it takes the
// companions away.
func inUse(t *testing.T, path string) bool {
	t.Helper()
	return len(names(t, path+"-*")) > 0
}

// rest lets so much time pass, by the clock of the bubble, that the journal lets go of its file.
func rest() {
	time.Sleep(time.Minute)
	synctest.Wait()
}

func TestAJournalThatNobodyUsesLetsGoOfItsFileUntilItIsNeeded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	synctest.Test(t, func(t *testing.T) {
		j := opened(t, path)
		var want []int64
		for range 5 {
			want = append(want, must(j.AddReminder(journal.Reminder{At: monday, Reason: "why"}))(t))
			if !inUse(t, path) {
				t.Error("the file was let go of right after a change")
			}
			rest()
			if inUse(t, path) {
				t.Error("the file is still open")
			}
		}
		var got []int64
		for _, r := range must(j.Reminders(monday, monday.Add(time.Second)))(t) {
			got = append(got, r.ID)
		}
		same(t, want, got)
		rest()
		if inUse(t, path) {
			t.Error("the file is still open after reading")
		}
	})
}

func TestASessionGoesOnAcrossARest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	synctest.Test(t, func(t *testing.T) {
		j := opened(t, path)
		id := must(j.StartSession(journal.Session{Routine: "five-minute", Started: monday}))(t)
		rest()
		check(t, j.UpdateSession(id, monday.Add(time.Minute), journal.Progress{
			Techniques: []journal.TechniqueDone{{Technique: "a"}, {Technique: "b"}},
		}))
		rest()
		if err := j.UpdateSession(id, monday, journal.Progress{Before: 11}); err == nil {
			t.Error("a tension of 11 was taken")
		}
		rest()
		check(t, j.EndSession(id, monday.Add(2*time.Minute), journal.Progress{Completed: true, Techniques: []journal.TechniqueDone{{Technique: "a"}}}))
		rest()
		got := must(j.Sessions(monday, monday.Add(time.Second)))(t)
		if len(got) != 1 || len(got[0].Techniques) != 1 || !got[0].Completed {
			t.Errorf("sessions: %+v", got)
		}
	})
}

func TestAFileThatIsExchangedDuringARestLosesNoChange(t *testing.T) {
	cases := []struct {
		name     string
		exchange func(t *testing.T, path string)
		kept     string // what the file that took its place is kept as
	}{
		{"taken away", func(t *testing.T, path string) { check(t, os.Remove(path)) }, ""},
		{"emptied", func(t *testing.T, path string) { check(t, os.Truncate(path, 0)) }, ""},
		{"overwritten", func(t *testing.T, path string) {
			check(t, os.WriteFile(path, []byte(strings.Repeat("my diary ", 1000)), 0o600))
		}, "damaged"},
		{"another program's", func(t *testing.T, path string) {
			check(t, os.Remove(path))
			script(t, path, "CREATE TABLE sessions (mine)")
		}, "foreign"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			synctest.Test(t, func(t *testing.T) {
				j := opened(t, path)
				must(j.AddReminder(journal.Reminder{At: monday, Reason: "before"}))(t)
				rest()
				c.exchange(t, path)

				must(j.AddReminder(journal.Reminder{At: monday, Reason: "after"}))(t)
				if !j.InMemory() || j.Unsaved() != 1 {
					t.Errorf("in memory %v, %d unsaved", j.InMemory(), j.Unsaved())
				}
				rest() // what is in memory stays
				must(j.Retry())(t)
				if kept := names(t, path+"."+c.kept+"-*"); c.kept != "" && len(kept) != 1 {
					t.Errorf("kept: %v", kept)
				}
				rest()
				got := must(j.Reminders(monday, monday.Add(time.Second)))(t)
				if j.InMemory() || len(got) != 1 || got[0].Reason != "after" {
					t.Errorf("in memory %v, reminders %+v", j.InMemory(), got)
				}
			})
		})
	}
}

func TestAJournalInMemoryKeepsItsRowsHoweverLongItRests(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	check(t, os.WriteFile(folder, nil, 0o600)) // a file where the folder should be
	synctest.Test(t, func(t *testing.T) {
		j, _, err := journal.Open(filepath.Join(folder, "journal.db"), fixed(monday))
		check(t, err)
		must(j.AddReminder(journal.Reminder{At: monday}))(t)
		time.Sleep(24 * time.Hour)
		if got := must(j.Reminders(monday, monday.Add(time.Second)))(t); len(got) != 1 {
			t.Errorf("%d reminders, want 1", len(got))
		}
		check(t, os.Remove(folder))
		check(t, j.Close())
	})
}
