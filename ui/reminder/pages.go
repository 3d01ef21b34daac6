package reminder

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of the window, in units.
const (
	panel = 112 // width of the picture
	left  = 132
	wide  = 252
	top   = 18
)

// measures are those of the question; start and words count from the foot.
type measures struct {
	size                   fyne.Size
	panel, left, wide, top float32
	title, reason          theme.Role
	mark                   float32
	start, startHeight     float32
	words, wordsHeight     float32
}

// usualQuestion is the question as it comes up.
func usualQuestion() measures {
	return measures{fullSize(), panel, left, wide, top, theme.PopupTitle, theme.PopupReason, 22, 100, 44, 48, 32}
}

// grownQuestion is the question that was not answered and does not want to be overlooked.
func grownQuestion() measures {
	return measures{grownSize(), 168, 192, 336, 28, theme.H3Bold, theme.Large, 28, 144, 56, 68, 40}
}

// questionPage asks.
func (r *reminder) questionPage(m measures) fyne.CanvasObject {
	c, stage := widget.NewStage(m.size.Width, m.size.Height, false)
	scene := picture{scene: "t1-shoulder-knead", wash: widget.Press}
	if r.reminder.Again {
		scene.scene = "map-two-balls"
	}
	r.ground(c, stage, m.size, m.panel, scene)

	title := widget.NewParagraph(m.title, theme.Ink, widget.Plain(r.reminder.Title))
	width := balanced(title, m.wide-m.mark-4)
	height := title.HeightFor(width)
	stage.Place(c, m.left, m.top, width, height, title)
	stage.Place(c, m.left+m.wide-m.mark, m.top, m.mark, m.mark, widget.NewMark())

	line, color := r.reminder.Line, theme.Ink2
	if r.trouble != "" {
		line, color = r.trouble, theme.AmberInk
	}
	reason := widget.NewParagraph(m.reason, color, widget.Plain(line))
	room := m.size.Height - m.start - (m.top + height + 8)
	reason.Lines = max(1, int((room-4)/m.reason.Line()))
	stage.Place(c, m.left, m.top+height+8, m.wide, room, reason)

	begin := widget.NewButton(widget.Primary, r.reminder.Start, r.start)
	begin.Height, begin.Icon, begin.Key, begin.Spread = m.startHeight, icon.Play, "Enter", true
	r.cap(begin)
	stage.Place(c, m.left, m.size.Height-m.start, m.wide, m.startHeight, begin)

	words, signs := []*widget.Button{}, []icon.Name{}
	if r.canSnooze() {
		words, signs = append(words, r.quiet("reminder.snooze", "S", func() { r.turn(snooze) })), append(signs, icon.Clock)
	}
	if r.canMeet() {
		words, signs = append(words, r.quiet("reminder.meeting", "M", func() { r.turn(meeting) })), append(signs, icon.Users)
	}
	words, signs = append(words, r.quiet("reminder.skip", "Esc", r.skip)), append(signs, icon.SkipForward)
	r.spread(c, stage, words, signs, m)
	return c
}

// spread puts the words at even distances into their row; the last one ends it. Where
// they are too long together their keycaps go, which the keys survive; where they are
// still too long, signs stand in their places.
func (r *reminder) spread(c *fyne.Container, stage *widget.Stage, words []*widget.Button, signs []icon.Name, m measures) {
	room := func() float32 {
		room := m.wide
		for _, b := range words {
			b.Height = m.wordsHeight
			room -= b.MinSize().Width
		}
		return room
	}
	if room() < 0 {
		for _, b := range words {
			b.Key = ""
		}
	}
	if room() < 0 {
		for i, b := range words {
			b.Kind, b.Icon = widget.IconOnly, signs[i]
		}
	}
	gap, x := room()/float32(max(1, len(words)-1)), m.left
	if len(words) == 1 {
		x = m.left + gap
	}
	for _, b := range words {
		stage.Place(c, x, m.size.Height-m.words, 0, m.wordsHeight, b)
		x += b.MinSize().Width + gap
	}
}

// quiet is one of the words below Start.
func (r *reminder) quiet(text, key string, tapped func()) *widget.Button {
	b := widget.NewButton(widget.Quiet, r.given.Lang.Say(text), tapped)
	b.Height, b.Key = 32, key
	r.cap(b)
	return b
}

// cap fades the keycap of b for as long as the guard lasts.
func (r *reminder) cap(b *widget.Button) {
	b.Guarded = r.guarded
	r.capped = append(r.capped, b)
}

// canSnooze reports whether there is a way to snooze.
func (r *reminder) canSnooze() bool { return len(r.choices()) > 0 }

// choices are the ways to snooze; there are keys and room for four.
func (r *reminder) choices() []control.SnoozeChoice {
	all := r.snapshot.Snooze.Choices
	return all[:min(len(all), 4)]
}

// likeliest is the choice that Enter takes: the second, as the first is often too soon.
func likeliest(choices []control.SnoozeChoice) int { return min(1, len(choices)-1) }

// askPage is a page that asks for one of some choices, with its headline and the way back.
func (r *reminder) askPage(headline string) (*fyne.Container, *widget.Stage, fyne.Size) {
	size := fullSize()
	c, stage := widget.NewStage(size.Width, size.Height, false)
	r.ground(c, stage, size, panel, picture{scene: "rest", wash: widget.Idle})
	title := widget.NewText(r.given.Lang.Say(headline), theme.PopupTitle, theme.Ink)
	stage.Place(c, left, top, 0, 0, title)
	back := widget.NewButton(widget.Quiet, r.given.Lang.Say("reminder.back"), func() { r.turn(question) })
	back.Height, back.Key = 32, "Esc"
	if title.MinSize().Width+16+back.MinSize().Width > wide {
		back.Key = ""
	}
	stage.Place(c, left+wide-back.MinSize().Width, top-3, 0, 32, back)
	return c, stage, size
}

// remark is what stands below the choices.
func (r *reminder) remark(c *fyne.Container, stage *widget.Stage, size fyne.Size, text string, y float32) {
	note := widget.NewParagraph(theme.PopupReason, theme.Ink2, widget.Plain(text))
	note.Lines = max(1, int((size.Height-y-8)/theme.PopupReason.Line()))
	stage.Place(c, left, y, wide, size.Height-y-8, note)
}

// snoozePage asks how long.
func (r *reminder) snoozePage() fyne.CanvasObject {
	c, stage, size := r.askPage("reminder.ask_again")
	choices := r.choices()
	y, step := float32(60), float32(48)
	if theme.TextScale() > 1 {
		y, step = 68, 52
	}
	for i, choice := range choices {
		x := left + float32(i%2)*130
		one := widget.NewChoice(choice.Label, strconv.Itoa(i+1), i == likeliest(choices), func() { r.snoozeFor(choice) })
		stage.Place(c, x, y+float32(i/2)*step, 122, step-8, one)
	}
	r.remark(c, stage, size, r.snapshot.Snooze.Note, y+2*step+8)
	return c
}

// canMeet reports whether there is a way to say that one is in a meeting.
func (r *reminder) canMeet() bool { return len(r.meetings()) > 0 }

// meetings are the ways to say that one is in a meeting; there are keys and room for three.
func (r *reminder) meetings() []control.MeetingChoice {
	all := r.snapshot.Meeting.Choices
	return all[:min(len(all), 3)]
}

// meetingPage asks until when.
func (r *reminder) meetingPage() fyne.CanvasObject {
	c, stage, size := r.askPage("reminder.in_meeting")
	y, step := float32(56), float32(42)
	if theme.TextScale() > 1 {
		y, step = 64, 50
	}
	for i, choice := range r.meetings() {
		one := widget.NewChoice(choice.Label, strconv.Itoa(i+1), i == 0, func() { r.meet(choice) })
		stage.Place(c, left, y+float32(i)*step, wide, step-6, one)
	}
	r.remark(c, stage, size, r.snapshot.Meeting.Note, y+float32(len(r.meetings()))*step+8)
	return c
}

// cardPage is the small card: the announcement, or the question that nobody answered.
func (r *reminder) cardPage() fyne.CanvasObject {
	title, line, filled := r.given.Lang.Say("reminder.waiting.title"), r.given.Lang.Say("reminder.waiting.line"), 1.0
	if r.reminder.Kind == headsUp {
		title, line, filled = r.reminder.Title, r.reminder.Line, r.passed()
	}
	c := newSlip()
	ring := widget.NewPhaseRing(widget.RingState{Kind: widget.RingWait, Filled: filled, Digits: -1})
	ring.Stroke = 4
	c.place(14, 14, 36, 36, ring)
	c.place(24, 24, 16, 16, widget.NewMark())
	c.words(64, 151, title, line)

	c.place(223, 16, 49, 32, widget.NewPanel(theme.PrimarySoft, theme.RadiusButtonSmall, nil))
	now := widget.NewButton(widget.Ghost, r.given.Lang.Say("reminder.now"), r.start)
	now.Height = 32
	c.place(223, 16, 49, 32, now)
	if r.canSnooze() {
		later := widget.NewIconButton(icon.Clock, r.given.Lang.Say("reminder.later"), func() { r.turn(snooze) })
		later.Height = 32
		c.place(276, 16, 32, 32, later)
	}
	return c.box
}

// passed is how much of the time until the reminder is over, 0 to 1 in hundredths.
func (r *reminder) passed() float64 {
	next := r.snapshot.NextReminder
	if next == nil || !next.After(r.reminder.At) {
		return 1
	}
	whole, left := next.Sub(r.reminder.At), next.Sub(r.given.Clock.Now())
	return math.Round(100*min(1, max(0, 1-left.Seconds()/whole.Seconds()))) / 100
}

// farewellPage says what comes of the answer, which can still be taken back.
func (r *reminder) farewellPage() fyne.CanvasObject {
	said := r.given.Lang
	title, line := said.Say("reminder.skipped.title"), ""
	m := r.snapshot.Meeting
	switch {
	case m.Since != nil && m.Until != nil:
		title, line = said.Say("reminder.quiet.time", "Time", *m.Until), said.Say("reminder.quiet.line")
	case m.Since != nil:
		title, line = said.Say("reminder.quiet.call"), said.Say("reminder.quiet.line")
	case r.snapshot.Snooze.Until != nil:
		title = said.Say("reminder.snoozed.title", "Time", *r.snapshot.Snooze.Until)
	case r.snapshot.NextReminder != nil:
		line = said.Say("reminder.skipped.line", "Time", *r.snapshot.NextReminder)
	}
	c := newSlip()
	c.place(20, 20, 24, 24, widget.NewIcon(icon.Check, theme.Ink2))
	undo := widget.NewButton(widget.Ghost, said.Say("reminder.undo"), r.undo)
	undo.Height = 32
	width := undo.MinSize().Width / c.grown
	c.words(60, 312-width-60, title, line)
	c.place(312-width, 16, width, 32, undo)
	size := cardSize()
	c.stage.Place(c.box, 0, 0, size.Width, size.Height, newRegion(func(in bool) { r.pointedAt = in }))
	return c.box
}

// slip is the small card on its way to be filled. All of it grows with the text.
type slip struct {
	box   *fyne.Container
	stage *widget.Stage
	grown float32
}

func newSlip() slip {
	size := cardSize()
	s := slip{grown: theme.TextScale()}
	s.box, s.stage = widget.NewStage(size.Width, size.Height, false)
	s.stage.Place(s.box, 0, 0, size.Width, size.Height, widget.NewPanel(theme.Surface, 0, nil))
	line(s.box, s.stage, size)
	return s
}

func (s slip) place(x, y, w, h float32, o fyne.CanvasObject) {
	s.stage.Place(s.box, x*s.grown, y*s.grown, w*s.grown, h*s.grown, o)
}

// words are the two lines of the card, or the one in its middle.
func (s slip) words(x, width float32, title, line string) {
	y := float32(12)
	if line == "" {
		y = 22
	}
	s.place(x, y, width, 20, widget.NewText(title, theme.Label, theme.Ink))
	if line != "" {
		s.place(x, 32, width, 18, widget.NewText(line, theme.PopupReason, theme.Ink2))
	}
}

// ground is the surface and the picture at its left.
func (r *reminder) ground(c *fyne.Container, stage *widget.Stage, size fyne.Size, panel float32, p picture) {
	stage.Place(c, 0, 0, size.Width, size.Height, widget.NewPanel(theme.Surface, 0, nil))
	stage.Place(c, 0, 0, panel, size.Height, widget.NewPhaseWash(p.wash, widget.Vertical))
	stage.Place(c, 0, 0, panel, size.Height, r.draw(p))
	line(c, stage, size)
}

// line goes round the window, which has no frame.
func line(c *fyne.Container, stage *widget.Stage, size fyne.Size) {
	side := func(x, y, w, h float32) { stage.Place(c, x, y, w, h, widget.NewPanel(theme.Line, 0, nil)) }
	side(0, 0, size.Width, 1)
	side(0, size.Height-1, size.Width, 1)
	side(0, 1, 1, size.Height-2)
	side(size.Width-1, 1, 1, size.Height-2)
}

// balanced is the least width at which the paragraph has no more lines than at most: its
// lines become about as long as one another.
func balanced(p *widget.Paragraph, most float32) float32 {
	lines := p.HeightFor(most)
	width := most
	for width > 8 && p.HeightFor(width-4) <= lines && p.HeightFor(width-4) > 0 {
		width -= 4
	}
	return width
}
