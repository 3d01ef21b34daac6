package coach

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// actions are what the controls of the view do.
type actions struct {
	do     func(coach.Command)
	space  func() // what the big button and the space bar mean now
	full   func()
	mute   func() // nil: there is no sound
	rate   func(value int)
	finish func()
}

// group is what belongs to one composition and comes and goes with it.
type group []fyne.CanvasObject

func (g group) show(v bool) {
	for _, o := range g {
		if v == o.Visible() {
			continue
		}
		if v {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// view draws a State with widgets. It belongs to Fyne's main goroutine.
type view struct {
	texts Texts
	act   actions
	box   *fyne.Container
	plan  *arrangement
	shown State
	drawn bool
	still bool // nothing fades

	wash   *widget.PhaseWash
	figure *widget.FigureView
	rest   *widget.FigureView
	stage  group // wash and pictures

	header *widget.Paragraph
	full   *widget.Button
	sound  *widget.Button // nil: there is no sound
	top    group

	work   workView
	ready  readyView
	next   nextView
	paused pausedView
	done   doneView
	bar    barView
}

func newView(texts Texts, act actions) *view {
	v := &view{texts: texts, act: act, plan: newArrangement()}
	v.box = &fyne.Container{Layout: v.plan}

	v.wash = widget.NewPhaseWash(widget.Idle, widget.Diagonal)
	v.figure, v.rest = widget.NewFigureView(), widget.NewFigureView()
	v.put(nil, place{0, 0, designWidth, stageHeight, asWide | asHigh}, v.wash)
	v.put(&v.stage, place{}, v.figure)
	v.put(&v.stage, place{}, v.rest)

	v.buildPaused() // its veil lies over the picture and under the words

	v.header = widget.NewParagraph(theme.Body, theme.Ink2)
	v.full = widget.NewIconButton(icon.FullScreen, v.say("button.full_screen"), act.full)
	v.put(&v.top, place{columnLeft, 24, 300, 20, toRight}, v.header)
	v.put(&v.top, place{924, 16, 36, 36, toRight}, v.full)
	if act.mute != nil {
		v.sound = widget.NewIconButton(icon.Volume, v.say("button.mute"), act.mute)
		v.put(&v.top, place{888, 16, 36, 36, toRight}, v.sound)
	}

	v.buildWork()
	v.buildReady()
	v.buildNext()
	v.buildDone()
	v.buildBar()
	return v
}

// muted shows whether the sound is off.
func (v *view) muted(off bool) {
	if off {
		v.sound.SetIcon(icon.VolumeOff)
	} else {
		v.sound.SetIcon(icon.Volume)
	}
}

func (v *view) say(id string, args ...any) string { return v.texts.Say("coach."+id, args...) }

// put adds a thing to the window and to a group.
func (v *view) put(g *group, p place, o fyne.CanvasObject) {
	v.plan.places[o] = p
	v.box.Objects = append(v.box.Objects, o)
	if g != nil {
		*g = append(*g, o)
	}
}

// move changes the place of a thing.
func (v *view) move(o fyne.CanvasObject, p place) {
	if v.plan.places[o] != p {
		v.plan.places[o] = p
		v.plan.put(o, p)
	}
}

// show draws a state. What did not change costs nothing.
func (v *view) show(s State) {
	first := !v.drawn
	changed := first || s.Screen != v.shown.Screen
	v.drawn, v.shown = true, s

	v.header.SetRuns(widget.Bold(s.Routine+" ", theme.Ink), widget.Plain("\u00a0"+s.Part)) // a wide gap
	if changed {
		v.stage.show(s.Screen != DoneScreen)
		v.top.show(s.Screen != DoneScreen)
		v.work.all.show(s.Screen == WorkScreen)
		v.ready.all.show(s.Screen == ReadyScreen)
		v.next.all.show(s.Screen == NextScreen)
		v.paused.all.show(s.Screen == PausedScreen)
		v.done.all.show(s.Screen == DoneScreen)
		v.bar.playing.show(s.Screen == WorkScreen || s.Screen == NextScreen || s.Screen == PausedScreen)
	}
	switch s.Screen {
	case WorkScreen:
		v.showWork(s)
	case ReadyScreen:
		v.showReady(s)
	case NextScreen:
		v.showNext(s)
	case PausedScreen:
		v.showPaused(s, changed)
	case DoneScreen:
		v.showDone(s)
	}
	v.showBar(s)
}

// showShot shows a picture that was drawn.
func (v *view) showShot(s shot) {
	v.placePictures()
	if s.rest == nil {
		v.rest.SetImage(nil)
	} else {
		v.rest.SetImage(s.rest)
	}
	v.figure.SetImage(s.figure)
}

// placePictures puts the two parts of the picture onto the floor of the stage.
func (v *view) placePictures() {
	side := v.plan.square()
	top := stageHeight + v.plan.extraHeight - side
	v.move(v.figure, place{0, top, side, side, 0})
	v.move(v.rest, place{side, top, designWidth + v.plan.extraWidth - side, side, 0})
}

// washTime is how long the ground takes to change its colours.
const washTime = 600 * time.Millisecond

// fade is how long the ground takes to change now.
func (v *view) fade() time.Duration {
	if v.still {
		return 0
	}
	return washTime
}
