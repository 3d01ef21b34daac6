package wayland_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/presence/internal/wayland"
)

var wire = binary.NativeEndian

// heard collects what is said.
type heard chan string

func (h heard) Idle(is bool, silent time.Duration) { h <- fmt.Sprint("idle ", is, " ", silent) }
func (h heard) NoIdle()                            { h <- "no idle" }
func (h heard) Typing(is bool)                     { h <- fmt.Sprint("typing ", is) }
func (h heard) FullScreen(is bool)                 { h <- fmt.Sprint("full screen ", is) }
func (h heard) NoFullScreen()                      { h <- "no full screen" }

func (h heard) expect(t *testing.T, want ...string) {
	t.Helper()
	for _, w := range want {
		if got := <-h; got != w {
			t.Fatalf("said %q, want %q", got, w)
		}
	}
}

// offer is a global of the compositor.
type offer struct {
	kind    string
	version uint32
}

// compositor is one end of a connection, and what the other end asked for.
type compositor struct {
	t     *testing.T
	conn  net.Conn
	asked chan request // for notifications and windows
}

type request struct {
	kind   string // of the object
	opcode uint16
	id     uint32 // the new object, or the object itself
	args   []uint32
}

// listen takes one connection and offers it what is given.
func listen(t *testing.T, offers ...offer) (socket string, accepted <-chan *compositor) {
	t.Helper()
	socket = filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	all := make(chan *compositor)
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			c := &compositor{t: t, conn: conn, asked: make(chan request, 20)}
			go c.serve(offers)
			all <- c
		}
	}()
	return socket, all
}

func (c *compositor) serve(offers []offer) {
	kinds := map[uint32]string{1: "wl_display"}
	for {
		head := make([]byte, 8)
		if _, err := io.ReadFull(c.conn, head); err != nil {
			close(c.asked)
			return
		}
		object, second := wire.Uint32(head), wire.Uint32(head[4:])
		body := make([]byte, second>>16-8)
		if _, err := io.ReadFull(c.conn, body); err != nil {
			close(c.asked)
			return
		}
		opcode := uint16(second)
		var args []uint32
		for b := body; len(b) >= 4; b = b[4:] {
			args = append(args, wire.Uint32(b))
		}
		last := args[max(0, len(args)-1):]
		switch kind := kinds[object]; {
		case kind == "wl_display" && opcode == 0:
			c.send(args[0], 0, 7)
			c.send(1, 1, args[0])
		case kind == "wl_display":
			kinds[args[0]] = "wl_registry"
			for i, o := range offers {
				c.offer(args[0], uint32(i+1), o)
			}
		case kind == "wl_registry":
			o := offers[args[0]-1]
			if version := args[len(args)-2]; version > o.version {
				c.t.Errorf("bound %s at version %d of %d", o.kind, version, o.version)
			}
			kinds[last[0]] = o.kind
			c.asked <- request{kind: o.kind, id: last[0]}
		case opcode == 0 && len(args) == 0: // destroy
			c.send(1, 1, object)
			c.asked <- request{kind: "destroy", id: object}
		case len(args) == 3:
			c.asked <- request{kind, opcode, args[0], args}
		default:
			c.asked <- request{kind, opcode, object, args}
		}
	}
}

func (c *compositor) offer(registry, name uint32, o offer) {
	args := wire.AppendUint32(nil, name)
	args = wire.AppendUint32(args, uint32(len(o.kind)+1))
	args = append(append(args, o.kind...), 0)
	args = append(args, make([]byte, -len(args)&3)...)
	c.sendRaw(registry, 0, wire.AppendUint32(args, o.version))
}

func (c *compositor) send(object uint32, opcode uint16, args ...uint32) {
	var b []byte
	for _, a := range args {
		b = wire.AppendUint32(b, a)
	}
	c.sendRaw(object, opcode, b)
}

func (c *compositor) sendRaw(object uint32, opcode uint16, args []byte) {
	b := wire.AppendUint32(nil, object)
	b = wire.AppendUint32(b, uint32(8+len(args))<<16|uint32(opcode))
	c.conn.Write(append(b, args...))
}

// await waits for a request to an object of the kind.
func (c *compositor) await(kind string, opcode uint16) request {
	c.t.Helper()
	for r := range c.asked {
		if r.kind == kind && r.opcode == opcode && (r.args != nil || kind == "destroy") {
			return r
		}
	}
	c.t.Fatalf("nobody asked %s for %d", kind, opcode)
	return request{}
}

func watch(t *testing.T, o wayland.Options) heard {
	t.Helper()
	h := make(heard)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = wayland.Watch(ctx, o, h)
	}()
	t.Cleanup(func() {
		stop()
		for {
			select {
			case <-h:
			case <-done:
				return
			}
		}
	})
	return h
}

// asker is somebody who asks for pauses.
type asker struct{ arms chan func(time.Duration) }

func (a asker) pauses(arm func(time.Duration)) (end func()) {
	a.arms <- arm
	return func() {}
}

func TestIdleOfEitherExtension(t *testing.T) {
	const extGet, extGetInput, kdeGet = 1, 2, 0
	tests := []struct {
		name          string
		offers        []offer
		get, getInput uint16 // how it is asked for the threshold, and for a pause
		timeout       int    // which argument it is
	}{
		{"ext-idle-notify", []offer{{"wl_seat", 8}, {"ext_idle_notifier_v1", 1}}, extGet, extGet, 1},
		{"ext-idle-notify that hears input alone", []offer{{"ext_idle_notifier_v1", 2}, {"wl_seat", 8}}, extGet, extGetInput, 1},
		{"a later version", []offer{{"ext_idle_notifier_v1", 9}, {"wl_seat", 9}}, extGet, extGetInput, 1},
		{"KDE's", []offer{{"wl_seat", 1}, {"org_kde_kwin_idle", 1}}, kdeGet, kdeGet, 2},
		{"both", []offer{{"org_kde_kwin_idle", 1}, {"wl_seat", 1}, {"ext_idle_notifier_v1", 1}}, extGet, extGet, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			kind := "ext_idle_notifier_v1"
			if tt.timeout == 2 {
				kind = "org_kde_kwin_idle"
			}
			socket, accepted := listen(t, tt.offers...)
			a := asker{make(chan func(time.Duration), 1)}
			h := watch(t, wayland.Options{Socket: socket, Threshold: 3 * time.Minute, Pauses: a.pauses})
			c := <-accepted
			r := c.await(kind, tt.get)
			if r.args[tt.timeout] != 180_000 {
				t.Errorf("asked for %v, want 180000 ms", r.args)
			}
			h.expect(t, "idle false 0s", "typing false")
			arm := <-a.arms
			h.expect(t, "no full screen")
			const idled, resumed = 0, 1
			for range 2 {
				c.send(r.id, idled)
				h.expect(t, "idle true 3m0s")
				c.send(r.id, resumed)
				h.expect(t, "idle false 0s")
			}

			arm(5 * time.Second)
			pause := c.await(kind, tt.getInput)
			if pause.args[tt.timeout] != 5000 {
				t.Errorf("asked for a pause of %v, want 5000 ms", pause.args)
			}
			h.expect(t, "typing true")
			c.send(pause.id, idled)
			h.expect(t, "typing false")
			if gone := c.await("destroy", 0); gone.id != pause.id {
				t.Errorf("destroyed %d, want %d", gone.id, pause.id)
			}

			arm(time.Second)
			pause = c.await(kind, tt.getInput)
			h.expect(t, "typing true")
			arm(0)
			h.expect(t, "typing false")
			if gone := c.await("destroy", 0); gone.id != pause.id {
				t.Errorf("destroyed %d, want %d", gone.id, pause.id)
			}
		})
	}
}

func TestCompositorThatOffersNothingOfUse(t *testing.T) {
	tests := []struct {
		name   string
		offers []offer
	}{
		{"nothing", nil},
		{"no seat", []offer{{"ext_idle_notifier_v1", 1}}},
		{"windows without full screen", []offer{{"wl_seat", 1}, {"zwlr_foreign_toplevel_manager_v1", 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			socket, accepted := listen(t, tt.offers...)
			h := watch(t, wayland.Options{Socket: socket, Threshold: time.Second})
			<-accepted
			h.expect(t, "no idle", "no full screen")
		})
	}
}

func TestCompositorThatOffersMoreLater(t *testing.T) {
	socket, accepted := listen(t, offer{"wl_seat", 1})
	h := watch(t, wayland.Options{Socket: socket, Threshold: time.Second})
	c := <-accepted
	h.expect(t, "no idle", "no full screen")
	const registry = 2
	c.offer(registry, 9, offer{"wl_output", 1}) // of no use
	c.offer(registry, 9, offer{"ext_idle_notifier_v1", 1})
	<-accepted // it looks again from the start
	h.expect(t, "no idle", "no full screen")
}

func TestFullScreenIsThatOfTheActiveWindow(t *testing.T) {
	socket, accepted := listen(t, offer{"zwlr_foreign_toplevel_manager_v1", 3})
	h := watch(t, wayland.Options{Socket: socket, Threshold: time.Second})
	c := <-accepted
	h.expect(t, "no idle")
	const manager = "zwlr_foreign_toplevel_manager_v1"
	var id uint32
	for r := range c.asked {
		if r.kind == manager {
			id = r.id
			break
		}
	}
	h.expect(t, "full screen false")

	const window, other = 0xFF000000, 0xFF000001
	const toplevel, state, done, closed = 0, 4, 5, 6
	const maximized, activated, fullScreen = 0, 2, 3
	set := func(w uint32, states ...uint32) {
		c.send(w, state, append([]uint32{uint32(4 * len(states))}, states...)...)
		c.send(w, done)
	}
	c.send(id, toplevel, window)
	c.send(id, toplevel, other)
	set(window, maximized, activated)
	set(other, fullScreen) // but nobody works in it
	set(window, activated, fullScreen)
	h.expect(t, "full screen true")
	set(window, fullScreen)
	h.expect(t, "full screen false")
	set(other, fullScreen, activated)
	h.expect(t, "full screen true")
	c.send(other, closed)
	h.expect(t, "full screen false")
}

func TestLostCompositorIsAnError(t *testing.T) {
	socket, accepted := listen(t, offer{"wl_seat", 1})
	errs := make(chan error)
	h := make(heard, 10)
	go func() {
		errs <- wayland.Watch(t.Context(), wayland.Options{Socket: socket, Threshold: time.Second}, h)
	}()
	c := <-accepted
	h.expect(t, "no idle", "no full screen")
	c.conn.Close()
	if err := <-errs; !errors.Is(err, io.EOF) {
		t.Errorf("err = %v, want the end of the connection", err)
	}
	err := wayland.Watch(t.Context(), wayland.Options{Socket: socket + "-none", Threshold: time.Second}, h)
	if err == nil || !strings.Contains(err.Error(), "connect") {
		t.Errorf("err = %v, want that it could not connect", err)
	}
}

// Whatever a compositor says, the client ends with an error and takes no more than it should.
func FuzzCompositor(f *testing.F) {
	say := func(object uint32, opcode uint16, args ...byte) []byte {
		b := wire.AppendUint32(nil, object)
		return append(wire.AppendUint32(b, uint32(8+len(args))<<16|uint32(opcode)), args...)
	}
	global := func(name byte, kind string) []byte {
		args := append([]byte{name, 0, 0, 0, byte(len(kind) + 1), 0, 0, 0}, kind...)
		args = append(args, 0)
		args = append(args, make([]byte, -len(args)&3)...)
		return say(2, 0, append(args, 2, 0, 0, 0)...)
	}
	done := slices.Concat(say(3, 0, 0, 0, 0, 0), say(1, 1, 3, 0, 0, 0))
	f.Add(done)
	f.Add(say(1, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 'n', 'o', 0, 0))
	f.Add(slices.Concat(global(1, "wl_seat"), global(2, "ext_idle_notifier_v1"), global(3, "zwlr_foreign_toplevel_manager_v1"),
		done, say(5, 0), say(6, 0, 0, 0, 0, 255), say(0xFF000000, 4, 4, 0, 0, 0, 3, 0, 0, 0), say(0xFF000000, 5)))
	f.Add(slices.Concat(global(1, "wl_seat")[:20], []byte{255, 255, 255, 255}))
	f.Fuzz(func(t *testing.T, says []byte) {
		socket := filepath.Join(t.TempDir(), "s")
		l, err := net.Listen("unix", socket)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				c.Write(says)
				c.(*net.UnixConn).CloseWrite()
				io.Copy(io.Discard, c)
				c.Close()
				says = nil // one that looks again hears nothing more
			}
		}()
		h := make(heard)
		go func() {
			for range h {
			}
		}()
		if err := wayland.Watch(t.Context(), wayland.Options{Socket: socket, Threshold: time.Second}, h); err == nil {
			t.Error("ended without an error")
		}
		close(h)
	})
}
