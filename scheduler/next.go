package scheduler

import (
	"slices"
	"time"
)

// Next decides what to do at a moment. Between two looks at the desk clock it takes
// the time as passed the way [Desk.Observe] would.
func Next(plan Plan, history History, presence Presence, now time.Time) Decision {
	m := moment{plan: plan, h: history, now: now.Round(0)}
	m.survey(&presence)
	d := Decision{}
	m.decide(&d)
	d.AskAgain = m.next(&d)
	// What was read from a file has lost its place on earth: say times as people here do.
	in := now.Location()
	for _, t := range [...]*time.Time{&d.At, &d.AskAgain, &d.Why.Since, &d.Why.Until, &d.NextDay, &d.Fixed} {
		if !t.IsZero() {
			*t = t.In(in)
		}
	}
	return d
}

// moment gathers what a decision is made from.
type moment struct {
	plan   Plan
	h      History
	desk   Desk
	now    time.Time
	today  day
	manner Manner

	window   Span      // the one that is open, or the next one; empty: none is left
	earliest time.Time // the first moment in it at which desk time can make a reminder due
	fixed    fixed     // the next fixed time, or the one that is due; zero: none is left
	held     []Blocker // everything that holds
	blocked  bool      // what holds is enough to keep a reminder back, however long it waited
	bounded  bool      // something holds that can't for ever
	typing   bool
	paused   bool
	snooze   bool // the person asked to be asked again
	again    bool // the reminder to come is an earlier one come back
	unseen   bool // because nobody saw it
	need     time.Duration
	week     int
	did      int // of today's share of the weekly goal
	share    int // unless shared found that it need not be known
	shown    int
	coming   int // fixed times that are left
	budget   Budget
}

func (m *moment) survey(presence *Presence) {
	plan, h, now := &m.plan, &m.h, m.now
	m.desk = h.Desk
	ran := time.Duration(0)
	if at := h.Desk.At; !now.Equal(at) {
		ran = now.Sub(at)
	}
	m.desk.observe(plan, now, ran, presence)
	m.today.today(plan, h, now)
	m.manner = plan.Strictness.Manner()
	if !plan.FixedOnly {
		m.window = m.today.window(now)
	}
	m.earliest = m.window.From.Add(plan.HeadsUp)
	for i := range m.today.nFixed {
		if f := m.today.fixed[i]; f.base.After(h.Fixed) && now.Before(f.To) {
			if m.coming == 0 {
				m.fixed = f
			}
			m.coming++
		}
	}
	m.snooze = !h.Snooze.IsZero()
	m.again = h.returning(m.today.Date, m.manner.Returns)
	m.need = plan.every()
	if times := h.unseen(m.today.Date); times > 0 && times <= m.manner.Returns {
		m.unseen = true
		m.need = min(m.need, m.manner.ReturnAfter)
	}
	m.week = Done(h.Sessions, now)
	m.shown = h.shown(m.today.Date)
	m.budget.Used, m.budget.Last = h.snoozed(m.today.Date)
	m.budget.Left = max(plan.SnoozesPerDay-m.budget.Used, 0)
	m.gather(presence)
}

// gather finds everything that holds, what holds without bounds first.
func (m *moment) gather(presence *Presence) {
	plan, h, now := &m.plan, &m.h, m.now
	if p := h.Pause; p != nil && (p.Until.IsZero() || now.Before(p.Until)) {
		m.paused = true
		m.held = append(m.held, Blocker{Kind: Paused, Since: p.Since, Until: p.Until})
	}
	if h.Meeting.holds(&m.desk, now) {
		b := Blocker{Kind: Meeting, Since: h.Meeting.Since}
		if !h.Meeting.CallEnds {
			b.Until = h.Meeting.Until
		}
		m.held = append(m.held, b)
	}
	if !m.today.Planned || !m.today.Work.Contains(now) {
		since, until := m.today.Date.From, time.Time{}
		switch {
		case !m.today.Planned:
		case now.Before(m.today.Work.From):
			until = m.today.Work.From
		default:
			since = m.today.Work.To
		}
		m.held = append(m.held, Blocker{Kind: Outside, Since: since, Until: until})
	}
	for _, b := range presence.Blockers {
		switch {
		case b.Kind.found(), b.Kind == Idle && presence.Watching, slices.Contains(plan.Ignore, b.Kind):
		case b.Kind == Typing:
			m.typing = true
			m.held = append(m.held, b)
		case b.Kind.Bounded():
			m.bounded = true
			m.held = append(m.held, b)
		default:
			m.held = append(m.held, b)
			for i := len(m.held) - 1; i > 0 && m.held[i-1].Kind.Bounded(); i-- {
				m.held[i-1], m.held[i] = m.held[i], m.held[i-1]
			}
		}
	}
	if quiet := m.afterCall(); now.Before(quiet.To) {
		m.held = append(m.held, Blocker{})
		copy(m.held[1:], m.held)
		m.held[0] = Blocker{Kind: AfterCall, Since: quiet.From, Until: quiet.To}
	}
	m.blocked = len(m.held) > 0 && !m.held[0].Kind.Bounded()
}

// afterCall is the silence after the last call.
func (m *moment) afterCall() Span {
	call := m.desk.Call
	if m.desk.OnCall || call.To.IsZero() || m.plan.AfterCall <= 0 || m.now.Before(call.To) {
		return Span{}
	}
	return Span{call.To, call.To.Add(min(m.plan.AfterCall, call.To.Sub(call.From)))}
}

func (m *moment) decide(d *Decision) {
	d.Blockers, d.Desk = m.held, m.desk
	d.First, d.Shown = m.shown == 0, m.shown
	d.Snoozes, d.WeekDone = m.budget, m.week
	d.Percent = int(min(m.desk.Waited, m.need) * 100 / m.need)
	d.Routine, d.RoutineWhy, d.Gentle = offer(&m.plan, &m.h, m.goalMet(), m.now)
	d.Why.Desk, d.Why.Since = m.desk.Elapsed, m.desk.Since

	if r, open := m.h.OpenReminder(); open {
		m.open(d, r)
		return
	}
	if kind, why := m.over(); kind != "" {
		if m.snooze || m.h.Held != nil {
			m.fall(d, why)
			return
		}
		m.rest(d, kind, why)
		return
	}
	if m.snooze && !m.today.inside(m.h.Snooze) || m.h.Held != nil && !m.today.inside(m.now) {
		m.fall(d, BecauseClosed)
		return
	}
	due, byClock := m.due()
	switch {
	case m.h.Held != nil && !due:
		m.fall(d, BecauseBreak)
		return
	case due && !m.today.inside(m.now): // nobody looked while it could have come
		m.fall(d, BecauseClosed)
		return
	}
	if byClock {
		d.Fixed = m.fixed.base
		if why := m.instead(); why != "" {
			m.fall(d, why)
			return
		}
	}
	d.At = m.expected(due)
	if !due && !m.snooze && m.fixed.From.After(m.now) && (d.At.IsZero() || !d.At.Before(m.fixed.From)) {
		d.At, d.Fixed = m.fixed.From, m.fixed.base
	}
	if !due && (d.At.IsZero() || !d.At.Before(m.today.Window.To)) {
		m.rest(d, KindDone, BecauseTooLate)
		return
	}
	d.Again = m.again || m.snooze
	d.Due = due
	d.Soon = due || d.At.Sub(m.now) <= soon
	switch {
	case due:
		m.remind(d)
		return
	case m.paused:
		m.pause(d)
		return
	case m.snooze:
		d.Kind = KindSnoozed
		d.Why.Code, d.Why.Until = m.asked(), m.h.Snooze
		d.Why = m.snoozeFacts(d.Why)
	case m.headsUp(d.At):
		d.Kind, d.Why.Code, d.Why.Until = KindHeadsUp, BecauseCounting, d.At
	default:
		d.Kind = KindWait
		d.Why = m.waiting(d.Why, d.At)
	}
}

// over tells why no reminder can come today any more, if so.
func (m *moment) over() (Kind, Code) {
	spent := m.plan.SnoozesPerDay > 0 && m.budget.Left == 0
	putAway := m.h.Held != nil && m.h.Held.Again
	switch {
	case m.today.Quiet:
		return KindOff, BecauseQuiet
	case !m.today.Planned:
		return KindOff, BecauseDayOff
	case m.goalMet() && !m.snooze:
		return KindGoalMet, BecauseGoal
	case m.today.Window.Empty() || m.plan.FixedOnly && m.today.nFixed == 0:
		return KindDone, BecauseNoWindow
	case !m.now.Before(m.today.Window.To):
		if m.snooze || m.h.Held != nil {
			return KindDone, BecauseClosed
		}
		return KindDone, BecauseWindowOver
	case spent && !m.snooze && !putAway:
		return KindDone, BecauseSnoozes
	case m.shown >= m.plan.MaxPerDay && !m.again:
		return KindDone, BecauseMax
	case m.plan.Spread && !m.snooze && !m.again && m.h.Held == nil && m.shared():
		return KindDone, BecauseShare
	case m.window.Empty() && m.coming == 0 && !m.snooze && m.h.Held == nil:
		return KindDone, BecauseWindowOver
	}
	return "", ""
}

func (m *moment) goalMet() bool { return m.plan.WeeklyGoal > 0 && m.week >= m.plan.WeeklyGoal }

// shared tells whether today's share of the weekly goal is done.
func (m *moment) shared() bool {
	if m.plan.WeeklyGoal <= 0 {
		return false
	}
	if n := len(m.h.Sessions); !m.plan.deepRests() && (n == 0 || m.h.Sessions[n-1].Ended.Before(m.today.Date.From)) {
		return false // nothing was done today, and every day has a share: spare the calendar
	}
	m.did, m.share = shareOf(&m.plan, m.h.Sessions, m.now)
	return m.did >= m.share
}

// due tells whether the reminder should come now, blockers aside, and whether for a
// fixed time.
func (m *moment) due() (due, byClock bool) {
	byClock = !m.fixed.From.IsZero() && !m.now.Before(m.fixed.From)
	held := m.h.Held
	if m.snooze {
		due = !m.now.Before(m.h.Snooze)
		return due, due && byClock
	}
	if byClock {
		return true, true
	}
	if held != nil && !held.Fixed.IsZero() {
		return true, false
	}
	if !m.again && m.shown+m.coming >= m.plan.MaxPerDay {
		return false, false // what is left of the day's maximum belongs to the fixed times
	}
	// A reminder that was due stays due until a break makes up for it, even if the
	// last minutes at the desk turned out to be idle ones.
	if held != nil {
		return m.desk.Waited >= m.need || m.desk.Break.Before(held.Due), false
	}
	if !m.window.Contains(m.now) || !m.ripe() {
		return false, false
	}
	at := m.planned()
	return !at.IsZero() && !m.now.Before(at), false
}

// instead tells why the fixed time that is due need not come: there was a reminder or
// a session just before.
func (m *moment) instead() Code {
	if m.snooze || m.h.Held != nil {
		return ""
	}
	before := Span{m.fixed.From.Add(-justBefore), m.now}
	if n := len(m.h.Sessions); n > 0 && m.h.Sessions[n-1].Credited && before.Contains(m.h.Sessions[n-1].Ended) {
		return BecauseBreak
	}
	if last, ok := m.h.last(m.today.Date); ok && !last.NeverShown && before.Contains(last.At) && last.Outcome != Moved {
		return BecauseJustHad
	}
	return ""
}

const (
	// justBefore is how long before a fixed time desk time brings no reminder any more,
	// and how long before it a session or a reminder stands for it.
	justBefore = 20 * time.Minute
	// soon is how long before a reminder somebody should listen for a pause in the typing.
	soon = 10 * time.Second
)

// expected is when the reminder can be expected; zero: desk time brings none today.
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
		if at = m.planned(); !at.IsZero() && !m.again && m.shown+m.coming >= m.plan.MaxPerDay {
			at = time.Time{}
		}
	}
	if !at.IsZero() && m.paused && !m.h.Pause.Until.IsZero() && at.Before(m.h.Pause.Until) {
		at = m.reopen(m.h.Pause.Until)
	}
	return at
}

// typical is the first reminder of a day of which nothing is known yet; zero: none.
func (d *day) typical(plan *Plan) (at time.Time) {
	if w := d.windows[0]; d.nWindows > 0 && !plan.FixedOnly {
		at = plan.learn(d, w, w.From.Add(min(plan.every(), w.To.Sub(w.From)/2)), 0)
	}
	if f := d.fixed[0]; d.nFixed > 0 && (at.IsZero() || f.From.Before(at) || plan.MaxPerDay <= d.nFixed) {
		at = f.From
	}
	return at
}

// headsUp tells whether the card should be shown now: once for a reminder, while
// nothing holds, and not when there is hardly time left to finish a thought.
func (m *moment) headsUp(at time.Time) bool {
	left := at.Sub(m.now)
	if len(m.held) > 0 || m.again || left > m.plan.HeadsUp || left < m.plan.HeadsUp/2 || left <= 0 {
		return false
	}
	return !m.today.Date.Contains(m.h.HeadsUp) || m.h.HeadsUp.Before(m.desk.Break)
}

// open decides about a reminder that is up.
func (m *moment) open(d *Decision, r Reminder) {
	d.At, d.Due, d.Again, d.Reminder = r.At, true, r.Again, r
	d.Why.Ago = m.now.Sub(r.At)
	if d.Why.Ago >= m.manner.SeenWithin || d.Why.Ago < -m.manner.SeenWithin { // the latter: the clock was set back
		d.Kind, d.Why.Code = KindNotSeen, BecauseNoAnswer
		d.Reminder.Outcome, d.Reminder.Ended = NotSeen, m.now
		return
	}
	d.Kind = KindOpen
	if d.Why.Code = BecauseDesk; r.Why.Code != "" {
		d.Why = r.Why
	}
	for _, b := range m.held {
		if b.Kind.Speaking() {
			d.Kind = KindPutAway
			d.Why.Held, d.Why.HeldFor = b.Kind, m.now.Sub(b.Since)
			d.Reminder.Outcome, d.Reminder.Ended, d.Reminder.Why.Held = Moved, m.now, b.Kind
			break
		}
	}
}

// remind decides about a reminder that is due.
func (m *moment) remind(d *Decision) {
	switch {
	case m.snooze:
		d.Why.Code = m.asked()
		d.Why = m.snoozeFacts(d.Why)
	case m.unseen:
		last, _ := m.h.last(m.today.Date)
		d.Why.Code, d.Why.Ago = BecauseUnseen, m.now.Sub(last.Ended)
	case !d.Fixed.IsZero():
		d.Why.Code, d.Why.Until = BecauseFixed, m.fixed.From
	default:
		d.Why.Code = BecauseDesk
		if late := m.late(); m.h.Held == nil && late.Abs() >= time.Minute {
			d.Why.Moved = late
		}
	}
	if held := m.h.Held; held != nil {
		d.Why.Held, d.Why.HeldFor = held.By, m.now.Sub(held.Since)
		if held.By == Typing && held.Before != "" { // that is what the person knows of
			d.Why.Held, d.Why.HeldFor = held.Before, m.now.Sub(held.Due)
		}
	}
	hold := m.hold(d.At, d.Fixed)
	if !m.holds(&hold) {
		d.Kind = KindRemind
		d.At = m.now
		if len(m.held) > 0 {
			d.Why.Held, d.Why.InSpite = m.held[0].Kind, true
			if m.h.Held != nil {
				d.Why.HeldFor = m.now.Sub(m.h.Held.Due)
			}
		}
		d.Reminder = Reminder{At: m.now, Outcome: Open, Again: m.again, Why: d.Why}
		return
	}
	d.Held = &hold
	d.Why.Held, d.Why.HeldFor = hold.By, m.now.Sub(hold.Since)
	d.Kind = KindHeld
	if m.paused {
		m.pause(d)
		return
	}
}

// hold is the reminder that is due, held back by what holds now.
func (m *moment) hold(due, fixed time.Time) Hold {
	hold := Hold{Due: due, Fixed: fixed}
	if m.h.Held != nil {
		hold = *m.h.Held
		hold.Fixed = latest(hold.Fixed, fixed)
	}
	if len(m.held) > 0 && hold.By != m.held[0].Kind {
		hold.Before = ""
		if m.held[0].Kind == Typing {
			hold.Before = hold.By
		}
		hold.By, hold.Since = m.held[0].Kind, m.held[0].Since
		if hold.Since.IsZero() || hold.Since.After(m.now) {
			hold.Since = m.now
		}
	}
	hold.Bounded = hold.Bounded.run(m.now, m.bounded && !m.blocked)
	hold.Typing = hold.Typing.run(m.now, m.typing && !m.blocked && (!m.bounded || hold.Bounded.used(m.now) >= m.plan.maxDelay()))
	return hold
}

// holds tells whether what holds is enough to keep a reminder back that has waited.
func (m *moment) holds(hold *Hold) bool {
	return m.blocked ||
		m.bounded && hold.Bounded.used(m.now) < m.plan.maxDelay() ||
		m.typing && hold.Typing.used(m.now) < TypingDelay
}

// pause decides for the time of a pause.
func (m *moment) pause(d *Decision) {
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
		d.At = m.reopen(until)
	}
}

// reopen is the first moment from t on at which a reminder may come; zero: none today.
func (m *moment) reopen(t time.Time) (at time.Time) {
	if m.today.inside(t) {
		return t
	}
	if w := m.today.window(t); !w.Empty() {
		at = w.From
	}
	for _, f := range m.today.fixed[:m.today.nFixed] {
		if f.From.After(t) && (at.IsZero() || f.From.Before(at)) {
			at = f.From
		}
	}
	return at
}

// fall notes that a reminder can't come any more.
func (m *moment) fall(d *Decision, why Code) {
	at := m.h.Snooze
	if held := m.h.Held; held != nil {
		at = held.Due
		d.Fixed = latest(d.Fixed, held.Fixed)
		d.Why.Held, d.Why.HeldFor = held.By, m.now.Sub(held.Since)
	} else if at.IsZero() {
		at = m.fixed.From
	}
	d.Kind, d.At = KindFellAway, time.Time{}
	d.Why.Code, d.Why.Until = why, m.closed()
	d.Why = m.counts(d.Why)
	d.Reminder = Reminder{At: at, Outcome: Moved, Ended: m.now, NeverShown: true, Why: d.Why}
}

// closed is the end of the last window that is over, or of today's last one.
func (m *moment) closed() time.Time {
	end := m.today.Window.To
	for _, w := range m.today.windows[:m.today.nWindows] {
		if !m.now.Before(w.To) {
			end = w.To
		}
	}
	return end
}

// rest decides for a day on which nothing more comes.
func (m *moment) rest(d *Decision, kind Kind, why Code) {
	d.Kind, d.At, d.Fixed = kind, time.Time{}, time.Time{}
	d.Why.Code, d.Why.Until = why, m.today.Window.To
	d.Why = m.counts(d.Why)
	if why == BecauseWindowOver {
		d.Why.Until = m.closed()
	}
	d.NextDay = m.nextDay()
	if m.paused {
		m.pause(d)
		d.At, d.NextDay = time.Time{}, m.nextDay()
	}
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
	case BecauseShare:
		r.Count, r.Of = m.did, m.share
	}
	return r
}

func (m *moment) snoozeFacts(r Reason) Reason {
	r.Count, r.Of, r.Left = m.budget.Used, m.plan.SnoozesPerDay, m.budget.Left
	r.Ago = m.now.Sub(m.budget.Last.Asked)
	return r
}

// asked is why a reminder is put off: it was snoozed, or the plan was moved.
func (m *moment) asked() Code {
	switch {
	case !m.budget.Last.Until.Equal(m.h.Snooze) && m.today.Date.Contains(m.h.Moved.Asked):
		return BecauseMovedPlan
	case m.now.Before(m.h.Snooze):
		return BecauseYouAsked
	}
	return BecauseAsked
}

// waiting is the reason for which nothing is due yet.
func (m *moment) waiting(r Reason, at time.Time) Reason {
	next := m.window.From
	if m.fixed.From.Equal(at) {
		next = time.Time{} // it comes by the clock, whatever opens before
	}
	switch {
	case !m.desk.Counting():
		r.Code = BecauseNotThere
		if len(m.held) > 0 {
			r.Held, r.HeldFor = m.held[0].Kind, m.now.Sub(m.held[0].Since)
		}
	case m.now.Before(next):
		r.Code, r.Until = BecauseNotYet, next
	default:
		r.Code = BecauseCounting
	}
	return r
}

// nextDay is the first reminder of the next day that has one; zero: none in sight.
func (m *moment) nextDay() time.Time {
	if m.plan.MaxPerDay <= 0 || m.paused && m.h.Pause.Until.IsZero() {
		return time.Time{}
	}
	first := m.today.Date.To
	if m.goalMet() {
		first = dayAfter(WeekStart(m.now), 7)
	}
	if m.paused && first.Before(m.h.Pause.Until) {
		first = m.h.Pause.Until.In(m.now.Location())
	}
	most := 8
	if len(m.plan.Quiet) > 0 {
		most = 60 // beyond the holidays
	}
	for n := range most {
		start := dayAfter(first, n)
		if planned, _ := m.plan.planned(start); !planned {
			continue
		}
		if m.plan.Spread && m.plan.WeeklyGoal > 0 && m.plan.deepRests() {
			if done, share := shareOf(&m.plan, m.h.Sessions, start); done >= share {
				continue
			}
		}
		var day day
		day.today(&m.plan, &m.h, start)
		at := day.typical(&m.plan)
		if at.IsZero() {
			continue
		}
		if m.paused && at.Before(m.h.Pause.Until) {
			if at = m.h.Pause.Until; !day.inside(at) {
				continue
			}
		}
		if at.Before(day.Window.To) {
			return at
		}
	}
	return time.Time{}
}
