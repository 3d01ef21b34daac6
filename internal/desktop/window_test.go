//go:build linux

package desktop_test

import (
	"image/color"
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"github.com/unknot-app/unknot/internal/desktop"
)

// client is a plain X program with one window, which notes what it is told.
type client struct {
	t    *testing.T
	conn *xgb.Conn
	id   xproto.Window
	told chan string
}

func open(t *testing.T, d *desktop.Desktop, title string, pixel uint32) *client {
	t.Helper()
	conn, err := xgb.NewConnDisplay(d.Display)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	id, err := xproto.NewWindowId(conn)
	if err != nil {
		t.Fatal(err)
	}
	screen := xproto.Setup(conn).DefaultScreen(conn)
	err = xproto.CreateWindowChecked(conn, screen.RootDepth, id, screen.Root, 0, 0, 200, 100, 0,
		xproto.WindowClassInputOutput, screen.RootVisual, xproto.CwBackPixel|xproto.CwEventMask,
		[]uint32{pixel, xproto.EventMaskKeyPress | xproto.EventMaskButtonPress}).Check()
	if err != nil {
		t.Fatal(err)
	}
	set := func(property xproto.Atom, value string) {
		xproto.ChangeProperty(conn, xproto.PropModeReplace, id, property, xproto.AtomString, 8, uint32(len(value)), []byte(value))
	}
	set(xproto.AtomWmName, title)
	set(xproto.AtomWmClass, "instance\x00Class\x00")
	xproto.MapWindow(conn, id)
	c := &client{t: t, conn: conn, id: id, told: make(chan string, 100)}
	go func() {
		for {
			event, err := conn.WaitForEvent()
			if event == nil && err == nil {
				return
			}
			switch event.(type) {
			case xproto.KeyPressEvent:
				c.told <- "key"
			case xproto.ButtonPressEvent:
				c.told <- "button"
			}
		}
	}()
	return c
}

func TestDesktopSeesAndTouchesWindows(t *testing.T) {
	d := desktop.Start(t, desktop.WindowManager)
	const red, blue = 0xFF0000, 0x0000FF
	first := open(t, d, "First", red)
	a := d.WaitWindow("the first", desktop.Titled("First"))
	if a.W != 200 || a.H != 100 || a.Class != "Class" || a.ID != first.id {
		t.Errorf("the first window is %+v", a)
	}
	d.Until("the first is active", func() bool { return d.Active().Title == "First" })
	second := open(t, d, "Second", blue)
	d.Until("the second takes the focus", func() bool { return d.Active().Title == "Second" })

	d.Type("a")
	if got := <-second.told; got != "key" {
		t.Errorf("typing told the active window of a %s", got)
	}
	b := d.WaitWindow("the second", desktop.Titled("Second"))
	x, y := b.At(50, 50)
	if got := d.Picture().RGBAAt(x, y); got != (color.RGBA{0, 0, 255, 255}) {
		t.Errorf("the second window's colour is %v, want blue", got)
	}
	d.Click(x, y)
	if got := <-second.told; got != "button" {
		t.Errorf("clicking told the window of a %s", got)
	}
	if len(first.told) != 0 {
		t.Errorf("the first window was told of a %s, want nothing", <-first.told)
	}
	second.conn.Close()
	d.Until("the second is gone", func() bool { return len(d.Windows()) == 1 })
}
