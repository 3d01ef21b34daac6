package coach_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
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
	hold := session(t, "mild-tension", coach.Options{})
	at(hold, find(t, hold, "tennis-ball-wall", technique.Work, 4, 3*time.Second))
	ready := at(session(t, "full-sequence", coach.Options{}), time.Second)
	paused := at(session(t, "mild-tension", coach.Options{}), time.Minute)
	paused.Do(monday.Add(time.Minute), coach.Pause)
	for _, c := range []struct {
		picture string
		s       *coach.Session
	}{
		{"largest-text.png", hold}, {"largest-text-ready.png", ready}, {"largest-text-paused.png", paused},
	} {
		state := ui.Describe(c.s, texts(t), ui.Rating{}, ui.After{})
		o, err := ui.Still(state, texts(t), blank{}, figure.Look{}, ui.Size(), 1)
		if err != nil {
			t.Fatal(err)
		}
		w := test.NewTempWindow(t, o)
		w.SetPadded(false)
		w.Resize(ui.Size())
		test.AssertImageMatches(t, c.picture, w.Canvas().Capture())
	}
}

func TestLargerTextMakesTheSmallWindowLarger(t *testing.T) {
	s := session(t, "mild-tension", coach.Options{})
	at(s, find(t, s, "tennis-ball-wall", technique.Work, 4, 3*time.Second))
	state := ui.Describe(s, texts(t), ui.Rating{}, ui.After{})
	for _, size := range []string{"large", "largest"} {
		app := test.NewTempApp(t)
		theme.Apply(app, "dark", size)
		o, err := ui.StillMini(state, texts(t), blank{}, figure.Look{}, ui.MiniSize(), 1)
		if err != nil {
			t.Fatal(err)
		}
		w := test.NewTempWindow(t, o)
		w.SetPadded(false)
		w.Resize(ui.MiniSize())
		test.AssertImageMatches(t, "mini-hold-"+size+"-text.png", w.Canvas().Capture())
	}
}

func TestTheFullScreenIsReadFromAfarAtAnyTextSize(t *testing.T) {
	s := session(t, "mild-tension", coach.Options{})
	at(s, find(t, s, "tennis-ball-wall", technique.Work, 4, 3*time.Second))
	state := ui.Describe(s, texts(t), ui.Rating{}, ui.After{})
	for _, size := range []string{"normal", "largest"} {
		app := test.NewTempApp(t)
		theme.Apply(app, "light", size)
		screen := fyne.NewSize(1920, 1200)
		o, err := ui.StillFull(state, texts(t), blank{}, figure.Look{}, screen, 1)
		if err != nil {
			t.Fatal(err)
		}
		w := test.NewTempWindow(t, o)
		w.SetPadded(false)
		w.Resize(screen)
		test.AssertImageMatches(t, "full-16-to-10-"+size+"-text.png", w.Canvas().Capture())
	}
}
