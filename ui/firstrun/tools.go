package firstrun

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

var toolIcons = map[technique.Tool]icon.Name{
	technique.TennisBall:   icon.Ball,
	technique.TwoBalls:     icon.TwoBalls,
	technique.LacrosseBall: icon.LacrosseBall,
	technique.Wall:         icon.BrickWall,
	technique.Partner:      icon.Users,
}

// The measures of the cards for tools.
const (
	cardWide = 196
	cardHigh = 64
	cardStep = 8
)

// toolsPage asks for the tools, and shows at once which techniques they make possible.
func toolsPage(c *course) *sheet {
	s := c.newSheet(picture{"t3-tennis-ball-wall", widget.LetGo})
	y := s.title(c.say("firstrun.tools.title"), theme.H2, top) + 8
	withNone := 0
	for _, t := range c.library.Techniques() {
		if ready(t, (&answers{}).has) {
			withNone++
		}
	}
	s.put(left, y, wide, 20, widget.NewText(c.given.Lang.SayN("firstrun.tools.hint", withNone), theme.Body, theme.Ink2))
	y += 44

	var badges []*widget.NumberBadge
	count := widget.NewText("", theme.Body, theme.Ink2)
	changed := func() {
		n := 0
		for i, t := range c.library.Techniques() {
			style := widget.Outline
			if ready(t, c.answers.has) {
				style = widget.Petrol
				n++
			}
			badges[i].Set(t.Number, style)
		}
		count.SetText(c.say("firstrun.tools.ready", "Ready", n, "All", len(badges)))
	}
	for i, tool := range asked {
		x, w := float32(left+i%2*(cardWide+cardStep)), float32(cardWide)
		hint := ""
		if i == len(asked)-1 && i%2 == 0 { // the last one closes the grid
			w, hint = wide, c.say("firstrun.tools."+string(tool)+"_hint")
		}
		card := c.toolCard(tool, hint, changed)
		s.put(x, y+float32(i/2)*(cardHigh+cardStep), w, cardHigh, card)
	}
	y += float32((len(asked)+1)/2)*(cardHigh+cardStep) - cardStep + 24
	x := float32(left)
	for _, t := range c.library.Techniques() {
		b := widget.NewNumberBadge(t.Number, widget.Outline)
		badges = append(badges, b)
		s.put(x, y, 28, 28, b)
		x += 34
	}
	s.put(x+6, y+4, left+wide-x-6, 20, count)
	changed()

	s.way(2)
	s.turnTo(c.say("firstrun.back"), func() { c.turn(safetyPage) }, c.say("firstrun.continue"), func() {
		kept := c.answers
		c.keep(func(s *settings.Settings) { kept.keepTools(s) }, func() { c.turn(whenPage) })
	})
	return s
}

// toolCard is a card that is ticked where a tool is at hand.
func (c *course) toolCard(tool technique.Tool, hint string, changed func()) *widget.DrawnControl {
	label := c.say("firstrun.tools." + string(tool))
	var card *widget.DrawnControl
	card = widget.NewDrawnControl(label,
		func() fyne.Size { return fyne.NewSize(120, cardHigh) },
		func(p *widget.Pen) { drawToolCard(p, toolIcons[tool], label, hint, c.answers.has(tool)) },
		func(fyne.Position) {
			if i := slices.Index(c.answers.tools, tool); i >= 0 {
				c.answers.tools = slices.Delete(slices.Clone(c.answers.tools), i, i+1)
			} else {
				c.answers.tools = append(slices.Clone(c.answers.tools), tool)
			}
			card.Refresh()
			changed()
		})
	card.Form = true
	return card
}

func drawToolCard(p *widget.Pen, i icon.Name, label, hint string, on bool) {
	k := theme.TextScale()
	w, h := p.Size.Width, p.Size.Height
	ground := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1, Radius: theme.RadiusCard}
	ink := theme.Ink2
	if p.Hovered {
		ground.Fill = theme.Color(theme.Raised)
		ground.Edge = theme.Color(theme.Control)
	}
	if on {
		ground.Edge, ground.Width, ink = theme.Color(theme.Primary), 2, theme.PrimaryInk
	}
	if p.Pressed {
		ground.Fill = theme.Color(theme.Sunk)
	}
	p.Box(0, 0, w, h, ground)
	if on {
		p.Icon(w-35*k, (h-20*k)/2, 20*k, icon.Check, theme.Color(theme.PrimaryInk))
	}
	p.Icon(16*k, (h-22*k)/2, 22*k, i, theme.Color(ink))
	x, room := 50*k, w-50*k-42*k
	lines := []string{label}
	if hint == "" {
		lines = wrapped(label, room, on)
	}
	line := theme.Body.Line()
	y := (h - line*float32(len(lines))) / 2
	if hint != "" {
		y -= theme.Small.Line() / 2
		p.Text(x, y+line, room, hint, theme.Small, theme.Ink2, false)
	}
	for n, text := range lines {
		p.Text(x, y+float32(n)*line, room, text, theme.Body, theme.Ink, on)
	}
	if p.Focused {
		p.FocusRing(0, 0, w, h, theme.RadiusCard)
	}
}

// wrapped breaks a label into two lines of about the same width where it is wider than
// the room.
func wrapped(label string, room float32, bold bool) []string {
	words := strings.Fields(label)
	best, widest := []string{label}, widget.TextWidth(label, theme.Body, bold)
	if widest <= room {
		return best
	}
	for n := 1; n < len(words); n++ {
		lines := []string{strings.Join(words[:n], " "), strings.Join(words[n:], " ")}
		if w := max(widget.TextWidth(lines[0], theme.Body, bold), widget.TextWidth(lines[1], theme.Body, bold)); w < widest {
			best, widest = lines, w
		}
	}
	return best
}
