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
	playing  group
	play     *widget.Button
	voice    *widget.Icon
	spoken   *widget.Text
	timeline *widget.SessionTimeline
	left, of *widget.Text
}

func (v *view) buildBar() {
	b := &v.bar
	v.put(nil, place{0, stageHeight, designWidth, barHeight, asWide | toBottom}, widget.NewPanel(theme.Surface, 0, nil))
	v.put(nil, place{0, stageHeight, designWidth, 1, asWide | toBottom}, widget.NewPanel(theme.Line, 0, nil))

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
	v.put(&b.playing, place{32, 604, 40, 40, toBottom}, back)
	v.put(&b.playing, place{80, 592, 64, 64, toBottom}, b.play)
	v.put(&b.playing, place{152, 604, 40, 40, toBottom}, next)
	v.put(&b.playing, place{224, 593, 18, 18, toBottom}, b.voice)
	v.put(&b.playing, place{250, 592, 560, 20, toBottom | asWide}, b.spoken)
	v.put(&b.playing, place{224, 622, 584, 36, toBottom | asWide}, b.timeline)
	v.put(&b.playing, place{828, 600, 120, 32, toBottom | toRight}, b.left)
	v.put(&b.playing, place{828, 629, 120, 20, toBottom | toRight}, b.of)
	v.buildReadyBar()
	v.buildDoneBar()
}

func (v *view) showBar(s State) {
	if s.Screen == ReadyScreen || s.Screen == DoneScreen {
		return
	}
	b := &v.bar
	sign, name := icon.Play, v.say("button.play")
	if s.Playing {
		sign, name = icon.Pause, v.say("button.pause")
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
	v.move(b.spoken, place{x, 592, 560, 20, toBottom | asWide})
	b.timeline.Set(s.Timeline...)
	b.left.SetText(s.Left)
	b.of.SetText(s.Of)
}
