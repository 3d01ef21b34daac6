package today

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// head is the sentence, its reason, and the ways to be left alone.
type head struct {
	page                 *Page
	box                  *fyne.Container
	title, reason        *widget.Paragraph
	later, pause, resume *widget.Button
	free                 *widget.Button
	buttons              *fyne.Container
}

func newHead(p *Page) *head {
	h := &head{
		page:   p,
		title:  widget.NewParagraph(theme.H2, theme.Ink),
		reason: widget.NewParagraph(theme.Lead, theme.Ink2),
	}
	say := p.given.Words.Say
	h.later = widget.NewButton(widget.Secondary, say("today.later.label"), h.openLater)
	h.later.Icon = icon.Clock
	h.pause = widget.NewButton(widget.Secondary, say("today.pause.label"), h.openPause)
	h.pause.Icon = icon.BellOff
	h.resume = widget.NewButton(widget.Secondary, say("today.resume.label"), func() { p.ask(control.Command{Name: "resume"}, nil) })
	h.resume.Icon = icon.Bell
	h.free = widget.NewButton(widget.Secondary, say("today.free.label"), func() { p.ask(control.Command{Name: "free"}, nil) })
	h.free.Icon = icon.Bell
	h.buttons = page.Line(theme.Grid, h.later, h.free, h.pause, h.resume)
	h.box = &fyne.Container{Layout: headLayout{h}, Objects: []fyne.CanvasObject{h.title, h.reason, h.buttons}}
	return h
}

func (h *head) show() {
	s := h.page.snapshot
	h.title.SetText(s.Headline)
	h.reason.SetText(s.Reason)
	paused, snoozed := s.State == control.Paused || s.Pause != nil, s.State == control.Snoozed
	visible(h.resume, paused || snoozed)
	visible(h.pause, !paused)
	quiet := h.isQuiet()
	visible(h.free, quiet && !paused && !snoozed)
	visible(h.later, !paused && !snoozed && !quiet && h.canWait())
	h.box.Refresh()
}

// isQuiet reports whether the person is in a meeting, as they said or as a call tells.
func (h *head) isQuiet() bool {
	s := h.page.snapshot
	return s.Meeting.Since != nil || s.State == control.HeldBack && slices.ContainsFunc(s.Blockers, func(b control.Blocker) bool {
		return b.Kind == "call" || b.Kind == "sharing" || b.Kind == "after-call"
	})
}

// canWait reports whether there is a reminder to put off.
func (h *head) canWait() bool {
	switch h.page.snapshot.State {
	case control.Counting, control.Due, control.HeldBack:
		return true
	}
	return false
}

func visible(o fyne.CanvasObject, v bool) {
	if v && !o.Visible() {
		o.Show()
	} else if !v && o.Visible() {
		o.Hide()
	}
}

// openLater shows the ways to snooze, or why there are none.
func (h *head) openLater() { page.OpenMenu(h.later, h.laterItems(), h.page.snapshot.Snooze.Note) }

func (h *head) laterItems() []page.Item {
	var items []page.Item
	for _, c := range h.page.snapshot.Snooze.Choices {
		items = append(items, page.Item{Label: c.Label, Tapped: func() {
			h.page.ask(control.Command{Name: "snooze", For: c.For}, nil)
		}})
	}
	item := func(label string, c control.Command) page.Item {
		return page.Item{Label: h.page.given.Words.Say(label), Tapped: func() { h.page.ask(c, nil) }}
	}
	if h.page.snapshot.State == control.Counting {
		items = append(items, item("today.later.move", control.Command{Name: "later", For: "30m"}))
	}
	return append(items, item("today.later.skip", control.Command{Name: "skip"}))
}

// openPause shows how long reminders can be paused.
func (h *head) openPause() {
	page.OpenMenu(h.pause, h.pauseItems(), h.page.given.Words.Say("today.pause.note"))
}

func (h *head) pauseItems() []page.Item {
	say := h.page.given.Words.Say
	item := func(label, length string) page.Item {
		return page.Item{Label: label, Tapped: func() { h.page.ask(control.Command{Name: "pause", For: length}, nil) }}
	}
	var items []page.Item
	for _, c := range h.page.snapshot.Meeting.Choices {
		if c.For == "call" {
			items = append(items, page.Item{Label: c.Label, Tapped: func() {
				h.page.ask(control.Command{Name: "meeting", For: c.For}, nil)
			}})
		}
	}
	return append(items,
		item(say("today.pause.hour"), "1h"),
		item(say("today.pause.tomorrow"), "tomorrow"),
		item(say("today.pause.monday"), "monday"),
		item(say("today.pause.open"), ""),
	)
}

// headLayout sets the buttons at the right of the sentence and the reason below.
type headLayout struct{ h *head }

func (l headLayout) titleHeight(width float32) float32 {
	return max(40, l.h.title.HeightFor(width-l.h.buttons.MinSize().Width-theme.Padding))
}

// HeightFor implements page.TallLayout.
func (l headLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return l.titleHeight(width) + theme.Half + l.h.reason.HeightFor(width)
}

func (l headLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	h, buttons := l.h, l.h.buttons.MinSize()
	title := l.titleHeight(size.Width)
	h.title.Resize(fyne.NewSize(size.Width-buttons.Width-theme.Padding, title))
	h.buttons.Move(fyne.NewPos(size.Width-buttons.Width, (theme.H2.Line()-buttons.Height)/2))
	h.buttons.Resize(buttons)
	h.reason.Move(fyne.NewPos(0, title+theme.Half))
	h.reason.Resize(fyne.NewSize(size.Width, h.reason.HeightFor(size.Width)))
}

func (l headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.HeightFor(objects, max(400, l.h.box.Size().Width)))
}
