package resident_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/resident"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// monday is a working day, some time into the afternoon window.
var monday = time.Date(2026, 11, 23, 14, 30, 0, 0, time.Local)

// stage is what a resident under test has around it.
type stage struct {
	t      *testing.T
	home   string
	at     time.Time
	saved  settings.Settings
	fail   error // of opening windows
	pauses resident.Pauses
	// unplaced: the desktop places windows itself
	unplaced bool

	mu        sync.Mutex
	opened    [][]string
	released  []string
	said      []string
	notified  []resident.Notification
	withdrawn int
	stirred   chan struct{} // a window was asked for

	*resident.Resident
	facts chan presence.Fact
	end   func()
}

// newStage prepares a person who did the first run, on Monday at half past two.
func newStage(t *testing.T) *stage {
	s := &stage{t: t, home: t.TempDir(), at: monday, saved: settings.Default(), stirred: make(chan struct{}, 1)}
	s.saved.General.FirstRunDone = true
	s.saved.General.Language, s.saved.General.Clock = "en", "24"
	t.Cleanup(func() { s.stop() })
	return s
}

// sat lets the person have been at the desk for so long when the resident starts.
func (s *stage) sat(d time.Duration) *stage {
	from := s.at.Add(-d)
	s.checkpoint(scheduler.History{Desk: scheduler.Desk{
		At: s.at, Present: true, Elapsed: d, Waited: d, Since: from, Run: scheduler.Span{From: from, To: s.at},
	}})
	return s
}

func (s *stage) checkpoint(h scheduler.History) {
	s.t.Helper()
	text, err := json.Marshal(h)
	s.must(err)
	s.must(os.WriteFile(filepath.Join(s.home, "checkpoint.json"), text, 0o600))
}

// start starts a resident, or another one over what the last one left.
func (s *stage) start() *stage {
	s.t.Helper()
	s.stop()
	library, problems := technique.Builtin()
	if len(problems) > 0 {
		s.t.Fatal(problems)
	}
	now, err := clock.Turned(s.at, 1)
	s.must(err)
	kept, _, err := journal.Open(filepath.Join(s.home, "journal.db"), now.Now)
	s.must(err)
	file := settings.File{Path: filepath.Join(s.home, "settings.toml")}
	s.must(file.Save(s.saved))
	s.facts = make(chan presence.Fact)
	s.Resident, err = resident.New(resident.Parts{
		Program: "test", Clock: now, Library: library, Packs: filepath.Join(s.home, "packs"), Journal: kept, Settings: file,
		Data: resident.Data{
			Settings: file.Path, Journal: filepath.Join(s.home, "journal.db"), Packs: filepath.Join(s.home, "packs"),
			Checkpoint: filepath.Join(s.home, "checkpoint.json"), Kept: filepath.Join(s.home, "deleted"),
		},
		Checkpoint: resident.NewCheckpoint(filepath.Join(s.home, "checkpoint.json")),
		Language: func(g settings.General) *lang.Language {
			l, err := lang.Open(assets.Windowless(), g.Language, g.Clock, func(string) string { return "" })
			s.must(err)
			return l
		},
		Presence: func(context.Context, time.Duration) <-chan presence.Fact { return s.facts },
		Windows:  s, PlacesWindows: !s.unplaced, Pauses: s.pauses,
		Notify: func(n resident.Notification) error {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.said = append(s.said, n.Title)
			s.notified = append(s.notified, n)
			return nil
		},
		Withdraw: func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.withdrawn++
		},
		Log: slog.New(slog.DiscardHandler),
	})
	s.must(err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	s.end = func() {
		cancel()
		if err := <-ended; err != nil {
			s.t.Errorf("the resident ended with %v", err)
		}
		s.must(kept.Close())
	}
	// It takes the first once it runs, and the second once it is done with the first.
	for range 2 {
		s.facts <- presence.Fact{Source: presence.Clocks, Kind: presence.Asleep, Sees: true}
	}
	return s
}

func (s *stage) stop() {
	if s.end != nil {
		s.end()
		s.end = nil
	}
}

// crash ends the resident as if it was killed: what it does to end leaves no trace.
func (s *stage) crash() {
	s.t.Helper()
	left := s.t.TempDir()
	s.must(os.CopyFS(left, os.DirFS(s.home)))
	s.stop()
	s.home = left
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// Open notes which windows are asked for.
func (s *stage) Open(name string, args ...string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = append(s.opened, append([]string{name}, args...))
	select {
	case s.stirred <- struct{}{}:
	default:
	}
	return false, s.fail
}

// Release notes which windows are left to themselves.
func (s *stage) Release(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.released = append(s.released, name)
}

func (s *stage) left() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.released)
}

func (s *stage) windows() [][]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.opened)
}

func (s *stage) notifications() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.said)
}

// until follows the resident, and the windows that it asks for, until a snapshot fits.
func (s *stage) until(what string, fits func(control.Snapshot) bool) control.Snapshot {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	events := s.Events(ctx)
	for {
		n := s.Snapshot()
		if fits(n) {
			return n
		}
		select {
		case <-s.stirred:
		case _, ok := <-events:
			if !ok {
				s.t.Fatalf("never so: %s; it is %+v", what, n)
			}
		}
	}
}

// asked has the resident ask, as it does after 75 minutes at the desk.
func (s *stage) asked() control.Snapshot {
	s.t.Helper()
	s.sat(80 * time.Minute).start()
	return s.until("a reminder is open", func(n control.Snapshot) bool { return n.Reminder != nil })
}

// does carries a command out that must be taken.
func (s *stage) does(c control.Command) control.Snapshot {
	s.t.Helper()
	n, err := s.Do(c)
	s.must(err)
	return n
}

// refuses carries a command out that must be refused, and returns the sentence.
func (s *stage) refuses(c control.Command) string {
	s.t.Helper()
	_, err := s.Do(c)
	var refusal *control.Error
	if !errors.As(err, &refusal) {
		s.t.Fatalf("%+v: got %v, want a refusal", c, err)
	}
	return refusal.Sentence
}

// past is the history of all times.
func (s *stage) past() control.History {
	s.t.Helper()
	h, err := s.History(time.Time{}, time.Time{})
	s.must(err)
	return h
}
