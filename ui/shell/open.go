package shell

import (
	"fmt"
	"os"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/window"
)

// Kind is how the main window stands on the desktop.
func Kind(g window.Given) window.Kind {
	return window.Kind{Title: g.Lang.Say("today.window"), Size: fyne.NewSize(windowWide, windowHigh), Remembered: "main"}
}

// Open fills the main window. The place to open at is the first of the arguments, or else
// the window's name: a page as "today" or "settings", a part of one as "settings/tools", or
// "main" for the place that it was left at.
func Open(w fyne.Window, g window.Given) (window.Face, error) { return open(w, g, fyne.Do) }

// open fills the window; do runs a function on the main thread.
func open(w fyne.Window, g window.Given, do func(func())) (window.Face, error) {
	folders, err := folder.Here()
	if err != nil {
		return window.Face{}, err
	}
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		return window.Face{}, fmt.Errorf("could not read the figures: %w", err)
	}
	reply, err := g.Resident.Settings()
	if err != nil {
		return window.Face{}, err
	}
	// What is wrong with a pack is the resident's to tell; the rest of it is there.
	libraryIn := func(language string) *technique.Library {
		library, _ := technique.LoadAllIn(language, folders.Packs(), os.DirFS(folders.Packs()))
		return library
	}
	place := g.Name
	if len(g.Args) > 0 {
		place = g.Args[0]
	}
	if place == page.Main {
		place = g.Left
	}
	language := func(s settings.Settings) (*lang.Language, error) {
		return lang.Open(assets.Translations(), s.General.Language, s.General.Clock, os.Getenv)
	}
	s := New(page.Given{
		Resident: line{g, do}, Words: g.Lang, Library: libraryIn(g.Lang.Tag()), LibraryIn: libraryIn, Figures: figures, Clock: g.Clock,
		Data: folders.Data, After: g.After,
		Work: func(work, done func()) {
			go func() {
				work()
				do(done)
			}()
		},
		Routines: line{g, do}.routines, Pick: picker(w),
		System:   system(w, g, folders),
		Insights: g.Resident.Insights, Past: func() (control.History, error) { return g.Resident.Past(g.Clock.Now()) },
	}, language, reply, g.Snapshot, place)
	w.SetContent(s.Content())
	w.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { dropped(s, files) })
	shortcuts(w.Canvas(), s, g)
	return window.Face{
		Event: func(e control.Event) {
			switch e.Kind {
			case window.EventSnapshot:
				if e.Snapshot != nil {
					s.Show(*e.Snapshot)
				}
			case window.EventShow:
				s.Go(e.Command)
			case control.LibraryEvent:
				tag := s.given.Words.Tag()
				go func() {
					library := libraryIn(tag)
					do(func() { s.Library(library) })
				}()
			case window.EventSettings:
				line{g, do}.settings(s.Settings)
			}
		},
		Lost:  s.Lost,
		Place: s.Whole,
		Leave: s.Leave,
	}, nil
}

// line is the window's line to the resident.
type line struct {
	window.Given
	do func(func())
}

// Ask implements page.Resident.
func (l line) Ask(c control.Command, then func(control.Snapshot, error)) { l.Given.Ask(c, then) }

// Save implements page.Resident.
func (l line) Save(s settings.Settings, then func(control.SettingsReply, error)) {
	go func() {
		reply, err := l.Resident.SaveSettings(s)
		l.do(func() { then(reply, err) })
	}()
}

// settings asks for the settings in force.
func (l line) settings(then func(control.SettingsReply)) {
	go func() {
		reply, err := l.Resident.Settings()
		if err != nil {
			return // the next change, or the next window, asks again
		}
		l.do(func() { then(reply) })
	}()
}

// shortcuts are the keys of the main window.
func shortcuts(c fyne.Canvas, s *Shell, g window.Given) {
	add := func(key fyne.KeyName, act func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) { act() })
	}
	for i, e := range s.entries {
		add(fyne.KeyName(strconv.Itoa(i+1)), func() { s.Go(e.name) })
	}
	add(fyne.KeyF, s.Find)
	add(fyne.KeyComma, func() { s.Go(page.Settings) })
	add(fyne.KeyReturn, s.QuickStart)
	add(fyne.KeyEnter, s.QuickStart)
	add(fyne.KeyW, func() {
		if s.Leave(g.Close) {
			g.Close()
		}
	})
	add(fyne.KeyS, s.Save)
	add(fyne.KeyY, s.Redo)
	for _, arrow := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown} {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: arrow, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) { s.Move(arrow == fyne.KeyDown) })
	}
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { s.Redo() })
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}, func(fyne.Shortcut) { s.Redo() })
	add(fyne.KeyQ, func() {
		g.Ask(control.Command{Name: "quit"}, func(_ control.Snapshot, err error) {
			if err != nil {
				g.Close()
			}
		})
	})
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.Undo() })
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			s.Back()
			return
		}
		s.Key(e.Name)
	})
}
