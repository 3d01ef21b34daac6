//go:build e2e && linux

package e2e_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestTheControlSocketIsClosedToOthers(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	s.start(monday, 1)
	socket := s.folders().Socket()
	for path, want := range map[string]fs.FileMode{filepath.Dir(socket): fs.ModeDir | 0o700, socket: fs.ModeSocket | 0o600} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("%s has the mode %v, want %v", path, info.Mode(), want)
		}
	}
	others, _ := filepath.Glob(filepath.Join(filepath.Dir(socket), "*"))
	for _, path := range others {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is open to others: %v, %v", path, info.Mode(), err)
		}
	}
}

// Even where the modes are opened by mistake, the resident answers nobody else. Only root
// can be another user for a moment; for others the control package tests who is let in.
func TestTheResidentAnswersNoOtherUser(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	// A folder that others could reach, unlike those of the desktop.
	dir, err := os.MkdirTemp("", "reach")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "run", "control.sock")
	s.env = []string{"UNKNOT_SOCKET=" + socket}
	s.dial()
	s.start(monday, 1)
	if got := s.unknot("status"); got.code != 0 {
		t.Fatalf("its own user: %+v", got)
	}
	content, err := os.ReadFile(program("unknot"))
	if err != nil {
		t.Fatal(err)
	}
	reachable := filepath.Join(dir, "unknot")
	if err := os.WriteFile(reachable, content, 0o755); err != nil {
		t.Fatal(err)
	}
	for path, mode := range map[string]fs.FileMode{dir: 0o755, filepath.Dir(socket): 0o755, socket: 0o666} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	cmd := s.Command(reachable, "status")
	cmd.Env = append(cmd.Env, s.env...)
	cmd.Dir = dir
	if os.Geteuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		if got := s.finish(cmd); got.code != 1 || got.out != "" || got.err == "" {
			t.Errorf("another user: %+v", got)
		}
		return
	}
	if got := s.finish(cmd); got.code != 0 {
		t.Errorf("its own user: %+v", got)
	}
}
