package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Clock returns a time of day: "15:10" or "3:10 pm".
func (l *Language) Clock(t time.Time) string {
	return l.ClockAt(t.Hour()*60 + t.Minute())
}

// ClockAt returns the time of day so many minutes after midnight, 0 to 1440.
func (l *Language) ClockAt(minutes int) string {
	hour, minute := minutes/60, minutes%60
	args := map[string]any{
		"Hour24": fmt.Sprintf("%02d", hour),
		"Hour12": strconv.Itoa((hour+11)%12 + 1),
		"Minute": fmt.Sprintf("%02d", minute),
	}
	switch {
	case !l.twelve:
		return l.Say("calendar.clock.full_24", args)
	case hour%24 < 12:
		return l.Say("calendar.clock.am", args)
	default:
		return l.Say("calendar.clock.pm", args)
	}
}

// Weekday returns the name of a day: "Thursday".
func (l *Language) Weekday(d time.Weekday) string {
	return l.Say("calendar.day." + strings.ToLower(d.String()))
}

// WeekdayShort returns the short name of a day: "Thu".
func (l *Language) WeekdayShort(d time.Weekday) string {
	return l.Say("calendar.day_short." + strings.ToLower(d.String()))
}

// WeekdayLetter returns the letter above a day of the week card: "T".
func (l *Language) WeekdayLetter(d time.Weekday) string {
	return l.Say("calendar.day_letter." + strings.ToLower(d.String()))
}

// Month returns the name of a month: "November".
func (l *Language) Month(m time.Month) string {
	return l.Say("calendar.month." + strings.ToLower(m.String()))
}

// Date returns a day with its year: "23 November 2026".
func (l *Language) Date(t time.Time) string { return l.date("calendar.date.full", t) }

// DayMonth returns a day without its year: "23 November".
func (l *Language) DayMonth(t time.Time) string { return l.date("calendar.date.day_month", t) }

// DayDate returns a day with its name: "Monday, 23 November".
func (l *Language) DayDate(t time.Time) string { return l.date("calendar.date.weekday", t) }

func (l *Language) date(id string, t time.Time) string {
	return l.Say(id, "Day", strconv.Itoa(t.Day()), "Month", l.Month(t.Month()),
		"Year", strconv.Itoa(t.Year()), "Weekday", l.Weekday(t.Weekday()))
}

// Days returns days of the week in short, from Monday, three or more in a row as a
// range: "Mon to Fri", "Mon, Wed and Fri", "Every day". days is by time.Weekday.
func (l *Language) Days(days [7]bool) string {
	var parts []string
	count := 0
	for i := 0; i < 7; i++ {
		end := i
		for end < 7 && days[(end+1)%7] {
			end++
		}
		run := end - i
		count += run
		first, last := l.WeekdayShort(time.Weekday((i+1)%7)), l.WeekdayShort(time.Weekday(end%7))
		switch {
		case run >= 3:
			parts = append(parts, l.Say("calendar.days.range", "First", first, "Last", last))
		case run == 2:
			parts = append(parts, first, last)
		case run == 1:
			parts = append(parts, first)
		}
		i = end
	}
	switch count {
	case 0:
		return l.Say("calendar.days.none")
	case 7:
		return l.Say("calendar.days.all")
	}
	return l.List(parts...)
}

// Words returns a length of time as one says it: "30 seconds", "75 minutes", and from
// 90 minutes on "1 h 50 min". It is cut to whole seconds below a minute, to whole
// minutes above.
func (l *Language) Words(d time.Duration) string {
	d = max(d, 0)
	switch {
	case d < time.Minute:
		return l.SayN("calendar.words.seconds", int(d/time.Second))
	case d < 90*time.Minute:
		return l.SayN("calendar.words.minutes", int(d/time.Minute))
	}
	return l.Short(d.Truncate(time.Minute))
}

// Short returns a length of time with units: "45 s", "4 min 54 s", "10 min",
// "1 h 50 min". It is cut to whole seconds, from an hour on to whole minutes.
func (l *Language) Short(d time.Duration) string {
	d = max(d, 0)
	hours, minutes, seconds := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	switch {
	case hours > 0 && minutes > 0:
		return l.Say("calendar.short.hours_minutes", "Hours", hours, "Minutes", minutes)
	case hours > 0:
		return l.Say("calendar.short.hours", "Hours", hours)
	case minutes > 0 && seconds > 0:
		return l.Say("calendar.short.minutes_seconds", "Minutes", minutes, "Seconds", seconds)
	case minutes > 0:
		return l.Say("calendar.short.minutes", "Minutes", minutes)
	}
	return l.Say("calendar.short.seconds", "Seconds", seconds)
}

// Dial returns a length of time as digits: "2:51", "0:07", "62:05". It is cut to whole
// seconds: a countdown rounds up first, so that 0:00 means that nothing is left.
func Dial(d time.Duration) string {
	s := int(max(d, 0) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
