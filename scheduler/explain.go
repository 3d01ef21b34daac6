package scheduler

import (
	"slices"
	"time"

	"github.com/unknot-app/unknot/scheduler/habit"
)

// Sentence is one sentence of an explanation: the ID of a text of the translations, and
// pairs of a name and a value for its placeholders. A time.Time is a time of day there, a
// time.Duration a length, a time.Weekday a day, a [Window] a stretch of the day, a
// BlockerKind what holds, a [TimeOfDay] a time of day too.
type Sentence struct {
	ID   string
	Args []any
}

// Explain says what is planned next and which facts led to it, as sentences that make
// up one paragraph. Decision is the one that stands at now.
func Explain(plan Plan, history History, d Decision, now time.Time) []Sentence {
	e := explanation{plan: &plan, h: &history, d: &d, now: now}
	e.today.today(&plan, &history, now)
	e.what()
	e.desk()
	e.blockers()
	e.moves()
	e.rest()
	return e.said
}

type explanation struct {
	plan  *Plan
	h     *History
	d     *Decision
	now   time.Time
	today day
	said  []Sentence
}

func (e *explanation) say(id string, args ...any) {
	e.said = append(e.said, Sentence{"why." + id, args})
}

// what says what comes next.
func (e *explanation) what() {
	d := e.d
	switch d.Kind {
	case KindWait, KindHeadsUp:
		switch {
		case e.byClockMoved():
			e.say("next.fixed_moved", "Time", d.At, "Fixed", d.Fixed, "By", d.At.Sub(d.Fixed))
		case !d.Fixed.IsZero():
			e.say("next.fixed", "Time", d.At)
		case d.Why.Code == BecauseNotThere:
			e.say("next.away", "Time", d.At)
		default:
			e.say("next.about", "Time", d.At)
		}
	case KindRemind, KindOpen, KindPutAway, KindNotSeen, KindFellAway:
		e.say("next.open", "Time", d.At)
	case KindHeld:
		e.say("next.held", "Time", d.At)
	case KindSnoozed:
		if d.Why.Code == BecauseMovedPlan {
			e.say("next.moved", "Time", d.At)
		} else {
			e.say("next.snoozed", "Time", d.At)
		}
	case KindPaused:
		e.paused()
	case KindGoalMet:
		e.say("next.goal", "Done", d.Why.Count, "Goal", d.Why.Of)
	case KindOff:
		if d.Why.Code == BecauseQuiet {
			e.say("next.quiet")
		} else {
			e.say("next.off", "Day", e.now.Weekday())
		}
	case KindDone:
		e.done()
	}
	if !d.NextDay.IsZero() {
		e.say("next.day", "Day", d.NextDay.Weekday(), "Time", d.NextDay)
	}
}

// byClockMoved tells whether a fixed time comes next that the person moved.
func (e *explanation) byClockMoved() bool {
	return !e.d.Fixed.IsZero() && e.h.Moved.By > 0 && e.d.At.Equal(e.d.Fixed.Add(e.h.Moved.By))
}

func (e *explanation) paused() {
	until := e.d.Why.Until
	switch {
	case until.IsZero():
		e.say("next.paused_open")
	case onDay(until, e.now):
		e.say("next.paused", "Time", until)
	default:
		e.say("next.paused_day", "Day", until.Weekday(), "Time", until)
	}
	if e.d.Due {
		e.say("next.waits")
	}
}

func (e *explanation) done() {
	why := e.d.Why
	switch why.Code {
	case BecauseMax:
		e.say("done.max", "Count", why.Count)
	case BecauseSnoozes:
		e.say("done.snoozes", "Count", why.Count)
	case BecauseShare:
		if why.Of == 0 {
			e.say("done.rest")
		} else {
			e.say("done.share", "Count", why.Count)
		}
	case BecauseTooLate:
		e.say("done.late", "Time", why.Until)
	case BecauseNoWindow:
		if e.plan.FixedOnly {
			e.say("done.no_fixed")
		} else {
			e.say("done.no_window")
		}
	default:
		e.say("done.over", "Time", why.Until)
	}
}

// desk says what the desk clock shows and what the plan makes of it.
func (e *explanation) desk() {
	d := e.d
	counted := d.Desk.Elapsed.Round(time.Minute)
	if d.Kind == KindOff || d.Kind == KindGoalMet || d.Kind == KindDone {
		return
	}
	switch {
	case d.Desk.Since.IsZero() && counted < time.Minute && d.Desk.Break.IsZero():
		e.say("desk.nothing")
	case d.Desk.Since.IsZero() && onDay(d.Desk.Break, e.now):
		e.say("desk.break", "Time", d.Desk.Break)
	case counted >= time.Minute:
		e.say("desk.counted", "Time", d.Desk.Since, "For", counted)
	}
	if d.Kind == KindOpen || d.Kind == KindHeld {
		e.due()
		return
	}
	if d.Kind != KindWait && d.Kind != KindHeadsUp || !d.Fixed.IsZero() || e.plan.FixedOnly {
		return
	}
	if d.Again {
		e.say("desk.unseen")
		return
	}
	if waited := d.Desk.Waited.Round(time.Minute); counted-waited >= time.Minute {
		e.say("desk.every_again", "Every", e.plan.every(), "For", waited)
	} else {
		e.say("desk.every", "Every", e.plan.every())
	}
	if w := e.today.window(e.now); e.now.Before(w.From) {
		e.say("desk.window", "Time", w.From)
	}
}

// due says why a reminder is open, or waits.
func (e *explanation) due() {
	why := e.d.Why
	switch why.Code {
	case BecauseDesk:
		e.say("desk.every", "Every", e.plan.every())
	case BecauseAsked:
		e.say("due.asked")
	case BecauseUnseen:
		e.say("due.unseen")
	case BecauseFixed:
		e.say("due.fixed", "Time", why.Until)
	case BecauseMovedPlan:
		e.say("due.moved")
	}
	switch {
	case e.d.Kind != KindOpen || why.Held == "" || why.Held == Typing:
	case why.InSpite:
		e.say("due.in_spite", "For", why.HeldFor.Round(time.Minute))
	default:
		e.say("due.waited")
	}
}

// blockers says what holds.
func (e *explanation) blockers() {
	d := e.d
	for _, b := range d.Blockers {
		if b.Kind == Paused || b.Kind == Outside && d.Kind != KindWait && d.Kind != KindHeld {
			continue
		}
		since := b.Since
		if since.IsZero() {
			since = e.now
		}
		e.say("held."+string(b.Kind), "Time", since.In(e.now.Location()), "Until", b.Until.In(e.now.Location()))
	}
	if d.Kind != KindHeld {
		return
	}
	switch first := d.Blockers[0].Kind; {
	case first == Typing:
		e.say("held.typing_most", "Most", TypingDelay)
	case first.Bounded():
		e.say("held.most", "Most", e.plan.maxDelay())
	case first.Speaking() && e.plan.AfterCall > 0:
		e.say("held.call_then", "After", e.plan.AfterCall)
	case first.Away():
		e.say("held.back")
	}
}

// moves says what the person, or what was learned, changed about the plan.
func (e *explanation) moves() {
	d := e.d
	if by := e.h.Moved.By; by > 0 && d.Why.Code != BecauseMovedPlan && !e.byClockMoved() && onDay(e.h.Moved.Asked, e.now) {
		e.say("moved.today", "By", by)
	}
	l := &e.plan.Learned
	waits := d.Kind == KindWait || d.Kind == KindHeadsUp || d.Kind == KindOpen
	if waits && d.Fixed.IsZero() && l.Peak > 0 {
		before, peak := e.today.Date.at(TimeOfDay(l.Before)), e.today.Date.at(TimeOfDay(l.Peak))
		if at := d.At; !at.Before(before.Add(before.Sub(peak))) && at.Before(peak) {
			e.say("learned.peak", "Time", peak, "Ratings", l.Ratings, "Days", l.Days)
			switch by := e.learnedBy().Round(time.Minute); {
			case by > 0:
				e.say("learned.later", "By", by)
			case by < 0:
				e.say("learned.earlier", "By", -by)
			}
		}
	}
	if !waits {
		return
	}
	for _, s := range l.PutOff {
		if to := e.today.Date.at(TimeOfDay(s.To)); d.At.Equal(to) {
			e.say("learned.put_off", "From", e.today.Date.at(TimeOfDay(s.From)), "Time", to, "Put", s.Put, "Of", s.Of)
		}
	}
}

// learnedBy is by how much later than by desk time alone the reminder comes or came.
func (e *explanation) learnedBy() time.Duration {
	if e.d.Kind == KindOpen {
		return e.d.Why.Moved
	}
	plain := *e.plan
	plain.Learned = habit.Learned{}
	d := Next(plain, *e.h, Presence{Blockers: e.d.Blockers}, e.now)
	if d.Kind != KindWait && d.Kind != KindHeadsUp || !d.Fixed.IsZero() {
		return 0
	}
	return e.d.At.Sub(d.At)
}

// rest says why the routine is a gentle one, and what else there is today.
func (e *explanation) rest() {
	d := e.d
	switch d.Kind {
	case KindOff, KindGoalMet, KindDone:
		return
	}
	if d.Shown > 0 {
		e.say("today.shown", "Count", d.Shown, "Of", e.plan.MaxPerDay)
	}
	if d.RoutineWhy.Code == RoutineRestDay {
		e.say("today.gentle")
	}
	if last := lastTrace(e.h.Reminders, e.now); last != nil {
		e.say("today.fell_"+string(last.Why.Code), "Time", last.At.In(e.now.Location()))
	}
}

// lastTrace is the last reminder of the day that fell away, if none came up since.
func lastTrace(all []Reminder, now time.Time) *Reminder {
	i := slices.IndexFunc(all, func(r Reminder) bool { return onDay(r.At, now) })
	if i < 0 {
		return nil
	}
	last := &all[len(all)-1]
	if last.Outcome != Moved || !last.NeverShown {
		return nil
	}
	switch last.Why.Code {
	case BecauseClosed, BecauseBreak, BecauseJustHad:
		return last
	}
	return nil
}
