package resident

import (
	"os"
	"runtime"
	"syscall"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
)

// onceIn is how much time must lie between two crashes of the coach's window for it to be
// opened again by itself: a window that can't stand is not tried without end.
const onceIn = time.Minute

// interrupt keeps a session whose face is gone for as long as a pause may last, so that
// another face can go on where it stopped. It reports false of a session that can't go on.
func (r *Resident) interrupt() bool {
	s := r.session
	if len(s.report.Saved) == 0 {
		return false
	}
	if !s.gone {
		s.gone, s.Interrupted, s.Paused = true, true, true
		s.lost.Reset(coach.PauseLimit)
		r.Log.Warn("the face of a session is gone; it is paused there", "id", s.ID)
	}
	return true
}

// reopen shows a session that was cut off again, in a window.
func (r *Resident) reopen() error {
	r.session.reopened = time.Now()
	return r.openWindow(control.CoachWindow, control.CoachWindow, r.session.Routine)
}

// crashed takes note that the window of the running session ended without a last report.
func (r *Resident) crashed() {
	again := time.Since(r.session.reopened) > onceIn
	switch {
	case !r.interrupt():
		r.endSession()
	case again:
		if err := r.reopen(); err != nil {
			r.Log.Warn("a session that was cut off waits, since its window does not open", "error", err)
		}
	}
	r.step()
}

// lookForFace takes note that the process of the running session's face has died, of which
// only a window's end is told at once.
func (r *Resident) lookForFace() {
	s := r.session
	if s == nil || s.gone || s.pid == 0 || alive(s.pid) {
		return
	}
	if !r.interrupt() {
		r.endSession()
	}
}

// takeOver hands the running session to another face, if its own is gone. It reports false
// where another session is asked for or its face lives.
func (r *Resident) takeOver(start control.SessionStart) (control.SessionTicket, bool) {
	s := r.session
	if !s.gone {
		return control.SessionTicket{}, false
	}
	if start.Routine != "" && start.Routine != s.Routine {
		r.endSession()
		return control.SessionTicket{}, false
	}
	s.gone, s.Interrupted, s.face, s.pid = false, false, start.Face, start.PID
	s.lost.Reset(faceLost)
	ticket := s.ticket
	ticket.Week, ticket.Saved = r.shown.Week, s.report.Saved
	ticket.Before, ticket.Note = s.report.Before, s.report.Note
	r.Log.Info("session taken up again", "id", s.ID, "face", start.Face)
	r.step()
	return ticket, true
}

// alive tells whether a process of this number runs.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	// On Windows a process that was found is there.
	return runtime.GOOS == "windows" || p.Signal(syscall.Signal(0)) == nil
}

// isWindow tells whether a session is coached in a window.
func (s *runningSession) isWindow() bool { return s.face == face.Window }
