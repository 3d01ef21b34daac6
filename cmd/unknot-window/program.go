package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"log"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/window"
)

// ID is the application's ID on every system.
const ID = "io.github.unknot_app.unknot"

// opening is how long a window may take to open. GLFW waits for ever for a window that
// the window manager doesn't map, and people wait for the reminder meanwhile.
const opening = 15 * time.Second

// grace is how long the face and Fyne may take to end. Fyne's shutdown can hang for ever (a
// race of its event loop), so that the process doesn't rely on it.
const grace = 3 * time.Second

// program is one run: one window and its line to the resident.
type program struct {
	name    string
	args    []string
	folders folder.Folders
	clock   clock.Clock
	screen  *screen
	stderr  io.Writer

	resident *control.Client
	settings control.SettingsReply
	snapshot control.Snapshot

	app    fyne.App
	window fyne.Window
	place  *place
	at     *image.Point // where the window was when it was closed
	face   window.Face
	ending atomic.Bool
}

// meet learns from the resident what the window is opened with.
func (p *program) meet(resident *control.Client) error {
	p.resident = resident
	if _, err := resident.Hello(); err != nil {
		return err
	}
	var err1, err2 error
	p.settings, err1 = resident.Settings()
	p.snapshot, err2 = resident.Snapshot()
	return errors.Join(err1, err2)
}

// show opens the window and stays until it is closed. Where no window can be shown it
// returns at once, with the exit code that says so.
func (p *program) show() (code int, err error) {
	// Fyne writes its troubles to the standard logger; they matter only beside a window.
	var early bytes.Buffer
	log.SetOutput(&early)
	stuck := time.AfterFunc(opening, func() {
		fmt.Fprintf(p.stderr, "unknot-window: could not open a window: the desktop did not show it within %v\n", opening)
		os.Exit(control.ExitNoWindow)
	})
	if err := p.open(); errors.Is(err, errCannotDraw) {
		return control.ExitNoWindow, err
	} else if err != nil {
		return exitFailed, err
	}
	stuck.Stop()
	log.SetOutput(p.stderr)
	_, _ = early.WriteTo(p.stderr)

	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals // Fyne ends by itself
		p.end()
	}()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go window.Follow(ctx, p.resident, func(e control.Event) { p.do(func() { p.event(e) }) }, func() {
		p.do(func() {
			if p.face.Lost != nil {
				p.face.Lost()
			}
		})
	})
	p.app.Run()
	p.end()
	return exitClosed, nil
}

// do runs f on the main thread, unless the window is closing: Fyne's queue may be gone.
func (p *program) do(f func()) {
	if !p.ending.Load() {
		fyne.Do(f)
	}
}

// end sees to it that the process ends.
func (p *program) end() {
	if p.ending.Swap(true) {
		return
	}
	// Fyne complains about its own preferences file while it ends.
	log.SetOutput(io.Discard)
	time.AfterFunc(grace, func() { os.Exit(exitClosed) })
}

// open makes the window and shows it.
func (p *program) open() error {
	entry := table()[p.name]
	app.SetMetadata(fyne.AppMetadata{
		ID: ID, Name: "Unknot", Icon: appIcon(), Release: true,
		Migrations: map[string]bool{"fyneDo": true},
	})
	if dir, err := os.UserCacheDir(); err == nil {
		// Fyne makes its own folder in it and complains where it is missing.
		_ = os.MkdirAll(dir, 0o700)
	}
	p.app = app.NewWithID(ID)
	p.dress(p.settings.Settings.General)

	general := p.settings.Settings.General
	said, err := lang.Open(assets.Translations(), general.Language, general.Clock, os.Getenv)
	if err != nil {
		return err
	}
	place := &place{screen: p.screen}
	p.place = place
	given := window.Given{
		Resident: p.resident, Clock: p.clock, Lang: said, Settings: p.settings.Settings, Snapshot: p.snapshot,
		Name: p.name, Args: p.args,
		Ask: p.ask, After: p.after, Close: p.close, Fit: place.fit,
	}
	sizes := window.SizesIn(p.folders.State)
	kind := entry.kind(given)
	left := window.Left{Size: kind.Size}
	if kind.Remembered != "" {
		left = sizes.Left(kind.Remembered, kind.Size)
	}
	given.Left = left.Place
	if kind.Popup {
		if err := p.screen.preferPlacing(); err != nil {
			return err
		}
	}
	place.kind, place.size, place.left = kind, left.Size, left.At
	if err := place.create(p.app); err != nil {
		return err
	}
	p.window = place.window

	if p.face, err = entry.open(p.window, given); err != nil {
		return err
	}
	p.window.SetCloseIntercept(func() {
		if p.face.Leave == nil || p.face.Leave(p.close) {
			p.close()
		}
	})
	p.window.SetOnClosed(func() {
		p.closing()
		if kind.Remembered != "" && !p.window.FullScreen() {
			left := window.Left{Size: p.leftSize(), At: p.at}
			if p.face.Place != nil {
				left.Place = p.face.Place()
			}
			if err := sizes.KeepLeft(kind.Remembered, left); err != nil {
				fmt.Fprintf(p.stderr, "unknot-window: %v\n", err)
			}
		}
	})
	if err := place.show(); err != nil {
		p.closing()
		return err
	}
	if p.face.Shown != nil {
		p.face.Shown()
	}
	return nil
}

// leftSize is the size to remember of a window that was closed.
func (p *program) leftSize() fyne.Size {
	if p.face.Size != nil {
		if size := p.face.Size(); !size.IsZero() {
			return size
		}
	}
	return p.window.Canvas().Size()
}

// dress gives the window the look that was chosen.
func (p *program) dress(g settings.General) {
	variant := g.Theme
	if variant == "system" {
		variant = systemTheme(os.Getenv)
	}
	theme.Apply(p.app, variant, g.TextSize, theme.Contrast(g.Contrast))
}

// closing lets the face finish what it is doing.
func (p *program) closing() {
	if p.face.Closing != nil {
		p.face.Closing()
	}
}

// ask sends a command without keeping the window waiting.
func (p *program) ask(c control.Command, then func(control.Snapshot, error)) {
	go func() {
		s, err := p.resident.Do(c)
		p.do(func() { then(s, err) })
	}()
}

// after calls f on the main thread after a while.
func (p *program) after(d time.Duration, f func()) (stop func()) {
	stopped := false // touched on the main thread alone
	timer := time.AfterFunc(d, func() {
		p.do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() { stopped = true; timer.Stop() }
}

// event sees to what concerns every window and hands the event on.
func (p *program) event(e control.Event) {
	switch e.Kind {
	case window.EventShow:
		if !sameWindow(e.Command, p.name) {
			return
		}
		p.window.Show()
		if !p.place.kind.Popup { // which takes the focus from nobody
			p.window.RequestFocus()
		}
	case window.EventSettings:
		p.follow()
	}
	if p.face.Event != nil {
		p.face.Event(e)
	}
	if e.Kind == window.EventBye && (p.face.Stays == nil || !p.face.Stays()) {
		p.close()
	}
}

// sameWindow reports whether two names are those of one window: the main one has a name
// for each page.
func sameWindow(a, b string) bool {
	return a == b || control.IsPage(a) && control.IsPage(b)
}

// follow takes on a look that the person chose meanwhile.
func (p *program) follow() {
	go func() {
		s, err := p.resident.Settings()
		if err != nil {
			return // the next change, or the next window, asks again
		}
		p.do(func() {
			old := p.settings.Settings.General
			p.settings = s
			if now := s.Settings.General; now.Theme != old.Theme || now.TextSize != old.TextSize || now.Contrast != old.Contrast {
				p.dress(now)
			}
		})
	}()
}

// close ends the window and, soon after, the process.
func (p *program) close() {
	if at, known := p.screen.at(p.window); known {
		p.at = &at // while the window is there
	}
	p.end()
	p.window.Close()
}
