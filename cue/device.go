package cue

import (
	"context"
	"time"
)

// Device is what makes sounds heard.
type Device interface {
	// Play plays a sound, and returns when it has been heard or ctx is done. It holds nothing
	// open afterwards. A sound that can't begin until by is not played. The error wraps
	// [ErrNoDevice] where there is nothing to play on; that may change any time.
	Play(ctx context.Context, s Sound, by time.Time) error
}
