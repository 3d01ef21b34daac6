package presence_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/presence"
)

// devices is a folder in the place of /dev. Files in it are opened and closed as cameras
// are, and the kernel tells of it in the same way.
type devices struct {
	t   *testing.T
	dir string
}

func newDevices(t *testing.T, cameras ...string) *devices {
	d := &devices{t, t.TempDir()}
	for _, name := range cameras {
		d.plug(name)
	}
	return d
}

func (d *devices) plug(name string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), nil, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func (d *devices) unplug(name string) {
	d.t.Helper()
	if err := os.Remove(filepath.Join(d.dir, name)); err != nil {
		d.t.Fatal(err)
	}
}

// use has a program of the given name hold a camera until told to stop.
func (d *devices) use(program, camera string) (stop func()) {
	d.t.Helper()
	file := filepath.Join(d.t.TempDir(), program)
	shell, err := exec.LookPath("sleep")
	if err != nil {
		d.t.Fatal(err)
	}
	// A copy by another process: what this one has written to may still be open when it runs.
	if out, err := exec.Command("cp", shell, file).CombinedOutput(); err != nil {
		d.t.Fatalf("%v: %s", err, out)
	}
	node, err := os.Open(filepath.Join(d.dir, camera))
	if err != nil {
		d.t.Fatal(err)
	}
	defer node.Close()
	cmd := exec.Command(file, "1000")
	cmd.ExtraFiles = []*os.File{node}
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	stop = func() {
		cmd.Process.Kill()
		cmd.Wait()
	}
	d.t.Cleanup(stop)
	return stop
}

// open holds a camera by this very process.
func (d *devices) open(camera string) *os.File {
	d.t.Helper()
	f, err := os.Open(filepath.Join(d.dir, camera))
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { f.Close() })
	return f
}

func (d *devices) options() presence.Options { return presence.Options{Devices: d.dir} }

var (
	camera   = says(presence.Cameras, presence.Call, true)
	noCamera = says(presence.Cameras, presence.Call, false)
)

func TestACameraThatIsOpenIsACall(t *testing.T) {
	d := newDevices(t, "video0", "video1", "other")
	w := watch(t, d.options())
	w.until("nobody uses a camera", noCamera)
	firefox := d.use("firefox", "video0")
	f := w.until("a call", camera)
	wantDetail(t, f, "Camera in use by Firefox.")
	zoom := d.use("zoom", "video1")
	both := w.until("two calls", camera)
	wantDetail(t, both, "Camera in use by Firefox and Zoom.")
	if !both.Since.Equal(f.Since) {
		t.Errorf("the second camera changed since when from %v to %v", f.Since, both.Since)
	}
	firefox()
	wantDetail(t, w.until("one call", camera), "Camera in use by Zoom.")
	zoom()
	w.until("no call", noCamera)
}

func TestACameraInUseIsKnownFromTheFirstMoment(t *testing.T) {
	d := newDevices(t, "video0")
	d.use("obs", "video0")
	first := watch(t, d.options()).until("the first word", func(f presence.Fact) bool { return f.Source == presence.Cameras })
	if !first.On || first.Detail != "Camera in use by OBS Studio." {
		t.Errorf("the first word about a camera in use is %+v", first)
	}
}

// A program that looks which cameras there are opens each for a moment; an end is told only
// after all that came before it.
func TestLookingForCamerasIsNoCall(t *testing.T) {
	d := newDevices(t, "video0", "other")
	w := watch(t, d.options())
	w.until("nobody uses a camera", noCamera)
	for range 20 {
		d.open("video0").Close()
	}
	d.open("other")
	d.use("wireplumber", "video0") // holds it only to know it
	d.plug("video1")
	d.use("zoom", "video1")
	f := w.until("a call", func(f presence.Fact) bool { return f.Source == presence.Cameras && f.On })
	wantDetail(t, f, "Camera in use by Zoom.")
}

func TestCamerasComeAndGo(t *testing.T) {
	d := newDevices(t)
	w := watch(t, d.options())
	w.until("there is none", noCamera)
	for range 2 {
		d.plug("video0")
		stop := d.use("zoom", "video0")
		w.until("a call", camera)
		d.unplug("video0")
		stop()
		w.until("no call", noCamera)
	}
}

func TestNoFolderOfDevicesIsSaid(t *testing.T) {
	f := watch(t, presence.Options{Devices: "/nonexistent"}).until("it can't see", blind(presence.Cameras))
	if !strings.Contains(f.Why, "camera") || !strings.HasSuffix(f.Why, ".") {
		t.Errorf("why = %q, want a sentence about cameras", f.Why)
	}
}

// What the kernel counts stands for programs that may not be looked into.
func TestACameraOfAProgramThatCannotBeSeen(t *testing.T) {
	d := newDevices(t, "video0")
	hidden := t.TempDir() // no program is in this /proc
	facts := make(chan presence.Fact, 16)
	go presence.WatchCameras(t.Context(), d.dir, hidden, t.TempDir(), 0, func(f presence.Fact) { facts <- f })
	if f := <-facts; f.On {
		t.Fatalf("at first: %+v", f)
	}
	held := d.open("video0")
	if f := <-facts; !f.On || f.Detail != "Camera in use." {
		t.Errorf("opened: %+v", f)
	}
	held.Close()
	if f := <-facts; f.On {
		t.Errorf("closed: %+v", f)
	}
}

func TestADecoderIsNoCamera(t *testing.T) {
	d := newDevices(t, "video0")
	notes := t.TempDir()
	// The files of the test have no device number.
	if err := os.WriteFile(filepath.Join(notes, "c0:0"), []byte("I:1\nE:ID_V4L_CAPABILITIES=:video_output:\nG:x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.use("mpv", "video0")
	facts := make(chan presence.Fact, 16)
	go presence.WatchCameras(t.Context(), d.dir, "/proc", notes, 0, func(f presence.Fact) { facts <- f })
	if f := <-facts; f.On {
		t.Errorf("a decoder in use: %+v, want no call", f)
	}
}
