//go:build linux || freebsd || openbsd || netbsd

package main

import (
	"encoding/binary"
	"errors"
	"image"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// screen is the person's display. Under X11 it holds a second connection, beside GLFW's,
// to mark windows with.
type screen struct {
	x *xgb.Conn // nil under Wayland alone
}

// findScreen looks for a display that answers. GLFW and Fyne end the process in their own
// ways where there is none, so that this comes first.
func findScreen(getenv func(string) string) (*screen, error) {
	xgb.Logger = log.New(io.Discard, "", 0)
	if getenv("DISPLAY") != "" {
		if x, err := xgb.NewConn(); err == nil {
			return &screen{x: x}, nil
		}
	}
	if name := getenv("WAYLAND_DISPLAY"); name != "" {
		if !filepath.IsAbs(name) {
			name = filepath.Join(getenv("XDG_RUNTIME_DIR"), name)
		}
		if c, err := net.Dial("unix", name); err == nil {
			return &screen{}, c.Close()
		}
	}
	if getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "" {
		return nil, errors.New("could not open a window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")
	}
	return nil, errors.New("could not open a window: the display does not answer (see DISPLAY and WAYLAND_DISPLAY)")
}

// Close ends the connection.
func (s *screen) Close() {
	if s.x != nil {
		s.x.Close()
	}
}

// preferPlacing makes a popup an X11 window where the desktop speaks both: only there can it
// be placed, kept above and kept from the focus.
func (s *screen) preferPlacing() error {
	if s.x == nil || os.Getenv("FYNE_PLATFORM") != "" {
		return nil
	}
	return os.Setenv("FYNE_PLATFORM", "x11")
}

// canMark reports whether mark works here.
func (s *screen) canMark() bool { return s.x != nil && os.Getenv("FYNE_PLATFORM") != "wayland" }

// mark makes w, which must not be mapped yet, a popup to the window manager: without a
// frame, out of panels and pagers, and, by a user time of 0 as the Extended Window Manager
// Hints have it, without the focus when it is mapped.
func (s *screen) mark(w fyne.Window) {
	id, ok := s.window(w)
	if !ok {
		return
	}
	// A mark that fails leaves a window that is merely less polite; the rest still counts.
	s.set(id, "_NET_WM_USER_TIME", "CARDINAL", xproto.PropModeReplace, 0)
	s.set(id, "_MOTIF_WM_HINTS", "_MOTIF_WM_HINTS", xproto.PropModeReplace, motifDecorations, 0, 0, 0, 0)
	s.set(id, "_NET_WM_STATE", "ATOM", xproto.PropModeAppend,
		uint32(s.atom("_NET_WM_STATE_SKIP_TASKBAR")), uint32(s.atom("_NET_WM_STATE_SKIP_PAGER")))
}

// everywhere asks the window manager to show w, which must be mapped, on every desktop.
// As a mark on a window that is not mapped yet it makes xfwm4 4.18 never map it.
func (s *screen) everywhere(w fyne.Window) {
	id, ok := s.window(w)
	if !ok {
		return
	}
	const fromApplication = 1
	message := xproto.ClientMessageEvent{
		Format: 32, Window: id, Type: s.atom("_NET_WM_DESKTOP"),
		Data: xproto.ClientMessageDataUnionData32New([]uint32{everyDesktop, fromApplication, 0, 0, 0}),
	}
	root := xproto.Setup(s.x).DefaultScreen(s.x).Root
	_ = xproto.SendEventChecked(s.x, false, root,
		xproto.EventMaskSubstructureNotify|xproto.EventMaskSubstructureRedirect, string(message.Bytes())).Check()
}

// at is where the content of w begins on the screen, in pixels.
func (s *screen) at(w fyne.Window) (image.Point, bool) {
	id, ok := s.window(w)
	if !ok {
		return image.Point{}, false
	}
	root := xproto.Setup(s.x).DefaultScreen(s.x).Root
	reply, err := xproto.TranslateCoordinates(s.x, id, root, 0, 0).Reply()
	if err != nil {
		return image.Point{}, false
	}
	return image.Pt(int(reply.DstX), int(reply.DstY)), true
}

// window finds the X11 window behind w.
func (s *screen) window(w fyne.Window) (id xproto.Window, ok bool) {
	n, ok := w.(driver.NativeWindow)
	if !ok || s.x == nil {
		return 0, false
	}
	n.RunNative(func(context any) {
		if c, ok := context.(driver.X11WindowContext); ok {
			id = xproto.Window(c.WindowHandle)
		}
	})
	return id, id != 0
}

const (
	motifDecorations = 2          // flags: the field decorations counts
	everyDesktop     = 0xFFFFFFFF // _NET_WM_DESKTOP
)

// set writes a property and waits until the server has it: GLFW maps the window over
// another connection.
func (s *screen) set(w xproto.Window, property, kind string, mode byte, values ...uint32) {
	b := make([]byte, 0, 4*len(values)) // xgb opens its connection as little-endian
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	_ = xproto.ChangePropertyChecked(s.x, mode, w, s.atom(property), s.atom(kind), 32, uint32(len(values)), b).Check()
}

func (s *screen) atom(name string) xproto.Atom {
	reply, err := xproto.InternAtom(s.x, false, uint16(len(name)), name).Reply()
	if err != nil {
		return xproto.AtomNone
	}
	return reply.Atom
}
