package cue

import (
	"context"
	"errors"
	"sync"
)

// Hear lets a choice of chimes and voice be tried: the start chime, then a sentence, as a
// session with these options would have them. It returns when both have been heard or ctx
// is done. The error wraps [ErrNoDevice] or [ErrNoVoice] where something could not be heard.
func Hear(ctx context.Context, o Options, text string) error {
	var mu sync.Mutex
	var problems []error
	o.Problem = func(err error) {
		mu.Lock()
		defer mu.Unlock()
		problems = append(problems, err)
	}
	p := New(o)
	// The sentence first: the chime is softer while one is spoken.
	p.Say(text)
	p.Play(Start, 0)
	p.Drain(ctx)
	p.Close()
	mu.Lock()
	defer mu.Unlock()
	return errors.Join(append(problems, ctx.Err())...)
}
