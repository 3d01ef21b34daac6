package coach

import (
	"image"
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The screen that the full composition is designed for, and the least that it is used on,
// in pixels.
const (
	fullWidth, fullHeight           = 1920, 1080
	fullLeastWidth, fullLeastHeight = 1600, 900
	fullLeft, fullColumn            = 1144, 704
)

// fullView is the composition of a whole screen, to be read from across the room. It has no
// controls; the pointer brings the bar.
type fullView struct {
	board
	state   State
	screen  Screen
	shown   bool
	pointed bool // the bar is there

	body  bodyView
	badge *widget.NumberBadge
	name  *widget.Text
	verb  *widget.Paragraph
	line  *widget.Paragraph
	ring  *widget.PhaseRing

	counter      group
	label, value *widget.Text
	beads        *widget.CountBeads

	sides     group
	cards     [2]*widget.Card
	signs     [2]*widget.Icon
	sideNames [2]*widget.Text

	things     [mostFullThings]group
	thingIcons [mostFullThings]*widget.Icon
	thingNames [mostFullThings]*widget.Text

	pressure            group
	feel                *widget.Text
	gauge               *widget.PressureGauge
	bars                group
	workLabel, letLabel *widget.Text
	workBar, letBar     *widget.ProgressBar
	note                *widget.Paragraph
	caption             *widget.Paragraph

	timeline *widget.SessionTimeline
	left     *widget.Text

	paused group
	sign   *widget.Icon

	sheet *pointerSheet
	bar   barView
	ward  group // the bar that the pointer brings
	tools toolsView
}

const mostFullThings = 4

// inColumn is a place in the right column.
func inColumn(x, y, w, h float32) place { return at(x, y, w, h, toRight|toMiddle) }

func newFullView(texts Texts, act actions, moved func()) *fullView {
	v := &fullView{board: newBoard(texts, act, newArrangement(fyne.NewSize(fullWidth, fullHeight), fullHeight, fyne.NewSize(820, 569)))}
	v.body.build(&v.board)
	v.put(&v.paused, at(0, 0, fullWidth, fullHeight, asWide|asHigh), widget.NewPanel(theme.IdleVeil, 0, nil))
	disc := widget.NewPanel(theme.Surface, 106, nil)
	disc.Floats = true
	v.sign = widget.NewIcon(icon.Pause, theme.Ink)
	v.put(&v.paused, at(434, 434, 212, 212, toPicture), disc)
	v.put(&v.paused, at(485, 485, 110, 110, toPicture), v.sign)
	v.sheet = newPointerSheet(moved)
	v.put(nil, at(0, 0, fullWidth, fullHeight, asWide|asHigh), v.sheet)

	v.badge = widget.NewNumberBadge(1, widget.Dark)
	v.name = widget.NewText("", theme.H1, theme.Ink)
	v.name.Bold = true
	v.verb = widget.NewParagraph(theme.Display, theme.Ink)
	v.verb.Lines = 2
	v.line = widget.NewParagraph(theme.H1, theme.Ink2)
	v.line.Lines = 2
	v.ring = widget.NewPhaseRing(widget.RingState{Digits: -1})
	v.ring.Stroke, v.ring.Role = 24, theme.DialFull
	v.put(nil, inColumn(fullLeft, 56, 56, 56), v.badge)
	v.put(nil, inColumn(1220, 60, 628, 48), v.name)
	v.put(nil, verbPlace, v.verb)
	v.put(nil, inColumn(fullLeft, 256, fullColumn, 0).times(1.1), v.line)
	v.put(nil, fullRing, v.ring)
	v.buildBesideRing()
	v.buildBelowRing()

	v.timeline = widget.NewSessionTimeline()
	v.left = widget.NewText("", theme.H3Bold, theme.Ink)
	v.left.Align = fyne.TextAlignTrailing
	v.put(nil, at(fullLeft, 964, 520, 72, toRight|toBottom).times(2), v.timeline)
	v.put(nil, at(1648, 952, 192, 80, toRight|toBottom).times(56.0/24), v.left)

	const barTop = fullHeight - barHeight
	ground := newPointerSheet(moved)
	v.put(&v.ward, at(0, barTop, fullWidth, barHeight, asWide|toBottom), barGround())
	v.put(&v.ward, at(0, barTop, fullWidth, 1, asWide|toBottom), barEdge())
	v.put(&v.ward, at(0, barTop, fullWidth, barHeight, asWide|toBottom), ground)
	v.bar.build(&v.board, &v.ward, fullWidth-140, barTop)
	v.tools.build(&v.board, &v.ward, 1864, barTop+38, toBottom|toRight)
	v.ward.show(false)
	return v
}

// verbPlace is where the verb stands: 104 high on a line of 120.
var verbPlace = inColumn(fullLeft, 136, 760, 120).times(104.0 / 56)

var fullRing = inColumn(fullLeft, 352, 424, 424)

// buildBesideRing builds the counter, the sides and the things to fetch.
func (v *fullView) buildBesideRing() {
	v.label = widget.NewText("", theme.H1, theme.Ink2)
	v.value = widget.NewText("", theme.H3Bold, theme.Ink)
	v.beads = widget.NewCountBeads()
	v.beads.Role = theme.Intro
	v.put(&v.counter, inColumn(1616, 440, 256, 48), v.label)
	v.put(&v.counter, inColumn(1616, 486, 304, 84).times(64.0/24), v.value)
	v.put(&v.counter, inColumn(1616, 590, 256, 0).times(2), v.beads)

	for i := range v.cards {
		y := 424 + float32(i)*162
		v.cards[i] = widget.NewPanel(theme.Surface, 24, nil)
		v.signs[i] = widget.NewIcon(icon.Check, theme.TealInk)
		v.sideNames[i] = widget.NewText("", theme.H1, theme.Ink)
		v.put(&v.sides, inColumn(1616, y, 256, 96), v.cards[i])
		v.put(&v.sides, inColumn(1644, y+28, 40, 40), v.signs[i])
		v.put(&v.sides, inColumn(1704, y+21, 160, 54).times(1.1), v.sideNames[i])
	}
	v.cards[1].Edge, v.cards[1].Width = theme.Teal, 4
	v.put(&v.sides, inColumn(1724, 532, 40, 40), widget.NewIcon(icon.ArrowDown, theme.Ink2))

	for i := range v.things {
		y := 404 + float32(i)*84
		ground := widget.NewPanel(theme.Surface, 32, nil)
		v.thingIcons[i] = widget.NewIcon(icon.Ball, theme.Ink)
		v.thingNames[i] = widget.NewText("", theme.H3, theme.Ink)
		v.put(&v.things[i], inColumn(1604, y, 64, 64), ground)
		v.put(&v.things[i], inColumn(1620, y+16, 32, 32), v.thingIcons[i])
		v.put(&v.things[i], inColumn(1684, y+16, 226, 32), v.thingNames[i])
	}
}

// buildBelowRing builds the gauge, the bars of a repetition, and words.
func (v *fullView) buildBelowRing() {
	label := func(s string) *widget.Text { return widget.NewText(s, theme.H1, theme.Ink2) }
	v.gauge = widget.NewPressureGauge()
	v.feel = label("")
	v.feel.Bold, v.feel.Align = true, fyne.TextAlignTrailing
	v.put(&v.pressure, inColumn(fullLeft, 802, 240, 48), label(v.say("pressure")))
	v.put(&v.pressure, inColumn(1384, 802, 464, 48), v.feel)
	v.put(&v.pressure, inColumn(fullLeft, 862, fullColumn, 28).times(1.5), v.gauge)

	v.workLabel, v.letLabel = label(""), label("")
	v.workBar, v.letBar = widget.NewProgressBar(theme.Ember), widget.NewProgressBar(theme.Teal)
	v.put(&v.bars, inColumn(fullLeft, 802, 448, 48), v.workLabel)
	v.put(&v.bars, inColumn(1616, 802, 290, 48), v.letLabel)
	v.put(&v.bars, inColumn(fullLeft, 862, 448, 28), v.workBar)
	v.put(&v.bars, inColumn(1616, 862, 232, 28), v.letBar)

	v.note = widget.NewParagraph(theme.H1, theme.Ink)
	v.note.Lines = 6
	v.caption = widget.NewParagraph(theme.H2, theme.Ink2)
	v.caption.Lines = 3
	v.put(nil, inColumn(fullLeft, 808, 740, 96), v.note)
	v.put(nil, inColumn(fullLeft, 908, 740, 40), v.caption)
}

func (v *fullView) show(s State) {
	v.body.wash.Set(s.Wash)
	changed := !v.shown || v.screen != s.Screen
	v.shown, v.screen = true, s.Screen

	v.badge.Set(s.Number, widget.Dark)
	v.name.SetText(s.Small.Name)
	v.showVerb(s, v.showLine(s.Line))
	ring := s.Small.Ring
	ring.Unit = ""
	v.ring.Set(ring)
	ringAt := fullRing
	if s.Screen == NextScreen {
		ringAt = inColumn(fullLeft, 336, 360, 360).times(360.0 / 424) // it leaves room for the steps
	}
	v.move(v.ring, ringAt)
	v.showCaption(s)
	v.timeline.Set(s.Timeline...)
	v.left.SetText(s.Left)
	v.state = s
	v.showBar(v.pointed)

	v.showBeside(s)
	v.showBelow(s)
	if changed {
		v.paused.show(s.Screen == PausedScreen)
	}
	if s.Screen == PausedScreen {
		tint := theme.Ink
		if s.Sign == icon.ShieldAlert {
			tint = theme.RedInk
		}
		v.sign.Name, v.sign.Color = s.Sign, tint
		v.sign.Refresh()
	}
}

// showVerb writes the verb as large as it fits, in one line or, before the start, in two.
func (v *fullView) showVerb(s State, up float32) {
	verb, p := s.Verb, verbPlace
	switch width := widget.TextWidth(verb, theme.Display, false) / theme.TextScale() * 104 / 56; {
	case strings.Contains(verb, "\n"):
		p = inColumn(fullLeft, 124, 760, 128).times(1)
	case width > 740:
		p.zoom *= 740 / width
	}
	p.y -= up
	v.move(v.verb, p)
	v.verb.SetText(verb)
}

// showLine writes the sentence below the verb in the largest letters in which it fits, and
// tells by how much the verb must make room for it.
func (v *fullView) showLine(line string) (up float32) {
	const most, least = 1.1, 0.8
	width := widget.TextWidth(line, theme.H1, false) / theme.TextScale()
	p := inColumn(fullLeft, 256, fullColumn+40, 0).times(min(most, (fullColumn+16)/max(width, 1))) // words are measured each by itself
	if p.zoom < least {                                                                            // two lines
		p, up = inColumn(fullLeft, 252, fullColumn+40, 0).times(max(0.8, min(0.9, 1.8*fullColumn/width))), 16
	}
	v.move(v.line, p)
	v.line.SetText(line)
	return up
}

// showCaption writes what is said, so that it ends above the timeline.
func (v *fullView) showCaption(s State) {
	text := captionOf(s)
	v.caption.SetText(text)
	v.move(v.caption, captionPlace(text))
}

func captionOf(s State) string {
	if s.Quoted {
		return "“" + s.Spoken + "”"
	}
	return s.Spoken
}

// captionPlace is where a caption stands: one line, smaller if it must be, and only what is
// too long for that on more lines.
func captionPlace(text string) place {
	const line, width, bottom, least = 40, 740, 948, 0.74
	lines := widget.TextWidth(text, theme.H2, false) / theme.TextScale() / (width - 20)
	if lines <= 1/least {
		zoom := 1 / max(1, lines)
		return inColumn(fullLeft, bottom-line*zoom, width, line*zoom).times(zoom)
	}
	height := least * line * float32(math.Ceil(float64(lines*least*1.03))) // words break lines early
	return inColumn(fullLeft, bottom-height, width, height).times(least)
}

// showBeside shows what stands at the right of the ring.
func (v *fullView) showBeside(s State) {
	counted := s.Screen == WorkScreen && len(s.Counter.Rows) > 0
	v.counter.show(counted)
	if counted {
		v.label.SetText(s.Counter.Label)
		v.value.SetText(s.Counter.Value)
		most, letters := 1, false
		for _, r := range s.Counter.Rows {
			most, letters = max(most, r.Count), letters || r.Label != ""
		}
		room := float32(256)
		if letters {
			room -= 44
		}
		if size := min(28, (room+10)/(float32(most)*19.0/14)) / 2; v.beads.Bead != size {
			v.beads.Bead = size
			v.beads.Refresh()
		}
		v.beads.SetRows(s.Counter.Rows...)
		v.plan.put(v.beads, v.plan.places[v.beads])
	}
	v.sides.show(s.Screen == WorkScreen && len(s.Sides) == 2)
	for i := range s.Sides {
		sign := icon.Hand
		if s.Sides[i].Done {
			sign = icon.Check
		}
		if v.signs[i].Name != sign {
			v.signs[i].Name = sign
			v.signs[i].Refresh()
		}
		v.sideNames[i].Bold = !s.Sides[i].Done
		v.sideNames[i].SetText(s.Sides[i].Name)
	}
	for i := range v.things {
		here := s.Screen == ReadyScreen && i < len(s.Fetch)
		v.things[i].show(here)
		if here {
			v.thingIcons[i].Name = s.Fetch[i].Icon
			v.thingIcons[i].Refresh()
			v.thingNames[i].SetText(s.Fetch[i].Name)
		}
	}
}

// showBelow shows what stands below the ring: how hard, how far into a repetition, what to
// do next, or the keys.
func (v *fullView) showBelow(s State) {
	work := s.Screen == WorkScreen
	gauge := work && s.Band != Band{}
	v.pressure.show(gauge)
	if gauge {
		v.gauge.Set(s.Band.Low, s.Band.High, s.Ease)
		feel, ink := s.Feel, theme.EmberInk
		if s.Ease {
			feel, ink = v.say("ease_off"), theme.AmberInk
		}
		v.feel.Color = ink
		v.feel.SetText(feel)
	}
	bars := work && s.Bars.Work != ""
	v.bars.show(bars)
	if b := s.Bars; bars {
		mark(v.workLabel, b.Work, !b.Letting, theme.EmberInk)
		mark(v.letLabel, b.Let, b.Letting, theme.TealInk)
		v.workBar.SetShare(b.WorkShare)
		v.letBar.SetShare(b.LetShare)
	}
	note, most, top := "", float32(1), float32(786)
	switch s.Screen {
	case WorkScreen:
		note = s.Note
	case ReadyScreen:
		note = s.StartsIn
		if s.StartWait > 0 {
			note = v.say("never_on_bone")
		}
	case NextScreen:
		note, most, top = strings.Join(s.Setup, "\n"), 0.8, 712
	case PausedScreen:
		note = s.PauseKeys
	}
	v.move(v.note, notePlace(note, most, top, captionPlace(captionOf(s)).y))
	v.note.SetText(note)
}

// notePlace is where a note stands: between what is above it and a caption, in letters that
// are no larger than most and as large as it fits in.
func notePlace(note string, most, top, bottom float32) place {
	const width, least, step, air = 740, 0.55, 0.05, 12
	line := theme.H1.Line() / theme.TextScale()
	height := func(zoom float32) float32 {
		rows := 0.0
		for text := range strings.SplitSeq(note, "\n") {
			long := widget.TextWidth(text, theme.H1, false) / theme.TextScale() * zoom
			rows += max(1, math.Ceil(float64(long/(width-40)))) // words break lines early
		}
		return float32(rows) * line * zoom
	}
	zoom := most
	for zoom > least && height(zoom) > bottom-air-top {
		zoom -= step
	}
	return inColumn(fullLeft, min(top+22, bottom-air-height(zoom)), width, 0).times(zoom)
}

// pane is the part of the scene that there is room for.
func (v *fullView) pane() pane { return v.body.pane(&v.board) }

func (v *fullView) showPicture(img *image.RGBA) { v.body.show(img) }

// showBar shows the bar, or hides it.
func (v *fullView) showBar(on bool) {
	v.pointed = on
	v.ward.show(on)
	group{v.timeline, v.left}.show(!on) // the bar has its own
	v.sheet.hides = !on
	if on {
		v.bar.show(&v.board, v.state)
	}
}
