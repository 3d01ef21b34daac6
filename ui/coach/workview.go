package coach

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// workView is the composition of hold, squeeze, let go, shift and change of sides.
type workView struct {
	all   group
	badge *widget.NumberBadge
	name  *widget.Text
	verb  *widget.Text
	line  *widget.Paragraph
	ring  *widget.PhaseRing
	drop  float32 // how much lower the ring stands than it is drawn
	hints *widget.KeyHints

	counter group
	label   *widget.Text
	value   *widget.Text
	beads   *widget.CountBeads

	sides  group
	cards  [2]*widget.Card
	facts  [2]*widget.Fact
	toward *widget.Icon

	pressure            group
	feel                *widget.Text
	gauge               *widget.PressureGauge
	bars                group
	workLabel, letLabel *widget.Text
	workBar, letBar     *widget.ProgressBar
	note                *widget.Paragraph
}

// placeRing places the ring and what stands beside it.
func (v *view) placeRing() {
	w, y := &v.work, v.work.drop
	v.move(w.ring, column(600, y+208, 208, 208))
	v.move(w.label, column(832, y+232, 128, 20))
	v.move(w.value, column(832, y+252, 128, 32))
	for i := range w.cards {
		y := y + 236 + float32(i)*96
		v.move(w.cards[i], column(832, y, 116, 56))
		v.move(w.facts[i], column(844, y+8, 104, 40))
	}
	v.move(w.toward, column(880, y+302, 20, 20))
}

// column is a place in the right column.
func column(x, y, w, h float32) place { return at(x, y, w, h, toRight|toMiddle) }

func (v *view) buildWork() {
	w := &v.work
	w.badge = widget.NewNumberBadge(1, widget.Dark)
	w.name = widget.NewText("", theme.Section, theme.Ink)
	w.verb = widget.NewText("", theme.H1, theme.Ink)
	w.line = widget.NewParagraph(theme.Large, theme.Ink2)
	w.line.Lines = 2
	w.ring = widget.NewPhaseRing(widget.RingState{Digits: -1})
	w.hints = widget.NewKeyHints()
	v.put(&w.all, column(600, 72, 28, 28), w.badge)
	v.put(&w.all, column(640, 73, 308, 24), w.name)
	v.put(&w.all, column(600, 104, 360, 48), w.verb)
	v.put(&w.all, column(600, 153, 348, 48), w.line)
	v.put(&w.all, place{}, w.ring)
	v.put(&w.all, column(600, 514, 370, 20), w.hints)

	w.label = widget.NewText("", theme.Small, theme.Ink2)
	w.value = widget.NewText("", theme.H3Bold, theme.Ink)
	w.beads = widget.NewCountBeads()
	v.put(&w.counter, place{}, w.label)
	v.put(&w.counter, place{}, w.value)
	v.put(&w.counter, place{}, w.beads)

	for i := range w.cards {
		w.facts[i] = widget.NewFact(icon.Check, "", "")
		w.facts[i].Tint = theme.TealInk
		w.cards[i] = widget.NewPanel(theme.Surface, theme.RadiusButtonLarge, nil)
		v.put(&w.sides, place{}, w.cards[i])
		v.put(&w.sides, place{}, w.facts[i])
	}
	w.cards[1].Edge, w.cards[1].Width = theme.Teal, 2
	w.toward = widget.NewIcon(icon.ArrowDown, theme.Ink2)
	v.put(&w.sides, place{}, w.toward)

	w.gauge = widget.NewPressureGauge()
	w.feel = widget.NewText("", theme.SmallBold, theme.EmberInk)
	w.feel.Align = fyne.TextAlignTrailing
	v.put(&w.pressure, column(600, 440, 120, 20), widget.NewText(v.say("pressure"), theme.Small, theme.Ink2))
	v.put(&w.pressure, column(690, 440, 258, 20), w.feel)
	v.put(&w.pressure, column(600, 466, 348, 12), w.gauge)
	for i, id := range []string{"light", "so_good", "too_much"} {
		t := widget.NewText(v.say(id), theme.Caption, theme.Ink2)
		t.Align = []fyne.TextAlign{fyne.TextAlignLeading, fyne.TextAlignCenter, fyne.TextAlignTrailing}[i]
		v.put(&w.pressure, column(600, 481, 348, 16), t)
	}

	w.workLabel = widget.NewText("", theme.Small, theme.Ink2)
	w.letLabel = widget.NewText("", theme.Small, theme.Ink2)
	w.workBar, w.letBar = widget.NewProgressBar(theme.Ember), widget.NewProgressBar(theme.Teal)
	v.put(&w.bars, column(600, 440, 220, 20), w.workLabel)
	v.put(&w.bars, column(836, 440, 128, 20), w.letLabel)
	v.put(&w.bars, column(600, 466, 220, 12), w.workBar)
	v.put(&w.bars, column(836, 466, 112, 12), w.letBar)

	w.note = widget.NewParagraph(theme.Large, theme.Ink)
	w.note.Lines = 2
	v.put(&w.all, column(600, 448, 348, 48), w.note)
	for _, g := range []group{w.counter, w.sides, w.pressure, w.bars} {
		w.all = append(w.all, g...)
	}
}

func (v *view) showWork(s State) {
	w := &v.work
	w.badge.Set(s.Number, widget.Dark)
	w.name.SetText(s.Name)
	v.showVerb(w.verb, s.Verb)
	w.line.SetText(s.Line)
	w.drop = 0
	if k := v.plan.k; w.line.HeightFor(348*k) > 30*k {
		w.drop = 8 // a second line needs room above the ring
	}
	v.placeRing()
	w.ring.Set(s.Ring)
	w.hints.Set(s.Hints...)

	w.counter.show(len(s.Counter.Rows) > 0)
	if len(s.Counter.Rows) > 0 {
		w.label.SetText(s.Counter.Label)
		w.value.SetText(s.Counter.Value)
		v.showBeads(s.Counter.Rows)
	}
	w.sides.show(len(s.Sides) == 2)
	if len(s.Sides) == 2 {
		for i, side := range s.Sides {
			sign := icon.Hand
			if side.Done {
				sign = icon.Check
			}
			w.facts[i].Set(sign, side.Name, side.Line)
		}
	}
	w.pressure.show(s.Band != Band{})
	if s.Band != (Band{}) {
		w.gauge.Set(s.Band.Low, s.Band.High, s.Ease)
		feel, ink := s.Feel, theme.EmberInk
		if s.Ease {
			feel, ink = v.say("ease_off"), theme.AmberInk
		}
		w.feel.Color = ink
		w.feel.SetText(feel)
	}
	w.bars.show(s.Bars.Work != "")
	if b := s.Bars; b.Work != "" {
		mark(w.workLabel, b.Work, !b.Letting, theme.EmberInk)
		mark(w.letLabel, b.Let, b.Letting, theme.TealInk)
		w.workBar.SetShare(b.WorkShare)
		w.letBar.SetShare(b.LetShare)
	}
	w.note.SetText(s.Note)
}

// showVerb writes a verb in a size at which it is not cut.
func (v *view) showVerb(t *widget.Text, verb string) {
	if t.Text == verb {
		return
	}
	t.Role = theme.H1
	t.SetText(verb)
	if t.MinSize().Width > t.Size().Width && t.Size().Width > 0 {
		t.Role = theme.H2
		t.Refresh()
	}
}

// beadRoom is how wide a row of beads may be.
const beadRoom = 116

// showBeads makes the beads as large as they fit.
func (v *view) showBeads(rows []widget.BeadRow) {
	b := v.work.beads
	most, labelled := 1, false
	for _, r := range rows {
		most = max(most, r.Count)
		labelled = labelled || r.Label != ""
	}
	room, y := float32(beadRoom), float32(292)
	if labelled {
		room, y = beadRoom-22, 295
	}
	size := min(14, (room*14+70)/(19*float32(most))) // beads of 14 with gaps of 5
	if b.Bead != size {
		b.Bead = size
		b.Refresh()
	}
	b.SetRows(rows...)
	v.move(b, column(832, y+v.work.drop, beadRoom, 0))
}

// mark writes a label, bold and coloured while it is what happens now.
func mark(t *widget.Text, s string, now bool, ink theme.Name) {
	if !now {
		ink = theme.Ink2
	}
	if t.Text != s || t.Bold != now || t.Color != ink {
		t.Text, t.Bold, t.Color = s, now, ink
		t.Refresh()
	}
}

// nextView is the composition before a further technique.
type nextView struct {
	all     group
	before  *widget.Text
	tick    *widget.Icon
	verb    *widget.Text
	badge   *widget.NumberBadge
	name    *widget.Text
	ring    *widget.PhaseRing
	line    *widget.Paragraph
	numbers [3]*widget.Text
	setup   [3]*widget.Paragraph
	hints   *widget.KeyHints
}

func (v *view) buildNext() {
	n := &v.next
	n.tick = widget.NewIcon(icon.Check, theme.TealInk)
	n.before = widget.NewText("", theme.Label, theme.TealInk)
	n.verb = widget.NewText("", theme.H1, theme.Ink)
	n.badge = widget.NewNumberBadge(1, widget.Dark)
	n.name = widget.NewText("", theme.Section, theme.Ink)
	n.ring = widget.NewPhaseRing(widget.RingState{Digits: -1})
	n.ring.Stroke, n.ring.Role = 10, theme.DialNext
	n.line = widget.NewParagraph(theme.Section, theme.Ink)
	more := widget.NewButton(widget.Secondary, v.say("more_time"), func() { v.act.do(coach.More) })
	more.Height, more.Key = 32, "T"
	n.hints = widget.NewKeyHints()
	v.put(&n.all, column(600, 75, 18, 18), n.tick)
	v.put(&n.all, column(626, 74, 322, 20), n.before)
	v.put(&n.all, column(600, 104, 360, 48), n.verb)
	v.put(&n.all, column(600, 156, 28, 28), n.badge)
	v.put(&n.all, column(640, 157, 308, 24), n.name)
	v.put(&n.all, column(600, 208, 128, 128), n.ring)
	v.put(&n.all, column(748, 236, 212, 24), n.line)
	v.put(&n.all, column(748, 268, 0, 32), more)
	for i := range n.setup {
		n.numbers[i] = widget.NewText(string(rune('1'+i)), theme.Large, theme.Ink2)
		n.setup[i] = widget.NewParagraph(theme.Large, theme.Ink)
		v.put(&n.all, column(600, 0, 20, 24), n.numbers[i])
		v.put(&n.all, column(624, 0, 324, 0), n.setup[i])
	}
	v.put(&n.all, column(600, 514, 370, 20), n.hints)
}

func (v *view) showNext(s State) {
	n := &v.next
	n.before.SetText(s.Before)
	sign, ink := icon.Check, theme.TealInk
	if s.Skipped {
		sign, ink = icon.SkipForward, theme.Ink2
	}
	if n.tick.Name != sign {
		n.tick.Name, n.tick.Color, n.before.Color = sign, ink, ink
		n.tick.Refresh()
		n.before.Refresh()
	}
	v.showVerb(n.verb, s.Verb)
	n.badge.Set(s.Number, widget.Dark)
	n.name.SetText(s.Name)
	n.ring.Set(s.Ring)
	n.line.SetText(s.Line)
	n.hints.Set(s.Hints...)
	y, gap := float32(364), float32(12)
	if n.tall(s.Setup, v.plan.k) {
		y, gap = 354, 6
	}
	for i := range n.setup {
		text := ""
		if i < len(s.Setup) {
			text = s.Setup[i]
		}
		group{n.numbers[i], n.setup[i]}.show(text != "")
		n.setup[i].SetText(text)
		v.move(n.numbers[i], column(600, y, 20, 24))
		v.move(n.setup[i], column(624, y, 324, 0))
		y += n.setup[i].HeightFor(324*v.plan.k)/v.plan.k + gap
	}
}

// tall tells whether the preparations would come close to the keys below them.
func (n *nextView) tall(setup []string, k float32) bool {
	bottom := float32(364 - 12)
	for i, p := range n.setup {
		if i < len(setup) {
			p.SetText(setup[i])
			bottom += p.HeightFor(324*k)/k + 12
		}
	}
	return bottom > 496
}
