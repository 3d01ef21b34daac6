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

// PlanOf is the plan that the settings ask for, but for what was learned. The settings
// are checked ones.
func PlanOf(s settings.Settings, l *technique.Library) scheduler.Plan {
	p := scheduler.Plan{
		Work:          windowOf(s.Schedule.WorkFrom, s.Schedule.WorkTo),
		FixedOnly:     !s.Schedule.ByDeskTime,
		Every:         time.Duration(s.Schedule.EveryMinutes) * time.Minute,
		MaxPerDay:     s.Schedule.MaxPerDay,
		WeeklyGoal:    s.Schedule.WeeklyGoal,
		Spread:        s.Schedule.Spread,
		SnoozesPerDay: s.Quiet.SnoozesPerDay,
		HeadsUp:       time.Duration(s.Schedule.HeadsUpMinutes) * time.Minute,
		AwayAfter:     time.Duration(s.Quiet.AwayMinutes) * time.Minute,
		AfterCall:     time.Duration(s.Quiet.AfterCallMinutes) * time.Minute,
		MaxDelay:      time.Duration(s.Quiet.LongestWaitMinutes) * time.Minute,
		Ignore:        ignored(s.Quiet),
		Strictness:    scheduler.Strictness(s.Schedule.Strictness),
		RestDay:       s.Schedule.RestDay,
		Quick:         technique.ID(s.General.QuickRoutine),
	}
	for i, name := range weekdays {
		p.Days[i] = slices.Contains(s.Schedule.Days, name)
	}
	for _, w := range s.Schedule.Spans() {
		p.Windows = append(p.Windows, scheduler.Window{From: scheduler.TimeOfDay(w.From), To: scheduler.TimeOfDay(w.To)})
	}
	for _, text := range s.Schedule.At {
		if t, ok := settings.ParseFixedTime(text); ok {
			p.Fixed = append(p.Fixed, scheduler.FixedTime{At: scheduler.TimeOfDay(t.Minute), Days: t.Days})
		}
	}
	for _, text := range s.Schedule.QuietDates {
		if first, last, ok := settings.ParseDates(text); ok {
			p.Quiet = append(p.Quiet, scheduler.Dates{First: scheduler.DateOf(first), Last: scheduler.DateOf(last)})
		}
	}
	for _, r := range l.Routines() {
		line, err := coach.Fit(l, face.Request(s, r, nil))
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

// ignored are the blockers that the person switched off.
func ignored(q settings.Quiet) []scheduler.BlockerKind {
	var off []scheduler.BlockerKind
	for _, b := range []struct {
		heeded bool
		kinds  []scheduler.BlockerKind
	}{
		{q.Calls, []scheduler.BlockerKind{scheduler.Call, scheduler.Sharing}},
		{q.DoNotDisturb, []scheduler.BlockerKind{scheduler.DoNotDisturb}},
		{q.FullScreen, []scheduler.BlockerKind{scheduler.FullScreen}},
		{q.Typing, []scheduler.BlockerKind{scheduler.Typing}},
		{q.LowBattery, []scheduler.BlockerKind{scheduler.LowBattery}},
	} {
		if !b.heeded {
			off = append(off, b.kinds...)
		}
	}
	return off
}

// deep tells whether deep work is in a timeline.
func deep(l *technique.Library, line coach.Timeline) bool {
	return slices.ContainsFunc(line.Techniques, func(t technique.Technique) bool { return t.Depth == technique.Deep })
}
