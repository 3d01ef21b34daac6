package presence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
)

// logind tells of sleep, and of a locked session as far as the locker reports it there.
// Interface: org.freedesktop.login1(5).
type logind struct {
	address string
	session string // its ID; empty: found by process or user
	meter   *sleepMeter
}

const (
	login1        = "org.freedesktop.login1"
	login1Path    = dbus.ObjectPath("/org/freedesktop/login1")
	login1Manager = login1 + ".Manager"
	login1Session = login1 + ".Session"
	login1User    = login1 + ".User"

	busName       = "org.freedesktop.DBus"
	busProperties = busName + ".Properties"
)

// answer is how long a service may take to answer a question.
const answer = 3 * time.Second

func (logind) name() Source { return Logind }

func (logind) lost() string {
	return "logind does not answer, so nobody announces sleep to me. I keep trying."
}

func (l logind) watch(ctx context.Context, say func(Fact)) error {
	conn, err := bus.Connect(ctx, l.address)
	if errors.Is(err, bus.ErrNone) {
		return blind("There is no system bus, so nobody announces sleep to me.")
	}
	if err != nil {
		return err
	}
	defer conn.Close()
	signals := make(chan *dbus.Signal, 32)
	conn.Signal(signals)

	manager := conn.Object(login1, login1Path)
	session, err := l.find(ctx, manager, conn)
	if err != nil {
		return err
	}
	for _, rule := range [][]dbus.MatchOption{
		{dbus.WithMatchSender(login1), dbus.WithMatchObjectPath(login1Path), dbus.WithMatchInterface(login1Manager), dbus.WithMatchMember("PrepareForSleep")},
		{dbus.WithMatchSender(login1), dbus.WithMatchObjectPath(session), dbus.WithMatchInterface(login1Session)},
		{dbus.WithMatchSender(login1), dbus.WithMatchObjectPath(session), dbus.WithMatchInterface(busProperties), dbus.WithMatchArg(0, login1Session)},
		{dbus.WithMatchSender(busName), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, login1)},
	} {
		if err := conn.AddMatchSignalContext(ctx, rule...); err != nil {
			return fmt.Errorf("listen to logind: %w", err)
		}
	}

	now := time.Now()
	say(Fact{Kind: Asleep, Since: now})
	locked, err := lockedHint(ctx, conn.Object(login1, session))
	if err != nil {
		return err
	}
	say(Fact{Kind: Locked, On: locked, Since: now})

	var asleep time.Time // since when, zero: awake
	for {
		var s *dbus.Signal
		select {
		case <-ctx.Done():
			return ctx.Err()
		case s = <-signals:
		}
		if s == nil {
			return errors.New("the system bus is gone")
		}
		now := time.Now()
		switch s.Name {
		case busName + ".NameOwnerChanged":
			return errors.New("logind has gone, or started anew")
		case login1Manager + ".PrepareForSleep":
			var before bool
			if dbus.Store(s.Body, &before) != nil {
				continue
			}
			slept := l.meter.take()
			if before {
				asleep = now
				say(Fact{Kind: Asleep, On: true, Since: now})
				continue
			}
			// The word that sleep begins may have reached this process only after it.
			if began := now.Add(-slept); slept >= shortestSleep && (asleep.IsZero() || began.Before(asleep)) {
				say(Fact{Kind: Asleep, On: true, Since: began})
			}
			asleep = time.Time{}
			say(Fact{Kind: Asleep, Since: now})
		case login1Session + ".Lock":
			say(Fact{Kind: Locked, On: true, Since: now})
		case login1Session + ".Unlock":
			say(Fact{Kind: Locked, Since: now})
		case busProperties + ".PropertiesChanged":
			on, err := lockedHint(ctx, conn.Object(login1, session))
			if err != nil {
				return err
			}
			if on != locked {
				locked = on
				say(Fact{Kind: Locked, On: on, Since: now})
			}
		}
	}
}

// find is the object of this session. A process that the user's service manager started
// belongs to no session; then it is the one that the user sees.
func (l logind) find(ctx context.Context, manager dbus.BusObject, conn *dbus.Conn) (dbus.ObjectPath, error) {
	ctx, stop := context.WithTimeout(ctx, answer)
	defer stop()
	var path dbus.ObjectPath
	if l.session != "" {
		if err := manager.CallWithContext(ctx, login1Manager+".GetSession", 0, l.session).Store(&path); err == nil {
			return path, nil
		}
	}
	err := manager.CallWithContext(ctx, login1Manager+".GetSessionByPID", 0, uint32(os.Getpid())).Store(&path)
	if err == nil {
		return path, nil
	}
	if isMissing(err) {
		return "", errors.New("logind does not run, so nobody announces sleep to me")
	}
	var user dbus.ObjectPath
	if err := manager.CallWithContext(ctx, login1Manager+".GetUser", 0, uint32(os.Getuid())).Store(&user); err != nil {
		return "", fmt.Errorf("logind knows no session of this user: %w", err)
	}
	var display struct {
		ID   string
		Path dbus.ObjectPath
	}
	err = conn.Object(login1, user).CallWithContext(ctx, busProperties+".Get", 0, login1User, "Display").Store(&display)
	if err != nil {
		return "", fmt.Errorf("ask logind for the user's session: %w", err)
	}
	if display.ID == "" {
		return "", errors.New("logind knows no session with a display of this user")
	}
	return display.Path, nil
}

// isMissing tells that the bus found nobody by the name.
func isMissing(err error) bool {
	var e dbus.Error
	return errors.As(err, &e) && (e.Name == busName+".Error.ServiceUnknown" || e.Name == busName+".Error.NameHasNoOwner")
}

func lockedHint(ctx context.Context, session dbus.BusObject) (locked bool, err error) {
	ctx, stop := context.WithTimeout(ctx, answer)
	defer stop()
	err = session.CallWithContext(ctx, busProperties+".Get", 0, login1Session, "LockedHint").Store(&locked)
	if err != nil {
		return false, fmt.Errorf("ask logind whether the session is locked: %w", err)
	}
	return locked, nil
}
