//go:build !linux

package cue

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// system is the device of this system: none yet.
func system(func(string) string) Device { return noDevice{} }

type noDevice struct{}

func (noDevice) Play(context.Context, Sound, time.Time) error {
	return fmt.Errorf("%w: Unknot can't play sounds on %s yet", ErrNoDevice, runtime.GOOS)
}
