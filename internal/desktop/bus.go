//go:build linux

package desktop

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
)

const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%s</listen>
  <servicedir>%s</servicedir>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
  </policy>
</busconfig>
`

// activatable are the services that may start by themselves: the panel keeps its settings
// in one. A notification daemon must not start by itself.
var activatable = []string{"/usr/share/dbus-1/services/org.xfce.Xfconf.service"}

// SystemBus is a part: a private bus in the place of the system's.
func SystemBus(d *Desktop) { d.SystemBus = d.startBus("system") }

// startBus starts a message bus and returns its address.
func (d *Desktop) startBus(kind string) string {
	d.t.Helper()
	services := filepath.Join(d.dir, kind+"-services")
	if err := os.MkdirAll(services, 0o700); err != nil {
		d.fatalf("make a folder for services: %v", err)
	}
	for _, path := range activatable {
		// Where it is not installed, nobody misses it but the panel.
		os.Symlink(path, filepath.Join(services, filepath.Base(path)))
	}
	config := filepath.Join(d.dir, kind+"-bus.conf")
	socket := filepath.Join(d.runtimeDir(), kind+"-bus")
	if err := os.WriteFile(config, fmt.Appendf(nil, busConfig, socket, services), 0o600); err != nil {
		d.fatalf("configure the bus: %v", err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		d.fatalf("make a pipe: %v", err)
	}
	defer r.Close()
	cmd := d.Command("dbus-daemon", "--nofork", "--nopidfile", "--print-address=3", "--config-file="+config)
	cmd.ExtraFiles = []*os.File{w}
	d.tools[kind+"-bus"] = d.Start(cmd)
	w.Close()
	address, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		d.fatalf("the %s bus did not start: %v", kind, err)
	}
	return strings.TrimSpace(address)
}

// StopSystemBus ends the system bus, as a crash would.
func (d *Desktop) StopSystemBus() { d.tools["system-bus"].Kill() }

// StopSessionBus ends the session bus, as a crash would.
func (d *Desktop) StopSessionBus() { d.tools["session-bus"].Kill() }

// Bus opens a connection to the bus at the address. It ends with the test.
func (d *Desktop) Bus(address string) *dbus.Conn {
	d.t.Helper()
	conn, err := bus.Connect(context.Background(), address)
	if err != nil {
		d.fatalf("%v", err)
	}
	d.t.Cleanup(func() { conn.Close() })
	return conn
}

// Owned tells whether somebody on the session bus owns the name.
func (d *Desktop) Owned(name string) bool {
	d.t.Helper()
	conn, err := bus.Connect(context.Background(), d.SessionBus)
	if err != nil {
		return false
	}
	defer conn.Close()
	return owned(conn, name)
}

func owned(conn *dbus.Conn, name string) bool {
	var yes bool
	err := conn.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, name).Store(&yes)
	return err == nil && yes
}

// claim takes a name on the bus.
func (d *Desktop) claim(conn *dbus.Conn, name string) {
	d.t.Helper()
	reply, err := conn.RequestName(name, dbus.NameFlagDoNotQueue)
	if err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		d.fatalf("take the name %s: %v, answer %d", name, err, reply)
	}
}
