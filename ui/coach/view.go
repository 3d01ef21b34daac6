package coach

import (
	"image"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// actions are what the controls of the view do.
type actions struct {
	do     func(coach.Command)
	space  func() // what the big button and the space bar mean now
	full   func() // fill the screen or leave it
	mini   func() // become small or whole again
	mute   func() // nil: there is no sound
	rate   func(value int)
	again  func() // once more; nil: it can't be
	note   func(text string)
	focus  func(fyne.Focusable) // gives the keyboard to it; nil: to none
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

// view draws a State with widgets, in the composition of the whole window. It belongs to
// Fyne's main goroutine.
type view struct {
	board
	shown State
	drawn bool

	body bodyView

	header *widget.Paragraph
	tools  toolsView
	top    group

	work    workView
	ready   readyView
	next    nextView
	paused  pausedView
	done    doneView
	bar     barView
	playing group // the bar of a session that runs
}

func newView(texts Texts, act actions) *view {
	v := &view{board: newBoard(texts, act, newArrangement(fyne.NewSize(designWidth, designHeight), stageHeight, fyne.NewSize(820, 569)))}
	v.body.build(&v.board)

	v.buildPaused() // its veil lies over the picture and under the words

	v.header = widget.NewParagraph(theme.Body, theme.Ink2)
	v.put(&v.top, at(columnLeft, 24, 300, 20, toRight), v.header)
	v.tools.build(&v.board, &v.top, 924, 16, toRight)

	v.buildWork()
	v.buildReady()
	v.buildNext()
	v.buildDone()
	v.put(nil, at(0, stageHeight, designWidth, barHeight, asWide|toBottom), barGround())
	v.put(nil, at(0, stageHeight, designWidth, 1, asWide|toBottom), barEdge())
	v.bar.build(&v.board, &v.playing, designWidth, stageHeight)
	v.buildReadyBar()
	v.buildDoneBar()
	return v
}

// show draws a state. What did not change costs nothing.
func (v *view) show(s State) {
	changed := !v.drawn || s.Screen != v.shown.Screen
	v.drawn, v.shown = true, s

	v.header.SetRuns(widget.Bold(s.Routine+" ", theme.Ink), widget.Plain("\u00a0"+s.Part)) // a wide gap
	if changed {
		if s.Screen == DoneScreen {
			v.body.has(false)
		}
		v.top.show(s.Screen != DoneScreen)
		v.work.all.show(s.Screen == WorkScreen)
		v.ready.all.show(s.Screen == ReadyScreen)
		v.next.all.show(s.Screen == NextScreen)
		v.paused.all.show(s.Screen == PausedScreen)
		v.done.all.show(s.Screen == DoneScreen)
		v.playing.show(s.Screen == WorkScreen || s.Screen == NextScreen || s.Screen == PausedScreen)
	}
	v.body.wash.Set(s.Wash)
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
		v.showDone(s, changed)
	}
	if s.Screen != ReadyScreen && s.Screen != DoneScreen {
		v.bar.show(&v.board, s)
	}
}

// pane is the part of the scene that there is room for.
func (v *view) pane() pane { return v.body.pane(&v.board) }

func (v *view) showPicture(img *image.RGBA) { v.body.show(img) }
