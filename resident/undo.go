package resident

import (
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/scheduler"
)

// undoWithin is how long an answer to a reminder can be taken back.
const undoWithin = time.Minute

// takeBack is what it takes to take an answer back.
type takeBack struct {
	history  scheduler.History // before the answer
	reminder *openReminder     // that was answered; nil: none was open
	at       time.Time         // with its monotonic reading
}

// mark remembers how things are before an answer.
func (r *Resident) mark() *takeBack {
	r.observe()
	return &takeBack{history: r.history, reminder: r.reminder, at: time.Now()}
}

// undo takes the last answer back: the reminder that it answered is open again.
func (r *Resident) undo(control.Command) error {
	back := r.back
	r.back = nil
	if back == nil || time.Since(back.at) > undoWithin || r.session != nil {
		return r.words.refuse("nothing_to_undo")
	}
	now, p := r.observe()
	desk := back.history.Desk.Observe(r.plan, now, now.Sub(back.history.Desk.At), p)
	sessions := r.history.Sessions
	r.history = back.history
	r.history.Desk, r.history.Sessions = desk, sessions
	if back.reminder != nil {
		if err := r.Journal.SetOutcome(back.reminder.id, string(scheduler.Open), time.Time{}); err != nil {
			r.Log.Error("could not open a reminder again in the journal", "error", err)
		}
		r.reminder = back.reminder
		r.showReminder()
	}
	return nil
}

// dismiss puts the heads-up card away; its reminder comes all the same.
func (r *Resident) dismiss(control.Command) error {
	r.card = nil
	r.Withdraw()
	return nil
}
