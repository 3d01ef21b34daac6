package resident

import (
	"fmt"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/technique"
)

// A face that has not reported for so long is gone. It reports every 10 s.
const faceLost = time.Minute

// runningSession is the session that a face coaches.
type runningSession struct {
	control.Session
	face   string
	pid    int                   // of the face's process; 0: not known
	ticket control.SessionTicket // what it was opened with
	report control.SessionReport // the last one
	kept   time.Time             // when the journal had its progress last
	gone   bool                  // the face is, and another may go on
	// reopened is when its window was opened again by itself.
	reopened time.Time
	lost     *time.Timer
	at       time.Time     // when it ended
	over     chan struct{} // closed then
}

// StartSession opens a session for a face.
func (r *Resident) StartSession(start control.SessionStart) (control.SessionTicket, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lookForFace()
	if r.session != nil {
		if ticket, ok := r.takeOver(start); ok {
			return ticket, nil
		}
	}
	if r.session != nil {
		return control.SessionTicket{}, r.words.refuse("session_running")
	}
	if r.settings.Safety.Locked() {
		return control.SessionTicket{}, r.words.refuse("coach_locked")
	}
	routine, err := r.routine(start.Routine)
	if err != nil {
		return control.SessionTicket{}, err
	}
	now, _ := r.observe()
	id, err := r.Journal.StartSession(journal.Session{Routine: routine.ID, Face: start.Face, Started: now})
	if err != nil {
		r.Log.Error("could not keep the start of a session", "error", err)
	}
	ticket := control.SessionTicket{
		ID: id, Routine: string(routine.ID), Settings: r.settings,
		LeftOut: r.resting(routine), Week: r.shown.Week,
	}
	r.history = r.history.StartSession(now)
	r.answered(scheduler.Started, now)
	r.session = &runningSession{
		Session: control.Session{ID: id, Routine: string(routine.ID), Name: routine.Name, Started: now, Sentence: routine.Name},
		face:    start.Face, pid: start.PID, ticket: ticket,
		lost: time.AfterFunc(faceLost, func() { r.faceIsLost(id) }),
		over: make(chan struct{}),
	}
	r.fresh = false
	r.Log.Info("session started", "id", id, "routine", routine.ID, "face", start.Face)
	r.step()
	return ticket, nil
}

// resting names the deep techniques of a routine that rest today, with the reason.
func (r *Resident) resting(routine technique.Routine) map[string]string {
	out := map[string]string{}
	if !r.decision.Gentle {
		return out
	}
	until := r.restsUntil()
	for _, id := range routine.Techniques {
		if t, ok := r.Library.Technique(id); ok && t.Depth == technique.Deep {
			out[string(id)] = r.words.Say("words.routine.rest_until", "Day", r.words.Weekday(until.Weekday()))
		}
	}
	return out
}

// restsUntil is the day from which deep work is there again, while it rests.
func (r *Resident) restsUntil() time.Time { return r.decision.RoutineWhy.Deep.AddDate(0, 0, 2) }

// ReportSession takes what a face says has been done.
func (r *Resident) ReportSession(id int64, report control.SessionReport) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !rateable(report.Before) || !rateable(report.After) {
		return r.words.refuse("bad_tension")
	}
	if (r.session == nil || r.session.ID != id) && !r.adopt(id) {
		return r.addToEnded(id, report)
	}
	s := r.session
	small := s.onlyMoved(report)
	s.report, s.gone = report, false
	s.Sentence, s.LengthS, s.LeftS, s.Paused, s.Interrupted = report.Sentence, report.LengthS, report.LeftS, report.Paused, false
	s.Mini = report.Mini
	s.lost.Reset(faceLost)
	if report.Ended {
		r.endSession()
		r.step()
		return nil
	}
	if small && time.Since(s.kept) < noteEvery {
		return nil
	}
	s.kept = time.Now()
	if err := r.Journal.UpdateSession(id, r.clock.Now(), progressOf(report)); err != nil {
		r.Log.Error("could not keep the progress of a session", "error", err)
	}
	r.publish(r.clock.Now(), r.presenceOf())
	return nil
}

// noteEvery is how often the journal and the clients hear of a session in which nothing
// happens but time: a face reports more often, so that a crash loses little.
const noteEvery = 8 * time.Second

// onlyMoved tells that a report differs from the last one by passing time alone.
func (s *runningSession) onlyMoved(report control.SessionReport) bool {
	last := s.report
	return !report.Ended && !s.gone && report.Sentence == last.Sentence && report.Paused == last.Paused &&
		report.Before == last.Before && report.After == last.After && report.Note == last.Note && report.LengthS == last.LengthS
}

// rateable tells that a tension is on the scale, or not rated.
func rateable(tension int) bool { return tension >= 0 && tension <= 10 }

// addToEnded takes the rating and the note that come after the end of the last session.
func (r *Resident) addToEnded(id int64, report control.SessionReport) error {
	if r.ended == nil || r.ended.ID != id {
		return r.words.refuse("no_session")
	}
	if err := r.Journal.EndSession(id, r.ended.at, progressOf(report)); err != nil {
		return fmt.Errorf("could not add to the session: %w", err)
	}
	if after := report.After; after > 0 && after != r.ended.report.After {
		r.noteTension(after, "after")
	}
	r.ended.report = report
	r.publish(r.clock.Now(), r.presenceOf())
	return nil
}

func (r *Resident) faceIsLost(id int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.session == nil || r.session.ID != id {
		return
	}
	if r.session.gone || !r.interrupt() {
		r.Log.Warn("the face of a session is gone", "id", id)
		r.endSession()
	}
	r.step()
}

// endSession keeps the session as far as its face reported it.
func (r *Resident) endSession() {
	s, now := r.session, r.clock.Now()
	s.lost.Stop()
	r.session = nil
	if s.isWindow() {
		r.Windows.Release(control.CoachWindow) // it may stay for its last screen, the next one is another
	}
	if err := r.Journal.EndSession(s.ID, now, progressOf(s.report)); err != nil {
		r.Log.Error("could not keep a session", "error", err)
	}
	done := scheduler.Session{Started: s.Started, Ended: now, Deep: r.deepDone(s.report.Techniques), Credited: s.report.Completed}
	r.history = r.history.EndSession(done)
	r.year = append(r.year, done)
	if s.report.Before > 0 {
		r.noteTension(s.report.Before, "before")
	}
	if s.report.After > 0 {
		r.noteTension(s.report.After, "after")
	}
	s.at = now
	close(s.over)
	r.ended = s
	r.Log.Info("session ended", "id", s.ID, "spent_s", s.report.SpentS, "completed", s.report.Completed)
}

// deepDone tells whether deep work was really done: at least half of what was asked for. A
// spot or two that were tried want no day of rest.
func (r *Resident) deepDone(done []control.TechniqueDone) bool {
	for _, d := range done {
		if t, ok := r.Library.Technique(technique.ID(d.ID)); ok && t.Depth == technique.Deep && d.Done > 0 && 2*d.Done >= d.Count {
			return true
		}
	}
	return false
}
