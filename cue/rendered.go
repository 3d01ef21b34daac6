package cue

import (
	"context"
	"errors"
	"time"
)

// renderer makes the sound of a sentence without playing it.
type renderer interface {
	// Name tells which it is.
	Name() string
	// Open looks whether it can speak, and gets ready to.
	Open(ctx context.Context) error
	// Render makes the sound of a sentence.
	Render(ctx context.Context, text string) (Sound, error)
	// Close gives back what Open took.
	Close()
}

// rendered speaks what a renderer makes, on our own device. So its volume is ours, it stops
// at once, whether there is a device is known, and the next sentence is ready before its
// moment.
type rendered struct {
	renderer
	device Device
	gain   float64

	text  string // of what is ready
	ready Sound
}

const (
	// level brings a sentence a little above the chimes.
	level = 1.3
	// ceiling is the highest value that the samples of a sentence and of the softened chime
	// below it may have together, of full scale, so that nothing is cut off.
	ceiling = 0.98
	// hush is what counts as silence before a sentence.
	hush = 0.004
)

// Prepare implements [Preparer].
func (r *rendered) Prepare(ctx context.Context, text string) error {
	if text == r.text {
		return nil
	}
	sound, err := r.Render(ctx, text)
	if err == nil {
		r.text, r.ready = text, voiced(sound, r.gain)
	}
	return err
}

// Speak implements [Voice].
func (r *rendered) Speak(ctx context.Context, text string, by time.Time) error {
	inTime, cancel := context.WithDeadline(ctx, by)
	defer cancel()
	if err := r.Prepare(inTime, text); err != nil {
		if ctx.Err() == nil && errors.Is(inTime.Err(), context.DeadlineExceeded) {
			return errLate
		}
		return err
	}
	return r.device.Play(ctx, r.ready, by)
}

// voiced makes a sentence as loud as it should be, without the silence before it.
func voiced(s Sound, gain float64) Sound {
	for i, f := range s.Frames {
		if power(f) > hush*hush {
			s.Frames = s.Frames[i:]
			break
		}
	}
	s.scale(min(gain*level, (ceiling-gain*peak*ducked)/max(s.Peak(), 0.01)))
	return s
}
