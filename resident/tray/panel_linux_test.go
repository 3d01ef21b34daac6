package tray_test

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
)

// picture writes a screenshot for people to look at, if they said where to.
func picture(t *testing.T, d *desktop.Desktop, name string) {
	t.Helper()
	if folder := os.Getenv("UNKNOT_PICTURES"); folder != "" {
		d.Screenshot(filepath.Join(folder, name+".png"))
	}
}

// icon finds the tray icon on the panel: the box of pixels that differ from the panel's
// own colour.
func icon(d *desktop.Desktop) image.Rectangle {
	m := d.Picture()
	panel := m.Bounds()
	panel.Min.Y = panel.Max.Y - desktop.PanelHeight + 3
	panel.Max.Y -= 3
	panel.Min.X += 3
	ground := m.RGBAAt(panel.Max.X-10, panel.Min.Y+5)
	var box image.Rectangle
	for y := panel.Min.Y; y < panel.Max.Y; y++ {
		for x := panel.Min.X; x < panel.Max.X; x++ {
			if far(m.RGBAAt(x, y), ground) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func far(a, b color.RGBA) bool {
	apart := func(a, b uint8) int { return int(max(a, b) - min(a, b)) }
	return apart(a.R, b.R)+apart(a.G, b.G)+apart(a.B, b.B) > 60
}

// everyIcon are snapshots with a different icon each.
func everyIcon() []control.Snapshot {
	var list []control.Snapshot
	for _, state := range []control.State{control.Resting, control.Counting, control.Due, control.HeldBack, control.Snoozed, control.Paused, control.InSession} {
		percents := []int{0}
		if state == control.Counting || state == control.InSession {
			percents = []int{25, 50, 75}
		}
		for _, percent := range percents {
			s := snapshot(state)
			s.ProgressPercent = percent
			list = append(list, s)
		}
	}
	return list
}

func TestRealPanelShowsTheIconAndItsMenu(t *testing.T) {
	for _, panel := range []struct {
		name string
		part desktop.Part
	}{
		{"light", desktop.Panel},
		{"dark", desktop.DarkPanel},
	} {
		t.Run(panel.name, func(t *testing.T) {
			d := desktop.Start(t, desktop.WindowManager, panel.part)
			c := start(t, d, snapshot(control.Counting), "TRAY_COLOURING=") // as the panel is
			d.Until("the icon is on the panel", func() bool { b := icon(d); return b.Dx() > 10 && b.Dy() > 10 })
			at := icon(d)
			x, y := (at.Min.X+at.Max.X)/2, (at.Min.Y+at.Max.Y)/2
			for _, s := range everyIcon() {
				before := d.Picture().SubImage(at)
				c.show(s)
				d.Until("the panel shows another icon for "+string(s.State), func() bool {
					return !reflect.DeepEqual(before, d.Picture().SubImage(at))
				})
				picture(t, d, fmt.Sprintf("tray-%s-%s-%d", panel.name, s.State, s.ProgressPercent))
			}
			c.show(snapshot(control.Counting))

			d.Click(x, y)
			if got := c.command(); got != (control.Command{Name: "window", Window: "main"}) {
				t.Errorf("a click on the icon asks for %+v, want Today", got)
			}

			d.RightClick(x, y)
			d.Until("the menu opens", func() bool { return len(d.Popups()) > 0 })
			picture(t, d, "tray-"+panel.name+"-menu")
			// The first line can't be chosen, so the first that the keys reach is the likeliest.
			d.Key("Down")
			d.Key("Return")
			if got := c.command(); got != (control.Command{Name: "start"}) {
				t.Errorf("the first line of the menu asks for %+v, want start", got)
			}
			d.Until("the menu closes", func() bool { return len(d.Popups()) == 0 })
		})
	}
}

func TestIconFollowsThePanelsLightness(t *testing.T) {
	portal := func(scheme uint32) func(*testing.T, *desktop.Desktop) func() {
		return func(t *testing.T, d *desktop.Desktop) func() {
			conn := d.Bus(d.SessionBus)
			read := map[string]any{"Read": func(namespace, key string) (dbus.Variant, *dbus.Error) {
				return dbus.MakeVariant(dbus.MakeVariant(scheme)), nil
			}}
			const path, name, settings = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
			if err := conn.ExportMethodTable(read, path, settings); err != nil {
				t.Fatal(err)
			}
			if _, err := conn.RequestName(name, 0); err != nil {
				t.Fatal(err)
			}
			return func() { // the person goes from one to the other
				scheme = 3 - scheme
				conn.Emit(path, settings+".SettingChanged", "org.freedesktop.appearance", "color-scheme", dbus.MakeVariant(scheme))
			}
		}
	}
	nothing := func(*testing.T, *desktop.Desktop) func() { return nil }
	tests := []struct {
		name, desktop string
		services      func(*testing.T, *desktop.Desktop) (change func())
		want, then    string
	}{
		{"nothing is known", "", nothing, "colour-on-dark", ""},
		{"KDE, light", "KDE", portal(2), "colour-on-light", "colour-on-dark"},
		{"KDE, dark", "KDE", portal(1), "colour-on-dark", "colour-on-light"},
		{"GNOME, whose bar is dark in light mode too", "ubuntu:GNOME", portal(2), "colour-on-dark", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desktop.New(t)
			change := tt.services(t, d)
			host := d.StartTrayHost()
			c := start(t, d, snapshot(control.Due), "TRAY_COLOURING=", "XDG_CURRENT_DESKTOP="+tt.desktop)
			item := host.Item()
			c.hosted() // by now it listens
			shows := func(colouring string) {
				t.Helper()
				d.Until("the icon is "+colouring, func() bool { return isIcon(t, item.Icon(), colouring, "due") })
			}
			shows(tt.want)
			if tt.then != "" {
				change()
				shows(tt.then)
			}
		})
	}
}
