package presence

import (
	"context"
	"os"
	"time"

	"github.com/unknot-app/unknot/presence/internal/x11"
)

// xServer hears from the X server when the input falls silent, and whether the active
// window fills its screen.
type xServer struct {
	display string
	idle    time.Duration
	pauses  *Pauses
}

func (xServer) name() Source { return X11 }

func (xServer) lost() string {
	return "The X display does not answer, so I can't see whether you are typing. I keep trying."
}

func (x xServer) watch(ctx context.Context, say func(Fact)) error {
	if x.display == "" {
		return blind("There is no X display, so I can't see whether you are typing.")
	}
	return x11.Watch(ctx, x11.Options{
		Display:   x.display,
		Authority: x11.SystemAuthority(os.Getenv),
		Threshold: x.idle,
		Pauses:    x.pauses.hear,
	}, xListener(say))
}

// xListener makes facts of what the X server says.
type xListener func(Fact)

func (say xListener) Idle(is bool, silent time.Duration) {
	f := Fact{Kind: Idle, On: is, Since: time.Now()}
	if is {
		f.Since = f.Since.Add(-silent)
	}
	say(f)
}

func (say xListener) NoIdle() {
	for _, k := range []Kind{Idle, Typing} {
		say(Fact{Kind: k, Why: "This X server does not count the time without input, so I can't see whether you are typing."})
	}
}

func (say xListener) Typing(is bool) { say(Fact{Kind: Typing, On: is, Since: time.Now()}) }

func (say xListener) FullScreen(is bool) { say(Fact{Kind: FullScreen, On: is, Since: time.Now()}) }

func (say xListener) NoFullScreen() {
	say(Fact{Kind: FullScreen, Why: "No window manager says which window you work in, so I can't see whether it fills the screen."})
}
