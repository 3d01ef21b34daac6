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
	// Report is told what has really been done: whenever a segment begins or the state
	// changes, at least every 10 s, paused or not, and at the end.
	Report func(coach.Result)
}

// reportEvery is how long may pass between two reports.
const reportEvery = 10 * time.Second

// Run coaches a session until it has ended, and returns what was done. When ctx is done,
// or a signal asks the program to end, the session is ended and kept. The terminal is
// given back as it was in every case. One read of in may outlive the call.
func Run(ctx context.Context, in io.Reader, out io.Writer, s *coach.Session, o Options) (coach.Result, error) {
	if o.Clock == nil {
		return coach.Result{}, errors.New("coaching in a terminal needs a clock")
	}
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	if o.Screen == nil {
		o.Screen = screenOf(in, out)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()

	r := runner{Session: s, o: o, out: out}
	look := lookOf(o.Getenv)
	if o.Screen == nil || o.Getenv("TERM") == "dumb" {
		r.face = &lines{look: look}
		if s.State() == coach.Waiting {
			r.told(s.Do(o.Clock.Now(), coach.Start)) // there is no key to start it with
		}
		err := r.run(ctx)
		return r.close(err, "\n"+summary(s, look, widest))
	}
	err := r.onScreen(ctx, in, look)
	columns, _ := o.Screen.Size()
	return r.close(err, summary(s, look, columns))
}

// onScreen runs the session on the terminal and gives it back as it was.
func (r *runner) onScreen(ctx context.Context, in io.Reader, look look) error {
	restore, err := r.o.Screen.Raw()
	if err != nil {
		return fmt.Errorf("can't take single keys from this terminal: %w", err)
	}
	defer restore()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	io.WriteString(r.out, enter)
	defer io.WriteString(r.out, leave)
	r.face, r.keys = &page{look: look, size: r.o.Screen.Size}, readKeys(ctx, in)
	return r.run(ctx)
}

// close says what was done, now that the session is over.
func (r *runner) close(err error, summary string) (coach.Result, error) {
	if err == nil {
		if _, werr := io.WriteString(r.out, summary); werr != nil {
			err = fmt.Errorf("can't write what was done: %w", werr)
		}
	}
	return r.Result(), err
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
	keys     <-chan key
	pending  []coach.Event // told, but not shown yet
	reported time.Time
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
			if c, ok := k.command(r.Session); ok {
				r.told(r.Do(r.o.Clock.Now(), c))
			}
		case c := <-r.o.Commands:
			r.told(r.Do(r.o.Clock.Now(), c))
		case <-r.o.Clock.After(min(r.Wake(now).Sub(now), reportEvery)):
		}
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
	if r.o.Report != nil && (r.news() || now.Sub(r.reported) >= reportEvery || now.Before(r.reported)) {
		r.reported = now
		r.o.Report(r.Result())
	}
	text := r.face.show(r.Session, r.pending)
	r.pending = r.pending[:0]
	if _, err := io.WriteString(r.out, text); err != nil {
		r.told(r.Do(now, coach.End))
		if r.o.Report != nil {
			r.o.Report(r.Result())
		}
		return fmt.Errorf("the session is ended and kept, since nothing more can be shown: %w", err)
	}
	return nil
}

// news tells whether a segment began or the state changed.
func (r *runner) news() bool {
	for _, e := range r.pending {
		if e.Kind != coach.Countdown && e.Kind != coach.HalfWay {
			return true
		}
	}
	return false
}
