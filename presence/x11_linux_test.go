package presence_test

import (
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/presence"
)

func TestFullScreenFollowsTheActiveWindow(t *testing.T) {
	d := desktop.Start(t, desktop.WindowManager)
	w := watch(t, presence.Options{Display: d.Display})
	w.until("no window fills the screen", says(presence.X11, presence.FullScreen, false))

	film := d.OpenWindow("Film", 0, 0, 300, 200)
	d.SetFullScreen(film, true)
	w.until("the film fills the screen", says(presence.X11, presence.FullScreen, true))
	d.SetFullScreen(film, false)
	w.until("the film is a window again", says(presence.X11, presence.FullScreen, false))

	d.SetFullScreen(film, true)
	w.until("the film fills the screen again", says(presence.X11, presence.FullScreen, true))
	notes := d.OpenWindow("Notes", 0, 0, 300, 200)
	d.Activate(notes)
	w.until("the person turned to the notes", says(presence.X11, presence.FullScreen, false))
	d.Activate(film)
	w.until("and back to the film", says(presence.X11, presence.FullScreen, true))
	d.CloseWindow(film)
	w.until("the film is closed", says(presence.X11, presence.FullScreen, false))
}

func TestFullScreenIsKnownFromTheFirstMoment(t *testing.T) {
	d := desktop.Start(t, desktop.WindowManager)
	film := d.OpenWindow("Film", 0, 0, 300, 200)
	d.SetFullScreen(film, true)
	d.Activate(film)
	w := watch(t, presence.Options{Display: d.Display})
	first := w.until("the first word", func(f presence.Fact) bool { return f.Kind == presence.FullScreen })
	if !first.On {
		t.Errorf("the first word about a film in full screen is %+v", first)
	}
}

func TestFullScreenNeedsAWindowManager(t *testing.T) {
	d := desktop.Start(t)
	w := watch(t, presence.Options{Display: d.Display})
	unseen := func(f presence.Fact) bool { return f.Kind == presence.FullScreen && !f.Sees }
	if f := w.until("nobody tells", unseen); !strings.Contains(f.Why, "window manager") {
		t.Errorf("why = %q, want a word about the window manager", f.Why)
	}
	if w.view.Tells(presence.FullScreen) || !w.view.Tells(presence.Idle) {
		t.Errorf("sights %+v: want idle and not full screen", w.view.Sights())
	}
	desktop.WindowManager(d)
	w.until("a window manager came", says(presence.X11, presence.FullScreen, false))
	film := d.OpenWindow("Film", 0, 0, 300, 200)
	d.SetFullScreen(film, true)
	d.Activate(film)
	w.until("the film fills the screen", says(presence.X11, presence.FullScreen, true))
	d.StopWindowManager()
	w.until("the window manager crashed", unseen)
	if _, holds := w.view.Since(presence.FullScreen); holds {
		t.Error("full screen by the word of a window manager that crashed")
	}
}

func TestTypingEndsWithTheFirstPause(t *testing.T) {
	d := desktop.Start(t)
	var pauses presence.Pauses
	if pauses.Ask(time.Hour) {
		t.Error("somebody heard before there was a watch")
	}
	pauses.Stop()
	w := watch(t, presence.Options{Display: d.Display, Typing: &pauses})
	w.until("it can tell", says(presence.X11, presence.Typing, false))
	// The window manager is looked for last, so the watch is ready.
	w.until("it is ready", func(f presence.Fact) bool { return f.Kind == presence.FullScreen })

	d.Move(10, 10)
	if !pauses.Ask(time.Hour) {
		t.Fatal("nobody heard")
	}
	w.until("the person types", says(presence.X11, presence.Typing, true))
	pauses.Stop()
	w.until("nobody asks any more", says(presence.X11, presence.Typing, false))

	pauses.Ask(400 * time.Millisecond)
	w.until("the person types", says(presence.X11, presence.Typing, true))
	w.until("the pause came", says(presence.X11, presence.Typing, false))

	// The input is silent already: the answer comes at once.
	pauses.Ask(time.Millisecond)
	w.until("it is asked again", says(presence.X11, presence.Typing, true))
	w.until("there is a pause already", says(presence.X11, presence.Typing, false))

	// A new asking takes the place of the one before.
	d.Move(20, 20)
	pauses.Ask(time.Hour)
	w.until("the person types", says(presence.X11, presence.Typing, true))
	pauses.Ask(300 * time.Millisecond)
	w.until("a shorter pause is enough", says(presence.X11, presence.Typing, false))
}
