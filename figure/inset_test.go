package figure_test

import (
	"testing"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
)

func TestTheInsetGoesToTheOtherSideWithTheFigure(t *testing.T) {
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	const scene = "t3-tennis-ball-wall"
	x, y, r, found := figures.Inset(scene, figure.Moment{}, figure.Look{})
	if !found || x-r < 0 || x+r > 1 || y-r < 0 || y+r > 1 {
		t.Errorf("it lies at %v, %v with the radius %v (%v)", x, y, r, found)
	}
	right, _, _, _ := figures.Inset(scene, figure.Moment{Beat: figure.Ready}, figure.Look{})
	left, _, _, _ := figures.Inset(scene, figure.Moment{Beat: figure.Ready, Left: true}, figure.Look{})
	if d := right + left - 1; d > 1e-9 || d < -1e-9 || right == left {
		t.Errorf("it lies at %v on the right and at %v on the left", right, left)
	}
	for _, none := range []string{"rest", "no-such-scene"} {
		if _, _, _, found := figures.Inset(none, figure.Moment{}, figure.Look{}); found {
			t.Errorf("%s has one", none)
		}
	}
}
