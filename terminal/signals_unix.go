//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
)

// shakes tells when the screen must be drawn anew: its size has changed, or the program was
// stopped and goes on.
func shakes() (<-chan os.Signal, func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGWINCH, syscall.SIGCONT)
	return c, func() { signal.Stop(c) }
}

// stopSelf stops the program and what runs with it, as Ctrl+Z does, until a shell lets it go
// on.
func stopSelf() error { return syscall.Kill(0, syscall.SIGTSTP) }
