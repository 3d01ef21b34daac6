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
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	own, err := bus.Connect(ctx, bus.SessionAddress(os.Getenv))
	if err != nil {
		t.options.Log.Warn("no tray icon", "err", err)
		return ErrNoTray
	}
	defer own.Close()
	// The library uses the connection that the process shares, and takes for granted that
	// there is one; it is opened here, where an error can be handled.
	if _, err := dbus.SessionBus(); err != nil {
		t.options.Log.Warn("no tray icon", "err", err)
		return ErrNoTray
	}
	panel := newPanel(own, os.Getenv("XDG_CURRENT_DESKTOP"))
	t.colour(func() string { return panel.colouring(ctx) })
	// The title is the name by which hosts keep their settings of an icon.
	systray.SetTitle("unknot")
	systray.SetOnTapped(today(t.options.Do))
	shown := newShown(t.options, func(colouring, state string) ([]byte, error) {
		icon, err := assets.TrayIcon(colouring, state, iconSize)
		return straightIcon(icon), err
	})
	t.show(shown) // the icon should never be empty
	start, end := systray.RunWithExternalLoop(nil, nil)
	start()
	defer end()
	go t.listen(ctx, own, panel)
	t.follow(ctx, shown)
	return nil
}

const watcher = "org.kde.StatusNotifierWatcher"

// listen hears of tray hosts that come and go, and of panels that change their colour.
// The signals come on a connection of their own: the library's must see none but its own.
func (t *Tray) listen(ctx context.Context, conn *dbus.Conn, panel panel) {
	signals := make(chan *dbus.Signal, 16)
	conn.Signal(signals)
	err := conn.AddMatchSignalContext(ctx, dbus.WithMatchSender("org.freedesktop.DBus"),
		dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, watcher))
	if err == nil {
		err = panel.listen(ctx)
	}
	if err != nil {
		t.options.Log.Warn("can't see whether there is a tray", "err", err)
		return
	}
	hosted := func() (there bool) {
		err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, watcher).Store(&there)
		return err == nil && there
	}
	there := hosted()
	t.hosted(there)
	for s := range signals {
		if s.Name == "org.freedesktop.DBus.NameOwnerChanged" {
			var name, before, after string
			if dbus.Store(s.Body, &name, &before, &after) == nil && (after != "") != there {
				there = after != ""
				t.hosted(there)
			}
		}
		// Another host may have another colour too.
		t.colour(func() string { return panel.colouring(ctx) })
	}
}
