package routines

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/routines/draft"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// editor is the part of the page in which a routine is built.
type editor struct {
	page    *Page
	draft   *draft.Draft
	content *fyne.Container
	name    *nameField
	saving  bool
	button  *widget.Button
	steps   []*step
	lane    *lane
	column  *fyne.Container
	add     *widget.DrawnControl
	hint    *widget.Paragraph
	rules   *ruleCard
}

func newEditor(p *Page, r technique.Routine) *editor {
	say := p.given.Words.Say
	e := &editor{page: p, draft: draft.New(p.given.Library, r)}
	back := newBack(say("routines.title"), func() { p.Back() })
	e.name = newNameField(p, say("routines.name"), e.rename)
	cancel := widget.NewButton(widget.Secondary, say("routines.cancel"), e.cancel)
	e.button = widget.NewButton(widget.Primary, say("routines.save"), func() { e.save(nil) })
	head := newApart(e.name.box, newFlow(theme.Grid, cancel, e.button))
	e.lane = &lane{editor: e}
	e.column = &fyne.Container{Layout: e.lane}
	e.add = newWide(icon.Plus, say("routines.technique.add"), e.addMenu)
	e.hint = widget.NewParagraph(theme.Body, theme.Ink2, widget.Plain(say("routines.hint")))
	left := page.Column(theme.Grid, e.column, e.add, page.Pad(16, 0, 0, 0, e.hint))
	e.rules = newRuleCard(e)
	columns := &fyne.Container{Layout: twoColumns{}, Objects: []fyne.CanvasObject{left, e.rules.box}}
	e.content = page.Column(0, page.Pad(-10, 0, 6, 0, page.Line(0, back)), head, p.notice, page.Pad(theme.Padding, 0, 0, 0, columns))
	e.show()
	return e
}

// show shows the draft as it is now.
func (e *editor) show() {
	p, steps := e.page, e.draft.Steps()
	e.name.show(e.draft.Name())
	lead := time.Duration(p.settings.Coach.LeadInSeconds) * time.Second
	times, total := e.draft.Times(p.given.Library, lead)
	rules := rulesOf(p, e.draft.Routine(), total)
	warned := technique.ID("")
	for _, r := range rules {
		if r.kind == technique.WarmUpRule && r.level == technique.Warn {
			warned = r.about
		}
	}
	// A step keeps its row while the order changes, and with it the keyboard.
	old := e.steps
	e.steps = nil
	for i, s := range steps {
		var row *step
		if k := slices.IndexFunc(old, func(o *step) bool { return o.is.ID == s.ID }); k >= 0 {
			row = old[k]
		} else {
			row = newStep(e, s)
		}
		e.steps = append(e.steps, row)
		row.set(i, s, times[i], s.ID == warned)
	}
	e.column.Objects = nil
	for _, s := range e.steps {
		e.column.Objects = append(e.column.Objects, s.box)
	}
	if len(steps) >= len(p.given.Library.Techniques()) || len(steps) >= draft.Most {
		e.add.Disable()
	} else {
		e.add.Enable()
	}
	visible(e.hint, len(steps) > 1)
	visible(e.column, len(steps) > 0)
	e.rules.show(rules, total, p.given.Library.ToolsOf(e.draft.Routine()))
	if len(steps) == 0 || e.saving {
		e.button.Disable()
	} else {
		e.button.Enable()
	}
	e.column.Refresh()
	if e.content != nil {
		e.content.Refresh()
		p.given.Resized()
	}
}

// addMenu offers the techniques that are not in the routine yet.
func (e *editor) addMenu() {
	var items []page.Item
	for _, t := range e.page.given.Library.Techniques() {
		item := page.Item{Label: e.page.given.Words.Number(t.Number) + "  " + t.Short, Tapped: func() {
			if e.draft.Add(t) {
				e.show()
				e.focus(len(e.steps) - 1)
			}
		}}
		for _, tool := range t.Tools {
			if !atHand(e.page.settings, tool) {
				item.Hint = trimStop(e.page.given.Library.Tool(tool).Lack)
			}
		}
		if e.draft.Has(t.ID) {
			item.Hint, item.Tapped = e.page.given.Words.Say("routines.add.there"), nil
		}
		items = append(items, item)
	}
	page.OpenMenu(e.add, items, "")
}

func (e *editor) rename(name string) {
	if e.draft.Rename(name) {
		e.show()
	}
}

func (e *editor) undo() {
	if e.draft.Undo() {
		e.show()
	}
}

func (e *editor) redo() {
	if e.draft.Redo() {
		e.show()
	}
}

// save saves the routine; then leads on once it is.
func (e *editor) save(then func()) {
	e.name.commit()
	if e.saving || len(e.draft.Steps()) == 0 {
		return
	}
	sent := e.draft.Routine()
	e.saving = true
	e.show()
	done := func() {
		e.saving = false
		e.show()
	}
	p := e.page
	if p.given.Routines == nil {
		done()
		return
	}
	p.given.Routines(control.RoutineChange{Do: control.SaveRoutine, Routine: wire(sent)}, func(reply control.RoutineReply, err error) {
		if err != nil {
			done()
			p.refused(control.RoutineChange{Do: control.SaveRoutine}, err)
			return
		}
		p.own, p.listed = p.own[:0:0], true
		for _, r := range reply.Own {
			p.own = append(p.own, technique.ID(r.ID))
		}
		if len(reply.IDs) > 0 {
			e.draft.Saved(p.given.Library, sent, technique.ID(reply.IDs[0]))
		}
		done()
		p.hush()
		p.toast.say(p.given.Words.Say("routines.toast.saved", "Name", sent.Name), nil)
		switch {
		case then != nil:
			p.leaveFor(e, then)
		case !e.draft.Changed():
			p.leaveFor(e, func() {})
		}
	})
}

// leaveFor closes an editor, if it is still the one that is open.
func (p *Page) leaveFor(e *editor, then func()) {
	if p.editor == e {
		p.close()
	}
	then()
}

// cancel goes back to the list without the changes.
func (e *editor) cancel() { e.page.Back() }

// current is the step that has the keyboard; -1: none has.
func (e *editor) current() int {
	c := fyne.CurrentApp().Driver().CanvasForObject(e.column)
	if c == nil || c.Focused() == nil {
		return -1
	}
	return slices.IndexFunc(e.steps, func(s *step) bool { return s.holds(c.Focused()) })
}

func (e *editor) focus(i int) {
	if i >= 0 && i < len(e.steps) {
		e.page.focus(e.steps[i].ground)
		e.page.given.Reveal(e.steps[i].box)
	}
}

// moveFocused moves the step that has the keyboard.
func (e *editor) moveFocused(down bool) {
	i := e.current()
	if i < 0 {
		return
	}
	by := -1
	if down {
		by = 1
	}
	if i+by >= 0 && e.draft.Move(i, i+by) {
		e.show()
		e.page.given.Reveal(e.steps[i+by].box)
	}
}

// key takes the keys of the step that has the keyboard.
func (e *editor) key(k fyne.KeyName) bool {
	i := e.current()
	return i >= 0 && e.keyAt(i, k)
}

func (e *editor) keyAt(i int, k fyne.KeyName) bool {
	switch k {
	case fyne.KeyLeft:
		e.turn(i, -1)
	case fyne.KeyRight:
		e.turn(i, 1)
	case fyne.KeyUp:
		e.focus(i - 1)
	case fyne.KeyDown:
		e.focus(i + 1)
	case fyne.KeyDelete:
		e.remove(i)
	default:
		return false
	}
	return true
}

func (e *editor) turn(i, by int) {
	if e.draft.Turn(i, by) {
		e.show()
	}
}

func (e *editor) remove(i int) {
	if !e.draft.Remove(i) {
		return
	}
	e.show()
	if len(e.steps) == 0 {
		e.page.focus(e.add)
		return
	}
	e.focus(min(i, len(e.steps)-1))
}

// twoColumns sets the steps beside the card with the rules, or above it where they would get
// too little room.
type twoColumns struct{}

const (
	cardWide   = 280
	columnsGap = 24
	leastSteps = 480 // at normal text
)

func (twoColumns) beside(width float32) bool {
	return width-columnsGap-cardWide >= leastSteps*theme.TextScale()
}

// HeightFor implements page.TallLayout.
func (l twoColumns) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	if l.beside(width) {
		return max(page.Height(objects[0], width-columnsGap-cardWide), page.Height(objects[1], cardWide))
	}
	return page.Height(objects[0], width) + theme.Padding + page.Height(objects[1], width)
}

func (l twoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, width float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, page.Height(o, width)))
	}
	if l.beside(size.Width) {
		put(objects[0], 0, 0, size.Width-columnsGap-cardWide)
		put(objects[1], size.Width-cardWide, 0, cardWide)
		return
	}
	put(objects[0], 0, 0, size.Width)
	put(objects[1], 0, page.Height(objects[0], size.Width)+theme.Padding, size.Width)
}

func (l twoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(cardWide, l.HeightFor(objects, 832))
}
