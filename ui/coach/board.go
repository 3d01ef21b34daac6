package coach

import (
	"image"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/widget"
)

// board is what a composition is laid out on.
type board struct {
	texts Texts
	act   actions
	box   *fyne.Container
	plan  *arrangement
	still bool // nothing fades
}

func newBoard(texts Texts, act actions, plan *arrangement) board {
	return board{texts: texts, act: act, box: &fyne.Container{Layout: plan}, plan: plan}
}

func (v *board) say(id string, args ...any) string { return v.texts.Say("coach."+id, args...) }

// put adds a thing to the board and to a group.
func (v *board) put(g *group, p place, o fyne.CanvasObject) {
	v.plan.places[o] = p
	v.box.Objects = append(v.box.Objects, o)
	if g != nil {
		*g = append(*g, o)
	}
}

// move changes the place of a thing.
func (v *board) move(o fyne.CanvasObject, p place) {
	if v.plan.places[o] != p {
		v.plan.places[o] = p
		v.plan.put(o, p)
	}
}

// What changes by itself takes so long.
const (
	washTime   = 600 * time.Millisecond  // the ground changes its colours
	digitTime  = 120 * time.Millisecond  // a number gives way to the next
	stringTime = 1200 * time.Millisecond // the string is pulled flat
)

// over is how long something that takes so long takes now.
func (v *board) over(d time.Duration) time.Duration {
	if v.still {
		return 0
	}
	return d
}

// bodyView shows the figure: a square on the floor at the left, and what stands beside it.
type bodyView struct {
	figure *widget.FigureView
	rest   *widget.FigureView // at the right of the square
	above  *widget.FigureView // over it, where the window is very high: the wall goes on
}

func (b *bodyView) build(v *board, g *group) {
	b.figure, b.rest, b.above = widget.NewFigureView(), widget.NewFigureView(), widget.NewFigureView()
	for _, o := range []*widget.FigureView{b.above, b.figure, b.rest} {
		v.put(g, place{}, o)
	}
}

// pane is the part of the scene that there is room for.
func (b *bodyView) pane(v *board) pane {
	side := v.plan.square() * v.plan.k
	return pane{width: v.plan.width() * v.plan.k, height: side, square: true}
}

func (b *bodyView) show(v *board, s shot) {
	side := v.plan.square()
	top := v.plan.stage + v.plan.extraHeight - side
	v.move(b.figure, at(0, top, side, side, 0))
	v.move(b.rest, at(side, top, v.plan.width()-side, side, 0))
	v.move(b.above, at(0, 0, side, top, 0))
	if top <= 0 {
		s.above = nil
	}
	hang(b.figure, s.figure)
	hang(b.rest, s.rest)
	hang(b.above, s.above)
}

// hang shows a picture, or nothing.
func hang(view *widget.FigureView, img *image.RGBA) {
	if img == nil {
		view.SetImage(nil)
		return
	}
	view.SetImage(img)
}

// toolsView is the row of icons at the top right: sound, small window, full screen.
type toolsView struct {
	sound *widget.Button // nil: there is no sound
	full  *widget.Button
}

// build places the row so that its last icon stands at x, y.
func (t *toolsView) build(v *board, g *group, x, y float32, s stick) {
	t.full = widget.NewIconButton(icon.FullScreen, v.say("button.full_screen"), v.act.full)
	mini := widget.NewIconButton(icon.Mini, v.say("button.mini"), v.act.mini)
	v.put(g, at(x, y, 36, 36, s), t.full)
	v.put(g, at(x-36, y, 36, 36, s), mini)
	if v.act.mute != nil {
		t.sound = widget.NewIconButton(icon.Volume, v.say("button.mute"), v.act.mute)
		v.put(g, at(x-72, y, 36, 36, s), t.sound)
	}
}

// muted shows whether the sound is off.
func (t *toolsView) muted(off bool) {
	switch {
	case t.sound == nil:
	case off:
		t.sound.SetIcon(icon.VolumeOff)
	default:
		t.sound.SetIcon(icon.Volume)
	}
}
