package scheduler

import "time"

// shareOf is how many sessions of the day of now count towards the weekly goal, and
// how many are today's share of it: what was left of the goal this morning, spread
// over the days of the plan that were left of the week. Where the quick start is deep
// work and enough days are left with a day of rest between them, the share is spread
// over these, and a day of rest has none.
func shareOf(plan *Plan, sessions []Session, now time.Time) (done, share int) {
	start, week := dayAfter(now, 0), WeekStart(now)
	done = count(sessions, start, dayAfter(start, 1))
	left := plan.WeeklyGoal - count(sessions, week, start)
	if left <= 0 {
		return done, 0
	}
	rest := plan.deepRests()
	deep := rest && deepOn(sessions, dayAfter(start, -1))
	var days, spaced int
	var todayToo bool
	for day, end := start, dayAfter(week, 7); day.Before(end); day = dayAfter(day, 1) {
		if planned, _ := plan.planned(day); !planned {
			deep = false
			continue
		}
		days++
		if deep = !deep; deep {
			spaced++
			todayToo = todayToo || day.Equal(start)
		}
	}
	switch {
	case days == 0:
		return done, 0
	case rest && spaced >= left && !todayToo:
		return done, 0
	case rest && spaced >= left:
		days = spaced
	}
	return done, (left + days - 1) / days
}

// deepRests tells whether days of rest matter: the quick start is deep work.
func (p *Plan) deepRests() bool {
	if !p.RestDay {
		return false
	}
	c, ok := find(p.Choices, p.Quick)
	return ok && c.Deep
}
