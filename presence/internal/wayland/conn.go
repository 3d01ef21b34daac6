// Package wayland listens to a Wayland compositor: when input falls silent and when it
// comes back, and whether the active window fills its screen.
//
// It speaks just the few requests that this takes, on one connection with one goroutine:
// the caller's. It opens no window and needs no toolkit. The compositor itself keeps the
// time, so nothing is ever polled.
//
// References: the Wayland protocol, and its extensions ext-idle-notify-v1,
// wlr-foreign-toplevel-management-unstable-v1 and, in compositors from before 2023,
// org_kde_kwin_idle; https://wayland.app/protocols/ shows them all.
package wayland

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"sync"
	"time"
)

// handshake is how long a compositor may take to answer.
const handshake = 10 * time.Second

// wire is the byte order of the connection: that of the machine.
var wire = binary.NativeEndian

// conn is a connection to a compositor.
type conn struct {
	net.Conn
	in   *bufio.Reader
	body []byte // of the last message, used again

	mu   sync.Mutex // several goroutines may send
	next uint32     // the first identifier that was never used
	free []uint32   // those that the compositor gave back
}

// display is the object that is there from the start.
const display = 1

// Requests and events of the core interfaces.
const (
	displaySync, displayGetRegistry = 0, 1
	displayError, displayDeleteID   = 0, 1

	registryBind           = 0
	registryGlobal         = 0
	firstOfServer   uint32 = 0xFF000000 // identifiers from here on are the compositor's
	longestMessage         = 1 << 15    // far more than any compositor sends
	shortestMessage        = 8
)

func dial(ctx context.Context, socket string) (*conn, error) {
	dialer := net.Dialer{Timeout: handshake}
	raw, err := dialer.DialContext(ctx, "unix", socket)
	if err != nil {
		return nil, fmt.Errorf("connect to the Wayland compositor: %w", err)
	}
	return &conn{Conn: raw, in: bufio.NewReaderSize(raw, 512), next: display + 1}, nil
}

// newID is an identifier for a new object.
func (c *conn) newID() uint32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.free); n > 0 {
		id := c.free[n-1]
		c.free = c.free[:n-1]
		return id
	}
	c.next++
	return c.next - 1
}

// release takes back an identifier that the compositor has forgotten.
func (c *conn) release(id uint32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if id < c.next {
		c.free = append(c.free, id)
	}
}

// send writes a request.
func (c *conn) send(object uint32, opcode uint16, args ...uint32) error {
	return c.sendRaw(object, opcode, words(args...))
}

func (c *conn) sendRaw(object uint32, opcode uint16, args []byte) error {
	m := words(object, uint32(8+len(args))<<16|uint32(opcode))
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.Write(append(m, args...))
	return err
}

// bind makes an object of what the compositor offers.
func (c *conn) bind(registry uint32, g global, version uint32) (uint32, error) {
	id := c.newID()
	args := appendString(words(g.name), g.kind)
	return id, c.sendRaw(registry, registryBind, append(args, words(min(version, g.version), id)...))
}

// message is an event. Its arguments hold until the next is read.
type message struct {
	object uint32
	opcode uint16
	args   args
}

// read waits for the next event. An error that the compositor reports is one of read.
func (c *conn) read() (message, error) {
	var head [8]byte
	if _, err := io.ReadFull(c.in, head[:]); err != nil {
		return message{}, err
	}
	m := message{object: wire.Uint32(head[:])}
	second := wire.Uint32(head[4:])
	m.opcode = uint16(second)
	size := int(second >> 16)
	if size < shortestMessage || size%4 != 0 || size > longestMessage {
		return message{}, fmt.Errorf("the Wayland compositor sent a message of %d bytes", size)
	}
	if size -= shortestMessage; size > cap(c.body) {
		c.body = make([]byte, size)
	}
	m.args = c.body[:size]
	if _, err := io.ReadFull(c.in, m.args); err != nil {
		return message{}, err
	}
	if m.object == display && m.opcode == displayError {
		object, code, text := m.args.uint(), m.args.uint(), m.args.string()
		return message{}, fmt.Errorf("the Wayland compositor refused: object %d, error %d: %s", object, code, text)
	}
	if m.object == display && m.opcode == displayDeleteID {
		c.release(m.args.uint())
	}
	return m, nil
}

// args are the arguments of an event that are still unread. What is missing reads as zero.
type args []byte

func (a *args) uint() uint32 {
	if len(*a) < 4 {
		*a = nil
		return 0
	}
	v := wire.Uint32(*a)
	*a = (*a)[4:]
	return v
}

// array reads a length and so many bytes, padded to a multiple of four. It is part of the
// message.
func (a *args) array() []byte {
	n := uint64(a.uint())
	padded := (n + 3) &^ 3
	if padded > uint64(len(*a)) {
		*a = nil
		return nil
	}
	b := (*a)[:n]
	*a = (*a)[padded:]
	return b
}

// string reads an array that ends with a zero byte.
func (a *args) string() string {
	b := a.array()
	if len(b) == 0 {
		return ""
	}
	return string(b[:len(b)-1])
}

func words(values ...uint32) []byte {
	b := make([]byte, 0, 4*len(values)+8)
	for _, v := range values {
		b = wire.AppendUint32(b, v)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	b = wire.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, -len(b)&3)...)
}
