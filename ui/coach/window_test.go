package coach_test

import (
	"errors"
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	ui "github.com/unknot-app/unknot/ui/coach"
	"github.com/unknot-app/unknot/ui/theme"
)

// handClock stands still until it is turned. A wait on it takes forever, or, if it is an
// eager one, no time.
type handClock struct {
	now   time.Time
	eager bool
}

func (c *handClock) Now() time.Time { return c.now }

func (c *handClock) Real(time.Duration) time.Duration {
	if c.eager {
		return 0
	}
	return time.Hour
}

// evenClock runs as fast as the wall's, and counts in fractions as turned clocks do.
type evenClock struct{ *handClock }

func (evenClock) Real(d time.Duration) time.Duration { return time.Duration(float64(d) / 1) }

// bench is a window with a session in it, at which a test plays the person.
type bench struct {
	t       *testing.T
	clock   *handClock
	session *coach.Session
	window  *ui.Window
	fyne    fyne.Window
	reports []control.SessionReport
	closed  bool
	queue   chan func() // what other goroutines want done on the main one
}

func open(t *testing.T, figures func() (ui.Drawer, error)) *bench {
	t.Helper()
	return openOn(t, &handClock{now: monday}, figures)
}

func openOn(t *testing.T, clock *handClock, figures func() (ui.Drawer, error)) *bench {
	t.Helper()
	return openBy(t, clock, clock, figures)
}

func openBy(t *testing.T, clock *handClock, told ui.Clock, figures func() (ui.Drawer, error)) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, "light", "normal")
	b := &bench{t: t, clock: clock, session: session(t, "mild-tension", coach.Options{}), queue: make(chan func(), 16)}
	b.fyne = test.NewTempWindow(t, nil)
	b.window = ui.Open(b.fyne, ui.Deps{
		Session: b.session, Clock: told, Texts: texts(t), Figures: figures,
		Report: func(r control.SessionReport) { b.reports = append(b.reports, r) },
		After:  func() ui.After { return ui.After{Session: 1, Goal: 4} },
		Close:  func() { b.closed = true },
		Main:   func(f func()) { b.queue <- f },
	})
	b.fyne.Resize(ui.Size())
	t.Cleanup(b.window.Stop)
	return b
}

// noFigures stands for figures that can't be read.
func noFigures() (ui.Drawer, error) { return nil, errors.New("no figures") }

// pass lets time pass.
func (b *bench) pass(d time.Duration) {
	b.clock.now = b.clock.now.Add(d)
	b.window.SetVisible(true)
}

// press presses keys, as they reach the window when nothing has the focus.
func (b *bench) press(names ...fyne.KeyName) {
	for _, n := range names {
		b.fyne.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: n})
	}
}

func (b *bench) last() control.SessionReport { return b.reports[len(b.reports)-1] }

func TestKeysGiveTheirCommands(t *testing.T) {
	b := open(t, noFigures)
	steps := []struct {
		name string
		key  fyne.KeyName
		then func() bool
	}{
		{"Space starts", fyne.KeySpace, func() bool { return b.session.Moment().Segment.Phase == technique.Work }},
		{"Space pauses", fyne.KeySpace, func() bool { return b.session.State() == coach.Paused }},
		{"Space goes on", fyne.KeySpace, func() bool { return b.session.State() == coach.Resuming }},
		{"Esc pauses", fyne.KeyEscape, func() bool { return b.session.State() == coach.Paused }},
		{"Space goes on again", fyne.KeySpace, func() bool { return b.session.State() == coach.Resuming }},
		{"E stays longer", fyne.KeyE, func() bool { return b.session.Moment().Segment.Length == 40*time.Second }},
		{"N goes to the next side", fyne.KeyN, func() bool { return b.session.Moment().Segment.Side == coach.Left }},
		{"B goes back", fyne.KeyB, func() bool { return b.session.Moment().Segment.Side == coach.Right }},
		{"H stops", fyne.KeyH, func() bool { return b.session.State() == coach.Hurt }},
		{"N leaves what hurts", fyne.KeyN, func() bool { return b.session.Moment().Part == 2 }},
		{"T gives more time", fyne.KeyT, func() bool { return b.session.Moment().Segment.Length == 23*time.Second }},
		{"Enter starts", fyne.KeyReturn, func() bool { return b.session.Moment().Segment.Phase != technique.Next }},
		{"R restarts the technique", fyne.KeyR, func() bool { return b.session.Moment().Part == 2 }},
		{"F fills the screen", fyne.KeyF, func() bool { return b.fyne.FullScreen() }},
		{"Esc pauses first", fyne.KeyEscape, func() bool { return b.session.State() == coach.Paused && b.fyne.FullScreen() }},
		{"Esc leaves the full screen", fyne.KeyEscape, func() bool { return !b.fyne.FullScreen() }},
		{"Esc ends", fyne.KeyEscape, func() bool { return b.session.State() == coach.Ended }},
		{"Enter closes", fyne.KeyReturn, func() bool { return b.closed }},
	}
	for _, s := range steps {
		b.pass(time.Second)
		b.press(s.key)
		if !s.then() {
			t.Fatalf("%s: the session is %s, %+v", s.name, b.session.State(), b.session.Moment())
		}
	}
}

func TestASlowStartIsNoInterruption(t *testing.T) {
	late := make(chan struct{})
	defer close(late)
	b := openOn(t, &handClock{now: monday, eager: true}, func() (ui.Drawer, error) { <-late; return noFigures() })
	const gap = 48 * time.Hour         // more than what is none in these sessions
	b.clock.now = b.clock.now.Add(gap) // until Fyne's loop runs
	(<-b.queue)()
	if got := b.session.State(); got != coach.Playing {
		t.Errorf("the session is %s, want it playing", got)
	}
	if got := b.session.Moment().Elapsed; got != 0 {
		t.Errorf("%v of it are over before anybody could see it", got)
	}
	b.clock.now = b.clock.now.Add(gap) // a sleep
	(<-b.queue)()
	if got := b.session.State(); got != coach.Slept {
		t.Errorf("after a gap the session is %s, want it asleep", got)
	}
}

func TestDigitsRateBeforeAndAfter(t *testing.T) {
	b := open(t, noFigures)
	b.press(fyne.Key7)
	if b.last().Before != 7 {
		t.Errorf("before: %d, want 7", b.last().Before)
	}
	b.pass(time.Minute)
	b.press(fyne.Key3) // nothing asks now
	b.pass(10 * time.Minute)
	b.press(fyne.Key0)
	if r := b.last(); r.Before != 7 || r.After != 10 {
		t.Errorf("before %d and after %d, want 7 and 10", r.Before, r.After)
	}
}

func TestASessionIsReportedAsItGoes(t *testing.T) {
	b := open(t, noFigures)
	if len(b.reports) == 0 {
		t.Fatal("the beginning was not reported")
	}
	n := len(b.reports)
	b.pass(20 * time.Second)
	for range 9 {
		b.pass(time.Second)
	}
	b.pass(10 * time.Second)
	if got := len(b.reports) - n; got < 2 {
		t.Errorf("%d reports in 39 s, want one every 10 s", got)
	}
	b.press(fyne.KeySpace)
	if r := b.last(); !r.Paused || r.Sentence == "" || r.LengthS == 0 || r.LeftS >= r.LengthS || r.Ended {
		t.Errorf("paused: %+v", r)
	}
	b.press(fyne.KeySpace)
	b.pass(10 * time.Minute)
	r := b.last()
	if !r.Ended || !r.Completed || r.LeftS != 0 || len(r.Techniques) != 3 {
		t.Errorf("at the end: %+v", r)
	}
	for _, done := range r.Techniques {
		if done.Done != done.Count || done.Count == 0 {
			t.Errorf("%s: %d of %d done", done.ID, done.Done, done.Count)
		}
	}
}

func TestASessionIsReportedAtOnceAndThenEveryFewSeconds(t *testing.T) {
	clock := &handClock{now: monday}
	b := openBy(t, clock, evenClock{clock}, noFigures)
	if len(b.reports) == 0 {
		t.Fatal("the beginning was not reported")
	}
	b.press(fyne.KeySpace)
	n := len(b.reports)
	b.pass(time.Second)
	if len(b.reports) != n {
		t.Error("reported after one second, though nothing changed")
	}
	b.pass(time.Second)
	if len(b.reports) != n+1 {
		t.Errorf("%d reports in 2 s, want 1", len(b.reports)-n)
	}
}

func TestClosingTheWindowKeepsWhatWasDone(t *testing.T) {
	b := open(t, noFigures)
	b.pass(40 * time.Second)
	b.window.Stop()
	if r := b.last(); !r.Ended || r.Completed || len(r.Techniques) != 1 || r.Techniques[0].SpentS != 20 {
		t.Errorf("last report %+v, want 20 s of the first technique, ended", r)
	}
	n := len(b.reports)
	b.press(fyne.KeySpace)
	b.window.Stop()
	if len(b.reports) != n {
		t.Error("a closed window goes on reporting")
	}
}

// tinted draws one colour and tells what it was asked for.
type tinted struct{ asked chan figure.Moment }

func (tinted) Crop(string, string) *figure.Crop { return nil }

func (d tinted) Draw(dst *image.RGBA, scene string, m figure.Moment, look figure.Look, _ *figure.Crop) error {
	for i := range dst.Pix {
		dst.Pix[i] = 0xFF
	}
	d.asked <- m
	return nil
}

func TestThePictureIsDrawnAsideAndOnlyWhenItChangedAndCanBeSeen(t *testing.T) {
	d := tinted{make(chan figure.Moment, 16)}
	b := open(t, func() (ui.Drawer, error) { return d, nil })
	// next is the next moment that is drawn, and waits until it is shown.
	next := func() figure.Moment {
		(<-b.queue)()
		return <-d.asked
	}
	b.press(fyne.KeySpace)
	for next().Beat == figure.Ready { // the countdown's, at the sizes that the window had
	}
	white := b.fyne.Canvas().Capture().At(300, 300)
	if r, g, bl, _ := white.RGBA(); r != 0xFFFF || g != 0xFFFF || bl != 0xFFFF {
		t.Errorf("the stage shows %v, want the picture", white)
	}
	b.window.SetVisible(true) // no time has passed
	b.pass(time.Second)
	if m := next(); m.Elapsed < 0.9 || m.Elapsed > 1.1 {
		t.Errorf("drawn at %v s, want 1 s, and nothing before it", m.Elapsed)
	}
	b.window.SetVisible(false)
	b.clock.now = b.clock.now.Add(time.Second)
	b.window.SetVisible(false)
	b.pass(time.Second)
	if m := next(); m.Elapsed < 2.9 {
		t.Errorf("drawn at %v s, while the window was hidden", m.Elapsed)
	}
}
