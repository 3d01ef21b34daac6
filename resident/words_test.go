package resident_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/scheduler"
)

// constants are the values of the constants of a type in a file of the scheduler.
func constants(t *testing.T, file, kind string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), "../scheduler/"+file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if named, ok := spec.Type.(*ast.Ident); ok && named.Name == kind {
			for _, v := range spec.Values {
				value, err := strconv.Unquote(v.(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
		}
		return true
	})
	return values
}

func TestEveryKindOfBlockerHasItsWords(t *testing.T) {
	english, err := lang.Open(assets.Translations(), "en", "24", func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	kinds := constants(t, "blocker.go", "BlockerKind")
	if len(kinds) < 14 {
		t.Fatalf("found %q alone", kinds)
	}
	for _, kind := range kinds {
		for _, id := range []string{"words.blocker." + kind, "words.held." + kind + ".headline", "words.held." + kind + ".reason",
			"words.held." + kind + ".why", "words.held." + kind + ".was"} {
			if !english.Has(id) {
				t.Errorf("there is no text %s", id)
			}
		}
	}
	for _, code := range []scheduler.Code{scheduler.BecauseMax, scheduler.BecauseSnoozes, scheduler.BecauseGoal, scheduler.BecauseDayOff,
		scheduler.BecauseQuiet, scheduler.BecauseNoWindow, scheduler.BecauseShare, scheduler.BecauseClosed, scheduler.BecauseBreak, scheduler.BecauseJustHad} {
		if id := "words.fell." + string(code); code != scheduler.BecauseClosed && !english.Has(id) {
			t.Errorf("there is no text %s", id)
		}
	}
}

// did lets the person have done a session, deep work or kneading, to its end.
func (s *stage) did(at time.Time, deep bool) {
	s.t.Helper()
	kept, _, err := journal.Open(filepath.Join(s.home, "journal.db"), func() time.Time { return at })
	s.must(err)
	id, err := kept.StartSession(journal.Session{Routine: "mild-tension", Face: "window", Started: at.Add(-5 * time.Minute)})
	s.must(err)
	done := journal.TechniqueDone{Technique: "shoulder-knead", Spent: 2 * time.Minute, Done: 2, Count: 2}
	if deep {
		done = journal.TechniqueDone{Technique: "tennis-ball-wall", Spent: 2 * time.Minute, Done: 10, Count: 10}
	}
	s.must(kept.EndSession(id, at, journal.Progress{Spent: 4 * time.Minute, Completed: true, Techniques: []journal.TechniqueDone{done}}))
	s.must(kept.Close())
}

// known lets the person have had a reminder yesterday: it is not their first day.
func (s *stage) known() {
	s.t.Helper()
	kept, _, err := journal.Open(filepath.Join(s.home, "journal.db"), func() time.Time { return s.at })
	s.must(err)
	_, err = kept.AddReminder(journal.Reminder{At: s.at.AddDate(0, 0, -1), Outcome: "skipped"})
	s.must(err)
	s.must(kept.Close())
}

// What Today, the tray and `unknot status` say, read as a person reads it.
func TestWhatIsSaidOfTheDay(t *testing.T) {
	morning := time.Date(2026, 11, 23, 9, 30, 0, 0, time.Local)
	for _, tt := range []struct {
		name             string
		at               time.Time
		prepare          func(*stage)
		do               []control.Command
		state            control.State
		headline, reason string
	}{
		{"a day off", morning.AddDate(0, 0, -1), nil, nil, control.Resting,
			"Nothing planned today.", "Sunday is not one of your days. Start one any time."},
		{"no day at all", morning, func(s *stage) { s.saved.Schedule.Days = []string{} }, nil, control.Resting,
			"Nothing planned today.", "No day is chosen for reminders. Start one any time."},
		{"a quiet date", morning, func(s *stage) { s.saved.Schedule.QuietDates = []string{"2026-11-23"} }, nil, control.Resting,
			"Nothing planned today.", "It is one of your quiet dates. Start one any time."},
		{"a fixed time", morning, func(s *stage) { s.saved.Schedule.At = []string{"11:00"} }, nil, control.Counting,
			"Next break at 11:00.", "That is one of your fixed times."},
		{"before the window", morning, func(s *stage) { s.sat(30 * time.Minute) }, nil, control.Counting,
			"Next break about 14:15.", "At the desk since 09:00. Reminders come from 13:00 on."},
		{"before the second window", morning.Add(150 * time.Minute), func(s *stage) {
			s.saved.Schedule.Windows = []string{"09:00-10:00", "14:00-17:00"}
			s.sat(30 * time.Minute)
		}, nil, control.Counting, "Next break about 15:15.", "At the desk since 11:30. Reminders come from 14:00 on."},
		{"a moved plan", monday, func(s *stage) { s.sat(30 * time.Minute) }, []control.Command{{Name: "later", For: "30m"}}, control.Counting,
			"Next break about 15:45.", "You moved today's plan. Tomorrow is as always."},
		{"a moved fixed time", morning, func(s *stage) { s.saved.Schedule.At = []string{"11:00"} },
			[]control.Command{{Name: "later", For: "30m"}}, control.Counting, "Next break at 11:30.", "You moved today's plan. Tomorrow is as always."},
		{"snoozed", monday, func(s *stage) { s.sat(30 * time.Minute) }, []control.Command{{Name: "snooze", For: "20m"}}, control.Snoozed,
			"Snoozed until 14:50.", "I ask again then. Two snoozes left today."},
		{"no fixed time on this day", morning, func(s *stage) {
			s.saved.Schedule.At, s.saved.Schedule.ByDeskTime = []string{"wed 11:00"}, false
		}, nil, control.Resting, "Nothing planned today.", "None of your fixed times falls on this day. Next one Wednesday about 11:00."},
		{"a day of rest after deep work", morning.AddDate(0, 0, 1), func(s *stage) {
			s.saved.Schedule.Spread, s.saved.Schedule.WeeklyGoal = true, 2
			s.saved.General.QuickRoutine = "mild-tension"
			s.did(morning, true)
		}, nil, control.Resting, "Nothing planned today.", "A day of rest after deep work. Next one tomorrow about 14:15."},
		{"today's share is done", morning, func(s *stage) {
			s.saved.Schedule.Spread, s.saved.Schedule.WeeklyGoal = true, 4
			s.did(morning.Add(-10*time.Minute), false)
		}, nil, control.Resting, "That was it for today.", "You have done today's share of your week. Next one tomorrow about 14:15."},
		{"the goal is met", morning, func(s *stage) {
			s.saved.Schedule.WeeklyGoal = 1
			s.did(morning.Add(-10*time.Minute), false)
		}, nil, control.Resting, "One of one. Nice and even.", "I only remind you again on Monday. Start one any time."},
		{"the window is over", time.Date(2026, 11, 23, 17, 20, 0, 0, time.Local), nil, nil, control.Resting,
			"That was it for today.", "Next one tomorrow about 14:15."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t)
			s.at = tt.at
			s.known()
			if tt.prepare != nil {
				tt.prepare(s)
			}
			s.start()
			for _, c := range tt.do {
				s.does(c)
			}
			if n := s.Snapshot(); n.State != tt.state || n.Headline != tt.headline || !strings.HasPrefix(n.Reason, tt.reason) {
				t.Errorf("%s: %q %q, want %s: %q %q", n.State, n.Headline, n.Reason, tt.state, tt.headline, tt.reason)
			}
		})
	}
}
