//go:build e2e && linux

package e2e_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/settings"
)

// monday is a Monday afternoon, inside the window in which reminders come.
const monday = "2026-11-23T13:58"

// stage is a desktop with the home of a person who uses Unknot.
type stage struct {
	*desktop.Desktop
	t        *testing.T
	env      []string // over and above the desktop's
	resident *desktop.Process
	client   *control.Client
}

// onDesktop prepares a desktop with the parts, and settings of a person who has done the
// first run and is reminded every 20 minutes, without heads-up.
func onDesktop(t *testing.T, parts ...desktop.Part) *stage {
	t.Helper()
	return settled(t, desktop.Start(t, parts...))
}

// withoutDisplay is [onDesktop] without any display.
func withoutDisplay(t *testing.T) *stage {
	t.Helper()
	return settled(t, desktop.New(t))
}

func settled(t *testing.T, d *desktop.Desktop) *stage {
	t.Helper()
	s := &stage{Desktop: d, t: t}
	s.dial()
	s.choose(func(*settings.Settings) {})
	t.Cleanup(func() {
		if t.Failed() {
			s.showLog()
		}
	})
	return s
}

// dial makes the client that watches the resident.
func (s *stage) dial() {
	s.client = control.Dial(s.folders().Socket())
	s.t.Cleanup(s.client.Close)
}

// folders are where the person's files lie.
func (s *stage) folders() folder.Folders {
	s.t.Helper()
	env := map[string]string{}
	for _, pair := range append(s.Env(), s.env...) {
		name, value, _ := strings.Cut(pair, "=")
		env[name] = value
	}
	f, err := folder.Of("linux", func(name string) string { return env[name] })
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

// showLog shows the end of the resident's log, and how it ended if it did.
func (s *stage) showLog() {
	if s.resident != nil && !s.resident.Running() {
		s.t.Logf("the resident ended: %v", s.resident.Cmd.ProcessState)
	}
	text, _ := os.ReadFile(s.folders().Log())
	const enough = 4000
	s.t.Logf("its log:\n%s", text[max(0, len(text)-enough):])
}

// choose writes the settings file anew. The resident must not run yet.
func (s *stage) choose(change func(*settings.Settings)) {
	s.t.Helper()
	chosen := settings.Default()
	chosen.General.FirstRunDone = true
	chosen.General.Language = "en"
	chosen.General.Clock = "24"
	chosen.Safety.Checked = "2026-11-02"
	chosen.Schedule.EveryMinutes = 20
	chosen.Schedule.HeadsUpMinutes = 0
	chosen.Coach.Voice, chosen.Coach.Chimes = false, false
	change(&chosen)
	if err := (settings.File{Path: s.folders().Settings()}).Save(chosen); err != nil {
		s.t.Fatal(err)
	}
}

// sat lets the person have been at the desk for so long when the resident starts.
func (s *stage) sat(at string, d time.Duration) {
	s.t.Helper()
	now, err := time.ParseInLocation("2006-01-02T15:04", at, time.Local)
	if err != nil {
		s.t.Fatal(err)
	}
	from := now.Add(-d)
	text, err := json.Marshal(scheduler.History{Desk: scheduler.Desk{
		At: now, Present: true, Elapsed: d, Waited: d, Since: from, Run: scheduler.Span{From: from, To: now},
	}})
	if err != nil {
		s.t.Fatal(err)
	}
	path := s.folders().Checkpoint()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// start starts the resident at a time and waits until it answers.
func (s *stage) start(at string, speed int) {
	s.t.Helper()
	cmd := s.Command(program("unknot"), "--at", at, "--speed", fmt.Sprint(speed))
	cmd.Env = append(cmd.Env, s.env...)
	s.startAs(cmd)
}

// startAs starts the resident by a command of the test's own.
func (s *stage) startAs(cmd *exec.Cmd) {
	s.t.Helper()
	s.resident = s.Start(cmd)
	s.Until("the resident answers", func() bool {
		if !s.resident.Running() {
			s.t.Fatalf("the resident ended with %d", s.resident.ExitCode())
		}
		h, err := s.client.Hello()
		return err == nil && h.PID == s.resident.PID()
	})
}

// crash kills the resident alone, as kill -9 does; its windows stay.
func (s *stage) crash() {
	s.t.Helper()
	s.resident.Signal(syscall.SIGKILL)
	<-s.resident.Done()
}

// snapshot is the resident's state.
func (s *stage) snapshot() control.Snapshot {
	s.t.Helper()
	snapshot, err := s.client.Snapshot()
	if err != nil {
		s.t.Fatal(err)
	}
	return snapshot
}

// untilState waits for a state and returns the snapshot of it.
func (s *stage) untilState(want control.State) control.Snapshot {
	s.t.Helper()
	return s.untilSo("the state is "+string(want), func(now control.Snapshot) bool { return now.State == want })
}

// untilSo waits until the resident's state is so.
func (s *stage) untilSo(what string, so func(control.Snapshot) bool) control.Snapshot {
	s.t.Helper()
	var last control.Snapshot
	defer func() {
		if s.t.Failed() {
			s.t.Logf("the state was %s: %s %s %+v", last.State, last.Headline, last.Reason, last.Blockers)
		}
	}()
	s.eventually(what, func() bool {
		last = s.snapshot()
		return so(last)
	})
	return last
}

// long is how long the turned clock may take to bring something about.
const long = 60 * time.Second

// eventually is Until for what the turned clock must bring about.
func (s *stage) eventually(what string, holds func() bool) {
	s.t.Helper()
	s.within(long, what, holds)
}

// within is Until with a time of its own.
func (s *stage) within(most time.Duration, what string, holds func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(most); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("waited %v, and still not so: %s", most, what)
		}
	}
}

// outcome is what a command did.
type outcome struct {
	code     int
	out, err string
}

// unknot runs a command of unknot to its end.
func (s *stage) unknot(args ...string) outcome {
	s.t.Helper()
	cmd := s.Command(program("unknot"), args...)
	cmd.Env = append(cmd.Env, s.env...)
	return s.finish(cmd)
}

// finish runs a program to its end.
func (s *stage) finish(cmd *exec.Cmd) outcome {
	s.t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatalf("%s: %v", cmd, err)
	}
	return outcome{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// do runs a command of unknot that must succeed and returns what it printed.
func (s *stage) do(args ...string) string {
	s.t.Helper()
	o := s.unknot(args...)
	if o.code != 0 {
		s.t.Fatalf("unknot %s exits with %d: %s", strings.Join(args, " "), o.code, o.err)
	}
	return o.out
}

// decoded runs a command of unknot with --json and decodes what it prints.
func decoded[T any](s *stage, args ...string) T {
	s.t.Helper()
	var v T
	out := s.do(append(args, "--json")...)
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		s.t.Fatalf("unknot %s --json: %v\n%s", strings.Join(args, " "), err, out)
	}
	return v
}

// remindSoon has a reminder come in a minute of the turned clock.
func (s *stage) remindSoon() {
	s.t.Helper()
	s.do("snooze", "1m")
}

// Windows of Unknot, by their titles.
const (
	reminderTitle = "Unknot: time for a break"
	coachTitle    = "Unknot coach"
	todayTitle    = "Unknot"
)

// titled lists the windows of Unknot with the title.
func (s *stage) titled(title string) []desktop.Window {
	return slices.DeleteFunc(s.Windows(), func(w desktop.Window) bool { return w.Class != "Unknot" || w.Title != title })
}

// window finds a window of Unknot.
func (s *stage) window(title string) (desktop.Window, bool) {
	for _, w := range s.titled(title) {
		return w, true
	}
	return desktop.Window{}, false
}

// waitWindow waits for a window of Unknot, drawn.
func (s *stage) waitWindow(title string) desktop.Window {
	s.t.Helper()
	w := s.WaitWindow(title, func(w desktop.Window) bool { return w.Class == "Unknot" && w.Title == title })
	s.waitDrawn(w)
	return w
}

// waitNoWindow waits until a window of Unknot is gone.
func (s *stage) waitNoWindow(title string) {
	s.t.Helper()
	s.Until("the window is gone: "+title, func() bool {
		_, there := s.window(title)
		return !there
	})
}

// waitDrawn waits until a window shows something: its frame comes before its content.
func (s *stage) waitDrawn(w desktop.Window) {
	s.t.Helper()
	const few = 8
	s.Until("the window is drawn: "+w.Title, func() bool { return s.colors(w.X, w.Y, w.W, w.H) > few })
}

// colors counts the colours in a part of the screen.
func (s *stage) colors(x, y, w, h int) int {
	s.t.Helper()
	seen := map[color.RGBA]bool{}
	picture := s.Picture()
	step := max(1, min(w, h)/30)
	for row := y; row < y+h; row += step {
		for column := x; column < x+w; column += step {
			seen[picture.RGBAAt(column, row)] = true
		}
	}
	return len(seen)
}

// press clicks into the reminder until something is so. A click can come before the first
// frame is drawn, and the reminder becomes a card when nobody answers it for long; where
// tells what to click on for the window of the moment, from its top left corner.
func (s *stage) press(what string, where func(desktop.Window) (x, y int), so func() bool) {
	s.t.Helper()
	s.Until(what, func() bool {
		if w, there := s.window(reminderTitle); there && !so() {
			x, y := where(w)
			s.Click(w.At(x, y))
		}
		return so()
	})
}

// onStart is where the reminder starts the session.
func onStart(w desktop.Window) (x, y int) {
	if isCard(w) {
		return 247, 32
	}
	return 250, 160
}

// isCard tells whether the reminder has become the small card.
func isCard(w desktop.Window) bool { return w.H < 100 }

// picture takes a screenshot of a station where UNKNOT_PICTURES asks for it, once the
// screen stands still or goes on moving.
func (s *stage) picture(name string) {
	s.t.Helper()
	folder := os.Getenv("UNKNOT_PICTURES")
	if folder == "" {
		return
	}
	const still, moving = 500 * time.Millisecond, 2 * time.Second
	last, began, changed := s.Picture(), time.Now(), time.Now()
	for time.Since(changed) < still && time.Since(began) < moving {
		now := s.Picture()
		if !bytes.Equal(now.Pix, last.Pix) {
			last, changed = now, time.Now()
		}
	}
	s.Screenshot(filepath.Join(folder, name+".png"))
}

// trimmed is a sentence as menus show it, without its full stop.
func trimmed(sentence string) string { return strings.TrimSuffix(sentence, ".") }
