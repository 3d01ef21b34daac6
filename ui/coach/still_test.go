package coach_test

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/technique"
	ui "github.com/unknot-app/unknot/ui/coach"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

var monday = time.Date(2026, 11, 23, 15, 10, 0, 0, time.UTC)

func texts(t *testing.T) *lang.Language {
	t.Helper()
	l, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func figures(t *testing.T) *figure.Figures {
	t.Helper()
	f, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// session starts a shipped routine.
func session(t *testing.T, id technique.ID, o coach.Options) *coach.Session {
	return resting(t, id, nil, o)
}

// resting starts a shipped routine without some techniques, for the reasons given.
func resting(t *testing.T, id technique.ID, rest map[technique.ID]string, o coach.Options) *coach.Session {
	t.Helper()
	lib, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, ok := lib.Routine(id)
	if !ok {
		t.Fatalf("there is no routine %s", id)
	}
	line, err := coach.Fit(lib, coach.Request{Texts: texts(t), Routine: r, Rest: rest})
	if err != nil {
		t.Fatal(err)
	}
	if o.Gap == 0 {
		o.Gap = 24 * time.Hour
	}
	return coach.NewSession(line, monday, o)
}

// find is how long after its beginning a session comes to a segment, and some way into it.
func find(t *testing.T, s *coach.Session, id technique.ID, phase technique.Phase, index int, in time.Duration) time.Duration {
	t.Helper()
	for _, seg := range s.Timeline().Segments {
		if seg.Technique == id && seg.Phase == phase && (index == 0 || seg.Index == index) {
			return seg.Start + in
		}
	}
	t.Fatalf("%s has no %s %d", id, phase, index)
	return 0
}

// at plays a session up to a moment.
func at(s *coach.Session, elapsed time.Duration) *coach.Session {
	s.Tick(monday)
	s.Tick(monday.Add(elapsed))
	return s
}

// scenario is a session brought to a state that the window shows.
type scenario struct {
	name   string
	build  func(t *testing.T) *coach.Session
	rating ui.Rating
	after  ui.After
	// drawn has the figure in its picture. The others go without, so that a change of the
	// figure changes few pictures.
	drawn bool
}

// blank draws nothing.
type blank struct{}

func (blank) Crop(string, string) *figure.Crop { return nil }

func (blank) Draw(*image.RGBA, string, figure.Moment, figure.Look, *figure.Crop) error { return nil }

func scenarios() []scenario {
	mild := func(id technique.ID, phase technique.Phase, index int, in time.Duration, then ...coach.Command) func(t *testing.T) *coach.Session {
		return func(t *testing.T) *coach.Session {
			s := session(t, "mild-tension", coach.Options{})
			elapsed := find(t, s, id, phase, index, in)
			at(s, elapsed)
			for _, c := range then {
				s.Do(monday.Add(elapsed), c)
			}
			return s
		}
	}
	routine := func(r, id technique.ID, phase technique.Phase, index int, in time.Duration) func(t *testing.T) *coach.Session {
		return func(t *testing.T) *coach.Session {
			s := session(t, r, coach.Options{})
			return at(s, find(t, s, id, phase, index, in))
		}
	}
	over := func(t *testing.T) *coach.Session {
		s := session(t, "mild-tension", coach.Options{})
		return at(s, s.Timeline().Length()+time.Second)
	}
	return []scenario{
		{name: "ready", drawn: true, build: mild("shoulder-knead", technique.Ready, 0, 6*time.Second), rating: ui.Rating{Before: 7}},
		{name: "ready-all-tools", build: routine("full-sequence", "shoulder-knead", technique.Ready, 0, 2*time.Second)},
		{name: "ready-left-out", build: func(t *testing.T) *coach.Session {
			rest := map[technique.ID]string{"tennis-ball-wall": "Deep work rests until Friday.", "trigger-point": "Deep work rests until Friday.",
				"effleurage": "Effleurage needs someone. Alone, I skip it."}
			return at(resting(t, "full-sequence", rest, coach.Options{}), time.Second)
		}},
		{name: "ready-waiting", build: func(t *testing.T) *coach.Session {
			return at(session(t, "hands-only", coach.Options{WaitForMe: true}), time.Second)
		}},
		{name: "knead", build: mild("shoulder-knead", technique.Work, 1, 12*time.Second)},
		{name: "switch", drawn: true, build: mild("shoulder-knead", technique.Switch, 0, 3*time.Second)},
		{name: "next", drawn: true, build: mild("tennis-ball-wall", technique.Next, 0, 2*time.Second)},
		{name: "shift", build: mild("tennis-ball-wall", technique.Shift, 4, time.Second)},
		{name: "hold", drawn: true, build: mild("tennis-ball-wall", technique.Work, 4, 3*time.Second)},
		{name: "hold-left", drawn: true, build: mild("tennis-ball-wall", technique.Work, 8, 5*time.Second)},
		{name: "reps", drawn: true, build: mild("scapular-retraction", technique.Work, 6, 2*time.Second)},
		{name: "let-go", build: mild("scapular-retraction", technique.Letting, 6, time.Second)},
		{name: "next-long", build: routine("five-minute", "two-ball-release", technique.Next, 0, 2*time.Second)},
		{name: "positions", build: routine("five-minute", "two-ball-release", technique.Work, 3, 9*time.Second)},
		{name: "strokes", build: routine("full-sequence", "effleurage", technique.Work, 0, 40*time.Second)},
		{name: "knots", build: routine("full-sequence", "trigger-point", technique.Work, 2, 12*time.Second)},
		{name: "paused", drawn: true, build: mild("tennis-ball-wall", technique.Work, 4, 3*time.Second, coach.Pause)},
		{name: "resuming", build: mild("tennis-ball-wall", technique.Work, 4, 3*time.Second, coach.Pause, coach.Resume)},
		{name: "hurts", build: mild("tennis-ball-wall", technique.Work, 4, 3*time.Second, coach.Hurts)},
		{name: "slept", build: func(t *testing.T) *coach.Session {
			s := session(t, "mild-tension", coach.Options{Gap: 2 * time.Second})
			end := find(t, s, "tennis-ball-wall", technique.Work, 4, 3*time.Second)
			for d := time.Duration(0); d <= end; d += time.Second {
				s.Tick(monday.Add(d))
			}
			s.Tick(monday.Add(end + time.Hour))
			return s
		}},
		{name: "done", build: over, rating: ui.Rating{Before: 7, After: 4}, after: ui.After{Session: 3, Goal: 4, Things: []ui.Thing{
			{Icon: icon.Bell, Name: "Next reminder about 16:30", Line: "75 minutes of desk time from now"},
			{Icon: icon.Moon, Name: "Tomorrow is a deep-work rest day", Line: "Kneading and retraction are fine any day"}}}},
		{name: "done-not-rated", build: over, rating: ui.Rating{Before: 7}},
		{name: "ended-early", build: mild("tennis-ball-wall", technique.Work, 4, 3*time.Second, coach.End)},
	}
}

func TestTheWindowLooks(t *testing.T) {
	l, renderer := texts(t), ui.Drawing(figures(t))
	for _, c := range scenarios() {
		t.Run(c.name, func(t *testing.T) {
			var drawer ui.Drawer = blank{}
			if c.drawn {
				drawer = renderer
			}
			state := ui.Describe(c.build(t), l, c.rating, c.after)
			for _, variant := range []string{"light", "dark"} {
				test.AssertImageMatches(t, c.name+"-"+variant+".png", picture(t, ui.Still, state, l, drawer, variant, fyne.NewSize(980, 680)))
			}
		})
	}
}

func TestTheWindowLooksInOtherSizes(t *testing.T) {
	l, drawer := texts(t), ui.Drawing(figures(t))
	s := session(t, "mild-tension", coach.Options{})
	state := ui.Describe(at(s, find(t, s, "tennis-ball-wall", technique.Work, 4, 3*time.Second)), l, ui.Rating{}, ui.After{})
	for name, size := range map[string]fyne.Size{"least": fyne.NewSize(820, 569), "wide": fyne.NewSize(1280, 720), "high": fyne.NewSize(900, 900)} {
		test.AssertImageMatches(t, "size-"+name+".png", picture(t, ui.Still, state, l, drawer, "light", size))
	}
}

func TestTheSmallWindowLooks(t *testing.T) {
	l, renderer := texts(t), ui.Drawing(figures(t))
	for _, c := range scenarios() {
		switch c.name {
		case "ready", "ready-waiting", "knead", "switch", "next", "hold", "hold-left", "reps", "positions", "paused", "resuming", "slept", "done", "done-not-rated":
		default:
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			var drawer ui.Drawer = blank{}
			if c.drawn {
				drawer = renderer
			}
			state := ui.Describe(c.build(t), l, c.rating, c.after)
			for _, variant := range []string{"light", "dark"} {
				test.AssertImageMatches(t, "mini-"+c.name+"-"+variant+".png", picture(t, ui.StillMini, state, l, drawer, variant, fyne.NewSize(320, 360)))
			}
		})
	}
}

func TestTheFullScreenLooks(t *testing.T) {
	l, renderer := texts(t), ui.Drawing(figures(t))
	for _, c := range scenarios() {
		switch c.name {
		case "ready", "ready-all-tools", "ready-waiting", "knead", "switch", "next", "next-long", "shift", "hold", "reps", "let-go", "positions", "strokes", "paused", "hurts", "slept":
		default:
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			var drawer ui.Drawer = blank{}
			if c.name == "hold" || c.name == "paused" {
				drawer = renderer
			}
			state := ui.Describe(c.build(t), l, c.rating, c.after)
			for _, variant := range []string{"light", "dark"} {
				if variant == "dark" && c.name != "hold" && c.name != "paused" {
					continue
				}
				test.AssertImageMatches(t, "full-"+c.name+"-"+variant+".png", picture(t, ui.StillFull, state, l, drawer, variant, fyne.NewSize(1920, 1080)))
			}
		})
	}
}

// stiller draws a state in one of the compositions.
type stiller = func(ui.State, ui.Texts, ui.Drawer, figure.Look, fyne.Size, float32) (fyne.CanvasObject, error)

func picture(t *testing.T, still stiller, s ui.State, l ui.Texts, d ui.Drawer, variant string, size fyne.Size) image.Image {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, variant, "normal")
	look := figure.Look{Skin: "s2", Hair: "bun"}
	if variant == "dark" {
		look = figure.Look{Skin: "s3", Hair: "short"}
	}
	o, err := still(s, l, d, look, size, 1)
	if err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(size)
	return w.Canvas().Capture()
}
