package cue

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// system is the device of this system: a sound server, or where none runs ALSA.
func system(getenv func(string) string) Device {
	return firstOf{pulse{getenv}, alsa{program: "aplay"}}
}

// firstOf plays on the first of several devices that is there. Which one that is may change
// from one sound to the next.
type firstOf []Device

// Play implements [Device].
func (f firstOf) Play(ctx context.Context, s Sound, by time.Time) error {
	var failed []error
	for _, d := range f {
		err := d.Play(ctx, s, by)
		if !errors.Is(err, ErrNoDevice) {
			return err
		}
		failed = append(failed, err)
	}
	return fmt.Errorf("nothing to play on: %w", errors.Join(failed...))
}
