// Package x11 listens to an X server: to its idle counter, and to what the window manager
// says of the active window.
//
// It speaks just the few requests of the X protocol and its SYNC extension that this
// takes, on one connection with one goroutine: the caller's. (The Go binding of X has no
// SYNC, and keeps tables of events for the whole process.) With an alarm on either side
// of a threshold the server itself tells when the input falls silent and when it comes
// back, so nothing is ever polled.
//
// References: "X Window System Protocol, X Version 11", and "X Synchronization Extension
// Protocol, Version 3.1", both by the X Consortium; "Extended Window Manager Hints", 1.5,
// by freedesktop.org.
package x11

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"
)

// handshake is how long a server may take to answer.
const handshake = 10 * time.Second

// conn is a connection to an X server, in the byte order of the wire.
type conn struct {
	net.Conn
	idBase, idMask uint32
	root           uint32
	in             *bufio.Reader
	kept           [][]byte // came while an answer was awaited

	mu       sync.Mutex // several goroutines may send
	sequence uint16     // of the last request
}

// wire is the byte order that this client asks the server for.
var wire = binary.LittleEndian

// display is where a display name leads to: network and address to dial, and what the
// authority file calls it.
type display struct {
	network, address string
	host, number     string
	screen           int
}

// parse reads a display name: ":1", "unix:1.0", "/path/to/socket:0", "host:10.0".
func parse(name string) (display, error) {
	colon := strings.LastIndexByte(name, ':')
	if colon < 0 {
		return display{}, fmt.Errorf("display %q: no colon in the name", name)
	}
	host := strings.TrimSuffix(strings.TrimPrefix(name[:colon], "tcp/"), ":")
	number, dot, _ := strings.Cut(name[colon+1:], ".")
	n, err := strconv.ParseUint(number, 10, 16)
	if err != nil || n > 65535-6000 {
		return display{}, fmt.Errorf("display %q: %q is no display number", name, number)
	}
	screen, _ := strconv.ParseUint(dot, 10, 8) // none: the first
	d := display{"unix", "/tmp/.X11-unix/X" + number, "", number, int(screen)}
	switch {
	case strings.HasPrefix(host, "/"):
		d.address = name[:colon+1] + number
	case host != "" && host != "unix" && !strings.HasSuffix(host, "/unix"):
		d.network, d.host = "tcp", host
		d.address = net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(6000+int(n)))
	}
	return d, nil
}

// dial connects to the display and shakes hands. The connection keeps the deadline of the
// handshake until [conn.greeted].
func dial(ctx context.Context, name string, authority Authority) (*conn, error) {
	d, err := parse(name)
	if err != nil {
		return nil, err
	}
	dialer := net.Dialer{Timeout: handshake}
	raw, err := dialer.DialContext(ctx, d.network, d.address)
	if err != nil {
		return nil, fmt.Errorf("connect to display %s: %w", name, err)
	}
	c := &conn{Conn: raw, in: bufio.NewReaderSize(raw, 512)}
	c.SetDeadline(time.Now().Add(handshake))
	if err := c.setup(authority(d.host, d.number), d.screen); err != nil {
		raw.Close()
		return nil, fmt.Errorf("connect to display %s: %w", name, err)
	}
	return c, nil
}

// greeted ends the handshake. From now on there is no deadline: setting one wakes the
// process up, and a server that hangs hangs the desktop with it.
func (c *conn) greeted() { c.SetDeadline(time.Time{}) }

// setup is the first exchange of a connection.
func (c *conn) setup(auth Key, screen int) error {
	hello := []byte{'l', 0, 11, 0, 0, 0}
	hello = wire.AppendUint16(hello, uint16(len(auth.Name)))
	hello = wire.AppendUint16(hello, uint16(len(auth.Data)))
	hello = append(hello, 0, 0)
	hello = pad(append(hello, auth.Name...))
	hello = pad(append(hello, auth.Data...))
	if _, err := c.Write(hello); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(c.in, head); err != nil {
		return err
	}
	body := make([]byte, 4*int(wire.Uint16(head[6:])))
	if _, err := io.ReadFull(c.in, body); err != nil {
		return err
	}
	if head[0] != 1 {
		reason := body[:min(int(head[1]), len(body))]
		return fmt.Errorf("the X server refused: %s", strings.TrimSpace(string(reason)))
	}
	if len(body) < 12 {
		return errors.New("the X server's greeting is cut short")
	}
	c.idBase, c.idMask = wire.Uint32(body[4:]), wire.Uint32(body[8:])
	c.root = findRoot(body, screen)
	if c.root == 0 {
		return fmt.Errorf("the X server has no screen %d", screen)
	}
	return nil
}

// findRoot reads the root window of a screen out of a greeting; 0 if there is no such
// screen.
func findRoot(greeting []byte, screen int) uint32 {
	const fixed, format, screenFixed, depthFixed, visual = 32, 8, 40, 8, 24
	if len(greeting) < fixed {
		return 0
	}
	vendor := (int(wire.Uint16(greeting[16:])) + 3) &^ 3
	screens, formats := int(greeting[20]), int(greeting[21])
	rest := greeting[fixed:]
	skip := func(n int) bool {
		if n > len(rest) {
			return false
		}
		rest = rest[n:]
		return true
	}
	if screen >= screens || !skip(vendor+formats*format) {
		return 0
	}
	for ; len(rest) >= screenFixed; screen-- {
		root, depths := wire.Uint32(rest), int(rest[39])
		if screen == 0 {
			return root
		}
		skip(screenFixed)
		for range depths {
			if len(rest) < depthFixed || !skip(depthFixed+visual*int(wire.Uint16(rest[2:]))) {
				return 0
			}
		}
	}
	return 0
}

// newID is the n-th resource identifier of this connection, n from 1.
func (c *conn) newID(n uint32) uint32 {
	return c.idBase | n*(c.idMask&-c.idMask)
}

// send writes a request and returns its number; its length field is filled in here.
func (c *conn) send(request []byte) (number uint16, err error) {
	request = pad(request)
	wire.PutUint16(request[2:], uint16(len(request)/4))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sequence++
	_, err = c.Write(request)
	return c.sequence, err
}

// ask writes a request and waits for its reply. What else comes before it is kept. The
// reply is nil if the request spoke of a window that has gone.
func (c *conn) ask(request []byte) ([]byte, error) {
	number, err := c.send(request)
	if err != nil {
		return nil, err
	}
	for {
		packet, err := c.read()
		if err != nil {
			return nil, err
		}
		mine := packet[0] <= isReply && wire.Uint16(packet[2:]) == number
		switch {
		case mine && packet[0] == isReply:
			return packet, nil
		case mine:
			return nil, nil
		case packet[0] != isError:
			c.kept = append(c.kept, packet)
		}
	}
}

// next waits for the next event, or for a reply that nobody waited for.
func (c *conn) next() ([]byte, error) {
	if len(c.kept) > 0 {
		first := c.kept[0]
		c.kept = c.kept[1:]
		return first, nil
	}
	for {
		packet, err := c.read()
		if err != nil || packet[0] != isError {
			return packet, err
		}
	}
}

// What a packet is, by its first byte; more is an event.
const (
	isError = 0
	isReply = 1
	generic = 35
)

// The longest reply that makes sense here: a list of counters. More is no X server.
const longest = 1 << 20

// read reads one packet. An error of the server ends the connection's use, unless it says
// that a window has gone: windows do, at any time.
func (c *conn) read() ([]byte, error) {
	packet := make([]byte, 32)
	if _, err := io.ReadFull(c.in, packet); err != nil {
		return nil, err
	}
	const badWindow = 3
	switch packet[0] {
	case isError:
		if packet[1] != badWindow {
			return nil, fmt.Errorf("the X server answered request %d.%d with error %d",
				packet[10], wire.Uint16(packet[8:]), packet[1])
		}
	case isReply, generic, generic | 0x80:
		more := uint64(wire.Uint32(packet[4:])) * 4
		if more > longest {
			return nil, fmt.Errorf("the X server sent a reply of %d bytes", more)
		}
		packet = append(packet, make([]byte, more)...)
		if _, err := io.ReadFull(c.in, packet[32:]); err != nil {
			return nil, err
		}
	}
	return packet, nil
}

// pad fills up to a multiple of four bytes.
func pad(b []byte) []byte {
	return append(b, make([]byte, -len(b)&3)...)
}
