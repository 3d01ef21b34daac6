package today

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// checkIn asks how the upper back feels.
type checkIn struct {
	page  *Page
	box   fyne.CanvasObject
	scale *widget.TenScale
	note  *widget.Paragraph
}

func newCheckIn(p *Page) *checkIn {
	c := &checkIn{page: p, note: widget.NewParagraph(theme.Small, theme.Ink2)}
	say := p.given.Words.Say
	c.scale = widget.NewTenScale(0, func(value int) { p.ask(control.Command{Name: "rate", Tension: value}, nil) })
	ends := widget.NewDrawn(func() fyne.Size { return fyne.NewSize(0, theme.Caption.Line()) }, func(pen *widget.Pen) {
		pen.Text(0, 0, 0, say("today.checkin.low"), theme.Caption, theme.Ink2, false)
		pen.TextRight(pen.Size.Width, 0, say("today.checkin.high"), theme.Caption, theme.Ink2, false)
	})
	c.box = card(
		widget.NewText(say("today.checkin.title"), theme.Section, theme.Ink),
		page.Pad(16, 0, 8, 0, c.scale), ends,
		page.Pad(12, 0, 0, 0, c.note),
	)
	return c
}

// card is a card of the page with a title and more below it.
func card(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return page.Layers(widget.NewCard(nil), page.Pad(20, 24, 26, 24, page.Column(0, parts...)))
}

func (c *checkIn) show() {
	c.note.SetText(c.page.snapshot.Today.TensionNote)
	value := 0
	if last, ok := c.page.lastRating(); ok && c.page.snapshot.Now.Sub(last.At) < fresh {
		value = last.Value
	}
	c.scale.SetValue(value)
}
