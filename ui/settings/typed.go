package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
)

// typedTime reads a fixed time as people type one, such as "15", "3 pm", "Fri 14:00" or
// "Mon to Thu 15.30", and gives it back as the settings write it.
func typedTime(words *lang.Language, text string) (string, bool) {
	days, clock := splitTime(strings.ToLower(strings.TrimSpace(text)))
	minute, ok := typedMinute(clock)
	if !ok {
		return "", false
	}
	written := clockText(minute)
	if days == "" {
		return written, true
	}
	names, ok := typedDays(words, days)
	if !ok {
		return "", false
	}
	written = names + " " + written
	_, ok = settings.ParseFixedTime(written)
	return written, ok
}

// splitTime takes the time off the end of the text: what begins with its last number.
func splitTime(text string) (days, clock string) {
	begin := len(text)
	for i := len(text) - 1; i >= 0; i-- {
		c := rune(text[i])
		if !unicode.IsDigit(c) && c != ':' && c != '.' && begin < len(text) {
			break
		}
		if unicode.IsDigit(c) {
			begin = i
		}
	}
	return strings.Trim(text[:begin], " ,"), text[begin:]
}

// typedMinute reads a time of day: "15", "15:00", "15.00", "3pm", "3:30 p.m.".
func typedMinute(text string) (int, bool) {
	text = strings.NewReplacer(" ", "", "a.m.", "am", "p.m.", "pm").Replace(text)
	half := -1
	for i, end := range []string{"am", "pm"} {
		if rest, found := strings.CutSuffix(text, end); found {
			text, half = rest, i
		}
	}
	hours, minutes, _ := strings.Cut(strings.ReplaceAll(text, ".", ":"), ":")
	if minutes == "" {
		minutes = "00"
	}
	h, err1 := strconv.Atoi(hours)
	m, err2 := strconv.Atoi(minutes)
	if err1 != nil || err2 != nil || len(minutes) != 2 || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, false
	}
	if half >= 0 {
		if h < 1 || h > 12 {
			return 0, false
		}
		h = h%12 + 12*half
	}
	return h*60 + m, true
}

// typedDays reads days of the week, in the person's language or in English, as the settings
// write them: "mon-thu", "tue,thu".
func typedDays(words *lang.Language, text string) (string, bool) {
	between := " " + strings.ToLower(words.Say("settings.typed.to")) + " "
	text = strings.NewReplacer(between, "-", " to ", "-", " - ", "-", "–", "-", " and ", ",", " & ", ",", ", ", ",", " ", ",").Replace(text)
	var all []string
	for _, part := range strings.Split(text, ",") {
		if part == "" {
			continue
		}
		var ends []string
		for _, name := range strings.Split(part, "-") {
			day, ok := typedDay(words, name)
			if !ok {
				return "", false
			}
			ends = append(ends, dayNames[day])
		}
		if len(ends) > 2 {
			return "", false
		}
		all = append(all, strings.Join(ends, "-"))
	}
	return strings.Join(all, ","), len(all) > 0
}

func typedDay(words *lang.Language, text string) (time.Weekday, bool) {
	text = strings.TrimRight(strings.TrimSpace(text), ".")
	for d := time.Sunday; d <= time.Saturday; d++ {
		for _, name := range []string{words.WeekdayShort(d), words.Weekday(d), d.String(), dayNames[d]} {
			name = strings.TrimRight(strings.ToLower(name), ".")
			if text == name || strings.TrimSuffix(text, "s") == name {
				return d, true
			}
		}
	}
	return 0, false
}

// typedDates reads a date or a range of them as people type one, such as "2026-12-24",
// "24.12.", "24 Dec to 6 Jan", and gives it back as the settings write it. A date without
// a year is the next of its name.
func typedDates(words *lang.Language, text string, now time.Time) (string, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	from, to, isRange := text, "", false
	for _, between := range []string{" " + strings.ToLower(words.Say("settings.typed.to")) + " ", " to ", " – ", " - ", "–", ".."} {
		if from, to, isRange = strings.Cut(text, between); isRange {
			break
		}
	}
	first, ok := typedDate(words, from, now)
	if !ok {
		return "", false
	}
	written := first.Format(time.DateOnly)
	if isRange {
		last, ok := typedDate(words, to, first)
		if !ok {
			return "", false
		}
		written += " to " + last.Format(time.DateOnly)
	}
	_, _, ok = settings.ParseDates(written)
	return written, ok
}

// typedDate reads one date; one without a year is the first on or after the given day.
func typedDate(words *lang.Language, text string, after time.Time) (time.Time, bool) {
	text = strings.TrimSpace(text)
	if d, err := time.Parse(time.DateOnly, text); err == nil {
		return d, true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ' ' || r == ',' || r == '/' })
	if len(parts) < 2 || len(parts) > 3 {
		return time.Time{}, false
	}
	if strings.Contains(text, "/") {
		return time.Time{}, false // 6/7 is June to some and July to others
	}
	month, named := typedMonth(words, parts[1])
	day, err := strconv.Atoi(parts[0])
	if !named {
		if month, named = typedMonth(words, parts[0]); named {
			day, err = strconv.Atoi(parts[1]) // "Dec 24"
		} else if n, bad := strconv.Atoi(parts[1]); bad == nil {
			month = time.Month(n)
		}
	}
	if err != nil || month < 1 || month > 12 {
		return time.Time{}, false
	}
	year := 0
	if len(parts) == 3 {
		if year, err = strconv.Atoi(parts[2]); err != nil || year < 1000 || year > 9999 {
			return time.Time{}, false
		}
		return date(year, month, day)
	}
	begin, _ := date(after.Date())
	for year = begin.Year(); year < begin.Year()+5; year++ { // the 29th of February, too
		if d, ok := date(year, month, day); ok && !d.Before(begin) {
			return d, true
		}
	}
	return time.Time{}, false
}

func typedMonth(words *lang.Language, text string) (time.Month, bool) {
	if len([]rune(text)) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		for _, name := range []string{words.Month(m), m.String()} {
			if strings.HasPrefix(strings.ToLower(name), text) {
				return m, true
			}
		}
	}
	return 0, false
}

// date is a day of the calendar; there is no 30th of February.
func date(year int, month time.Month, day int) (time.Time, bool) {
	d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return d, d.Day() == day && d.Month() == month
}

// clockText is a time of day as the settings write it.
func clockText(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// freeSpan is where another window fits best: in the middle of the longest part of the hours at the
// desk that no window has, two hours at most. There must be an hour.
func freeSpan(taken []settings.Span, from, to int) (settings.Span, bool) {
	const least, most, apart = 60, 120, 15
	taken = append(slices.Clone(taken), settings.Span{From: to + apart, To: to + apart})
	var best settings.Span
	begin := from
	for _, w := range taken {
		if end := min(to, w.From-apart); end-begin > best.To-best.From {
			best = settings.Span{From: begin, To: end}
		}
		begin = max(begin, w.To+apart)
	}
	room := best.To - best.From
	if room < least {
		return settings.Span{}, false
	}
	if room > most {
		best.From += (room - most) / 2 / 15 * 15
		best.To = best.From + most
	}
	return best, true
}
