//go:build linux

package desktop

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
)

// Process is a program that runs on the desktop.
type Process struct {
	Cmd  *exec.Cmd
	done chan struct{}
	err  error
}

// started counts processes, to name their logs.
var started atomic.Int64

// Command prepares a program with the desktop's environment and home.
func (d *Desktop) Command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = d.Env()
	cmd.Dir = d.Home
	return cmd
}

// Run runs a program to its end and returns what it printed. An exit code other than 0
// fails the test.
func (d *Desktop) Run(name string, args ...string) string {
	d.t.Helper()
	cmd := d.Command(name, args...)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.fatalf("run %s: %v\n%s", cmd, err, out)
	}
	return string(out)
}

// Start starts a program that goes on running, at most until the end of the test. It gets
// a process group of its own, which ends as a whole. What it prints goes to a log unless
// cmd says otherwise.
func (d *Desktop) Start(cmd *exec.Cmd) *Process {
	d.t.Helper()
	name := filepath.Base(cmd.Path) + "-" + strconv.FormatInt(started.Add(1), 10) + ".log"
	log, err := os.OpenFile(filepath.Join(d.logs, name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		d.fatalf("make a log: %v", err)
	}
	defer log.Close()
	if cmd.Stdout == nil {
		cmd.Stdout = log
	}
	if cmd.Stderr == nil {
		cmd.Stderr = log
	}
	// It must not outlive a test that is killed.
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid, cmd.SysProcAttr.Pdeathsig = true, syscall.SIGKILL
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		d.fatalf("start %s: %v", cmd, err)
	}
	p := &Process{Cmd: cmd, done: make(chan struct{})}
	go func() {
		p.err = cmd.Wait()
		close(p.done)
	}()
	d.t.Cleanup(p.Stop)
	return p
}

// PID is the process's number.
func (p *Process) PID() int { return p.Cmd.Process.Pid }

// Done is closed when the process has ended.
func (p *Process) Done() <-chan struct{} { return p.done }

// Running tells whether the process still runs.
func (p *Process) Running() bool {
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// ExitCode waits for the end and returns the exit code, -1 after a signal.
func (p *Process) ExitCode() int {
	<-p.done
	var exit *exec.ExitError
	if errors.As(p.err, &exit) {
		return exit.ExitCode()
	}
	return p.Cmd.ProcessState.ExitCode()
}

// Signal sends a signal to the process alone.
func (p *Process) Signal(s os.Signal) { p.Cmd.Process.Signal(s) }

// Kill ends the process and all it started at once, as a crash would.
func (p *Process) Kill() {
	syscall.Kill(-p.PID(), syscall.SIGKILL)
	<-p.done
}

// Stop asks the process and all it started to end, and insists after 2 s.
func (p *Process) Stop() {
	if p.Running() {
		syscall.Kill(-p.PID(), syscall.SIGTERM)
		select {
		case <-p.done:
		case <-time.After(2 * time.Second):
		}
	}
	syscall.Kill(-p.PID(), syscall.SIGKILL) // what it left behind
	<-p.done
}
