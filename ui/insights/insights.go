// Package insights is the page that says what the history adds up to: what sessions do
// for the tension, how many there are a week, when tension peaks, and which muscles were worked.
//
// The resident adds up; the page says it in words first and then draws it.
package insights

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
)

// leastRated is how many sessions must have been rated before and after until the page has
// something to say.
const leastRated = 3

// Page is Insights. Its methods must be called on Fyne's main thread.
type Page struct {
	given    page.Given
	settings settings.Settings
	snapshot control.Snapshot

	span    string // one of control.Ranges
	shown   *control.Insights
	example bool  // what is shown is made up
	asked   int   // counts the questions, so that a late answer is known
	failed  error // why there is nothing to show

	muscles *muscles
	head    *head
	toast   *toast
	body    *fyne.Container
	content *fyne.Container
}

// New makes the page.
func New(g page.Given, reply control.SettingsReply, now control.Snapshot) page.Page {
	p := &Page{given: g, settings: reply.Settings, snapshot: now, span: control.FourWeeks}
	p.muscles = newMuscles(g)
	p.head = newHead(p)
	p.toast = newToast(p)
	p.body = page.Column(theme.Between)
	p.content = page.Column(theme.Padding, p.head.box, p.body)
	return p
}

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Float is shown in the sidebar while it is visible.
func (p *Page) Float() fyne.CanvasObject { return p.toast.box }

// Open adds up anew. The page has no parts.
func (p *Page) Open(string) {
	p.example = false
	p.ask()
}

// Show follows the resident: a session or a rating more is added up.
func (p *Page) Show(s control.Snapshot) {
	before := p.snapshot
	p.snapshot = s
	if p.asked > 0 && happened(before) != happened(s) {
		p.ask()
	}
}

// happened is what of a snapshot the sums depend on.
func happened(s control.Snapshot) [4]int {
	session := 0
	if s.Session != nil {
		session = 1
	}
	return [4]int{session, s.Week.Done, len(s.Today.Tension), s.Now.YearDay()}
}

// Settings follows the person's choices: the goal, the windows, how the figure looks.
func (p *Page) Settings(reply control.SettingsReply) {
	p.settings = reply.Settings
	if p.asked > 0 {
		p.ask()
	}
}

// Inherit goes on where a page in other words left off.
func (p *Page) Inherit(from page.Page) {
	if old, ok := from.(*Page); ok {
		p.span = old.span
		if old.asked > 0 {
			p.ask()
		}
	}
}

// Back leaves the example.
func (p *Page) Back() bool {
	if !p.example {
		return false
	}
	p.leaveExample()
	return true
}

// choose shows another range.
func (p *Page) choose(span string) {
	p.span = span
	if p.example {
		p.showExample()
		return
	}
	p.ask()
}

// ask has the resident add up. What was shown stays until it has.
func (p *Page) ask() {
	if p.given.Insights == nil {
		return
	}
	p.asked++
	mine, span := p.asked, p.span
	var found control.Insights
	var err error
	p.work(func() { found, err = p.given.Insights(span) }, func() {
		if mine != p.asked {
			return // another question came after
		}
		if p.failed = err; err == nil {
			p.shown = &found
		}
		if !p.example {
			p.show()
		}
	})
}

func (p *Page) work(work, done func()) {
	if p.given.Work == nil {
		work()
		done()
		return
	}
	p.given.Work(work, done)
}

func (p *Page) show() {
	switch {
	case p.failed != nil:
		p.head.plain()
		p.body.Objects = []fyne.CanvasObject{p.failure()}
	case p.shown == nil:
		p.body.Objects = nil
	case p.shown.RatedEver < leastRated && !p.example:
		p.head.plain()
		p.body.Objects = []fyne.CanvasObject{p.empty(leastRated - p.shown.RatedEver)}
	default:
		p.head.say(*p.shown)
		p.body.Objects = p.cards(*p.shown)
	}
	p.content.Refresh()
	p.given.Resized()
}

// showExample shows made-up numbers, and says so.
func (p *Page) showExample() {
	p.example = true
	made := example(p.span, p.today(), p.given.Library)
	p.shown = &made
	p.show()
}

// leaveExample goes back to what there really is.
func (p *Page) leaveExample() {
	p.example, p.shown, p.span = false, nil, control.FourWeeks
	p.show()
	p.ask()
}

func (p *Page) today() time.Time {
	if !p.snapshot.Now.IsZero() {
		return p.snapshot.Now
	}
	return p.given.Clock.Now()
}
