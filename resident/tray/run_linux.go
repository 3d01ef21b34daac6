package tray

import (
	"context"
	"os"

	"fyne.io/systray"
	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/internal/bus"
)

// iconSize fits panels of usual height and half-size on dense ones; hosts scale it.
const iconSize = 44

func (t *Tray) run(ctx context.Context) error {
	address := bus.SessionAddress(os.Getenv)
	watch, err := bus.Connect(ctx, address)
	if err != nil {
		t.options.Log.Warn("no tray icon", "err", err)
		return ErrNoTray
	}
	defer watch.Close()
	// The library uses the connection that the process shares, and takes for granted that
	// there is one; it is opened here, where an error can be handled.
	if _, err := dbus.SessionBus(); err != nil {
		t.options.Log.Warn("no tray icon", "err", err)
		return ErrNoTray
	}
	// The title is the name by which hosts keep their settings of an icon.
	systray.SetTitle("unknot")
	systray.SetOnTapped(today(t.options.Do))
	shown := newShown(t.options, func(state string) ([]byte, error) {
		icon, err := assets.TrayIcon(t.options.Colouring, state, iconSize)
		return straightIcon(icon), err
	})
	t.first(shown)
	start, end := systray.RunWithExternalLoop(nil, nil)
	start()
	defer end()
	go t.watchHost(ctx, watch)
	t.follow(ctx, shown.show)
	return nil
}

// first shows the model that is there already, so that the icon never appears empty.
func (t *Tray) first(shown *shown) {
	select {
	case <-t.fresh:
	default:
		return
	}
	t.mu.Lock()
	m := *t.next
	t.mu.Unlock()
	shown.show(m)
}

const watcher = "org.kde.StatusNotifierWatcher"

// watchHost tells whether a tray host is there. Its signals come on a connection of its
// own: the library's must see none but the library's.
func (t *Tray) watchHost(ctx context.Context, conn *dbus.Conn) {
	if t.options.Hosted == nil {
		return
	}
	signals := make(chan *dbus.Signal, 8)
	conn.Signal(signals)
	err := conn.AddMatchSignalContext(ctx, dbus.WithMatchSender("org.freedesktop.DBus"),
		dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, watcher))
	if err != nil {
		t.options.Log.Warn("can't see whether there is a tray", "err", err)
		return
	}
	var there bool
	if conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, watcher).Store(&there) != nil {
		return
	}
	t.options.Hosted(there)
	for s := range signals {
		var name, before, after string
		if dbus.Store(s.Body, &name, &before, &after) != nil || name != watcher {
			continue
		}
		if now := after != ""; now != there {
			there = now
			t.options.Hosted(there)
		}
	}
}
