package resident_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/unknot-app/unknot/resident"
	"github.com/unknot-app/unknot/scheduler"
)

var morning = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// worked is a history in the middle of a morning.
func worked() scheduler.History {
	return scheduler.History{
		Desk: scheduler.Desk{
			At: morning, Present: true, Elapsed: 50 * time.Minute, Waited: 20 * time.Minute, Since: morning.Add(-time.Hour),
			Break: morning.Add(-2 * time.Hour), Run: scheduler.Span{From: morning.Add(-time.Minute), To: morning},
			Past: []scheduler.Span{{From: morning.Add(-time.Hour), To: morning.Add(-11 * time.Minute)}},
		},
		Reminders: []scheduler.Reminder{{At: morning.Add(-30 * time.Minute), Outcome: scheduler.Skipped}},
		Sessions:  []scheduler.Session{{Started: morning.AddDate(0, 0, -1)}},
		Snoozes:   []scheduler.Snooze{{Asked: morning, Until: morning.Add(10 * time.Minute)}},
		Pause:     &scheduler.Pause{},
	}
}

func inFolder(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "unknot", "checkpoint.json")
}

func save(t *testing.T, c *resident.Checkpoint, h scheduler.History) {
	t.Helper()
	if err := c.Save(h); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, path string) scheduler.History {
	t.Helper()
	h, err := resident.NewCheckpoint(path).Load()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestACheckpointKeepsAllButTheSessions(t *testing.T) {
	path := inFolder(t)
	save(t, resident.NewCheckpoint(path), worked())
	want := worked()
	want.Sessions = nil
	if diff := cmp.Diff(want, load(t, path), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheFirstStartHasAnEmptyHistory(t *testing.T) {
	if diff := cmp.Diff(scheduler.History{}, load(t, inFolder(t))); diff != "" {
		t.Error(diff)
	}
}

func TestNoCheckpointKeepsNothing(t *testing.T) {
	var none *resident.Checkpoint
	save(t, none, worked())
	if h, err := none.Load(); err != nil || !h.Desk.At.IsZero() {
		t.Errorf("%+v, %v", h, err)
	}
}

func TestTheCheckpointIsForItsOwnerAloneAndLeavesNothingBeside(t *testing.T) {
	path := inFolder(t)
	c := resident.NewCheckpoint(path)
	h := worked()
	for range 3 {
		h.Desk.Elapsed += time.Minute
		save(t, c, h)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Fatalf("in the folder: %v, %v", entries, err)
	}
	info, err := entries[0].Info()
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 { // Windows has no modes
		t.Errorf("mode %o", info.Mode().Perm())
	}
}

func TestACheckpointIsWrittenOnlyWhenItChanged(t *testing.T) {
	path := inFolder(t)
	c := resident.NewCheckpoint(path)
	save(t, c, worked())
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	save(t, c, worked())
	if _, err := os.Stat(path); err == nil {
		t.Error("the same was written again")
	}
	changed := worked()
	changed.Desk.Elapsed += time.Second
	save(t, c, changed)
	if got := load(t, path); got.Desk.Elapsed != changed.Desk.Elapsed {
		t.Errorf("elapsed %v", got.Desk.Elapsed)
	}
}

func TestACheckpointThatCannotBeReadIsSetAside(t *testing.T) {
	tampered := func(change func(*scheduler.History)) string {
		h := worked()
		change(&h)
		text, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	whole := tampered(func(*scheduler.History) {})
	cases := []struct{ name, text, says string }{
		{"empty after a power cut", "", "unexpected end"},
		{"zeros after a power cut", strings.Repeat("\x00", 512), "invalid character"},
		{"cut off", whole[:len(whole)/2], "unexpected end"},
		{"of another shape", `{"desk": [1, 2]}`, "cannot unmarshal"},
		{"a desk time below zero", tampered(func(h *scheduler.History) { h.Desk.Elapsed = -1 }), "a desk time of -1ns can't be"},
		{"a desk time beyond sense", tampered(func(h *scheduler.History) { h.Desk.Waited = 1e6 * time.Hour }), "1000000h0m0s can't be"},
		{"a stretch that runs backwards", tampered(func(h *scheduler.History) { h.Desk.Run.To = morning.Add(-time.Hour) }), "can't begin at"},
		{"a clock that runs without having looked", tampered(func(h *scheduler.History) { h.Desk.At = time.Time{} }), "never looked"},
		{"too many stretches", tampered(func(h *scheduler.History) { h.Desk.Past = make([]scheduler.Span, 5000) }), "5000 entries"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "checkpoint.json")
			for _, text := range []string{"an older broken one", c.text} {
				if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
				h, err := resident.NewCheckpoint(path).Load()
				if err == nil || !strings.Contains(err.Error(), "set aside as checkpoint.json.broken") {
					t.Errorf("error: %v", err)
				}
				if text == c.text && !strings.Contains(err.Error(), c.says) {
					t.Errorf("error: %v, want %q in it", err, c.says)
				}
				if diff := cmp.Diff(scheduler.History{}, h); diff != "" {
					t.Errorf("the history is not empty: %s", diff)
				}
			}
			kept, err := os.ReadFile(path + ".broken")
			if err != nil || string(kept) != c.text {
				t.Errorf("kept %q, %v", kept, err)
			}
			if diff := cmp.Diff(scheduler.History{}, load(t, path)); diff != "" {
				t.Errorf("the next start: %s", diff)
			}
		})
	}
}

func TestACheckpointThatCannotBeWrittenIsTriedAgain(t *testing.T) {
	path := inFolder(t)
	if err := os.WriteFile(filepath.Dir(path), nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	c := resident.NewCheckpoint(path)
	if err := c.Save(worked()); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error: %v", err)
	}
	if err := os.Remove(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	save(t, c, worked())
	if got := load(t, path); got.Desk.Elapsed != worked().Desk.Elapsed {
		t.Errorf("elapsed %v", got.Desk.Elapsed)
	}
}

// FuzzAnyFileIsTakenUpOrSetAside feeds files to a start: whatever stands in one, the desk
// clock goes on.
func FuzzAnyFileIsTakenUpOrSetAside(f *testing.F) {
	text, err := json.Marshal(worked())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`null`))
	f.Add([]byte(`{"desk": {"at": "0001-01-02T00:00:00Z", "elapsed_ns": 1}}`))
	f.Add([]byte(`{"desk": {"at": "9999-12-31T23:59:59Z", "elapsed_ns": 1}, "pause": {}}`))
	path := filepath.Join(f.TempDir(), "checkpoint.json")
	plan := scheduler.Plan{}
	f.Fuzz(func(t *testing.T, text []byte) {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		h, err := resident.NewCheckpoint(path).Load()
		if _, missing := os.Stat(path); (err == nil) != (missing == nil) {
			t.Errorf("error %v, file: %v", err, missing)
		}
		desk := h.Desk.Resume(plan, morning)
		if desk.Elapsed < 0 || desk.Waited < 0 || desk.Counting() {
			t.Errorf("the clock goes on with %+v", desk)
		}
	})
}
