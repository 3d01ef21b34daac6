//go:build linux

// Package desktop starts a small virtual desktop for tests: an X server without a
// screen, private message buses, and whatever of a window manager, a panel with a tray,
// and a notification daemon a test asks for. Tests see real windows, press real buttons,
// and leave nothing behind.
//
// Everything a desktop starts has a home folder of its own and ends with the test. The
// package is for tests alone and never part of a program; a test keeps it so.
package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jezek/xgb"
)

// Patience is how long a desktop waits for anything. It is generous, for slow machines:
// nothing waits longer than it has to.
const Patience = 20 * time.Second

// Desktop is a running virtual desktop.
type Desktop struct {
	Display    string // ":123", or "" without an X server
	SessionBus string // address
	SystemBus  string // address, or "" unless asked for
	Home       string // folder

	t      testing.TB
	dir    string
	logs   string
	x      *xgb.Conn
	xvfb   *Process
	tools  map[string]*Process // by what they are
	screen [2]int
}

// A Part is something that [Start] starts.
type Part func(*Desktop)

// Start starts an X server and a session bus, and the parts in their order, and returns
// when all of them are ready. They end with the test. What they printed is shown if the
// test fails.
func Start(t testing.TB, parts ...Part) *Desktop {
	t.Helper()
	d := New(t)
	d.StartX(0)
	for _, part := range parts {
		part(d)
	}
	return d
}

// New prepares a desktop with a session bus and nothing on it, not even an X server.
func New(t testing.TB) *Desktop {
	t.Helper()
	// Sockets have short paths: t.TempDir is too deep for them.
	dir, err := os.MkdirTemp("", "desk")
	if err != nil {
		t.Fatalf("make a folder for the desktop: %v", err)
	}
	d := &Desktop{
		t: t, dir: dir, Home: filepath.Join(dir, "home"), logs: filepath.Join(dir, "log"),
		tools: map[string]*Process{}, screen: [2]int{1280, 800},
	}
	t.Cleanup(func() {
		if t.Failed() {
			d.showLogs()
		}
		os.RemoveAll(dir)
	})
	for _, folder := range []string{d.Home, d.logs, d.runtimeDir(), filepath.Join(dir, "tmp")} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatalf("make a folder for the desktop: %v", err)
		}
	}
	d.SessionBus = d.startBus("session")
	return d
}

// Env is the environment of what runs on the desktop: nothing of the caller's own but PATH.
func (d *Desktop) Env() []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + d.Home,
		"USER=tester", "LOGNAME=tester", "SHELL=/bin/sh", "TERM=dumb",
		"LANG=C.UTF-8",
		"TMPDIR=" + filepath.Join(d.dir, "tmp"),
		"XDG_RUNTIME_DIR=" + d.runtimeDir(),
		"XDG_CONFIG_HOME=" + filepath.Join(d.Home, ".config"),
		"XDG_DATA_HOME=" + filepath.Join(d.Home, ".local/share"),
		"XDG_STATE_HOME=" + filepath.Join(d.Home, ".local/state"),
		"XDG_CACHE_HOME=" + filepath.Join(d.Home, ".cache"),
		"XDG_CURRENT_DESKTOP=XFCE", "DESKTOP_SESSION=xfce", "XDG_SESSION_TYPE=x11",
		"LIBGL_ALWAYS_SOFTWARE=1", "NO_AT_BRIDGE=1", "GTK_A11Y=none",
		"DBUS_SESSION_BUS_ADDRESS=" + d.SessionBus,
		// A bus that can't be reached, rather than the machine's own.
		"DBUS_SYSTEM_BUS_ADDRESS=" + d.systemBus(),
	}
	if d.Display != "" {
		env = append(env, "DISPLAY="+d.Display)
	}
	return env
}

func (d *Desktop) systemBus() string {
	if d.SystemBus != "" {
		return d.SystemBus
	}
	return "unix:path=" + filepath.Join(d.runtimeDir(), "no-system-bus")
}

func (d *Desktop) runtimeDir() string { return filepath.Join(d.dir, "run") }

// Until waits until the condition holds, and fails the test if it never does; what is
// said in a sentence: "the reminder is shown".
func (d *Desktop) Until(what string, holds func() bool) {
	d.t.Helper()
	Until(d.t, what, holds)
}

// Until waits until the condition holds, and fails the test if it never does.
func Until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	deadline := time.Now().Add(Patience)
	for !holds() {
		if time.Now().After(deadline) {
			t.Fatalf("waited %v, and still not so: %s", Patience, what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func (d *Desktop) showLogs() {
	files, _ := filepath.Glob(filepath.Join(d.logs, "*"))
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err == nil && len(content) > 0 {
			const enough = 4000
			d.t.Logf("%s printed:\n%s", filepath.Base(f), content[max(0, len(content)-enough):])
		}
	}
}

func (d *Desktop) fatalf(format string, args ...any) {
	d.t.Helper()
	d.t.Fatal("desktop: " + fmt.Sprintf(format, args...))
}
