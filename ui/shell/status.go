package shell

import (
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
)

// status words the card at the foot of the sidebar: two short lines and how far its ring
// is closed, in percent.
func status(words *lang.Language, s settings.Settings, now control.Snapshot) (title, line string, percent int) {
	say := words.Say
	switch {
	case now.State == control.InSession && now.Session != nil:
		left := time.Duration(now.Session.LeftS) * time.Second
		return say("words.session.card", "Name", now.Session.Name), say("words.session.card_line", "Left", words.Short(left)), now.ProgressPercent
	case now.State == control.Due:
		return say("today.status.due"), say("today.status.due_line"), 100
	case now.State == control.HeldBack:
		return say("today.status.held"), say("today.status.held_line"), 100
	case now.State == control.Snoozed && now.Snooze.Until != nil:
		return say("today.status.snoozed"), say("today.status.snoozed_line", "Time", *now.Snooze.Until), now.ProgressPercent
	case now.State == control.Paused:
		return say("words.paused.card"), paused(words, now), 0
	case now.State == control.Counting && now.NextReminder != nil:
		return say("words.next.card", "Time", *now.NextReminder), say("words.next.card_line"), now.ProgressPercent
	}
	return resting(words, s, now)
}

func paused(words *lang.Language, now control.Snapshot) string {
	if now.Pause == nil || now.Pause.Until == nil {
		return words.Say("words.paused.card_line_open")
	}
	until := now.Pause.Until.In(now.Now.Location())
	text := words.Clock(until)
	switch days := dayOf(until).Sub(dayOf(now.Now)); {
	case days > 36*time.Hour:
		text = words.Say("words.paused.until_day", "Day", words.WeekdayShort(until.Weekday()), "Time", until)
	case days > 12*time.Hour:
		text = words.Say("words.paused.until_tomorrow", "Time", until)
	}
	return words.Say("words.paused.card_line_until", "Until", text)
}

func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// resting says why nothing is planned, and when something is again.
func resting(words *lang.Language, s settings.Settings, now control.Snapshot) (title, line string, percent int) {
	say := words.Say
	next, planned := nextDay(s, now.Now)
	switch {
	case now.Week.Goal > 0 && now.Week.Done >= now.Week.Goal:
		monday := now.Now.AddDate(0, 0, (8-int(now.Now.Weekday()))%7)
		if next, planned = nextDay(s, monday.AddDate(0, 0, -1)); !planned {
			return say("words.goal.card"), say("today.status.day_off_line"), 100
		}
		return say("words.goal.card"), say("words.goal.card_line", "Day", words.Weekday(next.Weekday())), 100
	case !slices.Contains(s.Schedule.Days, dayName(now.Now)):
		return say("today.status.day_off"), say("today.status.day_off_line"), 0
	case now.NextReminder != nil || !planned || now.Now.Before(now.Today.Window.To):
		return say("words.resting.card"), say("today.status.day_off_line"), 0
	case dayOf(next).Sub(dayOf(now.Now)) < 36*time.Hour:
		return say("words.done.card"), say("words.done.card_line_tomorrow"), 0
	}
	return say("words.done.card"), say("words.done.card_line_day", "Day", words.Weekday(next.Weekday())), 0
}

// nextDay is the first day after a moment on which reminders come.
func nextDay(s settings.Settings, after time.Time) (time.Time, bool) {
	for i := range 7 {
		day := after.AddDate(0, 0, i+1)
		if slices.Contains(s.Schedule.Days, dayName(day)) {
			return day, true
		}
	}
	return time.Time{}, false
}

// dayName is a day as the settings write it.
func dayName(t time.Time) string { return strings.ToLower(t.Weekday().String()[:3]) }
