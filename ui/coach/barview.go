package coach

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// barView is the bar at the foot of the window.
type barView struct {
	top      float32 // where it begins
	wider    float32 // how much wider the design is than that of the window
	play     *widget.Button
	voice    *widget.Icon
	spoken   *widget.Text
	timeline *widget.SessionTimeline
	left, of *widget.Text
}

// barEdge is the hairline above a bar, and barGround what it stands on.
func barGround() *widget.Card { return widget.NewPanel(theme.Surface, 0, nil) }
func barEdge() *widget.Card   { return widget.NewPanel(theme.Line, 0, nil) }

// build makes the bar of a design so wide, whose top is at y.
func (b *barView) build(v *board, g *group, width, y float32) {
	b.top, b.wider = y, width-designWidth
	back := widget.NewIconButton(icon.SkipBack, v.say("button.back"), func() { v.act.do(coach.Back) })
	next := widget.NewIconButton(icon.SkipForward, v.say("button.next"), func() { v.act.do(coach.Next) })
	b.play = widget.NewButton(widget.Primary, v.say("button.pause"), func() { v.act.space() })
	b.play.Round, b.play.Height, b.play.Icon = true, 64, icon.Pause
	b.voice = widget.NewIcon(icon.Voice, theme.PrimaryInk)
	b.spoken = widget.NewText("", theme.Body, theme.Ink)
	b.timeline = widget.NewSessionTimeline()
	b.left = widget.NewText("", theme.H3Bold, theme.Ink)
	b.of = widget.NewText("", theme.Small, theme.Ink2)
	b.left.Align, b.of.Align = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	v.put(g, at(32, y+36, 40, 40, toBottom), back)
	v.put(g, at(80, y+24, 64, 64, toBottom), b.play)
	v.put(g, at(152, y+36, 40, 40, toBottom), next)
	v.put(g, at(224, y+25, 18, 18, toBottom), b.voice)
	v.put(g, b.words(250), b.spoken)
	v.put(g, at(224, y+54, 584+b.wider, 36, toBottom|asWide), b.timeline)
	v.put(g, at(828+b.wider, y+32, 120, 32, toBottom|toRight), b.left)
	v.put(g, at(828+b.wider, y+61, 120, 20, toBottom|toRight), b.of)
}

// words is the place of what is said.
func (b *barView) words(x float32) place {
	return at(x, b.top+24, 560+b.wider, 20, toBottom|asWide)
}

func (b *barView) show(v *board, s State) {
	sign, name := icon.Play, v.say("button.play")
	b.play.OnTap = v.act.space
	if s.Playing { // also in a lead-in, which the space bar ends
		sign, name = icon.Pause, v.say("button.pause")
		b.play.OnTap = func() { v.act.do(coach.Pause) }
	}
	b.play.SetIcon(sign)
	b.play.SetLabel(name)
	x, text, ink := float32(224), s.Spoken, theme.Ink2
	if s.Quoted {
		x, text, ink = 250, "“"+s.Spoken+"”", theme.Ink
	}
	group{b.voice}.show(s.Quoted)
	if b.spoken.Color != ink {
		b.spoken.Color = ink
		b.spoken.Refresh()
	}
	b.spoken.SetText(text)
	v.move(b.spoken, b.words(x))
	b.timeline.Set(s.Timeline...)
	b.left.SetText(s.Left)
	b.of.SetText(s.Of)
}
