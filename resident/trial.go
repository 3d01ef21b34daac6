package resident

import (
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/scheduler"
)

// trialKind is the kind of a reminder that is only shown to be seen.
const trialKind = "test"

// tryReminder shows a reminder as it would come now. It is in no plan and in no journal, and no
// answer to it counts; Start starts a session all the same.
func (r *Resident) tryReminder(control.Command) error {
	r.lookForFace()
	if r.session != nil {
		return r.words.refuse("session_running")
	}
	if r.reminder != nil {
		r.showReminder() // there is a real one to look at
		return nil
	}
	r.card = nil
	now := r.clock.Now()
	d := r.decision
	d.Kind, d.Again, d.Why = scheduler.KindRemind, false, scheduler.Reason{Desk: r.history.Desk.Elapsed}
	title, _, start := r.words.reminder(d, r.plan, r.settings.Safety.Locked(), nil, now)
	r.trial = &openReminder{at: now, title: title, line: r.words.Say("data.trial"), start: start}
	if !r.inWindow() {
		shown := r.reminder
		r.reminder = r.trial
		n := r.reminderAsNotification(true, "words.notification.how")
		r.reminder = shown
		r.notify(n)
		return nil
	}
	if err := r.openWindow(control.ReminderWindow, control.ReminderWindow); err != nil {
		r.trial = nil
		return err
	}
	return nil
}

// answersTrial takes an answer to a reminder that is only shown, and tells whether it was one.
func (r *Resident) answersTrial(c control.Command) bool {
	if r.trial == nil {
		return false
	}
	switch c.Name {
	case "snooze", "skip", "meeting", "later", "dismiss":
		r.endTrial()
		return true
	case "start":
		r.endTrial() // the session is a real one
	}
	return false
}

// endTrial takes a reminder down that is only shown.
func (r *Resident) endTrial() {
	if r.trial != nil {
		r.trial = nil
		r.Withdraw()
	}
}

// showTrial puts a reminder that is only shown into a snapshot without another.
func (r *Resident) showTrial(s *control.Snapshot) {
	if o := r.trial; o != nil && s.Reminder == nil {
		s.Reminder = &control.Reminder{At: o.at, Kind: trialKind, Title: o.title, Line: o.line, Start: o.start}
	}
}
