package presence

import (
	"context"
	"time"

	"github.com/unknot-app/unknot/presence/internal/wayland"
)

// compositor hears from the Wayland compositor when the input falls silent, and where it
// tells of windows, whether the active one fills its screen.
type compositor struct {
	socket string
	idle   time.Duration
	pauses *Pauses
}

func (compositor) name() Source { return Wayland }

func (compositor) lost() string {
	return "The Wayland compositor does not answer, so I can't see whether you are typing. I keep trying."
}

func (c compositor) watch(ctx context.Context, say func(Fact)) error {
	return wayland.Watch(ctx, wayland.Options{
		Socket:    c.socket,
		Threshold: c.idle,
		Pauses:    c.pauses.hear,
	}, displayListener{
		say:          say,
		noIdle:       "This Wayland compositor does not tell programs of idle input (it lacks ext-idle-notify).",
		noFullScreen: "This Wayland compositor does not tell programs which window fills the screen.",
	})
}
