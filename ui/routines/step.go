package routines

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/routines/draft"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of a step, in units.
const (
	stepHigh    = 72
	stepGap     = 8
	gripAt      = 13
	gripSide    = 16
	badgeAt     = 42
	badgeSide   = 32
	stepWords   = 86
	stepperHigh = 36
	removeSide  = 32
)

// step is one technique of the routine that is edited.
type step struct {
	editor  *editor
	is      draft.Step
	at      int
	time    string
	warned  bool
	box     *fyne.Container
	ground  *widget.DragControl
	amount  *widget.DrawnControl
	stepper *widget.Stepper
	remove  *widget.Button
	lifted  bool
}

func newStep(e *editor, is draft.Step) *step {
	s := &step{editor: e, is: is}
	s.ground = widget.NewDragControl("", func() fyne.Size { return fyne.NewSize(280, stepHigh) }, s.draw, func(fyne.Position) { e.page.focus(s.ground) })
	s.ground.OnKey = func(k fyne.KeyName) bool { return e.keyAt(s.at, k) }
	s.ground.OnDrag = func(by fyne.Delta) { e.lane.drag(s, by.DY) }
	s.ground.OnDrop = func() { e.lane.drop() }
	s.stepper = widget.NewStepper(is.Value(), 0, 0, is.By(), s.format, func(v int) {
		if e.draft.Set(s.at, v) {
			e.show()
		}
	})
	s.amount = widget.NewDrawnControl("", s.amountSize, s.drawAmount, func(fyne.Position) { s.amounts() })
	s.remove = widget.NewIconButton(icon.Cross, "", func() { e.remove(s.at) })
	s.remove.Height = removeSide
	s.box = &fyne.Container{Layout: s, Objects: []fyne.CanvasObject{s.ground, s.amount, s.stepper, s.remove}}
	return s
}

// set shows a step as it is now.
func (s *step) set(at int, is draft.Step, takes time.Duration, warned bool) {
	say := s.editor.page.given.Words.Say
	s.at, s.is, s.warned, s.time = at, is, warned, lang.Dial(takes)
	s.stepper.Min, s.stepper.Max = is.Range()
	s.stepper.Value = is.Value()
	s.remove.Label = say("routines.technique.remove", "Name", is.Short)
	s.ground.Label = say("routines.technique.label", "Name", is.Short, "Dose", s.label()+" "+s.format(is.Value()), "Time", s.time)
	s.amount.Label = s.caption()
	if len(s.counts()) > 1 {
		s.amount.Enable()
	} else {
		s.amount.Disable()
	}
	s.stepper.Refresh()
	s.amount.Refresh()
	s.ground.Refresh()
	s.box.Refresh()
}

// holds tells whether an object is a part of the step.
func (s *step) holds(o fyne.Focusable) bool {
	return o == fyne.Focusable(s.ground) || o == fyne.Focusable(s.stepper) || o == fyne.Focusable(s.remove) || o == fyne.Focusable(s.amount)
}

// format writes a dose: "30 s", "4:15", "12".
func (s *step) format(v int) string {
	switch {
	case s.is.Counts():
		return s.editor.page.given.Words.Number(v)
	case s.is.Dose.Kind == technique.Strokes:
		return lang.Dial(time.Duration(v) * time.Second)
	}
	return s.editor.page.given.Words.Say("routines.seconds", "Count", v)
}

// label says what the dose is: "Each side", "Hold", "Reps".
func (s *step) label() string {
	return s.editor.page.given.Words.Say("routines.dose." + string(s.is.Dose.Kind))
}

// caption says the rest of the dose: "10 spots", "5 s each".
func (s *step) caption() string {
	words := s.editor.page.given.Words
	switch s.is.Dose.Kind {
	case technique.Reps:
		return words.Say("routines.each", "Hold", words.Short(s.is.Chosen.Hold))
	case technique.Strokes:
		return words.Say("routines.strokes")
	}
	return words.SayN("routines.amount."+string(s.is.Dose.Kind), s.is.Chosen.Count)
}

// counts are the numbers of spots or positions to choose from.
func (s *step) counts() []int {
	if s.is.Counts() {
		return nil
	}
	return s.is.Amounts()
}

// amounts opens the menu of the numbers of spots.
func (s *step) amounts() {
	var items []page.Item
	for _, n := range s.counts() {
		item := page.Item{Label: s.editor.page.given.Words.SayN("routines.amount."+string(s.is.Dose.Kind), n), Tapped: func() {
			if s.editor.draft.SetAmount(s.at, n) {
				s.editor.show()
			}
		}}
		if n == s.is.Chosen.Count {
			item.Tapped, item.Hint = nil, s.editor.page.given.Words.Say("routines.now")
		}
		items = append(items, item)
	}
	page.OpenMenu(s.amount, items, "")
}

const amountArrow = 14

func (s *step) amountSize() fyne.Size {
	size := fyne.NewSize(widget.TextWidth(s.caption(), theme.Small, false), theme.Small.Line())
	if len(s.counts()) > 1 {
		size.Width += 4 + amountArrow
	}
	return size
}

func (s *step) drawAmount(p *widget.Pen) {
	ink := theme.Ink2
	if p.Hovered && !p.Disabled {
		ink = theme.PrimaryInk
	}
	wide := p.Text(0, 0, 0, s.caption(), theme.Small, ink, false)
	if len(s.counts()) > 1 {
		p.Icon(wide+4, (p.Size.Height-amountArrow)/2+1, amountArrow, icon.ChevronDown, theme.Color(ink))
	}
	if p.Focused {
		p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusKey)
	}
}

// stepPlaces are where the parts of a step stand at a width.
type stepPlaces struct {
	height      float32
	words, top  float32 // of the name
	nameRoom    float32
	stepper     fyne.Position
	stepperWide float32
	time        float32 // its right end
	middle      float32 // of the stepper's line
	remove      fyne.Position
}

func (s *step) places(width float32) stepPlaces {
	label := widget.TextWidth(s.label(), theme.Small, false)
	wide := max(float32(104), widget.TextWidth(s.format(s.stepper.Max), theme.Label, false)+64)
	high := max(stepperHigh, theme.Label.Line()+16)
	text := theme.Label.Line() + theme.Small.Line()
	time := max(float32(52), widget.TextWidth("00:00", theme.Body, false))
	l := stepPlaces{height: max(stepHigh, text+32), stepperWide: wide}
	names := max(widget.TextWidth(s.is.Short, theme.Label, false), s.amountSize().Width)
	controls := label + 8 + wide + time + 12 + removeSide + 8
	l.words = stepWords
	l.top = (l.height - text) / 2
	l.remove = fyne.NewPos(width-removeSide-9, (l.height-removeSide)/2)
	l.time = width - removeSide - 9 - 5
	l.middle = l.height / 2
	if stepWords+names+16+controls > width {
		// The dose stands below the name.
		l.height = text + 2*16 + 8 + high
		l.top = 16
		l.middle = 16 + text + 8 + high/2
		l.remove.Y = 16
		l.stepper = fyne.NewPos(stepWords+label+8, l.middle-high/2)
		l.time = width - 16
		l.nameRoom = width - stepWords - removeSide - 16
		return l
	}
	l.stepper = fyne.NewPos(l.time-time-wide, (l.height-high)/2)
	l.nameRoom = l.stepper.X - 8 - label - 12 - stepWords
	return l
}

// HeightFor implements page.TallLayout.
func (s *step) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return s.places(width).height
}

// Layout implements fyne.Layout.
func (s *step) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l := s.places(size.Width)
	s.ground.Resize(size)
	amount := s.amountSize()
	s.amount.Move(fyne.NewPos(l.words, l.top+theme.Label.Line()))
	s.amount.Resize(fyne.NewSize(min(amount.Width, l.nameRoom+4), amount.Height))
	s.stepper.Move(l.stepper)
	s.stepper.Resize(fyne.NewSize(l.stepperWide, 2*(l.middle-l.stepper.Y)))
	s.remove.Move(l.remove)
	s.remove.Resize(fyne.NewSquareSize(removeSide))
}

// MinSize implements fyne.Layout.
func (s *step) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(280, s.places(max(s.box.Size().Width, 528)).height)
}

func (s *step) draw(p *widget.Pen) {
	l := s.places(p.Size.Width)
	ground := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1, Radius: theme.RadiusCard}
	if s.warned {
		ground.Edge, ground.Width = theme.Color(theme.Amber), 2
	}
	if s.lifted {
		ground.Blur, ground.Drop = 16, 4
	}
	p.Box(0, 0, p.Size.Width, p.Size.Height, ground)
	grip := theme.Ink2
	if p.Hovered {
		grip = theme.Ink
	}
	text := theme.Label.Line() + theme.Small.Line()
	middle := l.top + text/2
	p.Icon(gripAt, middle-gripSide/2, gripSide, icon.Grip, theme.Color(grip))
	fill, ink := theme.Ink, theme.Ground
	if s.warned {
		fill, ink = theme.AmberSoft, theme.AmberInk
	}
	p.Disc(badgeAt, middle-badgeSide/2, badgeSide, widget.Paint{Fill: theme.Color(fill)})
	p.TextCentre(badgeAt+badgeSide/2, middle-theme.Label.Line()/2, strconv.Itoa(s.is.Number), theme.Label, ink, true)
	p.Text(l.words, l.top, l.nameRoom, s.is.Short, theme.Label, theme.Ink, false)
	p.TextRight(l.stepper.X-8, l.middle-theme.Small.Line()/2, s.label(), theme.Small, theme.Ink2, false)
	p.TextRight(l.time, l.middle-theme.Body.Line()/2, s.time, theme.Body, theme.Ink2, false)
	if p.Focused {
		p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusCard)
	}
}

// lane puts the steps below each other. One that is dragged follows the pointer, and the
// others make way.
type lane struct {
	editor *editor
	moving *step   // nil: none is dragged
	offset float32 // how far it is from its place
	to     int     // where it would land
}

func (l *lane) order() []*step {
	steps := l.editor.steps
	if l.moving == nil {
		return steps
	}
	var order []*step
	for _, s := range steps {
		if s != l.moving {
			order = append(order, s)
		}
	}
	to := max(0, min(l.to, len(order)))
	return append(order[:to:to], append([]*step{l.moving}, order[to:]...)...)
}

// Layout implements fyne.Layout.
func (l *lane) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, s := range l.order() {
		height := page.Height(s.box, size.Width)
		if s != l.moving {
			s.box.Move(fyne.NewPos(0, y))
		}
		s.box.Resize(fyne.NewSize(size.Width, height))
		y += height + stepGap
	}
	if l.moving != nil {
		l.moving.box.Move(fyne.NewPos(0, l.home(size.Width)+l.offset))
	}
}

// home is where the step that is dragged came from.
func (l *lane) home(width float32) float32 {
	var y float32
	for _, s := range l.editor.steps {
		if s == l.moving {
			break
		}
		y += page.Height(s.box, width) + stepGap
	}
	return y
}

// HeightFor implements page.TallLayout.
func (l *lane) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	var y float32
	for _, s := range l.editor.steps {
		y += page.Height(s.box, width) + stepGap
	}
	return max(0, y-stepGap)
}

// MinSize implements fyne.Layout.
func (l *lane) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(280, l.HeightFor(objects, max(l.editor.column.Size().Width, 280)))
}

// drag moves a step with the pointer.
func (l *lane) drag(s *step, by float32) {
	e := l.editor
	size := e.column.Size()
	if l.moving == nil {
		l.moving, l.offset, l.to = s, 0, s.at
		s.lifted = true
		s.ground.Refresh()
		// It is drawn over the others.
		e.column.Objects = append(without(e.column.Objects, s.box), s.box)
		e.column.Refresh()
	}
	l.offset += by
	home, height := l.home(size.Width), s.box.Size().Height
	at := max(-height/2, min(home+l.offset, size.Height-height/2))
	l.to = 0
	var y float32
	for _, other := range e.steps {
		if other == s {
			continue
		}
		high := other.box.Size().Height
		if at > y+(high+stepGap)/2 {
			l.to++
		}
		y += high + stepGap
	}
	l.Layout(nil, size)
	s.box.Move(fyne.NewPos(0, at))
	e.column.Refresh()
}

// drop lets the step stay where it is.
func (l *lane) drop() {
	s := l.moving
	if s == nil {
		return
	}
	l.moving, s.lifted = nil, false
	l.editor.draft.Move(s.at, l.to)
	l.editor.show()
	l.Layout(nil, l.editor.column.Size())
	l.editor.page.focus(s.ground)
}

func without(objects []fyne.CanvasObject, one fyne.CanvasObject) []fyne.CanvasObject {
	var rest []fyne.CanvasObject
	for _, o := range objects {
		if o != one {
			rest = append(rest, o)
		}
	}
	return rest
}
