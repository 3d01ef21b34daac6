package main

import (
	"image"
	"io"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell"
	"github.com/unknot-app/unknot/ui/shell/page"
)

// mainWindow are the states of Today and the parts of Library and Settings.
func mainWindow() ([]exhibit, error) {
	var all []exhibit
	for _, state := range []struct {
		name   string
		change func(*control.Snapshot)
		locked bool // by the safety check
		lost   bool // the resident is gone
	}{
		{name: "today", change: func(*control.Snapshot) {}},
		{name: "today-first-day", change: firstDay},
		{name: "today-due", change: func(s *control.Snapshot) {
			s.State, s.Headline, s.Reason = control.Due, "Time for five minutes.", "At the desk 1 h 50 min without a break."
			s.Today.Planned = []time.Time{at(15, 53)}
			s.Today.Tension = append(s.Today.Tension, control.Tension{At: at(14, 30), Value: 7})
			s.Today.TensionNote = "At 14:30 you said 7."
		}},
		{name: "today-held-back", change: func(s *control.Snapshot) {
			s.State, s.Headline, s.Reason = control.HeldBack, "Quiet while the screen is locked.", "Locked since 14:20. Your break comes when you are back."
			s.Blockers = []control.Blocker{{Kind: "locked", Since: at(14, 20), Sentence: "The screen is locked since 14:20."}}
		}},
		{name: "today-snoozed", change: func(s *control.Snapshot) {
			s.State, s.Snooze.Until, s.Snooze.Left = control.Snoozed, ptr(at(14, 58)), 2
			s.Headline, s.Reason = "Snoozed until 14:58.", "I ask again then. Two snoozes left today."
			s.Today.Planned = []time.Time{at(14, 58), at(16, 13)}
		}},
		{name: "today-paused", change: func(s *control.Snapshot) {
			s.State, s.NextReminder, s.ProgressPercent = control.Paused, nil, 0
			s.Headline, s.Reason = "Reminders are paused.", "Until tomorrow morning, because you asked. The coach still works any time."
			s.Pause = &control.Pause{Since: now, Until: ptr(at(8, 0).AddDate(0, 0, 1))}
		}},
		{name: "today-session", change: func(s *control.Snapshot) {
			s.State, s.Headline, s.Reason = control.InSession, "Your session is running.", "Five-minute reset, 2 min 51 s left."
			s.Session = &control.Session{
				ID: 7, Routine: "five-minute", Name: "Five-minute reset", Started: at(14, 36),
				Sentence: "Two-ball release, position 3 of 7", LengthS: 294, LeftS: 171,
			}
			s.ProgressPercent = 42
		}},
		{name: "today-done", change: func(s *control.Snapshot) {
			s.Now, s.State, s.NextReminder = at(17, 40), control.Resting, nil
			s.Headline, s.Reason = "That was it for today.", "Next one tomorrow about 14:30."
			s.Week.Days[2].Kind, s.Week.Done = "deep", 3
			s.Today.Planned = nil
			s.Today.Desk = append(s.Today.Desk, span(14, 38, 15, 9), span(15, 16, 17, 40))
			s.Today.Done = append(s.Today.Done, span(15, 10, 15, 15))
		}},
		{name: "today-day-off", change: func(s *control.Snapshot) {
			s.Now, s.State, s.NextReminder = at(11, 20).AddDate(0, 0, 3), control.Resting, nil
			s.Headline, s.Reason = "Nothing planned today.", "Saturday is not one of your days. Start one any time."
			s.Week.Days[2].Today, s.Week.Days[5].Today = false, true
			s.Today = control.Day{TensionNote: "One tap. It helps to see what works."}
		}},
		{name: "today-goal", change: func(s *control.Snapshot) {
			s.State, s.NextReminder = control.Resting, nil
			s.Headline, s.Reason = "Four of four. Nice and even.", "I only remind you again on Monday. Start one any time."
			s.Week.Done, s.Week.WeeksMet, s.Week.Note = 4, 7, "Goal met this week."
			s.Week.Days[2].Kind, s.Week.Days[3].Kind = "deep", "rest"
			s.Today.Planned = nil
			s.Routine, s.RoutineReason = control.RoutineRef{ID: "hands-only", Name: "Hands only", LengthS: 170}, "Deep work rests today, so a gentle one."
		}},
		{name: "today-locked", locked: true, change: func(s *control.Snapshot) { s.CoachLocked = true }},
		{name: "today-no-tools", change: func(s *control.Snapshot) { s.Routine, s.Routines = control.RoutineRef{}, nil }},
		{name: "today-notices", change: func(s *control.Snapshot) {
			s.Notices = []control.Notice{
				{Kind: "journal-set-aside", Text: "The history could not be read. It is kept as journal-2026-11-25.db, and a new one begins."},
				{Kind: "no-tray", Text: "No tray on this desktop. Open Unknot from its menu entry, or run: unknot window today"},
			}
		}},
		{name: "today-lost", lost: true, change: func(*control.Snapshot) {}},
	} {
		all = append(all, exhibit{"Today", state.name, func(s *studio) (image.Image, error) {
			snapshot := afternoon()
			state.change(&snapshot)
			opened := s.open(snapshot, s.choices(state.locked), page.Today)
			if state.lost {
				opened.Lost()
			}
			return s.take(opened, usual), nil
		}})
	}
	for _, part := range []struct {
		name, place string
		size        fyne.Size
	}{
		{"library", page.Library, usual},
		{"library-narrow", page.Library, narrow},
		{"technique-1", page.LibraryPart + "t1", usual},
		{"technique-2", page.LibraryPart + "t2", usual},
		{"technique-3", page.LibraryPart + "t3", usual},
		{"technique-4", page.LibraryPart + "t4", usual},
		{"technique-5", page.LibraryPart + "t5", high},
		{"technique-6", page.LibraryPart + "t6", high},
		{"technique-7", page.LibraryPart + "t7", usual},
		{"good-to-know", page.LibraryPart + "good-to-know", usual},
		{"good-to-know-whole", page.LibraryPart + "good-to-know", whole},
	} {
		all = append(all, exhibit{"Library", part.name, func(s *studio) (image.Image, error) {
			return s.take(s.open(afternoon(), s.choices(false), part.place), part.size), nil
		}})
	}
	for _, part := range []struct {
		name, place string
		locked      bool
		size        fyne.Size
	}{
		{name: "settings-schedule", place: "schedule", size: usual},
		{name: "settings-quiet", place: "quiet", size: usual},
		{name: "settings-coach", place: "coach", size: usual},
		{name: "settings-tools", place: "tools", size: usual},
		{name: "settings-general", place: "general", size: high},
		{name: "settings-general-locked", place: "general", locked: true, size: high},
	} {
		all = append(all, exhibit{"Settings", part.name, func(s *studio) (image.Image, error) {
			return s.take(s.open(afternoon(), s.choices(part.locked), page.SettingsPart+part.place), part.size), nil
		}})
	}
	for _, state := range []struct {
		name string
		sums control.Insights
		size fyne.Size
	}{
		{"insights", fourWeeks(), usual},
		{"insights-narrow", fourWeeks(), narrow},
		{"insights-empty", control.Insights{RatedEver: 1}, usual},
	} {
		all = append(all, exhibit{"Insights", state.name, func(s *studio) (image.Image, error) {
			s.sums = state.sums
			return s.take(s.open(afternoon(), s.choices(false), page.Insights), state.size), nil
		}})
	}
	return all, nil
}

func firstDay(s *control.Snapshot) {
	s.Now, s.NextReminder, s.ProgressPercent, s.FirstRun = at(9, 37), ptr(at(14, 0)), 12, true
	s.Headline = "First reminder about 14:00."
	s.Reason = "I count your time at the desk, and after about 75 minutes I ask. Breaks that you take yourself count."
	s.Week = control.Week{
		Goal: 4, Note: "A new week. Three or four, evenly spread.",
		Days: days("open", "open", "open", "open", "open", "off", "off"),
	}
	s.Today.Desk, s.Today.Done, s.Today.Planned = []control.Span{span(9, 12, 9, 36)}, nil, []time.Time{at(14, 0)}
	s.Today.Tension, s.Today.TensionNote = nil, "One tap. It helps to see what works."
}

// The sizes of the main window: as it opens, and so high that a long page is seen whole.
var (
	usual = fyne.NewSize(1120, 760)
	high  = fyne.NewSize(1120, 1000)
	whole = fyne.NewSize(1120, 1400)
	// narrow is the least size.
	narrow = fyne.NewSize(960, 640)
)

func (s *studio) choices(locked bool) settings.Settings {
	all := s.settings()
	if locked {
		all.Safety.Flags = []string{"disc"}
	}
	return all
}

// absent is a resident that doesn't answer.
type absent struct{}

func (absent) Ask(control.Command, func(control.Snapshot, error)) {}

func (absent) Save(settings.Settings, func(control.SettingsReply, error)) {}

// open opens the main window at a place.
func (s *studio) open(snapshot control.Snapshot, choices settings.Settings, place string) *shell.Shell {
	reply := control.SettingsReply{
		Settings: choices,
		Summary:  "Mon to Fri, 13:00 to 17:30, about every 75 minutes, never in a meeting. Four sessions a week, with a rest day after deep work.",
	}
	return shell.New(page.Given{
		Resident: absent{}, Words: s.words, Library: s.library, Figures: s.figures, Clock: s.clock,
		Data:     "~/.local/share/unknot",
		Insights: func(string) (control.Insights, error) { return s.sums, nil },
		System:   page.System{Save: func(string, func(io.WriteCloser, error)) {}},
		After:    func(time.Duration, func()) func() { return func() {} },
	}, func(settings.Settings) (*lang.Language, error) { return s.words, nil }, reply, snapshot, place)
}

// take takes the picture of a main window.
func (s *studio) take(opened *shell.Shell, size fyne.Size) image.Image {
	w := s.window()
	w.SetContent(opened.Content())
	w.Resize(size)
	return shoot(w)
}
