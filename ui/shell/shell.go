// Package shell is the main window: a sidebar with its pages, and the page that is open.
// All pages are of one window, so asking for one while another is open only turns the
// page.
package shell

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	core "github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
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

	entries []entry
	pages   map[string]page.Page // those that were open once

	content *fyne.Container
	nav     map[string]*widget.NavItem
	items   *fyne.Container
	status  *widget.StatusCard
	scroll  *container.Scroll
	sheet   *sheet
	turning *turning
	float   *fyne.Container
}

// New makes the content of the window, open at a place such as "today" or
// "settings/general". Language gives the words for other settings, when they change.
func New(g page.Given, language func(core.Settings) (*lang.Language, error), reply control.SettingsReply, now control.Snapshot, place string) *Shell {
	s := &Shell{given: g, language: language, snapshot: now, reply: reply, entries: entries()}
	s.given.Go, s.given.Resized, s.given.Reveal = s.Go, s.resized, s.reveal
	s.given.Has, s.given.Scroll = s.has, s.scrollTo
	if s.given.Routines != nil {
		s.given.AddTo = s.addTo
	}
	s.sheet = &sheet{}
	s.scroll = container.NewVScroll(&fyne.Container{Layout: s.sheet})
	s.turning = newTurning(s)
	s.float = page.Layers()
	s.items = &fyne.Container{Layout: stacked{}}
	s.status = widget.NewStatusCard("", "", 0, func() { s.Go(page.Today) })
	ground := widget.NewPanel(theme.Ground, 0, nil)
	mark := widget.NewMark()
	name := widget.NewText("Unknot", theme.Intro, theme.Ink)
	name.Bold = true
	frame := &frame{shell: s, ground: ground, mark: mark, name: name}
	s.content = &fyne.Container{Layout: frame, Objects: []fyne.CanvasObject{
		ground, mark, name, s.items, s.scroll, s.turning.veil, s.float, s.status,
	}}
	s.build()
	s.Go(place)
	return s
}

// Content is what the window shows.
func (s *Shell) Content() fyne.CanvasObject { return s.content }

// Place is the page that is open.
func (s *Shell) Place() string { return s.open }

// Whole is the page that is open with its part, as in "settings/general": what Go takes.
func (s *Shell) Whole() string {
	if p, ok := s.pages[s.open].(interface{ Part() string }); ok && p.Part() != "" {
		return s.open + "/" + p.Part()
	}
	return s.open
}

// build makes the sidebar, and anew the pages that there are, in the words of now.
func (s *Shell) build() {
	s.nav = map[string]*widget.NavItem{}
	s.items.Objects = nil
	for _, e := range s.entries {
		item := widget.NewNavItem(e.icon, s.given.Words.Say("today.nav."+e.name), func() { s.Go(e.name) })
		s.nav[e.name] = item
		s.items.Objects = append(s.items.Objects, item)
	}
	before := s.pages
	s.pages = map[string]page.Page{}
	for name, old := range before {
		if heir, ok := s.page(name).(interface{ Inherit(page.Page) }); ok {
			heir.Inherit(old)
		}
	}
	s.showStatus()
}

// page is a page of the window, made when it is needed first.
func (s *Shell) page(name string) page.Page {
	if p, ok := s.pages[name]; ok {
		return p
	}
	i := slices.IndexFunc(s.entries, func(e entry) bool { return e.name == name })
	p := s.entries[i].make(s.given, s.reply, s.snapshot)
	s.pages[name] = p
	return p
}

func (s *Shell) today() todayPage { return s.page(page.Today).(todayPage) }

func (s *Shell) has(name string) bool {
	return slices.ContainsFunc(s.entries, func(e entry) bool { return e.name == name })
}

// Go opens a place: a page, or a part of one. The main page is the one that is open. An
// unknown page is Today.
func (s *Shell) Go(place string) {
	name, part, _ := strings.Cut(place, "/")
	if name == page.Main && s.open != "" {
		return
	}
	if !s.has(name) {
		name = page.Today
	}
	before := s.Whole()
	first := s.open == ""
	turned := s.open != name
	if l, ok := s.pages[s.open].(leaver); ok && turned && !l.Leave(func() { s.Go(place) }) {
		return
	}
	now := s.page(name)
	s.open = name
	now.Open(part)
	for n, item := range s.nav {
		item.SetSelected(n == name)
	}
	s.float.Objects = nil
	if f, ok := now.(interface{ Float() fyne.CanvasObject }); ok {
		s.float.Objects = []fyne.CanvasObject{f.Float()}
	}
	s.sheet.page = now.Content()
	s.scroll.Content.(*fyne.Container).Objects = []fyne.CanvasObject{s.sheet.page}
	if turned {
		s.scroll.Offset = fyne.Position{}
	}
	s.resized()
	if !first && s.Whole() != before {
		s.turning.start(s.reply.Settings.Coach.Motion)
	}
}

// leaver is a page that may have something to ask before it is left.
type leaver interface{ Leave(then func()) bool }

// Leave tells whether the window can be closed at once, and else calls then once it can.
func (s *Shell) Leave(then func()) bool {
	l, ok := s.pages[s.open].(leaver)
	return !ok || l.Leave(then)
}

// addTo are the lines of the menu that adds a technique to a routine.
func (s *Shell) addTo(id technique.ID) []page.Item {
	if p, ok := s.page(page.Routines).(interface {
		AddTo(technique.ID) []page.Item
	}); ok {
		return p.AddTo(id)
	}
	return nil
}

// Library shows other routines and techniques than before. Pages that can't follow are made
// anew.
func (s *Shell) Library(l *technique.Library) {
	s.given.Library = l
	for name, old := range s.pages {
		if f, ok := old.(interface{ Library(*technique.Library) }); ok {
			f.Library(l)
			continue
		}
		delete(s.pages, name)
		if heir, ok := s.page(name).(interface{ Inherit(page.Page) }); ok {
			heir.Inherit(old)
		}
	}
	s.Go(s.open)
}

// Drop gives the page Routines a file that was dropped on the window.
func (s *Shell) Drop(name string, data []byte, err error) {
	s.Go(page.Routines)
	if p, ok := s.pages[s.open].(interface{ Drop(string, []byte, error) }); ok {
		p.Drop(name, data, err)
	}
}

// Show follows the resident.
func (s *Shell) Show(now control.Snapshot) {
	s.snapshot = now
	for _, p := range s.pages {
		p.Show(now)
	}
	s.showStatus()
}

// Settings follows the person's choices.
func (s *Shell) Settings(reply control.SettingsReply) {
	before := s.reply.Settings.General
	s.reply = reply
	for _, p := range s.pages {
		p.Settings(reply)
	}
	if now := reply.Settings.General; now.Language != before.Language || now.Clock != before.Clock {
		words, err := s.language(reply.Settings)
		if err != nil {
			fyne.LogError("could not change the language", err)
			return
		}
		s.given.Words = words
		if s.given.LibraryIn != nil {
			s.given.Library = s.given.LibraryIn(words.Tag())
		}
		s.build()
		s.Go(s.open)
		s.content.Refresh()
	}
}

// Lost tells that the resident is gone.
func (s *Shell) Lost() {
	s.today().Lost()
	s.Go(page.Today)
}

// QuickStart does what the filled button of Today does.
func (s *Shell) QuickStart() { s.today().QuickStart() }

// Undo takes the last change on the open page back, where it can be.
func (s *Shell) Undo() {
	if p, ok := s.pages[s.open].(interface{ Undo() }); ok {
		p.Undo()
	}
}

// Redo makes the last change that was taken back on the open page again.
func (s *Shell) Redo() {
	if p, ok := s.pages[s.open].(interface{ Redo() }); ok {
		p.Redo()
	}
}

// Save saves what is edited on the open page.
func (s *Shell) Save() {
	if p, ok := s.pages[s.open].(interface{ Save() }); ok {
		p.Save()
	}
}

// Move moves what has the keyboard on the open page up or down.
func (s *Shell) Move(down bool) {
	if p, ok := s.pages[s.open].(interface{ Move(bool) }); ok {
		p.Move(down)
	}
}

// Key gives the open page a key that nothing else took.
func (s *Shell) Key(k fyne.KeyName) {
	if p, ok := s.pages[s.open].(interface{ Key(fyne.KeyName) bool }); ok {
		p.Key(k)
	}
}

// Find opens what the open page, or else the library, finds things with.
func (s *Shell) Find() {
	p, ok := s.pages[s.open].(interface{ Find() })
	if !ok {
		s.Go(page.Library)
		p, ok = s.pages[s.open].(interface{ Find() })
	}
	if ok {
		p.Find()
	}
}

// Back goes back one level on the open page, where there is one.
func (s *Shell) Back() {
	if p, ok := s.pages[s.open].(interface{ Back() bool }); ok {
		p.Back()
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

// scrollTo scrolls to a height of the page, as far as it goes.
func (s *Shell) scrollTo(to float32) (from float32) {
	from = s.scroll.Offset.Y
	if s.sheet.page == nil {
		return from // still being made
	}
	s.scroll.Offset.Y = max(0, min(to, s.scroll.Content.MinSize().Height-s.scroll.Size().Height))
	s.scroll.Refresh()
	return from
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
