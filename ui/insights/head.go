package insights

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// head is the sentence with what it rests on, the range and the export.
type head struct {
	page          *Page
	title, reason *widget.Paragraph
	span, export  *widget.Button
	leave         *widget.Button // out of the example
	buttons       *fyne.Container
	box           *fyne.Container
}

func newHead(p *Page) *head {
	h := &head{
		page:   p,
		title:  widget.NewParagraph(theme.H2, theme.Ink),
		reason: widget.NewParagraph(theme.Lead, theme.Ink2),
	}
	h.span = widget.NewButton(widget.Secondary, "", h.openRanges)
	h.span.After = icon.ChevronDown
	h.export = widget.NewButton(widget.Secondary, p.say("export.label"), h.openExport)
	h.export.Icon = icon.Download
	h.leave = widget.NewButton(widget.Secondary, p.say("example.leave"), p.leaveExample)
	h.leave.Icon = icon.ArrowLeft
	h.buttons = page.Line(theme.Grid, h.leave, h.span, h.export)
	h.box = &fyne.Container{Layout: headLayout{h}, Objects: []fyne.CanvasObject{h.title, h.reason, h.buttons}}
	h.plain()
	h.title.SetText("")
	return h
}

// plain is the head of the page while there is nothing to say.
func (h *head) plain() {
	h.title.SetText(h.page.say("title.plain"))
	h.reason.SetText("")
	h.buttons.Hide()
	h.box.Refresh()
}

// say says what the numbers come to.
func (h *head) say(i control.Insights) {
	p := h.page
	h.title.SetText(p.sentence(i))
	h.reason.SetText(p.reason(i))
	if p.example {
		h.reason.SetText(p.say("example.note"))
	}
	h.span.SetLabel(p.say("range." + rangeKey(p.span)))
	visible(h.leave, p.example)
	visible(h.export, !p.example && p.given.System.Save != nil)
	h.buttons.Show()
	h.buttons.Refresh()
	h.box.Refresh()
}

func visible(o fyne.CanvasObject, v bool) {
	if v {
		o.Show()
	} else {
		o.Hide()
	}
}

func (h *head) openRanges() { page.OpenMenu(h.span, h.ranges(), "") }

func (h *head) ranges() []page.Item {
	var items []page.Item
	for _, span := range control.Ranges() {
		items = append(items, page.Item{Label: h.page.say("range." + rangeKey(span)), Tapped: func() { h.page.choose(span) }})
	}
	return items
}

func (h *head) openExport() {
	page.OpenMenu(h.export, h.page.exports(), h.page.say("export.note"))
}

// headLayout sets the buttons at the right of the sentence, or above it where it would
// have too little room, and the reason below.
type headLayout struct{ h *head }

func (l headLayout) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	h := l.h
	buttons, room, y := fyne.Size{}, width, float32(0)
	if h.buttons.Visible() {
		buttons = h.buttons.MinSize()
		room -= buttons.Width + theme.Padding
		least := 280 * theme.TextScale()
		if room < least {
			put(h.buttons, 0, 0, buttons.Width, buttons.Height)
			room, y = width, buttons.Height+theme.Grid
		} else {
			put(h.buttons, width-buttons.Width, (theme.H2.Line()-buttons.Height)/2, buttons.Width, buttons.Height)
		}
	}
	title := max(theme.H2.Line(), h.title.HeightFor(room))
	put(h.title, 0, y, room, title)
	y += title
	if reason := h.reason.HeightFor(width); reason > 0 {
		put(h.reason, 0, y+theme.Half, width, reason)
		y += theme.Half + reason
	}
	return y
}

// HeightFor implements page.TallLayout.
func (l headLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return l.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (l headLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (l headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.HeightFor(objects, max(400, l.h.box.Size().Width)))
}
