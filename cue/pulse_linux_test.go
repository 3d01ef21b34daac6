package cue_test

import (
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/unknot-app/unknot/cue"
)

// server is a PulseAudio server of the test's own, whose only device is a sink that
// swallows what it is given and lets it be recorded.
type server struct {
	t   *testing.T
	dir string
}

func startServer(t *testing.T) *server {
	t.Helper()
	// Not the test's own folder: the path of a socket may not be long.
	dir, err := os.MkdirTemp("", "unknot")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s := &server{t, dir}
	// It returns when the server is ready, which ends by itself should the test be killed.
	s.run("pulseaudio", "-n", "--daemonize=yes", "--exit-idle-time=30", "--log-target=file:"+filepath.Join(dir, "log"),
		"-L", "module-native-protocol-unix", "-L", "module-null-sink sink_name=null rate=44100 channels=2")
	t.Cleanup(func() { s.run("pulseaudio", "--kill") })
	return s
}

func (s *server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + s.dir, "XDG_RUNTIME_DIR=" + s.dir}
	return cmd
}

func (s *server) run(name string, args ...string) {
	s.t.Helper()
	if out, err := s.command(name, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("%s, which the Debian package pulseaudio has: %v\n%s", name, err, out)
	}
}

func (s *server) getenv(name string) string {
	return map[string]string{"HOME": s.dir, "XDG_RUNTIME_DIR": s.dir}[name]
}

// record records what the sink plays, as bytes of 16-bit stereo at 44100 Hz.
func (s *server) record() io.Reader {
	s.t.Helper()
	cmd := s.command("parec", "-d", "null.monitor", "--format=s16le", "--rate=44100", "--channels=2", "--latency-msec=10")
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	// The first bytes tell that it records.
	if _, err := io.ReadFull(out, make([]byte, 4)); err != nil {
		s.t.Fatal(err)
	}
	return out
}

// hears plays a chime and reads the recording until it has begun, and for so long after it. A
// chime that a busy machine dropped because it would have come late is played again after two
// seconds of silence. It returns the samples from the beginning of the chime on, and how long
// after the last call of play that arrived.
func hears(t *testing.T, recording io.Reader, long time.Duration, play func()) (chime []cue.Frame, after time.Duration) {
	t.Helper()
	want := int(long.Seconds() * cue.Rate)
	raw := make([]byte, 4*441)
	play()
	played, silent := time.Now(), 0
	for len(chime) < want {
		if _, err := io.ReadFull(recording, raw); err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(raw); i += 4 {
			sample := func(i int) float32 { return float32(int16(uint16(raw[i])|uint16(raw[i+1])<<8)) / math.MaxInt16 }
			f := cue.Frame{sample(i), sample(i + 2)}
			if len(chime) == 0 && max(f[0], f[1]) < 0.005 {
				silent++
				continue
			}
			if len(chime) == 0 {
				after = time.Since(played)
			}
			chime = append(chime, f)
		}
		if len(chime) == 0 && silent > 2*cue.Rate {
			play()
			played, silent = time.Now(), 0
		}
	}
	return chime, after
}

func TestChimesAreHeardAsTheyWereMade(t *testing.T) {
	s := startServer(t)
	p := cue.New(cue.Options{Chimes: true, VolumePercent: 100, Getenv: s.getenv, Problem: func(err error) { t.Logf("told %v", err) }})
	defer p.Close()
	recording := s.record()
	want := cue.Chime(cue.Wood, cue.Switch, 1)
	soonest, nearest := time.Hour, math.Inf(1)
	for range 5 {
		chime, after := hears(t, recording, want.Length(), func() { p.Play(cue.Switch, 1) })
		soonest = min(soonest, after)
		left, right := float64(0), float64(0)
		for _, f := range chime[:cue.Rate/5] {
			left += math.Abs(float64(f[0]))
			right += math.Abs(float64(f[1]))
		}
		if left < 4*right {
			t.Errorf("the first note has %.0f on the left and %.0f on the right", left, right)
		}
		nearest = min(nearest, math.Abs(rms(chime)/rms(want.Frames)-1))
		p.Drain(t.Context())
	}
	// A busy machine may tear one or the other, but never all five.
	if nearest > 0.1 {
		t.Errorf("the nearest of five chimes is %.0f %% off in loudness", 100*nearest)
	}
	t.Logf("the soonest of five chimes is heard %v after it was asked for", soonest)
}

func TestAServerThatComesBackIsUsed(t *testing.T) {
	told := &told{}
	dir := ""
	var s *server
	p := cue.New(cue.Options{Chimes: true, VolumePercent: 100, Problem: told.tell, Getenv: func(name string) string {
		if s == nil || name != "XDG_RUNTIME_DIR" {
			return dir
		}
		return s.dir
	}})
	defer p.Close()
	p.Play(cue.Tick, 0)
	p.Drain(t.Context())
	if n := told.count(cue.ErrNoDevice); n != 1 {
		t.Errorf("without a server it was told %d times", n)
	}
	s = startServer(t)
	recording := s.record()
	hears(t, recording, 100*time.Millisecond, func() { p.Play(cue.Start, 0) })
	p.Drain(t.Context())
	if n := told.count(cue.ErrNoDevice); n != 1 {
		t.Errorf("with a server it was told %d times more", n-1)
	}
}
