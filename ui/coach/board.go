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

// bodyView shows the figure on the ground of the phase: one picture, as large as the stage.
type bodyView struct {
	wash   *widget.PhaseWash // the ground alone, where there is no picture
	figure *widget.FigureView
}

func (b *bodyView) build(v *board) {
	b.wash, b.figure = widget.NewPhaseWash(widget.Idle, widget.Diagonal), widget.NewFigureView()
	stage := at(0, 0, v.plan.design.Width, v.plan.stage, asWide|asHigh)
	v.put(nil, stage, b.wash)
	v.put(nil, stage, b.figure)
}

// pane is the part of the scene that there is room for.
func (b *bodyView) pane(v *board) pane {
	k := v.plan.k
	return pane{width: v.plan.width() * k, height: (v.plan.stage + v.plan.extraHeight) * k, side: v.plan.square() * k}
}

// show shows a picture.
func (b *bodyView) show(img *image.RGBA) {
	b.figure.SetImage(img)
	b.has(true)
}

// has tells whether there is a picture. The ground is drawn only where there is none.
func (b *bodyView) has(picture bool) {
	group{b.figure}.show(picture)
	group{b.wash}.show(!picture)
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
