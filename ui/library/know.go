package library

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of what is good to know, in units.
const (
	signsWide   = 344
	boxRoom     = 34
	boxSide     = 22
	leastBeside = 640 // the width from which there are two columns, at normal text
)

// know is the part of the page with what is good to know.
type know struct {
	page      *Page
	content   *fyne.Container
	ticked    []*widget.Checkbox
	advice    *fyne.Container
	questions []*fold
}

func newKnow(p *Page) *know {
	k := &know{page: p}
	words, facts := p.given.Words, p.given.Library.GoodToKnow()
	title := widget.NewText(words.Say("library.know.title"), theme.H2, theme.Ink)
	head := newApart(theme.Half*3, title, p.newTabs(1))

	const open = 4 // of the questions: as many as are seen at once
	var questions []fyne.CanvasObject
	for i, q := range facts.Questions {
		f := newFold(q.Question, []string{q.Answer}, i < open, i == 0, k.resized)
		k.questions = append(k.questions, f)
		questions = append(questions, f.box)
	}
	left := page.Column(theme.Between, k.signs(facts), k.ask(facts))
	right := page.Column(theme.Between, page.Layers(widget.NewCard(nil), page.Pad(12, 24, 14, 24, page.Column(0, questions...))), k.background(facts))
	columns := &fyne.Container{Layout: knowColumns{}, Objects: []fyne.CanvasObject{left, right}}
	k.content = page.Column(0, head, p.notice.box, page.Pad(theme.Padding, 0, 0, 0, page.Column(theme.Between, columns, k.why(facts))))
	k.show()
	return k
}

func (k *know) resized() {
	k.content.Refresh()
	k.page.given.Resized()
}

// signs are the check list, with the routine that suits what is ticked.
func (k *know) signs(facts technique.GoodToKnow) fyne.CanvasObject {
	say := k.page.given.Words.Say
	rows := []fyne.CanvasObject{page.Pad(0, 0, 8, 0, page.Column(0,
		widget.NewParagraph(theme.Section, theme.Ink, widget.Plain(say("library.signs.title"))),
		widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(say("library.signs.text")))))}
	for _, s := range facts.Signs {
		box := widget.NewCheckbox("", false, func(bool) { k.show() })
		text := widget.NewParagraph(theme.Body, theme.Ink, widget.Run{Text: s.Text, Tapped: func() { box.Tapped(nil) }})
		k.ticked = append(k.ticked, box)
		rows = append(rows, page.Pad(9, 0, 9, 0, newMarked(newSquare(boxSide, box), boxRoom, boxLine, text)))
	}
	k.advice = page.Column(0)
	return page.Layers(widget.NewCard(nil), page.Pad(20, 24, 18, 24, page.Column(0, append(rows, k.advice)...)))
}

// boxLine is the height of the line that a box stands on.
func boxLine() float32 { return max(boxSide, theme.Body.Line()) }

// ask says with what to ask a professional first, and when to stop.
func (k *know) ask(facts technique.GoodToKnow) fyne.CanvasObject {
	say := k.page.given.Words.Say
	title := newMarked(newSquare(20, widget.NewIcon(icon.ShieldAlert, theme.AmberInk)), 32, theme.Label.Line,
		widget.NewParagraph(theme.Label, theme.Ink, widget.Plain(say("library.ask.title"))))
	parts := []fyne.CanvasObject{title, widget.NewParagraph(theme.Small, theme.Ink, widget.Plain(facts.Safety.Ask))}
	var conditions []fyne.CanvasObject
	for _, c := range facts.Safety.Conditions {
		if c.Locks {
			conditions = append(conditions, newDotted(theme.AmberInk, c.Text))
		}
	}
	parts = append(parts, page.Column(4, conditions...))
	for _, stop := range facts.Safety.Stop {
		parts = append(parts, widget.NewParagraph(theme.Small, theme.Ink, widget.Bold(stop, theme.Ink)))
	}
	return page.Layers(widget.NewPanel(theme.AmberSoft, theme.RadiusSummary, nil), page.Pad(20, 24, 20, 24, page.Column(8, parts...)))
}

// newDotted is a line of a list.
func newDotted(c theme.Name, text string) fyne.CanvasObject {
	const dot, room = 6, 16
	mark := widget.NewDrawn(func() fyne.Size { return fyne.NewSquareSize(dot) }, func(p *widget.Pen) {
		p.Disc(0, 0, dot, widget.Paint{Fill: theme.Color(c)})
	})
	return newMarked(mark, room, theme.Small.Line, widget.NewParagraph(theme.Small, theme.Ink, widget.Plain(text)))
}

// background says where tension comes from and what is done about it.
func (k *know) background(facts technique.GoodToKnow) fyne.CanvasObject {
	say := k.page.given.Words.Say
	var folds []fyne.CanvasObject
	add := func(title string, texts []string) {
		if len(texts) > 0 {
			f := newFold(title, texts, false, len(folds) == 0, k.resized)
			k.questions = append(k.questions, f)
			folds = append(folds, f.box)
		}
	}
	add(say("library.know.problem"), facts.Problem)
	add(say("library.know.where"), facts.Where)
	add(say("library.know.effects"), facts.Effects)
	add(say("library.know.frequency"), facts.Frequency)
	return page.Layers(widget.NewCard(nil), page.Pad(12, 24, 14, 24, page.Column(0, folds...)))
}

// why are the studies, each with its limits and its source.
func (k *know) why(facts technique.GoodToKnow) fyne.CanvasObject {
	say := k.page.given.Words.Say
	parts := []fyne.CanvasObject{page.Column(0,
		widget.NewParagraph(theme.Section, theme.Ink, widget.Plain(say("library.why.title"))),
		widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(say("library.why.text"))))}
	var studies []fyne.CanvasObject
	for _, e := range facts.Evidence {
		studies = append(studies, page.Column(4,
			widget.NewParagraph(theme.Body, theme.Ink, widget.Bold(e.Claim, theme.Ink)),
			widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(e.Limits)),
			newLink(e.Source, e.Link)))
	}
	parts = append(parts, page.Tiles(3, 230, theme.Padding, studies...))
	return page.Layers(widget.NewCard(nil), page.Pad(20, 24, 20, 24, page.Column(16, parts...)))
}

// show follows the resident and what is ticked.
func (k *know) show() {
	k.advice.Objects = nil
	ticked := 0
	for _, box := range k.ticked {
		if box.On {
			ticked++
		}
	}
	if ticked > 0 {
		k.advice.Objects = []fyne.CanvasObject{page.Pad(12, 0, 6, 0, k.newAdvice(ticked))}
	}
	k.advice.Refresh()
	k.resized()
}

// newAdvice is the routine that suits so many signs.
func (k *know) newAdvice(ticked int) fyne.CanvasObject {
	words, now := k.page.given.Words, k.page.snapshot
	parts := []fyne.CanvasObject{}
	switch ref, found := suits(now.Routines, ticked, slices.Contains(k.page.settings.Tools, string(technique.Partner))); {
	case now.CoachLocked:
		parts = append(parts, widget.NewParagraph(theme.Small, theme.Ink, widget.Plain(words.Say("library.locked"))))
	case !found:
		parts = append(parts, widget.NewParagraph(theme.Small, theme.Ink, widget.Plain(words.Say("library.signs.nothing"))))
	default:
		routine, _ := k.page.given.Library.Routine(technique.ID(ref.ID))
		start := widget.NewButton(widget.Primary, words.Say("library.signs.start", "Count", whole(seconds(ref.LengthS), minute)), func() {
			k.page.ask(control.Command{Name: "start", Routine: ref.ID})
		})
		start.Icon = icon.Play
		if now.Session != nil {
			start.SetLabel(words.Say("library.running"))
			start.OnTap = func() { k.page.ask(control.Command{Name: "session", Session: "show"}) }
		}
		parts = append(parts, page.Column(2,
			widget.NewParagraph(theme.Label, theme.Ink, widget.Plain(ref.Name)),
			widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(routine.When))),
			page.Line(0, start))
	}
	return page.Layers(widget.NewPanel(theme.PrimarySoft, theme.RadiusCard, nil), page.Pad(14, 16, 14, 16, page.Column(12, parts...)))
}

// suits is the routine for so many signs, of those that can be started: the more signs, the
// more of the sequence. The whole of it wants a partner.
func suits(routines []control.RoutineRef, ticked int, partner bool) (control.RoutineRef, bool) {
	const wholeFrom = 4
	wanted := [][]string{
		{"occasional-tension", "mild-tension", "hands-only"},
		{"mild-tension", "occasional-tension", "hands-only"},
		{"ten-minute", "mild-tension", "hands-only"},
	}[min(ticked, 3)-1]
	if ticked >= wholeFrom && partner {
		wanted = append([]string{"full-sequence"}, wanted...)
	}
	for _, id := range wanted {
		for _, r := range routines {
			if r.ID == id && r.Locked == "" {
				return r, true
			}
		}
	}
	return control.RoutineRef{}, false
}

// inherit takes over what was ticked and unfolded before the words changed.
func (k *know) inherit(from *know) {
	for i, box := range k.ticked {
		box.SetOn(from.ticked[i].On)
	}
	for i, f := range k.questions {
		if f.open != from.questions[i].open {
			f.turn()
		}
	}
	k.show()
}

// knowColumns sets signs and safety at the left of the questions, or above them.
type knowColumns struct{}

func (knowColumns) left(width float32) (wide float32, beside bool) {
	if width < leastBeside*theme.TextScale() {
		return width, false
	}
	return min(signsWide*theme.TextScale(), width*0.45), true
}

// HeightFor implements page.TallLayout.
func (l knowColumns) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	left, beside := l.left(width)
	if beside {
		return max(page.Height(objects[0], left), page.Height(objects[1], width-left-theme.Between))
	}
	return page.Height(objects[0], width) + theme.Between + page.Height(objects[1], width)
}

func (l knowColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, beside := l.left(size.Width)
	put := func(o fyne.CanvasObject, x, y, width float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, page.Height(o, width)))
	}
	put(objects[0], 0, 0, left)
	if beside {
		put(objects[1], left+theme.Between, 0, size.Width-left-theme.Between)
	} else {
		put(objects[1], 0, page.Height(objects[0], size.Width)+theme.Between, size.Width)
	}
}

func (l knowColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(signsWide, l.HeightFor(objects, 832))
}
