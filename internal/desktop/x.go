//go:build linux

package desktop

import (
	"bufio"
	"fmt"
	"image"
	"image/png"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

func init() { xgb.Logger = log.New(io.Discard, "", 0) }

// StartX starts the X server on a free display, or on display number n if that is not 0,
// with further arguments for the server.
func (d *Desktop) StartX(n int, more ...string) {
	d.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		d.fatalf("make a pipe: %v", err)
	}
	defer r.Close()
	size := fmt.Sprintf("%dx%dx24", d.screen[0], d.screen[1])
	args := append([]string{"-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset"}, more...)
	if n != 0 {
		args = append([]string{fmt.Sprintf(":%d", n)}, args...)
	}
	cmd := d.Command("Xvfb", args...)
	cmd.ExtraFiles = []*os.File{w}
	d.xvfb = d.Start(cmd)
	w.Close()
	// The server writes its number when it takes connections.
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		d.fatalf("the X server did not start: %v", err)
	}
	d.Display = ":" + strings.TrimSpace(number)
	if slices.Contains(more, "-auth") {
		return // the test has the key, the rig has not
	}
	d.x, err = xgb.NewConnDisplay(d.Display)
	if err != nil {
		d.fatalf("connect to the X server: %v", err)
	}
	d.t.Cleanup(d.x.Close)
}

// StopX ends the X server, as a crash would. The display's number stays in d.Display.
func (d *Desktop) StopX() {
	d.xvfb.Kill()
	number := strings.TrimPrefix(d.Display, ":")
	os.Remove("/tmp/.X" + number + "-lock")
	os.Remove("/tmp/.X11-unix/X" + number)
}

// Window is a top-level window.
type Window struct {
	ID         xproto.Window
	Title      string
	Class      string // the second part of WM_CLASS
	PID        int    // 0: unknown
	X, Y, W, H int    // of the content, on the screen
	Above      bool   // stays above others
	FullScreen bool
}

// At is a point inside the window, on the screen.
func (w Window) At(x, y int) (int, int) { return w.X + x, w.Y + y }

// Windows lists the windows that the window manager shows, lowest first.
func (d *Desktop) Windows() []Window {
	var list []Window
	for _, id := range d.windowsProperty("_NET_CLIENT_LIST_STACKING") {
		if w, ok := d.window(id); ok {
			list = append(list, w)
		}
	}
	return list
}

// WaitWindow waits for a window that fits, and returns it.
func (d *Desktop) WaitWindow(what string, fits func(Window) bool) Window {
	d.t.Helper()
	var found Window
	d.Until("there is a window: "+what, func() bool {
		list := d.Windows()
		i := slices.IndexFunc(list, fits)
		if i >= 0 {
			found = list[i]
		}
		return i >= 0
	})
	return found
}

// Titled fits windows whose title contains the text.
func Titled(text string) func(Window) bool {
	return func(w Window) bool { return strings.Contains(w.Title, text) }
}

// OfPID fits windows of the process.
func OfPID(pid int) func(Window) bool {
	return func(w Window) bool { return w.PID == pid }
}

// Active is the window with the focus, as the window manager says; the zero Window: none.
func (d *Desktop) Active() Window {
	for _, id := range d.windowsProperty("_NET_ACTIVE_WINDOW") {
		if w, ok := d.window(id); ok {
			return w
		}
	}
	return Window{}
}

func (d *Desktop) root() xproto.Window { return xproto.Setup(d.x).DefaultScreen(d.x).Root }

func (d *Desktop) window(id xproto.Window) (Window, bool) {
	g, err := xproto.GetGeometry(d.x, xproto.Drawable(id)).Reply()
	if err != nil {
		return Window{}, false // it has just gone
	}
	at, err := xproto.TranslateCoordinates(d.x, id, d.root(), 0, 0).Reply()
	if err != nil {
		return Window{}, false
	}
	w := Window{ID: id, X: int(at.DstX), Y: int(at.DstY), W: int(g.Width), H: int(g.Height)}
	w.Title = string(d.property(id, "_NET_WM_NAME"))
	if w.Title == "" {
		w.Title = string(d.property(id, "WM_NAME"))
	}
	if parts := strings.Split(string(d.property(id, "WM_CLASS")), "\x00"); len(parts) > 1 {
		w.Class = parts[1]
	}
	if b := d.property(id, "_NET_WM_PID"); len(b) == 4 {
		w.PID = int(xgb.Get32(b))
	}
	states := d.property(id, "_NET_WM_STATE")
	for ; len(states) >= 4; states = states[4:] {
		atom := xproto.Atom(xgb.Get32(states))
		w.Above = w.Above || atom == d.atom("_NET_WM_STATE_ABOVE")
		w.FullScreen = w.FullScreen || atom == d.atom("_NET_WM_STATE_FULLSCREEN")
	}
	return w, true
}

// windowsProperty reads a list of windows from the root window.
func (d *Desktop) windowsProperty(name string) []xproto.Window {
	var list []xproto.Window
	for b := d.property(d.root(), name); len(b) >= 4; b = b[4:] {
		if id := xgb.Get32(b); id != 0 {
			list = append(list, xproto.Window(id))
		}
	}
	return list
}

func (d *Desktop) property(id xproto.Window, name string) []byte {
	reply, err := xproto.GetProperty(d.x, false, id, d.atom(name), xproto.GetPropertyTypeAny, 0, 1<<16).Reply()
	if err != nil {
		return nil
	}
	return reply.Value
}

func (d *Desktop) atom(name string) xproto.Atom {
	reply, err := xproto.InternAtom(d.x, false, uint16(len(name)), name).Reply()
	if err != nil {
		return xproto.AtomNone
	}
	return reply.Atom
}

// Picture takes a picture of the whole screen.
func (d *Desktop) Picture() *image.RGBA {
	d.t.Helper()
	w, h := d.screen[0], d.screen[1]
	reply, err := xproto.GetImage(d.x, xproto.ImageFormatZPixmap, xproto.Drawable(d.root()),
		0, 0, uint16(w), uint16(h), 0xFFFFFFFF).Reply()
	if err != nil {
		d.fatalf("take a picture: %v", err)
	}
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i+3 < len(reply.Data) && i+3 < len(picture.Pix); i += 4 {
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = reply.Data[i+2], reply.Data[i+1], reply.Data[i], 255
	}
	return picture
}

// Screenshot writes a picture of the whole screen to a PNG file.
func (d *Desktop) Screenshot(path string) {
	d.t.Helper()
	f, err := os.Create(path)
	if err != nil {
		d.fatalf("write a picture: %v", err)
	}
	defer f.Close()
	if err := png.Encode(f, d.Picture()); err != nil {
		d.fatalf("write a picture: %v", err)
	}
}
