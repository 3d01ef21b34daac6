//go:build linux

package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/jezek/xgb/xproto"
)

const panelConfig = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="%t"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="icon-size" type="int" value="%d"/>
    </property>
  </property>
</channel>
`

// PanelHeight is the height in pixels of the panel at the lower edge of the screen.
const PanelHeight = 30

// WindowManager is a part: openbox.
func WindowManager(d *Desktop) {
	d.t.Helper()
	d.tools["openbox"] = d.Start(d.Command("openbox", "--sm-disable"))
	// It says early that it is there, and misses windows that come before it looks.
	d.Until("the window manager takes windows in", d.takesWindowIn)
}

// StopWindowManager ends the window manager, as a crash would.
func (d *Desktop) StopWindowManager() { d.tools["openbox"].Kill() }

// takesWindowIn shows a window and tells whether the window manager lists it soon.
func (d *Desktop) takesWindowIn() bool {
	id, err := xproto.NewWindowId(d.x)
	if err != nil {
		return false
	}
	screen := xproto.Setup(d.x).DefaultScreen(d.x)
	xproto.CreateWindow(d.x, screen.RootDepth, id, screen.Root, 0, 0, 10, 10, 0, xproto.WindowClassInputOutput, screen.RootVisual, 0, nil)
	xproto.MapWindow(d.x, id)
	listed := func() bool { return slices.Contains(d.windowsProperty("_NET_CLIENT_LIST"), id) }
	soon := func(so bool) bool {
		for range 20 {
			if listed() == so {
				return true
			}
			time.Sleep(10 * time.Millisecond)
		}
		return false
	}
	taken := soon(true)
	xproto.DestroyWindow(d.x, id)
	return soon(false) && taken
}

// Panel is a part: an Xfce panel along the lower edge, with nothing but a tray.
func Panel(d *Desktop) { d.panel(false) }

// DarkPanel is [Panel] in dark.
func DarkPanel(d *Desktop) { d.panel(true) }

func (d *Desktop) panel(dark bool) {
	d.t.Helper()
	folder := filepath.Join(d.Home, ".config/xfce4/xfconf/xfce-perchannel-xml")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		d.fatalf("configure the panel: %v", err)
	}
	const followPanel = 0
	config := fmt.Appendf(nil, panelConfig, dark, followPanel)
	if err := os.WriteFile(filepath.Join(folder, "xfce4-panel.xml"), config, 0o600); err != nil {
		d.fatalf("configure the panel: %v", err)
	}
	cmd := d.Command("xfce4-panel", "--disable-wm-check")
	cmd.Env = append(cmd.Env, "XFCE_PANEL_MIGRATE_DEFAULT=1")
	d.tools["panel"] = d.Start(cmd)
	d.Until("the panel has a tray", func() bool { return d.Owned(watcherName) })
}

// StopPanel ends the panel, as a crash would.
func (d *Desktop) StopPanel() {
	d.t.Helper()
	d.tools["panel"].Kill()
	d.Until("the panel's tray is gone", func() bool { return !d.Owned(watcherName) })
}

// Notifications is a part: the notification daemon dunst.
func Notifications(d *Desktop) {
	d.t.Helper()
	config := filepath.Join(d.Home, "dunstrc")
	if err := os.WriteFile(config, []byte("[global]\nfollow = none\n"), 0o600); err != nil {
		d.fatalf("configure the notification daemon: %v", err)
	}
	d.tools["dunst"] = d.Start(d.Command("dunst", "-conf", config))
	d.Until("there is a notification daemon", func() bool { return d.Owned(notificationsName) })
}

// Popups are the windows that programs show without the window manager, such as menus and
// notifications, lowest first. Windows of a pixel, which toolkits keep, are left out.
func (d *Desktop) Popups() []Window {
	tree, err := xproto.QueryTree(d.x, d.root()).Reply()
	if err != nil {
		return nil
	}
	var list []Window
	for _, id := range tree.Children {
		a, err := xproto.GetWindowAttributes(d.x, id).Reply()
		if err != nil || !a.OverrideRedirect || a.MapState != xproto.MapStateViewable || a.Class != xproto.WindowClassInputOutput {
			continue
		}
		if w, ok := d.window(id); ok && w.W > 20 && w.H > 10 {
			list = append(list, w)
		}
	}
	return list
}
