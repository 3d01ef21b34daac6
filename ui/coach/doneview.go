package coach

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// mostDone and mostLater are how many lines the card of what was done has.
const (
	mostDone  = 9
	mostLater = 2
)

// doneView is the last composition.
type doneView struct {
	all      group
	strand   *widget.Strand
	header   *widget.Paragraph
	headline *widget.Text
	sentence *widget.Paragraph
	change   *widget.Text
	scale    *widget.TenScale
	ends     [2]*widget.Text
	now      *widget.Text
	before   *widget.Text
	note     *widget.Paragraph
	entry    *noteEntry
	writing  group // the entry
	done     *widget.Button
	addNote  *widget.Button
	again    *widget.Button // nil: it can't be

	card   *widget.Card
	badges [mostDone]*widget.NumberBadge
	names  [mostDone]*widget.Text
	lines  [mostDone]*widget.Text
	times  [mostDone]*widget.Text
	rule   *widget.Card
	later  [mostLater]*widget.Fact
}

func (v *view) buildDone() {
	d := &v.done
	d.strand = widget.NewStrand()
	d.header = widget.NewParagraph(theme.Body, theme.Ink2)
	d.headline = widget.NewText("", theme.Display, theme.Ink)
	d.sentence = widget.NewParagraph(theme.Intro, theme.Ink2)
	d.change = widget.NewText("", theme.Label, theme.TealInk)
	d.change.Align = fyne.TextAlignTrailing
	d.scale = widget.NewTenScale(0, v.act.rate)
	d.scale.Diameter, d.scale.Ground, d.scale.Edge = 40, theme.Surface, true
	d.ends[0] = widget.NewText(v.say("loose"), theme.Small, theme.Ink2)
	d.ends[1] = widget.NewText(v.say("concrete"), theme.Small, theme.Ink2)
	d.ends[1].Align = fyne.TextAlignTrailing
	d.now = widget.NewText(v.say("now"), theme.SmallBold, theme.Ink)
	d.before = widget.NewText(v.say("before"), theme.Small, theme.Ink2)
	d.now.Align, d.before.Align = fyne.TextAlignCenter, fyne.TextAlignCenter
	d.note = widget.NewParagraph(theme.Body, theme.Ink2)
	d.card = widget.NewPanel(theme.Surface, theme.RadiusPanel, nil)
	d.card.Raised = true
	d.rule = widget.NewPanel(theme.Line, 0, nil)

	v.put(&d.all, at(0, 440, designWidth, 128, asWide|toBottom), d.strand)
	v.put(&d.all, at(64, 22, 24, 24, 0), widget.NewMark())
	v.put(&d.all, at(100, 24, 440, 20, 0), d.header)
	v.put(&d.all, at(64, 88, 480, 64, toMiddle), d.headline)
	v.put(&d.all, at(64, 160, 440, 0, toMiddle), d.sentence)
	v.put(&d.all, at(64, 264, 200, 24, toMiddle), widget.NewText(v.say("how_now"), theme.Section, theme.Ink))
	v.put(&d.all, at(264, 266, 236, 20, toMiddle), d.change)
	v.put(&d.all, at(64, 304, 436, 40, toMiddle), d.scale)
	v.put(&d.all, at(64, 352, 100, 20, toMiddle), d.ends[0])
	v.put(&d.all, at(380, 352, 120, 20, toMiddle), d.ends[1])
	v.put(&d.all, at(64, 352, 80, 20, toMiddle), d.now)
	v.put(&d.all, at(64, 352, 80, 20, toMiddle), d.before)
	v.put(&d.all, at(64, 396, 436, 0, toMiddle), d.note)
	d.entry = newNoteEntry(v.say("note_hint"), v.closeNote)
	v.put(&d.writing, at(64, 392, 436, 40, toMiddle), d.entry)
	d.writing.show(false)
	v.put(&d.all, column(560, 64, 372, 373), d.card)
	v.put(&d.all, column(584, 88, 200, 20), widget.NewText(v.say("what_you_did"), theme.Small, theme.Ink2))
	for i := range d.badges {
		d.badges[i] = widget.NewNumberBadge(1, widget.Done)
		d.names[i] = widget.NewText("", theme.Label, theme.Ink)
		d.lines[i] = widget.NewText("", theme.Small, theme.Ink2)
		d.times[i] = widget.NewText("", theme.Body, theme.Ink2)
		d.times[i].Align = fyne.TextAlignTrailing
		for _, o := range []fyne.CanvasObject{d.badges[i], d.names[i], d.lines[i], d.times[i]} {
			v.put(&d.all, column(584, 0, 28, 28), o)
		}
	}
	v.put(&d.all, column(584, 0, 324, 1), d.rule)
	for i := range d.later {
		d.later[i] = widget.NewFact(icon.Bell, "", "")
		d.later[i].Tint = theme.PrimaryInk
		v.put(&d.all, column(584, 0, 324, 40), d.later[i])
	}
}

// buildDoneBar builds what stands in the bar at the end.
func (v *view) buildDoneBar() {
	d := &v.done
	done := widget.NewButton(widget.Primary, v.say("done"), v.act.finish)
	done.Height, done.Key = 56, v.say("key.enter")
	d.done = done
	v.put(&d.all, at(32, 613, 22, 22, toBottom), widget.NewIcon(icon.Glass, theme.Ink2))
	v.put(&d.all, at(70, 614, 500, 20, toBottom), widget.NewText(v.say("stay_tall"), theme.Body, theme.Ink2))
	v.put(&d.all, place{}, done)
	right := v.lineUp(948, done)
	if v.act.again != nil {
		d.again = widget.NewButton(widget.Secondary, v.say("again"), v.act.again)
		d.again.Height = 56
		v.put(&d.all, place{}, d.again)
		right = v.lineUp(right-16, d.again)
	}
	d.addNote = widget.NewButton(widget.Ghost, v.say("note"), func() { v.openNote(false) })
	d.addNote.Height, d.addNote.Key = 40, "N"
	v.put(&d.all, place{}, d.addNote)
	v.lineUp(right-16, d.addNote)
}

// lineUp places a button of the bar so that it ends at right, and tells where it begins.
func (v *view) lineUp(right float32, b *widget.Button) (left float32) {
	width := b.MinSize().Width / v.plan.k
	v.move(b, at(right-width, stageHeight+56-b.Height/2, width, b.Height, toBottom|toRight))
	return right - width
}

func (v *view) showDone(s State, comes bool) {
	d, f := &v.done, s.Done
	if comes {
		d.strand.Pull(v.over(stringTime))
	}
	d.header.SetRuns(widget.Bold(s.Routine+" ", theme.Ink), widget.Plain("\u00a0"+f.Took))
	d.headline.SetText(f.Headline)
	d.sentence.SetText(f.Sentence)
	v.move(d.sentence, at(64, 160, 440, 0, toMiddle))
	d.change.SetText(f.Change)
	note, ink := f.Note, theme.Ink2
	if s.Written != "" {
		note, ink = "“"+s.Written+"”", theme.Ink
	}
	d.note.Color = ink
	d.note.SetText(note)
	v.move(d.note, at(64, 396, 436, 0, toMiddle))
	group{d.note}.show(!v.noting())
	d.writing.show(v.noting())
	if d.again != nil {
		group{d.again}.show(f.Again != "")
		d.again.SetLabel(f.Again)
		right := v.lineUp(v.plan.places[d.done].x-16, d.again)
		v.lineUp(right-16, d.addNote)
	}
	v.showRating(s.Rating)

	rows := min(len(f.Did), mostDone)
	y, pitch := float32(116), float32(56)
	if rows > 5 {
		y, pitch = 110, 42
	}
	for i := range d.badges {
		row := group{d.badges[i], d.names[i], d.lines[i], d.times[i]}
		row.show(i < rows)
		if i >= rows {
			continue
		}
		r, style := f.Did[i], widget.Done
		if !r.All {
			style = widget.Petrol
		}
		top := y + (pitch-40)/2
		d.badges[i].Set(r.Number, style)
		d.names[i].SetText(r.Name)
		d.lines[i].SetText(r.Line)
		d.times[i].SetText(r.Time)
		v.move(d.badges[i], column(584, top+6, 28, 28))
		v.move(d.names[i], column(624, top, 220, 20))
		v.move(d.lines[i], column(624, top+20, 220, 20))
		v.move(d.times[i], column(848, top+10, 60, 20))
		y += pitch
	}
	d.rule.Hide()
	if len(f.Later) > 0 {
		d.rule.Show()
		v.move(d.rule, column(584, y+12, 324, 1))
		y += 20
	}
	for i, fact := range d.later {
		group{fact}.show(i < len(f.Later))
		if i < len(f.Later) {
			fact.Set(f.Later[i].Icon, f.Later[i].Name, f.Later[i].Line)
			v.move(fact, column(584, y+8, 324, 40))
			y += 56
		}
	}
	v.move(d.card, column(560, 64, 372, y+20-64))
}

// showRating puts the words below the two ratings, and those of the ends where there is room.
func (v *view) showRating(r Rating) {
	d := &v.done
	now, before := r.After, r.Before
	d.scale.SetValues(now, before)
	if before == now {
		before = 0
	}
	under := func(n int) place { return at(84+44*float32(n-1)-40, 352, 80, 20, toMiddle) }
	group{d.now}.show(now > 0)
	group{d.before}.show(before > 0)
	if now > 0 {
		v.move(d.now, under(now))
	}
	if before > 0 {
		v.move(d.before, under(before))
	}
	near := func(n, m int) bool { return n > 0 && (n-m)*(n-m) <= 1 }
	group{d.ends[0]}.show(!near(now, 1) && !near(before, 1))
	group{d.ends[1]}.show(max(now, before) < 8) // the words are as wide as two numbers
	if d.now.Visible() && d.before.Visible() && near(now, before) {
		d.before.Hide() // the ring says it
	}
}
