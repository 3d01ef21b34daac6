package resident

import (
	"math"
	"reflect"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/scheduler"
)

// Snapshot returns the visible state of now.
func (r *Resident) Snapshot() control.Snapshot {
	r.mu.Lock()
	defer r.mu.Unlock()
	now, p := r.observe()
	return r.snapshot(now, p)
}

// publish tells everybody who follows, if anything visible changed.
func (r *Resident) publish(now time.Time, p scheduler.Presence) {
	s := r.snapshot(now, p)
	before := r.shown
	r.shown = s
	before.Now = s.Now
	if reflect.DeepEqual(before, s) {
		return
	}
	r.hub.send(control.Event{Kind: "snapshot", Snapshot: &s})
	if r.Changed != nil {
		r.Changed(s, r.words.Language)
	}
}

func (r *Resident) snapshot(now time.Time, p scheduler.Presence) control.Snapshot {
	d, w := r.decision, r.words
	s := control.Snapshot{
		Now:             now,
		DeskTimeS:       int(r.history.Desk.Elapsed / time.Second),
		ProgressPercent: d.Percent,
		Blockers:        []control.Blocker{},
		Week:            w.week(r.week(now)),
		Today:           r.today(now, p),
		Routine:         r.ref(d),
		RoutineReason:   w.routineReason(d.RoutineWhy),
		Routines:        r.routines(),
		Snooze:          w.snooze(r.plan, r.history, d, now),
		Meeting:         w.meeting(d, r.plan, r.view.Tells(presence.Call)),
		CoachLocked:     r.settings.Safety.Locked(),
		FirstRun:        !r.settings.General.FirstRunDone,
		Notices:         append([]control.Notice{}, r.Notices...),
	}
	s.State, s.Headline, s.Reason = w.state(d, r.plan, now, r.fresh, r.what)
	if n := len(r.history.Reminders); d.Kind == scheduler.KindDone && n > 0 {
		if last := r.history.Reminders[n-1]; last.NeverShown && last.Outcome == scheduler.Moved && sameDay(last.Ended, now) {
			s.Reason = w.fell(last.Why) + " " + s.Reason
		}
	}
	if !d.At.IsZero() {
		at := d.At
		s.NextReminder = &at
	}
	if since := r.history.Desk.Since; !since.IsZero() {
		s.DeskSince = &since
	}
	s.Sources = Sources(&r.view, r.clock.Of, r.words.Language)
	for _, b := range d.Blockers {
		s.Blockers = append(s.Blockers, w.blocker(b, r.what(b.Kind)))
	}
	if pause := r.history.Pause; pause != nil && d.Kind == scheduler.KindPaused {
		s.Pause = &control.Pause{Since: pause.Since}
		if until := pause.Until; !until.IsZero() {
			s.Pause.Until = &until
		}
	}
	if o := r.reminder; o != nil {
		s.Reminder = &control.Reminder{ID: o.id, At: o.at, Kind: "reminder", Title: o.title, Line: o.line, Start: o.start, Again: o.again}
		manner := r.plan.Manner()
		s.Reminder.ShrinkAfterS, s.Reminder.GrowAfterS = int(manner.ShrinkAfter/time.Second), int(manner.GrowAfter/time.Second)
	}
	if r.card != nil && r.reminder == nil {
		title, line := w.headsUp(d, now)
		s.Reminder = &control.Reminder{At: r.card.at, Kind: "heads-up", Title: title, Line: line, Start: r.card.start}
	}
	r.showTrial(&s)
	s.Kept = r.data.snapshot()
	if r.session != nil {
		r.showSession(&s)
	}
	return s
}

// week is the week so far, with the weeks in a row before it.
func (r *Resident) week(now time.Time) scheduler.WeekCard {
	card := scheduler.Week(r.plan, r.history, now)
	card.WeeksMet = scheduler.WeeksMet(r.plan.WeeklyGoal, r.year, now)
	return card
}

func (r *Resident) showSession(s *control.Snapshot) {
	session := r.session.Session
	s.State, s.Session = control.InSession, &session
	left := time.Duration(session.LeftS) * time.Second
	s.Headline = r.words.Say("words.session.headline")
	s.Reason = r.words.Say("words.session.reason", "Name", session.Name, "Left", r.words.Short(left))
	if session.Paused {
		s.Reason = r.words.Say("words.session.reason_paused", "Name", session.Name, "Left", r.words.Short(left))
	}
	s.ProgressPercent = 0
	if session.LengthS > 0 {
		s.ProgressPercent = int(math.Round(100 * (1 - float64(session.LeftS)/float64(session.LengthS))))
	}
}

// today is the day line.
func (r *Resident) today(now time.Time, p scheduler.Presence) control.Day {
	day := scheduler.Today(r.plan, r.history, now)
	t := control.Day{
		From: day.Work.From, To: day.Work.To,
		Window: control.Span{From: day.Window.From, To: day.Window.To},
		Desk:   []control.Span{}, Done: []control.Span{}, Planned: []time.Time{}, Tension: []control.Tension{},
	}
	for _, s := range r.history.Desk.Stretches(now) {
		t.Desk = append(t.Desk, control.Span{From: s.From, To: s.To})
	}
	for _, s := range r.history.Sessions {
		if sameDay(s.Started, now) {
			t.Done = append(t.Done, control.Span{From: s.Started, To: s.Ended})
		}
	}
	t.Planned = append(t.Planned, scheduler.Planned(r.plan, r.history, p, now)...)
	for _, rating := range r.tension {
		if sameDay(rating.At, now) {
			t.Tension = append(t.Tension, rating)
		}
	}
	t.TensionNote = r.tensionNote(t.Tension, now)
	return t
}

// A rating is worth a word in a reminder if it was high and is still fresh.
const (
	highRating  = 7
	freshRating = 3 * time.Hour
)

// lastRating is the last rating, if it is worth a word.
func (r *Resident) lastRating(now time.Time) *control.Tension {
	if n := len(r.tension); n > 0 {
		if last := r.tension[n-1]; last.Value >= highRating && now.Sub(last.At) < freshRating {
			return &last
		}
	}
	return nil
}

// nearly is how far off a rating of yesterday may be to be one "at this hour".
const nearly = 45 * time.Minute

func (r *Resident) tensionNote(today []control.Tension, now time.Time) string {
	if len(today) == 0 {
		return r.words.Say("words.tension.none")
	}
	last := today[len(today)-1]
	said := r.words.Say("words.tension.said", "Time", last.At, "Value", last.Value)
	hour := now.AddDate(0, 0, -1)
	for _, rating := range r.tension {
		if rating.At.Sub(hour).Abs() < nearly {
			return r.words.Say("words.tension.said_yesterday", "Said", said, "Value", rating.Value)
		}
	}
	return said
}

// ref names the routine that Start starts.
func (r *Resident) ref(d scheduler.Decision) control.RoutineRef {
	routine, _ := r.Library.Routine(d.Routine)
	return control.RoutineRef{ID: string(d.Routine), Name: routine.Name, LengthS: int(d.RoutineWhy.Length / time.Second)}
}

// routines are those that can be done with the tools at hand.
func (r *Resident) routines() []control.RoutineRef {
	refs := []control.RoutineRef{}
	locked := ""
	if r.settings.Safety.Locked() {
		locked = r.words.Say("words.routine.locked")
	}
	for _, c := range r.plan.Choices {
		routine, _ := r.Library.Routine(c.Routine)
		refs = append(refs, control.RoutineRef{ID: string(c.Routine), Name: routine.Name, LengthS: int(c.Length / time.Second), Locked: locked})
	}
	return refs
}
