package tray_test

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"reflect"
	"testing"

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
		name, colouring string
		part            desktop.Part
	}{
		{"light", "colour-on-light", desktop.Panel},
		{"dark", "colour-on-dark", desktop.DarkPanel},
	} {
		t.Run(panel.name, func(t *testing.T) {
			d := desktop.Start(t, desktop.WindowManager, panel.part)
			c := start(t, d, snapshot(control.Counting), "TRAY_COLOURING="+panel.colouring)
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
			if got := c.command(); got != (control.Command{Name: "window", Window: "today"}) {
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
