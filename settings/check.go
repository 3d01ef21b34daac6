package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// longestText is how many letters a [Text] may have.
const longestText = 200

// Problem is one setting that holds what it must not.
type Problem struct {
	Key  string // "schedule.every_minutes"
	Text string // what it holds and what was expected, as a sentence
}

// Check returns what is wrong with s, in the order of the settings file; nothing if
// all is well.
func Check(s Settings) []Problem {
	var problems []Problem
	for _, f := range Fields() {
		if !f.allows(s) {
			problems = append(problems, f.problem(f.show(s)))
		}
	}
	return append(problems, checkHours(s)...)
}

// Repair returns s with every setting that is wrong set back to its default and all
// others kept, and what was wrong.
//
// The safety check is the exception to defaults: flags that are known stay set and
// the check is asked again, so that damage never unlocks the coach.
func Repair(s Settings) (Settings, []Problem) {
	problems := Check(s)
	if len(problems) == 0 {
		return s, nil
	}
	s, def := clone(s), Default()
	for _, f := range Fields() {
		if f.allows(s) {
			continue
		}
		if strings.HasPrefix(f.Key, "safety.") {
			s.Safety = doubtful(s.Safety)
			continue
		}
		f.copy(&s, &def)
	}
	if badSpan(s.Schedule.WorkFrom, s.Schedule.WorkTo) {
		s.Schedule.WorkFrom, s.Schedule.WorkTo = def.Schedule.WorkFrom, def.Schedule.WorkTo
	}
	if badSpan(s.Schedule.WindowFrom, s.Schedule.WindowTo) {
		s.Schedule.WindowFrom, s.Schedule.WindowTo = def.Schedule.WindowFrom, def.Schedule.WindowTo
	}
	if apart(s.Schedule) {
		s.Schedule.Windows = def.Schedule.Windows
	}
	if apart(s.Schedule) {
		s.Schedule.WindowFrom, s.Schedule.WindowTo = def.Schedule.WindowFrom, def.Schedule.WindowTo
	}
	if apart(s.Schedule) {
		s.Schedule.WorkFrom, s.Schedule.WorkTo = def.Schedule.WorkFrom, def.Schedule.WorkTo
	}
	return s, problems
}

// Locked reports whether the safety check locks the coach: one of the first four
// flags is set and there is no all-clear. "headaches" does not lock.
func (s Safety) Locked() bool {
	if s.Unlocked != "" {
		return false
	}
	return slices.ContainsFunc(s.Flags, func(flag string) bool { return flag != "headaches" })
}

// MinuteOfDay reads a time of day such as "08:00" as minutes after midnight, 0 to
// 1440 ("24:00").
func MinuteOfDay(text string) (int, bool) {
	if len(text) != 5 || text[2] != ':' {
		return 0, false
	}
	for _, i := range []int{0, 1, 3, 4} {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
	}
	hour := int(text[0]-'0')*10 + int(text[1]-'0')
	minute := int(text[3]-'0')*10 + int(text[4]-'0')
	if minute > 59 || hour > 24 || (hour == 24 && minute > 0) {
		return 0, false
	}
	return hour*60 + minute, true
}

func checkHours(s Settings) []Problem {
	var problems []Problem
	h := s.Schedule
	order := func(key, what, from, to string) {
		if badSpan(from, to) {
			problems = append(problems, Problem{key, fmt.Sprintf(
				"%s: %s run from %s to %s. I expected an end after the start.", key, what, from, to)})
		}
	}
	order("schedule.work_to", "the work hours", h.WorkFrom, h.WorkTo)
	order("schedule.window_to", "the afternoon hours", h.WindowFrom, h.WindowTo)
	if len(problems) == 0 && apart(h) && len(h.Windows) > 0 {
		problems = append(problems, Problem{"schedule.windows", fmt.Sprintf(
			"schedule.windows: the windows %s lie outside the work hours %s to %s. "+
				"I expected them to overlap, or no reminder could come.",
			strings.Join(h.Windows, ", "), h.WorkFrom, h.WorkTo)})
	} else if len(problems) == 0 && apart(h) {
		problems = append(problems, Problem{"schedule.window_from", fmt.Sprintf(
			"schedule.window_from: the afternoon window %s to %s lies outside the work hours %s to %s. "+
				"I expected the two to overlap, or no reminder could come.",
			h.WindowFrom, h.WindowTo, h.WorkFrom, h.WorkTo)})
	}
	return problems
}

// badSpan is false for times that can't be read: those are told for themselves.
func badSpan(from, to string) bool {
	a, okA := MinuteOfDay(from)
	b, okB := MinuteOfDay(to)
	return okA && okB && a >= b
}

func apart(h Schedule) bool {
	workFrom, ok1 := MinuteOfDay(h.WorkFrom)
	workTo, ok2 := MinuteOfDay(h.WorkTo)
	spans := h.Spans()
	return ok1 && ok2 && len(spans) > 0 && !slices.ContainsFunc(spans, func(w Span) bool {
		return w.From < workTo && w.To > workFrom
	})
}

// doubtful is a safety check that has to be asked again: what is surely set stays
// set, and no all-clear survives.
func doubtful(s Safety) Safety {
	f, _ := FieldOf("safety.flags")
	kept := []string{}
	for _, flag := range s.Flags {
		if slices.Contains(f.Choices, flag) && !slices.Contains(kept, flag) {
			kept = append(kept, flag)
		}
	}
	return Safety{Flags: kept}
}

func (f Field) problem(shown string) Problem {
	return Problem{f.Key, fmt.Sprintf("%s is %s. I expected %s.", f.Key, shown, f.Expected())}
}

// show returns the value as it would stand in the file, cut to a readable length.
func (f Field) show(s Settings) string {
	switch v := f.at(&s).(type) {
	case *int:
		return strconv.Itoa(*v)
	case *bool:
		return strconv.FormatBool(*v)
	case *string:
		return short(strconv.Quote(*v))
	case *[]string:
		return short("[" + strings.Join(quoted(*v), ", ") + "]")
	}
	return ""
}

func short(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

func (f Field) allows(s Settings) bool {
	switch v := f.at(&s).(type) {
	case *int:
		if len(f.Choices) > 0 {
			return slices.Contains(f.Choices, strconv.Itoa(*v))
		}
		return *v >= f.Lo && *v <= f.Hi
	case *string:
		return f.allowsText(*v)
	case *[]string:
		for i, word := range *v {
			if slices.Contains((*v)[:i], word) || len(*v) > 100 {
				return false
			}
			if f.Kind == Names && !isName(word) || f.Kind == SeveralOf && !slices.Contains(f.Choices, word) {
				return false
			}
		}
		return f.allowsPlan(*v)
	}
	return true
}

func (f Field) allowsText(text string) bool {
	switch f.Kind {
	case OneOf:
		return slices.Contains(f.Choices, text)
	case ClockTime:
		_, ok := MinuteOfDay(text)
		return ok
	case Date:
		if text == "" {
			return true
		}
		_, err := time.Parse(time.DateOnly, text)
		return err == nil
	case Text:
		return utf8.RuneCountInString(text) <= longestText && !strings.ContainsFunc(text, unicode.IsControl)
	case Name:
		return isName(text)
	case Language:
		return isName(strings.ToLower(text))
	}
	return false
}

// isName reports whether text is lower-case letters and digits in words joined by
// single hyphens.
func isName(text string) bool {
	if text == "" || len(text) > 64 {
		return false
	}
	previous := '-'
	for _, r := range text {
		if r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') || r == '-' && previous == '-' {
			return false
		}
		previous = r
	}
	return previous != '-'
}

func (f Field) copy(to, from *Settings) {
	switch v := f.at(to).(type) {
	case *int:
		*v = *f.at(from).(*int)
	case *bool:
		*v = *f.at(from).(*bool)
	case *string:
		*v = *f.at(from).(*string)
	case *[]string:
		*v = slices.Clone(*f.at(from).(*[]string))
	}
}

func clone(s Settings) Settings {
	s.Schedule.Days = slices.Clone(s.Schedule.Days)
	s.Schedule.Windows = slices.Clone(s.Schedule.Windows)
	s.Schedule.At = slices.Clone(s.Schedule.At)
	s.Schedule.QuietDates = slices.Clone(s.Schedule.QuietDates)
	s.Tools = slices.Clone(s.Tools)
	s.Safety.Flags = slices.Clone(s.Safety.Flags)
	return s
}
