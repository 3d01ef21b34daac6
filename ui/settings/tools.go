package settings

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

const toolsKey = "tools"

// always are the tools that everybody has; they are not asked for.
var always = []technique.Tool{technique.Hands, technique.Floor}

var toolIcons = map[technique.Tool]icon.Name{
	technique.TennisBall:   icon.Ball,
	technique.TwoBalls:     icon.TwoBalls,
	technique.LacrosseBall: icon.LacrosseBall,
	technique.Wall:         icon.BrickWall,
	technique.Partner:      icon.Users,
}

// The measures of a tool's card, in units.
const (
	toolWide = 216
	toolPad  = 20
	toolDisc = 44
)

// tools is what is at hand: a card for each tool that a technique needs, and what comes
// of them.
func (p *Page) tools() *fyne.Container {
	var cards []fyne.CanvasObject
	for _, t := range p.given.Library.Tools() {
		if slices.Contains(always, t.ID) {
			continue
		}
		if users := p.usersOf(t.ID); len(users) > 0 {
			cards = append(cards, p.toolCard(t, users))
		}
	}
	return page.Column(theme.Between, page.Tiles(3, toolWide, theme.Between, cards...), p.reach())
}

// usersOf are the techniques that need a tool.
func (p *Page) usersOf(tool technique.Tool) []technique.Technique {
	var users []technique.Technique
	for _, t := range p.given.Library.Techniques() {
		if slices.Contains(t.Tools, tool) {
			users = append(users, t)
		}
	}
	return users
}

func (p *Page) toolCard(tool technique.ToolWords, users []technique.Technique) fyne.CanvasObject {
	words := p.given.Words
	name := capital(tool.Name)
	if id := "settings.tools.name." + string(tool.ID); words.Has(id) {
		name = words.Say(id)
	}
	numbers := make([]string, len(users))
	for i, t := range users {
		numbers[i] = strconv.Itoa(t.Number)
	}
	use := words.SayN("settings.tools.for", len(numbers), "Numbers", words.List(numbers...))
	sign, ok := toolIcons[tool.ID]
	if !ok {
		sign = icon.Hand
	}
	on := false
	w := widget.NewDrawnControl(name, func() fyne.Size {
		return fyne.NewSize(toolWide, toolPad+toolDisc+12+theme.Label.Line()+theme.Small.Line()+toolPad+4)
	}, func(pen *widget.Pen) {
		s := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1, Radius: theme.RadiusCard}
		if pen.Hovered {
			s.Edge = theme.Color(theme.Control)
		}
		ground, ink := theme.Sunk, theme.Ink2
		if on {
			s.Edge, s.Width = theme.Color(theme.Primary), 2
			ground, ink = theme.PrimarySoft, theme.PrimaryInk
		}
		pen.Box(0, 0, pen.Size.Width, pen.Size.Height, s)
		pen.Disc(toolPad, toolPad, toolDisc, widget.Paint{Fill: theme.Color(ground)})
		pen.Icon(toolPad+(toolDisc-22)/2, toolPad+(toolDisc-22)/2, 22, sign, theme.Color(ink))
		const mark = 22
		x, y := pen.Size.Width-toolPad-mark, float32(toolPad+(toolDisc-mark)/2)
		if on {
			pen.Icon(x-1, y-1, mark+2, icon.CircleCheck, theme.Color(theme.PrimaryInk))
		} else {
			pen.Disc(x, y, mark, widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Control), Width: 2})
		}
		room := pen.Size.Width - 2*toolPad
		top := float32(toolPad + toolDisc + 12)
		pen.Text(toolPad, top, room, name, theme.Label, theme.Ink, true)
		pen.Text(toolPad, top+theme.Label.Line(), room, use, theme.Small, theme.Ink2, false)
		if pen.Focused {
			pen.FocusRing(0, 0, pen.Size.Width, pen.Size.Height, theme.RadiusCard)
		}
	}, func(fyne.Position) {
		p.change(toolsKey+"/"+string(tool.ID), func(s *settings.Settings) { s.Tools = flipped(s.Tools, string(tool.ID)) })
	})
	p.bind(Tools, w, func(s settings.Settings) {
		on = slices.Contains(s.Tools, string(tool.ID))
		w.Refresh()
	}, toolsKey)
	return w
}

// flipped is a list with a name added, or without it.
func flipped(list []string, name string) []string {
	if i := slices.Index(list, name); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), name)
}

// reach tells how many techniques the tools reach, and what one more would add.
func (p *Page) reach() fyne.CanvasObject {
	all := p.given.Library.Techniques()
	badges := make([]*widget.NumberBadge, len(all))
	objects := make([]fyne.CanvasObject, len(all))
	for i, t := range all {
		badges[i] = widget.NewNumberBadge(t.Number, widget.Outline)
		objects[i] = &fyne.Container{Layout: square{32}, Objects: []fyne.CanvasObject{badges[i]}}
	}
	box, r := newTextRow("", "", page.Line(theme.Grid, objects...))
	p.bind(Tools, box, func(s settings.Settings) {
		can := 0
		for i, t := range all {
			style := widget.Outline
			if within(t, s.Tools) {
				style = widget.Petrol
				can++
			}
			badges[i].Set(t.Number, style)
		}
		words := p.given.Words
		if can == len(all) {
			r.name.SetText(words.Say("settings.tools.title_all", "All", words.NumberWord(len(all))))
		} else {
			r.name.SetText(words.Say("settings.tools.title", "Done", words.NumberWord(can), "All", words.NumberWord(len(all))))
		}
		r.hint.SetText(p.more(all, s.Tools))
	})
	return page.Layers(widget.NewCard(nil), page.Pad(8, 24, 8, 24, firstRow(box)))
}

// more says what the tool that adds most would add.
func (p *Page) more(all []technique.Technique, have []string) string {
	words := p.given.Words
	var best technique.ToolWords
	var gained []string
	for _, tool := range p.given.Library.Tools() {
		if slices.Contains(have, string(tool.ID)) {
			continue
		}
		var names []string
		with := append(slices.Clone(have), string(tool.ID))
		for _, t := range all {
			if !within(t, have) && within(t, with) {
				names = append(names, lower(t.Short))
			}
		}
		if len(names) > len(gained) {
			best, gained = tool, names
		}
	}
	if len(gained) == 0 {
		return words.Say("settings.tools.enough")
	}
	name := capital(best.Name)
	if id := "settings.tools.name." + string(best.ID); words.Has(id) {
		name = words.Say(id)
	}
	return words.Say("settings.tools.adds", "Tool", name, "Techniques", words.List(gained...))
}

// within tells whether a technique needs no other tools than these.
func within(t technique.Technique, have []string) bool {
	for _, tool := range t.Tools {
		if !slices.Contains(have, string(tool)) {
			return false
		}
	}
	return true
}

func capital(s string) string { return first(s, unicode.ToUpper) }

func lower(s string) string { return first(s, unicode.ToLower) }

func first(s string, change func(rune) rune) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return strings.Join([]string{string(change(r)), s[n:]}, "")
}

// square gives an object a size.
type square struct{ size float32 }

func (l square) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(l.MinSize(nil))
	}
}

func (l square) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(l.size) }
