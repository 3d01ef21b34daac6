package presence

import "time"

// display lists what tells of input and of full screens. On Wayland an X server hears only
// its own windows, so it isn't asked.
func display(o Options, session *sharedBus) []source {
	if o.Wayland == "" {
		return []source{xServer{display: o.Display, idle: o.Idle, pauses: o.Typing}}
	}
	return []source{
		compositor{socket: o.Wayland, idle: o.Idle, pauses: o.Typing},
		mutter{bus: session, idle: o.Idle, pauses: o.Typing},
	}
}

// displayListener makes facts of what an X server or a Wayland compositor says, and
// sentences of what it can't say.
type displayListener struct {
	say                  func(Fact)
	noIdle, noFullScreen string
}

func (l displayListener) Idle(is bool, silent time.Duration) {
	f := Fact{Kind: Idle, On: is, Since: time.Now()}
	if is {
		f.Since = f.Since.Add(-silent)
	}
	l.say(f)
}

func (l displayListener) NoIdle() {
	l.say(Fact{Kind: Idle, Why: l.noIdle})
	l.say(Fact{Kind: Typing, Why: l.noIdle})
}

func (l displayListener) Typing(is bool) {
	l.say(Fact{Kind: Typing, On: is, Since: time.Now()})
}

func (l displayListener) FullScreen(is bool) {
	l.say(Fact{Kind: FullScreen, On: is, Since: time.Now()})
}

func (l displayListener) NoFullScreen() { l.say(Fact{Kind: FullScreen, Why: l.noFullScreen}) }
