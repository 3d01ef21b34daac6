package library

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of a card, in units.
const (
	cardWide, cardHigh = 196, 260
	pictureHigh        = 144
	cardPad            = 16
	cardFoot           = 14
	aboveName          = 12
	belowName          = 2
	aboveFoot          = 8
	footIcon           = 16
	playDisc           = 48
	lackingShare       = 0.6 // how much is seen of the picture of what can't be done
)

// card shows a technique in the list. A tap opens its page, one on the disc that comes
// under the pointer starts it.
type card struct {
	technique technique.Technique
	words     texts
	box       *fyne.Container
	control   *widget.DrawnControl
	picture   *picture
	over      *widget.Drawn
	lack      string // why it can't be done; empty: it can

	target, tool, time string
	hovered, onDisc    bool
}

func newCard(t technique.Technique, words texts, studio *studio, open, start func()) *card {
	c := &card{technique: t, words: words, tool: words.tool(mainTool(t)), time: words.length(t.Dose.Total)}
	c.picture = newPicture(studio, shot{scene: t.Scene, crop: figure.Card, top: true, radius: theme.RadiusCard, share: 1})
	c.over = widget.NewDrawn(func() fyne.Size { return fyne.Size{} }, c.drawOver)
	c.control = widget.NewDrawnControl(t.Name, func() fyne.Size { return fyne.NewSize(cardWide, c.HeightFor(nil, cardWide)) }, c.draw, func(at fyne.Position) {
		if c.disc(at) && c.onDisc {
			start()
			return
		}
		open()
	})
	c.control.OnMove = func(at fyne.Position) {
		if on := c.disc(at); on != c.onDisc {
			c.onDisc = on
			c.over.Refresh()
		}
	}
	c.box = &fyne.Container{Layout: c, Objects: []fyne.CanvasObject{c.control, c.picture.raster, c.over}}
	return c
}

// settings shows what the person has and how they look.
func (c *card) settings(s settings.Settings) {
	c.lack = c.words.lacks(c.technique, s.Tools)
	c.target = c.technique.Target
	of := c.picture.of
	of.look = figure.Look{Skin: s.Coach.Skin, Hair: s.Coach.Hair, Body: s.Coach.Body}
	of.share = 1
	if c.lack != "" {
		c.target, of.share = trimStop(c.lack), lackingShare
	}
	c.picture.show(of)
	c.control.Label = c.technique.Name + ". " + c.target
	c.control.Refresh()
	c.over.Refresh()
}

// trimStop takes the full stop off a sentence that stands alone.
func trimStop(s string) string {
	if n := len(s); n > 0 && s[n-1] == '.' {
		return s[:n-1]
	}
	return s
}

// pictureSize is that of the picture on a card of a width.
func pictureSize(width float32) fyne.Size {
	return fyne.NewSize(width, width*pictureHigh/cardWide)
}

// discAt is the play disc: in the lower right corner of the picture.
func discAt(width float32) fyne.Position {
	size := pictureSize(width)
	return fyne.NewPos(size.Width-playDisc-12, size.Height-playDisc-12)
}

// disc tells whether a point is on the play disc of a card that can be started.
func (c *card) disc(at fyne.Position) bool {
	if c.lack != "" {
		return false
	}
	corner := discAt(c.box.Size().Width)
	x, y := at.X-corner.X-playDisc/2, at.Y-corner.Y-playDisc/2
	return x*x+y*y <= playDisc*playDisc/4
}

func (c *card) names(width float32) []string {
	return wrap(c.technique.Short, theme.Label, true, width-2*cardPad)
}

func (c *card) targets(width float32) []string {
	return wrap(c.target, theme.Small, false, width-2*cardPad)
}

// foot tells whether tool and time stand on one line.
func (c *card) foot(width float32) (oneLine bool) {
	need := footIcon + 6 + widget.TextWidth(c.tool, theme.Caption, false) + 12 + widget.TextWidth(c.time, theme.Caption, false)
	return need <= width-2*cardPad
}

func footLine() float32 { return max(20, theme.Caption.Line()) }

// HeightFor is the height that the card takes at a width.
func (c *card) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	height := pictureSize(width).Height + aboveName + belowName + aboveFoot + footLine() + cardFoot
	height += float32(len(c.names(width))) * theme.Label.Line()
	height += float32(max(2, len(c.targets(width)))) * theme.Small.Line()
	if !c.foot(width) {
		height += footLine()
	}
	return height
}

// Layout implements fyne.Layout.
func (c *card) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c.control.Resize(size)
	c.over.Resize(size)
	c.picture.raster.Resize(pictureSize(size.Width))
}

// MinSize implements fyne.Layout.
func (c *card) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(cardWide, c.HeightFor(nil, max(cardWide, c.box.Size().Width)))
}

func (c *card) draw(p *widget.Pen) {
	if p.Hovered != c.hovered {
		c.hovered = p.Hovered
		c.over.Refresh()
	}
	width := p.Size.Width
	ground := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1, Radius: theme.RadiusCard}
	if p.Hovered {
		ground.Blur, ground.Drop = 16, 4
	}
	if p.Pressed {
		ground.Fill = theme.Color(theme.Sunk)
	}
	p.Box(0, 0, width, p.Size.Height, ground)
	room := width - 2*cardPad
	y := pictureSize(width).Height + aboveName
	for _, line := range c.names(width) {
		p.Text(cardPad, y, room, line, theme.Label, theme.Ink, true)
		y += theme.Label.Line()
	}
	y += belowName
	for _, line := range c.targets(width) {
		p.Text(cardPad, y, room, line, theme.Small, theme.Ink2, false)
		y += theme.Small.Line()
	}
	c.drawFoot(p)
	if p.Focused {
		p.FocusRing(0, 0, width, p.Size.Height, theme.RadiusCard)
	}
}

func (c *card) drawFoot(p *widget.Pen) {
	width, line := p.Size.Width, footLine()
	last := p.Size.Height - cardFoot - line
	y, room := last, width-2*cardPad
	if !c.foot(width) {
		y -= line
	} else {
		room -= widget.TextWidth(c.time, theme.Caption, false) + 12
	}
	p.Icon(cardPad, y+(line-footIcon)/2, footIcon, toolIcon(mainTool(c.technique)), theme.Color(theme.Ink2))
	p.Text(cardPad+footIcon+6, y+(line-theme.Caption.Line())/2, room-footIcon-6, c.tool, theme.Caption, theme.Ink2, false)
	p.TextRight(width-cardPad, last+(line-theme.Caption.Line())/2, c.time, theme.Caption, theme.Ink2, false)
}

// drawOver draws what lies on the picture: the number, and the disc while the pointer is on
// the card.
func (c *card) drawOver(p *widget.Pen) {
	p.Disc(12, 12, 28, widget.Paint{Fill: theme.Color(theme.Ink)})
	p.TextCentre(26, 26-theme.SmallBold.Line()/2, c.words.Words.Number(c.technique.Number), theme.SmallBold, theme.Ground, true)
	if !c.hovered || c.lack != "" {
		return
	}
	at := discAt(p.Size.Width)
	disc := widget.Paint{Fill: theme.Color(theme.Surface), Blur: 16, Drop: 4}
	ink := theme.Color(theme.Ink)
	if c.onDisc {
		disc.Fill, ink = theme.Color(theme.Primary), theme.Color(theme.OnPrimary)
	}
	p.Disc(at.X, at.Y, playDisc, disc)
	p.Icon(at.X+playDisc/2-10, at.Y+playDisc/2-10, 20, icon.Play, ink)
}
