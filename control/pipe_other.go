//go:build !windows

package control

import (
	"context"
	"errors"
	"net"
)

// lacksUnix is false: these systems have Unix-domain sockets.
func lacksUnix(error) bool { return false }

func listenInstead(string) (net.Listener, error) { return nil, errors.ErrUnsupported }

func dialInstead(context.Context, string) (net.Conn, error) { return nil, errors.ErrUnsupported }
