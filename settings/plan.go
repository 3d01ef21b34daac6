package settings

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// How long the lists of the schedule may be.
const (
	MostWindows = 4
	MostTimes   = 8
	MostDates   = 100
)

// Span is a stretch of the day in minutes after midnight, From before To.
type Span struct{ From, To int }

// String is the stretch as the settings file has it: "13:00-17:30".
func (w Span) String() string { return clockText(w.From) + "-" + clockText(w.To) }

func clockText(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// ParseSpan reads a stretch of the day such as "13:00-17:30".
func ParseSpan(text string) (Span, bool) {
	from, to, found := strings.Cut(text, "-")
	a, ok1 := MinuteOfDay(strings.TrimSpace(from))
	b, ok2 := MinuteOfDay(strings.TrimSpace(to))
	return Span{a, b}, found && ok1 && ok2 && a < b
}

// Spans are the windows in force, from the first to the last, none touching another:
// those of Windows, or where it is empty, the one from WindowFrom to WindowTo. What
// can't be read is left out.
func (h Schedule) Spans() []Span {
	if len(h.Windows) == 0 {
		from, ok1 := MinuteOfDay(h.WindowFrom)
		to, ok2 := MinuteOfDay(h.WindowTo)
		if !ok1 || !ok2 || from >= to {
			return nil
		}
		return []Span{{from, to}}
	}
	var spans []Span
	for _, text := range h.Windows {
		if w, ok := ParseSpan(text); ok {
			spans = append(spans, w)
		}
	}
	return spans
}

// SetSpans makes these the windows in force. One window is kept in WindowFrom and
// WindowTo alone; of several, those keep where the first begins and the last ends, for
// whoever knows of one window only.
func (h *Schedule) SetSpans(spans []Span) {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b Span) int { return a.From - b.From })
	h.Windows = []string{}
	if len(spans) == 0 {
		return
	}
	h.WindowFrom, h.WindowTo = clockText(spans[0].From), clockText(spans[len(spans)-1].To)
	if len(spans) > 1 {
		for _, w := range spans {
			h.Windows = append(h.Windows, w.String())
		}
	}
}

// FixedTime is a time of day at which to remind.
type FixedTime struct {
	Minute int     // after midnight
	Days   [7]bool // by time.Weekday; none: every day of the plan
}

var dayNames = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// ParseFixedTime reads "15:00", "fri 14:00", "tue,thu 11:00" or "mon-thu 15:30".
func ParseFixedTime(text string) (FixedTime, bool) {
	var t FixedTime
	days, clock, some := strings.Cut(text, " ")
	if !some {
		days, clock = "", text
	}
	minute, ok := MinuteOfDay(strings.TrimSpace(clock))
	if !ok || minute >= 24*60 {
		return t, false
	}
	t.Minute = minute
	if !some {
		return t, true
	}
	for _, part := range strings.Split(days, ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, to := slices.Index(dayNames[:], first), slices.Index(dayNames[:], last)
		if from < 0 || to < 0 {
			return t, false
		}
		for day := from; ; day = (day + 1) % 7 {
			t.Days[day] = true
			if day == to {
				break
			}
		}
	}
	return t, true
}

// longestQuiet bounds a range of dates, in days.
const longestQuiet = 366

// ParseDates reads "2026-12-24", or with its last day "2026-12-24 to 2027-01-06". The
// days are given by their midnights in UTC.
func ParseDates(text string) (first, last time.Time, ok bool) {
	from, to, isRange := strings.Cut(text, " to ")
	if !isRange {
		to = from
	}
	first, err1 := time.Parse(time.DateOnly, strings.TrimSpace(from))
	last, err2 := time.Parse(time.DateOnly, strings.TrimSpace(to))
	ok = err1 == nil && err2 == nil && !last.Before(first) && last.Sub(first) <= longestQuiet*24*time.Hour
	return first, last, ok
}

// allowsPlan checks the lists of the schedule.
func (f Field) allowsPlan(list []string) bool {
	switch f.Kind {
	case Windows:
		end := -1
		for _, text := range list {
			w, ok := ParseSpan(text)
			if !ok || w.From <= end {
				return false
			}
			end = w.To
		}
		return len(list) <= MostWindows
	case Times:
		for _, text := range list {
			if _, ok := ParseFixedTime(text); !ok {
				return false
			}
		}
		return len(list) <= MostTimes
	case Dates:
		for _, text := range list {
			if _, _, ok := ParseDates(text); !ok {
				return false
			}
		}
		return len(list) <= MostDates
	}
	return true
}
