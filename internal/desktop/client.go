//go:build linux

package desktop

import "github.com/jezek/xgb/xproto"

// OpenWindow opens a plain window at a place of the screen, and waits until the window
// manager shows it. It stays until [Desktop.CloseWindow] or the end of the test.
func (d *Desktop) OpenWindow(title string, x, y, w, h int) Window {
	d.t.Helper()
	id, err := xproto.NewWindowId(d.x)
	if err != nil {
		d.fatalf("open a window: %v", err)
	}
	screen := xproto.Setup(d.x).DefaultScreen(d.x)
	err = xproto.CreateWindowChecked(d.x, screen.RootDepth, id, screen.Root, int16(x), int16(y), uint16(w), uint16(h), 0,
		xproto.WindowClassInputOutput, screen.RootVisual, xproto.CwBackPixel, []uint32{screen.WhitePixel}).Check()
	if err != nil {
		d.fatalf("open a window: %v", err)
	}
	set := func(property xproto.Atom, kind xproto.Atom, format byte, n int, value []byte) {
		xproto.ChangeProperty(d.x, xproto.PropModeReplace, id, property, kind, format, uint32(n), value)
	}
	set(xproto.AtomWmName, xproto.AtomString, 8, len(title), []byte(title))
	const userPosition = 1 // the window manager leaves it where it is
	hints := make([]byte, 18*4)
	hints[0] = userPosition
	set(xproto.AtomWmNormalHints, xproto.AtomWmSizeHints, 32, 18, hints)
	xproto.MapWindow(d.x, id)
	return d.WaitWindow(title, func(w Window) bool { return w.ID == id })
}

// CloseWindow closes a window that [Desktop.OpenWindow] opened.
func (d *Desktop) CloseWindow(w Window) {
	d.t.Helper()
	if err := xproto.DestroyWindowChecked(d.x, w.ID).Check(); err != nil {
		d.fatalf("close the window %q: %v", w.Title, err)
	}
}

// SetFullScreen asks the window manager to have a window fill its screen, or no longer.
func (d *Desktop) SetFullScreen(w Window, full bool) {
	d.t.Helper()
	remove, add := uint32(0), uint32(1)
	action := remove
	if full {
		action = add
	}
	d.tellManager(w.ID, "_NET_WM_STATE", action, uint32(d.atom("_NET_WM_STATE_FULLSCREEN")), 0, 1)
	d.Until("the window "+w.Title+" changes", func() bool {
		now, ok := d.window(w.ID)
		return ok && now.FullScreen == full
	})
}

// Activate asks the window manager to turn to a window, as a taskbar does.
func (d *Desktop) Activate(w Window) {
	d.t.Helper()
	const pager = 2
	d.tellManager(w.ID, "_NET_ACTIVE_WINDOW", pager)
	d.Until(w.Title+" is active", func() bool { return d.Active().ID == w.ID })
}

func (d *Desktop) tellManager(id xproto.Window, message string, values ...uint32) {
	d.t.Helper()
	data := make([]uint32, 5)
	copy(data, values)
	event := xproto.ClientMessageEvent{Format: 32, Window: id, Type: d.atom(message), Data: xproto.ClientMessageDataUnionData32New(data)}
	const mask = xproto.EventMaskSubstructureNotify | xproto.EventMaskSubstructureRedirect
	if err := xproto.SendEventChecked(d.x, false, d.root(), mask, string(event.Bytes())).Check(); err != nil {
		d.fatalf("ask the window manager for %s: %v", message, err)
	}
}
