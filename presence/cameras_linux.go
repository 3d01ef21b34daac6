package presence

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// cameras hears from the kernel when a program opens a camera or lets go of it: inotify(7)
// on the nodes /dev/video*. Who it is stands in /proc, for programs of this user.
type cameras struct {
	devices string        // folder of the nodes: /dev
	proc    string        // /proc
	udev    string        // folder of udev's notes: /run/udev/data
	settle  time.Duration // a program that looks for cameras opens each for a moment
}

// settleCameras is longer than browsers and sound servers take to look what cameras there are.
const settleCameras = time.Second

// keepers hold cameras open only to know them, or pass them on to programs that open their
// own: see WirePlumber's libcamera monitor.
var keepers = []string{"wireplumber", "pipewire-media-session"}

func (cameras) name() Source { return Cameras }

func (cameras) lost() string {
	return "The kernel does not tell when a camera is opened, so I can't see whether one is in use. I keep trying."
}

func (c cameras) watch(ctx context.Context, say func(Fact)) error {
	if c.devices == "" {
		return blind("I was told to look at no cameras.")
	}
	w, err := newNodeWatch(c.devices)
	if err != nil {
		return err
	}
	defer w.file.Close()
	defer context.AfterFunc(ctx, func() { w.file.Close() })()

	said := c.look(w)
	say(said)
	for {
		if err := w.file.SetReadDeadline(time.Time{}); err != nil {
			return err
		}
		// A flurry is over a while after it began: one without end must not hide a call.
		settles := false
		for err := w.read(); !errors.Is(err, os.ErrDeadlineExceeded); err = w.read() {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err == nil && !settles {
				settles = true
				err = w.file.SetReadDeadline(time.Now().Add(c.settle))
			}
			if err != nil {
				return fmt.Errorf("listen to the cameras: %w", err)
			}
		}
		if f := c.look(w); f.On != said.On || f.Detail != said.Detail || f.Why != said.Why {
			if f.On && said.On {
				f.Since = said.Since
			}
			said = f
			say(f)
		}
	}
}

// look finds out which programs hold a camera.
func (c cameras) look(w *nodeWatch) Fact {
	f := Fact{Kind: Call, Since: time.Now()}
	var paths []string
	opened := false
	for _, n := range w.watched {
		if c.isCamera(n.path) {
			paths = append(paths, n.path)
			opened = opened || n.open > 0
		}
	}
	who, kept := c.holders(paths)
	switch {
	case len(who) > 0:
		f.On = true
		f.note(by(Camera, who))
	case opened && !kept:
		f.On = true
		f.note(by(Camera, nil))
	case w.refused != "":
		f.Why = "You may not watch " + w.refused + ", so I can't see whether the camera is in use. It takes membership of the group \"video\"."
	}
	return f
}

// isCamera tells a camera from what else has such a node, as decoders of films: udev notes
// what each can do.
func (c cameras) isCamera(path string) bool {
	var s unix.Stat_t
	if unix.Stat(path, &s) != nil {
		return false
	}
	noted, err := os.ReadFile(filepath.Join(c.udev, fmt.Sprintf("c%d:%d", unix.Major(s.Rdev), unix.Minor(s.Rdev))))
	_, can, found := strings.Cut(string(noted), "E:ID_V4L_CAPABILITIES=")
	if err != nil || !found {
		return true
	}
	can, _, _ = strings.Cut(can, "\n")
	return strings.Contains(can, ":capture:")
}

// holders are the programs that have one of the nodes open; kept tells that a keeper has.
func (c cameras) holders(nodes []string) (who []string, kept bool) {
	if len(nodes) == 0 {
		return nil, false
	}
	// What can't be read belongs to another user.
	processes, _ := os.ReadDir(c.proc)
	for _, p := range processes {
		if _, err := strconv.Atoi(p.Name()); err != nil {
			continue
		}
		folder := filepath.Join(c.proc, p.Name())
		if !holds(filepath.Join(folder, "fd"), nodes) {
			continue
		}
		comm, _ := os.ReadFile(filepath.Join(folder, "comm"))
		name := strings.TrimSpace(string(comm))
		switch {
		case slices.Contains(keepers, name):
			kept = true
			continue
		case name == "pipewire": // on behalf of another
			name = ""
		default:
			if file, err := os.Readlink(filepath.Join(folder, "exe")); err == nil {
				name = Program("", file)
			}
		}
		who = append(who, Program(name, ""))
	}
	return who, kept
}

// holds tells whether a folder of open files has one of the nodes.
func holds(fds string, nodes []string) bool {
	open, err := os.Open(fds)
	if err != nil {
		return false
	}
	defer open.Close()
	names, _ := open.Readdirnames(-1)
	for _, name := range names {
		if target, err := os.Readlink(filepath.Join(fds, name)); err == nil && slices.Contains(nodes, target) {
			return true
		}
	}
	return false
}

// nodeWatch listens to the nodes of cameras, and for new ones.
type nodeWatch struct {
	folder  string
	file    *os.File // of inotify
	watched map[int32]*node
	refused string // a node that may not be watched
}

// node is a camera. Programs that this one may not look into still count: it was opened
// more often than closed.
type node struct {
	path string
	open int
}

const (
	nodeEvents   = unix.IN_OPEN | unix.IN_CLOSE_WRITE | unix.IN_CLOSE_NOWRITE
	folderEvents = unix.IN_CREATE | unix.IN_ATTRIB | unix.IN_MOVED_TO | unix.IN_ONLYDIR
)

func newNodeWatch(folder string) (*nodeWatch, error) {
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("ask the kernel to tell of cameras: %w", err)
	}
	w := &nodeWatch{folder: folder, file: os.NewFile(uintptr(fd), "inotify"), watched: map[int32]*node{}}
	if err := w.add(folder, folderEvents, nil); err != nil {
		w.file.Close()
		return nil, err
	}
	if err := w.find(); err != nil {
		w.file.Close()
		return nil, err
	}
	return w, nil
}

// add watches a path; n is the camera that it is.
func (w *nodeWatch) add(path string, events uint32, n *node) error {
	raw, err := w.file.SyscallConn()
	if err != nil {
		return err
	}
	var watch int
	var refused error
	if err := raw.Control(func(fd uintptr) { watch, refused = unix.InotifyAddWatch(int(fd), path, events) }); err != nil {
		return err
	}
	if refused != nil {
		return &fs.PathError{Op: "watch", Path: path, Err: refused}
	}
	// The kernel knows a node by its number, however often it is added.
	if _, known := w.watched[int32(watch)]; n != nil && !known {
		w.watched[int32(watch)] = n
	}
	return nil
}

// find watches the cameras that there are.
func (w *nodeWatch) find() error {
	w.refused = ""
	paths, err := filepath.Glob(filepath.Join(w.folder, "video*"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		err := w.add(path, nodeEvents, &node{path: path})
		switch {
		case errors.Is(err, fs.ErrPermission):
			w.refused = path
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	return nil
}

// read waits for events and counts them.
func (w *nodeWatch) read() error {
	var buffer [1024]byte
	n, err := w.file.Read(buffer[:])
	if err != nil {
		return err
	}
	anew := false
	for events := buffer[:n]; len(events) >= unix.SizeofInotifyEvent; {
		watch := int32(binary.NativeEndian.Uint32(events))
		mask := binary.NativeEndian.Uint32(events[4:])
		length := binary.NativeEndian.Uint32(events[12:])
		events = events[min(len(events), unix.SizeofInotifyEvent+int(length)):]
		camera := w.watched[watch]
		switch {
		case mask&unix.IN_Q_OVERFLOW != 0:
			for _, n := range w.watched {
				n.open = 0 // nobody knows
			}
		case mask&unix.IN_IGNORED != 0:
			delete(w.watched, watch) // it was unplugged
		case camera == nil:
			anew = true
		case mask&unix.IN_OPEN != 0:
			camera.open++
		case mask&(unix.IN_CLOSE_WRITE|unix.IN_CLOSE_NOWRITE) != 0:
			camera.open = max(0, camera.open-1) // it may have been open before
		}
	}
	if anew {
		return w.find()
	}
	return nil
}
