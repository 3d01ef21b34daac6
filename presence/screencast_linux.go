package presence

import (
	"context"
	"time"

	"github.com/unknot-app/unknot/presence/internal/pipewire"
)

// screenCast hears from PipeWire when the picture of a screen is handed on, which is how
// every desktop on Wayland shares or records it.
type screenCast struct {
	socket  string
	wayland bool
}

func (screenCast) name() Source { return ScreenCast }

func (screenCast) lost() string {
	return "PipeWire does not answer, so I can't see whether your screen is shared. I keep trying."
}

func (s screenCast) watch(ctx context.Context, say func(Fact)) error {
	switch {
	case !s.wayland:
		return blind("On X11 any program may look at the screen without a word, so I can't see whether it is shared.")
	case s.socket == "":
		return blind("XDG_RUNTIME_DIR does not say where PipeWire is, so I can't see whether your screen is shared.")
	}
	said, first := Fact{}, true
	return pipewire.Watch(ctx, s.socket, func(nodes []pipewire.Node) {
		f := sharing(nodes)
		f.Since = time.Now()
		if f.On && said.On {
			f.Since = said.Since
		}
		if first || f.On != said.On || f.Detail != said.Detail {
			first, said = false, f
			say(f)
		}
	})
}

// sharing tells from the video that flows whether a screen is among it.
func sharing(nodes []pipewire.Node) Fact {
	f := Fact{Kind: Sharing}
	var who []string
	for _, n := range nodes {
		f.On = f.On || n.Screen()
		if n.Viewer() {
			who = append(who, Program(n.App, ""))
		}
	}
	if f.On {
		f.note(by(Screen, who))
	}
	return f
}
