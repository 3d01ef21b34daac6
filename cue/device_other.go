//go:build !linux && !windows && !darwin

package cue

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// system is the device of this system: none.
func system(func(string) string) Device { return noDevice{} }

type noDevice struct{}

func (noDevice) Play(context.Context, Sound, time.Time) error {
	return fmt.Errorf("%w: Unknot can't play sounds on %s", ErrNoDevice, runtime.GOOS)
}
