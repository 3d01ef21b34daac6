package scheduler

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// lastCall is how long before the window closes the latest snooze on offer lies:
// enough for a session.
const lastCall = 15 * time.Minute

// snoozeLengths are the lengths on offer.
var snoozeLengths = [...]time.Duration{10 * time.Minute, 20 * time.Minute, 45 * time.Minute}

// SnoozeChoice is one way to snooze.
type SnoozeChoice struct {
	Length time.Duration // 0: at a clock time
	At     time.Time     // when it asks again
}

// For is the choice as the snooze command takes it: "10m" or "17:15".
func (c SnoozeChoice) For() string {
	if c.Length > 0 {
		return strconv.Itoa(int(c.Length/time.Minute)) + "m"
	}
	return c.At.Format("15:04")
}

// SnoozeChoices are the ways to snooze that are left now: 10, 20 and 45 minutes as
// far as they end inside the window, and a quarter of an hour before it closes. There
// are none where [CheckSnooze] would refuse them all.
func SnoozeChoices(plan Plan, history History, now time.Time) []SnoozeChoice {
	var choices []SnoozeChoice
	for _, length := range snoozeLengths {
		if at := now.Add(length); CheckSnooze(plan, history, now, at) == nil {
			choices = append(choices, SnoozeChoice{Length: length, At: at})
		}
	}
	var today day
	today.today(&plan, &history, now)
	open := today.window(now)
	if !open.Contains(now) {
		open.To = today.Window.To
	}
	close := open.To.Add(-lastCall)
	at := close.Add(-time.Duration(close.Minute()%5) * time.Minute)
	if at.Sub(now) >= snoozeLengths[0] && CheckSnooze(plan, history, now, at) == nil {
		choices = append(choices, SnoozeChoice{At: at})
	}
	return choices
}

// SnoozeProblem is why a snooze can't be had.
type SnoozeProblem string

const (
	SnoozePast    SnoozeProblem = "past"    // the moment has gone by
	SnoozeOutside SnoozeProblem = "outside" // the moment lies outside the windows, or on another day
	SnoozeSpent   SnoozeProblem = "spent"   // the day's snoozes are used up
	SnoozeNothing SnoozeProblem = "nothing" // no reminder is left to snooze today
)

// SnoozeError says why a snooze can't be had, with the facts to word it.
type SnoozeError struct {
	Problem SnoozeProblem
	At      time.Time // the moment that was asked for
	Window  Span      // today's window; empty: today has none
	Limit   int       // snoozes a day
}

// Error is a sentence for logs; faces word the problem themselves.
func (e *SnoozeError) Error() string {
	switch e.Problem {
	case SnoozePast:
		return fmt.Sprintf("can't snooze until %s: that moment has gone by", e.At.Format("15:04"))
	case SnoozeSpent:
		if e.Limit == 0 {
			return "can't snooze: the plan has no snoozes"
		}
		return fmt.Sprintf("can't snooze: today's %d snoozes are used up", e.Limit)
	case SnoozeNothing:
		return "can't snooze: no reminder is left for today"
	}
	if e.Window.Empty() {
		return "can't snooze: today has no reminders"
	}
	return fmt.Sprintf("can't snooze until %s: reminders come between %s and %s",
		e.At.Format("15:04"), e.Window.From.Format("15:04"), e.Window.To.Format("15:04"))
}

// CheckSnooze tells whether the reminder that is open, snoozed, held or next to come
// may be snoozed until a moment. The error is a *[SnoozeError].
func CheckSnooze(plan Plan, history History, now, until time.Time) error {
	var today day
	today.today(&plan, &history, now)
	if !today.Planned {
		today = day{Date: today.Date}
	}
	refuse := func(p SnoozeProblem) error {
		return &SnoozeError{Problem: p, At: until, Window: today.Window, Limit: plan.SnoozesPerDay}
	}
	_, open := history.OpenReminder()
	used, _ := history.snoozed(today.Date)
	switch {
	case !until.After(now):
		return refuse(SnoozePast)
	case !today.inside(until):
		return refuse(SnoozeOutside)
	case used >= plan.SnoozesPerDay:
		return refuse(SnoozeSpent)
	case !open && history.shown(today.Date) >= plan.MaxPerDay && !history.returning(today.Date, plan.Strictness.Manner().Returns):
		return refuse(SnoozeNothing)
	}
	return nil
}

// ParseSnooze reads a length ("10m", "1h30m", "20") or a time of today ("17:15").
func ParseSnooze(text string, now time.Time) (time.Time, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if length, ok := parseLength(text); ok {
		return now.Add(length), nil
	}
	if t, ok := parseTimeOfDay(text); ok {
		return t.On(now), nil
	}
	return time.Time{}, fmt.Errorf("can't read %q as a time to snooze: write a length such as 10m or a time such as 17:15", text)
}

// parseLength reads a positive length of at most a week; a bare number is minutes.
func parseLength(text string) (time.Duration, bool) {
	if n, err := strconv.Atoi(text); err == nil {
		text = strconv.Itoa(n) + "m"
	}
	length, err := time.ParseDuration(text)
	return length, err == nil && length > 0 && length <= 7*24*time.Hour
}

// parseTimeOfDay reads "17:15" or "9:05".
func parseTimeOfDay(text string) (TimeOfDay, bool) {
	hours, minutes, ok := strings.Cut(text, ":")
	h, err := strconv.ParseUint(hours, 10, 8)
	m, err2 := strconv.ParseUint(minutes, 10, 8)
	if !ok || err != nil || err2 != nil || h > 23 || m > 59 || len(minutes) != 2 {
		return 0, false
	}
	return At(int(h), int(m)), true
}
