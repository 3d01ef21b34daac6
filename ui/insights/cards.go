package insights

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The least widths of the cards that stand beside each other, at normal text.
const (
	chartCard    = 300
	hoursCard    = 330
	coverageCard = 304
)

// cards draw what the head says.
func (p *Page) cards(i control.Insights) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		newBeside(0.5, chartCard, chartCard, p.relief(i), p.weeks(i.Weeks)),
		newBeside(0.628, hoursCard, coverageCard, p.hours(i.Tension), p.coverage(i.Coverage)),
	}
}

// card is a surface with a title, a note beside it and what it is about.
func card(title string, note fyne.CanvasObject, gap float32, parts ...fyne.CanvasObject) fyne.CanvasObject {
	head := &fyne.Container{Layout: &titled{}, Objects: []fyne.CanvasObject{widget.NewText(title, theme.Section, theme.Ink), note}}
	foot := float32(theme.Padding)
	column := page.Column(0, page.Pad(0, 0, gap, 0, head))
	for _, part := range parts {
		if _, ok := part.(*widget.Paragraph); ok { // a caption stands in the foot of the card
			part, foot = page.Pad(theme.Half, 0, 0, 0, part), theme.Grid
		}
		column.Add(part)
	}
	return page.Layers(widget.NewCard(nil), page.Pad(20, 24, foot, 24, column))
}

func note(s string) *widget.Text { return widget.NewText(s, theme.Small, theme.Ink2) }

// label joins sentences for screen readers.
func label(parts ...string) string { return strings.Join(parts, " ") }

func (p *Page) relief(i control.Insights) fyne.CanvasObject {
	r := i.Relief
	var pairs []widget.Dumbbell
	for _, pair := range r.Pairs {
		key := "relief.pair"
		if r.PairWeeks > 0 {
			key = "relief.mean"
		}
		pairs = append(pairs, widget.Dumbbell{Before: pair.Before, After: pair.After, Say: p.sayN(key, pair.Sessions,
			"When", p.stretch(pair.From, pair.To), "Before", p.decimal(pair.Before), "After", p.decimal(pair.After))})
	}
	chart := widget.NewDumbbellChart(label(p.say("relief.title")+".", p.sentence(i), p.reason(i)), pairs...)
	chart.Empty = p.say("relief.empty")
	legend := page.Line(theme.Between, p.key("relief.before", theme.Surface, theme.Ember), p.key("relief.after", theme.Teal, theme.Teal))
	parts := []fyne.CanvasObject{chart}
	if r.PairWeeks > 0 {
		parts = append(parts, caption(p.sayN("relief.grouped", r.PairWeeks)))
	}
	return card(p.say("relief.title"), legend, 12, parts...)
}

func caption(s string) *widget.Paragraph {
	return widget.NewParagraph(theme.Caption, theme.Ink2, widget.Plain(s))
}

// key names a mark of a chart.
func (p *Page) key(id string, ground, edge theme.Name) fyne.CanvasObject {
	const d = 12
	mark := widget.NewDrawn(func() fyne.Size { return fyne.NewSquareSize(d) }, func(pen *widget.Pen) {
		pen.Disc(0, 0, d, widget.Paint{Fill: theme.Color(ground), Edge: theme.Color(edge), Width: 3})
	})
	return page.Line(6, mark, note(p.say(id)))
}

// fewBars are so few that each can have the day of its Monday below it.
const fewBars = 14

func (p *Page) weeks(w control.SessionWeeks) fyne.CanvasObject {
	var bars []widget.WeekBar
	for _, b := range w.Bars {
		bar := widget.WeekBar{Value: b.PerWeek(), Now: b.Now && w.BarWeeks == 1}
		switch {
		case b.Now:
			bar.Name = p.say("weeks.now")
		case len(w.Bars) <= fewBars && w.BarWeeks == 1:
			from := day(b.From)
			bar.Name = p.say("date.day", "Day", from.Day(), "Month", p.month(from.Month()))
		default:
			from := day(b.From)
			bar.Name = p.say("date.month", "Month", p.month(from.Month()), "Year", from.Format("2006"))
		}
		if w.BarWeeks == 1 {
			bar.Say = p.sayN("weeks.bar", b.Sessions, "When", p.date(b.From))
		} else {
			bar.Say = p.say("weeks.mean", "When", p.stretch(b.From, b.To), "Mean", p.decimal(b.PerWeek()))
		}
		bars = append(bars, bar)
	}
	met := p.say("weeks.goal", "Goal", w.Goal)
	if w.Met > 0 {
		met = p.sayN("weeks.met", w.Met, "Goal", w.Goal)
	}
	if w.Goal == 0 {
		met = ""
	}
	chart := widget.NewWeekBars(label(p.say("weeks.title")+".", met), w.Goal, bars...)
	chart.Empty = p.say("weeks.empty")
	var aside fyne.CanvasObject = note(met)
	if w.Met > 0 && w.Goal > 0 {
		aside = page.Line(theme.Half, widget.NewIcon(icon.Flame, theme.EmberInk), note(met))
	}
	parts := []fyne.CanvasObject{chart}
	if w.BarWeeks > 1 {
		parts = append(parts, caption(p.sayN("weeks.grouped", w.BarWeeks)))
	}
	return card(p.say("weeks.title"), aside, 12, parts...)
}

// surely is how many ratings an hour needs for its mean to be named as the highest.
const surely = 3

func (p *Page) hours(t control.TensionByHour) fyne.CanvasObject {
	var points []widget.HourPoint
	from, to, peak := 8, 18, -1
	for n, h := range t.Hours {
		points = append(points, widget.HourPoint{
			Hour: h.Hour, Value: h.Mean, Single: h.Ratings == 1 && t.Ratings > len(t.Hours),
			Say: p.sayN("hours.point", h.Ratings, "Time", p.clock(60*h.Hour), "Value", p.decimal(h.Mean)),
		})
		from, to = min(from, h.Hour), max(to, h.Hour)
		if h.Ratings >= surely && (peak < 0 || h.Mean > t.Hours[peak].Mean) {
			peak = n
		}
	}
	said := ""
	if peak >= 0 {
		said = p.say("hours.peak", "Value", p.decimal(t.Hours[peak].Mean), "Time", p.clock(60*t.Hours[peak].Hour))
	}
	count := p.sayN("hours.count", t.Ratings)
	chart := widget.NewHourCurve(label(p.say("hours.title")+".", count+".", said), p.clock, points...)
	chart.From, chart.To, chart.Peak, chart.PeakSay = from, min(to, 23), peak, said
	chart.Empty = p.say("hours.empty")
	for _, w := range t.Windows {
		chart.Windows = append(chart.Windows, widget.Stretch{From: w.FromMinute, To: w.ToMinute})
	}
	if t.Learned != nil {
		chart.Aim = &widget.Stretch{From: t.Learned.Aim.FromMinute, To: t.Learned.Aim.ToMinute}
	}
	return card(p.say("hours.title"), note(count), 20, page.Column(18, chart, p.hint(t)))
}

// enough is how many ratings it takes before the hours of a day can stand out; so many
// package habit wants at least.
const enough = 15

// hint says what reminders make of the curve, and leads to where that is chosen.
func (p *Page) hint(t control.TensionByHour) fyne.CanvasObject {
	text := p.say("hint.thin")
	switch {
	case !t.Learn:
		text = p.say("hint.off")
	case t.Learned != nil:
		l := t.Learned
		text = p.say("hint.learned", "Peak", p.clock(about(l.PeakMinute)), "From", p.clock(about(l.Aim.FromMinute)), "To", p.clock(about(l.Aim.ToMinute)))
	case t.Ratings >= enough:
		text = p.say("hint.flat")
	}
	change := widget.NewButton(widget.Ghost, p.say("hint.change"), func() { p.given.Go(page.SettingsPart + "schedule") })
	change.Height = 32
	words := widget.NewParagraph(theme.Small, theme.Ink, widget.Plain(text))
	inside := &fyne.Container{Layout: hintLayout{words, change}, Objects: []fyne.CanvasObject{
		widget.NewIcon(icon.Lightbulb, theme.EmberInk), words, change,
	}}
	return page.Layers(widget.NewPanel(theme.EmberFaint, theme.RadiusCard, nil), inside)
}

// about is a minute of the day as one says it, in fives.
func about(minute int) int { return (minute + 2) / 5 * 5 }

type hintLayout struct {
	words  *widget.Paragraph
	change *widget.Button
}

const hintLeft, hintHigh = 46, 64

func (l hintLayout) room(width float32) float32 {
	return width - hintLeft - theme.Grid - l.change.MinSize().Width - theme.Half
}

// HeightFor implements page.TallLayout.
func (l hintLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return max(hintHigh, l.words.HeightFor(l.room(width))+24)
}

func (l hintLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room := l.room(size.Width)
	words := l.words.HeightFor(room)
	objects[0].Move(fyne.NewPos(16, (size.Height-words)/2+1))
	objects[0].Resize(fyne.NewSquareSize(18))
	l.words.Move(fyne.NewPos(hintLeft, (size.Height-words)/2))
	l.words.Resize(fyne.NewSize(room, words))
	change := l.change.MinSize()
	l.change.Move(fyne.NewPos(size.Width-change.Width-theme.Half, (size.Height-change.Height)/2))
	l.change.Resize(change)
}

func (l hintLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, l.HeightFor(objects, max(240, l.words.Size().Width+hintLeft+theme.Grid+l.change.MinSize().Width)))
}

func (p *Page) coverage(c control.Coverage) fyne.CanvasObject {
	var rows []widget.CoverageRow
	most := 1
	for _, m := range c.Muscles {
		most = max(most, m.SpentS)
	}
	lit := map[string]float64{}
	for _, m := range c.Muscles {
		share := float64(m.SpentS) / float64(most)
		rows = append(rows, widget.CoverageRow{
			Name: m.Name, Value: p.minutes(m.SpentS), Share: float32(share),
			Say: p.say("coverage.muscle", "Name", m.Name, "Time", p.minutes(m.SpentS)),
		})
		if m.SpentS > 0 {
			lit[m.ID] = faintest + (1-faintest)*share
		}
	}
	all := p.say("coverage.all", "Time", p.minutes(c.SpentS))
	chart := widget.NewCoverageMap(label(p.say("coverage.title")+".", all+".", p.say("coverage.shared")), rows...)
	p.muscles.onto(chart, c.Muscles, lit, p.settings.Coach)
	return card(p.say("coverage.title"), note(all), theme.Grid, chart)
}
