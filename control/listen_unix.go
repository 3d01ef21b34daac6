//go:build unix

package control

import (
	"net"
	"os"
	"syscall"
)

// listenPrivately makes the socket with mode 0600 from its first moment on.
func listenPrivately(path string) (net.Listener, error) {
	old := syscall.Umask(0o177)
	l, err := net.Listen("unix", path)
	syscall.Umask(old)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		_ = l.Close()
		return nil, err
	}
	return l, nil
}
