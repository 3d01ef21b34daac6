// Package pipewire hears from PipeWire which video streams there are, by its native
// protocol: docs.pipewire.org, "Native Protocol". It asks for the registry alone, so the
// server writes only when something comes or goes.
package pipewire

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"net"
	"slices"
	"time"
)

// Node is a stream or a device of video.
type Node struct {
	ID    uint32
	Class string // media.class: "Stream/Output/Video", "Video/Source", "Stream/Input/Video"
	Name  string // of the node
	App   string // the program's name for itself, or ""
	// Camera tells that a device stands behind it, or that it says it is one.
	Camera bool
}

// Screen tells whether the node hands on the picture of a screen.
func (n Node) Screen() bool {
	return !n.Camera && (n.Class == "Stream/Output/Video" || n.Class == "Video/Source")
}

// Viewer tells whether the node takes a picture from somebody.
func (n Node) Viewer() bool { return n.Class == "Stream/Input/Video" }

const (
	// What objects are called at the start of a connection.
	coreID, clientID, registryID = 0, 1, 2
	version                      = 3

	// Methods.
	coreHello, coreSync, corePong, coreGetRegistry = 1, 2, 3, 5
	clientUpdateProperties                         = 2

	// Events.
	coreDone, corePing, coreError = 1, 2, 3
	registryGlobal, registryGone  = 0, 1

	headerSize = 16
	// mostPayload bounds a message; those of the registry have some hundred bytes.
	mostPayload = 1 << 20
	// askWithin is how long the server may take to list what there is.
	askWithin = 3 * time.Second

	nodeType = "PipeWire:Interface:Node"
)

// Watch tells of the video nodes at once and whenever they change. It returns when the
// context ends or the server is lost.
func Watch(ctx context.Context, socket string, changed func([]Node)) error {
	dialing, stop := context.WithTimeout(ctx, askWithin)
	defer stop()
	conn, err := (&net.Dialer{}).DialContext(dialing, "unix", socket)
	if err != nil {
		return err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	if err := conn.SetDeadline(time.Now().Add(askWithin)); err != nil {
		return err
	}
	c := client{conn: conn, nodes: map[uint32]Node{}}
	if err := c.introduce(); err != nil {
		return fmt.Errorf("speak with PipeWire at %s: %w", socket, err)
	}
	for {
		if err := c.hear(changed); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return fmt.Errorf("listen to PipeWire at %s: %w", socket, err)
		}
	}
}

type client struct {
	conn   net.Conn
	sent   uint32
	buffer []byte
	nodes  map[uint32]Node
	listed bool // what there was at the start is known
}

func (c *client) introduce() error {
	for _, m := range []struct {
		object, method uint32
		body           []byte
	}{
		{coreID, coreHello, structure(int32(version))},
		{clientID, clientUpdateProperties, structure([]any{int32(1), "application.name", "Unknot"})},
		{coreID, coreGetRegistry, structure(int32(version), int32(registryID))},
		{coreID, coreSync, structure(int32(coreID), int32(0))},
	} {
		if err := c.send(m.object, m.method, m.body); err != nil {
			return err
		}
	}
	return nil
}

func (c *client) send(object, method uint32, body []byte) error {
	message := binary.NativeEndian.AppendUint32(nil, object)
	message = binary.NativeEndian.AppendUint32(message, method<<24|uint32(len(body)))
	message = binary.NativeEndian.AppendUint32(message, c.sent)
	message = binary.NativeEndian.AppendUint32(message, 0) // no files
	c.sent++
	_, err := c.conn.Write(append(message, body...))
	return err
}

// hear takes one message in.
func (c *client) hear(changed func([]Node)) error {
	var header [headerSize]byte
	if _, err := io.ReadFull(c.conn, header[:]); err != nil {
		return err
	}
	object, word := binary.NativeEndian.Uint32(header[:]), binary.NativeEndian.Uint32(header[4:])
	event, size := word>>24, int(word&0xffffff)
	if size > mostPayload {
		return fmt.Errorf("a message of %d bytes", size)
	}
	if cap(c.buffer) < size {
		c.buffer = make([]byte, size)
	}
	payload := c.buffer[:size]
	if _, err := io.ReadFull(c.conn, payload); err != nil {
		return err
	}
	switch {
	case object == coreID && event == corePing:
		v := values{data: payload}
		v = v.structure()
		id, seq := v.int(), v.int()
		if v.err != nil {
			return v.err
		}
		return c.send(coreID, corePong, structure(id, seq))
	case object == coreID && event == coreError:
		v := values{data: payload}
		v = v.structure()
		v.int()
		v.int()
		v.int()
		return fmt.Errorf("PipeWire says: %s", v.string())
	case object == coreID && event == coreDone && !c.listed:
		c.listed = true
		c.buffer = nil // what comes from now on is smaller, and seldom
		if err := c.conn.SetDeadline(time.Time{}); err != nil {
			return err
		}
		changed(c.video())
	case object == registryID && event == registryGlobal:
		n, is, err := readGlobal(payload)
		if err != nil || !is {
			return err
		}
		c.nodes[n.ID] = n
		c.tell(changed)
	case object == registryID && event == registryGone:
		v := values{data: payload}
		v = v.structure()
		id := uint32(v.int())
		if _, had := c.nodes[id]; v.err == nil && had {
			delete(c.nodes, id)
			c.tell(changed)
		}
		return v.err
	}
	return nil
}

func (c *client) tell(changed func([]Node)) {
	if c.listed {
		changed(c.video())
	}
}

func (c *client) video() []Node {
	nodes := make([]Node, 0, len(c.nodes))
	for _, id := range slices.Sorted(maps.Keys(c.nodes)) {
		nodes = append(nodes, c.nodes[id])
	}
	return nodes
}

// readGlobal reads the announcement of an object; is tells whether it is a node of video.
func readGlobal(payload []byte) (n Node, is bool, err error) {
	v := values{data: payload}
	v = v.structure()
	n.ID = uint32(v.int())
	v.int() // permissions
	kind := v.string()
	v.int() // version
	if v.err != nil || kind != nodeType {
		return Node{}, false, v.err
	}
	v = v.structure()
	for count := v.int(); count > 0 && v.err == nil; count-- {
		key, value := v.string(), v.string()
		switch key {
		case "media.class":
			n.Class = value
		case "node.name":
			n.Name = value
		case "application.name":
			n.App = value
		case "media.role":
			n.Camera = n.Camera || value == "Camera"
		case "device.id":
			n.Camera = true
		}
	}
	if v.err != nil {
		return Node{}, false, v.err
	}
	return n, n.Screen() || n.Viewer() || n.Class == "Video/Source", nil
}
