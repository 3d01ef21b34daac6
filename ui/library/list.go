package library

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// list is the first part of the page: all techniques, or those that were filtered.
type list struct {
	page    *Page
	content *fyne.Container
	search  *search
	cards   []*card
	shown   []*card
	tools   []*widget.Chip
	times   []*widget.Chip
	muscle  *widget.DrawnControl
	clear   fyne.CanvasObject
	grid    *fyne.Container
	string  fyne.CanvasObject // the tile that leads to the routines; nil where there are none
	none    *fyne.Container
	noTitle *widget.Paragraph
	filter  Filter
}

func newList(p *Page) *list {
	words := p.given.Words
	l := &list{page: p}
	title := widget.NewText(words.SayN("library.title", len(p.given.Library.Techniques())), theme.H2, theme.Ink)
	l.search = newSearch(words.Say("library.search"), func(s string) {
		l.filter.Search = s
		l.show()
	}, l.toCards)
	tabs := p.newTabs(0)
	head := newApart(theme.Half*3, title, page.Line(12, tabs, l.search.box))

	for _, t := range p.given.Library.Techniques() {
		l.cards = append(l.cards, newCard(t, p.texts, p.studio, func() { p.given.Go(page.LibraryPart + string(t.ID)) }, func() { p.start(t.ID) }))
	}
	var tiles []fyne.CanvasObject
	for _, c := range l.cards {
		c.control.OnKey = func(k fyne.KeyName) bool { return l.move(c, k) }
		tiles = append(tiles, c.box)
	}
	if p.given.Has != nil && p.given.Has(page.Routines) {
		l.string = l.newString()
		tiles = append(tiles, l.string)
	}
	l.grid = page.Tiles(4, cardWide, theme.Between, tiles...)
	l.none = l.newNone()
	l.content = page.Column(0, head, page.Pad(20, 0, 0, 0, l.newFilters()), p.notice.box, page.Pad(24, 0, 0, 0, l.grid), l.none)
	l.show()
	return l
}

// newFilters are the rows of chips.
func (l *list) newFilters() fyne.CanvasObject {
	words := l.page.texts
	var tools []fyne.CanvasObject
	for _, tool := range toolsIn(l.page.given.Library) {
		chip := widget.NewChip(words.tool(tool), false, func(on bool) {
			l.filter.Tools = toggled(l.filter.Tools, tool, on)
			l.show()
		})
		l.tools = append(l.tools, chip)
		tools = append(tools, chip)
	}
	var times []fyne.CanvasObject
	for length, key := range []string{"library.time.short", "library.time.middle", "library.time.long"} {
		chip := widget.NewChip(words.Words.Say(key), false, func(on bool) {
			l.filter.Times = toggled(l.filter.Times, Times(length), on)
			l.show()
		})
		l.times = append(l.times, chip)
		times = append(times, chip)
	}
	muscle := widget.NewText(words.Words.Say("library.muscle.label"), theme.Small, theme.Ink2)
	l.muscle = l.newMuscle()
	clear := widget.NewButton(widget.Ghost, words.Words.Say("library.clear"), l.showAll)
	clear.Height = 32
	l.clear = page.Pad(0, 0, 0, 12, clear)
	times = append(times, page.Pad(0, 0, 0, 24, page.Line(8, muscle, l.muscle)), l.clear)
	tool := widget.NewText(words.Words.Say("library.tool.label"), theme.Small, theme.Ink2)
	time := widget.NewText(words.Words.Say("library.time.label"), theme.Small, theme.Ink2)
	left := func() float32 { return max(56, max(tool.MinSize().Width, time.MinSize().Width)+16) }
	line := func() float32 { return times[0].MinSize().Height }
	return page.Column(theme.Grid, newLed(tool, newFlow(theme.Grid, tools...), line, left), newLed(time, newFlow(theme.Grid, times...), line, left))
}

// toolsIn are the tools that techniques are known by, and NoTool last where one needs none.
func toolsIn(l *technique.Library) []technique.Tool {
	var tools []technique.Tool
	var nothing bool
	for _, words := range l.Tools() {
		if slices.ContainsFunc(l.Techniques(), func(t technique.Technique) bool { return mainTool(t) == words.ID }) {
			tools = append(tools, words.ID)
		}
	}
	for _, t := range l.Techniques() {
		nothing = nothing || len(t.Tools) == 0
	}
	if nothing {
		tools = append(tools, NoTool)
	}
	return tools
}

func toggled[T comparable](all []T, one T, on bool) []T {
	all = slices.DeleteFunc(slices.Clone(all), func(other T) bool { return other == one })
	if on {
		all = append(all, one)
	}
	return all
}

// newMuscle is a chip that opens the menu of the muscles.
func (l *list) newMuscle() *widget.DrawnControl {
	const pad, gap, arrow = 12, 8, 14
	say := l.page.given.Words.Say
	label := func() string {
		if l.filter.Muscle == "" {
			return say("library.muscle.any")
		}
		return l.page.given.Library.MuscleName(l.filter.Muscle)
	}
	var w *widget.DrawnControl
	w = widget.NewDrawnControl(say("library.muscle.label"), func() fyne.Size {
		return fyne.NewSize(widget.TextWidth(label(), theme.Small, l.filter.Muscle != "")+2*pad+gap+arrow, max(32, theme.Small.Line()+12))
	}, func(p *widget.Pen) {
		ground := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1, Radius: p.Size.Height / 2}
		ink, on := theme.Ink2, l.filter.Muscle != ""
		switch {
		case on:
			ground.Fill, ground.Edge, ink = theme.Color(theme.PrimarySoft), theme.Color(theme.Primary), theme.PrimaryInk
		case p.Hovered:
			ground.Fill = theme.Color(theme.Sunk)
		}
		if p.Pressed {
			ground.Fill = theme.Color(theme.Line)
		}
		p.Box(0, 0, p.Size.Width, p.Size.Height, ground)
		p.Text(pad, (p.Size.Height-theme.Small.Line())/2, 0, label(), theme.Small, ink, on)
		p.Icon(p.Size.Width-pad-arrow, (p.Size.Height-arrow)/2, arrow, icon.ChevronDown, theme.Color(ink))
		if p.Focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, p.Size.Height/2)
		}
	}, func(fyne.Position) { page.OpenMenu(w, l.muscles(), "") })
	return w
}

// muscles are the lines of the menu, each with how many techniques reach it.
func (l *list) muscles() []page.Item {
	words := l.page.given.Words
	choose := func(m technique.Muscle) func() {
		return func() {
			l.filter.Muscle = m
			l.show()
		}
	}
	items := []page.Item{{Label: words.Say("library.muscle.any"), Tapped: choose("")}}
	for _, m := range l.page.given.Library.Muscles() {
		n := 0
		for _, t := range l.page.given.Library.Techniques() {
			if slices.Contains(t.Targets, m.ID) {
				n++
			}
		}
		if n > 0 {
			items = append(items, page.Item{Label: m.Name, Hint: words.Number(n), Tapped: choose(m.ID)})
		}
	}
	return items
}

// newNone is what is shown where nothing was found.
func (l *list) newNone() *fyne.Container {
	const disc, sign = 72, 28
	mark := widget.NewDrawn(func() fyne.Size { return fyne.NewSquareSize(disc) }, func(p *widget.Pen) {
		p.Disc((p.Size.Width-disc)/2, 0, disc, widget.Paint{Fill: theme.Color(theme.Sunk)})
		p.Icon((p.Size.Width-sign)/2, (disc-sign)/2, sign, icon.SearchNothing, theme.Color(theme.Ink2))
	})
	l.noTitle = widget.NewParagraph(theme.Title, theme.Ink)
	l.noTitle.Align = fyne.TextAlignCenter
	text := widget.NewParagraph(theme.Body, theme.Ink2, widget.Plain(l.page.given.Words.Say("library.none.text")))
	text.Align = fyne.TextAlignCenter
	all := widget.NewButton(widget.Secondary, l.page.given.Words.SayN("library.none.all", len(l.cards)), l.showAll)
	return page.Pad(100, 0, 0, 0, page.Column(0, mark,
		page.Pad(16, 0, 8, 0, l.noTitle), newMiddle(380, text), page.Pad(16, 0, 0, 0, newMiddle(0, all))))
}

// newString is the tile that leads to the routines.
func (l *list) newString() fyne.CanvasObject {
	say := l.page.given.Words.Say
	open := widget.NewButton(widget.Secondary, say("library.string.button"), func() { l.page.given.Go(page.Routines) })
	open.Height = 32
	sign := widget.NewIcon(icon.ListPlus, theme.PrimaryInk)
	title := widget.NewParagraph(theme.Section, theme.Ink, widget.Plain(say("library.string.title")))
	text := widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(l.page.given.Words.SayN("library.string.text", len(l.page.given.Library.Routines()))))
	return page.Layers(widget.NewPanel(theme.PrimarySoft, theme.RadiusCard, nil),
		page.Pad(20, 20, 20, 20, page.Column(12, page.Line(0, sign), page.Column(4, title, text), open)))
}

// settings shows what the person has.
func (l *list) settings(s settings.Settings) {
	for _, c := range l.cards {
		c.settings(s)
	}
}

// show shows what the filters let pass.
func (l *list) show() {
	l.shown = l.shown[:0]
	for _, c := range l.cards {
		if l.filter.Passes(c.technique, l.page.texts.found(c.technique)) {
			l.shown = append(l.shown, c)
			visible(c.box, true)
		} else {
			visible(c.box, false)
		}
	}
	if l.string != nil {
		visible(l.string, l.filter.Empty())
	}
	visible(l.clear, !l.filter.Empty())
	visible(l.grid, len(l.shown) > 0)
	visible(l.none, len(l.shown) == 0)
	title := l.page.given.Words.Say("library.none.filters")
	if search := strings.TrimSpace(l.filter.Search); search != "" {
		title = l.page.given.Words.Say("library.none.title", "Search", search)
	}
	l.noTitle.SetText(title)
	if l.content != nil {
		l.muscle.Refresh()
		l.content.Refresh()
		l.page.given.Resized()
	}
}

// showAll lets go of all filters.
func (l *list) showAll() {
	l.filter = Filter{}
	for _, chip := range append(slices.Clone(l.tools), l.times...) {
		chip.SetOn(false)
	}
	l.search.clear()
	l.show()
}

// inherit takes over what was filtered before the words changed.
func (l *list) inherit(from *list) {
	filter := from.filter
	for i, chip := range l.tools {
		chip.SetOn(from.tools[i].On)
	}
	for i, chip := range l.times {
		chip.SetOn(from.times[i].On)
	}
	l.search.entry.SetText(filter.Search)
	l.filter = filter
	l.show()
}

// toCards gives the first card the keyboard.
func (l *list) toCards() {
	if len(l.shown) > 0 {
		l.focus(l.shown[0])
	}
}

// focus gives a card the keyboard, and shows it whole.
func (l *list) focus(c *card) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.control); canvas != nil {
		canvas.Focus(c.control)
	}
	l.page.given.Reveal(c.box)
}

// move gives the keyboard to the neighbour of a card that an arrow key means.
func (l *list) move(from *card, key fyne.KeyName) bool {
	i := slices.Index(l.shown, from)
	to := -1
	switch key {
	case fyne.KeyLeft:
		to = i - 1
	case fyne.KeyRight:
		to = i + 1
	case fyne.KeyUp, fyne.KeyDown:
		to = l.beyond(i, key == fyne.KeyDown)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(l.shown) - 1
	default:
		return false
	}
	if to >= 0 && to < len(l.shown) {
		l.focus(l.shown[to])
	} else if key == fyne.KeyUp {
		l.search.focus()
	}
	return true
}

// beyond is the card in the next row, or in the row before, that is nearest to the card i;
// -1 where there is no such row.
func (l *list) beyond(i int, down bool) int {
	at := l.shown[i].box.Position()
	best := -1
	for k, c := range l.shown {
		other := c.box.Position()
		if other.Y == at.Y || (other.Y > at.Y) != down {
			continue
		}
		if best < 0 {
			best = k
			continue
		}
		was := l.shown[best].box.Position()
		dy, dyWas := abs(other.Y-at.Y), abs(was.Y-at.Y)
		if dy < dyWas || dy == dyWas && abs(other.X-at.X) < abs(was.X-at.X) {
			best = k
		}
	}
	return best
}

func abs(v float32) float32 { return max(v, -v) }

func visible(o fyne.CanvasObject, v bool) {
	if v && !o.Visible() {
		o.Show()
	} else if !v && o.Visible() {
		o.Hide()
	}
}

// middle sets an object of a width, or of its least one, in the middle.
type middle struct {
	width float32
	o     fyne.CanvasObject
}

func newMiddle(width float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: middle{width, o}, Objects: []fyne.CanvasObject{o}}
}

func (l middle) wide(room float32) float32 {
	if l.width == 0 {
		return min(room, l.o.MinSize().Width)
	}
	return min(room, l.width*theme.TextScale())
}

// HeightFor implements page.TallLayout.
func (l middle) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return page.Height(l.o, l.wide(width))
}

func (l middle) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	wide := l.wide(size.Width)
	l.o.Move(fyne.NewPos((size.Width-wide)/2, 0))
	l.o.Resize(fyne.NewSize(wide, size.Height))
}

func (l middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.o.MinSize().Width, l.HeightFor(objects, 380))
}
