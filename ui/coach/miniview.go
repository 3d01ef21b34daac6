package coach

import (
	"image"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The size of the small window.
const (
	miniWidth  = 320
	miniHeight = 360
	miniStage  = 292
)

// MiniSize is how large the small window is: larger where the person wants larger text.
func MiniSize() fyne.Size {
	grown := theme.TextScale()
	return fyne.NewSize(miniWidth*grown, miniHeight*grown)
}

// miniView is the composition of the small window: the ring, one line, and a small figure
// in the corner that the ring leaves.
type miniView struct {
	board
	wash         *widget.PhaseWash
	figure       *widget.FigureView
	badge        *widget.NumberBadge
	name         *widget.Text
	caption      *widget.Paragraph
	ring         *widget.PhaseRing
	place, aside *widget.Text
	play         *widget.Button
	steps        group // back and next
	shown        bool
}

// The corner of the small figure, left of the ring.
const (
	miniFigureLeft   = 6
	miniFigureTop    = 152
	miniFigureWidth  = 54
	miniFigureHeight = 102
)

func newMiniView(texts Texts, act actions) *miniView {
	least := fyne.NewSize(miniWidth*0.75, miniHeight*0.75)
	v := &miniView{board: newBoard(texts, act, newArrangement(fyne.NewSize(miniWidth, miniHeight), miniStage, least))}
	v.wash = widget.NewPhaseWash(widget.Idle, widget.Diagonal)
	v.figure = widget.NewFigureView()
	v.figure.Radius = theme.RadiusButton
	v.badge = widget.NewNumberBadge(1, widget.Dark)
	v.name = widget.NewText("", theme.Label, theme.Ink)
	v.caption = widget.NewParagraph(theme.Caption, theme.Ink2)
	v.caption.Align, v.caption.Lines = fyne.TextAlignCenter, 3
	v.ring = widget.NewPhaseRing(widget.RingState{Digits: -1})
	v.ring.Stroke, v.ring.Role, v.ring.UnitRole, v.ring.UnitInk = 8, theme.DialMini, theme.Large, theme.Ink
	v.place = widget.NewText("", theme.SmallBold, theme.Ink)
	v.aside = widget.NewText("", theme.Small, theme.Ink2)
	v.aside.Align = fyne.TextAlignTrailing
	grow := widget.NewIconButton(icon.FullScreen, v.say("button.whole"), act.mini)

	v.put(nil, at(0, 0, miniWidth, miniStage, asWide|asHigh), v.wash)
	v.put(nil, at(miniFigureLeft, miniFigureTop, miniFigureWidth, miniFigureHeight, toBottom), v.figure)
	v.put(nil, at(16, 8, 24, 24, 0), v.badge)
	v.put(nil, at(48, 10, 216, 20, asWide), v.name)
	v.put(nil, at(276, 4, 32, 32, toRight), grow)
	v.put(nil, place{}, v.caption)
	v.put(nil, place{}, v.ring)
	v.put(nil, at(24, 260, 180, 20, toBottom|asWide), v.place)
	v.put(nil, at(176, 260, 120, 20, toBottom|toRight), v.aside)

	v.put(nil, at(0, miniStage, miniWidth, miniHeight-miniStage, asWide|toBottom), barGround())
	back := widget.NewIconButton(icon.SkipBack, v.say("button.back"), func() { act.do(coach.Back) })
	next := widget.NewIconButton(icon.SkipForward, v.say("button.next"), func() { act.do(coach.Next) })
	v.play = widget.NewButton(widget.Primary, v.say("button.pause"), nil)
	v.play.Round, v.play.Height, v.play.Icon = true, 48, icon.Pause
	v.put(&v.steps, at(24, 306, 40, 40, toBottom), back)
	v.put(nil, at(136, 302, 48, 48, toBottom|toCentre), v.play)
	v.put(&v.steps, at(256, 306, 40, 40, toBottom|toRight), next)
	return v
}

func (v *miniView) show(s State) {
	if v.shown {
		v.wash.Fade(s.Wash, v.over(washTime))
	} else {
		v.wash.Set(s.Wash)
	}
	v.shown = true
	v.badge.Set(s.Number, widget.Dark)
	left := float32(48)
	if s.Screen == DoneScreen {
		left = 16
		v.figure.SetImage(nil)
	}
	group{v.badge}.show(s.Screen != DoneScreen)
	v.move(v.name, at(left, 10, 264-left, 20, asWide))
	v.name.SetText(s.Small.Name)
	v.caption.SetText(s.Small.Caption)
	v.placeRing()
	v.ring.Set(s.Small.Ring)
	v.place.SetText(s.Small.Place)
	v.aside.SetText(s.Small.Aside)
	aside := v.aside.MinSize().Width / v.plan.k
	v.move(v.place, at(24, 260, 272-aside, 20, toBottom|asWide))
	v.steps.show(s.Screen != DoneScreen)
	sign, name, tap := icon.Play, v.say("button.play"), v.act.space
	switch {
	case s.Screen == DoneScreen:
		sign, name, tap = icon.Check, v.say("done"), v.act.finish
	case s.Playing && s.Screen != ReadyScreen:
		sign, name, tap = icon.Pause, v.say("button.pause"), func() { v.act.do(coach.Pause) }
	}
	v.play.OnTap = tap
	v.play.SetIcon(sign)
	v.play.SetLabel(name)
}

// placeRing makes room for what is said: each further line of it makes the ring smaller.
func (v *miniView) placeRing() {
	caption, ring := at(12, 34, 296, 16, asWide), at(60, 52, 200, 200, toMiddle|toCentre)
	width := (296 + v.plan.extraWidth) * v.plan.k
	switch lines := v.caption.HeightFor(width) / (16 * v.plan.k); {
	case lines > 2.5:
		caption.h, ring = 48, at(76, 84, 168, 168, toMiddle|toCentre).times(0.84)
	case lines > 1.5:
		caption.h, ring = 32, at(66, 66, 188, 188, toMiddle|toCentre).times(0.94)
	}
	v.move(v.caption, caption)
	v.move(v.ring, ring)
}

func (v *miniView) pane() pane {
	k := v.plan.k
	return pane{width: miniFigureWidth * k, height: miniFigureHeight * k, use: figure.Mini}
}

func (v *miniView) showPicture(img *image.RGBA) { v.figure.SetImage(img) }
