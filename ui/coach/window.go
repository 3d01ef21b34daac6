package coach

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
)

// Clock tells the time; a clock.Clock is one.
type Clock interface {
	Now() time.Time
	// Real is how long d on this clock takes really.
	Real(d time.Duration) time.Duration
}

// Deps is what the window needs. All functions but Figures are called on Fyne's main
// goroutine.
type Deps struct {
	Session *coach.Session
	Clock   Clock
	Texts   Texts
	// Figures opens what draws the pictures. It is called once, on another goroutine, so
	// that the window stands before the figures are read.
	Figures func() (Drawer, error)
	Look    figure.Look // Dark is taken from the theme
	Motion  string      // "full", "reduced" or "still"
	// Sound makes the session heard; nil: it is a silent one.
	Sound Sound
	// Report takes what has been done so far, at every change and at least every 10 s.
	Report func(control.SessionReport)
	// After tells what the last screen says about the time after the session; may be nil.
	// It is asked once, when the session has ended.
	After func() After
	// Close closes the window: the person is done with it.
	Close func()
	// Main runs a function on Fyne's main goroutine; nil: fyne.Do.
	Main func(func())
}

// Sound makes a session heard.
type Sound interface {
	// Follow is told the events of the session as they come due.
	Follow([]coach.Event)
	Mute(muted bool)
}

// Window drives a session in a window. It belongs to Fyne's main goroutine.
type Window struct {
	deps   Deps
	window fyne.Window
	view   *view
	player *player
	timer  *time.Timer

	rating   Rating
	after    *After
	state    State
	reported time.Time
	hidden   bool
	stopped  bool
	stands   bool // it was opened, and Fyne's loop runs
	muted    bool

	remark      string // stands in for what is spoken, for a while
	remarkUntil time.Time
}

// How often the window is drawn while something moves. Bodies move slowly: ten pictures
// a second look like more. Each costs a redraw of the whole window.
const (
	pictureEvery = 100 * time.Millisecond
	ringEvery    = 200 * time.Millisecond
	reportEvery  = 10 * time.Second
	leastWait    = 15 * time.Millisecond
)

// Open fills w with the coach and starts to drive the session. The caller shows w.
func Open(w fyne.Window, deps Deps) *Window {
	if deps.Main == nil {
		deps.Main = fyne.Do
	}
	c := &Window{deps: deps, window: w}
	c.view = newView(deps.Texts, actions{do: c.Do, space: c.space, full: c.toggleFullScreen, mute: c.mute(), rate: c.Rate, finish: deps.Close})
	c.view.still = deps.Motion == "still" || deps.Motion == "reduced"
	c.player = newPlayer(deps.Figures, deps.Main, c.showShot)
	c.view.plan.resized = c.askPicture
	w.SetPadded(false)
	w.SetContent(c.view.box)
	c.listen()
	c.timer = time.AfterFunc(time.Hour, func() { c.deps.Main(c.wake) })
	c.tick()
	return c
}

// listen takes keys and changes of the theme.
func (c *Window) listen() {
	canvas := c.window.Canvas()
	if d, ok := canvas.(desktop.Canvas); ok {
		d.SetOnKeyDown(c.key)
	} else {
		canvas.SetOnTypedKey(c.key)
	}
	fyne.CurrentApp().Settings().AddListener(func(fyne.Settings) { c.deps.Main(c.tick) })
}

// Do carries a command out, as the person or the resident gave it.
func (c *Window) Do(command coach.Command) {
	if c.stopped {
		return
	}
	c.hear(c.deps.Session.Do(c.deps.Clock.Now(), command))
	c.reported = time.Time{} // tell of it at once
	c.tick()
}

// hear makes events heard.
func (c *Window) hear(events []coach.Event) {
	if c.deps.Sound != nil && len(events) > 0 {
		c.deps.Sound.Follow(events)
	}
}

// mute is what the sound button does; nil where there is no sound to switch.
func (c *Window) mute() func() {
	if c.deps.Sound == nil {
		return nil
	}
	return func() {
		c.muted = !c.muted
		c.deps.Sound.Mute(c.muted)
		c.view.muted(c.muted)
	}
}

// remarkFor is how long a remark stands, in real time.
const remarkFor = 6 * time.Second

// Remark shows a sentence where the captions are, for a while: what is wrong with the
// sound, say.
func (c *Window) Remark(sentence string) {
	now := c.deps.Clock.Now()
	c.remark = sentence
	speed := float64(time.Second) / float64(max(c.deps.Clock.Real(time.Second), 1))
	c.remarkUntil = now.Add(time.Duration(float64(remarkFor) * speed))
	c.tick()
}

// Rate notes how tight it is: before the session, or at its end after it.
func (c *Window) Rate(value int) {
	if value < 1 || value > 10 {
		return
	}
	if c.state.Screen == DoneScreen {
		c.rating.After = value
	} else {
		c.rating.Before = value
	}
	c.reported = time.Time{}
	c.tick()
}

// SetVisible stops drawing while nobody can see the window. The session goes on.
func (c *Window) SetVisible(v bool) {
	c.hidden = !v
	c.tick()
}

// Ended reports whether the session is over.
func (c *Window) Ended() bool { return c.deps.Session.State() == coach.Ended }

// Stop ends the drive. It reports once more what was done; a session that is not over is
// ended and kept.
func (c *Window) Stop() {
	if c.stopped {
		return
	}
	c.hear(c.deps.Session.Do(c.deps.Clock.Now(), coach.End))
	c.report()
	c.stopped = true
	c.timer.Stop()
	c.player.stop()
}

// space does what the big button means now.
func (c *Window) space() { c.Do(c.deps.Session.Space()) }

func (c *Window) toggleFullScreen() { c.window.SetFullScreen(!c.window.FullScreen()) }

// wake is what the timer does. The first time it also means that the window stands.
func (c *Window) wake() {
	if !c.stands {
		c.stands = true
		c.deps.Session.Await(c.deps.Clock.Now())
	}
	c.tick()
}

// tick tells the session the time, draws what changed, and arms the timer for the next
// moment at which something does.
func (c *Window) tick() {
	if c.stopped {
		return
	}
	now := c.deps.Clock.Now()
	events := c.deps.Session.Tick(now)
	c.hear(events)
	if len(events) > 0 && !(len(events) == 1 && events[0].Kind == coach.Countdown) {
		c.reported = time.Time{}
	}
	if c.Ended() && c.after == nil && c.deps.After != nil {
		after := c.deps.After()
		c.after = &after
	}
	if !c.hidden {
		var after After
		if c.after != nil {
			after = *c.after
		}
		c.state = Describe(c.deps.Session, c.deps.Texts, c.rating, after)
		if now.Before(c.remarkUntil) {
			c.state.Spoken, c.state.Quoted = c.remark, false
		}
		c.view.show(c.state)
		c.askPicture()
	}
	if now.Sub(c.reported) >= reportEvery || now.Before(c.reported) {
		c.report()
		c.reported = now
	}
	c.arm(now)
}

func (c *Window) arm(now time.Time) {
	wake := c.deps.Session.Wake(now)
	if wake.IsZero() {
		c.timer.Stop()
		return
	}
	wait := c.deps.Clock.Real(min(wake.Sub(now), reportEvery))
	if playing := c.state.Playing && !c.hidden; playing && c.deps.Motion != "still" && c.deps.Motion != "reduced" {
		if c.state.Moving {
			wait = min(wait, pictureEvery)
		} else {
			wait = min(wait, ringEvery)
		}
	}
	c.timer.Reset(max(wait, leastWait))
}

// askPicture asks for the picture of the state, at the size of the stage in pixels.
func (c *Window) askPicture() {
	if c.stopped || c.hidden || c.state.Screen == DoneScreen {
		return
	}
	plan := c.view.plan
	pixels := plan.k * c.window.Canvas().Scale()
	side := plan.square()
	f := frame{scene: c.state.Scene, moment: c.state.Moment, look: c.deps.Look,
		square: int(side*pixels + 0.5), width: int((designWidth+plan.extraWidth)*pixels + 0.5)}
	f.look.Dark = theme.Dark()
	if c.deps.Motion == "still" || c.deps.Motion == "reduced" {
		f.moment = settled(f.moment)
	}
	if c.view.box.Size().IsZero() {
		return
	}
	c.player.ask(f)
}

func (c *Window) showShot(s shot, err error) {
	if err != nil {
		slog.Error("The coach goes on without a picture", "error", err)
		return
	}
	if !c.stopped {
		c.view.showShot(s)
	}
}

// report tells what has been done so far.
func (c *Window) report() {
	if c.deps.Report != nil {
		r := face.Report(c.deps.Session)
		r.Before, r.After = c.rating.Before, c.rating.After
		c.deps.Report(r)
	}
}
