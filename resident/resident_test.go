package resident_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/resident"
	"github.com/unknot-app/unknot/scheduler"
)

func TestADueReminderOpensItsWindow(t *testing.T) {
	s := newStage(t)
	n := s.asked()
	if d := cmp.Diff([][]string{{"reminder"}}, s.windows()); d != "" {
		t.Errorf("windows (-want +got):\n%s", d)
	}
	if n.State != control.Due || n.Reminder.Title != "Five minutes for your upper back?" || n.Reminder.Start != "Start 5 min" {
		t.Errorf("state %s, reminder %+v", n.State, n.Reminder)
	}
	if want := "At the desk 80 minutes without a break."; n.Reminder.Line != want {
		t.Errorf("it says %q, want %q", n.Reminder.Line, want)
	}
	if h := s.past(); len(h.Reminders) != 1 || h.Reminders[0].Outcome != "open" {
		t.Errorf("the journal has %+v, want one open reminder", h.Reminders)
	}
}

func TestAnAnswerIsKept(t *testing.T) {
	for _, tt := range []struct {
		command control.Command
		outcome string
		state   control.State
	}{
		{control.Command{Name: "snooze", For: "20m"}, "snoozed", control.Snoozed},
		{control.Command{Name: "skip"}, "skipped", control.Counting},
		{control.Command{Name: "pause", For: "1h"}, "moved", control.Paused},
	} {
		t.Run(tt.command.Name, func(t *testing.T) {
			s := newStage(t)
			s.asked()
			n := s.does(tt.command)
			if n.State != tt.state || n.Reminder != nil {
				t.Errorf("then it is %s with the reminder %+v, want %s without one", n.State, n.Reminder, tt.state)
			}
			if got := s.past().Reminders[0].Outcome; got != tt.outcome {
				t.Errorf("the journal says %s, want %s", got, tt.outcome)
			}
		})
	}
}

func TestWhereNoWindowOpensANotificationAsks(t *testing.T) {
	s := newStage(t)
	s.fail = resident.ErrNoWindow
	n := s.asked()
	if got := s.notifications(); len(got) != 1 || got[0] != n.Reminder.Title {
		t.Errorf("notifications %q, want the reminder's title", got)
	}
	if len(n.Notices) == 0 || n.Notices[0].Kind != "no-window" {
		t.Errorf("notices %+v, want one that no window opens", n.Notices)
	}
}

func TestAWindowThatDiesUnseenIsReplacedByANotification(t *testing.T) {
	s := newStage(t)
	n := s.asked()
	s.WindowEnded(control.ReminderWindow, resident.ErrNoWindow)
	if got := s.notifications(); len(got) != 1 || got[0] != n.Reminder.Title {
		t.Errorf("notifications %q, want the reminder's title", got)
	}
}

func TestAReminderWindowThatCrashesIsReplacedByANotification(t *testing.T) {
	s := newStage(t)
	n := s.asked()
	s.WindowEnded(control.ReminderWindow, errors.New("exit status 2"))
	if got := s.notifications(); len(got) != 1 || got[0] != n.Reminder.Title {
		t.Errorf("notifications %q, want the reminder's title", got)
	}
}

func TestEveryWindowThatDoesNotOpenIsRefused(t *testing.T) {
	s := newStage(t).start()
	s.fail = resident.ErrNoWindow
	for _, name := range control.Windows() {
		if got := s.refuses(control.Command{Name: "window", Window: name}); got != "There is no display. Use: unknot coach --text" {
			t.Errorf("%s: it says %q", name, got)
		}
	}
}

func TestTheLastScreenOfASessionIsInNoOnesWay(t *testing.T) {
	s := newStage(t).start()
	ticket := run(t, s, control.SessionReport{})
	if len(s.left()) > 0 {
		t.Errorf("released %q while the session runs", s.left())
	}
	s.must(s.ReportSession(ticket.ID, control.SessionReport{Ended: true}))
	if d := cmp.Diff([]string{"coach"}, s.left()); d != "" {
		t.Errorf("released (-want +got):\n%s", d)
	}
}

// run opens a session in a window and reports that one technique was done.
func run(t *testing.T, s *stage, report control.SessionReport) control.SessionTicket {
	t.Helper()
	ticket, err := s.StartSession(control.SessionStart{Routine: "mild-tension", Face: "window"})
	s.must(err)
	s.must(s.ReportSession(ticket.ID, report))
	return ticket
}

var knead = []control.TechniqueDone{{ID: "shoulder-knead", SpentS: 60, Done: 2, Count: 2}}

func TestASessionAnswersTheReminderAndIsKept(t *testing.T) {
	s := newStage(t)
	s.asked()
	ticket := run(t, s, control.SessionReport{Sentence: "Shoulder knead, side 1 of 2", LengthS: 296, LeftS: 200, SpentS: 60, Techniques: knead})
	n := s.Snapshot()
	if n.State != control.InSession || n.Session.Sentence != "Shoulder knead, side 1 of 2" || n.ProgressPercent != 32 {
		t.Errorf("while it runs: %s, %+v, %d%%", n.State, n.Session, n.ProgressPercent)
	}
	if len(n.Blockers) != 1 || n.Blockers[0].Kind != "session" {
		t.Errorf("blockers %+v, want the session", n.Blockers)
	}
	whole := append(knead, control.TechniqueDone{ID: "tennis-ball-wall", SpentS: 120, Done: 10, Count: 10})
	s.must(s.ReportSession(ticket.ID, control.SessionReport{SpentS: 250, Techniques: whole, Before: 7, Ended: true, Completed: true}))
	s.must(s.ReportSession(ticket.ID, control.SessionReport{SpentS: 250, Techniques: whole, Before: 7, After: 4, Ended: true, Completed: true}))

	h := s.past()
	got := h.Sessions[0]
	if !got.Completed || got.SpentS != 250 || *got.TensionBefore != 7 || *got.TensionAfter != 4 {
		t.Errorf("the journal has %+v", got)
	}
	if d := cmp.Diff(whole, got.Techniques); d != "" {
		t.Errorf("techniques (-want +got):\n%s", d)
	}
	if h.Reminders[0].Outcome != "started" {
		t.Errorf("the reminder is %s, want started", h.Reminders[0].Outcome)
	}
	n = s.Snapshot()
	if n.Week.Done != 1 || n.Week.Days[0].Kind != "deep" || n.Week.Days[1].Kind != "rest" {
		t.Errorf("the week is %+v, want one deep session and a rest day after it", n.Week)
	}
	if n.DeskTimeS > 5 || n.State != control.Counting {
		t.Errorf("desk time %d s, %s; want a fresh stretch", n.DeskTimeS, n.State)
	}
	if len(n.Today.Tension) != 2 {
		t.Errorf("ratings of today: %+v, want before and after", n.Today.Tension)
	}
}

func TestAfterDeepWorkItRests(t *testing.T) {
	s := newStage(t).start()
	ticket := run(t, s, control.SessionReport{})
	s.must(s.ReportSession(ticket.ID, control.SessionReport{
		SpentS: 120, Techniques: []control.TechniqueDone{{ID: "tennis-ball-wall", SpentS: 120, Done: 10, Count: 10}}, Ended: true, Completed: true,
	}))
	s.at = monday.AddDate(0, 0, 1)
	s.start()
	next, err := s.StartSession(control.SessionStart{Routine: "mild-tension", Face: "window"})
	s.must(err)
	want := map[string]string{"tennis-ball-wall": "Deep work rests until Wednesday."}
	if d := cmp.Diff(want, next.LeftOut); d != "" {
		t.Errorf("left out (-want +got):\n%s", d)
	}
}

func TestAFewSpotsAreNoDeepWork(t *testing.T) {
	for done, rests := range map[int]bool{2: false, 5: true} {
		s := newStage(t).start()
		ticket := run(t, s, control.SessionReport{})
		s.must(s.ReportSession(ticket.ID, control.SessionReport{
			SpentS: 12 * done, Techniques: []control.TechniqueDone{{ID: "tennis-ball-wall", SpentS: 12 * done, Done: done, Count: 10}}, Ended: true,
		}))
		if got := s.Snapshot().Week.Days[1].Kind == "rest"; got != rests {
			t.Errorf("after %d spots of 10 the next day rests: %v, want %v", done, got, rests)
		}
	}
}

func TestASessionSurvivesItsWindowAndItsResident(t *testing.T) {
	for _, tt := range []struct {
		name   string
		break_ func(*stage)
	}{
		{"the window dies", func(s *stage) { s.WindowEnded(control.CoachWindow, nil) }},
		{"the resident ends", func(s *stage) { s.start() }},
		{"the resident dies", func(s *stage) { s.crash(); s.start() }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t).start()
			run(t, s, control.SessionReport{SpentS: 60, Techniques: knead})
			tt.break_(s)
			h := s.past()
			if len(h.Sessions) != 1 || h.Sessions[0].SpentS != 60 || h.Sessions[0].Completed {
				t.Fatalf("the journal has %+v, want the session as far as it went", h.Sessions)
			}
			if n := s.Snapshot(); n.Session != nil || n.Week.Done != 0 {
				t.Errorf("then %+v, week %+v; want no session, and none counted", n.Session, n.Week)
			}
		})
	}
}

func TestASessionWhoseFaceDiedGoesOnExactlyThere(t *testing.T) {
	saved := json.RawMessage(`{"segment":4,"in_ns":1}`)
	s := newStage(t).start()
	ticket := run(t, s, control.SessionReport{SpentS: 60, Techniques: knead, Before: 7, Note: "n", Saved: saved})
	s.WindowEnded(control.CoachWindow, errors.New("signal: killed"))
	if n := s.Snapshot(); n.Session == nil || !n.Session.Interrupted || !n.Session.Paused {
		t.Fatalf("the session is %+v, want it interrupted", n.Session)
	}
	if d := cmp.Diff([][]string{{"coach", "mild-tension"}}, s.windows()); d != "" {
		t.Errorf("windows (-want +got):\n%s", d)
	}
	again, err := s.StartSession(control.SessionStart{Routine: "mild-tension", Face: "window"})
	s.must(err)
	if again.ID != ticket.ID || string(again.Saved) != string(saved) || again.Before != 7 || again.Note != "n" {
		t.Errorf("its ticket is %+v, want that of session %d with what was saved", again, ticket.ID)
	}
	s.must(s.ReportSession(ticket.ID, control.SessionReport{SpentS: 250, Techniques: knead, Ended: true, Completed: true}))
	if h := s.past(); len(h.Sessions) != 1 || h.Sessions[0].SpentS != 250 || !h.Sessions[0].Completed {
		t.Errorf("the journal has %+v, want the one session whole", h.Sessions)
	}
}

func TestAWindowThatDiesAgainIsNotOpenedWithoutEnd(t *testing.T) {
	s := newStage(t).start()
	ticket := run(t, s, control.SessionReport{SpentS: 60, Techniques: knead, Saved: json.RawMessage(`{}`)})
	for range 3 {
		s.WindowEnded(control.CoachWindow, errors.New("signal: killed"))
	}
	if n := len(s.windows()); n != 1 {
		t.Errorf("it was opened again %d times, want once", n)
	}
	s.does(control.Command{Name: "session", Session: "end"})
	if h := s.past(); len(h.Sessions) != 1 || h.Sessions[0].ID != ticket.ID || h.Sessions[0].SpentS != 60 {
		t.Errorf("the journal has %+v, want the session as far as it went", h.Sessions)
	}
}

func TestATerminalThatDiedMakesWayForAnotherFace(t *testing.T) {
	for _, tt := range []struct {
		name    string
		pid     int // of the face that was there before
		routine string
		same    bool
		refused bool
	}{
		{"it lives", os.Getpid(), "hands-only", false, true},
		{"it has died", 1 << 30, "hands-only", true, false},
		{"it has died and any routine will do", 1 << 30, "", true, false},
		{"it has died and another routine is asked for", 1 << 30, "mild-tension", false, false},
		{"nobody knows", 0, "hands-only", false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t).start()
			first, err := s.StartSession(control.SessionStart{Routine: "hands-only", Face: "terminal", PID: tt.pid})
			s.must(err)
			s.must(s.ReportSession(first.ID, control.SessionReport{SpentS: 30, Saved: json.RawMessage(`{}`)}))
			next, err := s.StartSession(control.SessionStart{Routine: tt.routine, Face: "terminal", PID: os.Getpid()})
			if (err != nil) != tt.refused || err == nil && (next.ID == first.ID) != tt.same {
				t.Errorf("session %d after %d, error %v", next.ID, first.ID, err)
			}
		})
	}
}

func TestASessionWhoseResidentDiedGoesOnWithTheNext(t *testing.T) {
	s := newStage(t).start()
	ticket := run(t, s, control.SessionReport{SpentS: 60, Techniques: knead})
	s.crash()
	s.start()
	s.must(s.ReportSession(ticket.ID, control.SessionReport{Sentence: "Tennis ball wall, spot 1 of 10", SpentS: 70, Techniques: knead}))
	if n := s.Snapshot(); n.State != control.InSession || len(n.Notices) > 0 {
		t.Errorf("it is %s, %+v; want the session, and no notice", n.State, n.Notices)
	}
	s.must(s.ReportSession(ticket.ID, control.SessionReport{SpentS: 250, Techniques: knead, Ended: true, Completed: true}))
	h := s.past()
	if len(h.Sessions) != 1 || h.Sessions[0].SpentS != 250 || !h.Sessions[0].Completed {
		t.Errorf("the journal has %+v, want the one session whole", h.Sessions)
	}
	if n := s.Snapshot(); n.Week.Done != 1 || len(n.Today.Done) != 1 {
		t.Errorf("the week counts %d, today %d; want one", n.Week.Done, len(n.Today.Done))
	}
}

func TestWhatBlocksHoldsAReminderBack(t *testing.T) {
	s := newStage(t).sat(74*time.Minute + 59*time.Second + 900*time.Millisecond)
	s.start()
	s.facts <- presence.Fact{Source: presence.Logind, Kind: presence.Locked, On: true, Since: time.Now(), Sees: true}
	n := s.until("locked", func(n control.Snapshot) bool { return len(n.Blockers) == 1 })
	if n.Blockers[0].Kind != "locked" || !strings.HasPrefix(n.Blockers[0].Sentence, "The screen has been locked since ") {
		t.Errorf("blocker %+v", n.Blockers[0])
	}
	if len(s.windows()) > 0 {
		t.Errorf("windows %q came up meanwhile", s.windows())
	}
}

func TestItGoesOnWhereItEnded(t *testing.T) {
	s := newStage(t).sat(50 * time.Minute).start()
	s.does(control.Command{Name: "pause", For: "until 16:00"})
	s.start()
	n := s.Snapshot()
	if n.State != control.Paused || n.Pause.Until.Format("15:04") != "16:00" {
		t.Errorf("after a restart it is %s, %+v; want paused until 16:00", n.State, n.Pause)
	}
	if n.DeskTimeS < 50*60 || n.DeskTimeS > 50*60+30 {
		t.Errorf("desk time %d s, want 50 minutes", n.DeskTimeS)
	}
	s.does(control.Command{Name: "resume"})
	if n := s.Snapshot(); n.State != control.Counting {
		t.Errorf("resumed it is %s", n.State)
	}
}

func TestAReminderThatWasOpenComesUpAgain(t *testing.T) {
	s := newStage(t)
	s.asked()
	s.start()
	s.until("its window opened again", func(n control.Snapshot) bool { return n.Reminder != nil && len(s.windows()) == 2 })
	if h := s.past(); len(h.Reminders) != 1 {
		t.Errorf("the journal has %d reminders, want the same one", len(h.Reminders))
	}
}

func TestRefusalsAreSentences(t *testing.T) {
	for _, tt := range []struct {
		name    string
		command control.Command
		want    string
	}{
		{"an unknown command", control.Command{Name: "dance"}, "There is no command “dance”."},
		{"an unknown routine", control.Command{Name: "start", Routine: "yoga"}, "There is no routine “yoga”. Known are five-minute,"},
		{"an unknown window", control.Command{Name: "window", Window: "attic"}, "There is no window “attic”. Known are main, today, library, routines, insights, settings, coach and first-run."},
		{"a time that is none", control.Command{Name: "snooze", For: "soon"}, "“soon” is not a length or a time that I know."},
		{"a time gone by", control.Command{Name: "snooze", For: "13:00"}, "13:00 is past."},
		{"a snooze beyond the window", control.Command{Name: "snooze", For: "18:00"}, "A snooze ends before the afternoon window does, at 17:30."},
		{"resuming what runs", control.Command{Name: "resume"}, "Reminders are not paused."},
		{"a rating beyond the scale", control.Command{Name: "rate", Tension: 11}, "A rating is a number from 1 to 10."},
		{"a word to no session", control.Command{Name: "session", Session: "pause"}, "No session is running."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t).start()
			if got := s.refuses(tt.command); !strings.HasPrefix(got, tt.want) {
				t.Errorf("it says %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheSafetyCheckLocksTheCoach(t *testing.T) {
	s := newStage(t)
	s.saved.Safety.Checked, s.saved.Safety.Flags = "2026-11-20", []string{"disc"}
	s.start()
	want := "The coach is locked by the safety check. Unlock it in Settings, General."
	if got := s.refuses(control.Command{Name: "start"}); got != want {
		t.Errorf("start says %q, want %q", got, want)
	}
	if _, err := s.StartSession(control.SessionStart{Face: "terminal"}); err == nil || err.Error() != want {
		t.Errorf("a session: %v, want %q", err, want)
	}
	if n := s.Snapshot(); !n.CoachLocked || n.Routines[0].Locked == "" {
		t.Errorf("the snapshot doesn't show it: %+v", n.Routines)
	}
}

func TestASessionInATerminalEndsWithTheResidentAndReportsOnceMore(t *testing.T) {
	s := newStage(t).start()
	ticket, err := s.StartSession(control.SessionStart{Routine: "hands-only", Face: "terminal"})
	s.must(err)
	said := make(chan error, 1)
	events := s.Events(t.Context())
	go func() {
		for e := range events {
			if e.Kind == "bye" {
				said <- s.ReportSession(ticket.ID, control.SessionReport{SpentS: 42, Techniques: knead, Ended: true})
			}
		}
	}()
	s.stop()
	s.must(<-said)
	s.start()
	if h := s.past(); len(h.Sessions) != 1 || h.Sessions[0].SpentS != 42 {
		t.Errorf("the journal has %+v, want its last report", h.Sessions)
	}
}

func TestAReportWithARatingBeyondTheScaleIsRefused(t *testing.T) {
	s := newStage(t).start()
	ticket := run(t, s, control.SessionReport{})
	for _, report := range []control.SessionReport{{Before: 11}, {After: 11}, {After: -1}} {
		if err := s.ReportSession(ticket.ID, report); err == nil {
			t.Errorf("%+v was taken", report)
		}
	}
	if got := s.Snapshot().Today.Tension; len(got) > 0 {
		t.Errorf("ratings %+v, want none", got)
	}
}

func TestOneSessionAtATime(t *testing.T) {
	s := newStage(t).start()
	run(t, s, control.SessionReport{})
	if _, err := s.StartSession(control.SessionStart{Face: "terminal"}); err == nil {
		t.Error("a second session started")
	}
}

func TestSettingsCountAtOnceOrNotAtAll(t *testing.T) {
	s := newStage(t).sat(40 * time.Minute).start()
	changed := s.saved
	changed.Schedule.EveryMinutes = 60
	reply, err := s.SaveSettings(changed)
	s.must(err)
	if len(reply.Problems) > 0 || !strings.Contains(reply.Summary, "about every 60 minutes") {
		t.Errorf("answered %+v", reply)
	}
	if at := s.Snapshot().NextReminder; at == nil || at.Sub(monday).Round(time.Minute) != 20*time.Minute {
		t.Errorf("the next reminder is at %v, want 20 minutes from %v", at, monday)
	}
	changed.Schedule.EveryMinutes = 1
	reply, err = s.SaveSettings(changed)
	s.must(err)
	if len(reply.Problems) != 1 || reply.Settings.Schedule.EveryMinutes != 60 {
		t.Errorf("a wrong value: answered %+v, want a problem and the old one", reply)
	}
}

func TestSettingsThatTheDiskRefusesCountUntilTheEnd(t *testing.T) {
	s := newStage(t).start()
	// What stands in the place of the copy of yesterday can't be replaced.
	copied := filepath.Join(s.home, "settings.toml.bak")
	s.must(os.MkdirAll(filepath.Join(copied, "full"), 0o700))
	s.must(os.Chtimes(copied, time.Time{}, monday.AddDate(-1, 0, 0)))
	changed := s.saved
	changed.Schedule.WeeklyGoal = 2
	_, err := s.SaveSettings(changed)
	if err == nil || !strings.HasPrefix(err.Error(), "Could not save the settings in ") {
		t.Errorf("it says %v", err)
	}
	if got := s.Settings().Settings.Schedule.WeeklyGoal; got != 2 {
		t.Errorf("the goal is %d, want 2", got)
	}
}

func TestTheFirstStartOpensTheFirstRun(t *testing.T) {
	s := newStage(t)
	s.saved.General.FirstRunDone = false
	s.start()
	s.until("it is the first run", func(n control.Snapshot) bool { return n.FirstRun && len(s.windows()) > 0 })
	if d := cmp.Diff([][]string{{"first-run"}}, s.windows()); d != "" {
		t.Errorf("windows (-want +got):\n%s", d)
	}
}

func TestADamagedCheckpointCostsOnlyTheDeskTime(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(s.home, "checkpoint.json")
	s.must(os.WriteFile(path, []byte(`{"desk":`), 0o600))
	s.start()
	if n := s.Snapshot(); n.State != control.Counting {
		t.Errorf("it is %s, want counting", n.State)
	}
	if _, err := os.Stat(path + ".broken"); err != nil {
		t.Errorf("what could not be read is not kept: %v", err)
	}
}

func TestEveryStateHasItsWords(t *testing.T) {
	for _, tt := range []struct {
		name             string
		prepare          func(*stage)
		command          *control.Command
		headline, reason string
	}{
		{"counting", func(s *stage) { s.sat(30 * time.Minute) }, nil, "First reminder about 15:15.", "I count your time at the desk"},
		{"snoozed", nil, &control.Command{Name: "snooze", For: "15:30"}, "Snoozed until 15:30.", "I ask again then. Two snoozes left today."},
		{"paused for the day", nil, &control.Command{Name: "pause", For: "today"}, "Reminders are paused.", "Until tomorrow morning, because you asked."},
		{"paused until resumed", nil, &control.Command{Name: "pause"}, "Reminders are paused.", "Until you resume them, because you asked."},
		{"paused for days", nil, &control.Command{Name: "pause", For: "thursday"}, "Reminders are paused.", "Until Thursday morning, because you asked."},
		{"a day off", func(s *stage) { s.at = monday.AddDate(0, 0, 5) }, nil, "Nothing planned today.", "Saturday is not one of your days."},
		{"after the window", func(s *stage) { s.at = monday.Add(3*time.Hour + 5*time.Minute) }, nil, "That was it for today.", "Next one tomorrow about "},
		{"no days at all", func(s *stage) { s.saved.Schedule.Days = []string{} }, nil, "Nothing planned today.", "No day is chosen for reminders."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t)
			if tt.prepare != nil {
				tt.prepare(s)
			}
			s.start()
			if tt.command != nil {
				s.does(*tt.command)
			}
			n := s.Snapshot()
			if n.Headline != tt.headline || !strings.HasPrefix(n.Reason, tt.reason) {
				t.Errorf("it says %q, %q; want %q, %q", n.Headline, n.Reason, tt.headline, tt.reason)
			}
		})
	}
}

func TestAMetGoalAsksNoMoreThisWeek(t *testing.T) {
	s := newStage(t)
	s.saved.Schedule.WeeklyGoal = 1
	s.start()
	ticket := run(t, s, control.SessionReport{})
	s.must(s.ReportSession(ticket.ID, control.SessionReport{SpentS: 60, Techniques: knead, Ended: true, Completed: true}))
	n := s.Snapshot()
	if n.Headline != "One of one. Nice and even." || !strings.HasPrefix(n.Reason, "I only remind you again on Monday.") {
		t.Errorf("it says %q, %q", n.Headline, n.Reason)
	}
	if n.Week.WeeksMet != 1 {
		t.Errorf("weeks met: %d, want 1", n.Week.WeeksMet)
	}
}

func TestSkippingWhatIsNotDueYetIsNoted(t *testing.T) {
	s := newStage(t).sat(30 * time.Minute).start()
	s.does(control.Command{Name: "skip"})
	h := s.past()
	if len(h.Reminders) != 1 || h.Reminders[0].Outcome != string(scheduler.Skipped) {
		t.Errorf("the journal has %+v, want a skipped reminder", h.Reminders)
	}
}
