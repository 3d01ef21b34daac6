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

	mu     sync.Mutex
	list   []Notification
	closed []uint32
	held   chan struct{} // closed: answers
}

// StartNotificationDaemon starts one that has shown nothing yet. It can show a body, and
// what it is told it can besides, such as "actions".
func (d *Desktop) StartNotificationDaemon(capabilities ...string) *NotificationDaemon {
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
		"GetCapabilities": func() ([]string, *dbus.Error) { return append([]string{"body"}, capabilities...), nil },
		"CloseNotification": func(id uint32) *dbus.Error {
			n.mu.Lock()
			defer n.mu.Unlock()
			n.closed = append(n.closed, id)
			return nil
		},
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

// Press presses a button of a notification: its key, or "default" for the notification itself.
func (n *NotificationDaemon) Press(id uint32, key string) { n.signal("ActionInvoked", id, key) }

// Dismiss closes a notification as a person does who doesn't want it.
func (n *NotificationDaemon) Dismiss(id uint32) { n.signal("NotificationClosed", id, uint32(2)) }

func (n *NotificationDaemon) signal(name string, args ...any) {
	n.d.t.Helper()
	if err := n.conn.Emit("/org/freedesktop/Notifications", notificationsName+"."+name, args...); err != nil {
		n.d.fatalf("tell that %s: %v", name, err)
	}
}

// Closed lists the notifications that it was asked to close.
func (n *NotificationDaemon) Closed() []uint32 {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]uint32(nil), n.closed...)
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
