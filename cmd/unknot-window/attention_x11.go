//go:build linux || freebsd || openbsd || netbsd

package main

import (
	"encoding/binary"

	"github.com/jezek/xgb/xproto"

	"github.com/unknot-app/unknot/ui/window"
)

// attention asks the X server for the active window and the pointer. Wayland tells neither.
func (s *screen) attention() (a window.Attention) {
	if !s.canMark() {
		return a
	}
	root := xproto.Setup(s.x).DefaultScreen(s.x).Root
	if p, err := xproto.QueryPointer(s.x, root).Reply(); err == nil && p.SameScreen {
		a.X, a.Y, a.HasPointer = int(p.RootX), int(p.RootY), true
	}
	value, err := xproto.GetProperty(s.x, false, root, s.atom("_NET_ACTIVE_WINDOW"), xproto.AtomWindow, 0, 1).Reply()
	if err != nil || len(value.Value) < 4 {
		return a
	}
	active := xproto.Window(binary.LittleEndian.Uint32(value.Value))
	if active == 0 {
		return a
	}
	size, err := xproto.GetGeometry(s.x, xproto.Drawable(active)).Reply()
	if err != nil {
		return a // it has just gone
	}
	at, err := xproto.TranslateCoordinates(s.x, active, root, 0, 0).Reply()
	if err == nil {
		a.Active = window.Area{X: int(at.DstX), Y: int(at.DstY), Width: int(size.Width), Height: int(size.Height)}
	}
	return a
}
