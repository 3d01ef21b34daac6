// Package today is the first page of the main window: when the next break is and why,
// one click to start now, a check-in, the week and the day.
//
// What it says comes from the resident's snapshot; the page decides nothing.
package today

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
)

// Page is Today. Its methods must be called on Fyne's main thread.
type Page struct {
	given    page.Given
	snapshot control.Snapshot
	settings settings.Settings

	notices *notices
	head    *head
	hero    *hero
	checkIn *checkIn
	week    *week
	day     *dayLine
	content fyne.CanvasObject
}

// narrow is the width below which the two cards stand one above the other, at normal text.
const narrow = 400

// New makes the page.
func New(g page.Given, s settings.Settings, now control.Snapshot) *Page {
	p := &Page{given: g, settings: s, snapshot: now}
	p.notices = newNotices(p)
	p.head = newHead(p)
	p.hero = newHero(p)
	p.checkIn = newCheckIn(p)
	p.week = newWeek(p)
	p.day = newDayLine(p)
	cards := page.Tiles(2, narrow, theme.Between, p.checkIn.box, p.week.box)
	p.content = page.Column(0,
		p.notices.box,
		page.Pad(0, 0, theme.Padding, 0, p.head.box),
		page.Column(theme.Between, p.hero.box, cards, p.day.box),
	)
	p.show()
	return p
}

// Inherit goes on where a page in other words left off: notices that were seen stay so.
func (p *Page) Inherit(from *Page) {
	p.notices.seen = from.notices.seen
	p.show()
}

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show follows the resident.
func (p *Page) Show(s control.Snapshot) {
	p.snapshot = s
	p.notices.found()
	p.show()
}

// Settings follows the person's choices.
func (p *Page) Settings(s settings.Settings) {
	p.settings = s
	p.show()
}

// Lost tells that the resident is gone; the next snapshot brings it back.
func (p *Page) Lost() {
	p.notices.lost()
	p.given.Resized()
}

// QuickStart does what the one filled button does: starts the routine of the moment, or
// shows the coach that runs.
func (p *Page) QuickStart() { p.hero.act() }

func (p *Page) show() {
	p.notices.show()
	p.head.show()
	p.hero.show()
	p.checkIn.show()
	p.week.show()
	p.day.show()
	p.given.Resized()
}

// ask sends a command. A refusal is shown as the sentence that it is.
func (p *Page) ask(c control.Command, then func()) {
	p.given.Resident.Ask(c, func(s control.Snapshot, err error) {
		if then != nil {
			then()
		}
		if err != nil {
			p.notices.refused(err)
			p.given.Resized()
			return
		}
		p.notices.forget()
		p.Show(s)
	})
}

// lastRating is the latest rating of today, if there is one.
func (p *Page) lastRating() (control.Tension, bool) {
	all := p.snapshot.Today.Tension
	if len(all) == 0 {
		return control.Tension{}, false
	}
	return slices.MaxFunc(all, func(a, b control.Tension) int { return a.At.Compare(b.At) }), true
}

// fresh is how long a rating stays marked on the scale.
const fresh = 30 * time.Minute
