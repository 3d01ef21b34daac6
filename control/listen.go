package control

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
)

// maxSocketPath is the longest path of a Unix-domain socket that every system takes, in bytes.
const maxSocketPath = 103

// Listen opens the control socket at path for this user alone: the folder gets mode
// 0700, the socket 0600, and connections of other users are closed unread. A socket
// file that is left over from a resident that died is replaced; the caller must know
// that no other resident runs.
func Listen(path string) (net.Listener, error) {
	if len(path) > maxSocketPath {
		return nil, fmt.Errorf("could not open the control socket: its path is %d bytes long and may have %d: %s; set UNKNOT_SOCKET to a shorter one",
			len(path), maxSocketPath, path)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("could not make the folder of the control socket: %w", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil, fmt.Errorf("could not close the folder of the control socket to others: %w", err)
	}
	if info, err := os.Lstat(path); err == nil {
		if info.Mode().Type() != os.ModeSocket {
			return nil, fmt.Errorf("could not open the control socket: %s is in its place and is no socket; move it away", path)
		}
		if err := os.Remove(path); err != nil {
			return nil, fmt.Errorf("could not replace the old control socket: %w", err)
		}
	}
	l, err := listenPrivately(path)
	if err != nil {
		return nil, fmt.Errorf("could not open the control socket: %w", err)
	}
	return sameUser{l}, nil
}

// sameUser passes on only connections of the user who runs this process.
type sameUser struct{ net.Listener }

func (l sameUser) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		uc, ok := c.(*net.UnixConn)
		if !ok {
			return nil, errors.Join(errors.New("a control connection that is no Unix-domain one"), c.Close())
		}
		if ok, err := peerIsUser(uc, os.Getuid()); ok && err == nil {
			return c, nil
		}
		_ = c.Close()
	}
}
