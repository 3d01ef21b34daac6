// Package xsync listens to the idle counter of an X server.
//
// It speaks just the few requests of the X protocol and its SYNC extension that this
// takes, on one connection with one goroutine: the caller's. (The Go binding of X has no
// SYNC, and keeps tables of events for the whole process.) With an alarm on either side
// of a threshold the server itself tells when the input falls silent and when it comes
// back, so nothing is ever polled.
//
// References: "X Window System Protocol, X Version 11", and "X Synchronization Extension
// Protocol, Version 3.1", both by the X Consortium.
package xsync

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// handshake is how long a server may take to answer.
const handshake = 10 * time.Second

// conn is a connection to an X server, in the byte order of the wire.
type conn struct {
	net.Conn
	idBase, idMask uint32
	sequence       uint16 // of the last request
	events         [][]byte
}

// wire is the byte order that this client asks the server for.
var wire = binary.LittleEndian

// display is where a display name leads to: network and address to dial, and what the
// authority file calls it.
type display struct {
	network, address string
	host, number     string
}

// parse reads a display name: ":1", "unix:1.0", "/path/to/socket:0", "host:10.0".
func parse(name string) (display, error) {
	colon := strings.LastIndexByte(name, ':')
	if colon < 0 {
		return display{}, fmt.Errorf("display %q: no colon in the name", name)
	}
	host := strings.TrimSuffix(strings.TrimPrefix(name[:colon], "tcp/"), ":")
	number, _, _ := strings.Cut(name[colon+1:], ".")
	n, err := strconv.ParseUint(number, 10, 16)
	if err != nil || n > 65535-6000 {
		return display{}, fmt.Errorf("display %q: %q is no display number", name, number)
	}
	switch {
	case strings.HasPrefix(host, "/"):
		return display{"unix", name[:colon+1] + number, "", number}, nil
	case host == "" || host == "unix" || strings.HasSuffix(host, "/unix"):
		return display{"unix", "/tmp/.X11-unix/X" + number, "", number}, nil
	}
	return display{"tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(6000+int(n))), host, number}, nil
}

// dial connects to the display and shakes hands.
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
	c := &conn{Conn: raw}
	if err := c.setup(authority(d.host, d.number)); err != nil {
		raw.Close()
		return nil, fmt.Errorf("connect to display %s: %w", name, err)
	}
	return c, nil
}

// setup is the first exchange of a connection.
func (c *conn) setup(auth Key) error {
	c.SetDeadline(time.Now().Add(handshake))
	defer c.SetDeadline(time.Time{})
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
	if _, err := io.ReadFull(c, head); err != nil {
		return err
	}
	body := make([]byte, 4*int(wire.Uint16(head[6:])))
	if _, err := io.ReadFull(c, body); err != nil {
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
	return nil
}

// newID is the n-th resource identifier of this connection, n from 1.
func (c *conn) newID(n uint32) uint32 {
	return c.idBase | n*(c.idMask&-c.idMask)
}

// send writes a request; its length field is filled in here.
func (c *conn) send(request []byte) error {
	request = pad(request)
	wire.PutUint16(request[2:], uint16(len(request)/4))
	c.sequence++
	_, err := c.Write(request)
	return err
}

// ask writes a request and waits for its reply. Events that come before it are kept.
func (c *conn) ask(request []byte) ([]byte, error) {
	c.SetDeadline(time.Now().Add(handshake))
	defer c.SetDeadline(time.Time{})
	if err := c.send(request); err != nil {
		return nil, err
	}
	for {
		packet, err := c.read()
		switch {
		case err != nil:
			return nil, err
		case packet[0] > 1:
			c.events = append(c.events, packet)
		case packet[0] == 1 && wire.Uint16(packet[2:]) == c.sequence:
			return packet, nil
		}
	}
}

// event waits for the next event.
func (c *conn) event() ([]byte, error) {
	if len(c.events) > 0 {
		first := c.events[0]
		c.events = c.events[1:]
		return first, nil
	}
	for {
		packet, err := c.read()
		if err != nil || packet[0] > 1 {
			return packet, err
		}
	}
}

// The longest reply that makes sense here: a list of counters. More is no X server.
const longest = 1 << 20

// read reads one reply or event. An error of the server ends the connection's use.
func (c *conn) read() ([]byte, error) {
	packet := make([]byte, 32)
	if _, err := io.ReadFull(c, packet); err != nil {
		return nil, err
	}
	const generic = 35
	switch packet[0] {
	case 0:
		return nil, fmt.Errorf("the X server answered request %d.%d with error %d",
			packet[10], wire.Uint16(packet[8:]), packet[1])
	case 1, generic, generic | 0x80:
		more := uint64(wire.Uint32(packet[4:])) * 4
		if more > longest {
			return nil, fmt.Errorf("the X server sent a reply of %d bytes", more)
		}
		packet = append(packet, make([]byte, more)...)
		if _, err := io.ReadFull(c, packet[32:]); err != nil {
			return nil, err
		}
	}
	return packet, nil
}

// pad fills up to a multiple of four bytes.
func pad(b []byte) []byte {
	return append(b, make([]byte, -len(b)&3)...)
}
