package resident_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/resident"
)

// lived is a resident with settings, ratings and a pack of somebody's own.
func lived(t *testing.T) *stage {
	s := newStage(t).sat(40 * time.Minute)
	s.saved.Schedule.EveryMinutes = 120
	pack := filepath.Join(s.home, "packs", "mine", "pack.toml")
	s.must(os.MkdirAll(filepath.Dir(pack), 0o700))
	s.must(os.WriteFile(pack, []byte("# mine\n"), 0o600))
	s.start()
	s.do(control.Command{Name: "rate", Tension: 7})
	return s
}

// do has a command carried out.
func (s *stage) do(c control.Command) control.Snapshot {
	s.t.Helper()
	now, err := s.Do(c)
	s.must(err)
	return now
}

func TestDeletedDataIsGoneAndCanBeBroughtBack(t *testing.T) {
	s := lived(t)
	before := s.Snapshot()
	after := s.do(control.Command{Name: "delete-data"})
	if after.Kept == nil || after.Kept.Until.Sub(after.Kept.Deleted) != resident.KeptFor {
		t.Fatalf("of the copy it says %+v", after.Kept)
	}
	if !after.FirstRun || len(after.Today.Tension) != 0 || after.DeskTimeS > 1 {
		t.Errorf("left are first run %v, ratings %v, %d s at the desk", after.FirstRun, after.Today.Tension, after.DeskTimeS)
	}
	if got := s.Settings().Settings.Schedule.EveryMinutes; got != 75 {
		t.Errorf("the interval is %d, want the default", got)
	}
	if _, err := os.Stat(filepath.Join(s.home, "packs")); !os.IsNotExist(err) {
		t.Errorf("the packs are still there: %v", err)
	}
	s.do(control.Command{Name: "rate", Tension: 2})
	back := s.do(control.Command{Name: "restore-data"})
	if back.FirstRun || back.Kept != nil {
		t.Errorf("after bringing it back: first run %v, copy %+v", back.FirstRun, back.Kept)
	}
	if d := cmp.Diff(before.Today.Tension, back.Today.Tension, cmp.Transformer("written", func(t time.Time) time.Time {
		return t.Truncate(time.Millisecond)
	})); d != "" {
		t.Errorf("the ratings differ (-before +after):\n%s", d)
	}
	if got := s.Settings().Settings.Schedule.EveryMinutes; got != 120 {
		t.Errorf("the interval is %d, want 120", got)
	}
	if _, err := os.Stat(filepath.Join(s.home, "packs", "mine", "pack.toml")); err != nil {
		t.Error(err)
	}
	// What was there instead is kept as well, but not offered.
	if copies, err := os.ReadDir(filepath.Join(s.home, "deleted")); err != nil || len(copies) != 1 {
		t.Errorf("kept are %v, %v", copies, err)
	}
	if _, err := s.Do(control.Command{Name: "restore-data"}); err == nil {
		t.Error("it can be brought back twice")
	}
}

func TestACopyOfDeletedDataIsKeptForThirtyDays(t *testing.T) {
	s := lived(t)
	folder := s.do(control.Command{Name: "delete-data"}).Kept.Folder
	s.at = monday.Add(resident.KeptFor - time.Hour)
	if kept := s.start().Snapshot().Kept; kept == nil {
		t.Error("it is gone an hour before")
	}
	s.at = monday.Add(resident.KeptFor + time.Hour)
	if kept := s.start().Snapshot().Kept; kept != nil {
		t.Errorf("it is offered an hour after: %+v", kept)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("its folder is still there: %v", err)
	}
}

func TestWhereDataCannotBeMovedNothingIsLost(t *testing.T) {
	s := lived(t)
	s.must(os.WriteFile(filepath.Join(s.home, "deleted"), []byte("no folder"), 0o600))
	if _, err := s.Do(control.Command{Name: "delete-data"}); err == nil {
		t.Fatal("it says that it deleted")
	}
	now := s.Snapshot()
	if now.FirstRun || len(now.Today.Tension) != 1 || now.Kept != nil {
		t.Errorf("left are first run %v, ratings %v, copy %v", now.FirstRun, now.Today.Tension, now.Kept)
	}
	s.do(control.Command{Name: "rate", Tension: 3}) // the journal goes on
	if got := len(s.Snapshot().Today.Tension); got != 2 {
		t.Errorf("%d ratings", got)
	}
}

func TestATestReminderIsShownAndCountsForNothing(t *testing.T) {
	for _, answer := range []string{"skip", "snooze", "dismiss", "meeting"} {
		t.Run(answer, func(t *testing.T) {
			s := newStage(t).sat(40 * time.Minute).start()
			before := s.Snapshot()
			now := s.do(control.Command{Name: "test-reminder"})
			if now.Reminder == nil || now.Reminder.Kind != "test" || now.Reminder.Title == "" || now.Reminder.Start == "" {
				t.Fatalf("the reminder is %+v", now.Reminder)
			}
			if d := cmp.Diff([][]string{{control.ReminderWindow}}, s.opened); d != "" {
				t.Errorf("windows (-want +got):\n%s", d)
			}
			now = s.do(control.Command{Name: answer})
			if now.Reminder != nil || now.State != before.State || now.Snooze.Used != 0 || now.Meeting.Since != nil {
				t.Errorf("after %s: %+v, %s", answer, now.Reminder, now.State)
			}
			if h, err := s.History(time.Time{}, time.Time{}); err != nil || len(h.Reminders) != 0 {
				t.Errorf("the journal has %v, %v", h.Reminders, err)
			}
		})
	}
}

func TestStartInATestReminderStartsASession(t *testing.T) {
	s := newStage(t).sat(40 * time.Minute).start()
	s.do(control.Command{Name: "test-reminder"})
	if now := s.do(control.Command{Name: "start"}); now.Reminder != nil {
		t.Error("the reminder stays")
	}
	if last := s.opened[len(s.opened)-1]; last[0] != control.CoachWindow {
		t.Errorf("the window that opened last is %v", last)
	}
}
