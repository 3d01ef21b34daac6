//go:build linux

package desktop

import (
	"sync"
	"time"

	"github.com/godbus/dbus/v5"
)

// IdleMonitor stands in for that of GNOME's compositor on the session bus. Its time of
// silence is what a test says.
type IdleMonitor struct {
	d    *Desktop
	conn *dbus.Conn

	mu     sync.Mutex
	silent time.Duration
	last   uint32
	away   map[uint32]time.Duration
	back   []uint32
}

const (
	idleMonitorName = "org.gnome.Mutter.IdleMonitor"
	idleMonitorPath = "/org/gnome/Mutter/IdleMonitor/Core"
)

// StartIdleMonitor starts one whose input has just come.
func (d *Desktop) StartIdleMonitor() *IdleMonitor {
	d.t.Helper()
	m := &IdleMonitor{d: d, conn: d.Bus(d.SessionBus), away: map[uint32]time.Duration{}}
	methods := map[string]any{
		"GetIdletime": func() (uint64, *dbus.Error) {
			m.mu.Lock()
			defer m.mu.Unlock()
			return uint64(m.silent.Milliseconds()), nil
		},
		"AddIdleWatch": func(ms uint64) (uint32, *dbus.Error) {
			m.mu.Lock()
			defer m.mu.Unlock()
			m.last++
			m.away[m.last] = time.Duration(ms) * time.Millisecond
			return m.last, nil
		},
		"AddUserActiveWatch": func() (uint32, *dbus.Error) {
			m.mu.Lock()
			defer m.mu.Unlock()
			m.last++
			m.back = append(m.back, m.last)
			return m.last, nil
		},
	}
	if err := m.conn.ExportMethodTable(methods, idleMonitorPath, idleMonitorName); err != nil {
		d.fatalf("export the idle monitor: %v", err)
	}
	d.claim(m.conn, idleMonitorName)
	return m
}

// Silent sets how long the input has been silent, and fires the watches that this passes.
func (m *IdleMonitor) Silent(silent time.Duration) {
	m.d.t.Helper()
	m.mu.Lock()
	var fired []uint32
	if silent < m.silent {
		fired, m.back = m.back, nil
	}
	for id, after := range m.away {
		if m.silent < after && after <= silent {
			fired = append(fired, id)
		}
	}
	m.silent = silent
	m.mu.Unlock()
	for _, id := range fired {
		if err := m.conn.Emit(idleMonitorPath, idleMonitorName+".WatchFired", id); err != nil {
			m.d.fatalf("fire a watch: %v", err)
		}
	}
}

// Stop ends it.
func (m *IdleMonitor) Stop() { m.conn.Close() }
