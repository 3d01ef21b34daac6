package presence

import (
	"context"
	"os"
	"time"

	"github.com/unknot-app/unknot/presence/internal/xsync"
)

// x11 hears from the X server when the input falls silent.
type x11 struct {
	display string
	wayland bool
	idle    time.Duration
}

func (x11) name() Source { return X11 }

func (x11) lost() string {
	return "The X display does not answer, so I can't see whether you are typing. I keep trying."
}

func (x x11) watch(ctx context.Context, say func(Fact)) error {
	switch {
	case x.wayland:
		return blind("On Wayland I can't see yet whether you are typing.")
	case x.display == "":
		return blind("There is no X display, so I can't see whether you are typing.")
	}
	return xsync.Watch(ctx, x.display, xsync.SystemAuthority(os.Getenv), x.idle, func(i xsync.Idle) {
		f := Fact{Kind: Idle, On: i.Is, Since: time.Now()}
		if i.Is {
			f.Since = f.Since.Add(-i.For)
		}
		say(f)
	})
}
