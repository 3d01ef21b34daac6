package resident

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/unknot-app/unknot/control"
)

// WindowProgram is the name of the program that opens windows.
const WindowProgram = "unknot-window"

// ErrNoWindow tells that a window could not be opened.
var ErrNoWindow = errors.New("no window could be opened")

// ErrNoProgram tells that the program that opens windows is missing.
var ErrNoProgram = fmt.Errorf("%w: %s was found neither beside unknot nor on PATH", ErrNoWindow, WindowProgram)

// Windows opens windows, each in a process of its own that ends with its window.
type Windows struct {
	// Program is the path of unknot-window; empty if it was not found.
	Program string
	// Env is what the windows' environment holds over and above this process's.
	Env []string
	// Ended is called, from a goroutine of its own, when a window's process has ended, unless
	// the window was released; err wraps ErrNoWindow if the window could not be shown.
	Ended func(name string, err error)

	mu   sync.Mutex
	open map[string]*exec.Cmd
}

// FindWindowProgram looks for unknot-window beside the running program, then on PATH. It
// returns an empty path if there is none.
func FindWindowProgram() string {
	name := WindowProgram
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if self, err = filepath.EvalSymlinks(self); err == nil {
			beside := filepath.Join(filepath.Dir(self), name)
			if info, err := os.Stat(beside); err == nil && info.Mode().IsRegular() {
				return beside
			}
		}
	}
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	return ""
}

// IsOpen reports whether a window of this name is open.
func (w *Windows) IsOpen(name string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.open[name] != nil
}

// Open opens the named window unless one is open already, which it reports. The error
// wraps [ErrNoWindow]; a window whose process starts but cannot show it is told to Ended.
func (w *Windows) Open(name string, args ...string) (already bool, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.open[name] != nil {
		return true, nil
	}
	if w.Program == "" {
		return false, ErrNoProgram
	}
	if !hasDisplay() {
		return false, fmt.Errorf("%w: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)", ErrNoWindow)
	}
	cmd := exec.Command(w.Program, append([]string{name}, args...)...)
	cmd.Env = append(os.Environ(), w.Env...)
	// The last words of a window that fails stand on its standard error.
	var last tail
	cmd.Stderr = &last
	// A child of the window that lives on must not keep it open here.
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		return false, fmt.Errorf("%w: %w", ErrNoWindow, err)
	}
	if w.open == nil {
		w.open = make(map[string]*exec.Cmd)
	}
	w.open[name] = cmd
	go func() {
		err := cmd.Wait()
		if errors.Is(err, exec.ErrWaitDelay) {
			err = nil // it ended well
		}
		w.mu.Lock()
		held := w.open[name] == cmd
		if held {
			delete(w.open, name)
		}
		w.mu.Unlock()
		if held {
			w.Ended(name, ended(err, last.String()))
		}
	}()
	return false, nil
}

// Release leaves the open window of this name to itself: another may open beside it.
func (w *Windows) Release(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.open, name)
}

// hasDisplay reports whether a display is named. Where none is, that can be said at once,
// and not only when the window's process has found out.
func hasDisplay() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// ended explains how a window's process ended; nil if as it should.
func ended(err error, words string) error {
	if err == nil {
		return nil
	}
	if words != "" {
		err = fmt.Errorf("%w: %s", err, words)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == control.ExitNoWindow {
		return fmt.Errorf("%w: %w", ErrNoWindow, err)
	}
	return err
}

// tail keeps the last bytes that were written to it.
type tail struct {
	mu    sync.Mutex
	bytes []byte
}

const tailSize = 500

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bytes = append(t.bytes, p...)
	if over := len(t.bytes) - tailSize; over > 0 {
		t.bytes = append(t.bytes[:0], t.bytes[over:]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.bytes)
}
