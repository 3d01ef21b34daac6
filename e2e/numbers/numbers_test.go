//go:build e2e && linux

// Package numbers_test measures what Unknot costs, on a real X display with a window
// manager, a panel with a tray and a notification daemon, and writes a table.
//
//	make bench
//
// Figures are taken as the table says. Times and processor time depend on the machine and
// on what else it does; memory and wake-ups hardly do.
package numbers_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/settings"
)

var (
	programs = flag.String("programs", "../../build", "the folder of the built programs")
	out      = flag.String("out", "", "a file for the table")
)

const (
	// starts is how often what takes a moment is measured; the middle one counts.
	starts = 5
	// settling is the time after a start in which nothing is measured.
	settling = 30 * time.Second
	// look is how often memory is looked at meanwhile.
	look = time.Second

	sunday = "2026-11-22T20:00" // nothing is planned
	monday = "2026-11-23T10:00" // time at the desk counts
)

// row is a line of the table. What is measured must not be above its limit.
type row struct {
	what    string
	got     float64
	limit   float64
	unit    string
	decimal int
	how     string
}

func (r row) String() string {
	number := func(x float64) string { return fmt.Sprintf("%.*f %s", r.decimal, x, r.unit) }
	return fmt.Sprintf("| %s | %s | %s | %s |", r.what, number(r.got), number(r.limit), r.how)
}

func TestNumbers(t *testing.T) {
	var rows []row
	t.Run("tray", func(t *testing.T) { rows = append(rows, timeToTray(t)) })
	t.Run("coach", func(t *testing.T) { rows = append(rows, timeToCoach(t)) })
	var idle, counting cost
	// These two wait most of the time.
	t.Run("resident", func(t *testing.T) {
		t.Run("idle", func(t *testing.T) {
			t.Parallel()
			idle = watch(t, sunday, time.Minute, func(*desktop.Desktop, int) {})
		})
		t.Run("counting", func(t *testing.T) {
			t.Parallel()
			counting = watch(t, monday, 3*time.Minute, func(d *desktop.Desktop, n int) { d.Move(100+n%10, 100) })
		})
	})
	if t.Failed() {
		return
	}
	rows = append(rows, idle.rows("idle", "nothing planned, nobody at the desk")...)
	rows = append(rows, counting.rows("counting", "somebody at the desk moves the pointer every second")...)
	rows = append(rows, size(t, "unknot", 16), size(t, "unknot-window", 30))

	text := "| what | figure | limit | how it is taken |\n|---|---|---|---|\n"
	for _, r := range rows {
		text += r.String() + "\n"
		if r.got > r.limit {
			t.Errorf("%s: %g %s is above the limit of %g", r.what, r.got, r.unit, r.limit)
		}
	}
	text += fmt.Sprintf("\nTaken on %s: %s, %d processors, %s.\n", time.Now().Format("2006-01-02"), processor(), runtime.NumCPU(), kernel())
	if *out != "" {
		if err := os.WriteFile(*out, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Log("\n" + text)
}

// timeToTray is from the start of the resident to its icon.
func timeToTray(t *testing.T) row {
	d := aDesktop(t)
	registered := listen(t, d, "RegisterStatusNotifierItem")
	took := func() time.Duration {
		begun := time.Now()
		resident := d.Start(d.Command(program("unknot"), "--at", sunday))
		defer resident.Stop()
		return within(t, registered, "the icon is registered").Sub(begun)
	}
	took() // the first has to read the program from the disk
	return row{
		"time to the tray icon", milliseconds(middle(starts, took)), 100, "ms", 0,
		fmt.Sprintf("from starting `unknot` to `RegisterStatusNotifierItem` on the bus; median of %d", starts),
	}
}

// timeToCoach is from the wish to start to the coach's first picture.
func timeToCoach(t *testing.T) row {
	d := aDesktop(t)
	registered := listen(t, d, "RegisterStatusNotifierItem")
	resident := d.Start(d.Command(program("unknot"), "--at", sunday))
	within(t, registered, "the icon is registered")
	client := control.Dial(folders(t, d).Socket())
	defer client.Close()
	coach := func(w desktop.Window) bool { return w.Class == "Unknot" }
	took := func() time.Duration {
		begun := time.Now()
		d.Run(program("unknot"), "now")
		w := d.WaitWindow("the coach", coach)
		d.Until("the coach shows something", func() bool { return painted(d, w) })
		took := time.Since(begun)
		d.Until("the session is over", func() bool {
			// A window that only dies would be opened again on its session.
			_, _ = client.Do(control.Command{Name: "session", Session: "end"})
			s, err := client.Snapshot()
			return err == nil && s.Session == nil
		})
		endChildren(t, resident.PID())
		d.Until("the coach is gone", func() bool { return !slices.ContainsFunc(d.Windows(), coach) })
		return took
	}
	took()
	return row{
		"time to the coach's first picture", milliseconds(middle(starts, took)), 500, "ms", 0,
		fmt.Sprintf("from starting `unknot now` to a picture in the coach's window, with software GL; median of %d", starts),
	}
}

// painted tells whether a window shows more than one colour.
func painted(d *desktop.Desktop, w desktop.Window) bool {
	picture := d.Picture()
	first := picture.RGBAAt(w.At(w.W/2, w.H/2))
	// The frame of the window manager is not looked at.
	for y := 1; y < w.H; y += 7 {
		for x := 1; x < w.W; x += 7 {
			if picture.RGBAAt(w.At(x, y)) != first {
				return true
			}
		}
	}
	return false
}

// watch measures a resident that was started at a time, while somebody does something
// every second.
func watch(t *testing.T, at string, length time.Duration, does func(d *desktop.Desktop, n int)) cost {
	d := aDesktop(t)
	registered := listen(t, d, "RegisterStatusNotifierItem")
	resident := d.Start(d.Command(program("unknot"), "--at", at))
	within(t, registered, "the icon is registered")
	for n := range int(settling / look) {
		time.Sleep(look)
		does(d, n)
	}
	c := measure(t, resident.PID(), length, func(n int) { does(d, n) })
	if !resident.Running() {
		t.Fatal("the resident has ended")
	}
	return c
}

// aDesktop is a desktop with the home of a person who has done the first run.
func aDesktop(t *testing.T) *desktop.Desktop {
	t.Helper()
	d := desktop.Start(t, desktop.SystemBus, desktop.WindowManager, desktop.Panel, desktop.Notifications)
	d.StartLogind()
	f := folders(t, d)
	chosen := settings.Default()
	chosen.General.FirstRunDone = true
	chosen.Safety.Checked = "2026-11-02"
	if err := (settings.File{Path: f.Settings()}).Save(chosen); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			text, _ := os.ReadFile(f.Log())
			t.Logf("the resident's log:\n%s", text)
		}
	})
	return d
}

// folders are where files lie on a desktop.
func folders(t *testing.T, d *desktop.Desktop) folder.Folders {
	t.Helper()
	env := map[string]string{}
	for _, pair := range d.Env() {
		name, value, _ := strings.Cut(pair, "=")
		env[name] = value
	}
	f, err := folder.Of("linux", func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func size(t *testing.T, name string, limit float64) row {
	info, err := os.Stat(program(name))
	if err != nil {
		t.Fatal(err)
	}
	return row{"`" + name + "` on disk", float64(info.Size()) / 1e6, limit, "MB", 1, "size of the file, in millions of bytes"}
}

func program(name string) string {
	path, err := filepath.Abs(filepath.Join(*programs, name))
	if err != nil {
		panic(err)
	}
	return path
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// middle is the median of n runs.
func middle(n int, run func() time.Duration) time.Duration {
	var all []time.Duration
	for range n {
		all = append(all, run())
	}
	slices.Sort(all)
	return all[n/2]
}
