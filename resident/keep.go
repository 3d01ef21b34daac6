package resident

import (
	"fmt"
	"slices"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/technique"
)

const (
	// keepEvery is how much desk time a crash can cost.
	keepEvery = time.Minute
	// retryEvery is how long after a refusal the disk is asked to take the journal again.
	retryEvery = time.Minute
	// lookBack is how far back sessions matter: weeks in a row that met the goal.
	lookBack = 366 * 24 * time.Hour
)

// takeUp goes on where an earlier resident ended, or was ended.
func (r *Resident) takeUp() error {
	now := r.clock.Now()
	var err error
	if r.history, err = r.Checkpoint.Load(); err != nil {
		// Only the desk time of today is lost with it.
		r.Log.Error("the desk clock starts anew", "error", err)
	}
	r.history.Desk = r.history.Desk.Resume(r.plan, now)
	if err := r.recoverSessions(); err != nil {
		return err
	}
	sessions, err := r.Journal.Sessions(now.Add(-lookBack), now.Add(time.Hour))
	if err != nil {
		return fmt.Errorf("could not take up the sessions: %w", err)
	}
	for _, s := range sessions {
		r.year = append(r.year, scheduler.Session{
			Started: s.Started.In(now.Location()), Ended: s.Ended.In(now.Location()), Deep: r.deepDone(wireTechniques(s.Techniques)), Credited: s.Completed,
		})
	}
	r.history.Sessions = slices.Clone(r.year)
	ratings, err := r.Journal.Tensions(now.AddDate(0, 0, -2), now.Add(time.Hour))
	if err != nil {
		return fmt.Errorf("could not take up the ratings: %w", err)
	}
	for _, t := range ratings {
		r.tension = append(r.tension, control.Tension{At: t.At.In(now.Location()), Value: t.Value})
	}
	return r.takeUpReminder(now)
}

// recoverSessions ends what a crash cut off, as far as it was reported.
func (r *Resident) recoverSessions() error {
	open, err := r.Journal.OpenSessions()
	if err != nil {
		return fmt.Errorf("could not look for sessions that were cut off: %w", err)
	}
	for _, s := range open {
		if err := r.Journal.EndSession(s.ID, s.LastSeen, s.Progress); err != nil {
			return fmt.Errorf("could not keep a session that was cut off: %w", err)
		}
		r.cutOff = append(r.cutOff, s)
		r.notice("session-recovered", r.words.Say("words.notice.session_recovered"))
	}
	return nil
}

// adopt takes a session up again whose face outlived the resident that opened it.
func (r *Resident) adopt(id int64) bool {
	i := slices.IndexFunc(r.cutOff, func(s journal.Session) bool { return s.ID == id })
	if i < 0 || r.session != nil {
		return false
	}
	s := r.cutOff[i]
	r.cutOff = slices.Delete(r.cutOff, i, i+1)
	started := s.Started.In(r.clock.Now().Location())
	same := func(done scheduler.Session) bool { return done.Started.Equal(started) }
	r.year = slices.DeleteFunc(r.year, same)
	r.history.Sessions = slices.DeleteFunc(slices.Clone(r.history.Sessions), same)
	routine, _ := r.Library.Session(s.Routine)
	r.session = &runningSession{
		Session: control.Session{ID: id, Routine: string(s.Routine), Name: routine.Name, Started: started},
		face:    s.Face,
		lost:    time.AfterFunc(faceLost, func() { r.faceIsLost(id) }),
		over:    make(chan struct{}),
	}
	r.forget("session-recovered")
	return true
}

// takeUpReminder finds the reminder that was open when the resident ended. One that came
// up on another day, or that the state no longer knows, was not seen.
func (r *Resident) takeUpReminder(now time.Time) error {
	past, err := r.Journal.Reminders(now.Add(-lookBack), now.Add(time.Hour))
	if err != nil {
		return fmt.Errorf("could not take up the reminders: %w", err)
	}
	r.fresh = len(past) == 0 && len(r.history.Sessions) == 0
	last, isOpen := r.history.OpenReminder()
	for _, old := range past {
		if old.Outcome != string(scheduler.Open) {
			continue
		}
		if isOpen && old.At.Sub(last.At).Abs() < time.Second {
			length := time.Duration(0)
			for _, c := range r.plan.Choices {
				if c.Routine == old.Routine {
					length = c.Length
				}
			}
			n := face.Minutes(length)
			title := r.words.SayN("words.reminder.title_usual", n)
			if last.Again {
				title = r.words.Say("words.reminder.title.again")
			}
			r.reminder = &openReminder{
				id: old.ID, at: old.At.In(now.Location()), title: title, line: old.Reason,
				start: r.words.SayN("words.reminder.start", n), again: last.Again, takenUp: true,
			}
			continue
		}
		if err := r.Journal.SetOutcome(old.ID, string(scheduler.NotSeen), now); err != nil {
			return fmt.Errorf("could not settle an old reminder: %w", err)
		}
	}
	return nil
}

// save keeps the state, if it changed.
func (r *Resident) save() {
	if r.Journal.InMemory() {
		r.saveAgain()
	}
	err := r.Checkpoint.Save(r.history)
	// Every minute would be too often to say the same.
	if err != nil && !r.unsaved {
		r.Log.Error("the desk clock would not survive a crash", "error", err)
	}
	r.unsaved = err != nil
}

// saveAgain writes what the disk refused before.
func (r *Resident) saveAgain() {
	notices, err := r.Journal.Retry()
	for _, n := range notices {
		r.notice(n.Kind, n.Text)
	}
	if err != nil {
		r.notice("journal-in-memory", r.words.Say("words.notice.not_saved"))
		return
	}
	r.forget("journal-in-memory")
	r.Log.Info("the journal is saved again")
}

// forget drops the notices of a kind: what they said is so no longer.
func (r *Resident) forget(kind string) {
	var left []control.Notice
	for _, n := range r.Notices {
		if n.Kind != kind {
			left = append(left, n)
		}
	}
	r.Notices = left
}

// note adds a reminder to the journal and returns its ID.
func (r *Resident) note(reminder scheduler.Reminder, reason string) int64 {
	id, err := r.Journal.AddReminder(journal.Reminder{
		At: reminder.At, Kind: "reminder", Outcome: string(reminder.Outcome), Ended: reminder.Ended, Reason: reason, Routine: r.decision.Routine,
	})
	if err != nil {
		r.Log.Error("could not keep a reminder", "error", err)
	}
	r.fresh = false
	return id
}

// noteTension adds a rating.
func (r *Resident) noteTension(value int, source string) {
	now := r.clock.Now()
	if err := r.Journal.Rate(journal.Tension{At: now, Value: value, Source: source}); err != nil {
		r.Log.Error("could not keep a rating", "error", err)
	}
	r.tension = append(r.tension, control.Tension{At: now, Value: value})
	if source != "after" {
		r.learn(now)
	}
}

// progressOf is a face's report as the journal keeps it.
func progressOf(report control.SessionReport) journal.Progress {
	p := journal.Progress{
		Spent: seconds(report.SpentS), Completed: report.Completed, Before: report.Before, After: report.After, Note: report.Note,
	}
	for _, t := range report.Techniques {
		p.Techniques = append(p.Techniques, journal.TechniqueDone{
			Technique: technique.ID(t.ID), Spent: seconds(t.SpentS), Done: t.Done, Count: t.Count,
		})
	}
	return p
}

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

func wireTechniques(done []journal.TechniqueDone) []control.TechniqueDone {
	wire := []control.TechniqueDone{}
	for _, t := range done {
		wire = append(wire, control.TechniqueDone{ID: string(t.Technique), SpentS: int(t.Spent / time.Second), Done: t.Done, Count: t.Count})
	}
	return wire
}

// farFuture bounds a history without an end.
var farFuture = time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)

// History returns what happened between two times; a zero time is no bound.
func (r *Resident) History(from, to time.Time) (control.History, error) {
	defer r.swell()
	if to.IsZero() {
		to = farFuture
	}
	h := control.History{Sessions: []control.SessionRecord{}, Reminders: []control.ReminderRecord{}, Ratings: []control.RatingRecord{}}
	sessions, err := r.Journal.Sessions(from, to)
	if err != nil {
		return h, fmt.Errorf("could not read the history: %w", err)
	}
	reminders, err := r.Journal.Reminders(from, to)
	if err != nil {
		return h, fmt.Errorf("could not read the history: %w", err)
	}
	ratings, err := r.Journal.Tensions(from, to)
	if err != nil {
		return h, fmt.Errorf("could not read the history: %w", err)
	}
	for _, t := range ratings {
		h.Ratings = append(h.Ratings, control.RatingRecord{At: t.At, Value: t.Value, Source: t.Source})
	}
	for _, s := range sessions {
		h.Sessions = append(h.Sessions, control.SessionRecord{
			ID: s.ID, Routine: string(s.Routine), Started: s.Started, Ended: s.Ended, Completed: s.Completed,
			SpentS: int(s.Spent / time.Second), Techniques: wireTechniques(s.Techniques),
			TensionBefore: rating(s.Before), TensionAfter: rating(s.After), Note: s.Note,
		})
	}
	for _, m := range reminders {
		h.Reminders = append(h.Reminders, control.ReminderRecord{ID: m.ID, At: m.At, Outcome: m.Outcome, Reason: m.Reason})
	}
	return h, nil
}

// rating is a rating as JSON has it: null where there is none.
func rating(value int) *int {
	if value == 0 {
		return nil
	}
	return &value
}
