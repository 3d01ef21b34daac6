package scheduler

import (
	"fmt"
	"time"
)

// TimeOfDay is a wall-clock time as minutes after midnight, 0 to 1440.
type TimeOfDay int

// At is the time of day with the given hour and minute.
func At(hour, minute int) TimeOfDay { return TimeOfDay(hour*60 + minute) }

// On is the moment at which the clock on the wall shows t on the day of day, in its
// location. Where that moment is skipped by a change to summer time, it is one the clock does show.
func (t TimeOfDay) On(day time.Time) time.Time {
	y, m, d := day.Date()
	if t <= 0 {
		return midnight(y, m, d, day.Location())
	}
	if t >= 24*60 {
		return midnight(y, m, d+1, day.Location())
	}
	return time.Date(y, m, d, 0, int(t), 0, 0, day.Location())
}

// String is the time as "17:15".
func (t TimeOfDay) String() string { return fmt.Sprintf("%02d:%02d", int(t)/60, int(t)%60) }

// midnight is the first moment of a date. Where summer time begins at midnight,
// the day starts at one o'clock, and time.Date may name an hour of the day before.
func midnight(y int, m time.Month, d int, in *time.Location) time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, in)
	if t.Hour() != 0 {
		return time.Date(y, m, d, 1, 0, 0, 0, in)
	}
	return t
}

// dayAfter is the first moment of the day that lies n days after the day of t.
func dayAfter(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	return midnight(y, m, d+n, t.Location())
}

// at is the moment at which the clock shows t on a calendar day.
func (s Span) at(t TimeOfDay) time.Time {
	if s.To.Sub(s.From) == 24*time.Hour { // no clock changes: spare the calendar
		return s.From.Add(time.Duration(min(max(t, 0), 24*60)) * time.Minute)
	}
	return t.On(s.From)
}

// dateOf is the calendar day of t, from its first moment to that of the next.
func dateOf(t time.Time) Span {
	y, m, d := t.Date()
	in := t.Location()
	return Span{midnight(y, m, d, in), midnight(y, m, d+1, in)}
}

// onDay tells whether t lies on the calendar day of day, in the location of day.
func onDay(t, day time.Time) bool { return dateOf(day).Contains(t) }

// Span is a stretch of time.
type Span struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}

// Contains tells whether t lies in the span. Its end does not.
func (s Span) Contains(t time.Time) bool { return !t.Before(s.From) && t.Before(s.To) }

// Empty tells whether the span contains nothing.
func (s Span) Empty() bool { return !s.From.Before(s.To) }

// Day is a day of the plan in moments of time.
type Day struct {
	Date    Span // from its first moment to that of the next day
	Planned bool // it is one of the days on which to remind
	Work    Span // hours at the desk
	Window  Span // reminders come inside it; empty where the plan leaves none
}

// On is the plan for the day of t, in its location.
func (p Plan) On(t time.Time) Day {
	date, w := dateOf(t), p.reminding()
	return Day{
		Date:    date,
		Planned: p.Days[t.Weekday()],
		Work:    Span{date.at(p.Work.From), date.at(p.Work.To)},
		Window:  Span{date.at(w.From), date.at(w.To)},
	}
}
