package control

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"os/user"
	"strings"
	"time"

	"github.com/Microsoft/go-winio"
	"golang.org/x/sys/windows"
)

// lacksUnix reports whether this Windows has no Unix-domain sockets: they came with
// Windows 10 1803, and Wine has none.
func lacksUnix(err error) bool { return errors.Is(err, windows.WSAEAFNOSUPPORT) }

// pipeName is the named pipe in the place of the socket at path: one a path.
func pipeName(path string) string {
	return fmt.Sprintf(`\\.\pipe\unknot-%x`, sha256.Sum256([]byte(strings.ToLower(path))))
}

// listenInstead opens the named pipe that stands for the socket at path, for this user alone.
func listenInstead(path string) (net.Listener, error) {
	me, err := user.Current()
	if err != nil {
		return nil, fmt.Errorf("could not open the control pipe: nobody says who runs this: %w", err)
	}
	// All rights to the user, none to anybody else.
	l, err := winio.ListenPipe(pipeName(path), &winio.PipeConfig{SecurityDescriptor: "D:P(A;;GA;;;" + me.Uid + ")"})
	if err != nil {
		return nil, fmt.Errorf("could not open the control pipe: %w", err)
	}
	// The first end of a pipe only keeps its name. Under Wine clients could connect to it and would wait
	// for ever, so it is taken; on Windows nobody can, and this fails at once.
	within := 10 * time.Millisecond
	if c, err := winio.DialPipe(pipeName(path), &within); err == nil {
		return occupied{l, c}, nil
	}
	return l, nil
}

// occupied is a listener with a connection that nobody else may have.
type occupied struct {
	net.Listener
	taken net.Conn
}

func (o occupied) Close() error { return errors.Join(o.Listener.Close(), o.taken.Close()) }

func dialInstead(ctx context.Context, path string) (net.Conn, error) {
	return winio.DialPipeContext(ctx, pipeName(path))
}
