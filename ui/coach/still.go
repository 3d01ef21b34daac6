package coach

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
)

// Still draws one state as it stands, for galleries and tests: nothing in it works or
// moves. Pixels is how many pixels a unit has.
func Still(s State, texts Texts, d Drawer, look figure.Look, size fyne.Size, pixels float32) (fyne.CanvasObject, error) {
	v := newView(texts, actions{do: func(coach.Command) {}, space: func() {}, full: func() {}, rate: func(int) {}, finish: func() {}})
	v.still = true
	v.box.Resize(size)
	v.show(s)
	if s.Screen == DoneScreen {
		return v.box, nil
	}
	unit := v.plan.k * pixels
	look.Dark = theme.Dark()
	p := &player{drawer: d}
	shot, err := p.draw(frame{scene: s.Scene, moment: s.Moment, look: look,
		square: int(v.plan.square()*unit + 0.5), width: int((designWidth+v.plan.extraWidth)*unit + 0.5)})
	if err != nil {
		return nil, err
	}
	v.showShot(shot)
	return v.box, nil
}
