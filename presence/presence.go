// Package presence tells whether somebody is at the desk.
//
// [Watch] asks everything on this system that can know, and hands on what they say as
// [Fact]s; a [View] folds the facts into one picture. A source that can't see here says
// so, with its reason, and never guesses.
//
// Sources wait for events and do not poll, so watching costs next to nothing: on Linux
// the X server or the Wayland compositor rings when the input falls silent and when it
// comes back, logind and the screen lockers send signals, and a look at the kernel's
// clocks, every five minutes, finds a sleep that nobody announced.
package presence

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/unknot-app/unknot/internal/bus"
)

// Kind is what a fact is about.
type Kind string

const (
	// Idle: no key, no pointer, for [Options.Idle] or longer.
	Idle Kind = "idle"
	// Locked: the screen is locked, or shows another user's session.
	Locked Kind = "locked"
	// Asleep: the computer sleeps.
	Asleep Kind = "asleep"
	// Call: a microphone or a camera is in use.
	Call Kind = "call"
	// Sharing: the screen is shown to others.
	Sharing Kind = "sharing"
	// DoNotDisturb: the person has silenced notifications.
	DoNotDisturb Kind = "do-not-disturb"
	// FullScreen: the window that the person works in fills its screen.
	FullScreen Kind = "full-screen"
	// Typing: input has not paused yet, since somebody asked by [Pauses.Ask].
	Typing Kind = "typing"
	// Watching: something keeps the screen awake, such as a film or a presentation; the
	// person counts as present, although idle.
	Watching Kind = "watching"
	// LowBattery: on battery, and low.
	LowBattery Kind = "low-battery"
)

// Source names who says it.
type Source string

const (
	X11         Source = "x11"         // the X server, for Idle, Typing and FullScreen
	Wayland     Source = "wayland"     // the Wayland compositor, for Idle, Typing and FullScreen
	Mutter      Source = "mutter"      // GNOME's compositor by D-Bus, for Idle and Typing
	Logind      Source = "logind"      // systemd's login manager, for Locked and Asleep
	ScreenSaver Source = "screensaver" // the desktop's screen locker, for Locked
	Clocks      Source = "clocks"      // the kernel's clocks, for Asleep, after the fact

	SoundServer   Source = "sound-server"  // PulseAudio or PipeWire, for Call: recording streams
	Cameras       Source = "cameras"       // the kernel's cameras, for Call
	ScreenCast    Source = "screen-cast"   // PipeWire, for Sharing
	Notifications Source = "notifications" // the notification daemon, for DoNotDisturb
	Inhibitors    Source = "inhibitors"    // the session and power services, for Watching
	Battery       Source = "battery"       // UPower, for LowBattery

	LastInput    Source = "last-input"    // Windows, for Idle and Typing
	Windows      Source = "windows"       // Windows, for Locked, Asleep, FullScreen and DoNotDisturb
	ConsentStore Source = "consent-store" // Windows, for Call
	FocusAssist  Source = "focus-assist"  // Windows, for DoNotDisturb

	EventSource Source = "event-source" // macOS, for Idle and Typing
	MacSession  Source = "mac-session"  // macOS, for Locked and FullScreen
	CoreAudio   Source = "core-audio"   // macOS, for Call: microphones
	CoreMedia   Source = "core-media"   // macOS, for Call: cameras
	MacFocus    Source = "mac-focus"    // macOS, for DoNotDisturb
)

// HearsInput reports whether a source is one of those that can tell Idle, where they see.
func HearsInput(s Source) bool {
	return s == X11 || s == Wayland || s == Mutter || s == LastInput || s == EventSource
}

// Fact is one thing that a source says. A fact with a Kind says that it holds or not; if
// it does not see, that the source can't tell this kind here. A fact without a Kind says
// that the source can't see at all.
type Fact struct {
	Source Source
	Kind   Kind

	// On tells that it holds; Since is when it began, for Idle the last input. If it does
	// not hold, Since is when it ended, and at the first look, when that was. Times are
	// the system's own.
	On    bool
	Since time.Time
	// Detail is a sentence of what is known besides, such as "Microphone in use by Zoom.";
	// empty: nothing.
	Detail string
	// Notes are the same for who says it in another language; what Detail says of systems
	// with words of their own is not in them.
	Notes [2]Note

	// Sees is false when the source can't tell here or for the moment, and Why says why,
	// in a sentence. What it said before then holds no longer.
	Sees bool
	Why  string
}

// Options say where to look.
type Options struct {
	Idle       time.Duration // how long without input counts as idle, at least 1 s; 0: 3 minutes
	Display    string        // of the X server, as in DISPLAY; empty: none
	Wayland    string        // path of the compositor's socket; empty: none. Display is not asked then
	SessionBus string        // address; empty: none
	SystemBus  string        // address; empty: none
	SessionID  string        // of logind, as in XDG_SESSION_ID; empty: ask logind
	Typing     *Pauses       // asks for Typing; nil: nobody asks

	SoundServers []string // sockets where PulseAudio or PipeWire may speak PulseAudio's language, in this order
	SoundCookie  string   // file that proves to it whose program this is; empty: none
	PipeWire     string   // its own socket; empty: none
	Devices      string   // folder of the cameras' nodes, /dev; empty: none
	Home         string   // the person's folder; empty: unknown
	Config       string   // folder of settings, as in XDG_CONFIG_HOME; empty: unknown

	// Stirred is called when a source has asked in vain, or has heard something that may be no
	// news: this process has run without a Fact. It must not wait; nil: nobody wants to know.
	Stirred func()

	Log *slog.Logger // nil: silent
}

// FromEnvironment looks where the environment points to.
func FromEnvironment() Options {
	return Options{
		Display:    os.Getenv("DISPLAY"),
		Wayland:    waylandSocket(os.Getenv),
		SessionBus: bus.SessionAddress(os.Getenv),
		SystemBus:  bus.SystemAddress(os.Getenv),
		SessionID:  os.Getenv("XDG_SESSION_ID"),

		SoundServers: soundServers(os.Getenv),
		SoundCookie:  soundCookie(os.Getenv),
		PipeWire:     pipeWireSocket(os.Getenv),
		Devices:      "/dev",
		Home:         os.Getenv("HOME"),
		Config:       configFolder(os.Getenv),
	}
}

// waylandSocket is where the session's Wayland compositor listens; empty: the session is
// none of Wayland. A service of the user may know the kind of session, but not the name:
// then it is the one that libwayland takes.
func waylandSocket(getenv func(string) string) string {
	name := getenv("WAYLAND_DISPLAY")
	if name == "" && getenv("XDG_SESSION_TYPE") == "wayland" {
		name = "wayland-0"
	}
	if name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(getenv("XDG_RUNTIME_DIR"), name)
}

// defaultIdle is short enough that a walk to the kitchen is no desk time, and long
// enough for reading a page.
const defaultIdle = 3 * time.Minute

// A lost source is asked again after firstRetry, and then ever more seldom.
const (
	firstRetry = 2 * time.Second
	lastRetry  = 2 * time.Minute
)

// retryAfter is how long to wait before the next try. Tries that come seldom come together,
// on the full minutes: each wake-up of the process costs more than what it does then.
func retryAfter(wait time.Duration, now time.Time) time.Duration {
	if wait < lastRetry {
		return wait
	}
	return now.Truncate(lastRetry).Add(lastRetry).Sub(now)
}

// A source watches one thing. At the start it says of each kind that it could know whether
// it holds, or with Why set, why that can't be told here. It returns when it can see no more: with a [blind] error
// if asking again is of no use, else with one that says what went wrong.
type source interface {
	name() Source
	watch(ctx context.Context, say func(Fact)) error
	lost() string // the sentence for an error that is not blind
}

// blind is a sentence that says why a source can never see here.
type blind string

func (b blind) Error() string { return string(b) }

// Watch watches until ctx ends, and then closes the channel. Every source speaks once
// at the start. A receiver that is slow delays the sources but loses nothing.
func Watch(ctx context.Context, options Options) <-chan Fact {
	if options.Idle <= 0 {
		options.Idle = defaultIdle
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	if options.Stirred == nil {
		options.Stirred = func() {}
	}
	facts := make(chan Fact, 16)
	say := func(f Fact) {
		select {
		case facts <- f:
		case <-ctx.Done():
		}
	}
	var running sync.WaitGroup
	for _, s := range sources(ctx, options) {
		running.Go(func() { keep(ctx, s, options, say) })
	}
	go func() {
		running.Wait()
		close(facts)
	}()
	return facts
}

// keep watches a source and asks it again whenever it is lost.
func keep(ctx context.Context, s source, options Options, say func(Fact)) {
	wait, why := firstRetry, ""
	for {
		err := s.watch(ctx, func(f Fact) {
			wait, why = firstRetry, ""
			f.Source, f.Sees = s.name(), f.Why == ""
			say(f)
		})
		if ctx.Err() != nil {
			return
		}
		never, isBlind := err.(blind)
		if err.Error() != why {
			why = err.Error()
			options.Log.Info("presence source does not see", "source", s.name(), "why", err)
			sentence := s.lost()
			if isBlind {
				sentence = string(never)
			}
			say(Fact{Source: s.name(), Why: sentence})
		}
		options.Stirred()
		if isBlind {
			return
		}
		select {
		case <-time.After(retryAfter(wait, time.Now())):
		case <-ctx.Done():
			return
		}
		wait = min(4*wait, lastRetry)
	}
}
