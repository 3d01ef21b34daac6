//go:build unix

package journal_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/unknot-app/unknot/journal"
)

// TestMain runs the parts that need a process of their own: the test program starts
// itself with the name of the part and the path of the journal.
func TestMain(m *testing.M) {
	part, path, _ := strings.Cut(os.Getenv("UNKNOT_JOURNAL_TEST"), " ")
	var err error
	switch part {
	case "":
		os.Exit(m.Run())
	case "killed":
		err = killedInASession(path)
	case "full":
		err = diskFillsUp(path)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func child(t *testing.T, part, path string) (string, error) {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), "UNKNOT_JOURNAL_TEST="+part+" "+path)
	out, err := command.CombinedOutput()
	return string(out), err
}

func killedInASession(path string) error {
	j, _, err := journal.Open(path, fixed(monday))
	if err != nil {
		return err
	}
	id, err := j.StartSession(journal.Session{Routine: "five-minute", Started: monday})
	if err != nil {
		return err
	}
	if err := j.UpdateSession(id, monday.Add(time.Minute), journal.Progress{Spent: time.Minute}); err != nil {
		return err
	}
	return syscall.Kill(os.Getpid(), syscall.SIGKILL)
}

func TestAKilledProcessKeepsTheLastReportOfItsSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	out, err := child(t, "killed", path)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != -1 {
		t.Fatalf("the process was not killed: %v\n%s", err, out)
	}
	open := must(opened(t, path).OpenSessions())(t)
	if len(open) != 1 || open[0].Spent != time.Minute || !open[0].LastSeen.Equal(monday.Add(time.Minute)) {
		t.Errorf("open sessions: %+v", open)
	}
}

// diskFillsUp lets files grow no further, which SQLite sees as a disk that fails.
func diskFillsUp(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	j, _, err := journal.Open(path, fixed(monday))
	if err != nil {
		return err
	}
	add := func(n int) error {
		for range n {
			if _, err := j.AddReminder(journal.Reminder{At: monday, Reason: strings.Repeat("why ", 100)}); err != nil {
				return err
			}
		}
		return nil
	}
	expect := func(when string, inMemory bool, reminders int) error {
		all, err := j.Reminders(monday, monday.Add(time.Second))
		if err != nil || len(all) != reminders || j.InMemory() != inMemory {
			return fmt.Errorf("%s: %d reminders, in memory %v, %w", when, len(all), j.InMemory(), err)
		}
		return nil
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	tight := limit
	tight.Cur = 256 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &tight); err != nil {
		return err
	}
	if err := add(1000); err != nil {
		return fmt.Errorf("while the disk was full: %w", err)
	}
	if err := expect("while the disk was full", true, 1000); err != nil {
		return err
	}
	if _, err := j.Retry(); err == nil {
		return errors.New("the retry went well while the disk was full")
	}
	if err := expect("after a retry in vain", true, 1000); err != nil {
		return err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	if _, err := j.Retry(); err != nil {
		return err
	}
	if err := expect("after the retry", false, 1000); err != nil {
		return err
	}
	return j.Close()
}

func TestADiskThatFillsUpLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	if out, err := child(t, "full", path); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got := must(opened(t, path).Reminders(monday, monday.Add(time.Second)))(t)
	if len(got) != 1000 {
		t.Errorf("%d reminders in the file, want 1000", len(got))
	}
}
