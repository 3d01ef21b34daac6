package presence

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
)

// screensaver hears from the desktop's screen locker. An active screen saver covers the
// screen, so it counts as locked whether or not it asks for a password.
type screensaver struct{ bus *sharedBus }

// lockers are the bus names of the screen lockers that signal ActiveChanged, each on an
// interface of the same name. KDE answers to the first.
var lockers = [...]string{
	"org.freedesktop.ScreenSaver",
	"org.gnome.ScreenSaver",
	"org.xfce.ScreenSaver",
	"org.mate.ScreenSaver",
	"org.cinnamon.ScreenSaver",
}

func (screensaver) name() Source { return ScreenSaver }

func (screensaver) lost() string {
	return "The session bus does not answer, so I can't see whether the screen is locked. I keep trying."
}

func (s screensaver) watch(ctx context.Context, say func(Fact)) error {
	l, err := s.bus.join(ctx)
	if errors.Is(err, bus.ErrNone) {
		return blind("There is no session bus, so the screen locker can't tell me anything.")
	}
	if err != nil {
		return err
	}
	defer l.leave()

	active := map[string]bool{} // by locker
	for _, name := range lockers {
		changed := match{dbus.WithMatchSender(name), dbus.WithMatchInterface(name), dbus.WithMatchMember("ActiveChanged")}
		for _, rule := range []match{changed, ownerOf(name)} {
			if err := l.listen(ctx, rule); err != nil {
				return fmt.Errorf("listen to the screen locker: %w", err)
			}
		}
		var on bool
		path := "/" + strings.ReplaceAll(name, ".", "/")
		if err := l.call(ctx, name, path, name+".GetActive").Store(&on); err == nil && on {
			active[name] = true
		}
	}
	locked := len(active) > 0
	say(Fact{Kind: Locked, On: locked, Since: time.Now()})
	for {
		sig, err := l.next(ctx)
		if err != nil {
			return err
		}
		var on bool
		var name, before, after string
		switch {
		case strings.HasSuffix(sig.Name, ".ActiveChanged") && dbus.Store(sig.Body, &on) == nil:
			name = strings.TrimSuffix(sig.Name, ".ActiveChanged")
		case sig.Name == busName+".NameOwnerChanged" && dbus.Store(sig.Body, &name, &before, &after) == nil:
			// Whoever takes the name next, or nobody, has not said that it is active.
		default:
			continue
		}
		delete(active, name)
		if on {
			active[name] = true
		}
		if now := len(active) > 0; now != locked {
			locked = now
			say(Fact{Kind: Locked, On: locked, Since: time.Now()})
		}
	}
}
