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
	}, displayListener{
		say:          say,
		noIdle:       "This X server does not count the time without input, so I can't see whether you are typing.",
		noFullScreen: "No window manager says which window you work in, so I can't see whether it fills the screen.",
	})
}
