// Package bus opens connections to the D-Bus session and system buses that belong to
// their caller alone.
//
// The connection that godbus shares within a process is left to the tray library: a
// signal match of anybody else on it can end the library's registration. And no
// connection here ever starts a bus: where none runs, [Connect] says so.
package bus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/godbus/dbus/v5"
)

// ErrNone means that no bus runs here.
var ErrNone = errors.New("no D-Bus message bus runs here")

// SessionAddress is the address of the session's bus, or "" if there is none. It reads
// the environment through getenv, usually os.Getenv.
func SessionAddress(getenv func(string) string) string {
	if a := getenv("DBUS_SESSION_BUS_ADDRESS"); a != "" {
		return a
	}
	if dir := getenv("XDG_RUNTIME_DIR"); dir != "" && isSocket(dir+"/bus") {
		return "unix:path=" + dir + "/bus"
	}
	return ""
}

// SystemAddress is the address of the system's bus, or "" if there is none. It reads
// the environment through getenv, usually os.Getenv.
func SystemAddress(getenv func(string) string) string {
	if a := getenv("DBUS_SYSTEM_BUS_ADDRESS"); a != "" {
		return a
	}
	for _, path := range []string{"/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket"} {
		if isSocket(path) {
			return "unix:path=" + path
		}
	}
	return ""
}

func isSocket(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().Type() == os.ModeSocket
}

// Connect opens a connection of its own to the bus at the address. It ends with ctx, or
// when the caller closes it. An empty address, or one that would start a bus, is [ErrNone].
func Connect(ctx context.Context, address string) (*dbus.Conn, error) {
	if !strings.HasPrefix(address, "unix:") && !strings.HasPrefix(address, "tcp:") {
		return nil, ErrNone
	}
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return nil, fmt.Errorf("connect to the bus at %s: %w", address, err)
	}
	return conn, nil
}
