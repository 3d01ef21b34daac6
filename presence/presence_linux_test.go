package presence_test

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/presence"
)

// watching collects the facts of a watch.
type watching struct {
	t     *testing.T
	facts <-chan presence.Fact
	view  presence.View
}

func watch(t *testing.T, options presence.Options) *watching {
	t.Helper()
	return &watching{t: t, facts: presence.Watch(t.Context(), options)}
}

// until waits for a fact that fits.
func (w *watching) until(what string, fits func(presence.Fact) bool) presence.Fact {
	w.t.Helper()
	patience := time.After(desktop.Patience)
	for {
		select {
		case f, open := <-w.facts:
			if !open {
				w.t.Fatalf("the watch ended before: %s", what)
			}
			w.view.Apply(f)
			if fits(f) {
				return f
			}
		case <-patience:
			w.t.Fatalf("waited, and nobody said: %s", what)
		}
	}
}

func says(s presence.Source, k presence.Kind, on bool) func(presence.Fact) bool {
	return func(f presence.Fact) bool { return f.Source == s && f.Kind == k && f.On == on && f.Sees }
}

func blind(s presence.Source) func(presence.Fact) bool {
	return func(f presence.Fact) bool { return f.Source == s && !f.Sees }
}

func TestIdleFollowsTheInputOfTheXServer(t *testing.T) {
	d := desktop.Start(t)
	d.Move(10, 10)
	w := watch(t, presence.Options{Idle: 500 * time.Millisecond, Display: d.Display})

	w.until("there was input", says(presence.X11, presence.Idle, false))
	for round := range 3 {
		before := time.Now()
		on := w.until("the input fell silent", says(presence.X11, presence.Idle, true))
		if ago := time.Since(on.Since); ago < 500*time.Millisecond || ago > time.Since(before)+2*time.Second {
			t.Errorf("the last input was %v ago, want about 0.5 s", ago)
		}
		if round == 1 {
			d.Key("a") // the keyboard is input too
		} else {
			d.Move(20+round, 20)
		}
		off := w.until("the input came back", says(presence.X11, presence.Idle, false))
		if off.Since.Before(on.Since) {
			t.Errorf("back at %v, before the last input at %v", off.Since, on.Since)
		}
	}
}

func TestIdleIsKnownFromTheFirstMoment(t *testing.T) {
	d := desktop.Start(t)
	d.Move(10, 10)
	w := watch(t, presence.Options{Idle: 300 * time.Millisecond, Display: d.Display})
	w.until("the input fell silent", says(presence.X11, presence.Idle, true))

	late := watch(t, presence.Options{Idle: 300 * time.Millisecond, Display: d.Display})
	first := late.until("the first word", func(f presence.Fact) bool { return f.Source == presence.X11 })
	if !first.On {
		t.Errorf("the first word about an idle desktop is %+v, want idle", first)
	}
}

func TestXServerMayComeLateDieAndComeAgain(t *testing.T) {
	d := desktop.New(t)
	d.StartX(0)
	number, err := strconv.Atoi(strings.TrimPrefix(d.Display, ":"))
	if err != nil {
		t.Fatal(err)
	}
	d.StopX()

	w := watch(t, presence.Options{Idle: 200 * time.Millisecond, Display: d.Display})
	if f := w.until("no display", blind(presence.X11)); !strings.Contains(f.Why, "display") {
		t.Errorf("why = %q, want a word about the display", f.Why)
	}
	d.StartX(number)
	w.until("the display came", says(presence.X11, presence.Idle, true))
	d.StopX()
	w.until("the display died", blind(presence.X11))
	if _, holds := w.view.Since(presence.Idle); holds {
		t.Error("still idle by a display that died")
	}
	d.StartX(number)
	w.until("the display came again", says(presence.X11, presence.Idle, true))
}

func TestSourcesSayWhatTheyCannotSee(t *testing.T) {
	tests := []struct {
		name    string
		options presence.Options
		source  presence.Source
		why     string
	}{
		{"no display", presence.Options{}, presence.X11, "no X display"},
		{"no system bus", presence.Options{}, presence.Logind, "no system bus"},
		{"no session bus", presence.Options{}, presence.ScreenSaver, "no session bus"},
		{"a bus that would have to be started", presence.Options{SessionBus: "autolaunch:"}, presence.ScreenSaver, "no session bus"},
		{"a system bus that does not answer", presence.Options{SystemBus: "unix:path=/nonexistent/bus"}, presence.Logind, "does not answer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := watch(t, tt.options).until("it can't see", blind(tt.source))
			if !strings.Contains(f.Why, tt.why) || !strings.HasSuffix(f.Why, ".") {
				t.Errorf("why = %q, want a sentence with %q", f.Why, tt.why)
			}
		})
	}
}

func TestLogindTellsOfSleepAndLock(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	logind := d.StartLogind()
	w := watch(t, presence.Options{SystemBus: d.SystemBus})
	w.until("awake at first", says(presence.Logind, presence.Asleep, false))
	w.until("unlocked at first", says(presence.Logind, presence.Locked, false))

	steps := []struct {
		what string
		do   func()
		kind presence.Kind
		on   bool
	}{
		{"sleep begins", func() { logind.Sleep(true) }, presence.Asleep, true},
		{"sleep is over", func() { logind.Sleep(false) }, presence.Asleep, false},
		{"the session is asked to lock", logind.Lock, presence.Locked, true},
		{"the session is asked to unlock", logind.Unlock, presence.Locked, false},
		{"the locker has locked", func() { logind.SetLockedHint(true) }, presence.Locked, true},
		{"the locker has unlocked", func() { logind.SetLockedHint(false) }, presence.Locked, false},
	}
	for _, s := range steps {
		before := time.Now()
		s.do()
		f := w.until(s.what, says(presence.Logind, s.kind, s.on))
		if f.Since.Before(before) {
			t.Errorf("%s: since %v, before it happened at %v", s.what, f.Since, before)
		}
		if _, holds := w.view.Since(s.kind); holds != s.on {
			t.Errorf("%s: the view says %v, want %v", s.what, holds, s.on)
		}
	}
}

func TestLogindIsFoundForAProcessOutsideAnySession(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	logind := d.StartLogind()
	logind.NoSession()
	w := watch(t, presence.Options{SystemBus: d.SystemBus})
	w.until("unlocked at first", says(presence.Logind, presence.Locked, false))
	logind.SetLockedHint(true)
	w.until("locked", says(presence.Logind, presence.Locked, true))
}

func TestLogindMayComeLateAndGo(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	w := watch(t, presence.Options{SystemBus: d.SystemBus})
	w.until("nobody there", blind(presence.Logind))
	logind := d.StartLogind()
	w.until("awake", says(presence.Logind, presence.Asleep, false))
	logind.SetLockedHint(true)
	w.until("locked", says(presence.Logind, presence.Locked, true))
	logind.Stop()
	w.until("gone", blind(presence.Logind))
	if _, holds := w.view.Since(presence.Locked); holds {
		t.Error("still locked by a login manager that is gone")
	}
	d.StartLogind()
	w.until("back", says(presence.Logind, presence.Locked, false))
}

func TestScreenLockersTellOfLock(t *testing.T) {
	for _, name := range []string{"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.xfce.ScreenSaver"} {
		t.Run(name, func(t *testing.T) {
			d := desktop.New(t)
			locker := d.Bus(d.SessionBus)
			if _, err := locker.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
				t.Fatal(err)
			}
			path := dbus.ObjectPath("/" + strings.ReplaceAll(name, ".", "/"))
			active := func(on bool) {
				if err := locker.Emit(path, name+".ActiveChanged", on); err != nil {
					t.Fatal(err)
				}
			}
			w := watch(t, presence.Options{SessionBus: d.SessionBus})
			w.until("unlocked", says(presence.ScreenSaver, presence.Locked, false))
			active(true)
			w.until("locked", says(presence.ScreenSaver, presence.Locked, true))
			active(false)
			w.until("unlocked", says(presence.ScreenSaver, presence.Locked, false))
			active(true)
			w.until("locked", says(presence.ScreenSaver, presence.Locked, true))
			locker.Close()
			w.until("a locker that crashed locks nothing", says(presence.ScreenSaver, presence.Locked, false))
		})
	}
}

func TestLockIsKnownFromTheFirstMoment(t *testing.T) {
	d := desktop.New(t)
	locker := d.Bus(d.SessionBus)
	const name = "org.gnome.ScreenSaver"
	get := map[string]any{"GetActive": func() (bool, *dbus.Error) { return true, nil }}
	if err := locker.ExportMethodTable(get, "/org/gnome/ScreenSaver", name); err != nil {
		t.Fatal(err)
	}
	if _, err := locker.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	first := w.until("the first word", func(f presence.Fact) bool { return f.Source == presence.ScreenSaver })
	if !first.On {
		t.Errorf("the first word about a locked screen is %+v, want locked", first)
	}
}

func TestALockerThatHangsHoldsNobodyUp(t *testing.T) {
	d := desktop.New(t)
	locker := d.Bus(d.SessionBus)
	const name = "org.xfce.ScreenSaver"
	hang := make(chan struct{})
	t.Cleanup(func() { close(hang) })
	get := map[string]any{"GetActive": func() (bool, *dbus.Error) { <-hang; return true, nil }}
	if err := locker.ExportMethodTable(get, "/org/xfce/ScreenSaver", name); err != nil {
		t.Fatal(err)
	}
	if _, err := locker.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	w.until("it listens all the same", says(presence.ScreenSaver, presence.Locked, false))
	if err := locker.Emit("/org/xfce/ScreenSaver", name+".ActiveChanged", true); err != nil {
		t.Fatal(err)
	}
	w.until("and hears of the lock", says(presence.ScreenSaver, presence.Locked, true))
}

func TestLosingTheSessionBusIsSaid(t *testing.T) {
	d := desktop.New(t)
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	w.until("it sees", says(presence.ScreenSaver, presence.Locked, false))
	d.StopSessionBus()
	w.until("the bus is gone", blind(presence.ScreenSaver))
}

func TestASourceThatAskedInVainStirs(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stirred := make(chan struct{}, 64)
	facts := presence.Watch(ctx, presence.Options{Stirred: func() { stirred <- struct{}{} }})
	<-stirred // without display and bus nothing can be seen
	stop()
	for range facts {
	}
}
