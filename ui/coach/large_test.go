package coach_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	ui "github.com/unknot-app/unknot/ui/coach"
	"github.com/unknot-app/unknot/ui/theme"
)

func TestLargerTextMakesTheWholeWindowLarger(t *testing.T) {
	app := test.NewTempApp(t)
	theme.Apply(app, "light", "largest")
	s := session(t, "mild-tension", coach.Options{})
	state := ui.Describe(at(s, find(t, s, "tennis-ball-wall", technique.Work, 4, 3*time.Second)), texts(t), ui.Rating{}, ui.After{})
	o, err := ui.Still(state, texts(t), blank{}, figure.Look{}, ui.Size(), 1)
	if err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(ui.Size())
	test.AssertImageMatches(t, "largest-text.png", w.Canvas().Capture())
}
