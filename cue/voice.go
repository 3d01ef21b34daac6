package cue

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Voice speaks sentences, one at a time.
type Voice interface {
	// Name tells which it is.
	Name() string
	// Open looks whether it can speak. It may be opened again after it was closed.
	Open(ctx context.Context) error
	// Speak speaks a sentence and returns when it has been heard or ctx is done, which stops
	// it. A sentence that can't begin until by is not spoken.
	Speak(ctx context.Context, text string, by time.Time) error
	// Close gives back what Open took.
	Close()
}

// Preparer is a [Voice] that can make a sentence ready before its moment.
type Preparer interface {
	// Prepare makes a sentence ready, so that speaking it begins at once. Only the last one
	// that was prepared is kept.
	Prepare(ctx context.Context, text string) error
}

// chosen speaks with the first voice that can. It keeps it, until it fails.
type chosen struct {
	voices []Voice
	at     int // the one that is open, or to be tried first
	open   bool
}

// choose opens the first voice that can be opened, beginning with the one at hand.
func (c *chosen) choose(ctx context.Context) error {
	if c.open {
		return nil
	}
	var failed []error
	for range c.voices {
		v := c.voices[c.at]
		err := v.Open(ctx)
		if err == nil {
			c.open = true
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		failed = append(failed, fmt.Errorf("%s: %w", v.Name(), err))
		c.next()
	}
	return fmt.Errorf("%w: %w", ErrNoVoice, errors.Join(failed...))
}

// speak speaks a sentence; when the voice fails it tries the others.
func (c *chosen) speak(ctx context.Context, s sentence) error {
	var failed []error
	for range max(1, len(c.voices)) {
		if err := c.choose(ctx); err != nil {
			return err
		}
		if time.Now().After(s.by) {
			return errLate
		}
		v := c.voices[c.at]
		err := v.Speak(ctx, s.text, s.by)
		if err == nil || ctx.Err() != nil || errors.Is(err, errLate) || errors.Is(err, ErrNoDevice) {
			return err
		}
		failed = append(failed, fmt.Errorf("%s: %w", v.Name(), err))
		c.close()
		c.next()
	}
	return fmt.Errorf("%w: %w", ErrNoVoice, errors.Join(failed...))
}

// prepare makes a sentence ready, where the voice can. What comes of it is not told: speaking
// it will tell.
func (c *chosen) prepare(ctx context.Context, text string) {
	if !c.open {
		return
	}
	if p, ok := c.voices[c.at].(Preparer); ok {
		p.Prepare(ctx, text)
	}
}

func (c *chosen) next() { c.at = (c.at + 1) % len(c.voices) }

func (c *chosen) close() {
	if c.open {
		c.voices[c.at].Close()
	}
	c.open = false
}
