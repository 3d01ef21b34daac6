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
	return still(wholeShape, s, texts, d, look, size, pixels)
}

// StillMini draws one state in the small window, as [Still] does.
func StillMini(s State, texts Texts, d Drawer, look figure.Look, size fyne.Size, pixels float32) (fyne.CanvasObject, error) {
	return still(miniShape, s, texts, d, look, size, pixels)
}

// StillFull draws one state on a full screen, as [Still] does.
func StillFull(s State, texts Texts, d Drawer, look figure.Look, size fyne.Size, pixels float32) (fyne.CanvasObject, error) {
	return still(fullShape, s, texts, d, look, size, pixels)
}

func still(as shape, s State, texts Texts, d Drawer, look figure.Look, size fyne.Size, pixels float32) (fyne.CanvasObject, error) {
	nothing := func() {}
	f := newFaces(texts, actions{do: func(coach.Command) {}, space: nothing, full: nothing, mini: nothing, mute: nothing,
		rate: func(int) {}, again: nothing, note: func(string) {}, focus: func(fyne.Focusable) {}, finish: nothing}, nothing)
	f.setStill(true)
	f.turn(as)
	f.box.Resize(size)
	f.now().show(s)
	if s.Screen == DoneScreen {
		return f.box, nil
	}
	look.Dark = theme.Dark()
	p := &player{drawer: d}
	picture, err := p.draw(frameOf(f.now().pane(), pixels, s, look, groundOf(s.Wash)))
	if err != nil {
		return nil, err
	}
	f.now().showPicture(picture)
	return f.box, nil
}
