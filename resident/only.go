package resident

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrRuns tells that a resident of this user runs already.
//
//lint:ignore ST1005 a sentence for the person
var ErrRuns = errors.New("Unknot runs already")

// Only takes the lock that one resident a user can hold, in the folder of the control
// socket. The system frees it when the process ends, however it ends. Without it the
// error is [ErrRuns].
func Only(folder string) (release func() error, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("could not make the folder of the control socket: %w", err)
	}
	lock := flock.New(filepath.Join(folder, "resident.lock"), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("could not lock %s: %w", lock.Path(), err)
	}
	if !got {
		return nil, ErrRuns
	}
	return lock.Unlock, nil
}
