package tray_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/resident/tray"
)

// A process can have one tray, so every test runs its tray in a child: this program again.
func TestMain(m *testing.M) {
	if colouring, child := os.LookupEnv("TRAY_COLOURING"); child {
		runTray(colouring)
		return
	}
	os.Exit(m.Run())
}

// runTray shows the snapshots that come in, one JSON object a line, and writes out what
// clicks ask for.
func runTray(colouring string) {
	words, err := lang.New(assets.Translations(), "en")
	if err != nil {
		panic(err)
	}
	var mu sync.Mutex
	tell := func(v any) {
		mu.Lock()
		defer mu.Unlock()
		json.NewEncoder(os.Stdout).Encode(v)
	}
	ctx, stop := context.WithCancel(context.Background())
	t := tray.New(tray.Options{
		Do:        func(c control.Command) { tell(told{Command: &c}) },
		Hosted:    func(there bool) { tell(told{Hosted: &there}) },
		Colouring: colouring,
	})
	in := json.NewDecoder(os.Stdin)
	next := func() bool {
		var s control.Snapshot
		if in.Decode(&s) != nil {
			return false
		}
		t.Show(tray.Menu(s, routines, words))
		return true
	}
	next() // the icon should never be empty
	go func() {
		for next() {
		}
		stop()
	}()
	if err := t.Run(ctx); err != nil {
		tell(told{Error: err.Error()})
		os.Exit(1)
	}
}

// told is a line of the child.
type told struct {
	Command *control.Command
	Hosted  *bool
	Error   string
}

// child is a tray in a process of its own.
type child struct {
	t     *testing.T
	in    io.WriteCloser
	lines chan told
	*desktop.Process
}

func start(t *testing.T, d *desktop.Desktop, first control.Snapshot, env ...string) *child {
	t.Helper()
	cmd := d.Command(os.Args[0])
	cmd.Env = append(cmd.Env, "TRAY_COLOURING=colour-on-dark")
	cmd.Env = append(cmd.Env, env...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout = w
	c := &child{t: t, in: in, lines: make(chan told, 100)}
	c.Process = d.Start(cmd)
	w.Close()
	go func() {
		defer out.Close()
		defer close(c.lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			var line told
			if json.Unmarshal(s.Bytes(), &line) == nil {
				c.lines <- line
			}
		}
	}()
	c.show(first)
	return c
}

func (c *child) show(s control.Snapshot) {
	c.t.Helper()
	if err := json.NewEncoder(c.in).Encode(s); err != nil {
		c.t.Fatal(err)
	}
}

// command is the next thing that a click asked for.
func (c *child) command() control.Command {
	c.t.Helper()
	for line := range c.lines {
		if line.Command != nil {
			return *line.Command
		}
	}
	c.t.Fatal("the tray ended before a click came through")
	return control.Command{}
}

// hosted waits for the next word about the tray host.
func (c *child) hosted() bool {
	c.t.Helper()
	for line := range c.lines {
		if line.Hosted != nil {
			return *line.Hosted
		}
	}
	c.t.Fatal("the tray ended before it said whether there is a host")
	return false
}

func TestTrayShowsTheSnapshot(t *testing.T) {
	d := desktop.New(t)
	host := d.StartTrayHost()
	c := start(t, d, snapshot(control.Counting))
	item := host.Item()
	if id := item.Property("Id"); id != "unknot" {
		t.Errorf("the icon's ID is %v, want unknot", id)
	}
	if menu := item.Property("ItemIsMenu"); menu != false {
		t.Error("a left click opens the menu, want Today")
	}
	for _, state := range []control.State{control.Counting, control.Due, control.Snoozed, control.HeldBack, control.Paused, control.InSession, control.Resting, control.Counting} {
		s := snapshot(state)
		c.show(s)
		want := tray.Menu(s, routines, english(t))
		wanted := lines(want)
		d.Until(fmt.Sprintf("the tray shows %s", state), func() bool {
			return item.Tooltip() == want.Tooltip && slices.Equal(shownLines(item.Menu()), wanted)
		})
		if !isIcon(t, item.Icon(), "colour-on-dark", want.Icon) {
			t.Errorf("%s: the icon is not %s", state, want.Icon)
		}
		for _, section := range want.Sections {
			for _, i := range section {
				for _, sub := range i.Sub {
					if got, ok := item.Find(i.Label, sub.Label); !ok || got.Enabled == sub.Disabled {
						t.Errorf("%s: %q, %q is there: %v, %+v; want disabled: %v", state, i.Label, sub.Label, ok, got, sub.Disabled)
					}
				}
			}
		}
	}
}

// shownLines writes a menu of the bus as lines writes a model.
func shownLines(menu []desktop.MenuItem) []string {
	var list []string
	for _, m := range menu {
		switch {
		case m.Separator:
			list = append(list, "-")
		case m.Submenu:
			list = append(list, m.Label+" >")
		case !m.Enabled:
			list = append(list, "("+m.Label+")")
		default:
			list = append(list, m.Label)
		}
	}
	return list
}

// isIcon tells whether the picture is the icon of the state.
func isIcon(t *testing.T, got image.Image, colouring, state string) bool {
	t.Helper()
	if got == nil {
		return false
	}
	icon, err := assets.TrayIcon(colouring, state, got.Bounds().Dx())
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(icon))
	if err != nil {
		t.Fatal(err)
	}
	return alike(got, want)
}

func alike(a, b image.Image) bool {
	if a == nil || a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			ca, cb := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			apart := func(a, b uint8) uint8 { return max(a, b) - min(a, b) }
			if apart(ca.A, cb.A) > 2 || ca.A > 20 && max(apart(ca.R, cb.R), apart(ca.G, cb.G), apart(ca.B, cb.B)) > 8 {
				return false
			}
		}
	}
	return true
}

func TestClicksAskForWhatTheItemSays(t *testing.T) {
	d := desktop.New(t)
	host := d.StartTrayHost()
	c := start(t, d, snapshot(control.Counting))
	item := host.Item()
	clicks := []struct {
		path []string
		want control.Command
	}{
		{[]string{"Start five-minute"}, control.Command{Name: "start"}},
		{[]string{"Start a routine", "Solo ten"}, control.Command{Name: "start", Routine: "ten-minute"}},
		{[]string{"Snooze", "At 17:15"}, control.Command{Name: "snooze", For: "17:15"}},
		{[]string{"Pause reminders", "Until I resume"}, control.Command{Name: "pause"}},
		{[]string{"How does your back feel?", "5 to 6"}, control.Command{Name: "rate", Tension: 6}},
		{[]string{"Settings"}, control.Command{Name: "window", Window: "settings"}},
		{[]string{"Quit"}, control.Command{Name: "quit"}},
	}
	for _, click := range clicks {
		item.Click(click.path...)
		if got := c.command(); got != click.want {
			t.Errorf("%q asks for %+v, want %+v", click.path, got, click.want)
		}
	}
	item.Activate()
	if got := c.command(); got != (control.Command{Name: "window", Window: "main"}) {
		t.Errorf("a click on the icon asks for %+v, want Today", got)
	}
	c.show(snapshot(control.Snoozed))
	item.Click("Start now instead")
	if got := c.command(); got != (control.Command{Name: "start"}) {
		t.Errorf("the changed item asks for %+v, want start", got)
	}
}

func TestOnlyWhatChangedIsTold(t *testing.T) {
	d := desktop.New(t)
	host := d.StartTrayHost()
	c := start(t, d, snapshot(control.Counting))
	item := host.Item()
	d.Until("the menu is there", func() bool { return len(item.Menu()) > 5 })
	before, _ := item.Find("Start a routine")

	counts := item.CountChanges()
	for range 20 {
		c.show(snapshot(control.Counting)) // nothing new
	}
	later := snapshot(control.Counting)
	later.Headline = "Next break about 15:20."
	c.show(later)
	d.Until("the new line is shown", func() bool { _, ok := item.Find("Next break about 15:20"); return ok })
	got := counts()
	if got["ItemsPropertiesUpdated"] != 1 || got["NewToolTip"] != 1 || got["NewIcon"] != 0 || got["LayoutUpdated"] > 1 {
		t.Errorf("one new line told %v, want one label and one tooltip", got)
	}
	if after, _ := item.Find("Start a routine"); after.ID != before.ID {
		t.Errorf("an item changed its number from %d to %d", before.ID, after.ID)
	}
}

func TestTrayHostMayComeLateAndGo(t *testing.T) {
	d := desktop.New(t)
	c := start(t, d, snapshot(control.Counting))
	if c.hosted() {
		t.Fatal("told of a tray host before there was one")
	}
	host := d.StartTrayHost()
	if !c.hosted() {
		t.Error("not told of the tray host that came")
	}
	host.Item()
	for range 2 {
		host.Stop()
		if c.hosted() {
			t.Error("not told that the tray host went")
		}
		c.show(snapshot(control.Snoozed)) // changes while nobody shows it
		host = d.StartTrayHost()
		if !c.hosted() {
			t.Error("not told of the tray host that came again")
		}
		item := host.Item()
		d.Until("the icon is up to date", func() bool { return strings.Contains(item.Tooltip(), "Snoozed") })
	}
}

func TestTrayGoesWhenItEnds(t *testing.T) {
	d := desktop.New(t)
	host := d.StartTrayHost()
	c := start(t, d, snapshot(control.Counting))
	host.Item()
	c.in.Close()
	if code := c.ExitCode(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	if n := len(host.Items()); n != 0 {
		t.Errorf("%d icons are left, want none", n)
	}
}

func TestWithoutASessionBusThereIsNoTray(t *testing.T) {
	d := desktop.New(t)
	for _, address := range []string{"", "autolaunch:", "unix:path=/nonexistent/bus"} {
		c := start(t, d, snapshot(control.Counting), "DBUS_SESSION_BUS_ADDRESS="+address, "DISPLAY=:0")
		if code := c.ExitCode(); code != 1 {
			t.Errorf("address %q: exit code %d, want that it says so", address, code)
		}
		if line := <-c.lines; !strings.Contains(line.Error, "no tray") {
			t.Errorf("address %q: said %+v, want that there can be no tray", address, line)
		}
	}
	if out := d.Run("sh", "-c", "ls "+d.Home+"/.dbus 2>/dev/null | wc -l"); strings.TrimSpace(out) != "0" {
		t.Error("a bus was started")
	}
}

func TestTheEndOfTheBusDoesNotEndTheProgram(t *testing.T) {
	d := desktop.New(t)
	host := d.StartTrayHost()
	c := start(t, d, snapshot(control.Counting))
	host.Item()
	c.hosted()
	d.StopSessionBus()
	for _, state := range []control.State{control.Due, control.Paused, control.Counting} {
		c.show(snapshot(state))
	}
	c.in.Close()
	if code := c.ExitCode(); code != 0 {
		t.Errorf("the exit code is %d, want 0", code)
	}
}
