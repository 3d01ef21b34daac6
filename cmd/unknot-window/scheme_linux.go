package main

import (
	"context"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
)

// asking is how long the desktop may take to say whether it is light or dark: the window
// waits for it.
const asking = 300 * time.Millisecond

// systemTheme is the theme that follows the desktop: "system" where the desktop tells Fyne,
// now and at every change. Fyne takes a desktop that tells nothing for a dark one; most of
// these are light, unless their GTK theme says otherwise.
func systemTheme(getenv func(string) string) string {
	ctx, stop := context.WithTimeout(context.Background(), asking)
	defer stop()
	conn, err := bus.Connect(ctx, bus.SessionAddress(getenv))
	if err != nil {
		return "light"
	}
	defer conn.Close()
	// A desktop that has these services runs them: none is started for the question.
	ask := func(name, path, method string, args ...any) (any, bool) {
		var v dbus.Variant
		err := conn.Object(name, dbus.ObjectPath(path)).CallWithContext(ctx, method, dbus.FlagNoAutoStart, args...).Store(&v)
		return v.Value(), err == nil
	}
	if _, told := ask("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
		"org.freedesktop.portal.Settings.Read", "org.freedesktop.appearance", "color-scheme"); told {
		return "system"
	}
	gtk, _ := ask("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf.GetProperty", "xsettings", "/Net/ThemeName")
	if name, ok := gtk.(string); ok && strings.Contains(strings.ToLower(name), "dark") {
		return "dark"
	}
	return "light"
}
