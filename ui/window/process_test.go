//go:build e2e && linux

package window_test

import (
	"context"
	"flag"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/reminder"
	"github.com/unknot-app/unknot/ui/window"
)

var programs = flag.String("programs", "../../build", "the folder of the built programs")

// resident is a resident that opens a reminder and takes down what it is asked for.
type resident struct {
	mu       sync.Mutex
	snapshot control.Snapshot
	asked    []control.Command
	streams  map[chan control.Event]bool
	server   *http.Server
}

// serve starts a resident on the desktop, with a reminder open.
func serve(t *testing.T, socket string) *resident {
	t.Helper()
	now := time.Now()
	r := &resident{streams: map[chan control.Event]bool{}, snapshot: control.Snapshot{
		Now: now, State: control.Due,
		Reminder: &control.Reminder{ID: 1, At: now, Kind: "reminder", Title: "Five minutes for your upper back?", Line: "At the desk 75 minutes without a break.", Start: "Start 5 min"},
		Snooze:   control.Snooze{Left: 3, Choices: []control.SnoozeChoice{{Label: "10 min", For: "10m"}, {Label: "20 min", For: "20m"}}},
	}}
	l, err := control.Listen(socket)
	if err != nil {
		t.Fatal(err)
	}
	r.server = &http.Server{Handler: control.Handler(r)}
	go r.server.Serve(l)
	t.Cleanup(func() { r.server.Close() })
	return r
}

func (r *resident) Hello() control.Hello {
	return control.Hello{Interface: control.Version, Program: "test"}
}

func (r *resident) Snapshot() control.Snapshot {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.snapshot
}

func (r *resident) Do(c control.Command) (control.Snapshot, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked = append(r.asked, c)
	r.snapshot.Reminder = nil
	s := r.snapshot
	r.tell(control.Event{Kind: "snapshot", Snapshot: &s})
	return s, nil
}

func (r *resident) tell(e control.Event) {
	for c := range r.streams {
		c <- e
	}
}

// say sends an event to all windows.
func (r *resident) say(e control.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tell(e)
}

func (r *resident) Events(ctx context.Context) <-chan control.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.snapshot
	queue := make(chan control.Event, 100)
	queue <- control.Event{Kind: "snapshot", Snapshot: &s}
	r.streams[queue] = true
	out := make(chan control.Event)
	go func() {
		defer close(out)
		for {
			select {
			case e := <-queue:
				out <- e
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func (r *resident) listeners() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.streams)
}

func (r *resident) commands() []control.Command {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]control.Command(nil), r.asked...)
}

func (r *resident) StartSession(control.SessionStart) (control.SessionTicket, error) {
	return control.SessionTicket{}, nil
}
func (r *resident) ReportSession(int64, control.SessionReport) error { return nil }
func (r *resident) Settings() control.SettingsReply {
	return control.SettingsReply{Settings: settings.Default()}
}
func (r *resident) SaveSettings(settings.Settings) (control.SettingsReply, error) {
	return control.SettingsReply{}, nil
}
func (r *resident) History(from, to time.Time) (control.History, error) {
	return control.History{}, nil
}
func (r *resident) Insights(string) (control.Insights, error) { return control.Insights{}, nil }

func (r *resident) Routines(control.RoutineChange) (control.RoutineReply, error) {
	return control.RoutineReply{}, nil
}

func (r *resident) Why() control.Why { return control.Why{} }

// stage is a desktop with a resident whose reminder is due.
type stage struct {
	*desktop.Desktop
	t        *testing.T
	resident *resident
	socket   string
}

func newStage(t *testing.T, parts ...desktop.Part) *stage {
	t.Helper()
	s := &stage{Desktop: desktop.Start(t, parts...), t: t}
	s.socket = filepath.Join(s.Home, "run", "control.sock")
	s.resident = serve(t, s.socket)
	return s
}

// open starts unknot-window.
func (s *stage) open(args ...string) *desktop.Process {
	s.t.Helper()
	path, err := filepath.Abs(filepath.Join(*programs, "unknot-window"))
	if err != nil {
		s.t.Fatal(err)
	}
	cmd := s.Command(path, args...)
	cmd.Env = append(cmd.Env, "UNKNOT_SOCKET="+s.socket)
	return s.Start(cmd)
}

// remind opens the reminder and waits until it is there and listens.
func (s *stage) remind() (*desktop.Process, desktop.Window) {
	s.t.Helper()
	p := s.open("reminder")
	w := s.WaitWindow("the reminder", func(w desktop.Window) bool { return w.Class == "Unknot" })
	s.Until("the reminder follows the resident", func() bool { return s.resident.listeners() > 0 })
	return p, w
}

// editor is a window that counts the keys that it gets.
type editor struct {
	mu   sync.Mutex
	keys int
}

func (e *editor) count() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.keys
}

// edit opens an editor with the focus.
func (s *stage) edit() *editor {
	s.t.Helper()
	x, err := xgb.NewConnDisplay(s.Display)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(x.Close)
	id, err := xproto.NewWindowId(x)
	if err != nil {
		s.t.Fatal(err)
	}
	screen := xproto.Setup(x).DefaultScreen(x)
	err = xproto.CreateWindowChecked(x, screen.RootDepth, id, screen.Root, 40, 40, 300, 200, 0,
		xproto.WindowClassInputOutput, screen.RootVisual, xproto.CwBackPixel|xproto.CwEventMask,
		[]uint32{screen.WhitePixel, xproto.EventMaskKeyPress}).Check()
	if err == nil {
		err = xproto.MapWindowChecked(x, id).Check()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	e := &editor{}
	go func() {
		for {
			event, err := x.WaitForEvent()
			if event == nil && err == nil {
				return
			}
			if _, ok := event.(xproto.KeyPressEvent); ok {
				e.mu.Lock()
				e.keys++
				e.mu.Unlock()
			}
		}
	}()
	s.Until("the editor has the focus", func() bool {
		// The window manager may still be placing it.
		w := s.WaitWindow("the editor", func(w desktop.Window) bool { return w.ID == id })
		s.Click(w.At(100, 100))
		return s.Active().ID == id
	})
	return e
}

func TestTheReminderTakesNoFocusFromSomebodyWhoTypes(t *testing.T) {
	s := newStage(t, desktop.WindowManager)
	e := s.edit()
	typing, typed := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		for {
			select {
			case <-typing:
				typed <- n
				return
			default:
				s.Key("a")
				n++
			}
		}
	}()
	_, w := s.remind()
	if active := s.Active(); active.ID == w.ID {
		t.Error("the reminder has the focus")
	}
	// A while longer: some take the focus late.
	before := e.count()
	s.Until("thirty more keys arrive in the editor", func() bool { return e.count() >= before+30 })
	close(typing)
	n := <-typed
	s.Until("all keys arrived in the editor", func() bool { return e.count() == n })
	if asked := s.resident.commands(); len(asked) > 0 {
		t.Errorf("typing answered the reminder: %v", asked)
	}
}

// Window managers are less careful with somebody who has not typed for a while.
func TestTheReminderTakesNoFocusFromSomebodyWhoReads(t *testing.T) {
	s := newStage(t, desktop.WindowManager)
	e := s.edit()
	_, w := s.remind()
	s.Type("and on it goes")
	s.Until("all keys arrived in the editor", func() bool { return e.count() == len("and on it goes") })
	if active := s.Active(); active.ID == w.ID {
		t.Error("the reminder has the focus")
	}
}

func TestTheReminderStandsInItsCornerFromTheFirst(t *testing.T) {
	s := newStage(t, desktop.WindowManager, desktop.Panel)
	x, err := xgb.NewConnDisplay(s.Display)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	root := xproto.Setup(x).DefaultScreen(x).Root
	if err := xproto.ChangeWindowAttributesChecked(x, root, xproto.CwEventMask, []uint32{xproto.EventMaskSubstructureNotify}).Check(); err != nil {
		t.Fatal(err)
	}
	panel := s.WaitWindow("the panel", func(w desktop.Window) bool { return w.Class == "Xfce4-panel" })
	_, w := s.remind()
	if w.W != 400 || w.H != 240 || w.X+w.W != 1280-window.PopupMargin || w.Y+w.H != panel.Y-window.PopupMargin {
		t.Errorf("it is %d x %d at %d, %d", w.W, w.H, w.X, w.Y)
	}
	if !w.Above {
		t.Error("it does not stay above other windows")
	}
	// Each place where a window of its size could be seen.
	type place struct{ X, Y int16 }
	at, seen := map[xproto.Window]place{}, map[place]bool{}
	mapped := map[xproto.Window]bool{}
	for {
		event, err := x.PollForEvent()
		if event == nil && err == nil {
			break
		}
		switch e := event.(type) {
		case xproto.ConfigureNotifyEvent:
			if e.Width == 400 && e.Height == 240 {
				at[e.Window] = place{e.X, e.Y}
				if mapped[e.Window] {
					seen[at[e.Window]] = true
				}
			}
		case xproto.MapNotifyEvent:
			mapped[e.Window] = true
			if p, ok := at[e.Window]; ok {
				seen[p] = true
			}
		}
	}
	want := map[place]bool{{int16(w.X), int16(w.Y)}: true}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("it could be seen at (-want +got):\n%s", diff)
	}
}

// What the tests above show on one window manager depends on marks on others.
func TestTheReminderIsMarkedForWindowManagers(t *testing.T) {
	s := newStage(t, desktop.WindowManager)
	x, err := xgb.NewConnDisplay(s.Display)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	atom := func(name string) xproto.Atom {
		reply, err := xproto.InternAtom(x, false, uint16(len(name)), name).Reply()
		if err != nil {
			t.Fatal(err)
		}
		return reply.Atom
	}
	_, w := s.remind()
	values := func(property string) []uint32 {
		reply, err := xproto.GetProperty(x, false, w.ID, atom(property), xproto.GetPropertyTypeAny, 0, 64).Reply()
		if err != nil {
			t.Fatal(err)
		}
		var list []uint32
		for b := reply.Value; len(b) >= 4; b = b[4:] {
			list = append(list, xgb.Get32(b))
		}
		return list
	}
	if got := values("_NET_WM_USER_TIME"); !slices.Equal(got, []uint32{0}) {
		t.Errorf("its user time is %v: xfwm4 and metacity give it the focus", got)
	}
	states := values("_NET_WM_STATE")
	for _, state := range []string{"_NET_WM_STATE_ABOVE", "_NET_WM_STATE_SKIP_TASKBAR", "_NET_WM_STATE_SKIP_PAGER"} {
		if !slices.Contains(states, uint32(atom(state))) {
			t.Errorf("it lacks the state %s", state)
		}
	}
	s.Until("it is on every desktop", func() bool { return slices.Equal(values("_NET_WM_DESKTOP"), []uint32{0xFFFFFFFF}) })
	if got := values("_NET_FRAME_EXTENTS"); slices.Max(got) != 0 {
		t.Errorf("it has a frame of %v", got)
	}
}

func TestAClickGivesTheReminderTheKeys(t *testing.T) {
	s := newStage(t, desktop.WindowManager)
	s.edit()
	opened := time.Now()
	p, w := s.remind()
	s.Until("the reminder has the focus", func() bool {
		s.Click(w.At(50, 120))
		return s.Active().ID == w.ID
	})
	s.Until("Esc is taken", func() bool {
		s.Key("Escape")
		return len(s.resident.commands()) > 0
	})
	if took := time.Since(opened); took < reminder.Guard {
		t.Errorf("a key was taken %v after the start", took)
	}
	if diff := cmp.Diff([]control.Command{{Name: "skip"}}, s.resident.commands()); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	if code := p.ExitCode(); code != 0 {
		t.Errorf("it exits with %d", code)
	}
}

func TestTheButtonsAnswer(t *testing.T) {
	tests := []struct {
		name   string
		clicks [][2]int
		want   control.Command
	}{
		{"Start", [][2]int{{250, 160}}, control.Command{Name: "start"}},
		{"Skip", [][2]int{{340, 208}}, control.Command{Name: "skip"}},
		{"Snooze for 10 min", [][2]int{{150, 208}, {190, 80}}, control.Command{Name: "snooze", For: "10m"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t, desktop.WindowManager)
			p, w := s.remind()
			// A click can come before the first frame; one that comes twice does no harm.
			s.Until("the resident was asked", func() bool {
				for _, at := range tt.clicks {
					s.Click(w.At(at[0], at[1]))
				}
				return len(s.resident.commands()) > 0
			})
			if diff := cmp.Diff([]control.Command{tt.want}, s.resident.commands()); diff != "" {
				t.Errorf("asked (-want +got):\n%s", diff)
			}
			if code := p.ExitCode(); code != 0 {
				t.Errorf("it exits with %d", code)
			}
		})
	}
}

func TestTheReminderGoesWithTheResident(t *testing.T) {
	tests := []struct {
		name string
		end  func(*resident)
	}{
		{"with a goodbye", func(r *resident) { r.say(control.Event{Kind: "bye"}) }},
		{"in a crash", func(r *resident) { r.server.Close() }},
		{"when it was answered elsewhere", func(r *resident) { r.Do(control.Command{Name: "skip"}) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t, desktop.WindowManager)
			p, _ := s.remind()
			tt.end(s.resident)
			s.Until("the window's process has ended", func() bool { return !p.Running() })
			if code := p.ExitCode(); code != 0 {
				t.Errorf("it exits with %d", code)
			}
		})
	}
}

func TestWithoutAWindowItSaysSoByItsExitCode(t *testing.T) {
	s := newStage(t)
	blind := desktop.New(t)
	blind.StartX(0, "-extension", "GLX")
	tests := []struct {
		name string
		args []string
		env  []string
		want int
	}{
		{"no display", []string{"reminder"}, []string{"DISPLAY="}, control.ExitNoWindow},
		{"a display that nobody serves", []string{"reminder"}, []string{"DISPLAY=:4077"}, control.ExitNoWindow},
		{"a Wayland display that nobody serves", []string{"reminder"}, []string{"DISPLAY=", "WAYLAND_DISPLAY=wayland-77"}, control.ExitNoWindow},
		{"a display that can't draw", []string{"reminder"}, []string{"DISPLAY=" + blind.Display}, control.ExitNoWindow},
		{"no resident", []string{"reminder"}, []string{"UNKNOT_SOCKET=" + s.socket + "-not"}, 1},
		{"a clock that is none", []string{"reminder"}, []string{"UNKNOT_CLOCK=noon"}, 1},
		{"no name", nil, nil, 2},
		{"a window that is not there", []string{"sofa"}, nil, 2},
	}
	path, err := filepath.Abs(filepath.Join(*programs, "unknot-window"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cmd := s.Command(path, tt.args...)
			cmd.Env = append(append(cmd.Env, "UNKNOT_SOCKET="+s.socket), tt.env...)
			p := s.Start(cmd)
			s.Until("the process has ended", func() bool { return !p.Running() })
			if code := p.ExitCode(); code != tt.want {
				t.Errorf("it exits with %d, want %d", code, tt.want)
			}
		})
	}
}
