//go:build !linux && !darwin

package cue

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// voices are those of this system: none yet.
func voices(Options) []Voice { return []Voice{noVoice{}} }

type noVoice struct{}

func (noVoice) Name() string { return runtime.GOOS }

func (noVoice) Open(context.Context) error {
	return fmt.Errorf("Unknot can't use the voices of %s yet", runtime.GOOS)
}

func (noVoice) Speak(context.Context, string, time.Time) error { return ErrNoVoice }

func (noVoice) Close() {}
