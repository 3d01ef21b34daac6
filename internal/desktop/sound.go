//go:build linux

package desktop

import (
	"io"
	"path/filepath"
)

// SoundServer is a PulseAudio server with a microphone that hears nothing.
type SoundServer struct{ d *Desktop }

// StartSoundServer starts one where programs on the desktop look for it, and returns when
// it takes connections.
func (d *Desktop) StartSoundServer() *SoundServer {
	d.t.Helper()
	d.Start(d.Command("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
		"--log-target=file:"+filepath.Join(d.dir, "pulseaudio.log"),
		"-L", "module-native-protocol-unix",
		"-L", "module-null-sink sink_name=speakers",
		"-L", "module-null-source source_name=microphone"))
	d.Until("the sound server answers", func() bool { return d.Command("pactl", "info").Run() == nil })
	return &SoundServer{d}
}

// Record has a program with this name listen to the microphone, as on a call, and
// returns when it does.
func (s *SoundServer) Record(name string) *Process {
	s.d.t.Helper()
	heard, out := io.Pipe()
	cmd := s.d.Command("parec", "--device=microphone", "--client-name="+name, "--latency-msec=20")
	cmd.Stdout = out
	p := s.d.Start(cmd)
	s.d.t.Cleanup(func() { heard.Close() })
	if _, err := io.ReadFull(heard, make([]byte, 4)); err != nil {
		s.d.fatalf("%s recorded nothing: %v", name, err)
	}
	go io.Copy(io.Discard, heard)
	return p
}
