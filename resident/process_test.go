package resident_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/resident"
)

func TestALogNeverGrowsAboveTwiceItsLimit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "unknot.log")
	const limit = 1000
	line := []byte(strings.Repeat("x", 99) + "\n")
	for range 3 { // as after three starts
		l, err := resident.OpenLog(path, limit)
		if err != nil {
			t.Fatal(err)
		}
		for range 17 {
			if _, err := l.Write(line); err != nil {
				t.Fatal(err)
			}
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{path, path + ".old"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() == 0 || info.Size() > limit {
			t.Errorf("%s has %d bytes, want at most %d", filepath.Base(name), info.Size(), limit)
		}
	}
}

func TestALineLargerThanTheLimitIsKeptAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "unknot.log")
	l, err := resident.OpenLog(path, 10)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, line := range []string{"short\n", "this one is longer than the limit\n"} {
		if _, err := l.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "this one is longer than the limit\n" {
		t.Errorf("the log holds %q, %v", b, err)
	}
}

func TestOneResidentAUser(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	release, err := resident.Only(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := resident.Only(folder); !errors.Is(err, resident.ErrRuns) {
		t.Errorf("a second one got %v, want ErrRuns", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	release, err = resident.Only(folder)
	if err != nil {
		t.Fatalf("after the first ended: %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
}

// program is a window program that does what the shell script says, with a display that it
// could open its window on.
func program(t *testing.T, script string) string {
	t.Helper()
	t.Setenv("DISPLAY", ":1")
	path := filepath.Join(t.TempDir(), resident.WindowProgram)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWindowsEndIsTold(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Log("the script that stands for the window program needs a shell")
		return
	}
	for _, tt := range []struct {
		name, script string
		noWindow     bool
		words        string // of the error; empty: none
	}{
		{"closed by the person", `test "$1" = reminder -a "$UNKNOT_CLOCK" = turned`, false, ""},
		{"no display", "echo 'no display here' >&2; exit 3", true, "no display here"},
		{"a crash", "echo 'panic: at the disco' >&2; exit 2", false, "at the disco"},
		{"a crash with many words", "yes 'a long story' | head -c 100000 >&2; echo the end >&2; exit 2", false, "the end"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ended := make(chan error, 1)
			w := resident.Windows{
				Program: program(t, tt.script), Env: []string{"UNKNOT_CLOCK=turned"},
				Ended: func(name string, err error) { ended <- err },
			}
			if already, err := w.Open("reminder"); already || err != nil {
				t.Fatalf("opened already %v, %v", already, err)
			}
			err := <-ended
			if (err == nil) != (tt.words == "") || errors.Is(err, resident.ErrNoWindow) != tt.noWindow {
				t.Fatalf("it ended with %v", err)
			}
			if err != nil && (!strings.Contains(err.Error(), tt.words) || len(err.Error()) > 700) {
				t.Errorf("the error says %q, want its last words %q", err, tt.words)
			}
		})
	}
}

func TestAWindowOpensOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Log("the script that stands for the window program needs a shell")
		return
	}
	// The script stays for as long as nobody writes into its pipe.
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := exec.Command("mkfifo", fifo).Run(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	w := resident.Windows{Program: program(t, "cat "+fifo), Ended: func(_ string, err error) { ended <- err }}
	if _, err := w.Open("today"); err != nil {
		t.Fatal(err)
	}
	if already, err := w.Open("today"); !already || err != nil {
		t.Errorf("the second time: already %v, %v", already, err)
	}
	if err := os.WriteFile(fifo, []byte("go"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if w.IsOpen("today") {
		t.Error("it is open after it ended")
	}
}

func TestWithoutTheProgramThereIsNoWindow(t *testing.T) {
	for _, path := range []string{"", filepath.Join(t.TempDir(), "missing")} {
		w := resident.Windows{Program: path, Ended: func(string, error) {}}
		if _, err := w.Open("today"); !errors.Is(err, resident.ErrNoWindow) {
			t.Errorf("%q: got %v, want ErrNoWindow", path, err)
		}
	}
}
