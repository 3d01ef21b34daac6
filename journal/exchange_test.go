package journal_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/unknot-app/unknot/journal"
)

func TestAJournalThatIsExchangedGoesOnWithWhatIsThereThen(t *testing.T) {
	now := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "journal.db")
	j, _, err := journal.Open(path, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	rated := func() int {
		t.Helper()
		list, err := j.Tensions(now.Add(-time.Hour), now.Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	rate := func() {
		t.Helper()
		if err := j.Rate(journal.Tension{At: now, Value: 5, Source: "check-in"}); err != nil {
			t.Fatal(err)
		}
	}
	rate()
	exchange := func(from, to string) {
		t.Helper()
		if notices, err := j.Exchange(func() error { return os.Rename(from, to) }); err != nil || len(notices) > 0 {
			t.Fatalf("notices %v, error %v", notices, err)
		}
	}
	exchange(path, path+".kept")
	if n := rated(); n != 0 {
		t.Errorf("the new journal holds %d ratings", n)
	}
	rate()
	rate()
	exchange(path+".kept", path)
	if n := rated(); n != 1 {
		t.Errorf("the old journal holds %d ratings, want 1", n)
	}
	refusal := errors.New("no")
	if _, err := j.Exchange(func() error { return refusal }); !errors.Is(err, refusal) {
		t.Errorf("a refusal is told as %v", err)
	}
	if rate(); rated() != 2 || j.InMemory() {
		t.Errorf("after a refusal it holds %d ratings, in memory %v", rated(), j.InMemory())
	}
}
