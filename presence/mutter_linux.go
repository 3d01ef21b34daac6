package presence

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
)

// mutter hears from GNOME's compositor when the input falls silent; it has no
// ext-idle-notify. While something inhibits idleness, such as a film, it tells of none.
// Interface: org.gnome.Mutter.IdleMonitor.xml in Mutter's source.
type mutter struct {
	bus    *sharedBus
	idle   time.Duration
	pauses *Pauses
}

const (
	idleMonitor     = "org.gnome.Mutter.IdleMonitor"
	idleMonitorPath = "/org/gnome/Mutter/IdleMonitor/Core"
)

func (mutter) name() Source { return Mutter }

func (mutter) lost() string {
	return "GNOME's idle monitor does not answer, so I can't see whether you are typing. I keep trying."
}

func (m mutter) watch(ctx context.Context, say func(Fact)) error {
	fired := match{dbus.WithMatchSender(idleMonitor), dbus.WithMatchInterface(idleMonitor), dbus.WithMatchMember("WatchFired")}
	l, err := m.bus.join(ctx, fired, ownerOf(idleMonitor))
	if errors.Is(err, bus.ErrNone) {
		return blind("There is no session bus, so GNOME can't tell me whether you are typing.")
	}
	if err != nil {
		return err
	}
	defer l.leave()
	for {
		err := m.follow(ctx, l, say)
		if isMissing(err) {
			say(Fact{Why: "GNOME's compositor does not run here, so it can't tell me whether you are typing."})
			err = awaitOwner(ctx, l, idleMonitor)
		}
		if err != nil {
			return err
		}
	}
}

// awaitOwner waits until somebody takes or gives up a name.
func awaitOwner(ctx context.Context, l *listening, name string) error {
	for {
		s, err := l.next(ctx)
		if err != nil || ownerChanged(s, name) {
			return err
		}
	}
}

// follow tells of the input until the idle monitor goes or another comes.
func (m mutter) follow(ctx context.Context, l *listening, say func(Fact)) error {
	add := func(method string, args ...any) (id uint32, err error) {
		err = l.call(ctx, idleMonitor, idleMonitorPath, idleMonitor+"."+method, args...).Store(&id)
		return id, err
	}
	silence := func() (time.Duration, error) {
		var ms uint64
		err := l.call(ctx, idleMonitor, idleMonitorPath, idleMonitor+".GetIdletime").Store(&ms)
		return time.Duration(ms) * time.Millisecond, err
	}
	tell := displayListener{say: say}
	var away, back uint32 // what the monitor calls the two watches
	// look says how it is now. One who is idle is watched for coming back, which the watch
	// tells once; the question comes after it, so that nothing can slip in between.
	look := func() error {
		silent, err := silence()
		if err == nil && silent >= m.idle {
			if back, err = add("AddUserActiveWatch"); err == nil {
				silent, err = silence()
			}
		}
		if err == nil {
			tell.Idle(silent >= m.idle, silent)
		}
		return err
	}
	away, err := add("AddIdleWatch", uint64(m.idle.Milliseconds()))
	if err != nil {
		return fmt.Errorf("ask GNOME's idle monitor: %w", err)
	}
	if err := look(); err != nil {
		return err
	}
	tell.Typing(false)
	asked, end := m.pauses.asks()
	defer end()
	var pause pausing
	for {
		var looks bool // for a pause
		select {
		case <-ctx.Done():
			return ctx.Err()
		case s := <-l.signals:
			var id uint32
			switch {
			case s == nil:
				return errors.New("the session bus is gone")
			case ownerChanged(s, idleMonitor):
				return nil
			case s.Name != idleMonitor+".WatchFired" || dbus.Store(s.Body, &id) != nil:
			case id == away:
				err = look()
			case id == back:
				tell.Idle(false, 0)
			}
		case silent := <-asked:
			pause.ask(silent, say)
			looks = true
		case <-pause.again:
			looks = true
		}
		if looks {
			var silent time.Duration
			if silent, err = silence(); err == nil {
				pause.look(silent, say)
			}
		}
		if err != nil {
			return err
		}
	}
}
