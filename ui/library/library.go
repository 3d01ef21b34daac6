package library

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// GoodToKnow is the part of the page with signs, safety and questions. The other parts are
// the IDs of the techniques; the first part, the list, is the empty one.
const GoodToKnow = "good-to-know"

// Page is the Library. Its methods must be called on Fyne's main thread.
type Page struct {
	given    page.Given
	texts    texts
	studio   *studio
	now      func() time.Time
	settings settings.Settings
	snapshot control.Snapshot

	list    *list
	know    *know   // nil until it was open
	detail  *detail // nil unless a technique is open
	part    string
	content *fyne.Container
	notice  *notice
	offset  float32 // how far the list was scrolled when a technique was opened
}

// New makes the page, open at its list.
func New(g page.Given, reply control.SettingsReply, now control.Snapshot) page.Page {
	p := &Page{given: g, texts: texts{g}, settings: reply.Settings, snapshot: now, studio: newStudio(g.Figures, g.Work), now: g.Clock.Now}
	p.notice = newNotice()
	p.content = page.Column(0)
	p.list = newList(p)
	p.list.settings(p.settings)
	p.turn(p.list.content)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Part is the part that is open: a technique's ID, [GoodToKnow], or empty for the list.
func (p *Page) Part() string { return p.part }

// Open opens the list, [GoodToKnow], or a technique by its ID or its number, as in "3" or
// "t3". What is none of these is the list.
func (p *Page) Open(part string) {
	from := p.part
	p.notice.hide()
	if t, ok := p.technique(part); ok {
		if string(t.ID) == p.part {
			return
		}
		if from == "" && p.given.Scroll != nil {
			p.offset = p.given.Scroll(0)
		}
		p.leave()
		p.part, p.detail = string(t.ID), newDetail(p, t)
		p.turn(p.detail.content)
		return
	}
	if part == GoodToKnow {
		if p.know == nil {
			p.know = newKnow(p)
		}
		p.leave()
		p.part = GoodToKnow
		p.turn(p.know.content)
		return
	}
	opened := p.detail
	p.leave()
	p.part = ""
	p.turn(p.list.content)
	if opened != nil {
		p.back(opened.technique.ID)
	}
}

// leave lets go of the technique that is open.
func (p *Page) leave() {
	if p.detail != nil {
		p.detail.figure.stop()
		p.detail = nil
	}
}

// back shows the list as it was left, with the keyboard on the card that was opened.
func (p *Page) back(from technique.ID) {
	if p.given.Scroll != nil {
		p.given.Scroll(p.offset)
	}
	for _, c := range p.list.shown {
		if c.technique.ID == from {
			p.list.focus(c)
		}
	}
}

// turn shows a part.
func (p *Page) turn(o fyne.CanvasObject) {
	p.content.Objects = []fyne.CanvasObject{o}
	if p.given.Scroll != nil {
		p.given.Scroll(0)
	}
	p.content.Refresh()
	p.given.Resized()
}

// technique looks a technique up by its ID or its number.
func (p *Page) technique(part string) (technique.Technique, bool) {
	if t, ok := p.given.Library.Technique(technique.ID(part)); ok {
		return t, true
	}
	n, err := strconv.Atoi(strings.TrimPrefix(part, "t"))
	for _, t := range p.given.Library.Techniques() {
		if err == nil && t.Number == n {
			return t, true
		}
	}
	return technique.Technique{}, false
}

// Back goes from a technique or from what is good to know back to the list.
func (p *Page) Back() bool {
	if p.part == "" {
		return false
	}
	p.given.Go(page.Library)
	return true
}

// Find gives the search field the keyboard.
func (p *Page) Find() {
	if p.part != "" {
		p.given.Go(page.Library)
	}
	p.list.search.focus()
}

// Show follows the resident.
func (p *Page) Show(now control.Snapshot) {
	p.snapshot = now
	if p.detail != nil {
		p.detail.show()
	}
	if p.know != nil {
		p.know.show()
	}
}

// Settings follows the person's choices.
func (p *Page) Settings(reply control.SettingsReply) {
	p.settings = reply.Settings
	p.list.settings(p.settings)
	if p.detail != nil {
		p.detail.show()
	}
	if p.know != nil {
		p.know.show()
	}
	p.content.Refresh()
	p.given.Resized()
}

// Inherit goes on where the page in other words left off.
func (p *Page) Inherit(before page.Page) {
	from, ok := before.(*Page)
	if !ok {
		return
	}
	from.leave()
	p.list.inherit(from.list)
	p.Open(from.part)
	if from.know != nil {
		if p.know == nil {
			p.know = newKnow(p)
		}
		p.know.inherit(from.know)
	}
	p.offset = from.offset
}

// newTabs are the tabs of the page, one of which is open.
func (p *Page) newTabs(open int) *widget.Segmented {
	say := p.given.Words.Say
	var tabs *widget.Segmented
	tabs = widget.NewSegmented([]string{say("library.tab.techniques"), say("library.tab.know")}, open, func(i int) {
		tabs.Select(open) // the part that comes has tabs of its own
		p.given.Go([]string{page.Library, page.LibraryPart + GoodToKnow}[i])
	})
	return tabs
}

// start starts a session of one technique or of a routine. A refusal is shown as the
// sentence that it is.
func (p *Page) start(id technique.ID) {
	p.ask(control.Command{Name: "start", Routine: string(id)})
}

func (p *Page) ask(c control.Command) {
	p.given.Resident.Ask(c, func(s control.Snapshot, err error) {
		if err != nil {
			p.notice.show(p.given.Words.Say("library.refused"), err.Error())
			p.content.Refresh()
			p.given.Resized()
			return
		}
		p.notice.hide()
		p.Show(s)
	})
}

// notice says what did not work.
type notice struct{ box *fyne.Container }

func newNotice() *notice {
	n := &notice{page.Column(0)}
	n.box.Hide()
	return n
}

func (n *notice) show(title, text string) {
	n.box.Objects = []fyne.CanvasObject{page.Pad(theme.Between, 0, 0, 0, widget.NewNotice(widget.NoticeCaution, icon.Caution, title, text, "", nil))}
	n.box.Show()
}

func (n *notice) hide() { n.box.Hide() }

// muscles are those that the packs name, these targets last, the first of them at the end.
func (p *Page) muscles(targets []technique.Muscle) []technique.Muscle {
	var all []technique.Muscle
	for _, m := range p.given.Library.Muscles() {
		if !slices.Contains(targets, m.ID) {
			all = append(all, m.ID)
		}
	}
	for _, m := range slices.Backward(targets) {
		all = append(all, m)
	}
	return all
}
