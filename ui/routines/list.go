package routines

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

const rowsGap = 12

// list is the first part of the page: all routines.
type list struct {
	page    *Page
	content *fyne.Container
	rows    []*row
	column  *fyne.Container
	locked  *fyne.Container
	build   *fyne.Container // the last row, as long as nothing is own
	rest    *fyne.Container
}

func newList(p *Page) *list {
	say := p.given.Words.Say
	l := &list{page: p}
	title := widget.NewText(say("routines.title"), theme.H2, theme.Ink)
	open := widget.NewButton(widget.Secondary, say("routines.import"), p.pick)
	open.Icon = icon.FolderOpen
	fresh := widget.NewButton(widget.Secondary, say("routines.new"), func() { p.given.Go(page.Routines + "/" + NewPart) })
	fresh.Icon = icon.Plus
	lead := widget.NewParagraph(theme.Lead, theme.Ink2, widget.Plain(say("routines.lead")))
	head := page.Column(4, newApart(title, newFlow(8, open, fresh)), lead)
	l.column, l.locked, l.rest = page.Column(rowsGap), page.Column(0), page.Column(0)
	l.build = page.Pad(rowsGap, 0, 0, 0, newWide(icon.Plus, say("routines.build"), func() { p.given.Go(page.Routines + "/" + NewPart) }))
	l.content = page.Column(0, head, p.notice, l.locked, page.Pad(theme.Padding, 0, 0, 0, l.column),
		l.build, l.rest)
	l.show()
	return l
}

// show shows the routines as they are now.
func (l *list) show() {
	p := l.page
	routines := p.given.Library.Routines()
	for i, r := range routines {
		if i == len(l.rows) {
			l.rows = append(l.rows, newRow(p))
		}
		l.rows[i].set(r)
	}
	l.rows = l.rows[:len(routines)]
	l.column.Objects = nil
	for _, r := range l.rows {
		l.column.Objects = append(l.column.Objects, r.box)
	}
	visible(l.build, len(p.own) == 0)
	say := p.given.Words.Say
	l.locked.Objects, l.rest.Objects = nil, nil
	if p.snapshot.CoachLocked {
		n := widget.NewNotice(widget.NoticeCaution, icon.Lock, say("routines.locked.title"), say("routines.locked.text"), say("routines.locked.button"),
			func() { p.given.Go(page.SettingsPart + "general") })
		l.locked.Objects = []fyne.CanvasObject{page.Pad(theme.Between, 0, 0, 0, n)}
	}
	if today, tomorrow, day := resting(p.snapshot.Week); today || tomorrow {
		key := "routines.rest.today"
		if !today {
			key = "routines.rest.day"
		}
		bold := say(key, "Day", p.given.Words.Weekday(day.Weekday()))
		text := widget.NewParagraph(theme.Body, theme.Ink, widget.Bold(bold+" ", theme.Ink), widget.Plain(say("routines.rest.text", "Numbers", l.deep())))
		line := newBeside(widget.NewIcon(icon.Moon, theme.AmberInk), text, nil)
		l.rest.Objects = []fyne.CanvasObject{page.Pad(theme.Between, 0, 0, 0,
			page.Layers(widget.NewPanel(theme.AmberSoft, theme.RadiusCard, nil), page.Pad(22, 24, 22, 24, line)))}
	}
	l.column.Refresh()
	if l.content != nil {
		l.content.Refresh()
		p.given.Resized()
	}
}

// deep are the numbers of the techniques that rest.
func (l *list) deep() string {
	var numbers []string
	for _, t := range l.page.given.Library.Techniques() {
		if t.Depth == technique.Deep {
			numbers = append(numbers, l.page.given.Words.Number(t.Number))
		}
	}
	return l.page.given.Words.List(numbers...)
}

// focus gives the row of a routine the keyboard, and tells whether there is one.
func (l *list) focus(id technique.ID) bool {
	i := slices.IndexFunc(l.rows, func(r *row) bool { return r.routine.ID == id })
	if i < 0 {
		return false
	}
	l.page.focus(l.rows[i].ground)
	l.page.given.Reveal(l.rows[i].box)
	return true
}

// step gives the keyboard to the row above or below one.
func (l *list) step(from *row, by int) {
	if i := slices.Index(l.rows, from) + by; i >= 0 && i < len(l.rows) {
		l.page.focus(l.rows[i].ground)
		l.page.given.Reveal(l.rows[i].box)
	}
}

// menu are the things that can be done to a routine.
func (p *Page) menu(r technique.Routine) []page.Item {
	say := p.given.Words.Say
	own := slices.Contains(p.own, r.ID)
	var items []page.Item
	if own {
		items = append(items, page.Item{Label: say("routines.menu.edit"), Tapped: func() { p.given.Go(page.Routines + "/" + string(r.ID)) }})
	}
	quick := page.Item{Label: say("routines.menu.quick"), Tapped: func() { p.quick(r.ID) }}
	if p.settings.General.QuickRoutine == string(r.ID) {
		quick.Hint, quick.Tapped = say("routines.menu.is_quick"), nil
	}
	copyLabel := say("routines.menu.copy")
	if !own {
		copyLabel = say("routines.menu.copy_change")
	}
	items = append(items, quick, page.Item{Label: copyLabel, Tapped: func() { p.duplicate(r.ID) }})
	if own {
		items = append(items,
			page.Item{Label: say("routines.menu.export"), Tapped: func() { p.export(r.ID) }},
			page.Item{Label: say("routines.menu.delete"), Tapped: func() { p.delete(r) }})
	}
	return items
}

// quick makes a routine the quick start.
func (p *Page) quick(id technique.ID) {
	p.setQuick(string(id), p.settings.General.QuickRoutine)
}

// setQuick changes the quick start, and offers the one before again.
func (p *Page) setQuick(id, before string) {
	s := p.settings
	s.General.QuickRoutine = id
	p.saveSettings(s, func() {
		name := id
		if r, ok := p.given.Library.Routine(technique.ID(id)); ok {
			name = r.Name
		}
		p.toast.say(p.given.Words.Say("routines.toast.quick", "Name", name), func() { p.setQuick(before, id) })
	})
}

func (p *Page) saveSettings(s settings.Settings, then func()) {
	p.given.Resident.Save(s, func(reply control.SettingsReply, err error) {
		if err != nil {
			p.tell(icon.Caution, p.given.Words.Say("routines.refused.title"), err.Error())
			return
		}
		p.Settings(reply)
		then()
	})
}

// duplicate makes a copy, and opens it.
func (p *Page) duplicate(id technique.ID) {
	p.change(control.RoutineChange{Do: control.DuplicateRoutine, ID: string(id)}, p.openNew)
}

// openNew opens what just came, once the library knows it.
func (p *Page) openNew(reply control.RoutineReply) {
	if len(reply.IDs) == 0 {
		return
	}
	if _, known := p.given.Library.Routine(technique.ID(reply.IDs[0])); !known {
		for _, r := range reply.Own {
			if r.ID == reply.IDs[0] {
				p.edit(routineOf(r)) // the library comes with the next event
			}
		}
		return
	}
	p.given.Go(page.Routines + "/" + reply.IDs[0])
}

func (p *Page) delete(r technique.Routine) {
	p.change(control.RoutineChange{Do: control.DeleteRoutine, ID: string(r.ID)}, func(control.RoutineReply) {
		p.toast.say(p.given.Words.Say("routines.toast.deleted", "Name", r.Name), p.bringBack)
	})
}

func (p *Page) bringBack() {
	p.change(control.RoutineChange{Do: control.UndoRoutine}, func(reply control.RoutineReply) {
		p.toast.say(p.given.Words.Say("routines.toast.back"), nil)
		if len(reply.IDs) > 0 {
			p.point(technique.ID(reply.IDs[0]))
		}
	})
}
