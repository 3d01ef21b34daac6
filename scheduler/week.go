package scheduler

import "time"

// WeekStart is the first moment of the week of t, which begins on Monday.
func WeekStart(t time.Time) time.Time {
	return dayAfter(t, -((int(t.Weekday()) + 6) % 7))
}

// Done counts the sessions of the week of now that count towards the goal.
func Done(sessions []Session, now time.Time) int {
	if n := len(sessions); n == 0 || now.Sub(sessions[n-1].Ended) > 8*24*time.Hour {
		return 0 // spare the calendar
	}
	start, end := WeekStart(now), now.Add(1)
	if sessions[len(sessions)-1].Ended.After(now) { // the clock was set back
		end = dayAfter(start, 7)
	}
	return count(sessions, start, end)
}

func count(sessions []Session, from, to time.Time) int {
	n := 0
	for i := len(sessions) - 1; i >= 0; i-- {
		if s := sessions[i]; s.Credited && (Span{from, to}).Contains(s.Ended) {
			n++
		}
	}
	return n
}

// WeeksMet counts the weeks in a row that met the goal up to now, this one included
// once it has. It goes back as far as sessions do.
func WeeksMet(goal int, sessions []Session, now time.Time) int {
	if goal <= 0 {
		return 0
	}
	n := 0
	start := WeekStart(now)
	if count(sessions, start, dayAfter(start, 7)) >= goal {
		n++
	}
	for {
		before := dayAfter(start, -7)
		if count(sessions, before, start) < goal {
			return n
		}
		n, start = n+1, before
	}
}

// RestToday tells whether today is a rest day for deep work: some was done yesterday.
func RestToday(plan Plan, history History, now time.Time) bool {
	return plan.RestDay && deepOn(history.Sessions, dayAfter(now, -1))
}

// restFrom tells whether deep work should wait, because of deep work yesterday or
// earlier today, and when that ended.
func restFrom(plan *Plan, sessions []Session, now time.Time) (deep time.Time, rest bool) {
	if !plan.RestDay {
		return time.Time{}, false
	}
	n := len(sessions)
	if n == 0 || now.Sub(sessions[n-1].Ended) > 72*time.Hour {
		return time.Time{}, false // spare the calendar
	}
	var since Span
	for i := len(sessions) - 1; i >= 0; i-- {
		s := &sessions[i]
		if !s.Deep {
			continue
		}
		if since.Empty() {
			since = Span{dayAfter(now, -1), dayAfter(now, 1)}
		}
		if since.Contains(s.Ended) {
			return s.Ended, true
		}
	}
	return time.Time{}, false
}

func deepOn(sessions []Session, day time.Time) bool {
	date := dateOf(day)
	for _, s := range sessions {
		if s.Deep && date.Contains(s.Ended) {
			return true
		}
	}
	return false
}

// DayKind is what a day of the week card shows.
type DayKind string

const (
	DayDeep   DayKind = "deep"   // a session with deep work
	DayGentle DayKind = "gentle" // a session without
	DayRest   DayKind = "rest"   // a rest day for deep work; gentle sessions stay welcome
	DayOpen   DayKind = "open"   // one of the days, nothing done
	DayOff    DayKind = "off"    // not one of the days
)

// WeekDay is a day of the week card.
type WeekDay struct {
	Date  time.Time // its first moment
	Today bool
	Kind  DayKind
}

// WeekNote says what the week card has to tell about rest days.
type WeekNote string

const (
	NoteNone      WeekNote = ""
	NoteRestToday WeekNote = "rest-today" // deep work yesterday: today is a rest day for it
	NoteRestNext  WeekNote = "rest-next"  // deep work today: tomorrow is a rest day for it
	NoteWouldRest WeekNote = "would-rest" // the routine offered today is deep: doing it makes tomorrow a rest day
)

// WeekCard is the week so far.
type WeekCard struct {
	Done, Goal int
	Days       [7]WeekDay // from Monday
	WeeksMet   int
	Note       WeekNote
	NoteDay    time.Time // the rest day that Note speaks of; zero: none
}

// Week is the week of now. Sessions beyond this week count for WeeksMet.
func Week(plan Plan, history History, now time.Time) WeekCard {
	card := WeekCard{
		Done:     Done(history.Sessions, now),
		Goal:     plan.WeeklyGoal,
		WeeksMet: WeeksMet(plan.WeeklyGoal, history.Sessions, now),
	}
	today, tomorrow := dayAfter(now, 0), dayAfter(now, 1)
	planned := plannedDeep(plan, history, now)
	switch {
	case !plan.RestDay:
	case deepOn(history.Sessions, now):
		card.Note, card.NoteDay = NoteRestNext, tomorrow
	case RestToday(plan, history, now):
		card.Note, card.NoteDay = NoteRestToday, today
	case planned:
		card.Note, card.NoteDay = NoteWouldRest, tomorrow
	}
	start := WeekStart(now)
	for i := range card.Days {
		day := dayAfter(start, i)
		card.Days[i] = WeekDay{Date: day, Today: day.Equal(today), Kind: kindOf(plan, history, day)}
	}
	if card.Note == NoteWouldRest {
		if i := (int(now.Weekday())+6)%7 + 1; i < 7 && card.Days[i].Kind == DayOpen {
			card.Days[i].Kind = DayRest
		}
	}
	return card
}

// plannedDeep tells whether the routine offered on a reminder day holds deep work.
func plannedDeep(plan Plan, history History, now time.Time) bool {
	goalMet := plan.WeeklyGoal > 0 && Done(history.Sessions, now) >= plan.WeeklyGoal
	if planned, _ := plan.planned(now); !planned || goalMet {
		return false
	}
	id, _, gentle := offer(&plan, &history, goalMet, now)
	c, ok := find(plan.Choices, id)
	return ok && c.Deep && !gentle
}

func kindOf(plan Plan, history History, day time.Time) DayKind {
	kind := DayOff
	if planned, _ := plan.planned(day); planned {
		kind = DayOpen
		if plan.RestDay && deepOn(history.Sessions, dayAfter(day, -1)) {
			kind = DayRest
		}
	}
	date := dateOf(day)
	for _, s := range history.Sessions {
		if !date.Contains(s.Ended) {
			continue
		}
		if s.Deep {
			return DayDeep
		}
		if s.Credited {
			kind = DayGentle
		}
	}
	return kind
}
