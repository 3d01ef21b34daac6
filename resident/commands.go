package resident

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// The resident is the service that its clients speak to.
var _ control.Service = (*Resident)(nil)

// Hello says who answers.
func (r *Resident) Hello() control.Hello {
	return control.Hello{Interface: control.Version, Program: r.Program, PID: r.PID}
}

// Events follows the resident until the context ends.
func (r *Resident) Events(ctx context.Context) <-chan control.Event {
	// Nothing may change between the first snapshot and the following: it would never be told.
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.snapshot(r.observe())
	return r.hub.join(ctx, control.Event{Kind: "snapshot", Snapshot: &s})
}

// Do carries out a command.
func (r *Resident) Do(c control.Command) (control.Snapshot, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	act, known := map[string]func(control.Command) error{
		"start":   r.start,
		"snooze":  r.snooze,
		"skip":    r.skip,
		"undo":    r.undo,
		"meeting": r.meeting,
		"free":    r.noMeeting,
		"later":   r.later,
		"dismiss": r.dismiss,
		"pause":   r.pause,
		"resume":  r.resume,
		"window":  r.window,
		"rate":    r.rate,
		"session": r.tellSession,
		"quit":    r.leaveSoon,

		"test-reminder": r.tryReminder,
		"delete-data":   r.deleteData,
		"restore-data":  r.restoreData,
	}[c.Name]
	if !known {
		return control.Snapshot{}, r.words.refuse("unknown_command", "Name", c.Name)
	}
	if r.answersTrial(c) {
		act = func(control.Command) error { return nil }
	}
	if err := act(c); err != nil {
		return control.Snapshot{}, err
	}
	r.Log.Info("command", "name", c.Name, "routine", c.Routine, "for", c.For, "window", c.Window)
	r.step()
	return r.shown, nil
}

// start opens the coach, which then starts the session.
func (r *Resident) start(c control.Command) error {
	r.lookForFace()
	if r.session != nil {
		if r.session.gone {
			if c.Routine == "" {
				return r.reopen()
			}
			return r.openWindow(control.CoachWindow, control.CoachWindow, c.Routine)
		}
		// The coach is there: bring it to the front instead of refusing.
		if r.session.isWindow() {
			r.hub.send(control.Event{Kind: "show", Command: control.CoachWindow})
			return nil
		}
		return r.words.refuse("session_running")
	}
	routine, err := r.routine(c.Routine)
	if err != nil {
		return err
	}
	if r.settings.Safety.Locked() {
		return r.words.refuse("coach_locked")
	}
	return r.openWindow(control.CoachWindow, control.CoachWindow, string(routine.ID))
}

// refuseWindow says why a window did not open, and what to do instead.
func (r *Resident) refuseWindow(err error) error {
	r.Log.Warn("a window did not open", "error", err)
	if errors.Is(err, ErrNoProgram) {
		return r.words.refuse("window_missing")
	}
	return r.words.refuse("no_display")
}

// routine looks up the routine or the single technique that was asked for, or the routine
// that is offered now. Something of it must be left to do, with the tools at hand and on a
// rest day.
func (r *Resident) routine(id string) (technique.Routine, error) {
	if id == "" {
		id = string(r.decision.Routine)
	}
	if id == "" {
		id = string(r.plan.Quick) // no routine can be offered: say why of this one
	}
	found, ok := r.Library.Session(technique.ID(id))
	if ok {
		if _, err := coach.Fit(r.Library, face.Request(r.settings, found, r.words)); err != nil {
			return found, r.words.refuse("no_tools", "Name", found.Name)
		}
		if len(r.resting(found)) == len(found.Techniques) {
			return found, r.words.refuse("rests", "Name", found.Name, "Day", r.words.Weekday(r.restsUntil().Weekday()))
		}
		return found, nil
	}
	var known []string
	for _, k := range r.Library.Routines() {
		known = append(known, string(k.ID))
	}
	return found, r.words.refuse("unknown_routine", "ID", id, "Known", r.words.List(known...))
}

func (r *Resident) snooze(c control.Command) error {
	now := r.clock.Now()
	until, err := scheduler.ParseSnooze(c.For, now)
	if err != nil {
		return r.words.refuse("bad_time", "Text", c.For)
	}
	if err := scheduler.CheckSnooze(r.plan, r.history, now, until); err != nil {
		return r.refuseSnooze(err)
	}
	r.back = r.mark()
	r.history = r.history.SnoozeUntil(now, until)
	r.answered(scheduler.Snoozed, now)
	return nil
}

func (r *Resident) refuseSnooze(err error) error {
	var problem *scheduler.SnoozeError
	if !errors.As(err, &problem) {
		return err
	}
	switch problem.Problem {
	case scheduler.SnoozePast:
		return r.words.refuse("time_past", "Time", problem.At)
	case scheduler.SnoozeSpent:
		return r.words.refuse("no_snooze")
	case scheduler.SnoozeOutside:
		if problem.Window.From.Before(problem.Window.To) {
			return r.words.refuse("snooze_too_long", "Time", problem.Window.To)
		}
	}
	return r.words.refuse("nothing_to_snooze")
}

func (r *Resident) refuseMove(err error) error {
	var problem *scheduler.MoveError
	if !errors.As(err, &problem) {
		return err
	}
	switch problem.Problem {
	case scheduler.MoveOpen:
		return r.words.refuse("move_open")
	case scheduler.MoveTooFar:
		return r.words.refuse("move_too_far", "Time", problem.Work.To)
	}
	return r.words.refuse("nothing_to_move")
}

func (r *Resident) skip(control.Command) error {
	now := r.clock.Now()
	switch r.decision.Kind {
	case scheduler.KindWait, scheduler.KindHeadsUp, scheduler.KindOpen, scheduler.KindRemind, scheduler.KindHeld, scheduler.KindSnoozed:
	default:
		return r.words.refuse("no_reminder")
	}
	back := r.mark()
	r.history = r.history.Answer(now, scheduler.Skipped)
	r.back = nil
	if r.reminder != nil {
		r.back = back
		r.answered(scheduler.Skipped, now)
		return nil
	}
	// One that had not come up yet is let go all the same, and that is noted.
	last := r.history.Reminders[len(r.history.Reminders)-1]
	r.note(last, r.words.Say("words.reminder.answer.skipped"))
	return nil
}

func (r *Resident) pause(c control.Command) error {
	now := r.clock.Now()
	until, err := scheduler.ParsePause(r.plan, c.For, now)
	if err != nil {
		return r.words.refuse("bad_time", "Text", c.For)
	}
	if !until.IsZero() && !until.After(now) {
		return r.words.refuse("time_past", "Time", until)
	}
	r.history = r.history.PauseUntil(now, until)
	r.answered(scheduler.Moved, now)
	return nil
}

func (r *Resident) resume(control.Command) error {
	switch {
	case r.history.Pause != nil:
		r.history = r.history.Unpause()
	case r.history.Meeting != nil:
		r.history = r.history.EndMeeting()
	case !r.history.Snooze.IsZero():
		r.history.Snooze = r.clock.Now()
	default:
		return r.words.refuse("not_paused")
	}
	return nil
}

func (r *Resident) window(c control.Command) error {
	switch {
	case c.Window == control.CoachWindow:
		return r.start(c)
	case c.Window == control.FirstRunWindow:
		if r.settings.General.FirstRunDone {
			return r.openWindow(c.Window, c.Window, "safety") // only the part that can change
		}
		return r.openWindow(c.Window, c.Window)
	case control.IsPage(c.Window):
		// All are pages of one window, which has the name of its first page.
		return r.openWindow(control.TodayWindow, c.Window, c.Window)
	}
	return r.words.refuse("unknown_window", "Name", c.Window, "Known", r.words.List(control.Windows()...))
}

func (r *Resident) rate(c control.Command) error {
	if c.Tension < 1 || c.Tension > 10 {
		return r.words.refuse("bad_tension")
	}
	r.noteTension(c.Tension, "check-in")
	return nil
}

var sessionCommands = []string{"pause", "resume", "next", "end", "show", "mini"}

func (r *Resident) tellSession(c control.Command) error {
	r.lookForFace()
	if r.session == nil {
		return r.words.refuse("no_session")
	}
	if !slices.Contains(sessionCommands, c.Session) {
		return r.words.refuse("unknown_command", "Name", strings.TrimSpace("session "+c.Session))
	}
	if r.session.gone {
		return r.tellInterrupted(c.Session)
	}
	if c.Session == "show" {
		r.hub.send(control.Event{Kind: "show", Command: control.CoachWindow})
		return nil
	}
	r.hub.send(control.Event{Kind: "session", Command: c.Session})
	return nil
}

// tellInterrupted does what is asked of a session that has no face at the moment.
func (r *Resident) tellInterrupted(command string) error {
	switch command {
	case "end":
		r.endSession()
	case "show", "resume":
		return r.reopen()
	}
	return nil
}

func (r *Resident) leaveSoon(control.Command) error {
	// The answer to this very command must still reach its client.
	time.AfterFunc(100*time.Millisecond, func() {
		select {
		case r.leaving <- struct{}{}:
		default: // it is told already
		}
	})
	return nil
}

// Settings returns the person's choices.
func (r *Resident) Settings() control.SettingsReply {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.settingsReply(nil)
}

func (r *Resident) settingsReply(problems []settings.Problem) control.SettingsReply {
	reply := control.SettingsReply{Settings: r.settings, Problems: []string{}, Summary: r.words.summary(r.plan)}
	for _, p := range problems {
		reply.Problems = append(reply.Problems, p.Text)
	}
	return reply
}

// SaveSettings takes the person's choices, as a whole or, if anything is out of range,
// not at all. Those that the disk refuses count all the same until the resident ends.
func (r *Resident) SaveSettings(s settings.Settings) (control.SettingsReply, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if problems := settings.Check(s); len(problems) > 0 {
		return r.settingsReply(problems), nil
	}
	refused := r.Parts.Settings.Save(s)
	// What was counted so far was counted by the old plan.
	r.observe()
	if s.Quiet.IdleMinutes != r.settings.Quiet.IdleMinutes {
		select {
		case r.idleChanged <- struct{}{}:
		default: // it is told already
		}
	}
	r.settings = s
	r.heed()
	r.hub.send(control.Event{Kind: "settings"})
	r.step()
	if refused != nil {
		return control.SettingsReply{}, &control.Error{Sentence: refused.Error()}
	}
	return r.settingsReply(nil), nil
}
