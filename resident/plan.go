package resident

import (
	"slices"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// weekdays are the days as the settings write them, by time.Weekday.
var weekdays = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// planOf is the plan that the settings ask for. The settings are checked ones.
func planOf(s settings.Settings, l *technique.Library) scheduler.Plan {
	p := scheduler.Plan{
		Work:          windowOf(s.Schedule.WorkFrom, s.Schedule.WorkTo),
		Afternoon:     windowOf(s.Schedule.WindowFrom, s.Schedule.WindowTo),
		Every:         time.Duration(s.Schedule.EveryMinutes) * time.Minute,
		MaxPerDay:     s.Schedule.MaxPerDay,
		WeeklyGoal:    s.Schedule.WeeklyGoal,
		SnoozesPerDay: s.Quiet.SnoozesPerDay,
		HeadsUp:       time.Duration(s.Schedule.HeadsUpMinutes) * time.Minute,
		AwayAfter:     time.Duration(s.Quiet.AwayMinutes) * time.Minute,
		RestDay:       s.Schedule.RestDay,
		Quick:         technique.ID(s.General.QuickRoutine),
	}
	for i, name := range weekdays {
		p.Days[i] = slices.Contains(s.Schedule.Days, name)
	}
	for _, r := range l.Routines() {
		line, err := coach.Fit(l, face.Request(s, r))
		if err != nil {
			continue // nothing of it can be done with the tools at hand
		}
		p.Choices = append(p.Choices, scheduler.Choice{Routine: r.ID, Deep: deep(l, line), Length: line.Length()})
	}
	return p
}

func windowOf(from, to string) scheduler.Window {
	f, _ := settings.MinuteOfDay(from)
	t, _ := settings.MinuteOfDay(to)
	return scheduler.Window{From: scheduler.TimeOfDay(f), To: scheduler.TimeOfDay(t)}
}

// deep tells whether deep work is in a timeline.
func deep(l *technique.Library, line coach.Timeline) bool {
	return slices.ContainsFunc(line.Techniques, func(t technique.Technique) bool { return t.Depth == technique.Deep })
}
