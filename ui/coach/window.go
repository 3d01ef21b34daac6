package coach

import (
	"image"
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
	// Before is how tight it was, where that is known; 0: it isn't.
	Before int
	// Sound makes the session heard; nil: it is a silent one.
	Sound Sound
	// Report takes what has been done so far, at every change and at least every 10 s.
	Report func(control.SessionReport)
	// After tells what the last screen says about the time after the session; may be nil.
	// It is asked once, when the session has ended.
	After func() After
	// Close closes the window: the person is done with it.
	Close func()
	// Again does once more what Once names; nil: it can't be done.
	Again func()
	// Stand is how the window stands on the desktop; nil: as Fyne alone can.
	Stand Stand
	// Costly tells that the processor draws the window, and not a graphics card.
	Costly bool
	// SecondScreen fills the second screen, where there is one, and not the one that the
	// window is on.
	SecondScreen bool
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
	faces  *faces
	player *player
	timer  *time.Timer

	rating   Rating
	note     string // what the person wrote
	mini     bool   // the small window
	reel     reel
	pointer  *time.Timer
	after    *After
	state    State
	reported time.Time
	hidden   bool
	// described tells that there is a state to show.
	described bool
	unheard   bool      // there is nothing to hear the session with
	flashed   time.Time // when the ring was lit up for a cue
	stopped   bool
	stands    bool // it was opened, and Fyne's loop runs
	muted     bool

	remark      string // stands in for what is spoken, for a while
	remarkUntil time.Time
}

// Open fills w with the coach and starts to drive the session. The caller shows w.
func Open(w fyne.Window, deps Deps) *Window {
	if deps.Main == nil {
		deps.Main = fyne.Do
	}
	c := &Window{deps: deps, window: w}
	if deps.Stand == nil {
		c.deps.Stand = &plainStand{window: w}
	}
	c.rating.Before = deps.Before
	c.reel = reel{real: deps.Clock.Real, calm: c.calm()}
	c.faces = newFaces(deps.Texts, actions{do: c.Do, space: c.space, full: c.toggleFullScreen, mini: c.toggleMini, mute: c.mute(),
		rate: c.Rate, again: deps.Again, note: c.Note, focus: c.focus, finish: deps.Close}, c.pointed)
	c.faces.setStill(c.calm())
	c.SetCostly(deps.Costly)
	c.player = newPlayer(deps.Figures, deps.Main, c.showPicture)
	c.faces.resized = c.show
	w.SetPadded(false)
	w.SetContent(c.faces.box)
	c.listen()
	c.timer = time.AfterFunc(time.Hour, func() { c.deps.Main(c.wake) })
	c.pointer = time.AfterFunc(time.Hour, func() { c.deps.Main(func() { c.faces.full.showBar(false) }) })
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

// hear makes events heard, or, where they can't be, seen.
func (c *Window) hear(events []coach.Event) {
	if len(events) == 0 {
		return
	}
	if c.deps.Sound != nil {
		c.deps.Sound.Follow(events)
	}
	if c.deps.Sound != nil && !c.unheard && !c.muted {
		return
	}
	for _, e := range events {
		if face.SoundOf(e, c.deps.Session.Timeline()).Chime != "" {
			c.flash()
			return
		}
	}
}

// flashPause is the least time between two flashes: nothing is to flicker.
const flashPause = 500 * time.Millisecond

func (c *Window) flash() {
	now := c.deps.Clock.Now()
	if c.hidden || !c.described || !c.flashed.IsZero() && !now.Before(c.flashed) && c.deps.Clock.Real(now.Sub(c.flashed)) < flashPause {
		return
	}
	c.flashed = now
	c.faces.flash(c.state.Screen)
}

// SetCostly tells that the processor draws the window, and not a graphics card. Then a
// number gives way at once: a half-way picture of two would stand for a third of a second.
func (c *Window) SetCostly(v bool) {
	c.deps.Costly = v
	c.faces.fadeNumbers(!v && !c.calm())
}

// SetHeard tells whether there is something to hear the session with. Where there isn't,
// its cues light the ring up.
func (c *Window) SetHeard(heard bool) { c.unheard = !heard }

// mute is what the sound button does; nil where there is no sound to switch.
func (c *Window) mute() func() {
	if c.deps.Sound == nil {
		return nil
	}
	return func() {
		c.muted = !c.muted
		c.deps.Sound.Mute(c.muted)
		c.faces.muted(c.muted)
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

// focus gives the keyboard to a control, or, with nil, to none.
func (c *Window) focus(to fyne.Focusable) {
	if to == nil {
		c.window.Canvas().Unfocus()
		return
	}
	c.window.Canvas().Focus(to)
}

// Note keeps what the person wrote about the session.
func (c *Window) Note(text string) {
	c.note = text
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
	c.pointer.Stop()
	c.player.stop()
}

// space does what the big button means now.
func (c *Window) space() { c.Do(c.deps.Session.Space()) }

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
		c.described, c.state.Written = true, c.note
		if now.Before(c.remarkUntil) {
			c.state.remark(c.remark)
		}
		c.show()
	}
	if c.reported.IsZero() || now.Before(c.reported) || c.deps.Clock.Real(now.Sub(c.reported)) >= c.reportEvery() {
		c.report()
		c.reported = now
	}
	c.arm(now)
}

// reportEvery is how often the session is reported, in real time.
func (c *Window) reportEvery() time.Duration {
	if c.deps.Session.State() == coach.Playing {
		return face.ReportEvery
	}
	return face.ReportWaiting
}

func (c *Window) arm(now time.Time) {
	wake := c.deps.Session.Wake(now)
	if wake.IsZero() {
		c.timer.Stop()
		return
	}
	wait := min(c.deps.Clock.Real(wake.Sub(now)), c.reportEvery())
	if pace := c.pace(); pace > 0 {
		wait = min(wait, pace)
	}
	c.timer.Reset(max(wait, leastWait))
}

// calm tells whether nothing is to move by itself.
func (c *Window) calm() bool { return c.deps.Motion == "still" || c.deps.Motion == "reduced" }

// askPicture asks for the picture of the state, at the size of the stage in pixels.
func (c *Window) askPicture() {
	c.reel.changes = false
	if c.stopped || c.hidden || c.state.Screen == DoneScreen || c.faces.box.Size().IsZero() {
		return
	}
	look := c.deps.Look
	look.Dark = theme.Dark()
	c.player.ask(c.reel.frame(c.faces.now().pane(), c.window.Canvas().Scale(), c.state, c.deps.Session.Moment(), look, c.deps.Clock.Now()))
}

func (c *Window) showPicture(img *image.RGBA, f frame, err error) {
	if err != nil {
		slog.Error("The coach goes on without a picture", "error", err)
		return
	}
	late := (f.side == 0) != (c.faces.shape == miniShape) // for another composition
	if !c.stopped && !late && c.state.Screen != DoneScreen {
		c.faces.now().showPicture(img)
	}
}

// ToggleMini makes the window the small one, or the whole one again.
func (c *Window) ToggleMini() {
	if c.deps.Session.State() != coach.Ended {
		c.toggleMini()
		c.report()
	}
}

// report tells what has been done so far.
func (c *Window) report() {
	if c.deps.Report != nil {
		r := face.Report(c.deps.Session)
		r.Before, r.After = c.rating.Before, c.rating.After
		r.Note = face.Note(r, c.note)
		mini := c.mini
		r.Mini = &mini
		c.deps.Report(r)
	}
}
