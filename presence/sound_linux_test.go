package presence_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/presence"
)

// soundServer is a sound server of the test's own with a microphone that hears nothing.
type soundServer struct {
	t   *testing.T
	dir string
	bus string // address of a session bus, which PipeWire's session manager needs
}

func newSoundServer(t *testing.T) *soundServer {
	t.Helper()
	// Not the test's own folder: the path of a socket may not be long.
	dir, err := os.MkdirTemp("", "unknot")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return &soundServer{t: t, dir: dir, bus: "unix:path=/nonexistent"}
}

// startPulseAudio returns when the server is ready, which ends by itself should the test
// be killed.
func (s *soundServer) startPulseAudio() {
	s.t.Helper()
	s.run("pulseaudio", "-n", "--daemonize=yes", "--exit-idle-time=30", "--log-target=file:"+filepath.Join(s.dir, "log"),
		"-L", "module-native-protocol-unix",
		"-L", "module-null-sink sink_name=speakers",
		"-L", "module-null-source source_name=microphone")
	s.t.Cleanup(func() { _ = s.command("pulseaudio", "--kill").Run() })
}

// startPipeWire starts PipeWire with its PulseAudio server, and a microphone.
func (s *soundServer) startPipeWire() {
	s.t.Helper()
	s.bus = desktop.New(s.t).SessionBus
	s.start(s.command("pipewire"))
	s.await("pw-cli", "info", "0")
	s.start(s.command("wireplumber"))
	s.start(s.command("pipewire-pulse"))
	s.await("pactl", "info")
	s.run("pactl", "load-module", "module-null-sink", "media.class=Audio/Source/Virtual", "sink_name=microphone", "channel_map=mono")
	s.run("pactl", "load-module", "module-null-sink", "sink_name=speakers")
}

func (s *soundServer) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + s.dir, "XDG_RUNTIME_DIR=" + s.dir,
		"DBUS_SESSION_BUS_ADDRESS=" + s.bus, "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent"}
	return cmd
}

func (s *soundServer) run(name string, args ...string) {
	s.t.Helper()
	if out, err := s.command(name, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

// await runs a program until it succeeds.
func (s *soundServer) await(name string, args ...string) {
	s.t.Helper()
	patience := time.Now().Add(20 * time.Second)
	for s.command(name, args...).Run() != nil {
		if time.Now().After(patience) {
			s.run(name, args...)
		}
	}
}

// start starts a program that ends with the test, or when told to.
func (s *soundServer) start(cmd *exec.Cmd) (stop func()) {
	s.t.Helper()
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	stopped := false
	stop = func() {
		if !stopped {
			stopped = true
			cmd.Process.Kill()
			cmd.Wait()
		}
	}
	s.t.Cleanup(stop)
	return stop
}

// record starts a program that records, and returns when it does.
func (s *soundServer) record(args ...string) (stop func()) {
	s.t.Helper()
	cmd := s.command("parec", append(args, "--latency-msec=20")...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	stop = s.start(cmd)
	if _, err := io.ReadFull(out, make([]byte, 4)); err != nil {
		s.t.Fatalf("parec %s recorded nothing: %v", strings.Join(args, " "), err)
	}
	return stop
}

func (s *soundServer) options() presence.Options {
	return presence.Options{SoundServers: []string{filepath.Join(s.dir, "pulse", "native")}, SoundCookie: filepath.Join(s.dir, ".config", "pulse", "cookie")}
}

var (
	microphone = says(presence.SoundServer, presence.Call, true)
	silence    = says(presence.SoundServer, presence.Call, false)
)

func TestARecordingFromAMicrophoneIsACall(t *testing.T) {
	for name, start := range map[string]func(*soundServer){
		"PulseAudio": (*soundServer).startPulseAudio,
		"PipeWire":   (*soundServer).startPipeWire,
	} {
		t.Run(name, func(t *testing.T) {
			s := newSoundServer(t)
			start(s)
			w := watch(t, s.options())
			w.until("nobody records", silence)
			zoom := s.record("-d", "microphone", "--client-name=ZOOM VoiceEngine")
			f := w.until("a call", microphone)
			wantDetail(t, f, "Microphone in use by Zoom.")
			firefox := s.record("-d", "microphone", "--client-name=Firefox")
			both := w.until("two calls", microphone)
			wantDetail(t, both, "Microphone in use by Firefox and Zoom.")
			if !both.Since.Equal(f.Since) {
				t.Errorf("the second program changed since when from %v to %v", f.Since, both.Since)
			}
			zoom()
			wantDetail(t, w.until("one call", microphone), "Microphone in use by Firefox.")
			firefox()
			w.until("no call", silence)
		})
	}
}

func TestWhatListensToNoMicrophoneIsNoCall(t *testing.T) {
	for name, start := range map[string]func(*soundServer){
		"PulseAudio": (*soundServer).startPulseAudio,
		"PipeWire":   (*soundServer).startPipeWire,
	} {
		t.Run(name, func(t *testing.T) {
			s := newSoundServer(t)
			start(s)
			s.record("-d", "speakers.monitor", "--client-name=Screen recorder")
			s.record("-d", "microphone", "--client-name=Unknot")
			levelMeter(t, s, "microphone")
			first := watch(t, s.options()).until("the first word", func(f presence.Fact) bool { return f.Source == presence.SoundServer })
			if !first.Sees || first.On {
				t.Errorf("with a level meter, a recording of what is played and Unknot itself: %+v, want no call", first)
			}
		})
	}
}

func TestACallIsKnownFromTheFirstMoment(t *testing.T) {
	s := newSoundServer(t)
	s.startPulseAudio()
	s.record("-d", "microphone", "--client-name=Zoom")
	first := watch(t, s.options()).until("the first word", func(f presence.Fact) bool { return f.Source == presence.SoundServer })
	if !first.On {
		t.Errorf("the first word during a call is %+v", first)
	}
}

func TestTheSoundServerMayComeLateAndGo(t *testing.T) {
	s := newSoundServer(t)
	w := watch(t, s.options())
	if f := w.until("no server", blind(presence.SoundServer)); !strings.Contains(f.Why, "sound server") {
		t.Errorf("why = %q, want a word about the sound server", f.Why)
	}
	s.startPulseAudio()
	w.until("it has come", silence)
	s.record("-d", "microphone")
	w.until("a call", microphone)
	s.run("pulseaudio", "--kill")
	w.until("it is gone", blind(presence.SoundServer))
	if _, holds := w.view.Since(presence.Call); holds {
		t.Error("still in a call by a server that is gone")
	}
	s.startPulseAudio()
	w.until("it is back", silence)
}
