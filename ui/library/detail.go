package library

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of a technique's page, in units.
const (
	pictureSide  = 320
	columnsGap   = 40
	leastWords   = 280 // the words' column, at normal text; the picture stands above where they get less
	numeralWide  = 40
	mistakeSign  = 18
	mistakeWords = 30
)

// detail is the page of one technique.
type detail struct {
	page      *Page
	technique technique.Technique
	content   *fyne.Container
	figure    *player
	stage     *stage
	start     *widget.Button
	bar       *startBar
	hint      *fyne.Container
}

func newDetail(p *Page, t technique.Technique) *detail {
	d := &detail{page: p, technique: t, figure: newPlayer(p.given, p.now, t)}
	words := p.given.Words
	back := newBack(words.Say("library.back"), func() { p.Back() })
	badge := widget.NewNumberBadge(t.Number, widget.Dark)
	title := widget.NewParagraph(theme.H2, theme.Ink, widget.Plain(t.Name))
	head := &fyne.Container{Layout: badged{badge, title}, Objects: []fyne.CanvasObject{badge, title}}
	d.stage = newStage(p, d.figure, t)
	d.start = widget.NewButton(widget.Primary, "", d.begin)
	d.start.Height, d.start.Icon = 56, icon.Play
	d.bar = newStartBar(d.start, d.newAdd())
	d.hint = page.Column(0)
	side := page.Column(0, d.stage.box, page.Pad(10, 0, 14, 0, d.stage.legend), d.facts(),
		d.hint, page.Pad(theme.Between, 0, 0, 0, d.bar.box))
	columns := &fyne.Container{Layout: twoColumns{}, Objects: []fyne.CanvasObject{d.words(), side}}
	d.content = page.Column(0, page.Pad(-10, 0, 6, 0, page.Line(0, back)), head, p.notice.box, page.Pad(theme.Padding, 0, 0, 0, columns))
	d.show()
	return d
}

// words are the lead, the steps and the mistakes.
func (d *detail) words() fyne.CanvasObject {
	t := d.technique
	column := []fyne.CanvasObject{page.Pad(0, 0, 10, 0, widget.NewParagraph(theme.Intro, theme.Ink2, widget.Plain(t.Summary)))}
	for i, step := range t.Steps {
		numeral := widget.NewText(d.page.given.Words.Number(i+1), theme.H3, theme.Ink2)
		lines := []fyne.CanvasObject{widget.NewParagraph(theme.Large, theme.Ink, widget.Plain(step))}
		if note := t.StepNotes[i]; note != "" {
			lines = append(lines, widget.NewParagraph(theme.Body, theme.Ink2, widget.Plain(note)))
		}
		column = append(column, newMarked(numeral, numeralWide, theme.Large.Line, page.Column(0, lines...)))
	}
	if len(t.Mistakes) == 0 {
		return page.Column(22, column...)
	}
	mistakes := []fyne.CanvasObject{page.Pad(0, 0, 2, 0, widget.NewParagraph(theme.Section, theme.Ink, widget.Plain(d.page.given.Words.Say("library.mistakes"))))}
	for _, m := range t.Mistakes {
		sign := widget.NewIcon(icon.CircleCross, theme.RedInk)
		text := widget.NewParagraph(theme.Body, theme.Ink2, widget.Bold(m.Title+". ", theme.Ink), widget.Plain(m.Text))
		mistakes = append(mistakes, newMarked(newSquare(mistakeSign, sign), mistakeWords, theme.Body.Line, text))
	}
	line := newSquare(1, widget.NewPanel(theme.Line, 0, nil))
	return page.Column(22, append(column, line, page.Column(12, mistakes...))...)
}

// facts are the dose in short.
func (d *detail) facts() fyne.CanvasObject {
	t, say := d.technique, d.page.given.Words.Say
	rows := []fyne.CanvasObject{}
	var names []*widget.Text
	add := func(i icon.Name, name, value string) {
		if value == "" {
			return
		}
		label := widget.NewText(name, theme.Body, theme.Ink2)
		names = append(names, label)
		words := widget.NewParagraph(theme.Body, theme.Ink, widget.Bold(value, theme.Ink))
		left := func() float32 {
			var widest float32
			for _, n := range names {
				widest = max(widest, n.MinSize().Width)
			}
			return max(84, widest+16)
		}
		rows = append(rows, newMarked(newSquare(20, widget.NewIcon(i, theme.PrimaryInk)), 32, theme.Body.Line,
			newLed(label, words, theme.Body.Line, left)))
	}
	add(icon.Timer, say("library.fact."+string(t.Dose.Kind)), d.page.texts.dose(t.Dose))
	add(icon.Clock, say("library.fact.time"), d.page.texts.length(t.Dose.Total))
	add(toolIcon(mainTool(t)), say("library.fact.tool"), d.page.texts.tools(t))
	add(icon.Gauge, say("library.fact.pressure"), t.Feel)
	if t.WarmFirst {
		add(icon.Flame, say("library.fact.before"), say("library.fact.warm"))
	}
	return page.Layers(widget.NewCard(nil), page.Pad(20, 20, 20, 20, page.Column(12, rows...)))
}

// newAdd is the button that adds the technique to a routine; nil where there is no editor.
func (d *detail) newAdd() *widget.DrawnControl {
	if d.page.given.AddTo == nil {
		return nil
	}
	const sign = 20
	var add *widget.DrawnControl
	add = widget.NewDrawnControl(d.page.given.Words.Say("library.add"), func() fyne.Size { return fyne.NewSize(addWide, 56) }, func(p *widget.Pen) {
		ground := widget.Paint{Fill: theme.Color(theme.Raised), Edge: theme.Color(theme.Line), Width: 1, Radius: theme.RadiusCard, Blur: 4, Drop: 1}
		switch {
		case p.Pressed:
			ground.Fill = theme.Color(theme.Line)
		case p.Hovered:
			ground.Fill = theme.Color(theme.Sunk)
		}
		p.Box(0, 0, p.Size.Width, p.Size.Height, ground)
		p.Icon((p.Size.Width-sign)/2, (p.Size.Height-sign)/2, sign, icon.ListPlus, theme.Color(theme.Ink))
		if p.Focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusCard)
		}
	}, func(fyne.Position) { page.OpenMenu(add, d.page.given.AddTo(d.technique.ID), "") })
	return add
}

// show follows the resident and the settings.
func (d *detail) show() {
	c := d.page.settings.Coach
	d.figure.look(figure.Look{Skin: c.Skin, Hair: c.Hair, Body: c.Body}, c.Motion)
	say := d.page.given.Words.Say
	label, why, fix, place := say("library.start"), "", "", ""
	switch now := d.page.snapshot; {
	case now.Session != nil:
		label = say("library.running")
	case now.CoachLocked:
		why, fix, place = say("library.locked"), say("library.locked_button"), page.SettingsPart+"general"
	case d.page.texts.lacks(d.technique, d.page.settings.Tools) != "":
		why, fix, place = d.page.texts.lacks(d.technique, d.page.settings.Tools), say("library.tools_button"), page.SettingsPart+"tools"
	case d.technique.Depth == technique.Deep && rests(now.Week):
		why = say("library.rests")
	}
	d.start.SetLabel(label)
	if why == "" {
		d.start.Enable()
	} else {
		d.start.Disable()
	}
	d.hint.Objects = nil
	if why != "" {
		d.hint.Objects = []fyne.CanvasObject{page.Pad(theme.Between, 0, 0, 0, d.newHint(why, fix, place))}
	}
	d.hint.Refresh()
	d.content.Refresh()
	d.page.given.Resized()
}

// newHint says why the technique can't be started, and leads to where that changes.
func (d *detail) newHint(why, fix, place string) fyne.CanvasObject {
	parts := []fyne.CanvasObject{newMarked(newSquare(20, widget.NewIcon(icon.Info, theme.AmberInk)), 32, theme.Small.Line,
		widget.NewParagraph(theme.Small, theme.Ink, widget.Plain(why)))}
	if fix != "" {
		button := widget.NewButton(widget.Ghost, fix, func() { d.page.given.Go(place) })
		button.Height = 32
		parts = append(parts, page.Pad(0, 0, -4, 20, page.Line(0, button)))
	}
	return page.Layers(widget.NewPanel(theme.AmberSoft, theme.RadiusCard, nil), page.Pad(14, 20, 14, 20, page.Column(4, parts...)))
}

// rests tells whether today is a rest day for deep work.
func rests(week control.Week) bool {
	for _, day := range week.Days {
		if day.Today {
			return day.Kind == "rest"
		}
	}
	return false
}

// begin starts a session of this technique, or shows the one that runs.
func (d *detail) begin() {
	if d.page.snapshot.Session != nil {
		d.page.ask(control.Command{Name: "session", Session: "show"})
		return
	}
	d.figure.stop()
	d.page.start(d.technique.ID)
}

// newBack is the way back to the list.
func newBack(label string, tapped func()) *widget.DrawnControl {
	const sign, gap = 16, 8
	return widget.NewDrawnControl(label, func() fyne.Size {
		return fyne.NewSize(sign+gap+widget.TextWidth(label, theme.Small, false), max(32, theme.Small.Line()+12))
	}, func(p *widget.Pen) {
		ink := theme.Ink2
		if p.Hovered || p.Pressed {
			ink = theme.PrimaryInk
		}
		p.Icon(0, (p.Size.Height-sign)/2, sign, icon.ArrowLeft, theme.Color(ink))
		p.Text(sign+gap, (p.Size.Height-theme.Small.Line())/2, 0, label, theme.Small, ink, false)
		if p.Focused {
			p.FocusRing(-4, 2, p.Size.Width+8, p.Size.Height-4, theme.RadiusThumb)
		}
	}, func(fyne.Position) { tapped() })
}
