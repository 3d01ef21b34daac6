package tray

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

const (
	onDark  = "colour-on-dark"
	onLight = "colour-on-light"

	portal         = "org.freedesktop.portal.Desktop"
	portalPath     = "/org/freedesktop/portal/desktop"
	portalSettings = "org.freedesktop.portal.Settings"
	appearance     = "org.freedesktop.appearance"
	colorScheme    = "color-scheme"

	xfconf     = "org.xfce.Xfconf"
	xfconfPath = "/org/xfce/Xfconf"
)

// answer is how long the desktop's services may take to say what colour the panel has: the
// icon waits for it.
const answer = 500 * time.Millisecond

// panel finds out whether the panel is light or dark, as far as it can be known.
type panel struct {
	conn     *dbus.Conn
	desktops []string // as in XDG_CURRENT_DESKTOP
}

func newPanel(conn *dbus.Conn, currentDesktop string) panel {
	return panel{conn, strings.Split(strings.ToLower(currentDesktop), ":")}
}

// colouring is that of icons for the panel. Most panels are dark, so where nothing is
// known, the icon is for a dark one.
func (p panel) colouring(ctx context.Context) string {
	ctx, stop := context.WithTimeout(ctx, answer)
	defer stop()
	switch {
	case slices.Contains(p.desktops, "gnome"), slices.Contains(p.desktops, "unity"):
		return onDark // the top bar is dark in light mode too
	case slices.Contains(p.desktops, "xfce"):
		return p.xfce(ctx)
	}
	// Asking the portal for one setting; 0: no preference, 1: dark, 2: light.
	var v dbus.Variant
	err := p.conn.Object(portal, portalPath).CallWithContext(ctx, portalSettings+".Read", dbus.FlagNoAutoStart, appearance, colorScheme).Store(&v)
	if err != nil {
		return onDark
	}
	if inner, wrapped := v.Value().(dbus.Variant); wrapped { // this method wraps it twice
		v = inner
	}
	if v.Value() == uint32(2) {
		return onLight
	}
	return onDark
}

// xfce asks Xfce: its panel is dark if it was told so, and else as the theme is, which is
// light where nobody chose one.
func (p panel) xfce(ctx context.Context) string {
	get := func(channel, property string) any {
		var v dbus.Variant
		if p.conn.Object(xfconf, xfconfPath).CallWithContext(ctx, xfconf+".GetProperty", dbus.FlagNoAutoStart, channel, property).Store(&v) != nil {
			return nil
		}
		return v.Value()
	}
	dark, told := get("xfce4-panel", "/panels/dark-mode").(bool)
	if dark {
		return onDark
	}
	theme, _ := get("xsettings", "/Net/ThemeName").(string)
	if strings.Contains(strings.ToLower(theme), "dark") {
		return onDark
	}
	if !told && theme == "" && !p.runs(ctx, xfconf) {
		return onDark // another panel, which says nothing
	}
	return onLight
}

// runs tells whether somebody owns a name on the bus.
func (p panel) runs(ctx context.Context, name string) bool {
	var owned bool
	err := p.conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, name).Store(&owned)
	return err == nil && owned
}

// listen asks for the signals that tell of a change. A desktop that has none of these
// services stays silent.
func (p panel) listen(ctx context.Context) error {
	for _, rule := range [][]dbus.MatchOption{
		{dbus.WithMatchInterface(portalSettings), dbus.WithMatchMember("SettingChanged"), dbus.WithMatchArg(0, appearance)},
		{dbus.WithMatchInterface(xfconf), dbus.WithMatchMember("PropertyChanged"), dbus.WithMatchArg(0, "xfce4-panel"), dbus.WithMatchArg(1, "/panels/dark-mode")},
		{dbus.WithMatchInterface(xfconf), dbus.WithMatchMember("PropertyChanged"), dbus.WithMatchArg(0, "xsettings"), dbus.WithMatchArg(1, "/Net/ThemeName")},
	} {
		if err := p.conn.AddMatchSignalContext(ctx, rule...); err != nil {
			return err
		}
	}
	return nil
}
