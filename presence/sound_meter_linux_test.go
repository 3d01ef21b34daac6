package presence_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jfreymuth/pulse/proto"
)

// levelMeter shows how loud a microphone is, as a mixer does: no tool on the command line
// opens such a stream.
func levelMeter(t *testing.T, s *soundServer, microphone string) {
	t.Helper()
	conn, err := net.Dial("unix", filepath.Join(s.dir, "pulse", "native"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	client := &proto.Client{Callback: func(any) {}}
	client.SetTimeout(10 * time.Second)
	client.Open(conn)
	cookie, err := os.ReadFile(s.options().SoundCookie)
	if errors.Is(err, os.ErrNotExist) {
		cookie, err = make([]byte, 256), nil // PipeWire has none
	}
	if err != nil {
		t.Fatal(err)
	}
	var auth proto.AuthReply
	if err := client.Request(&proto.Auth{Version: client.Version(), Cookie: cookie}, &auth); err != nil {
		t.Fatal(err)
	}
	client.SetVersion(auth.Version)
	mixer := proto.PropList{"application.name": proto.PropListString("PulseAudio Volume Control")}
	if err := client.Request(&proto.SetClientName{Props: mixer}, &proto.SetClientNameReply{}); err != nil {
		t.Fatal(err)
	}
	volume := uint32(proto.VolumeNorm)
	err = client.Request(&proto.CreateRecordStream{
		SampleSpec:         proto.SampleSpec{Format: proto.FormatFloat32LE, Channels: 1, Rate: 25},
		ChannelMap:         proto.ChannelMap{proto.ChannelMono},
		SourceIndex:        proto.Undefined,
		SourceName:         microphone,
		BufferMaxLength:    proto.Undefined,
		BufferFragSize:     4,
		PeakDetect:         true,
		AdjustLatency:      true,
		DirectOnInputIndex: proto.Undefined,
		ChannelVolumes:     proto.ChannelVolumes{volume},
		Properties:         proto.PropList{"media.name": proto.PropListString("Peak detect")},
	}, &proto.CreateRecordStreamReply{})
	if err != nil {
		t.Fatalf("open a level meter: %v", err)
	}
}
