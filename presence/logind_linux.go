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
	bus     *sharedBus
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
	joined, err := l.bus.join(ctx)
	if errors.Is(err, bus.ErrNone) {
		return blind("There is no system bus, so nobody announces sleep to me.")
	}
	if err != nil {
		return err
	}
	defer joined.leave()
	conn := joined.conn

	manager := conn.Object(login1, login1Path)
	session, err := l.find(ctx, manager, conn)
	if err != nil {
		return err
	}
	for _, rule := range []match{
		{dbus.WithMatchSender(login1), dbus.WithMatchObjectPath(login1Path), dbus.WithMatchInterface(login1Manager), dbus.WithMatchMember("PrepareForSleep")},
		{dbus.WithMatchSender(login1), dbus.WithMatchObjectPath(session), dbus.WithMatchInterface(login1Session)},
		propertiesOf(string(session), login1Session),
		ownerOf(login1),
	} {
		if err := joined.listen(ctx, rule); err != nil {
			return fmt.Errorf("listen to logind: %w", err)
		}
	}

	now := time.Now()
	say(Fact{Kind: Asleep, Since: now})
	seen, err := sessionState(ctx, joined, session)
	if err != nil {
		return err
	}
	locked := seen.locked // as the locker says, or was asked to be
	said := lockedBy(locked, seen.active, now)
	say(said)

	sleep := sleeping{meter: l.meter}
	for {
		s, err := joined.next(ctx)
		if err != nil {
			return err
		}
		now := time.Now()
		switch s.Name {
		case busName + ".NameOwnerChanged":
			if ownerChanged(s, login1) {
				return errors.New("logind has gone, or started anew")
			}
			continue
		case login1Manager + ".PrepareForSleep":
			var before bool
			if dbus.Store(s.Body, &before) != nil {
				continue
			}
			if before {
				sleep.begins(now, say)
			} else {
				sleep.ends(now, say)
			}
			continue
		case login1Session + ".Lock":
			locked = true
		case login1Session + ".Unlock":
			locked = false
		case busProperties + ".PropertiesChanged":
			if s.Path != session {
				continue
			}
			is, err := sessionState(ctx, joined, session)
			if err != nil {
				return err
			}
			if is.locked != seen.locked {
				locked = is.locked
			}
			seen = is
		default:
			continue
		}
		if f := lockedBy(locked, seen.active, now); f.On != said.On || f.Detail != said.Detail {
			if f.On && said.On {
				f.Since = said.Since
			}
			said = f
			say(f)
		}
	}
}

// lockedBy is what a session that is locked, or not on the screen, means.
func lockedBy(locked, active bool, now time.Time) Fact {
	f := Fact{Kind: Locked, On: locked || !active, Since: now}
	if !active {
		f.note(Note{What: OtherSession})
	}
	return f
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

// state is what logind knows of the session.
type state struct {
	locked bool // as the locker says
	active bool // it is the one on the screen
}

func sessionState(ctx context.Context, l *listening, session dbus.ObjectPath) (s state, err error) {
	for property, value := range map[string]*bool{"LockedHint": &s.locked, "Active": &s.active} {
		v, err := l.get(ctx, login1, string(session), login1Session+"."+property)
		if err == nil {
			err = v.Store(value)
		}
		if err != nil {
			return state{}, fmt.Errorf("ask logind for the session's %s: %w", property, err)
		}
	}
	return s, nil
}
