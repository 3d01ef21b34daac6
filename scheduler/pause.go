package scheduler

import (
	"fmt"
	"strings"
	"time"
)

// ParsePause reads how long to pause: "" (until resumed: the zero time), a length
// ("1h", "90m"), a clock time ("14:00" or "until 14:00": the next time the clock
// shows it), "today" (the rest of the day), "tomorrow", or a day of the week ("monday",
// "mon"). Days end the pause when work begins: today and tomorrow on the following
// morning, a day of the week on its next one.
func ParsePause(plan Plan, text string, now time.Time) (time.Time, error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	word := strings.TrimPrefix(text, "until ")
	switch word {
	case "":
		return time.Time{}, nil
	case "today", "tomorrow":
		return plan.Work.From.On(dayAfter(now, 1)), nil
	}
	if length, ok := parseLength(strings.TrimPrefix(word, "for ")); ok {
		return now.Add(length), nil
	}
	if t, ok := parseTimeOfDay(word); ok {
		if at := t.On(now); at.After(now) {
			return at, nil
		}
		return t.On(dayAfter(now, 1)), nil
	}
	for day := range time.Weekday(7) {
		name := strings.ToLower(day.String())
		if word == name || word == name[:3] {
			ahead := (int(day-now.Weekday())+6)%7 + 1
			return plan.Work.From.On(dayAfter(now, ahead)), nil
		}
	}
	return time.Time{}, fmt.Errorf("can't read %q as a pause: write a length such as 1h, a time such as \"until 14:00\", today, tomorrow or a day such as monday", text)
}

// ParseMeeting reads how long a meeting lasts: a length ("30m", "1h"), a clock time
// ("15:00" or "until 15:00": the next time the clock shows it), or "call" and "" for as
// long as the call that goes on, with callEnds set and no time.
func ParseMeeting(text string, now time.Time) (until time.Time, callEnds bool, err error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	if text == "" || text == "call" {
		return time.Time{}, true, nil
	}
	word := strings.TrimPrefix(text, "until ")
	if length, ok := parseLength(strings.TrimPrefix(word, "for ")); ok {
		return now.Add(length), false, nil
	}
	if t, ok := parseTimeOfDay(word); ok {
		if at := t.On(now); at.After(now) {
			return at, false, nil
		}
		return t.On(dayAfter(now, 1)), false, nil
	}
	return time.Time{}, false, fmt.Errorf("can't read %q as the length of a meeting: write a length such as 30m, a time such as \"until 15:00\", or call", text)
}
