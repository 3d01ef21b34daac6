package scheduler

import (
	"time"
)

// Next decides what to do at a moment. Between two looks at the desk clock it takes
// the time as passed the way [Desk.Observe] would.
func Next(plan Plan, history History, presence Presence, now time.Time) Decision {
	now = now.Round(0)
	if at := history.Desk.At; !now.Equal(at) {
		history.Desk = history.Desk.Observe(plan, now, now.Sub(at), presence)
	} else {
		history.Desk = history.Desk.Observe(plan, now, 0, presence)
	}
	var m moment
	m.survey(plan, history, presence, now)
	d := m.decide()
	d.AskAgain = m.next(d)
	// What was read from a file has lost its place on earth: say times as people here do.
	in := now.Location()
	for _, t := range []*time.Time{&d.At, &d.AskAgain, &d.Why.Since, &d.Why.Until, &d.NextDay} {
		if !t.IsZero() {
			*t = t.In(in)
		}
	}
	return d
}

// moment gathers what a decision is made from.
type moment struct {
	plan  Plan
	h     History
	now   time.Time
	away  bool // somebody is away
	today Day

	earliest time.Time // the first moment at which desk time can make a reminder due
	held     []Blocker // everything that holds, paused and outside hours among it
	paused   bool
	snooze   bool // the person asked to be asked again
	again    bool // the reminder to come is an earlier one come back
	need     time.Duration
	week     int
	shown    int
	budget   Budget
}

func (m *moment) survey(plan Plan, h History, presence Presence, now time.Time) {
	*m = moment{plan: plan, h: h, now: now, today: plan.On(now)}
	_, m.away = presence.away()
	m.earliest = m.today.Window.From.Add(plan.HeadsUp)
	m.snooze = !h.Snooze.IsZero()
	m.again = h.returning(m.today.Date)
	m.need = plan.every()
	if h.unseen(m.today.Date) {
		m.need = min(m.need, ReturnAfter)
	}
	m.week = Done(h.Sessions, now)
	m.shown = h.shown(m.today.Date)
	m.budget.Used, m.budget.Last = h.snoozed(m.today.Date)
	m.budget.Left = max(plan.SnoozesPerDay-m.budget.Used, 0)
	if p := h.Pause; p != nil && (p.Until.IsZero() || now.Before(p.Until)) {
		m.paused = true
		m.held = append(m.held, Blocker{Paused, p.Since})
	}
	if !m.today.Planned || !m.today.Work.Contains(now) {
		since := m.today.Date.From
		if m.today.Planned && !now.Before(m.today.Work.To) {
			since = m.today.Work.To
		}
		m.held = append(m.held, Blocker{Outside, since})
	}
	for _, b := range presence.Blockers {
		if b.Kind != Paused && b.Kind != Outside {
			m.held = append(m.held, b)
		}
	}
}

func (m *moment) decide() Decision {
	desk := m.h.Desk
	d := Decision{
		Blockers: m.held,
		First:    m.shown == 0,
		Snoozes:  m.budget,
		Shown:    m.shown,
		WeekDone: m.week,
		Desk:     desk,
		Percent:  int(min(desk.Waited, m.need) * 100 / m.need),
	}
	d.Routine, d.RoutineWhy, d.Gentle = offer(m.plan, m.h, m.goalMet(), m.now)
	d.Why.Desk, d.Why.Since = desk.Elapsed, desk.Since

	if r, open := m.h.OpenReminder(); open {
		return m.open(d, r)
	}
	if kind, why := m.over(); kind != "" {
		if m.snooze || m.h.Held != nil {
			return m.fall(d, why)
		}
		return m.rest(d, kind, why)
	}
	if m.snooze && !m.today.Window.Contains(m.h.Snooze) {
		return m.fall(d, BecauseClosed)
	}
	due := m.due()
	if m.h.Held != nil && !due {
		return m.fall(d, BecauseBreak)
	}
	d.At = m.expected(due)
	if !due && !d.At.Before(m.today.Window.To) {
		return m.rest(d, KindDone, BecauseTooLate)
	}
	d.Again = m.again || m.snooze
	d.Due = due
	switch {
	case due:
		return m.remind(d)
	case m.paused:
		return m.pause(d)
	case m.snooze:
		d.Kind = KindSnoozed
		d.Why.Code, d.Why.Until = BecauseYouAsked, m.h.Snooze
		d.Why = m.snoozeFacts(d.Why)
	case m.headsUp(d.At):
		d.Kind, d.Why.Code, d.Why.Until = KindHeadsUp, BecauseCounting, d.At
	default:
		d.Kind = KindWait
		d.Why = m.waiting(d.Why)
	}
	return d
}

// over tells why no reminder can come today any more, if so.
func (m *moment) over() (Kind, Code) {
	spent := m.plan.SnoozesPerDay > 0 && m.budget.Left == 0
	switch {
	case !m.today.Planned:
		return KindOff, BecauseDayOff
	case m.goalMet() && !m.snooze:
		return KindGoalMet, BecauseGoal
	case m.today.Window.Empty():
		return KindDone, BecauseNoWindow
	case !m.now.Before(m.today.Window.To):
		if m.snooze || m.h.Held != nil {
			return KindDone, BecauseClosed
		}
		return KindDone, BecauseWindowOver
	case spent && !m.snooze && !(m.h.Held != nil && m.h.Held.Again):
		return KindDone, BecauseSnoozes
	case m.shown >= m.plan.MaxPerDay && !m.again:
		return KindDone, BecauseMax
	}
	return "", ""
}

func (m *moment) goalMet() bool { return m.plan.WeeklyGoal > 0 && m.week >= m.plan.WeeklyGoal }

// due tells whether the reminder should come now, blockers aside.
func (m *moment) due() bool {
	if m.now.Before(m.today.Window.From) {
		return false
	}
	if m.snooze {
		return !m.now.Before(m.h.Snooze)
	}
	if m.h.Desk.Waited >= m.need {
		return !m.now.Before(m.earliest) || m.h.Held != nil
	}
	// A reminder that was due stays due until a break makes up for it, even if the
	// last minutes at the desk turned out to be idle ones.
	return m.h.Held != nil && m.h.Desk.Break.Before(m.h.Held.Due)
}

// expected is when the reminder can be expected.
func (m *moment) expected(due bool) time.Time {
	if due {
		switch {
		case m.h.Held != nil:
			return m.h.Held.Due
		case m.snooze:
			return m.h.Snooze
		}
		return m.now
	}
	at := m.h.Snooze
	if !m.snooze {
		at = m.estimate()
	}
	if m.paused && !m.h.Pause.Until.IsZero() && at.Before(m.h.Pause.Until) {
		at = m.h.Pause.Until
	}
	return at
}

// estimate is when desk time will make a reminder due. It takes the person as
// staying at the desk, or as coming back at once. Long before the window opens it
// expects a break before then, and so a full interval inside the window.
func (m *moment) estimate() time.Time {
	start := m.now
	if start.Before(m.today.Work.From) {
		start = m.today.Work.From
	}
	straight := start.Add(max(m.need-m.h.Desk.Waited, 0))
	switch {
	case !straight.Before(m.earliest):
		return straight
	case m.now.Before(m.today.Window.From.Add(-m.plan.every())):
		return m.today.typical(m.plan)
	}
	return m.earliest
}

// typical is the first reminder of a day of which nothing is known yet.
func (d Day) typical(plan Plan) time.Time {
	return d.Window.From.Add(min(plan.every(), d.Window.To.Sub(d.Window.From)/2))
}

// headsUp tells whether the card should be shown now: once for a reminder, while
// nothing holds, and not when there is hardly time left to finish a thought.
func (m *moment) headsUp(at time.Time) bool {
	left := at.Sub(m.now)
	if len(m.held) > 0 || m.again || left > m.plan.HeadsUp || left < m.plan.HeadsUp/2 || left <= 0 {
		return false
	}
	return !m.today.Date.Contains(m.h.HeadsUp) || m.h.HeadsUp.Before(m.h.Desk.Break)
}

// open decides about a reminder that is up.
func (m *moment) open(d Decision, r Reminder) Decision {
	d.At, d.Due, d.Again, d.Reminder = r.At, true, r.Again, r
	d.Why.Ago = m.now.Sub(r.At)
	if d.Why.Ago >= SeenWithin || d.Why.Ago < -SeenWithin { // the latter: the clock was set back
		d.Kind, d.Why.Code = KindNotSeen, BecauseNoAnswer
		d.Reminder.Outcome, d.Reminder.Ended = NotSeen, m.now
		return d
	}
	d.Kind = KindOpen
	if d.Why.Code = BecauseDesk; r.Why.Code != "" {
		d.Why = r.Why
	}
	return d
}

// remind decides about a reminder that is due.
func (m *moment) remind(d Decision) Decision {
	switch {
	case m.snooze:
		d.Why.Code = BecauseAsked
		d.Why = m.snoozeFacts(d.Why)
	case m.h.unseen(m.today.Date):
		last, _ := m.h.last(m.today.Date)
		d.Why.Code, d.Why.Ago = BecauseUnseen, m.now.Sub(last.Ended)
	default:
		d.Why.Code = BecauseDesk
	}
	if held := m.h.Held; held != nil {
		d.Why.Held, d.Why.HeldFor = held.By, m.now.Sub(held.Since)
	}
	if len(m.held) == 0 {
		d.Kind = KindRemind
		d.At = m.now
		d.Reminder = Reminder{At: m.now, Outcome: Open, Again: m.again, Why: d.Why}
		return d
	}
	hold := Hold{Due: d.At}
	if m.h.Held != nil {
		hold = *m.h.Held
	}
	if by := m.held[0]; hold.By != by.Kind {
		hold.By, hold.Since = by.Kind, by.Since
	}
	d.Held = &hold
	d.Why.Held, d.Why.HeldFor = hold.By, m.now.Sub(hold.Since)
	d.Kind = KindHeld
	if m.paused {
		return m.pause(d)
	}
	return d
}

// pause decides for the time of a pause.
func (m *moment) pause(d Decision) Decision {
	d.Kind = KindPaused
	d.Why.Code, d.Why.Until = BecauseYouAsked, m.h.Pause.Until
	d.Why.Ago = m.now.Sub(m.h.Pause.Since)
	until := m.h.Pause.Until
	switch {
	case until.IsZero():
		d.At = time.Time{}
	case !until.Before(m.today.Window.To):
		d.At = time.Time{}
		d.NextDay = m.nextDay()
	case d.At.Before(until):
		d.At = until
	}
	return d
}

// fall notes that a reminder can't come any more.
func (m *moment) fall(d Decision, why Code) Decision {
	at := m.h.Snooze
	if held := m.h.Held; held != nil {
		at = held.Due
		d.Why.Held, d.Why.HeldFor = held.By, m.now.Sub(held.Since)
	}
	d.Kind, d.At = KindFellAway, time.Time{}
	d.Why.Code, d.Why.Until = why, m.today.Window.To
	d.Why = m.counts(d.Why)
	d.Reminder = Reminder{At: at, Outcome: Moved, Ended: m.now, NeverShown: true, Why: d.Why}
	return d
}

// rest decides for a day on which nothing more comes.
func (m *moment) rest(d Decision, kind Kind, why Code) Decision {
	d.Kind, d.At = kind, time.Time{}
	d.Why.Code, d.Why.Until = why, m.today.Window.To
	d.Why = m.counts(d.Why)
	d.NextDay = m.nextDay()
	if m.paused {
		d = m.pause(d)
		d.At, d.NextDay = time.Time{}, m.nextDay()
	}
	return d
}

// counts adds what a reason counts.
func (m *moment) counts(r Reason) Reason {
	switch r.Code {
	case BecauseMax:
		r.Count, r.Of = m.shown, m.plan.MaxPerDay
	case BecauseSnoozes:
		r.Count, r.Of = m.budget.Used, m.plan.SnoozesPerDay
	case BecauseGoal:
		r.Count, r.Of = m.week, m.plan.WeeklyGoal
	}
	return r
}

func (m *moment) snoozeFacts(r Reason) Reason {
	r.Count, r.Of, r.Left = m.budget.Used, m.plan.SnoozesPerDay, m.budget.Left
	r.Ago = m.now.Sub(m.budget.Last.Asked)
	return r
}

// waiting is the reason for which nothing is due yet.
func (m *moment) waiting(r Reason) Reason {
	switch {
	case m.away || !m.h.Desk.Counting():
		r.Code = BecauseNotThere
		if len(m.held) > 0 {
			r.Held, r.HeldFor = m.held[0].Kind, m.now.Sub(m.held[0].Since)
		}
	case m.now.Before(m.today.Window.From):
		r.Code, r.Until = BecauseNotYet, m.today.Window.From
	default:
		r.Code = BecauseCounting
	}
	return r
}

// nextDay is the first reminder of the next day that has one; zero: none in sight.
func (m *moment) nextDay() time.Time {
	if m.plan.reminding().From >= m.plan.reminding().To || m.plan.MaxPerDay <= 0 {
		return time.Time{}
	}
	if m.paused && m.h.Pause.Until.IsZero() {
		return time.Time{}
	}
	first := m.today.Date.To
	if m.goalMet() {
		first = dayAfter(WeekStart(m.now), 7)
	}
	if m.paused && first.Before(m.h.Pause.Until) {
		first = m.h.Pause.Until.In(m.now.Location())
	}
	for n := range 8 {
		start := dayAfter(first, n)
		day := m.plan.On(start)
		at := day.typical(m.plan)
		if m.paused && at.Before(m.h.Pause.Until) {
			at = m.h.Pause.Until
		}
		if day.Planned && at.Before(day.Window.To) {
			return at
		}
	}
	return time.Time{}
}
