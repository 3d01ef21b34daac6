package resident

import (
	"cmp"
	"slices"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/presence"
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

// presenceOf is what the desk is doing, for the scheduler.
func (r *Resident) presenceOf() scheduler.Presence {
	var p scheduler.Presence
	for kind, name := range blockers {
		since, holds := r.view.Since(kind)
		if kind == presence.Idle && holds {
			since, holds = r.idle(since)
		}
		if holds {
			p.Blockers = append(p.Blockers, scheduler.Blocker{Kind: name, Since: r.clock.Of(since)})
		}
	}
	slices.SortFunc(p.Blockers, func(a, b scheduler.Blocker) int {
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Kind, b.Kind))
	})
	if r.session != nil {
		p.Blockers = append(p.Blockers, scheduler.Blocker{Kind: scheduler.InSession, Since: r.session.Started})
	}
	return p
}

// idle is since when nobody gave any input. Whoever started Unknot was there then,
// whatever a display that has just come up says of the time before.
func (r *Resident) idle(since time.Time) (time.Time, bool) {
	if since.Before(r.begun) {
		since = r.begun
	}
	return since, time.Since(since) >= r.idleAfter()
}

// idleAfter is how long without input is idle, in real time.
func (r *Resident) idleAfter() time.Duration {
	return time.Duration(r.settings.Quiet.IdleMinutes) * time.Minute
}
