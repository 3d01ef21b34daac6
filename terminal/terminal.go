// Package terminal coaches a session in a terminal: the same [coach.Session] that a
// window plays, drawn with text.
//
// On a terminal it draws one calm screen, again whenever the number on the dial
// changes, and takes keys. Where the output is no terminal, or one that can't move its
// cursor, it writes a line whenever something new begins and takes no keys.
package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/unknot-app/unknot/coach"
)

// Clock is the time that a session is played by.
type Clock interface {
	Now() time.Time
	After(time.Duration) <-chan time.Time
}

// Screen is the terminal that Run draws on and takes keys from.
type Screen interface {
	// Size is how many columns and rows there are.
	Size() (columns, rows int)
	// Raw makes keys arrive one by one, unseen, until restore is called.
	Raw() (restore func() error, err error)
}

// Options are what Run may be given. The zero value is a session on its own.
type Options struct {
	// Clock is the time to play by; it must be the one that the session was started with.
	Clock Clock
	// Screen is the terminal; nil lets Run find out whether in and out are one.
	Screen Screen
	// Getenv reads the environment (NO_COLOR, TERM and the locale); nil: os.Getenv.
	Getenv func(string) string
	// Commands come from elsewhere, such as the tray. Nil for none.
	Commands <-chan coach.Command
	// Follow is told the events of the session as they come due, for voice and chimes.
	Follow func([]coach.Event)
	// Mute silences what Follow makes heard. Nil: there is nothing to silence.
	Mute func(muted bool)
	// Rating is what was rated before, by another face of the same session.
	Rating Rating
	// Report is told what has really been done and rated: whenever a segment begins or the
	// state changes, at least every 2 s while the session plays and every 10 s while it does
	// not, and at the end.
	Report func(coach.Result, Rating)
	// After tells, once the session has ended, what is worth knowing now, such as when the
	// next reminder comes. Nil: nothing.
	After func() []string
}

// How long may pass between two reports.
const (
	reportPlaying = 2 * time.Second
	reportWaiting = 10 * time.Second
)

// Run coaches a session until it has ended, and returns what was done. When ctx is done,
// or a signal asks the program to end, the session is ended and kept. Otherwise a last page
// takes a rating and a note. The terminal is given back as it was in every case, also while
// the program is stopped. One read of in may outlive the call.
func Run(ctx context.Context, in io.Reader, out io.Writer, s *coach.Session, o Options) (Outcome, error) {
	if o.Clock == nil {
		return Outcome{}, errors.New("coaching in a terminal needs a clock")
	}
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	if o.Screen == nil {
		o.Screen = screenOf(in, out)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()

	r := &runner{Session: s, o: o, out: out, rating: o.Rating}
	look := lookOf(o.Getenv)
	if o.Screen == nil || o.Getenv("TERM") == "dumb" {
		r.face = &lines{look: look}
		if s.State() == coach.Waiting {
			r.told(s.Do(o.Clock.Now(), coach.Start)) // there is no key to start it with
		}
		err := r.run(ctx)
		return r.close(err, "\n"+summary(s, r.rating, look, widest))
	}
	err := r.onScreen(ctx, in, look)
	columns, _ := o.Screen.Size()
	return r.close(err, summary(s, r.rating, look, columns))
}

// onScreen runs the session on the terminal and gives it back as it was.
func (r *runner) onScreen(ctx context.Context, in io.Reader, look look) error {
	restore, err := r.o.Screen.Raw()
	if err != nil {
		return fmt.Errorf("can't take single keys from this terminal: %w", err)
	}
	r.restore = restore
	defer func() { r.restore() }()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	shake, unshake := shakes()
	defer unshake()
	r.shake = shake
	io.WriteString(r.out, enter)
	defer io.WriteString(r.out, leave)
	r.page = &page{look: look, size: r.o.Screen.Size, rating: &r.rating, mutes: r.o.Mute != nil, muted: &r.muted}
	r.face, r.keys = r.page, readKeys(ctx, in)
	if err := r.run(ctx); err != nil || ctx.Err() != nil || r.hasty || r.Result().Spent == 0 {
		return err
	}
	last := &finish{runner: r, look: look}
	return last.run(ctx)
}

// close says what was done, now that the session is over.
func (r *runner) close(err error, summary string) (Outcome, error) {
	if err == nil {
		if _, werr := io.WriteString(r.out, summary); werr != nil {
			err = fmt.Errorf("can't write what was done: %w", werr)
		}
	}
	return Outcome{Result: r.Result(), Rating: r.rating, Again: r.again}, err
}

// wakeUp takes the terminal again after the program was stopped or the screen has changed,
// and has all of it drawn anew.
func (r *runner) wakeUp() {
	// A shell has set the terminal as it likes it in between. How it was at the beginning is
	// known already.
	r.o.Screen.Raw()
	r.page.clear = true
	io.WriteString(r.out, enter)
}

// suspend stops the program, as Ctrl+Z asks it to, with the terminal as it was.
func (r *runner) suspend() {
	io.WriteString(r.out, leave)
	r.restore()
	if stopSelf() == nil {
		<-r.shake // it goes on
	}
	restore, err := r.o.Screen.Raw()
	if err == nil {
		r.restore = restore
	}
	r.page.clear = true
	io.WriteString(r.out, enter)
}

// face shows a session: it returns what to write after the events that came due.
type face interface {
	show(s *coach.Session, events []coach.Event) string
}

// runner is the loop around a session.
type runner struct {
	*coach.Session
	o        Options
	out      io.Writer
	face     face
	page     *page // the face, on a screen
	keys     <-chan key
	shake    <-chan os.Signal
	restore  func() error  // gives the terminal back
	pending  []coach.Event // told, but not shown yet
	reported time.Time
	rating   Rating
	rated    bool // not reported yet
	muted    bool
	hasty    bool // ended by a key that means: at once
	again    bool
}

// run shows and plays the session until it ends.
func (r *runner) run(ctx context.Context) error {
	for {
		now := r.o.Clock.Now()
		r.told(r.Tick(now))
		if err := r.show(now); err != nil || r.State() == coach.Ended {
			return err
		}
		select {
		case <-ctx.Done():
			r.told(r.Do(r.o.Clock.Now(), coach.End))
		case k, open := <-r.keys:
			if !open {
				r.keys = nil
				continue
			}
			r.take(k)
		case <-r.shake:
			r.wakeUp()
		case c := <-r.o.Commands:
			r.told(r.Do(r.o.Clock.Now(), c))
		case <-r.o.Clock.After(min(r.Wake(now).Sub(now), r.reportEvery())):
		}
	}
}

// take does what a key means.
func (r *runner) take(k key) {
	switch v := k.value(); {
	case v > 0:
		r.rating.Before, r.rated = v, true
	case k == "m" || k == "M":
		if r.o.Mute != nil {
			r.muted = !r.muted
			r.o.Mute(r.muted)
		}
	case k == "\x1a":
		r.suspend()
	default:
		r.hasty = r.hasty || k == "\x03"
		if c, ok := k.command(r.Session); ok {
			r.told(r.Do(r.o.Clock.Now(), c))
		}
	}
}

// reportEvery is how long may pass between two reports now.
func (r *runner) reportEvery() time.Duration {
	if r.State() == coach.Playing || r.State() == coach.Resuming {
		return reportPlaying
	}
	return reportWaiting
}

// report tells what has been done and rated.
func (r *runner) report() {
	r.rated = false
	if r.o.Report != nil {
		r.o.Report(r.Result(), r.rating)
	}
}

// told takes events in and hands them on.
func (r *runner) told(events []coach.Event) {
	if len(events) == 0 {
		return
	}
	r.pending = append(r.pending, events...)
	if r.o.Follow != nil {
		r.o.Follow(events)
	}
}

// show writes what is new and reports it.
func (r *runner) show(now time.Time) error {
	// Without a word for long the face would be taken for dead, also while it waits.
	if r.news() || r.rated || now.Sub(r.reported) >= r.reportEvery() || now.Before(r.reported) {
		r.reported = now
		r.report()
	}
	text := r.face.show(r.Session, r.pending)
	r.pending = r.pending[:0]
	if _, err := io.WriteString(r.out, text); err != nil {
		r.told(r.Do(now, coach.End))
		r.report()
		return fmt.Errorf("the session is ended and kept, since nothing more can be shown: %w", err)
	}
	return nil
}

// news tells whether a segment began or the state changed.
func (r *runner) news() bool {
	for _, e := range r.pending {
		switch e.Kind {
		case coach.Countdown, coach.HalfWay, coach.Spoke, coach.Again:
		default:
			return true
		}
	}
	return false
}
