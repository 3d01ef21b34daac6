// Package resident is the process that stays: it owns the state, asks the scheduler,
// opens the reminder, keeps the journal and serves the control interface.
//
// [New] takes what it is made of, [Resident.Run] runs it until its context ends or
// somebody asks it to quit. Everything it does happens in steps: something changed, the
// scheduler is asked, the answer is carried out, one timer is armed for the moment at
// which to ask again. Between steps it does nothing at all.
package resident

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// Parts is what a resident is made of.
type Parts struct {
	Program string // its version
	PID     int
	Clock   clock.Clock
	Library *technique.Library
	// Packs is the folder of the person's own packs; empty: there is none.
	Packs   string
	Journal *journal.Journal
	// Data says where all that the person can delete lies.
	Data Data
	// Checkpoint keeps the desk clock between starts; nil: nothing does.
	Checkpoint *Checkpoint
	Settings   settings.File
	// Language gives the language that the settings ask for.
	Language func(settings.General) *lang.Language
	// Presence watches the desk until the context ends; idle is how long without input
	// counts as idle.
	Presence func(ctx context.Context, idle time.Duration) <-chan presence.Fact
	// Pauses listens for a pause in the typing; nil: nobody can.
	Pauses  Pauses
	Windows Opener
	// PlacesWindows tells that a window here can stand in its corner, above the others and
	// without the focus.
	PlacesWindows bool
	// Notify has a notification of the system shown soon. It must not wait; what can't be
	// shown comes back through [Resident.NotNotified], the button that was pressed through
	// [Resident.Pressed].
	Notify func(Notification) error
	// Withdraw takes back the notifications that still show buttons.
	Withdraw func()
	// Changed is called with every new snapshot, in order; it must not wait.
	Changed func(control.Snapshot, *lang.Language)
	Log     *slog.Logger
	// Notices are what went wrong before.
	Notices []control.Notice
}

// Opener opens windows; [Windows] is one.
type Opener interface {
	// Open opens the named window, or tells that it is open already.
	Open(name string, args ...string) (already bool, err error)
	// Release leaves the open window of this name to itself: another may open beside it.
	Release(name string)
}

// Pauses is what tells when somebody stops typing; [presence.Pauses] is one.
type Pauses interface {
	// Ask has presence say Typing from now on, and tells whether any source can.
	Ask(silence time.Duration) (heard bool)
	// Stop ends what Ask began.
	Stop()
}

// Resident is the process that stays.
type Resident struct {
	Parts
	clock clock.Clock
	begun time.Time
	hub   hub
	// idleChanged tells Run that idle means something else now.
	idleChanged chan struct{}
	// swollen: an answer took more memory than steps do.
	swollen atomic.Bool
	// leaving tells Run that somebody asked the resident to quit.
	leaving chan struct{}

	mu        sync.Mutex
	settings  settings.Settings
	plan      scheduler.Plan
	words     words
	view      presence.View
	history   scheduler.History
	decision  scheduler.Decision // the one that stands
	looked    time.Time          // the last step, with its monotonic reading
	timer     *time.Timer
	quiet     *time.Timer // runs until nothing has happened for a moment
	reminder  *openReminder
	trial     *openReminder // only shown to be seen; nil: none is
	data      keptData
	card      *headsUp  // announces the next reminder; nil: nothing does
	typing    pause     // what is known of it
	asked     time.Time // since when that is asked for, with its monotonic reading
	free      time.Time // calls of before are none: the person said so
	back      *takeBack // the last answer to a reminder, which may be taken back
	session   *runningSession
	ended     *runningSession     // the last one, which may still be rated
	cutOff    []journal.Session   // found open at the start; their faces may still live
	year      []scheduler.Session // of a year back, oldest first: the scheduler keeps those of two weeks
	tension   []control.Tension   // of today and yesterday, oldest first
	learned   habit.Learned       // from ratings and answers, on learnedOn
	learnedOn time.Time
	fresh     bool // nothing ever happened: the first day
	unsaved   bool // the last checkpoint could not be written
	shown     control.Snapshot
	noTray    *time.Timer // runs while no tray shows the icon
	packs     ownPacks
}

// New puts a resident together and takes up what an earlier one left behind.
func New(p Parts) (*Resident, error) {
	r := &Resident{Parts: p, clock: p.Clock, begun: time.Now(), idleChanged: make(chan struct{}, 1), leaving: make(chan struct{}, 1)}
	r.timer = time.AfterFunc(time.Hour, r.wake)
	r.timer.Stop()
	r.quiet = time.AfterFunc(quietAfter, r.calm)
	r.quiet.Stop()
	var notices []settings.Notice
	r.packs.seen = r.packs.state(p.Packs)
	r.settings, notices = p.Settings.Load()
	for _, n := range notices {
		r.notice(n.Kind, n.Text)
	}
	r.heed()
	r.clearDaily(r.clock.Now())
	if err := r.takeUp(); err != nil {
		return nil, err
	}
	// Clients may ask before the first step.
	now, desk := r.observe()
	r.decision = scheduler.Next(r.plan, r.history, desk, now)
	r.shown = r.snapshot(now, desk)
	return r, nil
}

// heed makes the settings count.
func (r *Resident) heed() {
	said := r.Language(r.settings.General)
	r.translate(said.Tag())
	r.plan = PlanOf(r.settings, r.Library)
	r.heedLearned()
	r.words = words{said, r.Library}
}

// Run serves until the context ends or somebody asks to quit.
func (r *Resident) Run(ctx context.Context) error {
	r.mu.Lock()
	first := !r.settings.General.FirstRunDone
	r.step()
	if r.reminder != nil && r.reminder.takenUp {
		r.showReminder() // its window ended with the resident that opened it
	}
	if first {
		// Where it can't open, the tray and the other windows offer it.
		_ = r.openWindow(control.FirstRunWindow, control.FirstRunWindow)
	}
	r.mu.Unlock()
	for r.watch(ctx) {
	}
	r.leave()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// watch follows what the desk does, until the context ends, somebody asks to quit or, which
// it reports, somebody chose another time after which it is idle.
func (r *Resident) watch(ctx context.Context) (anew bool) {
	watching, stop := context.WithCancel(ctx)
	defer stop()
	r.mu.Lock()
	r.view = presence.View{}
	idle := r.idleAfter()
	r.mu.Unlock()
	facts := r.Presence(watching, idle)
	for {
		select {
		case f, ok := <-facts:
			if !ok {
				facts = nil
				continue
			}
			r.see(f)
		case <-r.idleChanged:
			return true
		case <-r.leaving:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// lastReport is how long a face in a terminal may take to end with the resident.
const lastReport = time.Second

// leave says goodbye and keeps everything.
func (r *Resident) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hub.close()
	if s := r.session; s != nil && s.face == face.Terminal {
		r.mu.Unlock()
		select {
		case <-s.over:
		case <-time.After(lastReport):
		}
		r.mu.Lock()
	}
	r.timer.Stop()
	r.quiet.Stop()
	r.observe()
	if r.session != nil {
		r.endSession()
	}
	r.save()
}

// idleSources are those that can tell whether anybody is there. One is enough.
var idleSources = []presence.Source{presence.X11, presence.Wayland, presence.Mutter, presence.LastInput, presence.EventSource}

func (r *Resident) see(f presence.Fact) {
	r.mu.Lock()
	defer r.mu.Unlock()
	told := f.Kind == presence.Typing && r.typing == unanswered
	if told {
		r.typing = answered
	}
	if !r.view.Apply(f) && !told {
		return
	}
	if slices.Contains(idleSources, f.Source) {
		if r.view.Tells(presence.Idle) {
			r.forget("no-idle")
		} else {
			r.notice("no-idle", r.words.Say("words.notice.no_idle"))
		}
	}
	if !f.Sees {
		r.Log.Info("cannot see", "source", f.Source, "why", f.Why)
	}
	r.step()
}

// wake is what the timer does.
func (r *Resident) wake() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.step()
}

// observe brings the desk clock up to now.
func (r *Resident) observe() (now time.Time, p scheduler.Presence) {
	moment := time.Now()
	ran := time.Duration(0)
	if !r.looked.IsZero() {
		// Both readings are monotonic: they stand still while the computer sleeps.
		ran = time.Duration(float64(moment.Sub(r.looked)) * r.clock.Speed())
	}
	r.looked = moment
	now, p = r.clock.Of(moment), r.presenceOf()
	r.history.Desk = r.history.Desk.Observe(r.plan, now, ran, p)
	return now, p
}

// quietAfter is when a step, and what the tray's host and the windows ask because of it, is
// surely over. The next one mostly comes a minute later at the earliest, or in hours;
// until then its code need not be held.
const quietAfter = 2 * time.Second

// Stirred takes note that something ran outside of a step, such as the answer to a client:
// its code need not be held longer than that of a step.
func (r *Resident) Stirred() { r.quiet.Reset(quietAfter) }

// mostSteps bounds how many decisions follow from one another at one moment: a reminder
// that comes up stays open, one that falls away leaves waiting behind.
const mostSteps = 4

// step asks the scheduler, carries its answer out and arms the timer. It needs the lock.
func (r *Resident) step() {
	now, p := r.observe()
	r.learnDaily(now)
	r.clearDaily(now)
	for range mostSteps {
		d := scheduler.Next(r.plan, r.history, p, now)
		if r.listen(d) {
			p = r.presenceOf()
			d = scheduler.Next(r.plan, r.history, p, now)
		}
		r.history = r.history.Record(d, now)
		r.decision = d
		if !r.carryOut(d, now) {
			break
		}
	}
	r.putCardAway(now)
	r.save()
	r.timer.Reset(r.nextLook(now))
	r.quiet.Reset(quietAfter)
	r.publish(now, p)
}

// setEvery is how soon it is noticed that somebody set the clock.
const setEvery = 10 * time.Minute

// nextLook is the real time until the next step: when the scheduler wants to be asked
// again, and often enough that a crash costs little.
func (r *Resident) nextLook(now time.Time) time.Duration {
	wait := r.clock.Real(r.decision.AskAgain.Sub(now))
	if r.history.Desk.Counting() {
		wait = min(wait, r.clock.Real(keepEvery))
	}
	if r.Journal.InMemory() {
		wait = min(wait, retryEvery)
	}
	// The clock on the wall may be set meanwhile, and no timer hears of it.
	wait = min(wait, setEvery)
	if grace := r.idleAfter() - time.Since(r.begun); grace > 0 {
		wait = min(wait, grace) // then it is known whether anybody is there
	}
	return max(wait, time.Millisecond)
}

// carryOut does what a decision says and tells whether another one follows from it.
func (r *Resident) carryOut(d scheduler.Decision, now time.Time) bool {
	switch d.Kind {
	case scheduler.KindHeadsUp:
		r.announce(d, now)
		return true
	case scheduler.KindRemind:
		r.remind(d, now)
		return true
	case scheduler.KindNotSeen:
		r.answered(scheduler.NotSeen, now)
		return true
	case scheduler.KindPutAway:
		r.putAway(d.Why.Held, now)
		return true
	case scheduler.KindFellAway:
		r.note(d.Reminder, r.words.fell(d.Why))
		return true
	}
	return false
}

// remind shows a reminder.
func (r *Resident) remind(d scheduler.Decision, now time.Time) {
	title, line, start := r.words.reminder(d, r.plan, r.settings.Safety.Locked(), r.lastRating(now), now)
	id := r.note(d.Reminder, line)
	r.trial = nil
	r.reminder = &openReminder{id: id, at: now, title: title, line: line, start: start, again: d.Again}
	r.Log.Info("reminder", "id", id, "why", d.Why.Code, "routine", d.Routine)
	r.showReminder()
}

// NotNotified takes note that a notification could not be shown.
func (r *Resident) NotNotified(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.Log.Warn("no notification", "error", err)
	r.notice("no-notification", r.words.Say("words.notice.no_notification"))
	r.publish(r.clock.Now(), r.presenceOf())
}

// answered gives the open reminder its outcome in the journal; its window sees that it is
// gone and closes.
func (r *Resident) answered(outcome scheduler.Outcome, now time.Time) {
	if r.reminder == nil {
		return
	}
	if err := r.Journal.SetOutcome(r.reminder.id, string(outcome), now); err != nil {
		r.Log.Error("could not keep the outcome of a reminder", "error", err)
	}
	r.reminder = nil
	r.Withdraw()
}

// putAway takes the open reminder down for something that must not be interrupted. It comes back.
func (r *Resident) putAway(by scheduler.BlockerKind, now time.Time) {
	if r.reminder == nil {
		return
	}
	if err := r.Journal.Settle(r.reminder.id, string(scheduler.Moved), r.words.putAway(by), now); err != nil {
		r.Log.Error("could not keep why a reminder was put away", "error", err)
	}
	r.reminder = nil
	r.Withdraw()
}

// WindowEnded takes note that a window's process ended; [Windows.Ended] calls it.
func (r *Resident) WindowEnded(name string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		r.Log.Warn("a window ended badly", "window", name, "error", err)
	} else {
		r.forget("no-window") // one was shown
	}
	switch {
	case name == control.CoachWindow && r.session != nil && r.session.isWindow():
		r.crashed()
	case name == control.ReminderWindow && r.trial != nil:
		r.trial = nil // it was closed
		if err != nil {
			r.notice("no-window", r.words.Say("words.notice.no_window"))
		}
		r.publish(r.clock.Now(), r.presenceOf())
	case name == control.ReminderWindow && r.card != nil:
		r.card = nil // it was closed
		if err != nil {
			r.notice("no-window", r.words.Say("words.notice.no_window"))
		}
		r.publish(r.clock.Now(), r.presenceOf())
	case name == control.ReminderWindow && err != nil && r.reminder != nil:
		r.remindPlainly(err) // whatever went wrong, the reminder can't be seen
		r.publish(r.clock.Now(), r.presenceOf())
	case name == control.ReminderWindow && r.reminder != nil && !r.reminder.reopened:
		// A window on its way out, of the card before it, took the question for its own.
		r.reminder.reopened = true
		r.showReminder()
	case errors.Is(err, ErrNoWindow):
		r.notice("no-window", r.words.Say("words.notice.no_window"))
		r.notify(Notification{Title: r.words.Say("words.notice.no_window"), Text: r.words.Say("words.refuse.no_display")})
		r.publish(r.clock.Now(), r.presenceOf())
	}
}

// notice keeps something in mind that the person should know, once.
func (r *Resident) notice(kind, text string) {
	for _, n := range r.Notices {
		if n.Kind == kind && n.Text == text {
			return
		}
	}
	r.Notices = append(r.Notices, control.Notice{Kind: kind, Text: text})
	r.Log.Warn("notice", "kind", kind, "text", text)
}

// openWindow opens a window, or has the open one show the page.
func (r *Resident) openWindow(name, page string, args ...string) error {
	already, err := r.Windows.Open(name, args...)
	if err != nil {
		return r.refuseWindow(err)
	}
	if already {
		r.hub.send(control.Event{Kind: "show", Command: page})
	}
	return nil
}

// trayAfter is how long a tray may take to come before its lack is said.
const trayAfter = 20 * time.Second

// TrayHosted takes note whether something shows the tray icon; it may come late, and go.
func (r *Resident) TrayHosted(hosted bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.noTray != nil {
		r.noTray.Stop()
		r.noTray = nil
	}
	if hosted {
		r.forget("no-tray")
		r.publish(r.clock.Now(), r.presenceOf())
		return
	}
	r.noTray = time.AfterFunc(trayAfter, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.notice("no-tray", r.words.Say("words.notice.no_tray"))
		r.publish(r.clock.Now(), r.presenceOf())
	})
}
