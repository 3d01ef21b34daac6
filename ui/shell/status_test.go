package shell_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestTheStatusCardSaysTheStateInTwoShortLines(t *testing.T) {
	saturday := time.Date(2026, 11, 28, 11, 0, 0, 0, zone)
	for _, tt := range []struct {
		name        string
		change      func(*control.Snapshot)
		settings    func(*settings.Settings)
		title, line string
		percent     int
	}{
		{name: "counting", change: func(*control.Snapshot) {}, title: "Next about 15:10", line: "Quiet until then", percent: 62},
		{name: "due", change: func(s *control.Snapshot) { s.State = control.Due }, title: "Your break", line: "Waits for you", percent: 100},
		{name: "held back", change: func(s *control.Snapshot) { s.State = control.HeldBack }, title: "Held back", line: "Comes soon after", percent: 100},
		{name: "snoozed", change: func(s *control.Snapshot) {
			s.State, s.Snooze.Until = control.Snoozed, ptr(at(14, 58))
		}, title: "Snoozed", line: "Until 14:58", percent: 62},
		{name: "paused for an hour", change: func(s *control.Snapshot) {
			s.State, s.Pause = control.Paused, &control.Pause{Until: ptr(at(15, 38))}
		}, title: "Paused", line: "Until 15:38"},
		{name: "paused until tomorrow", change: func(s *control.Snapshot) {
			s.State, s.Pause = control.Paused, &control.Pause{Until: ptr(at(8, 0).AddDate(0, 0, 1))}
		}, title: "Paused", line: "Until tomorrow 08:00"},
		{name: "paused until Monday", change: func(s *control.Snapshot) {
			s.State, s.Pause = control.Paused, &control.Pause{Until: ptr(at(8, 0).AddDate(0, 0, 5))}
		}, title: "Paused", line: "Until Mon 08:00"},
		{name: "paused for good", change: func(s *control.Snapshot) {
			s.State, s.Pause = control.Paused, &control.Pause{}
		}, title: "Paused", line: "Until you resume"},
		{name: "in a session", change: func(s *control.Snapshot) {
			s.State, s.ProgressPercent, s.Session = control.InSession, 42, &control.Session{Name: "Solo ten", LeftS: 171}
		}, title: "Solo ten", line: "2 min 51 s left", percent: 42},
		{name: "done for today", change: func(s *control.Snapshot) {
			s.State, s.NextReminder, s.Now = control.Resting, nil, at(17, 40)
		}, title: "Done for today", line: "Next one tomorrow"},
		{name: "done on a Friday", change: func(s *control.Snapshot) {
			s.State, s.NextReminder, s.Now = control.Resting, nil, at(17, 40).AddDate(0, 0, 2)
		}, title: "Done for today", line: "Next one Monday"},
		{name: "a day off", change: func(s *control.Snapshot) {
			s.State, s.NextReminder, s.Now = control.Resting, nil, saturday
		}, title: "Day off", line: "Nothing planned"},
		{name: "goal met", change: func(s *control.Snapshot) {
			s.State, s.NextReminder, s.Week.Done = control.Resting, nil, 4
		}, title: "Goal met", line: "Next one Monday", percent: 100},
		{name: "goal met, other days", change: func(s *control.Snapshot) {
			s.State, s.NextReminder, s.Week.Done = control.Resting, nil, 4
		}, settings: func(s *settings.Settings) { s.Schedule.Days = []string{"tue", "wed"} }, title: "Goal met", line: "Next one Tuesday", percent: 100},
		{name: "before the desk clock starts", change: func(s *control.Snapshot) {
			s.State, s.NextReminder, s.Now = control.Resting, nil, at(7, 50)
		}, title: "Resting", line: "Nothing planned"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			given := scene{variant: "light", snapshot: usual(), settings: chosen()}
			tt.change(&given.snapshot)
			if tt.settings != nil {
				tt.settings(&given.settings)
			}
			card := all[*widget.StatusCard](show(t, given).window.Content())[0]
			if card.Title != tt.title || card.Line != tt.line || card.Percent != tt.percent {
				t.Errorf("it says %q, %q, %d %%; want %q, %q, %d %%", card.Title, card.Line, card.Percent, tt.title, tt.line, tt.percent)
			}
			const room = 176 - 56
			if w := widget.TextWidth(card.Title, theme.SmallBold, true); w > room {
				t.Errorf("%q is %.0f units wide and has %d", card.Title, w, room)
			}
			if w := widget.TextWidth(card.Line, theme.Caption, false); w > room {
				t.Errorf("%q is %.0f units wide and has %d", card.Line, w, room)
			}
		})
	}
}
