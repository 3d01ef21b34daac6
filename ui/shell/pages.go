package shell

import (
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/insights"
	"github.com/unknot-app/unknot/ui/library"
	"github.com/unknot-app/unknot/ui/routines"
	"github.com/unknot-app/unknot/ui/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/today"
)

// entry is one page: its name, its line in the sidebar, whose words are the text
// "today.nav." with its name, and how it is made.
type entry struct {
	name string
	icon icon.Name
	make func(page.Given, control.SettingsReply, control.Snapshot) page.Page
}

// entries are the pages in the order of the sidebar, which is also that of Ctrl+1 and on.
func entries() []entry {
	return []entry{
		{page.Today, icon.Sun, newToday},
		{page.Library, icon.Library, library.New},
		{page.Routines, icon.ListOrdered, routines.New},
		{page.Insights, icon.Chart, insights.New},
		{page.Settings, icon.Settings, newSettings},
	}
}

// todayPage is Today as a page of the window.
type todayPage struct{ *today.Page }

func newToday(g page.Given, reply control.SettingsReply, now control.Snapshot) page.Page {
	return todayPage{today.New(g, reply.Settings, now)}
}

func (p todayPage) Open(string) {}

func (p todayPage) Settings(reply control.SettingsReply) { p.Page.Settings(reply.Settings) }

func (p todayPage) Inherit(from page.Page) {
	if old, ok := from.(todayPage); ok {
		p.Page.Inherit(old.Page)
	}
}

// settingsPage is the settings as a page of the window.
type settingsPage struct{ *settings.Page }

func newSettings(g page.Given, reply control.SettingsReply, now control.Snapshot) page.Page {
	p := settings.New(g, reply, "")
	p.Show(now)
	return settingsPage{p}
}

// Open opens a part; without one the page stays as it was left.
func (p settingsPage) Open(part string) {
	if part != "" {
		p.Page.Open(part)
	}
}

func (p settingsPage) Inherit(from page.Page) {
	if old, ok := from.(settingsPage); ok {
		p.Page.Inherit(old.Page)
	}
}
