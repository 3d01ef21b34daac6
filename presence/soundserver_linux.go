package presence

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/jfreymuth/pulse/proto"
)

// soundServer hears from PulseAudio, or from PipeWire, which speaks the same language,
// which programs record from a microphone.
type soundServer struct {
	sockets []string // where it may listen, in this order
	cookie  string   // file of what proves to it whose program this is
}

// askWithin is how long the sound server may take to answer.
const askWithin = 2 * time.Second

func (soundServer) name() Source { return SoundServer }

func (soundServer) lost() string {
	return "No sound server (PulseAudio or PipeWire) answers, so I can't see whether a microphone is in use. I keep trying."
}

func (s soundServer) watch(ctx context.Context, say func(Fact)) error {
	if len(s.sockets) == 0 {
		return blind("Neither XDG_RUNTIME_DIR nor PULSE_SERVER says where the sound server is, so I can't see whether a microphone is in use.")
	}
	conn, err := dialFirst(ctx, s.sockets)
	if err != nil {
		if _, err := os.Stat(s.sockets[0]); errors.Is(err, fs.ErrNotExist) {
			// Asking again and again wakes the processor; the folder tells when it comes.
			say(Fact{Kind: Call, Why: s.lost()})
			awaitFile(ctx, s.sockets[0])
		}
		return err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()

	changed := make(chan struct{}, 1)
	wire := &watchedConn{Conn: conn, gone: make(chan struct{})}
	client := &proto.Client{Callback: func(message any) {
		if _, is := message.(*proto.SubscribeEvent); is {
			select {
			case changed <- struct{}{}:
			default:
			}
		}
	}}
	client.SetTimeout(askWithin)
	client.Open(wire)
	if err := s.introduce(client); err != nil {
		return fmt.Errorf("speak with the sound server at %s: %w", conn.RemoteAddr(), err)
	}

	said := Fact{}
	for first := true; ; first = false {
		who, err := recording(client)
		if err != nil {
			return fmt.Errorf("ask the sound server who records: %w", err)
		}
		f := Fact{Kind: Call, On: len(who) > 0, Since: time.Now()}
		if f.On {
			f.note(by(Microphone, who))
		}
		if f.On && said.On {
			f.Since = said.Since
		}
		if first || f.On != said.On || f.Detail != said.Detail {
			said = f
			say(f)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-wire.gone:
			return errors.New("the sound server is gone")
		case <-changed:
		}
	}
}

// introduce agrees on a version with the server and asks to hear of recordings.
func (s soundServer) introduce(client *proto.Client) error {
	cookie, err := os.ReadFile(s.cookie)
	if errors.Is(err, fs.ErrNotExist) || s.cookie == "" {
		cookie, err = make([]byte, 256), nil // most servers know their user by the socket
	}
	if err != nil {
		return err
	}
	var auth proto.AuthReply
	if err := client.Request(&proto.Auth{Version: client.Version(), Cookie: cookie}, &auth); err != nil {
		return err
	}
	client.SetVersion(auth.Version)
	name := proto.PropList{"application.name": proto.PropListString("Unknot")}
	if err := client.Request(&proto.SetClientName{Props: name}, &proto.SetClientNameReply{}); err != nil {
		return err
	}
	return client.Request(&proto.Subscribe{Mask: proto.SubscriptionMaskSourceInput}, nil)
}

// recording names the programs that record from a microphone now.
func recording(client *proto.Client) (who []string, err error) {
	var streams proto.GetSourceOutputInfoListReply
	if err := client.Request(&proto.GetSourceOutputInfoList{}, &streams); err != nil || len(streams) == 0 {
		return nil, err
	}
	var sources proto.GetSourceInfoListReply
	if err := client.Request(&proto.GetSourceInfoList{}, &sources); err != nil {
		return nil, err
	}
	for _, stream := range streams {
		if name, is := recorder(stream, sources); is {
			who = append(who, name)
		}
	}
	return who, nil
}

// recorder tells whether a stream is a program that listens to a microphone: not a level
// meter, not a recording of what is played, nothing that the server itself plugs together.
func recorder(s *proto.GetSourceOutputInfoReply, sources []*proto.GetSourceInfoReply) (name string, is bool) {
	property := func(key string) string {
		if v, ok := s.Properties[key]; ok {
			return v.String()
		}
		return ""
	}
	meter := s.ResampleMethod == "peaks" || property("resample.peaks") == "true" || property("stream.monitor") == "true"
	if s.Corked || meter || s.ClientIndex == proto.Undefined {
		return "", false
	}
	at := slices.IndexFunc(sources, func(source *proto.GetSourceInfoReply) bool { return source.SourceIndex == s.SourceIndex })
	if at < 0 || sources[at].MonitorSourceIndex != proto.Undefined {
		// It hears what is played; or its microphone has just gone.
		return "", false
	}
	name = Program(property("application.name"), property("application.process.binary"))
	return name, name != "Unknot"
}

// watchedConn tells when nothing more can be read, which the protocol's library does not
// for every error.
type watchedConn struct {
	net.Conn
	once sync.Once
	gone chan struct{}
}

func (c *watchedConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if err != nil {
		c.once.Do(func() { close(c.gone) })
	}
	return n, err
}

// dialFirst connects to the first socket where somebody listens.
func dialFirst(ctx context.Context, sockets []string) (net.Conn, error) {
	ctx, stop := context.WithTimeout(ctx, askWithin)
	defer stop()
	var failed []error
	for _, path := range sockets {
		conn, err := (&net.Dialer{}).DialContext(ctx, "unix", path)
		if err == nil {
			return conn, nil
		}
		failed = append(failed, err)
	}
	return nil, errors.Join(failed...)
}
