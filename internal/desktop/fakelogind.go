//go:build linux

package desktop

import (
	"strings"
	"sync"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"
)

// Logind stands in for systemd's login manager on the desktop's system bus: one session,
// which tests lock and unlock, and a computer that they send to sleep.
type Logind struct {
	d       *Desktop
	conn    *dbus.Conn
	props   *prop.Properties
	mu      sync.Mutex
	session bool // a process belongs to a session

	manager    *prop.Properties
	inhibitors []inhibitor
}

// inhibitor is somebody who keeps the computer from something, as ListInhibitors tells it.
type inhibitor struct {
	What, Who, Why, Mode string
	UID, PID             uint32
}

const (
	login1      = "org.freedesktop.login1"
	login1Path  = "/org/freedesktop/login1"
	sessionPath = login1Path + "/session/_31"
	userPath    = login1Path + "/user/_1000"
)

// StartLogind starts it, unlocked and awake.
func (d *Desktop) StartLogind() *Logind {
	d.t.Helper()
	l := &Logind{d: d, conn: d.Bus(d.SystemBus), session: true}
	manager := map[string]any{
		"GetSession": func(string) (dbus.ObjectPath, *dbus.Error) { return sessionPath, nil },
		"GetSessionByPID": func(uint32) (dbus.ObjectPath, *dbus.Error) {
			l.mu.Lock()
			defer l.mu.Unlock()
			if !l.session {
				return "", dbus.NewError(login1+".NoSessionForPID", []any{"PID does not belong to any known session"})
			}
			return sessionPath, nil
		},
		"GetUser": func(uint32) (dbus.ObjectPath, *dbus.Error) { return userPath, nil },
		"ListInhibitors": func() ([]inhibitor, *dbus.Error) {
			l.mu.Lock()
			defer l.mu.Unlock()
			return l.inhibitors, nil
		},
	}
	if err := l.conn.ExportMethodTable(manager, login1Path, login1+".Manager"); err != nil {
		d.fatalf("export logind: %v", err)
	}
	var err error
	l.props, err = prop.Export(l.conn, sessionPath, prop.Map{login1 + ".Session": {
		"LockedHint": {Value: false, Emit: prop.EmitTrue},
		"Active":     {Value: true, Emit: prop.EmitTrue},
	}})
	if err != nil {
		d.fatalf("export the session: %v", err)
	}
	l.manager, err = prop.Export(l.conn, login1Path, prop.Map{login1 + ".Manager": {
		"BlockInhibited": {Value: "", Emit: prop.EmitTrue},
	}})
	if err != nil {
		d.fatalf("export logind: %v", err)
	}
	display := struct {
		ID   string
		Path dbus.ObjectPath
	}{"1", sessionPath}
	if _, err := prop.Export(l.conn, userPath, prop.Map{login1 + ".User": {"Display": {Value: display}}}); err != nil {
		d.fatalf("export the user: %v", err)
	}
	d.claim(l.conn, login1)
	return l
}

// NoSession makes processes belong to no session, as those that the user's service
// manager starts.
func (l *Logind) NoSession() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.session = false
}

// Sleep announces that sleep begins (true) or is over (false).
func (l *Logind) Sleep(begins bool) {
	l.emit(login1Path, login1+".Manager.PrepareForSleep", begins)
}

// Lock asks the session's locker to lock.
func (l *Logind) Lock() { l.emit(sessionPath, login1+".Session.Lock") }

// Unlock asks the session's locker to unlock.
func (l *Logind) Unlock() { l.emit(sessionPath, login1+".Session.Unlock") }

// SetLockedHint is what the locker does when it has locked or unlocked.
func (l *Logind) SetLockedHint(locked bool) {
	l.props.SetMust(login1+".Session", "LockedHint", locked)
}

// SetActive is what logind does when the session comes to the screen, or another takes its
// place.
func (l *Logind) SetActive(active bool) { l.props.SetMust(login1+".Session", "Active", active) }

// Inhibit keeps the computer from something, such as "idle:sleep".
func (l *Logind) Inhibit(what, mode, who string, uid int) {
	l.mu.Lock()
	l.inhibitors = append(l.inhibitors, inhibitor{what, who, "a test", mode, uint32(uid), 1})
	var all []string
	for _, i := range l.inhibitors {
		if i.Mode == "block" {
			all = append(all, i.What)
		}
	}
	l.mu.Unlock()
	l.manager.SetMust(login1+".Manager", "BlockInhibited", strings.Join(all, ":"))
}

// Release lets go of all that [Logind.Inhibit] kept.
func (l *Logind) Release() {
	l.mu.Lock()
	l.inhibitors = nil
	l.mu.Unlock()
	l.manager.SetMust(login1+".Manager", "BlockInhibited", "")
}

// Stop ends it.
func (l *Logind) Stop() { l.conn.Close() }

func (l *Logind) emit(path dbus.ObjectPath, name string, values ...any) {
	l.d.t.Helper()
	if err := l.conn.Emit(path, name, values...); err != nil {
		l.d.fatalf("emit %s: %v", name, err)
	}
}
