//go:build !unix

package terminal

import (
	"errors"
	"os"
)

// shakes tells nothing: the page is drawn every second anyway, at the size that there is.
func shakes() (<-chan os.Signal, func()) { return nil, func() {} }

// stopSelf can't be done here.
func stopSelf() error { return errors.ErrUnsupported }
