package resident

import (
	"slices"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/technique"
)

// words says decisions in the person's language.
type words struct {
	*lang.Language
	library *technique.Library
}

// state gives the state, the headline and the reason for a decision that stands.
// what says what a blocker is.
func (w words) state(d scheduler.Decision, plan scheduler.Plan, now time.Time, firstDay bool, what func(scheduler.BlockerKind) string) (control.State, string, string) {
	if b, ok := blockerOf(d, scheduler.Meeting); ok && d.Kind == scheduler.KindWait {
		headline, reason := w.inMeeting(b)
		return control.Counting, headline, reason
	}
	switch d.Kind {
	case scheduler.KindWait, scheduler.KindHeadsUp:
		return w.waiting(d, now, firstDay, plan)
	case scheduler.KindRemind, scheduler.KindOpen:
		return control.Due, w.SayN("words.due.headline", face.Minutes(d.RoutineWhy.Length)), w.due(d.Why)
	case scheduler.KindHeld:
		return w.held(d, plan, now, what)
	case scheduler.KindSnoozed:
		if d.Why.Code == scheduler.BecauseMovedPlan {
			return control.Counting, w.Say("words.next.headline", "Time", d.At), w.Say("words.next.reason_moved")
		}
		return control.Snoozed, w.Say("words.snoozed.headline", "Time", d.At), w.Say("words.snoozed.reason", "Left", w.snoozesLeft(d.Snoozes.Left))
	case scheduler.KindPaused:
		return control.Paused, w.Say("words.paused.headline"), w.pauseReason(d.Why.Until, now)
	case scheduler.KindGoalMet:
		headline := w.Say("words.goal.headline", "Done", w.NumberWordFirst(d.WeekDone), "Goal", w.NumberWord(plan.WeeklyGoal))
		if d.WeekDone > plan.WeeklyGoal {
			headline = w.Say("words.goal.headline_over", "Done", w.NumberWordFirst(d.WeekDone))
		}
		return control.Resting, headline, w.Say("words.goal.reason", "Day", w.Weekday(nextDay(d, now).Weekday()))
	case scheduler.KindOff:
		return control.Resting, w.Say("words.day_off.headline"), w.dayOff(d.Why.Code, plan, now)
	}
	headline, why := w.done(d.Why, plan)
	if why != "" {
		why += " "
	}
	return control.Resting, headline, why + w.doneReason(d, now)
}

// due words why a reminder is open.
func (w words) due(why scheduler.Reason) string {
	switch why.Code {
	case scheduler.BecauseAsked:
		return w.Say("words.due.reason_snooze")
	case scheduler.BecauseMovedPlan:
		return w.Say("words.due.reason_moved")
	case scheduler.BecauseUnseen:
		return w.Say("words.due.reason_unseen")
	case scheduler.BecauseFixed:
		return w.Say("words.due.reason_fixed", "Time", why.Until)
	}
	if why.Desk < littleDesk {
		return w.Say("words.due.reason_little")
	}
	return w.Say("words.due.reason", "For", why.Desk)
}

// littleDesk is time at the desk that is no reason for a break: one that the person put
// off or away came back soon after another.
const littleDesk = 5 * time.Minute

// dayOff words why a day has no reminders.
func (w words) dayOff(why scheduler.Code, plan scheduler.Plan, now time.Time) string {
	switch {
	case why == scheduler.BecauseQuiet:
		return w.Say("words.day_off.reason_quiet")
	case plan.Days == [7]bool{}:
		return w.Say("words.day_off.reason_no_days")
	}
	return w.Say("words.day_off.reason", "Day", w.Weekday(now.Weekday()))
}

// done words that nothing more comes today, and why where that is not plain.
func (w words) done(why scheduler.Reason, plan scheduler.Plan) (headline, reason string) {
	headline = w.Say("words.done.headline")
	switch {
	case why.Code == scheduler.BecauseNoWindow && plan.FixedOnly:
		return w.Say("words.day_off.headline"), w.Say("words.done.because_no_fixed")
	case why.Code == scheduler.BecauseNoWindow:
		return w.Say("words.day_off.headline"), w.Say("words.done.because_no_window")
	case why.Code == scheduler.BecauseShare && why.Of == 0:
		return w.Say("words.day_off.headline"), w.Say("words.done.because_rest")
	case why.Code == scheduler.BecauseShare:
		return headline, w.Say("words.done.because_share")
	}
	return headline, ""
}

// held words a reminder that is due while something holds it back.
func (w words) held(d scheduler.Decision, plan scheduler.Plan, now time.Time, what func(scheduler.BlockerKind) string) (control.State, string, string) {
	kind := d.Why.Held
	b, ok := blockerOf(d, kind)
	if !ok {
		b = scheduler.Blocker{Kind: kind, Since: now}
	}
	id := "words.held." + string(kind)
	since := []any{"Since", b.Since}
	switch kind {
	case scheduler.Typing: // for seconds: nothing to make a fuss about
		return control.Counting, w.Say("words.next.headline", "Time", now), w.Say(id + ".reason")
	case scheduler.Call, scheduler.Sharing:
		since = append(since, "What", what(kind), "After", plan.AfterCall)
		switch {
		case plan.AfterCall > 0: // after both
			return control.HeldBack, w.Say(id + ".headline"), w.Say("words.held.call.reason", since...)
		case kind == scheduler.Call:
			return control.HeldBack, w.Say(id + ".headline"), w.Say(id+".reason_at_once", since...)
		}
	case scheduler.AfterCall:
		since = append(since, "Until", b.Until)
	case scheduler.Meeting:
		headline, reason := w.inMeeting(b)
		return control.HeldBack, headline, reason
	case scheduler.DoNotDisturb, scheduler.FullScreen, scheduler.LowBattery:
		limit := latest(d, plan, now)
		if closes := closing(plan, now); !closes.IsZero() && limit.After(closes) {
			return control.HeldBack, w.Say(id + ".headline"), w.blocker(b, "").Sentence + " " + w.Say("words.held.reason_closes", "Until", closes)
		}
		since = append(since, "Limit", limit)
	}
	return control.HeldBack, w.Say(id + ".headline"), w.Say(id+".reason", since...)
}

// latest is when a reminder comes in any case that is held by what holds it for a while at
// most: what has held it before, a call aside, counts.
func latest(d scheduler.Decision, plan scheduler.Plan, now time.Time) time.Time {
	limit := now.Add(plan.MaxDelay)
	if held := d.Held; held != nil {
		from := held.Bounded.From
		if from.IsZero() {
			from = now
		}
		limit = from.Add(plan.MaxDelay - held.Bounded.Used)
	}
	if limit.Before(now) {
		return now
	}
	return limit
}

// closing is the last moment up to which a reminder that is due now may come; zero: the
// person moved the plan, which lets it come at other times.
func closing(plan scheduler.Plan, now time.Time) (at time.Time) {
	day := plan.On(now)
	for _, s := range append(day.Windows, day.Fixed...) {
		if s.Contains(now) && s.To.After(at) {
			at = s.To
		}
	}
	return at
}

// inMeeting words a meeting that the person told of.
func (w words) inMeeting(b scheduler.Blocker) (headline, reason string) {
	reason = w.Say("words.held.meeting.reason", "Since", b.Since)
	if b.Until.IsZero() {
		return w.Say("words.held.meeting.headline_call"), reason
	}
	return w.Say("words.held.meeting.headline", "Until", b.Until), reason
}

func blockerOf(d scheduler.Decision, kind scheduler.BlockerKind) (scheduler.Blocker, bool) {
	for _, b := range d.Blockers {
		if b.Kind == kind {
			return b, true
		}
	}
	return scheduler.Blocker{}, false
}

// fell words why a reminder did not come in the end.
func (w words) fell(why scheduler.Reason) string {
	if why.Code == scheduler.BecauseClosed && why.Held != "" {
		return w.Say("words.fell.held", "Was", w.Say("words.held."+string(why.Held)+".was"))
	}
	return w.Say("words.fell." + string(why.Code))
}

// putAway words why an open reminder was put away.
func (w words) putAway(by scheduler.BlockerKind) string {
	return w.Say("words.fell.put_away", "Was", w.Say("words.held."+string(by)+".was"))
}

func (w words) waiting(d scheduler.Decision, now time.Time, firstDay bool, plan scheduler.Plan) (control.State, string, string) {
	if d.At.IsZero() {
		return control.Resting, w.Say("words.resting.headline_open"), w.Say("words.resting.reason_desk")
	}
	switch {
	case !d.Fixed.IsZero() && d.At.After(d.Fixed): // the plan was moved
		return control.Counting, w.Say("words.next.headline_fixed", "Time", d.At), w.Say("words.next.reason_moved")
	case !d.Fixed.IsZero():
		return control.Counting, w.Say("words.next.headline_fixed", "Time", d.At), w.Say("words.next.reason_fixed")
	case firstDay:
		return control.Counting, w.Say("words.first.headline", "Time", d.At), w.Say("words.first.reason", "Every", plan.Every)
	}
	headline := w.Say("words.next.headline", "Time", d.At)
	switch {
	case d.Why.Code == scheduler.BecauseNotThere:
		return control.Counting, headline, w.Say("words.next.reason_away")
	case d.Why.Since.IsZero() || d.Why.Desk < time.Minute:
		return control.Counting, headline, w.Say("words.next.reason_fresh")
	case d.Why.Code == scheduler.BecauseNotYet:
		return control.Counting, headline, w.Say("words.next.reason_window", "Since", d.Why.Since, "From", d.Why.Until)
	}
	return control.Counting, headline, w.Say("words.next.reason_desk", "Since", d.Why.Since)
}

func (w words) pauseReason(until, now time.Time) string {
	switch {
	case until.IsZero():
		return w.Say("words.paused.reason_open")
	case sameDay(until, now):
		return w.Say("words.paused.reason_time", "Time", until)
	case sameDay(until, now.AddDate(0, 0, 1)):
		return w.Say("words.paused.reason_tomorrow")
	}
	return w.Say("words.paused.reason_day", "Day", w.Weekday(until.Weekday()))
}

func (w words) doneReason(d scheduler.Decision, now time.Time) string {
	switch {
	case d.NextDay.IsZero():
		return w.Say("words.done.reason_none")
	case sameDay(d.NextDay, now.AddDate(0, 0, 1)):
		return w.Say("words.done.reason_tomorrow", "Time", d.NextDay)
	}
	return w.Say("words.done.reason_day", "Day", w.Weekday(d.NextDay.Weekday()), "Time", d.NextDay)
}

// nextDay is the day on which reminders go on.
func nextDay(d scheduler.Decision, now time.Time) time.Time {
	if d.NextDay.IsZero() {
		return scheduler.WeekStart(now).AddDate(0, 0, 7)
	}
	return d.NextDay
}

func (w words) snoozesLeft(n int) string {
	if n == 0 {
		return w.Say("words.snooze.note.left_none")
	}
	return w.SayN("words.reminder.snoozes_left", n)
}

// reminder words an open reminder.
// rated is the last rating, if it is worth a word.
func (w words) reminder(d scheduler.Decision, plan scheduler.Plan, locked bool, rated *control.Tension, now time.Time) (title, line, start string) {
	n := face.Minutes(d.RoutineWhy.Length)
	start = w.SayN("words.reminder.start", n)
	routine, _ := w.library.Routine(d.Routine)
	length := w.Short(d.RoutineWhy.Length.Round(time.Minute))
	switch {
	case locked:
		return w.Say("words.reminder.title.locked"), w.Say("words.reminder.line.locked"), start
	case plan.WeeklyGoal > 0 && d.WeekDone >= plan.WeeklyGoal:
		return w.Say("words.reminder.title.goal_met"), w.Say("words.reminder.line.goal_met",
			"Done", w.NumberWordFirst(d.WeekDone), "Goal", w.NumberWord(plan.WeeklyGoal)), start
	case d.Again && d.Snoozes.Used > 0 && d.Snoozes.Left == 0:
		return w.Say("words.reminder.title.again"), w.Say("words.reminder.line.again_last"), start
	case d.Again && d.Snoozes.Used > 0:
		times := w.SayN("words.reminder.snoozed_times", d.Snoozes.Used, "Ago", now.Sub(d.Snoozes.Last.Asked))
		return w.Say("words.reminder.title.again"), w.Say("words.reminder.line.again", "Snoozed", times, "Left", w.snoozesLeft(d.Snoozes.Left)), start
	case d.RoutineWhy.Code == scheduler.RoutineRestDay:
		return w.Say("words.reminder.title.rest_day"), w.Say("words.reminder.line.rest_day", "Routine", routine.Name, "Length", length), start
	}
	usual := w.SayN("words.reminder.title_usual", n)
	if d.Why.Desk < littleDesk && d.Why.Code != scheduler.BecauseFixed && rated == nil {
		return usual, w.Say("words.due.reason_little"), start
	}
	call := d.Why.Held == scheduler.Call || d.Why.Held == scheduler.AfterCall
	switch spoke := d.Desk.Call.To.Sub(d.Desk.Call.From); {
	case d.Why.InSpite:
		return usual, w.Say("words.reminder.line.held_long", "For", d.Why.Desk, "Waited", d.Why.HeldFor), start
	case call && spoke >= longCall:
		return w.Say("words.reminder.title.after_call"), w.Say("words.reminder.line.after_call", "For", spoke), start
	case rated != nil:
		return w.Say("words.reminder.title.rated_high", "Value", rated.Value, "Time", rated.At),
			w.Say("words.reminder.line.rated_high", "Routine", routine.Name, "Length", length), start
	case d.Why.Code == scheduler.BecauseFixed:
		return usual, w.Say("words.reminder.line.fixed", "Time", d.Why.Until), start
	case d.Why.Moved != 0:
		return usual, w.Say("words.reminder.line.learned", "For", d.Why.Desk), start
	case d.Why.Held != "" && d.Why.Held != scheduler.Typing:
		return usual, w.Say("words.reminder.line.held", "For", d.Why.Desk), start
	}
	return usual, w.Say("words.reminder.line.desk", "For", d.Why.Desk), start
}

// longCall is a call after which the back wants to be asked about it.
const longCall = 30 * time.Minute

// headsUp words the card before a reminder.
func (w words) headsUp(d scheduler.Decision, now time.Time) (title, line string) {
	n := max(int(d.At.Sub(now).Round(time.Minute)/time.Minute), 1)
	return w.SayN("words.reminder.heads_up_title", n), w.Say("words.notification.heads_up")
}

// blocker words what holds reminders back.
func (w words) blocker(b scheduler.Blocker, what string) control.Blocker {
	return control.Blocker{Kind: string(b.Kind), Since: b.Since, Sentence: w.Say("words.blocker."+string(b.Kind), "Since", b.Since, "What", what)}
}

// meeting words what "In a meeting" can do; calls tells whether their end can be seen.
func (w words) meeting(d scheduler.Decision, plan scheduler.Plan, calls bool) control.Meeting {
	note := w.Say("words.meeting.note")
	if calls && plan.AfterCall > 0 {
		note = w.Say("words.meeting.note_call", "After", plan.AfterCall)
	}
	m := control.Meeting{Note: note, Choices: []control.MeetingChoice{}}
	if calls {
		m.Choices = append(m.Choices, control.MeetingChoice{Label: w.Say("words.meeting.choice.call"), For: "call"})
	}
	m.Choices = append(m.Choices,
		control.MeetingChoice{Label: w.Say("words.meeting.choice.half"), For: "30m"},
		control.MeetingChoice{Label: w.Say("words.meeting.choice.hour"), For: "1h"})
	if b, ok := blockerOf(d, scheduler.Meeting); ok {
		since := b.Since
		m.Since = &since
		if until := b.Until; !until.IsZero() {
			m.Until = &until
		}
	}
	return m
}

// routineReason words why a routine is offered.
func (w words) routineReason(why scheduler.RoutineReason) string {
	switch why.Code {
	case scheduler.RoutineRestDay:
		return w.Say("words.routine.rest_day")
	case scheduler.RoutineInstead:
		return w.Say("words.routine.tools")
	}
	return w.Say("words.routine.quick")
}

// snooze words what snoozing can do.
func (w words) snooze(plan scheduler.Plan, h scheduler.History, d scheduler.Decision, now time.Time) control.Snooze {
	s := control.Snooze{Used: d.Snoozes.Used, Left: d.Snoozes.Left, Choices: []control.SnoozeChoice{}}
	if d.Kind == scheduler.KindSnoozed && d.Why.Code != scheduler.BecauseMovedPlan && !h.Snooze.IsZero() {
		until := h.Snooze
		s.Until = &until
	}
	for _, c := range scheduler.SnoozeChoices(plan, h, now) {
		label := w.Say("words.snooze.choice.at", "Time", c.At)
		if c.Length > 0 {
			label = w.Say("words.snooze.choice.minutes", "Count", int(c.Length/time.Minute))
		}
		s.Choices = append(s.Choices, control.SnoozeChoice{Label: label, For: c.For()})
	}
	switch {
	case s.Left == 0:
		s.Note = w.Say("words.snooze.note.left_none")
	case s.Used == 0:
		s.Note = w.SayN("words.snooze.note_first", plan.SnoozesPerDay)
	case s.Left == 1:
		s.Note = w.Say("words.snooze.note.last")
	default:
		s.Note = w.snoozesLeft(s.Left)
	}
	return s
}

// week words the week so far.
func (w words) week(c scheduler.WeekCard) control.Week {
	week := control.Week{Done: c.Done, Goal: c.Goal, WeeksMet: c.WeeksMet}
	for _, d := range c.Days {
		week.Days = append(week.Days, control.WeekDay{Date: d.Date.Format(time.DateOnly), Today: d.Today, Kind: string(d.Kind)})
	}
	switch {
	case c.Note == scheduler.NoteRestToday:
		week.Note = w.Say("words.week.note_deep_yesterday")
	case c.Note == scheduler.NoteRestNext || c.Note == scheduler.NoteWouldRest:
		week.Note = w.Say("words.week.note_deep_today", "Day", w.Weekday(c.NoteDay.Weekday()))
	case c.Done >= c.Goal:
		week.Note = w.Say("words.week.note_goal_met")
	case c.Done == 0:
		week.Note = w.Say("words.week.note_fresh")
	default:
		week.Note = w.SayN("words.week.note_left", c.Goal-c.Done)
	}
	return week
}

// summary words the plan in one sentence or two.
func (w words) summary(plan scheduler.Plan) string {
	if plan.Days == [7]bool{} {
		return w.Say("words.summary.plan_no_days")
	}
	goal := w.SayN("words.summary.goal", plan.WeeklyGoal)
	rest := w.Say("words.summary.no_rest_day", "Goal", goal)
	if plan.RestDay {
		rest = w.Say("words.summary.rest_day", "Goal", goal)
	}
	return w.times(plan) + " " + rest
}

// times words when reminders come.
func (w words) times(plan scheduler.Plan) string {
	var windows, fixed []string
	for _, v := range plan.Windows {
		windows = append(windows, w.Say("why.plan.window", "From", w.ClockAt(int(v.From)), "To", w.ClockAt(int(v.To))))
	}
	for _, f := range plan.Fixed {
		at := w.ClockAt(int(f.At))
		if f.Days != [7]bool{} {
			at = w.Say("why.plan.on_days", "Time", at, "Days", w.Days(f.Days))
		}
		fixed = append(fixed, at)
	}
	days := w.Days(plan.Days)
	switch {
	case plan.FixedOnly && len(fixed) == 0:
		return w.Say("why.plan.nothing")
	case plan.FixedOnly:
		return w.Say("why.plan.fixed", "Days", days, "Times", w.List(fixed...))
	case len(windows) == 1 && len(fixed) == 0:
		id := "words.summary.plan"
		if !slices.Contains(plan.Ignore, scheduler.Call) {
			id = "words.summary.plan_quiet"
		}
		return w.Say(id, "Days", days, "From", w.ClockAt(int(plan.Windows[0].From)),
			"To", w.ClockAt(int(plan.Windows[0].To)), "Every", plan.Every)
	case len(fixed) == 0:
		return w.Say("why.plan.windows", "Days", days, "Windows", w.List(windows...), "Every", plan.Every)
	}
	return w.Say("why.plan.both", "Days", days, "Windows", w.List(windows...), "Every", plan.Every, "Times", w.List(fixed...))
}

// refuse makes a refusal of a text.
func (w words) refuse(id string, args ...any) error {
	return &control.Error{Sentence: w.Say("words.refuse."+id, args...)}
}

func sameDay(a, b time.Time) bool {
	y, m, d := a.Date()
	y2, m2, d2 := b.In(a.Location()).Date()
	return y == y2 && m == m2 && d == d2
}
