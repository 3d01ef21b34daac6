// Package routines is the page Routines: those that there are, and the editor in which a person
// builds their own.
package routines

import (
	"slices"
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

// NewPart is the part of the page in which a new routine is built; the other parts are the
// IDs of the person's own routines. The first part, the list, is the empty one.
const NewPart = "new"

// Page is the page Routines. Its methods must be called on Fyne's main thread.
type Page struct {
	given    page.Given
	settings settings.Settings
	snapshot control.Snapshot
	own      []technique.ID // the person's own routines
	listed   bool           // they are known

	content *fyne.Container
	list    *list
	editor  *editor      // nil unless a routine is edited
	waiting string       // the part to open once it is known which routines are own
	coming  technique.ID // the row to show once the library knows the routine
	notice  *fyne.Container
	toast   *toast
	asking  *dialog
}

// New makes the page, open at its list.
func New(g page.Given, reply control.SettingsReply, now control.Snapshot) page.Page {
	p := &Page{given: g, settings: reply.Settings, snapshot: now}
	p.notice = page.Column(0)
	p.notice.Hide()
	p.content = page.Column(0)
	p.toast = newToast(p)
	p.list = newList(p)
	p.turn(p.list.content)
	p.change(control.RoutineChange{Do: control.ListRoutines}, nil)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Float implements page.Page: what was done last, and the way back.
func (p *Page) Float() fyne.CanvasObject { return p.toast.box }

// Part is the part that is open.
func (p *Page) Part() string {
	switch {
	case p.editor == nil:
		return ""
	case p.editor.draft.ID == "":
		return NewPart
	}
	return string(p.editor.draft.ID)
}

// Open opens the list, [NewPart], or one of the person's own routines by its ID.
func (p *Page) Open(part string) {
	if part == p.Part() {
		return
	}
	if p.editor != nil && p.editor.draft.Changed() {
		p.Leave(func() { p.Open(part) })
		return
	}
	p.hush()
	switch {
	case part == NewPart:
		p.edit(technique.Routine{Name: p.given.Words.Say("routines.new_name.text")})
	case part != "" && !p.listed:
		p.waiting = part
	case slices.Contains(p.own, technique.ID(part)):
		r, _ := p.given.Library.Routine(technique.ID(part))
		p.edit(r)
	default:
		p.close()
	}
}

// edit opens the editor on a routine.
func (p *Page) edit(r technique.Routine) {
	p.editor = newEditor(p, r)
	p.turn(p.editor.content)
}

// close goes back to the list.
func (p *Page) close() {
	if p.editor == nil {
		return
	}
	from := p.editor.draft.ID
	p.editor = nil
	p.list.show()
	p.turn(p.list.content)
	p.point(from)
}

func (p *Page) turn(o fyne.CanvasObject) {
	p.content.Objects = []fyne.CanvasObject{o}
	if p.given.Scroll != nil {
		p.given.Scroll(0)
	}
	p.content.Refresh()
	p.given.Resized()
}

// Leave asks what shall become of changes that are not saved, before then leads elsewhere. It
// tells whether the page can be left at once.
func (p *Page) Leave(then func()) bool {
	if p.editor == nil || !p.editor.draft.Changed() {
		return true
	}
	if p.asking != nil {
		return false
	}
	say := p.given.Words.Say
	e := p.editor
	p.asking = openDialog(p.content, say("routines.leave.title"), say("routines.leave.text", "Name", e.draft.Name()), func() { p.asking = nil },
		choice{say("routines.save"), widget.Primary, func() { e.save(then) }},
		choice{say("routines.leave.discard"), widget.Secondary, func() {
			p.close()
			then()
		}},
		choice{say("routines.leave.stay"), widget.Ghost, nil})
	return false
}

// Back goes from the editor back to the list.
func (p *Page) Back() bool {
	if p.asking != nil {
		p.asking.choose(len(p.asking.choices) - 1)
		return true
	}
	if p.editor == nil {
		return false
	}
	if p.editor.name.editing() {
		p.editor.name.cancel()
		return true
	}
	if p.Leave(p.close) {
		p.close()
	}
	return true
}

// Undo takes the last change back: in the editor, or to the list.
func (p *Page) Undo() {
	if p.editor != nil {
		p.editor.undo()
	} else {
		p.toast.act()
	}
}

// Redo makes the last change that was taken back again.
func (p *Page) Redo() {
	if p.editor != nil {
		p.editor.redo()
	}
}

// Save saves the routine that is edited.
func (p *Page) Save() {
	if p.editor != nil {
		p.editor.save(nil)
	}
}

// Move moves the step that has the keyboard up or down.
func (p *Page) Move(down bool) {
	if p.editor != nil {
		p.editor.moveFocused(down)
	}
}

// Key takes a key that nothing else had a use for.
func (p *Page) Key(k fyne.KeyName) bool {
	return p.editor != nil && p.editor.key(k)
}

// Drop takes files in that were dropped on the window, or that could not be read.
func (p *Page) Drop(name string, data []byte, err error) { p.take(name, data, err) }

// Show follows the resident.
func (p *Page) Show(now control.Snapshot) {
	p.snapshot = now
	p.show()
}

// Settings follows the person's choices.
func (p *Page) Settings(reply control.SettingsReply) {
	p.settings = reply.Settings
	p.show()
}

// Library follows what there is. What is being edited stays as it is.
func (p *Page) Library(l *technique.Library) {
	p.given.Library = l
	p.change(control.RoutineChange{Do: control.ListRoutines}, nil)
	p.show()
	p.point(p.coming)
}

// point gives the row of a routine the keyboard, now or once the library knows it.
func (p *Page) point(id technique.ID) {
	p.coming = ""
	if id == "" || p.editor != nil {
		return
	}
	if !p.list.focus(id) {
		p.coming = id
		return
	}
	// A row that was never drawn has no place to scroll to yet.
	p.given.After(drawnWithin, func() {
		if p.editor == nil {
			p.list.focus(id)
		}
	})
}

// drawnWithin is when what was just added to the page is surely drawn.
const drawnWithin = 100 * time.Millisecond

func (p *Page) show() {
	p.list.show()
	if p.editor != nil {
		p.editor.show()
	}
}

// Inherit goes on where the page in other words left off.
func (p *Page) Inherit(before page.Page) {
	from, ok := before.(*Page)
	if !ok {
		return
	}
	p.own, p.listed = from.own, from.listed
	if from.editor != nil {
		p.editor = newEditor(p, technique.Routine{})
		p.editor.draft = from.editor.draft
		p.editor.show()
		p.turn(p.editor.content)
	}
	p.list.show()
}

// change asks the resident for something and takes note of what the own routines are then.
func (p *Page) change(c control.RoutineChange, then func(control.RoutineReply)) {
	if p.given.Routines == nil {
		return
	}
	p.given.Routines(c, func(reply control.RoutineReply, err error) {
		if err != nil {
			if c.Do != control.ListRoutines {
				p.refused(c, err)
			}
			return
		}
		p.own, p.listed = p.own[:0:0], true
		for _, r := range reply.Own {
			p.own = append(p.own, technique.ID(r.ID))
		}
		p.show()
		if part := p.waiting; part != "" {
			p.waiting = ""
			p.Open(part)
		}
		if then != nil {
			then(reply)
		}
	})
}

// refused says why something did not work; of a file, where it is wrong.
func (p *Page) refused(c control.RoutineChange, err error) {
	title := "routines.refused.title"
	if c.Do == control.ImportRoutine {
		title = "routines.refused.import"
	}
	p.tell(icon.FileWarning, p.given.Words.Say(title), err.Error())
}

// tell shows what went wrong on top of the part that is open.
func (p *Page) tell(i icon.Name, title, text string) {
	hide := widget.NewIconButton(icon.Cross, p.given.Words.Say("routines.close"), p.hush)
	hide.Height = 32
	words := page.Column(2, widget.NewParagraph(theme.Label, theme.Ink, widget.Plain(title)))
	for _, line := range strings.Split(text, "\n") {
		words.Objects = append(words.Objects, widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(line)))
	}
	row := page.Pad(12, 12, 14, 16, newBeside(widget.NewIcon(i, theme.RedInk), words, hide))
	p.notice.Objects = []fyne.CanvasObject{page.Pad(theme.Between, 0, 0, 0, page.Layers(widget.NewPanel(theme.RedSoft, theme.RadiusCard, nil), row))}
	p.notice.Show()
	p.content.Refresh()
	p.given.Resized()
	if p.given.Scroll != nil {
		p.given.Scroll(0)
	}
}

// hush takes down what was told.
func (p *Page) hush() {
	if p.notice.Visible() {
		p.notice.Hide()
		p.content.Refresh()
		p.given.Resized()
	}
}

func (p *Page) ask(c control.Command) {
	p.given.Resident.Ask(c, func(s control.Snapshot, err error) {
		if err != nil {
			p.tell(icon.Caution, p.given.Words.Say("routines.refused.start"), err.Error())
			return
		}
		p.hush()
		p.Show(s)
	})
}

// AddTo are the lines of the menu that adds a technique to a routine: the own ones, and a new
// one.
func (p *Page) AddTo(id technique.ID) []page.Item {
	t, ok := p.given.Library.Technique(id)
	if !ok {
		return nil
	}
	say := p.given.Words.Say
	items := []page.Item{{Label: say("routines.add.new"), Tapped: func() { p.begin(t, "") }}}
	for _, own := range p.own {
		r, ok := p.given.Library.Routine(own)
		if !ok {
			continue
		}
		item := page.Item{Label: r.Name, Tapped: func() { p.begin(t, own) }}
		if slices.Contains(r.Techniques, id) {
			item.Hint, item.Tapped = say("routines.add.there"), nil
		}
		items = append(items, item)
	}
	return items
}

// begin opens the editor with a technique added.
func (p *Page) begin(t technique.Technique, to technique.ID) {
	part := string(to)
	if to == "" {
		part = NewPart
	}
	if p.editor == nil || p.Part() != part {
		if !p.Leave(func() { p.begin(t, to) }) {
			p.given.Go(page.Routines)
			return
		}
		p.editor = nil
		p.given.Go(page.Routines + "/" + part)
	} else {
		p.given.Go(page.Routines + "/" + part)
	}
	if p.editor != nil && p.editor.draft.Add(t) {
		p.editor.show()
	}
}
