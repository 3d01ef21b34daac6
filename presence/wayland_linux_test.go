package presence_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/presence"
)

func TestIdleFollowsTheInputOfTheWaylandCompositor(t *testing.T) {
	c := desktop.New(t).StartCompositor()
	var pauses presence.Pauses
	w := watch(t, presence.Options{Wayland: c.Socket, Idle: 500 * time.Millisecond, Typing: &pauses})
	w.until("nobody is idle at first", says(presence.Wayland, presence.Idle, false))
	w.until("it can tell of typing", says(presence.Wayland, presence.Typing, false))
	for range 2 {
		on := w.until("the input fell silent", says(presence.Wayland, presence.Idle, true))
		if ago := time.Since(on.Since); ago < 500*time.Millisecond {
			t.Errorf("the last input was %v ago, want at least 0.5 s", ago)
		}
		c.Move(5, 5)
		w.until("the input came back", says(presence.Wayland, presence.Idle, false))
	}

	if !pauses.Ask(time.Hour) {
		t.Fatal("nobody heard")
	}
	w.until("the person types", says(presence.Wayland, presence.Typing, true))
	pauses.Stop()
	w.until("nobody asks any more", says(presence.Wayland, presence.Typing, false))
	pauses.Ask(200 * time.Millisecond)
	w.until("the person types", says(presence.Wayland, presence.Typing, true))
	w.until("the pause came", says(presence.Wayland, presence.Typing, false))
}

func TestFullScreenFollowsTheActiveWindowOfTheWaylandCompositor(t *testing.T) {
	c := desktop.New(t).StartCompositor()
	w := watch(t, presence.Options{Wayland: c.Socket})
	w.until("no window fills the screen", says(presence.Wayland, presence.FullScreen, false))
	c.OpenWindow("Film")
	c.Tell(`[title="Film"] fullscreen enable`)
	w.until("the film fills the screen", says(presence.Wayland, presence.FullScreen, true))

	late := watch(t, presence.Options{Wayland: c.Socket})
	first := late.until("the first word", func(f presence.Fact) bool { return f.Kind == presence.FullScreen })
	if !first.On {
		t.Errorf("the first word about a film in full screen is %+v", first)
	}

	c.Tell(`[title="Film"] fullscreen disable`)
	w.until("the film is a window again", says(presence.Wayland, presence.FullScreen, false))
	c.Tell(`[title="Film"] fullscreen enable`)
	w.until("the film fills the screen again", says(presence.Wayland, presence.FullScreen, true))
	c.Tell(`[title="Film"] kill`)
	w.until("the film is closed", says(presence.Wayland, presence.FullScreen, false))
}

func TestWaylandCompositorMayDieAndComeAgain(t *testing.T) {
	d := desktop.New(t)
	w := watch(t, presence.Options{Wayland: filepath.Join(d.Home, "none")})
	if f := w.until("no compositor", blind(presence.Wayland)); !strings.Contains(f.Why, "Wayland") {
		t.Errorf("why = %q, want a word about Wayland", f.Why)
	}

	c := d.StartCompositor()
	w = watch(t, presence.Options{Wayland: c.Socket, Idle: 200 * time.Millisecond})
	w.until("the input fell silent", says(presence.Wayland, presence.Idle, true))
	c.Stop()
	w.until("the compositor died", blind(presence.Wayland))
	if _, holds := w.view.Since(presence.Idle); holds {
		t.Error("still idle by a compositor that died")
	}
	c.Restart()
	w.until("the compositor came again", says(presence.Wayland, presence.Idle, true))
}

func TestIdleFollowsGnome(t *testing.T) {
	d := desktop.New(t)
	var pauses presence.Pauses
	w := watch(t, presence.Options{
		Wayland: filepath.Join(d.Home, "none"), SessionBus: d.SessionBus, Idle: time.Minute, Typing: &pauses,
	})
	w.until("GNOME does not run", blind(presence.Mutter))
	m := d.StartIdleMonitor()
	w.until("there was input", says(presence.Mutter, presence.Idle, false))
	w.until("it can tell of typing", says(presence.Mutter, presence.Typing, false))
	for range 2 {
		m.Silent(59 * time.Second)
		m.Silent(61 * time.Second)
		on := w.until("the input fell silent", says(presence.Mutter, presence.Idle, true))
		if ago := time.Since(on.Since); ago < 61*time.Second {
			t.Errorf("the last input was %v ago, want 61 s", ago)
		}
		m.Silent(0)
		w.until("the input came back", says(presence.Mutter, presence.Idle, false))
	}

	if !pauses.Ask(100 * time.Millisecond) {
		t.Fatal("nobody heard")
	}
	w.until("the person types", says(presence.Mutter, presence.Typing, true))
	m.Silent(time.Second)
	w.until("the pause came", says(presence.Mutter, presence.Typing, false))

	m.Silent(2 * time.Minute)
	w.until("the input fell silent", says(presence.Mutter, presence.Idle, true))
	m.Stop()
	w.until("GNOME has gone", blind(presence.Mutter))
	if _, holds := w.view.Since(presence.Idle); holds {
		t.Error("still idle by a compositor that has gone")
	}
	again := d.StartIdleMonitor()
	again.Silent(2 * time.Minute)
	w.until("GNOME came again", says(presence.Mutter, presence.Idle, true))
}

func TestIdleByGnomeIsKnownFromTheFirstMoment(t *testing.T) {
	d := desktop.New(t)
	d.StartIdleMonitor().Silent(time.Hour)
	w := watch(t, presence.Options{Wayland: filepath.Join(d.Home, "none"), SessionBus: d.SessionBus})
	first := w.until("the first word", func(f presence.Fact) bool { return f.Source == presence.Mutter })
	if !first.On || time.Since(first.Since) < time.Hour {
		t.Errorf("the first word about a desk left an hour ago is %+v", first)
	}
}

func TestWaylandSocketOfTheEnvironment(t *testing.T) {
	tests := []struct{ name, display, session, want string }{
		{"a name in the runtime folder", "wayland-1", "wayland", "/run/user/1/wayland-1"},
		{"a path", "/tmp/w", "", "/tmp/w"},
		{"a service that knows only the kind of session", "", "wayland", "/run/user/1/wayland-0"},
		{"a session of X11", "", "x11", ""},
		{"a compositor in a window of X11", "wayland-1", "x11", "/run/user/1/wayland-1"},
		{"a terminal", "", "tty", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("XDG_RUNTIME_DIR", "/run/user/1")
			t.Setenv("WAYLAND_DISPLAY", tt.display)
			t.Setenv("XDG_SESSION_TYPE", tt.session)
			if got := presence.FromEnvironment().Wayland; got != tt.want {
				t.Errorf("the socket is %q, want %q", got, tt.want)
			}
		})
	}
}
