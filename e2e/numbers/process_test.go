//go:build e2e && linux

package numbers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/desktop"
)

// cost is what a process took.
type cost struct {
	pss, most, anonymous float64       // MiB: at the start, at most, at most
	wakeUps              float64       // a second
	busy                 time.Duration // of processor time a minute
	length               time.Duration // of watching
}

func (c cost) rows(state, meaning string) []row {
	over := fmt.Sprintf("over %d s, from %d s after the start: %s", c.length/time.Second, settling/time.Second, meaning)
	return []row{
		{"memory, " + state, c.pss, 12, "MiB", 1, fmt.Sprintf("PSS in `smaps_rollup`, %d s after the start", settling/time.Second)},
		{"memory at most, " + state, c.most, 12, "MiB", 1, "PSS, looked at every second " + over},
		{"anonymous memory at most, " + state, c.anonymous, 4, "MiB", 2, "`Anonymous` in `smaps_rollup`, likewise"},
		{"wake-ups, " + state, c.wakeUps, 1, "/s", 2, "voluntary switches of all threads " + over},
		{"processor, " + state, float64(c.busy) / float64(time.Minute) * 100, 0.02, "%", 4, "run time of all threads (`schedstat`), of one core, likewise"},
	}
}

// measure watches a process for a while, in which something happens every time it looks.
func measure(t *testing.T, pid int, length time.Duration, happens func(n int)) cost {
	t.Helper()
	begun := time.Now()
	switchesBefore, ranBefore := activity(t, pid)
	pss, anonymous := memory(t, pid)
	c := cost{pss: pss, most: pss, anonymous: anonymous, length: length}
	for n := 0; time.Since(begun) < length; n++ {
		time.Sleep(look)
		happens(n)
		pss, anonymous := memory(t, pid)
		c.most, c.anonymous = max(c.most, pss), max(c.anonymous, anonymous)
	}
	took := time.Since(begun)
	switches, ran := activity(t, pid)
	c.wakeUps = float64(switches-switchesBefore) / took.Seconds()
	c.busy = time.Duration(float64(ran-ranBefore) * float64(time.Minute) / float64(took))
	return c
}

// memory reads the proportional and the anonymous memory of a process, in MiB.
func memory(t *testing.T, pid int) (pss, anonymous float64) {
	t.Helper()
	text := read(t, fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	return field(t, text, "Pss:") / 1024, field(t, text, "Anonymous:") / 1024
}

// activity reads how often the threads of a process have waited, and how long they ran.
func activity(t *testing.T, pid int) (switches int, ran time.Duration) {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	if err != nil || len(threads) == 0 {
		t.Fatalf("the process %d has no threads: %v", pid, err)
	}
	for _, thread := range threads {
		switches += int(field(t, read(t, thread+"/status"), "voluntary_ctxt_switches:"))
		var ns int64
		if _, err := fmt.Sscan(read(t, thread+"/schedstat"), &ns); err != nil {
			t.Fatal(err)
		}
		ran += time.Duration(ns)
	}
	return switches, ran
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// field is the number after a name at the start of a line.
func field(t *testing.T, text, name string) float64 {
	t.Helper()
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			n, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Fatalf("there is no %s", name)
	return 0
}

// listen gives the moments at which a method is called on the session bus.
func listen(t *testing.T, d *desktop.Desktop, method string) <-chan time.Time {
	t.Helper()
	conn := d.Bus(d.SessionBus)
	rules := []string{"type='method_call',member='" + method + "'"}
	if err := conn.BusObject().Call("org.freedesktop.DBus.Monitoring.BecomeMonitor", 0, rules, uint32(0)).Err; err != nil {
		t.Fatalf("listen to the bus: %v", err)
	}
	messages := make(chan *dbus.Message, 16)
	conn.Eavesdrop(messages)
	moments := make(chan time.Time, 16)
	go func() {
		for m := range messages {
			if m.Headers[dbus.FieldMember].Value() == method {
				moments <- time.Now()
			}
		}
	}()
	return moments
}

// within waits for a moment.
func within(t *testing.T, moments <-chan time.Time, what string) time.Time {
	t.Helper()
	select {
	case at := <-moments:
		return at
	case <-time.After(desktop.Patience):
		t.Fatalf("waited %v, and still not so: %s", desktop.Patience, what)
		return time.Time{}
	}
}

// endChildren ends the processes that a process has started.
func endChildren(t *testing.T, pid int) {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		t.Fatal(err)
	}
	for _, thread := range threads {
		for _, child := range strings.Fields(read(t, thread)) {
			number, err := strconv.Atoi(child)
			if err != nil {
				t.Fatal(err)
			}
			if err := syscall.Kill(number, syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// processor is the name that the kernel has for the processor.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(text)) {
			if name, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				return strings.TrimSpace(model)
			}
		}
	}
	return "unknown processor"
}

func kernel() string {
	text, err := os.ReadFile("/proc/sys/kernel/osrelease")
	if err != nil {
		return "unknown kernel"
	}
	version, _, _ := strings.Cut(strings.TrimSpace(string(text)), "-")
	return "Linux " + version
}
