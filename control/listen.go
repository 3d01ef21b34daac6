package control

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
)

// maxSocketPath is the longest path of a Unix-domain socket that every system takes, in bytes.
const maxSocketPath = 103

// Listen opens the control socket at path for this user alone: its folder must be, and is
// made, closed to others (mode 0700), the socket gets mode 0600, and connections of other
// users are closed unread. A socket file that is left over from a resident that died is
// replaced; the caller must know that no other resident runs.
func Listen(path string) (net.Listener, error) {
	if len(path) > maxSocketPath {
		return nil, fmt.Errorf("could not open the control socket: its path is %d bytes long and may have %d: %s; set UNKNOT_SOCKET to a shorter one",
			len(path), maxSocketPath, path)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("could not make the folder of the control socket: %w", err)
	}
	if info, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("could not look at the folder of the control socket: %w", err)
	} else if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("could not open the control socket: others may enter its folder; close it with: chmod 700 %s", dir)
	}
	if info, err := os.Lstat(path); err == nil {
		if info.Mode().Type() != os.ModeSocket {
			return nil, fmt.Errorf("could not open the control socket: %s is in its place and is no socket; move it away", path)
		}
		if err := os.Remove(path); err != nil {
			return nil, fmt.Errorf("could not replace the old control socket: %w", err)
		}
	}
	l, err := net.Listen("unix", path)
	if lacksUnix(err) {
		return listenInstead(path)
	}
	if err != nil {
		return nil, fmt.Errorf("could not open the control socket: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("could not close the control socket to others: %w", err), l.Close())
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
