package routines

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of a row, in units.
const (
	rowHigh   = 92
	rowPad    = 24
	beadSide  = 28
	beadPitch = 40
	discSide  = 48
	moreSide  = 32
)

// row is one routine of the list.
type row struct {
	page    *Page
	routine technique.Routine
	box     *fyne.Container
	ground  *widget.DrawnControl
	disc    *widget.DrawnControl
	more    *widget.DrawnControl
	tools   *widget.Paragraph

	summary string
	time    string
	quick   bool
	own     bool
	beads   []bead
	why     string // it can't be started; empty: it can
}

// bead is a technique on the thread.
type bead struct {
	number int
	out    bool // it is left out today
}

func newRow(p *Page) *row {
	r := &row{page: p}
	r.tools = widget.NewParagraph(theme.Small, theme.Ink2)
	r.tools.Lines = 2
	r.ground = widget.NewDrawnControl("", func() fyne.Size { return fyne.NewSize(320, rowHigh) }, r.draw, func(fyne.Position) { r.open() })
	r.ground.OnKey = r.key
	r.disc = widget.NewDrawnControl("", func() fyne.Size { return fyne.NewSquareSize(discSide) }, r.drawDisc, func(fyne.Position) { r.start() })
	r.more = widget.NewDrawnControl(p.given.Words.Say("routines.more"), func() fyne.Size { return fyne.NewSquareSize(moreSide) }, r.drawMore, func(fyne.Position) { r.menu() })
	r.box = &fyne.Container{Layout: r, Objects: []fyne.CanvasObject{r.ground, r.tools, r.more, r.disc}}
	return r
}

// set shows a routine as it is now.
func (r *row) set(routine technique.Routine) {
	p, say := r.page, r.page.given.Words.Say
	r.routine = routine
	r.quick = p.settings.General.QuickRoutine == string(routine.ID)
	r.own = slices.Contains(p.own, routine.ID)
	r.summary = routine.Summary
	if r.summary == "" && r.own {
		r.summary = say("routines.own")
	}
	today, _, day := resting(p.snapshot.Week)
	request := face.Request(p.settings, routine, p.given.Words)
	if today {
		request.Rest = map[technique.ID]string{}
		for _, id := range routine.Techniques {
			if t, ok := p.given.Library.Technique(id); ok && t.Depth == technique.Deep {
				request.Rest[id] = "rest"
			}
		}
	}
	line, err := coach.Fit(p.given.Library, request)
	r.why = ""
	lack := p.lack(routine)
	switch {
	case p.snapshot.CoachLocked:
		r.why = say("routines.locked.title")
	case err != nil && len(request.Rest) == len(routine.Techniques):
		r.why = say("routines.rests", "Day", p.given.Words.Weekday(day.AddDate(0, 0, 1).Weekday()))
	case err != nil && lack != "":
		r.why = lack
	}
	whole := line
	if err != nil {
		whole, _ = coach.Fit(p.given.Library, coach.Request{Routine: routine, Texts: p.given.Words})
	}
	r.time = p.given.Words.SayN("routines.about", face.Minutes(whole.Length()))
	if whole.Length() < time.Minute {
		r.time = p.given.Words.Short(whole.Length())
	}
	r.beads = r.beads[:0]
	for _, id := range routine.Techniques {
		if t, ok := p.given.Library.Technique(id); ok {
			r.beads = append(r.beads, bead{t.Number, !slices.ContainsFunc(line.Techniques, func(d technique.Technique) bool { return d.ID == id })})
		}
	}
	tools, ink := p.toolsOf(routine), theme.Ink2
	if r.why != "" && !p.snapshot.CoachLocked {
		tools, ink = r.why, theme.AmberInk
	} else if lack != "" {
		tools, ink = lack, theme.AmberInk
	}
	r.tools.Color = ink
	r.tools.SetText(tools)
	r.tools.Refresh()
	r.ground.Label = strings.Join([]string{routine.Name, r.summary, r.time, tools}, ". ")
	r.disc.Label = say("routines.start", "Name", routine.Name)
	if r.why != "" {
		r.disc.Disable()
	} else {
		r.disc.Enable()
	}
	r.ground.Refresh()
	r.disc.Refresh()
	r.box.Refresh()
}

// lack says what a routine needs that is not at hand.
func (p *Page) lack(r technique.Routine) string {
	for _, tool := range p.given.Library.ToolsOf(r) {
		if !atHand(p.settings, tool) {
			return p.given.Library.Tool(tool).Lack
		}
	}
	return ""
}

func atHand(s settings.Settings, t technique.Tool) bool {
	return t == technique.Hands || t == technique.Floor || slices.Contains(s.Tools, string(t))
}

// toolsOf names what a routine needs, without what is at hand for most.
func (p *Page) toolsOf(r technique.Routine) string {
	words := p.given.Words
	var names []string
	for _, tool := range p.given.Library.ToolsOf(r) {
		if tool == technique.Hands || tool == technique.Floor || tool == technique.Wall {
			continue
		}
		name := p.given.Library.Tool(tool).Name
		if id := "routines.tool." + string(tool); words.Has(id) {
			name = words.Say(id)
		}
		names = append(names, name)
	}
	switch n := len(names); {
	case n == 0:
		return words.Say("routines.tools.none")
	case n > 2:
		return words.SayN("routines.tools.several", n)
	}
	return capital(strings.Join(names, ", "))
}

// resting tells whether today or tomorrow is a rest day for deep work, and which day that is.
func resting(w control.Week) (today, tomorrow bool, day time.Time) {
	for i, d := range w.Days {
		if !d.Today {
			continue
		}
		date, err := time.Parse(time.DateOnly, d.Date)
		switch {
		case err != nil:
		case d.Kind == "rest":
			return true, false, date
		case i+1 < len(w.Days) && w.Days[i+1].Kind == "rest":
			return false, true, date.AddDate(0, 0, 1)
		}
	}
	return false, false, time.Time{}
}

// places are where the parts of a row stand at a width.
type places struct {
	name, nameRoom float32 // the words, from the left
	thread         fyne.Position
	pitch          float32
	words          float32 // time and tools
	disc           float32
	height         float32
	room           float32  // of time and tools
	lines          []string // of the summary
	below          bool     // the thread stands below the name
	pillBelow      bool     // and so does the mark of the quick start
}

func (r *row) places(width float32) places {
	k := theme.TextScale()
	s := places{name: rowPad, disc: width - 20 - discSide}
	s.room = max(140*k, widget.TextWidth(r.time, theme.Body, false))
	s.words = s.disc - 8 - moreSide - 4 - s.room
	s.lines = []string{r.summary}
	n := float32(len(r.beads))
	s.pitch = beadPitch
	text := theme.Section.Line() + theme.Small.Line()
	s.height = max(rowHigh, text+44, theme.Body.Line()+2*theme.Small.Line()+24)
	x := width * 0.375
	if n > 1 {
		s.pitch = min(beadPitch, (s.words-12-x-beadSide)/(n-1))
	}
	name := widget.TextWidth(r.routine.Name, theme.Section, false) + r.pill()
	s.nameRoom = x - 12 - rowPad
	if s.pitch < beadSide+6 || max(name, widget.TextWidth(r.summary, theme.Small, false)) > s.nameRoom+8 {
		s.below, s.pitch = true, beadPitch
		s.nameRoom = s.words - 12 - rowPad
		if n > 1 {
			s.pitch = min(beadPitch, (s.nameRoom-beadSide)/(n-1))
		}
		s.pillBelow = name > s.nameRoom
		s.lines = wrapped(r.summary, s.nameRoom, theme.Small)
		text += float32(max(0, len(s.lines)-1)) * theme.Small.Line()
		s.height = max(s.height, text+beadSide+12+36)
		s.thread = fyne.NewPos(rowPad, s.height-18-beadSide)
		return s
	}
	s.thread = fyne.NewPos(x, (s.height-beadSide)/2)
	return s
}

// pill is the room that the mark of the quick start takes.
func (r *row) pill() float32 {
	if !r.quick {
		return 0
	}
	return 8 + 16 + widget.TextWidth(r.page.given.Words.Say("routines.quick"), theme.Caption, true)
}

// HeightFor implements page.TallLayout.
func (r *row) HeightFor(_ []fyne.CanvasObject, width float32) float32 { return r.places(width).height }

// Layout implements fyne.Layout.
func (r *row) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := r.places(size.Width)
	r.ground.Resize(size)
	room := s.room
	tools := page.Height(r.tools, room)
	y := (size.Height - theme.Body.Line() - tools) / 2
	r.tools.Move(fyne.NewPos(s.words, y+theme.Body.Line()))
	r.tools.Resize(fyne.NewSize(room, tools))
	r.more.Move(fyne.NewPos(s.disc-8-moreSide, (size.Height-moreSide)/2))
	r.more.Resize(fyne.NewSquareSize(moreSide))
	r.disc.Move(fyne.NewPos(s.disc, (size.Height-discSide)/2))
	r.disc.Resize(fyne.NewSquareSize(discSide))
}

// MinSize implements fyne.Layout.
func (r *row) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, r.places(max(r.box.Size().Width, 672)).height)
}

func (r *row) draw(p *widget.Pen) {
	s := r.places(p.Size.Width)
	ground := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1, Radius: theme.RadiusCard}
	if r.quick {
		ground.Edge, ground.Width = theme.Color(theme.Primary), 2
	}
	if p.Hovered {
		ground.Blur, ground.Drop = 16, 4
	}
	p.Box(0, 0, p.Size.Width, p.Size.Height, ground)
	text := theme.Section.Line()
	if r.summary != "" {
		text += theme.Small.Line()
	}
	y := (p.Size.Height - text) / 2
	if s.below {
		y = 18
	}
	room := s.nameRoom + 8
	if !s.pillBelow {
		room -= r.pill()
	}
	name := p.Text(s.name, y, room, r.routine.Name, theme.Section, theme.Ink, false)
	if r.quick {
		at := fyne.NewPos(s.name+name, y+theme.Section.Line()/2)
		if s.pillBelow {
			at = fyne.NewPos(s.thread.X+float32(len(r.beads)-1)*s.pitch+beadSide+8, s.thread.Y+beadSide/2)
		}
		high := theme.Caption.Line() + 4
		p.Box(at.X+8, at.Y-high/2, r.pill()-8, high, widget.Paint{Fill: theme.Color(theme.PrimarySoft), Radius: high / 2})
		p.Text(at.X+16, at.Y-theme.Caption.Line()/2, 0, r.page.given.Words.Say("routines.quick"), theme.Caption, theme.PrimaryInk, true)
	}
	for i, line := range s.lines {
		p.Text(s.name, y+theme.Section.Line()+float32(i)*theme.Small.Line(), s.nameRoom+8, line, theme.Small, theme.Ink2, false)
	}
	for i, b := range r.beads {
		x := s.thread.X + float32(i)*s.pitch
		if i > 0 {
			p.Box(x-s.pitch+beadSide, s.thread.Y+beadSide/2-1, s.pitch-beadSide, 2, widget.Paint{Fill: theme.Fade(theme.Control, 0.55)})
		}
		fill, ink := widget.Paint{Fill: theme.Color(theme.PrimarySoft)}, theme.PrimaryInk
		if b.out {
			fill, ink = widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Control), Width: 1.5}, theme.Ink3
		}
		p.Disc(x, s.thread.Y, beadSide, fill)
		p.TextCentre(x+beadSide/2, s.thread.Y+(beadSide-theme.SmallBold.Line())/2, strconv.Itoa(b.number), theme.SmallBold, ink, true)
	}
	p.Text(s.words, (p.Size.Height-theme.Body.Line()-page.Height(r.tools, s.room))/2, s.room, r.time, theme.Body, theme.Ink, false)
	if p.Focused {
		p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusCard)
	}
}

func (r *row) drawDisc(p *widget.Pen) {
	fill, ink, sign := theme.Sunk, theme.Ink, icon.Play
	if r.quick && r.why == "" {
		fill, ink = theme.Primary, theme.OnPrimary
	}
	switch {
	case r.page.snapshot.CoachLocked:
		ink, sign = theme.Ink3, icon.Lock
	case r.why != "":
		ink = theme.Ink3
	case p.Hovered && r.quick:
		fill = theme.PrimaryHover
	case p.Hovered:
		fill = theme.Line
	}
	p.Disc(0, 0, discSide, widget.Paint{Fill: theme.Color(fill)})
	const side = 18
	p.Icon((discSide-side)/2, (discSide-side)/2, side, sign, theme.Color(ink))
	if p.Focused {
		p.FocusRing(0, 0, discSide, discSide, discSide/2)
	}
}

func (r *row) drawMore(p *widget.Pen) {
	if p.Hovered || p.Focused {
		p.Disc(0, 0, moreSide, widget.Paint{Fill: theme.Color(theme.Sunk)})
	}
	const side = 16
	p.Icon((moreSide-side)/2, (moreSide-side)/2, side, icon.ChevronDown, theme.Color(theme.Ink3))
	if p.Focused {
		p.FocusRing(0, 0, moreSide, moreSide, moreSide/2)
	}
}

// open opens the editor on an own routine, and the menu of one that ships.
func (r *row) open() {
	if r.own {
		r.page.given.Go(page.Routines + "/" + string(r.routine.ID))
		return
	}
	r.menu()
}

func (r *row) menu() { page.OpenMenu(r.more, r.page.menu(r.routine), "") }

// start starts the routine, or shows the session that runs.
func (r *row) start() {
	if r.why != "" {
		return
	}
	if r.page.snapshot.Session != nil {
		r.page.ask(control.Command{Name: "session", Session: "show"})
		return
	}
	r.page.ask(control.Command{Name: "start", Routine: string(r.routine.ID)})
}

func (r *row) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyUp:
		r.page.list.step(r, -1)
	case fyne.KeyDown:
		r.page.list.step(r, 1)
	case fyne.KeyDelete:
		if !r.own {
			return false
		}
		r.page.delete(r.routine)
	default:
		return false
	}
	return true
}
