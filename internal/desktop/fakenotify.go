//go:build linux

package desktop

import (
	"sync"

	"github.com/godbus/dbus/v5"
)

const notificationsName = "org.freedesktop.Notifications"

// Notification is what a program asked to show.
type Notification struct {
	ID       uint32
	App      string // the name it gave
	Icon     string // a name or a path
	Picture  bool   // it sent a picture along
	Title    string
	Body     string
	Actions  []string
	Urgency  byte // 0 low, 1 normal, 2 critical
	ExpireMS int32
	Sender   string // the connection that asked
}

// NotificationDaemon stands in for a notification daemon and keeps what it was asked.
type NotificationDaemon struct {
	d    *Desktop
	conn *dbus.Conn

	mu   sync.Mutex
	list []Notification
	held chan struct{} // closed: answers
}

// StartNotificationDaemon starts one that has shown nothing yet.
func (d *Desktop) StartNotificationDaemon() *NotificationDaemon {
	d.t.Helper()
	n := &NotificationDaemon{d: d, conn: d.Bus(d.SessionBus), held: make(chan struct{})}
	close(n.held)
	methods := map[string]any{
		"Notify": func(app string, replaces uint32, icon, title, body string, actions []string, hints map[string]dbus.Variant, expire int32, sender dbus.Sender) (uint32, *dbus.Error) {
			n.mu.Lock()
			held := n.held
			n.mu.Unlock()
			<-held
			n.mu.Lock()
			defer n.mu.Unlock()
			id := replaces
			if id == 0 {
				id = uint32(len(n.list) + 1)
			}
			urgency, _ := hints["urgency"].Value().(byte)
			_, picture := hints["image-data"]
			n.list = append(n.list, Notification{id, app, icon, picture, title, body, actions, urgency, expire, string(sender)})
			return id, nil
		},
		"GetCapabilities":   func() ([]string, *dbus.Error) { return []string{"body"}, nil },
		"CloseNotification": func(uint32) *dbus.Error { return nil },
		"GetServerInformation": func() (name, vendor, version, spec string, err *dbus.Error) {
			return "desktop", "desktop", "1", "1.2", nil
		},
	}
	if err := n.conn.ExportMethodTable(methods, "/org/freedesktop/Notifications", notificationsName); err != nil {
		d.fatalf("export the notification daemon: %v", err)
	}
	d.claim(n.conn, notificationsName)
	return n
}

// Shown lists what it was asked to show, oldest first.
func (n *NotificationDaemon) Shown() []Notification {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]Notification(nil), n.list...)
}

// Wait waits until it was asked to show count notifications, and returns the last.
func (n *NotificationDaemon) Wait(count int) Notification {
	n.d.t.Helper()
	var list []Notification
	n.d.Until("the notification is shown", func() bool {
		list = n.Shown()
		return len(list) >= count
	})
	return list[len(list)-1]
}

// Hold makes it answer nobody until the returned function is called, as a daemon that hangs.
func (n *NotificationDaemon) Hold() (release func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	held := make(chan struct{})
	n.held = held
	return sync.OnceFunc(func() { close(held) })
}

// Stop ends it.
func (n *NotificationDaemon) Stop() { n.conn.Close() }
