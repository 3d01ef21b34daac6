// Package reminder is the window that asks whether it is time: a small one in the corner
// of the screen, above all others, that takes no focus. It says why it asks, starts a
// session, snoozes or skips, and never grows. Left unanswered it shrinks to a card.
//
// What is asked, and whether it still is, is the resident's to say: the window closes
// when no reminder is open any more.
package reminder

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
	"github.com/unknot-app/unknot/ui/window"
)

const (
	// Guard is how long no key is taken after the window came up by itself: somebody may
	// be typing. The pointer works at once.
	Guard = 1500 * time.Millisecond
	// Settle is how long the answer can't be taken back: the second click of a double click
	// on Skip falls on Undo.
	Settle = 600 * time.Millisecond
	// Farewell is how long the window stays to say what comes of a snooze or a skip.
	Farewell = 4 * time.Second
)

// page is what the window shows.
type page uint8

const (
	question page = iota
	grown         // the question, larger
	snooze
	meeting
	card
	farewell
)

// reminder is the window at work.
type reminder struct {
	window  fyne.Window
	given   window.Given
	figures *figure.Figures

	snapshot  control.Snapshot
	reminder  control.Reminder // the one that is shown
	page      page
	trouble   string // what the resident said about the last command
	answered  bool   // a command is on its way or done
	guarded   bool
	settled   bool             // the farewell can be clicked on
	pointedAt bool             // the pointer is over the farewell
	capped    []*widget.Button // those on the page that show a key that is guarded
	sink      *sink            // holds the focus during the guard

	stopGuard, stopWaiting, stopLeaving func()
}

// Kind is how the window stands on the desktop.
func Kind(g window.Given) window.Kind {
	r, kind := g.Snapshot.Reminder, window.Kind{Title: g.Lang.Say("reminder.window"), Popup: true}
	kind.Size = fullSize()
	if r != nil && r.Kind == headsUp {
		kind.Size = cardSize()
	}
	return kind
}

// Kinds of reminders that are none: one only announces the next, one is only shown to be seen.
const (
	headsUp = "heads-up"
	trial   = "test"
)

// fullSize is the size of the question at the text size in force.
func fullSize() fyne.Size {
	if theme.TextScale() > 1 {
		return fyne.NewSize(400, 280)
	}
	return fyne.NewSize(400, 240)
}

// grownSize is the size of the question that grew.
func grownSize() fyne.Size {
	if theme.TextScale() > 1 {
		return fyne.NewSize(560, 400)
	}
	return fyne.NewSize(560, 336)
}

// cardSize is the size of the small card at the text size in force.
func cardSize() fyne.Size {
	return fyne.NewSize(320*theme.TextScale(), 64*theme.TextScale())
}

// Open puts the reminder that is open into w.
func Open(w fyne.Window, g window.Given) (window.Face, error) {
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		return window.Face{}, fmt.Errorf("could not load the pictures: %w", err)
	}
	r := &reminder{window: w, given: g, figures: figures, snapshot: g.Snapshot}
	if g.Snapshot.Reminder != nil {
		r.reminder = *g.Snapshot.Reminder
	}
	w.Canvas().SetOnTypedKey(r.typed)
	r.arrive()
	return window.Face{Event: r.event, Lost: g.Close}, nil
}

// arrive shows a reminder that came up by itself.
func (r *reminder) arrive() {
	stop(r.stopWaiting)
	r.guard()
	r.page = question
	if r.reminder.Kind == headsUp {
		r.page = card
	} else {
		r.wait()
	}
	r.show()
}

// guard keeps keys from doing anything for a moment.
func (r *reminder) guard() {
	stop(r.stopGuard)
	r.guarded = true
	r.stopGuard = r.given.After(Guard, r.unguard)
}

// unguard lets keys work. The page stays as it is: somebody may be pressing a button.
func (r *reminder) unguard() {
	r.guarded = false
	for _, b := range r.capped {
		b.SetGuarded(false)
	}
	if r.sink != nil {
		if r.window.Canvas().Focused() == r.sink {
			r.window.Canvas().Unfocus()
		}
		r.sink.Hide()
	}
}

// wait shrinks the question once it was long unanswered, or lets it grow, as the plan says.
func (r *reminder) wait() {
	after, to := r.reminder.ShrinkAfterS, card
	if after == 0 {
		after, to = r.reminder.GrowAfterS, grown
	}
	if after == 0 {
		return
	}
	r.stopWaiting = r.given.After(r.given.Clock.Real(time.Duration(after)*time.Second), func() {
		if !r.answered {
			r.turn(to)
		}
	})
}

func stop(f func()) {
	if f != nil {
		f()
	}
}

// turn shows another page. Only the question waits for nobody.
func (r *reminder) turn(to page) {
	stop(r.stopWaiting)
	r.page = to
	if to == question {
		r.wait()
	}
	r.show()
}

// show puts the page into the window, at its size.
func (r *reminder) show() {
	var content fyne.CanvasObject
	size := fullSize()
	r.capped, r.sink = nil, nil
	switch r.page {
	case question:
		content = r.questionPage(usualQuestion())
	case grown:
		content, size = r.questionPage(grownQuestion()), grownSize()
	case snooze:
		content = r.snoozePage()
	case meeting:
		content = r.meetingPage()
	case card:
		content, size = r.cardPage(), cardSize()
	case farewell:
		content, size = r.farewellPage(), cardSize()
	}
	objects := []fyne.CanvasObject{content}
	if r.guarded {
		r.sink = newSink()
		objects = []fyne.CanvasObject{r.sink, content} // behind, where it takes no click
	}
	// What had the focus is gone with its page.
	r.window.Canvas().Unfocus()
	r.window.SetContent(container.NewStack(objects...))
	r.given.Fit(size)
	if r.sink != nil {
		r.window.Canvas().Focus(r.sink)
	}
}

// event follows the resident.
func (r *reminder) event(e control.Event) {
	switch {
	case e.Kind == window.EventShow && r.page == card && !r.answered:
		r.turn(question)
	case e.Kind == window.EventSettings:
		r.show()
	case e.Snapshot != nil:
		r.follow(*e.Snapshot)
	}
}

func (r *reminder) follow(s control.Snapshot) {
	r.snapshot = s
	switch {
	case r.answered:
	case s.Reminder == nil:
		r.given.Close()
	case s.Reminder.ID != r.reminder.ID || s.Reminder.Kind != r.reminder.Kind:
		r.reminder = *s.Reminder
		r.arrive()
	case *s.Reminder != r.reminder:
		r.reminder = *s.Reminder
		r.show()
	case r.page == card:
		r.show() // the ring follows the time
	}
}

// start starts the session.
func (r *reminder) start() {
	r.ask(control.Command{Name: "start"}, func(control.Snapshot) { r.given.Close() })
}

// skip leaves this one out; the card that only announces is put away instead.
func (r *reminder) skip() {
	if r.reminder.Kind == headsUp {
		r.dismiss()
		return
	}
	r.answer(control.Command{Name: "skip"})
}

// snoozeFor snoozes by one of the choices.
func (r *reminder) snoozeFor(c control.SnoozeChoice) {
	r.answer(control.Command{Name: "snooze", For: c.For})
}

// meet stays quiet by one of the choices.
func (r *reminder) meet(c control.MeetingChoice) {
	r.answer(control.Command{Name: "meeting", For: c.For})
}

// answer gives an answer and says what comes of it; of one that counts for nothing, nothing does.
func (r *reminder) answer(c control.Command) {
	if r.reminder.Kind == trial {
		r.dismiss()
		return
	}
	r.ask(c, r.leave)
}

// dismiss puts away what needs no answer.
func (r *reminder) dismiss() {
	r.ask(control.Command{Name: "dismiss"}, func(control.Snapshot) { r.given.Close() })
}

// leave says what comes next, and ends.
func (r *reminder) leave(s control.Snapshot) {
	r.snapshot = s
	stop(r.stopGuard)
	r.guarded, r.settled = false, false
	r.turn(farewell)
	r.given.After(Settle, func() { r.settled = true })
	r.stopLeaving = r.given.After(Farewell, r.goUnlessPointedAt)
}

// goUnlessPointedAt closes the window, or lets it stay for as long as the pointer moves on it.
func (r *reminder) goUnlessPointedAt() {
	if r.pointedAt {
		r.pointedAt = false
		r.stopLeaving = r.given.After(Farewell, r.goUnlessPointedAt)
		return
	}
	r.given.Close()
}

// undo takes the answer back: the resident then opens the reminder again, here.
func (r *reminder) undo() {
	if !r.settled {
		return
	}
	stop(r.stopLeaving)
	r.answered = false
	r.ask(control.Command{Name: "undo"}, func(s control.Snapshot) {
		r.answered = false
		r.snapshot = s
		if s.Reminder == nil {
			r.given.Close()
			return
		}
		r.reminder = *s.Reminder
		r.turn(question)
	})
}

// ask gives the resident the person's answer, once.
func (r *reminder) ask(c control.Command, done func(control.Snapshot)) {
	if r.answered {
		return
	}
	r.answered = true
	r.given.Ask(c, func(s control.Snapshot, err error) {
		if err == nil {
			done(s)
			return
		}
		r.answered = false
		r.trouble = err.Error()
		r.turn(question)
	})
}
