package shell

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/ui/theme"
)

// How a page comes: it fades in and rises a little.
const (
	turnTime = 320 * time.Millisecond
	turnRise = 8 // units
)

// turning shows a page that was just opened. A canvas can't fade a whole page, so that a
// veil in the colour of the ground lies over it and fades away.
type turning struct {
	shell *Shell
	veil  *canvas.Rectangle
	run   *fyne.Animation
}

func newTurning(s *Shell) *turning {
	t := &turning{shell: s, veil: canvas.NewRectangle(theme.Color(theme.Ground))}
	t.veil.Hide()
	return t
}

// start lets the open page come, with the motion that the person wants: "full", "reduced"
// (it only fades) or "still" (it is there at once).
func (t *turning) start(motion string) {
	if t.run != nil {
		t.run.Stop()
		t.run = nil
	}
	if motion == "still" {
		t.at(1, 0)
		return
	}
	var rise float32
	if motion != "reduced" {
		rise = turnRise
	}
	t.veil.Show()
	t.run = fyne.NewAnimation(turnTime, func(done float32) { t.at(done, rise) })
	t.run.Curve = fyne.AnimationEaseOut
	t.at(0, rise)
	t.run.Start()
}

// at shows the page as far as it has come, from 0 to 1.
func (t *turning) at(done, rise float32) {
	s := t.shell
	s.sheet.rise = rise * (1 - done)
	if s.sheet.page != nil {
		s.sheet.page.Move(s.sheet.at())
	}
	if done >= 1 {
		t.veil.Hide()
		return
	}
	t.veil.FillColor = theme.Fade(theme.Ground, 1-done)
	canvas.Refresh(t.veil)
}
