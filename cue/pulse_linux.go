package cue

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jfreymuth/pulse/proto"
)

// pulse plays on a PulseAudio server, or on PipeWire, which speaks the same language. Each
// sound has a connection of its own: between two of them there is nothing that could wake
// the processor, and a server that was restarted needs no care.
//
// It uses the words of the protocol alone. The library's own stream waits for its start
// without end when the server goes away.
type pulse struct{ getenv func(string) string }

const (
	// askWithin is how long the server may take to answer.
	askWithin = time.Second
	// latency is how much the server buffers. Chimes need no more, and begin at once.
	latency = 0.04
	// packet is how many bytes are sent at once.
	packet = 1 << 15
	// bytesPerFrame is that of two 32-bit floats.
	bytesPerFrame = 8
)

// Play implements [Device].
func (p pulse) Play(ctx context.Context, s Sound, by time.Time) error {
	if len(s.Frames) == 0 {
		return nil
	}
	conn, err := p.dial(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	if err := conn.SetDeadline(time.Now().Add(s.Length() + 4*askWithin)); err != nil {
		return fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	err = p.play(conn, s, by)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil || errors.Is(err, errLate):
		return err
	}
	return fmt.Errorf("%w: the sound server at %s refused a sound: %w", ErrNoDevice, conn.RemoteAddr(), err)
}

func (p pulse) play(conn net.Conn, s Sound, by time.Time) error {
	client := &proto.Client{Callback: func(any) {}}
	client.SetTimeout(askWithin)
	client.Open(conn)
	if err := p.introduce(client); err != nil {
		return err
	}
	data := s.samples()
	var stream proto.CreatePlaybackStreamReply
	if err := client.Request(request(s.Rate, len(data)), &stream); err != nil {
		return err
	}
	if time.Now().After(by) {
		return errLate
	}
	for len(data) > 0 {
		n := min(packet, len(data))
		if err := client.Send(stream.StreamIndex, data[:n]); err != nil {
			return err
		}
		data = data[n:]
	}
	client.SetTimeout(s.Length() + 2*askWithin)
	return client.Request(&proto.DrainPlaybackStream{StreamIndex: stream.StreamIndex}, nil)
}

// introduce agrees on a version with the server and tells it who asks.
func (p pulse) introduce(client *proto.Client) error {
	cookie, err := p.cookie()
	if err != nil {
		return err
	}
	var auth proto.AuthReply
	if err := client.Request(&proto.Auth{Version: client.Version(), Cookie: cookie}, &auth); err != nil {
		return err
	}
	client.SetVersion(auth.Version)
	return client.Request(&proto.SetClientName{Props: proto.PropList{
		"application.name":      proto.PropListString("Unknot"),
		"application.icon_name": proto.PropListString("unknot"),
	}}, &proto.SetClientNameReply{})
}

// request asks for a stream that takes all of a sound at once and starts to play with its
// first packet.
func request(rate, length int) *proto.CreatePlaybackStream {
	volume := uint32(proto.VolumeNorm)
	buffered := uint32(latency*float64(rate)) * bytesPerFrame
	return &proto.CreatePlaybackStream{
		SampleSpec:            proto.SampleSpec{Format: proto.FormatFloat32LE, Channels: 2, Rate: uint32(rate)},
		ChannelMap:            proto.ChannelMap{proto.ChannelLeft, proto.ChannelRight},
		SinkIndex:             proto.Undefined,
		BufferMaxLength:       uint32(length) + buffered,
		BufferTargetLength:    buffered,
		BufferPrebufferLength: buffered / 4,
		BufferMinimumRequest:  proto.Undefined,
		// Not set: a volume that the person gave Unknot in a mixer is kept.
		ChannelVolumes: proto.ChannelVolumes{volume, volume},
		AdjustLatency:  true,
		Properties:     proto.PropList{"media.name": proto.PropListString("Coach")},
	}
}

// dial connects to the first server that answers.
func (p pulse) dial(ctx context.Context) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, askWithin)
	defer cancel()
	var failed []error
	for _, path := range p.sockets() {
		conn, err := (&net.Dialer{}).DialContext(ctx, "unix", path)
		if err == nil {
			return conn, nil
		}
		failed = append(failed, err)
	}
	if len(failed) == 0 {
		return nil, errors.New("neither PULSE_SERVER nor XDG_RUNTIME_DIR tells where the sound server is")
	}
	return nil, errors.Join(failed...)
}

// sockets are where the sound server may listen: what PULSE_SERVER lists of sockets on this
// machine (freedesktop.org, PulseAudio, "Server Strings"), or else the usual place.
func (p pulse) sockets() []string {
	var paths []string
	if servers := p.getenv("PULSE_SERVER"); servers != "" {
		for _, s := range strings.Fields(servers) {
			if end := strings.IndexByte(s, '}'); s[0] == '{' && end > 0 {
				s = s[end+1:]
			}
			if s = strings.TrimPrefix(s, "unix:"); strings.HasPrefix(s, "/") {
				paths = append(paths, s)
			}
		}
		return paths
	}
	if dir := p.getenv("PULSE_RUNTIME_PATH"); dir != "" {
		paths = append(paths, filepath.Join(dir, "native"))
	}
	if dir := p.getenv("XDG_RUNTIME_DIR"); dir != "" {
		paths = append(paths, filepath.Join(dir, "pulse", "native"))
	}
	return paths
}

// cookie is what proves to the server whose program this is. Servers on this machine mostly
// know it by the socket and take any.
func (p pulse) cookie() ([]byte, error) {
	const size = 256
	config := p.getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(p.getenv("HOME"), ".config")
	}
	path := p.getenv("PULSE_COOKIE")
	if path == "" {
		path = filepath.Join(config, "pulse", "cookie")
	}
	cookie, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return make([]byte, size), nil
	case err != nil:
		return nil, fmt.Errorf("could not read the sound server's cookie: %w", err)
	case len(cookie) != size:
		return nil, fmt.Errorf("the sound server's cookie %s has %d bytes instead of %d", path, len(cookie), size)
	}
	return cookie, nil
}
