package library_test

import (
	"errors"
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/library"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// resident notes what it is asked, and refuses it where it is told to.
type resident struct {
	asked  []control.Command
	now    control.Snapshot
	refuse error
}

func (r *resident) Ask(c control.Command, then func(control.Snapshot, error)) {
	r.asked = append(r.asked, c)
	then(r.now, r.refuse)
}

func (*resident) Save(settings.Settings, func(control.SettingsReply, error)) {}

// opened is the page in a window of its own.
type opened struct {
	*library.Page
	resident *resident
	window   fyne.Window
	went     []string // where the page wanted to go
	ticks    []func() // what is to be called after a while
	now      time.Time
}

func open(t testing.TB, change func(*page.Given, *settings.Settings, *control.Snapshot)) *opened {
	t.Helper()
	theme.Apply(test.NewTempApp(t), "light", "normal")
	words, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	all, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o := &opened{resident: &resident{}, now: time.Date(2026, 11, 25, 14, 38, 0, 0, time.UTC)}
	chosen, now := settings.Default(), control.Snapshot{}
	g := page.Given{
		Resident: o.resident, Words: words, Library: all, Figures: figures, Clock: clock.Real(),
		After: func(_ time.Duration, f func()) func() {
			o.ticks = append(o.ticks, f)
			return func() { o.ticks = nil }
		},
		Resized: func() {}, Reveal: func(fyne.CanvasObject) {},
		Scroll: func(float32) float32 { return 0 },
		Has:    func(string) bool { return false },
	}
	g.Go = func(place string) {
		o.went = append(o.went, place)
		if part, ok := strings.CutPrefix(place, page.Library); ok {
			o.Open(strings.TrimPrefix(part, "/"))
		}
	}
	if change != nil {
		change(&g, &chosen, &now)
	}
	o.resident.now = now
	o.Page = library.New(g, control.SettingsReply{Settings: chosen}, now).(*library.Page)
	o.SetNow(func() time.Time { return o.now })
	o.window = test.NewTempWindow(t, o.Content())
	o.window.SetPadded(false)
	o.window.Resize(fyne.NewSize(832, 900))
	return o
}

// all are the visible objects of a kind, in reading order.
func all[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if !o.Visible() {
		return nil
	}
	if one, ok := o.(T); ok {
		found = append(found, one)
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, inside := range o.Objects {
			found = append(found, all[T](inside)...)
		}
	case fyne.Widget:
		for _, inside := range test.WidgetRenderer(o).Objects() {
			found = append(found, all[T](inside)...)
		}
	}
	return found
}

// control is the control that a page draws itself whose name begins so; nil: there is none.
func (o *opened) control(name string) *widget.DrawnControl {
	for _, c := range all[*widget.DrawnControl](o.Content()) {
		if strings.HasPrefix(c.Label, name) {
			return c
		}
	}
	return nil
}

func (o *opened) tap(name string) { o.control(name).Tapped(&fyne.PointEvent{}) }

// button is the button with a label; nil: there is none.
func (o *opened) button(label string) *widget.Button {
	for _, b := range all[*widget.Button](o.Content()) {
		if b.Label == label {
			return b
		}
	}
	return nil
}

// says tells whether a text is shown somewhere.
func (o *opened) says(text string) bool {
	for _, p := range all[*widget.Paragraph](o.Content()) {
		for _, run := range p.Runs {
			if run.Text == text {
				return true
			}
		}
	}
	for _, n := range all[*widget.Text](o.Content()) {
		if n.Text == text {
			return true
		}
	}
	return false
}

func (o *opened) picture() image.Image { return o.window.Canvas().Capture() }

func differ(a, b image.Image) bool {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return true
			}
		}
	}
	return false
}

func TestACardOpensItsTechniqueAndTheWayBackLeadsToIt(t *testing.T) {
	o := open(t, nil)
	o.tap("Tennis ball against the wall")
	if o.Part() != "tennis-ball-wall" || !o.says("Tennis ball against the wall") {
		t.Fatalf("it opens %q", o.Part())
	}
	if !o.Back() || o.Part() != "" {
		t.Errorf("the way back leads to %q", o.Part())
	}
	focused, _ := o.window.Canvas().Focused().(*widget.DrawnControl)
	if focused == nil || !strings.HasPrefix(focused.Label, "Tennis ball") {
		t.Errorf("the keyboard is with %v", focused)
	}
	if o.Back() {
		t.Error("the list has a way back")
	}
}

func TestPlacesAreNamedByIDAndByNumber(t *testing.T) {
	o := open(t, nil)
	for part, want := range map[string]string{
		"tennis-ball-wall": "tennis-ball-wall", "3": "tennis-ball-wall", "t7": "scapular-retraction",
		"good-to-know": "good-to-know", "": "", "yoga": "", "t9": "",
	} {
		if o.Open(part); o.Part() != want {
			t.Errorf("%q opens %q, want %q", part, o.Part(), want)
		}
	}
}

func TestArrowKeysGoFromCardToCard(t *testing.T) {
	o := open(t, nil)
	o.Find()
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "Shoulder knead"}, {fyne.KeyRight, "Cross-body"}, {fyne.KeyDown, "Trigger point"}, {fyne.KeyLeft, "Effleurage"},
		{fyne.KeyUp, "Shoulder knead"}, {fyne.KeyEnd, "Scapular"}, {fyne.KeyRight, "Scapular"}, {fyne.KeyHome, "Shoulder knead"},
	} {
		o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: step.key})
		if at, ok := o.window.Canvas().Focused().(*widget.DrawnControl); !ok || !strings.HasPrefix(at.Label, step.want) {
			t.Fatalf("%s leads to %+v, want %s", step.key, at, step.want)
		}
	}
	o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if o.Part() != "shoulder-knead" {
		t.Errorf("Enter opens %q", o.Part())
	}
}

func TestTheSearchLeadsToWhatItFindsAndLetsGo(t *testing.T) {
	o := open(t, nil)
	o.Find()
	field := o.window.Canvas().Focused()
	test.Type(field, "2 min")
	if o.control("Shoulder knead") == nil || o.control("Two-ball") != nil {
		t.Error("“2 min” does not find what can take two minutes, and only that")
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if o.control("Two-ball") == nil {
		t.Error("Escape does not let go of the search")
	}
	test.Type(field, "lower back")
	if !o.says("Nothing for “lower back”.") {
		t.Error("it does not say that nothing was found")
	}
	o.button("Show all seven").Tapped(nil)
	if o.control("Effleurage") == nil || o.says("Nothing for “lower back”.") {
		t.Error("not all are shown again")
	}
}

func TestACardSaysWhatLacks(t *testing.T) {
	o := open(t, func(_ *page.Given, s *settings.Settings, _ *control.Snapshot) {
		s.Tools = []string{"tennis-ball", "wall"}
	})
	if o.control("Trigger point sustained pressure. You have no lacrosse ball") == nil {
		t.Error("the card does not say that the ball lacks")
	}
	s := settings.Default()
	s.Tools = []string{"lacrosse-ball", "wall"}
	o.Settings(control.SettingsReply{Settings: s})
	if o.control("Trigger point sustained pressure. Specific knots") == nil {
		t.Error("the card still says that the ball lacks")
	}
}

func TestTheDiscOnACardStartsIt(t *testing.T) {
	o := open(t, nil)
	c := o.control("Shoulder knead")
	size := c.Size()
	at := fyne.NewPos(size.Width-36, size.Width*144/196-36)
	c.MouseIn(&desktop.MouseEvent{})
	c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	c.Tapped(&fyne.PointEvent{Position: at})
	if len(o.resident.asked) != 1 || o.resident.asked[0] != (control.Command{Name: "start", Routine: "shoulder-knead"}) {
		t.Errorf("it asks for %v", o.resident.asked)
	}
	if o.Part() != "" {
		t.Errorf("it opens %q", o.Part())
	}
}

func TestStartThisStartsTheTechniqueAlone(t *testing.T) {
	o := open(t, nil)
	o.Open("t3")
	o.button("Start this").Tapped(nil)
	if want := (control.Command{Name: "start", Routine: "tennis-ball-wall"}); len(o.resident.asked) != 1 || o.resident.asked[0] != want {
		t.Errorf("it asks for %v", o.resident.asked)
	}
}

func TestWhatCantBeStartedSaysWhy(t *testing.T) {
	for _, tt := range []struct {
		name, part string
		change     func(*page.Given, *settings.Settings, *control.Snapshot)
		says, fix  string
		leads      string
	}{
		{"the ball lacks", "t6", nil, "You have no lacrosse ball.", "My tools", "settings/tools"},
		{"the coach is locked", "t1", func(_ *page.Given, _ *settings.Settings, s *control.Snapshot) { s.CoachLocked = true },
			"The coach is locked. You named something that a professional should look at first.", "Open settings", "settings/general"},
		{"deep work rests", "t3", func(_ *page.Given, _ *settings.Settings, s *control.Snapshot) {
			s.Week.Days = []control.WeekDay{{Kind: "deep"}, {Kind: "rest", Today: true}}
		}, "Deep work rests today. The gentle techniques are there any day.", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := open(t, tt.change)
			o.Open(tt.part)
			if !o.button("Start this").Disabled() || !o.says(tt.says) {
				t.Errorf("it can be started, or does not say %q", tt.says)
			}
			if tt.fix == "" {
				return
			}
			o.button(tt.fix).Tapped(nil)
			if o.went[len(o.went)-1] != tt.leads {
				t.Errorf("it leads to %v, want %s", o.went, tt.leads)
			}
		})
	}
}

func TestWhileASessionRunsItsCoachIsShown(t *testing.T) {
	o := open(t, func(_ *page.Given, _ *settings.Settings, s *control.Snapshot) { s.Session = &control.Session{ID: 7} })
	o.Open("t1")
	o.button("Show the coach").Tapped(nil)
	if want := (control.Command{Name: "session", Session: "show"}); len(o.resident.asked) != 1 || o.resident.asked[0] != want {
		t.Errorf("it asks for %v", o.resident.asked)
	}
}

func TestARefusalIsShownAndForgotten(t *testing.T) {
	o := open(t, nil)
	o.resident.refuse = errors.New("a session is running")
	o.Open("t1")
	o.button("Start this").Tapped(nil)
	if n := all[*widget.Notice](o.Content()); len(n) != 1 || n[0].Title != "That did not work" {
		t.Fatalf("it shows %v", n)
	}
	o.Back()
	if len(all[*widget.Notice](o.Content())) != 0 {
		t.Error("the refusal is still there")
	}
}

func TestTheFigurePlaysOnTheChosenSideAndHalts(t *testing.T) {
	o := open(t, nil)
	o.Open("t3")
	still := o.picture()
	o.tap("Right side")
	if o.control("Left side") == nil || !differ(still, o.picture()) {
		t.Error("the other side looks alike")
	}
	o.tap("Play or pause")
	first := o.picture()
	o.now = o.now.Add(1900 * time.Millisecond) // into the first hold
	next := o.ticks
	o.ticks = nil
	next[len(next)-1]()
	if !differ(first, o.picture()) {
		t.Error("nothing moves")
	}
	o.tap("Play or pause")
	if len(o.ticks) != 0 {
		t.Error("it goes on when it is halted")
	}
	o.tap("Play or pause")
	o.Back()
	if len(o.ticks) != 0 {
		t.Error("it goes on when its page is left")
	}
}

func TestWhoWantsNoMotionSeesOneKeyPictureAfterTheOther(t *testing.T) {
	o := open(t, func(_ *page.Given, s *settings.Settings, _ *control.Snapshot) { s.Coach.Motion = "reduced" })
	o.Open("t3")
	o.tap("Play or pause")
	first := o.picture()
	o.now = o.now.Add(900 * time.Millisecond)
	o.ticks[len(o.ticks)-1]()
	if differ(first, o.picture()) {
		t.Error("something moves within a phase")
	}
	o.now = o.now.Add(time.Second)
	o.ticks[len(o.ticks)-1]()
	if !differ(first, o.picture()) {
		t.Error("the next phase has no picture of its own")
	}
}

func TestTheTargetMapNamesTheMuscleUnderThePointer(t *testing.T) {
	o := open(t, nil)
	o.Open("t3")
	o.picture()
	o.tap("Where it works")
	plain := o.picture()
	back := o.control("The back with its muscles")
	size := back.Size()
	back.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(size.Width*0.44, size.Height*0.53)}})
	named := o.picture()
	if !differ(plain, named) {
		t.Error("the muscle is not named")
	}
	back.MouseOut()
	if differ(plain, o.picture()) {
		t.Error("it is still named when the pointer has left")
	}
	o.tap("Where it works")
	if o.control("The back with its muscles") != nil {
		t.Error("the map is still there")
	}
	o.tap("Rhomboids")
	if o.control("The back with its muscles") == nil {
		t.Error("the legend does not lead to the map")
	}
}

func TestATechniqueIsAddedToARoutineWhereThereIsAnEditor(t *testing.T) {
	if o := open(t, nil); o.control("Add to a routine") != nil {
		t.Error("it can be added where there is no editor")
	}
	var asked technique.ID
	o := open(t, func(g *page.Given, _ *settings.Settings, _ *control.Snapshot) {
		g.AddTo = func(id technique.ID) []page.Item {
			asked = id
			return []page.Item{{Label: "My routine", Tapped: func() {}}}
		}
	})
	o.Open("t3")
	o.tap("Add to a routine")
	if asked != "tennis-ball-wall" {
		t.Errorf("it asks for the routines of %q", asked)
	}
}

func TestTheListLeadsToTheRoutinesWhereThereAreSome(t *testing.T) {
	if o := open(t, nil); o.button("Open routines") != nil {
		t.Error("it leads to a page that is not there")
	}
	o := open(t, func(g *page.Given, _ *settings.Settings, _ *control.Snapshot) {
		g.Has = func(name string) bool { return name == page.Routines }
	})
	o.button("Open routines").Tapped(nil)
	if len(o.went) != 1 || o.went[0] != page.Routines {
		t.Errorf("it leads to %v", o.went)
	}
}

func TestSignsLeadToARoutine(t *testing.T) {
	o := open(t, func(_ *page.Given, _ *settings.Settings, s *control.Snapshot) {
		s.Routines = []control.RoutineRef{
			{ID: "occasional-tension", Name: "Occasional tension", LengthS: 260}, {ID: "mild-tension", Name: "Mild desk tension", LengthS: 300},
		}
	})
	o.Open(library.GoodToKnow)
	if o.says("Mild desk tension") || o.says("Occasional tension") {
		t.Error("it suggests a routine before anything is ticked")
	}
	signs := all[*widget.Checkbox](o.Content())
	signs[0].Tapped(nil)
	signs[1].Tapped(nil)
	o.button("Start 5 min").Tapped(nil)
	if want := (control.Command{Name: "start", Routine: "mild-tension"}); len(o.resident.asked) != 1 || o.resident.asked[0] != want {
		t.Errorf("it asks for %v", o.resident.asked)
	}
}

func TestQuestionsUnfold(t *testing.T) {
	o := open(t, nil)
	o.Open(library.GoodToKnow)
	const answer = "No. For tension now and then, the tennis ball and the retraction are enough. If it has built up, the whole sequence goes deeper: do it in order, at least once."
	if o.says(answer) {
		t.Fatal("the last answer is shown at once")
	}
	if o.tap("Do I need the whole sequence?"); !o.says(answer) {
		t.Error("it does not unfold")
	}
	if o.tap("Do I need the whole sequence?"); o.says(answer) {
		t.Error("it does not fold")
	}
}

func TestEveryStudyNamesItsLimitsAndItsSource(t *testing.T) {
	o := open(t, nil)
	o.Open(library.GoodToKnow)
	all, _ := technique.Builtin()
	for _, e := range all.GoodToKnow().Evidence {
		if !o.says(e.Claim) || !o.says(e.Limits) || o.control(e.Source) == nil {
			t.Errorf("%q is shown without its limits or its source", e.Claim)
		}
	}
}
