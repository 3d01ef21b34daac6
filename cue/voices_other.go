//go:build !linux && !darwin && !windows

package cue

import "context"

// voices are those of this system: Unknot knows none.
func voices(Options) []Voice { return nil }

func renderers(Options) []renderer { return nil }

func installed(context.Context, Options) []VoiceInfo { return nil }
