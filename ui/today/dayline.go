package today

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// dayLine shows the day: time at the desk, sessions, the afternoon window, now, and the
// reminders to come.
type dayLine struct {
	page  *Page
	box   fyne.CanvasObject
	drawn *widget.Drawn
}

const (
	chartTop  = 14 // below the title
	bandHigh  = 52
	barHigh   = 20
	axisBelow = 6
)

func newDayLine(p *Page) *dayLine {
	d := &dayLine{page: p}
	d.drawn = widget.NewDrawn(func() fyne.Size {
		return fyne.NewSize(400, theme.Label.Line()+chartTop+bandHigh+axisBelow+theme.Caption.Line())
	}, d.draw)
	d.box = page.Layers(widget.NewCard(nil), page.Pad(16, 24, 24, 24, d.drawn))
	return d
}

func (d *dayLine) show() { d.drawn.Refresh() }

// hours are the ends of the line: the hours at the desk, or the usual ones on a day that
// has none.
func hours(s control.Snapshot) (from, to time.Time) {
	from, to = s.Today.From, s.Today.To
	if !from.Before(to) {
		y, m, day := s.Now.Date()
		from = time.Date(y, m, day, 8, 0, 0, 0, s.Now.Location())
		to = from.Add(10 * time.Hour)
	}
	return from, to
}

func (d *dayLine) draw(p *widget.Pen) {
	s := d.page.snapshot
	from, to := hours(s)
	top := theme.Label.Line() + chartTop
	at := func(t time.Time) float32 {
		return p.Size.Width * float32(t.Sub(from).Seconds()/to.Sub(from).Seconds())
	}
	p.Text(0, 0, 0, d.page.given.Words.Say("today.day.title"), theme.Label, theme.Ink, false)
	d.legend(p)

	bar := func(span control.Span, height, radius float32, fill color.Color) {
		a, b := max(0, at(span.From)), min(p.Size.Width, at(span.To))
		if b > a {
			p.Box(a, top+(bandHigh-height)/2, max(3, b-a), height, widget.Paint{Fill: fill, Radius: radius})
		}
	}
	if s.Today.Window.From.Before(s.Today.Window.To) {
		bar(s.Today.Window, bandHigh, theme.RadiusButtonSmall, band())
	}
	for _, span := range s.Today.Desk {
		bar(span, barHigh, 5, desk())
	}
	for _, span := range s.Today.Done {
		bar(span, barHigh, 5, theme.Color(theme.Teal))
	}
	if !s.Now.Before(from) && !s.Now.After(to) {
		p.Box(at(s.Now)-1, top-6, 2, bandHigh+10, widget.Paint{Fill: theme.Color(theme.Ink)})
	}
	if s.State != control.Paused {
		for i, t := range s.Today.Planned {
			if x := at(t); x >= 0 && x <= p.Size.Width {
				reminderRing(p, x, top+bandHigh/2, i == 0)
			}
		}
	}
	d.axis(p, from, to, top+bandHigh+axisBelow)
}

func band() color.Color { return theme.Mix(theme.Color(theme.Surface), theme.Color(theme.Sunk), 0.75) }

func desk() color.Color {
	return theme.Mix(theme.Color(theme.Surface), theme.Color(theme.Control), 0.55)
}

// reminderRing draws a reminder to come: the first is sure enough for a whole ring, later
// ones are dotted.
func reminderRing(p *widget.Pen, x, y float32, sure bool) {
	ember := widget.Paint{Fill: theme.Color(theme.Ember)}
	if sure {
		const d = 26
		p.Disc(x-d/2, y-d/2, d, widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Ember), Width: 3})
		p.Disc(x-4, y-4, 8, ember)
		return
	}
	const dots, radius, dot = 10, 10.5, 2.8
	for i := range dots {
		sin, cos := math.Sincos(2 * math.Pi * (float64(i) + 0.5) / dots)
		p.Disc(x+radius*float32(sin)-dot/2, y-radius*float32(cos)-dot/2, dot, ember)
	}
}

// legend names what is drawn, from the right.
func (d *dayLine) legend(p *widget.Pen) {
	say := d.page.given.Words.Say
	const mark, gap, between = 12, 6, 16
	x := p.Size.Width
	y := (theme.Label.Line() - theme.Caption.Line()) / 2
	centre := theme.Label.Line() / 2
	for _, entry := range []struct {
		name string
		draw func(x float32)
	}{
		{say("today.day.window"), func(x float32) { square(p, x, centre, band()) }},
		{say("today.day.reminder"), func(x float32) {
			p.Disc(x, centre-mark/2, mark, widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Ember), Width: 3})
		}},
		{say("today.day.session"), func(x float32) { square(p, x, centre, theme.Color(theme.Teal)) }},
		{say("today.day.desk"), func(x float32) { square(p, x, centre, desk()) }},
	} {
		p.TextRight(x, y, entry.name, theme.Caption, theme.Ink2, false)
		x -= widget.TextWidth(entry.name, theme.Caption, false) + gap + mark
		entry.draw(x)
		x -= between
	}
}

func square(p *widget.Pen, x, centre float32, c color.Color) {
	const mark = 12
	p.Box(x, centre-mark/2, mark, mark, widget.Paint{Fill: c, Radius: 4})
}

// axis writes the hours below, in steps that leave room between them.
func (d *dayLine) axis(p *widget.Pen, from, to time.Time, y float32) {
	words := d.page.given.Words
	span := to.Sub(from)
	room := widget.TextWidth(words.Clock(from), theme.Caption, false) + 24
	step := time.Hour
	for step < span && float32(span/step)*room > p.Size.Width || span/step > 6 {
		step += time.Hour
	}
	for t := from; !t.After(to); t = t.Add(step) {
		name := words.Clock(t)
		x := p.Size.Width * float32(t.Sub(from).Seconds()/span.Seconds())
		width := widget.TextWidth(name, theme.Caption, false)
		x = max(0, min(p.Size.Width-width, x-width/2))
		p.Text(x, y, 0, name, theme.Caption, theme.Ink2, false)
	}
}
