package today

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// week shows the sessions of the week, and how many weeks met the goal.
type week struct {
	page  *Page
	box   fyne.CanvasObject
	title *widget.Drawn
	days  *widget.Drawn
	note  *widget.Paragraph
	sign  *widget.Icon
}

const (
	dayDisc = 36
	signGap = 24 // from the note's icon to its words
)

func newWeek(p *Page) *week {
	w := &week{page: p, note: widget.NewParagraph(theme.Small, theme.Ink2), sign: widget.NewIcon(icon.Moon, theme.Ink2)}
	w.title = widget.NewDrawn(func() fyne.Size { return fyne.NewSize(0, theme.Section.Line()) }, w.drawTitle)
	w.days = widget.NewDrawn(func() fyne.Size {
		return fyne.NewSize(7*(dayDisc+4), dayDisc+6+theme.Caption.Line())
	}, w.drawDays)
	note := &fyne.Container{Layout: signed{w}, Objects: []fyne.CanvasObject{w.sign, w.note}}
	w.box = card(w.title, page.Pad(16, 0, 12, 0, w.days), note)
	return w
}

func (w *week) show() {
	week := w.page.snapshot.Week
	w.note.SetText(week.Note)
	w.sign.Name = icon.Flag
	for _, d := range week.Days {
		if d.Kind == "rest" {
			w.sign.Name = icon.Moon
		}
	}
	if week.Goal > 0 && week.Done >= week.Goal {
		w.sign.Name = icon.CircleCheck
	}
	w.sign.Refresh()
	w.title.Refresh()
	w.days.Refresh()
}

func (w *week) drawTitle(p *widget.Pen) {
	week, words := w.page.snapshot.Week, w.page.given.Words
	room := p.Size.Width
	if week.WeeksMet > 0 {
		met := words.SayN("words.week.met", week.WeeksMet)
		width := widget.TextWidth(met, theme.Small, false)
		y := (p.Size.Height - theme.Small.Line()) / 2
		p.TextRight(p.Size.Width, y, met, theme.Small, theme.Ink2, false)
		p.Icon(p.Size.Width-width-20, (p.Size.Height-16)/2, 16, icon.Flame, theme.Color(theme.EmberInk))
		room -= width + 36
	}
	p.Text(0, 0, room, words.Say("words.week.count", "Done", week.Done, "Goal", week.Goal), theme.Section, theme.Ink, false)
}

// drawDays draws a badge a day. Form tells them apart, not colour alone: a tick for a
// session (on a filled ground after deep work), a moon for a rest day, a dot for a day off.
func (w *week) drawDays(p *widget.Pen) {
	days := w.page.snapshot.Week.Days
	if len(days) == 0 {
		return
	}
	pitch := (p.Size.Width - 40) / float32(max(1, len(days)-1))
	for i, d := range days {
		middle := 20 + float32(i)*pitch
		w.drawDay(p, middle-dayDisc/2, d)
		letter := ""
		if date, err := time.Parse(time.DateOnly, d.Date); err == nil {
			letter = w.page.given.Words.WeekdayLetter(date.Weekday())
		}
		ink := theme.Ink2
		if d.Today {
			ink = theme.Ink
		}
		p.TextCentre(middle, dayDisc+6, letter, theme.Caption, ink, d.Today)
	}
}

func (w *week) drawDay(p *widget.Pen, x float32, d control.WeekDay) {
	const mark = 16
	in := float32(dayDisc-mark) / 2
	ring := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1}
	if d.Today {
		ring.Edge, ring.Width = theme.Color(theme.Primary), 2
	}
	switch d.Kind {
	case "deep":
		p.Disc(x, 0, dayDisc, widget.Paint{Fill: theme.Color(theme.Teal)})
		p.Icon(x+in-1, in-1, mark+2, icon.Check, tick())
	case "gentle":
		p.Disc(x, 0, dayDisc, widget.Paint{Fill: theme.Color(theme.TealSoft)})
		p.Icon(x+in-1, in-1, mark+2, icon.Check, theme.Color(theme.TealInk))
	case "rest":
		p.Disc(x, 0, dayDisc, ring)
		p.Icon(x+in, in, mark, icon.Moon, theme.Color(theme.Ink2))
	case "off":
		if d.Today {
			p.Disc(x, 0, dayDisc, ring)
		}
		p.Disc(x+dayDisc/2-2, dayDisc/2-2, 4, widget.Paint{Fill: theme.Color(theme.Control)})
	default:
		p.Disc(x, 0, dayDisc, ring)
	}
}

// tick is the colour of a tick on teal: the one of the two that stands out.
func tick() (c interface{ RGBA() (r, g, b, a uint32) }) {
	if theme.Dark() {
		return theme.Color(theme.OnPrimary)
	}
	return theme.Of(theme.Raised, false)
}

// signed sets an icon before a paragraph.
type signed struct{ w *week }

// HeightFor implements page.TallLayout.
func (l signed) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return max(theme.Small.Line(), l.w.note.HeightFor(width-signGap))
}

func (l signed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const d = 16
	l.w.sign.Move(fyne.NewPos(0, (theme.Small.Line()-d)/2))
	l.w.sign.Resize(fyne.NewSquareSize(d))
	l.w.note.Move(fyne.NewPos(signGap, 0))
	l.w.note.Resize(fyne.NewSize(size.Width-signGap, l.HeightFor(objects, size.Width)))
	visible(l.w.sign, l.w.page.snapshot.Week.Note != "")
}

func (l signed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.HeightFor(objects, max(240, l.w.note.Size().Width+signGap)))
}
