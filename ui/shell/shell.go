// Package shell is the main window: a sidebar with its pages, and the page that is open.
// Today and Settings are pages of it, so asking for the one while the other is open only
// turns the page.
package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	core "github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/today"
	"github.com/unknot-app/unknot/ui/widget"
)

// Shell is the content of the main window. Its methods must be called on Fyne's main
// thread.
type Shell struct {
	given    page.Given
	language func(core.Settings) (*lang.Language, error)
	snapshot control.Snapshot
	reply    control.SettingsReply
	open     string // the page

	today    *today.Page
	settings *settings.Page

	content *fyne.Container
	nav     map[string]*widget.NavItem
	items   *fyne.Container
	status  *widget.StatusCard
	scroll  *container.Scroll
	sheet   *sheet
	float   *fyne.Container
}

// New makes the content of the window, open at a place such as "today" or
// "settings/general". Language gives the words for other settings, when they change.
func New(g page.Given, language func(core.Settings) (*lang.Language, error), reply control.SettingsReply, now control.Snapshot, place string) *Shell {
	s := &Shell{given: g, language: language, snapshot: now, reply: reply}
	s.given.Go, s.given.Resized, s.given.Reveal = s.Go, s.resized, s.reveal
	s.sheet = &sheet{}
	s.scroll = container.NewVScroll(&fyne.Container{Layout: s.sheet})
	s.float = page.Layers()
	s.items = &fyne.Container{Layout: stacked{}}
	s.status = widget.NewStatusCard("", "", 0, func() { s.Go(page.Today) })
	ground := widget.NewPanel(theme.Ground, 0, nil)
	mark := widget.NewMark()
	name := widget.NewText("Unknot", theme.Intro, theme.Ink)
	name.Bold = true
	frame := &frame{shell: s, ground: ground, mark: mark, name: name}
	s.content = &fyne.Container{Layout: frame, Objects: []fyne.CanvasObject{
		ground, mark, name, s.items, s.scroll, s.float, s.status,
	}}
	s.build()
	s.Go(place)
	return s
}

// Content is what the window shows.
func (s *Shell) Content() fyne.CanvasObject { return s.content }

// Place is the page that is open.
func (s *Shell) Place() string { return s.open }

// build makes the pages in the words of now.
func (s *Shell) build() {
	say := s.given.Words.Say
	s.nav = map[string]*widget.NavItem{
		page.Today:    widget.NewNavItem(icon.Sun, say("today.nav.today"), func() { s.Go(page.Today) }),
		page.Settings: widget.NewNavItem(icon.Settings, say("today.nav.settings"), func() { s.Go(page.Settings) }),
	}
	s.items.Objects = []fyne.CanvasObject{s.nav[page.Today], s.nav[page.Settings]}
	day, choices := s.today, s.settings
	s.today = today.New(s.given, s.reply.Settings, s.snapshot)
	s.settings = settings.New(s.given, s.reply, "")
	if day != nil {
		s.today.Inherit(day)
		s.settings.Inherit(choices)
	}
	s.float.Objects = []fyne.CanvasObject{s.settings.Float()}
	s.showStatus()
}

// Go opens a place: a page, or a part of the settings. An unknown one is Today.
func (s *Shell) Go(place string) {
	name, part, _ := strings.Cut(place, "/")
	if name != page.Settings {
		name = page.Today
	}
	if part != "" {
		s.settings.Open(part)
	}
	turned := s.open != name
	s.open = name
	for n, item := range s.nav {
		item.SetSelected(n == name)
	}
	if name == page.Settings {
		s.sheet.page = s.settings.Content()
		s.float.Show()
	} else {
		s.sheet.page = s.today.Content()
		s.float.Hide()
	}
	s.scroll.Content.(*fyne.Container).Objects = []fyne.CanvasObject{s.sheet.page}
	if turned {
		s.scroll.Offset = fyne.Position{}
	}
	s.resized()
}

// Show follows the resident.
func (s *Shell) Show(now control.Snapshot) {
	s.snapshot = now
	s.today.Show(now)
	s.showStatus()
}

// Settings follows the person's choices.
func (s *Shell) Settings(reply control.SettingsReply) {
	before := s.reply.Settings.General
	s.reply = reply
	s.settings.Settings(reply)
	if now := reply.Settings.General; now.Language != before.Language || now.Clock != before.Clock {
		words, err := s.language(reply.Settings)
		if err != nil {
			fyne.LogError("could not change the language", err)
			return
		}
		s.given.Words = words
		s.build()
		s.Go(s.open)
		s.content.Refresh()
		return
	}
	s.today.Settings(reply.Settings)
}

// Lost tells that the resident is gone.
func (s *Shell) Lost() {
	s.today.Lost()
	s.Go(page.Today)
}

// QuickStart does what the filled button of Today does.
func (s *Shell) QuickStart() { s.today.QuickStart() }

// Undo takes the last change of a setting back, while the settings are open.
func (s *Shell) Undo() {
	if s.open == page.Settings {
		s.settings.Undo()
	}
}

func (s *Shell) showStatus() {
	s.status.Set(status(s.given.Words, s.reply.Settings, s.snapshot))
}

// resized lays the page out anew: it has become taller, less tall, or another one.
func (s *Shell) resized() {
	if s.sheet.page == nil {
		return // still being made
	}
	s.content.Layout.Layout(s.content.Objects, s.content.Size())
	s.scroll.Refresh()
	s.float.Refresh()
}

// reveal scrolls so far that an object of the page is seen whole.
func (s *Shell) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.scroll).Y
	const margin = theme.Padding
	switch bottom := top + o.Size().Height; {
	case top < margin:
		s.scroll.Offset.Y = max(0, s.scroll.Offset.Y+top-margin)
	case bottom > s.scroll.Size().Height-margin:
		s.scroll.Offset.Y += bottom - s.scroll.Size().Height + margin
	default:
		return
	}
	s.scroll.Refresh()
}
