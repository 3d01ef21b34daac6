package journal_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/journal"
)

// script makes a SQLite file from SQL.
func script(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	check(t, err)
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
	check(t, db.Close())
}

// schema returns all that the schema of a file holds, by name.
func schema(t *testing.T, path string) map[string]string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	check(t, err)
	defer db.Close()
	rows, err := db.Query("SELECT name, coalesce(sql, '') FROM sqlite_schema")
	check(t, err)
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var name, text string
		check(t, rows.Scan(&name, &text))
		var plain []string
		for _, line := range strings.Split(text, "\n") {
			line, _, _ = strings.Cut(line, "--")
			plain = append(plain, strings.Fields(line)...)
		}
		all[name] = strings.Join(plain, " ")
	}
	check(t, rows.Err())
	return all
}

func names(t *testing.T, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	check(t, err)
	return found
}

func TestEveryOldSchemaIsBroughtUpToDateWithItsRows(t *testing.T) {
	old := names(t, filepath.Join("testdata", "schema-*.sql"))
	migrations := names(t, filepath.Join("migrations", "*.sql"))
	if len(old) != len(migrations) {
		t.Fatalf("there are %d migrations and %d old schemas in testdata: add the new one", len(migrations), len(old))
	}
	newest := filepath.Join(t.TempDir(), "journal.db")
	must(opened(t, newest).AddReminder(journal.Reminder{At: monday}))(t)
	want := schema(t, newest)
	for _, file := range old {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			check(t, err)
			path := filepath.Join(t.TempDir(), "journal.db")
			script(t, path, string(text))
			j := opened(t, path)
			same(t, want, schema(t, path))

			at := time.UnixMilli(1795442400000).In(vienna)
			from, to := at.Add(-2*time.Hour), at.Add(time.Hour)
			same(t, []journal.Reminder{{ID: 1, At: at, Kind: "reminder", Outcome: "started", Ended: at.Add(time.Minute),
				Reason: "At the desk 75 minutes without a break.", Routine: "five-minute"}}, must(j.Reminders(from, to))(t))
			same(t, []journal.Session{{ID: 2, Routine: "five-minute", Face: "window", Started: at.Add(time.Minute),
				Ended: at.Add(354 * time.Second), LastSeen: at.Add(354 * time.Second), Progress: journal.Progress{
					Spent: 294 * time.Second, Completed: true, Before: 6, After: 3, Note: "looser",
					Techniques: []journal.TechniqueDone{
						{Technique: "shoulder-knead", Spent: time.Minute, Done: 2, Count: 2},
						{Technique: "tennis-ball-wall", Spent: 90 * time.Second, Done: 10, Count: 10},
					},
				}}}, must(j.Sessions(from, to))(t))
			same(t, []journal.Tension{{At: at.Add(54 * time.Second), Value: 6, Source: "before"}}, must(j.Tensions(from, to))(t))
		})
	}
}

func TestTheFileIsForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // no modes there; the profile folder is private
	}
	dir := filepath.Join(t.TempDir(), "unknot")
	must(opened(t, filepath.Join(dir, "journal.db")).AddReminder(journal.Reminder{At: monday}))(t)
	for _, path := range append(names(t, filepath.Join(dir, "*")), dir) {
		info, err := os.Stat(path)
		check(t, err)
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %o", filepath.Base(path), info.Mode().Perm())
		}
	}
}

func TestAFileThatCannotServeIsKeptAndANewOneStarts(t *testing.T) {
	cases := []struct {
		name string
		make func(t *testing.T, path string)
		kept string
		says string
	}{
		{"no SQLite", func(t *testing.T, path string) {
			check(t, os.WriteFile(path, []byte(strings.Repeat("my diary ", 1000)), 0o600))
		}, "damaged", "is damaged"},
		{"pages overwritten", func(t *testing.T, path string) {
			full(t, path)
			file, err := os.OpenFile(path, os.O_RDWR, 0)
			check(t, err)
			info, err := file.Stat()
			check(t, err)
			for at := int64(4096); at < info.Size(); at += 4096 {
				_, err := file.WriteAt([]byte(strings.Repeat("x", 2048)), at)
				check(t, err)
			}
			check(t, file.Close())
		}, "damaged", "is damaged"},
		{"cut off", func(t *testing.T, path string) {
			full(t, path)
			check(t, os.Truncate(path, 3*4096+100))
		}, "damaged", "is damaged"},
		{"newer schema", func(t *testing.T, path string) {
			full(t, path)
			script(t, path, "PRAGMA user_version = 999")
		}, "newer", "newer version of Unknot (schema 999)"},
		{"another program's", func(t *testing.T, path string) {
			script(t, path, "CREATE TABLE sessions (mine)")
		}, "foreign", "another program"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			c.make(t, path)
			before, err := os.ReadFile(path)
			check(t, err)

			j, notices, err := journal.Open(path, fixed(monday))
			check(t, err)
			defer j.Close()
			if len(notices) != 1 || notices[0].Kind != "journal-set-aside" || !strings.Contains(notices[0].Text, c.says) ||
				!strings.Contains(notices[0].Text, "journal.db."+c.kept+"-20261123-140000") {
				t.Errorf("notices: %v", notices)
			}
			after, err := os.ReadFile(path + "." + c.kept + "-20261123-140000")
			check(t, err)
			if string(after) != string(before) {
				t.Error("the kept file is not the old one")
			}
			if j.InMemory() {
				t.Error("the new journal has no file")
			}
			must(j.StartSession(journal.Session{Routine: "five-minute", Started: monday}))(t)
			if open := must(j.OpenSessions())(t); len(open) != 1 {
				t.Errorf("open sessions: %v", open)
			}
		})
	}
}

// full makes a journal of several pages.
func full(t *testing.T, path string) {
	t.Helper()
	j, _, err := journal.Open(path, fixed(monday))
	check(t, err)
	for i := range 100 {
		_, err := j.AddReminder(journal.Reminder{At: monday.Add(time.Duration(i) * time.Hour), Reason: strings.Repeat("why ", 50)})
		check(t, err)
	}
	check(t, j.Close())
}

func TestSeveralDamagedFilesAreAllKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	for range 3 {
		check(t, os.WriteFile(path, []byte(strings.Repeat("not a database", 100)), 0o600))
		j, _, err := journal.Open(path, fixed(monday))
		check(t, err)
		check(t, j.Close())
	}
	if kept := names(t, path+".damaged-*"); len(kept) != 3 {
		t.Errorf("kept: %v", kept)
	}
}

func TestALeftOverLogOfADamagedFileIsNotPlayedIntoTheNewOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	check(t, os.WriteFile(path, []byte(strings.Repeat("not a database", 100)), 0o600))
	check(t, os.WriteFile(path+"-wal", []byte("old log"), 0o600))
	j, _, err := journal.Open(path, fixed(monday))
	check(t, err)
	defer j.Close()
	log, err := os.ReadFile(path + ".damaged-20261123-140000-wal")
	check(t, err)
	same(t, "old log", string(log))
}

func TestWithoutAFolderTheJournalIsInMemoryUntilRetryFindsOne(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	check(t, os.WriteFile(folder, nil, 0o600)) // a file where the folder should be
	path := filepath.Join(folder, "journal.db")

	j, notices, err := journal.Open(path, fixed(monday))
	check(t, err)
	if len(notices) != 1 || notices[0].Kind != "journal-in-memory" || !strings.Contains(notices[0].Text, path) {
		t.Errorf("notices: %v", notices)
	}
	id := must(j.StartSession(journal.Session{Routine: "five-minute", Started: monday}))(t)
	for i := range 50 {
		check(t, j.UpdateSession(id, monday.Add(time.Duration(i)*time.Second), journal.Progress{Spent: time.Duration(i) * time.Second}))
	}
	if open := must(j.OpenSessions())(t); len(open) != 1 || open[0].Spent != 49*time.Second {
		t.Errorf("open sessions in memory: %+v", open)
	}
	if n := j.Unsaved(); n != 2 {
		t.Errorf("%d changes wait, want the start and the last report", n)
	}
	if _, err := j.Retry(); err == nil || !strings.HasPrefix(err.Error(), "Could not save to the journal in "+path) {
		t.Errorf("retry: %v", err)
	}

	check(t, os.Remove(folder))
	if _, err := j.Retry(); err != nil {
		t.Fatal(err)
	}
	if j.InMemory() || j.Unsaved() != 0 {
		t.Errorf("after the retry: in memory %v, %d unsaved", j.InMemory(), j.Unsaved())
	}
	check(t, j.EndSession(id, monday.Add(time.Minute), journal.Progress{Completed: true}))
	check(t, j.Close())

	got := must(opened(t, path).Sessions(monday, monday.Add(time.Second)))(t)
	if len(got) != 1 || got[0].ID != id || !got[0].Completed {
		t.Errorf("sessions in the file: %+v", got)
	}
}

func TestWhatIsInMemoryJoinsWhatIsInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "journal.db")
	full(t, path)
	away := filepath.Dir(path) + "-away"
	check(t, os.Rename(filepath.Dir(path), away))
	check(t, os.WriteFile(filepath.Dir(path), nil, 0o600))

	j, _, err := journal.Open(path, fixed(monday))
	check(t, err)
	must(j.AddReminder(journal.Reminder{At: monday.Add(-time.Hour), Kind: "reminder"}))(t)
	check(t, os.Remove(filepath.Dir(path)))
	check(t, os.Rename(away, filepath.Dir(path)))
	check(t, j.Close()) // tries once more

	got := must(opened(t, path).Reminders(monday.Add(-2*time.Hour), monday.AddDate(1, 0, 0)))(t)
	if len(got) != 101 {
		t.Errorf("%d reminders, want 101", len(got))
	}
}

func BenchmarkAddReminder(b *testing.B) {
	j, _, err := journal.Open(filepath.Join(b.TempDir(), "journal.db"), fixed(monday))
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	for b.Loop() {
		if _, err := j.AddReminder(journal.Reminder{At: monday, Kind: "reminder", Routine: "five-minute"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpdateSession(b *testing.B) {
	j, _, err := journal.Open(filepath.Join(b.TempDir(), "journal.db"), fixed(monday))
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	id, err := j.StartSession(journal.Session{Routine: "five-minute", Started: monday})
	if err != nil {
		b.Fatal(err)
	}
	done := []journal.TechniqueDone{{Technique: "a", Spent: time.Minute}, {Technique: "b", Spent: time.Minute}, {Technique: "c"}}
	for b.Loop() {
		if err := j.UpdateSession(id, monday, journal.Progress{Techniques: done}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadYear reads a year of daily sessions of three techniques.
func BenchmarkReadYear(b *testing.B) {
	path := filepath.Join(b.TempDir(), "journal.db")
	j, _, err := journal.Open(path, fixed(monday))
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	for day := range 365 {
		at := monday.AddDate(0, 0, day)
		id, err := j.StartSession(journal.Session{Routine: "five-minute", Started: at})
		if err != nil {
			b.Fatal(err)
		}
		done := []journal.TechniqueDone{{Technique: "a"}, {Technique: "b"}, {Technique: "c"}}
		if err := j.EndSession(id, at.Add(time.Minute), journal.Progress{Techniques: done}); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		all, err := j.Sessions(monday, monday.AddDate(1, 0, 0))
		if err != nil || len(all) != 365 {
			b.Fatal(fmt.Errorf("%d sessions: %w", len(all), err))
		}
	}
}
