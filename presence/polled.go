package presence

import (
	"context"
	"time"
)

// polledInput tells of idle input where the system answers how long the input has been
// silent, and does not tell by itself. It asks again when the threshold could be reached at
// the earliest, and while idle every few seconds.
type polledInput struct {
	source     Source
	idle       time.Duration
	pauses     *Pauses
	sinceInput func() (time.Duration, error)
	why        string // the sentence for a system that does not answer
}

// untilBack is how soon the return of the person is noticed.
const untilBack = 5 * time.Second

func (p polledInput) name() Source { return p.source }

func (p polledInput) lost() string { return p.why }

func (p polledInput) watch(ctx context.Context, say func(Fact)) error {
	asked, end := p.pauses.asks()
	defer end()
	var pause pausing
	for first, was := true, false; ; {
		silent, err := p.sinceInput()
		if err != nil {
			return err
		}
		is := silent >= p.idle
		if first || is != was {
			f := Fact{Kind: Idle, On: is, Since: time.Now()}
			if is {
				f.Since = f.Since.Add(-silent)
			}
			say(f)
		}
		if first {
			say(Fact{Kind: Typing, Since: time.Now()})
		}
		pause.look(silent, say)
		first, was = false, is

		wait := untilBack
		if !is {
			wait = p.idle - silent
		}
		again := time.NewTimer(wait)
		select {
		case <-ctx.Done():
		case <-again.C:
		case <-pause.again:
		case silence := <-asked:
			pause.ask(silence, say)
		}
		again.Stop()
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}
