package presence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
)

// inhibitors hears who keeps the screen awake: a film, a presentation. Programs ask for
// it in many ways, which all end at the session's manager, the power service or logind.
type inhibitors struct{ session, system *sharedBus }

const (
	// GNOME, MATE and Cinnamon: gnome-session's interface, where org.freedesktop.ScreenSaver
	// and the portal end as well.
	sessionManager     = "org.gnome.SessionManager"
	sessionManagerPath = "/org/gnome/SessionManager"
	sessionInhibitor   = sessionManager + ".Inhibitor"
	inhibitsIdle       = uint32(8)

	// KDE: https://invent.kde.org/plasma/powerdevil, PowerDevil::PolicyAgent.
	policyAgent     = "org.kde.Solid.PowerManagement.PolicyAgent"
	policyAgentPath = "/org/kde/Solid/PowerManagement/PolicyAgent"
	inhibitsScreen  = uint32(4)
)

func (inhibitors) name() Source { return Inhibitors }

func (inhibitors) lost() string {
	return "The message bus does not answer, so I can't see whether something keeps the screen awake. I keep trying."
}

func (i inhibitors) watch(ctx context.Context, say func(Fact)) error {
	session, err := i.session.join(ctx,
		ownerOf(sessionManager), ownerOf(policyAgent),
		match{dbus.WithMatchObjectPath(sessionManagerPath), dbus.WithMatchInterface(sessionManager), dbus.WithMatchMember("InhibitorAdded")},
		match{dbus.WithMatchObjectPath(sessionManagerPath), dbus.WithMatchInterface(sessionManager), dbus.WithMatchMember("InhibitorRemoved")},
		match{dbus.WithMatchObjectPath(policyAgentPath)},
	)
	if err != nil && !errors.Is(err, bus.ErrNone) {
		return fmt.Errorf("listen for inhibitors: %w", err)
	}
	system, err2 := i.system.join(ctx, propertiesOf(string(login1Path), login1Manager), ownerOf(login1))
	if err != nil && err2 != nil {
		return blind("There is no message bus, so I can't see whether something keeps the screen awake.")
	}
	// What is not there never speaks.
	var onSession, onSystem <-chan *dbus.Signal
	if session != nil {
		defer session.leave()
		onSession = session.signals
	}
	if system != nil {
		defer system.leave()
		onSystem = system.signals
	}

	said := i.look(ctx, session, system)
	say(said)
	for {
		var s *dbus.Signal
		select {
		case <-ctx.Done():
			return ctx.Err()
		case s = <-onSession:
		case s = <-onSystem:
		}
		if s == nil {
			return errors.New("the bus is gone")
		}
		if !tellsOfInhibitors(s) {
			continue
		}
		if f := i.look(ctx, session, system); f.On != said.On || f.Detail != said.Detail || f.Why != said.Why {
			if f.On && said.On {
				f.Since = said.Since
			}
			said = f
			say(f)
		}
	}
}

// tellsOfInhibitors picks from what all sources listen to.
func tellsOfInhibitors(s *dbus.Signal) bool {
	return s.Path == sessionManagerPath || s.Path == policyAgentPath ||
		s.Path == login1Path && changes(s, "BlockInhibited") ||
		ownerChanged(s, sessionManager, policyAgent, login1)
}

// look asks everybody who runs.
func (inhibitors) look(ctx context.Context, session, system *listening) Fact {
	f := Fact{Kind: Watching, Since: time.Now()}
	told := false
	for _, ask := range []func(context.Context) ([]string, error){
		func(ctx context.Context) ([]string, error) { return sessionInhibitors(ctx, session) },
		func(ctx context.Context) ([]string, error) { return policyInhibitors(ctx, session) },
		func(ctx context.Context) ([]string, error) { return loginInhibitors(ctx, system) },
	} {
		who, err := ask(ctx)
		if err != nil {
			continue // another kind of desktop
		}
		told = true
		if len(who) > 0 {
			f.On = true
			f.note(by(Awake, who))
			return f
		}
	}
	if !told {
		f.Why = "Nothing here tells what keeps the screen awake, so a film that is not in full screen looks like nobody. I notice when that changes."
	}
	return f
}

// sessionInhibitors are the programs that gnome-session knows.
func sessionInhibitors(ctx context.Context, l *listening) (who []string, err error) {
	if l == nil {
		return nil, errElsewhere
	}
	var is bool
	if err := l.call(ctx, sessionManager, sessionManagerPath, sessionManager+".IsInhibited", inhibitsIdle).Store(&is); err != nil || !is {
		return nil, err
	}
	var objects []dbus.ObjectPath
	// Who it is would be good to know; that it is counts.
	_ = l.call(ctx, sessionManager, sessionManagerPath, sessionManager+".GetInhibitors").Store(&objects)
	for _, object := range objects {
		var flags uint32
		var app string
		if l.call(ctx, sessionManager, string(object), sessionInhibitor+".GetFlags").Store(&flags) != nil || flags&inhibitsIdle == 0 {
			continue
		}
		_ = l.call(ctx, sessionManager, string(object), sessionInhibitor+".GetAppId").Store(&app)
		who = append(who, Program(app, ""))
	}
	if len(who) == 0 {
		who = []string{""}
	}
	return who, nil
}

// policyInhibitors are the programs that KDE's power service knows.
func policyInhibitors(ctx context.Context, l *listening) (who []string, err error) {
	if l == nil {
		return nil, errElsewhere
	}
	var is bool
	if err := l.call(ctx, policyAgent, policyAgentPath, policyAgent+".HasInhibition", inhibitsScreen).Store(&is); err != nil || !is {
		return nil, err
	}
	// The list does not say who keeps the screen and who only the computer awake.
	var list []struct{ App, Reason string }
	_ = l.call(ctx, policyAgent, policyAgentPath, policyAgent+".ListInhibitions").Store(&list)
	if len(list) == 1 {
		return []string{Program(list[0].App, "")}, nil
	}
	return []string{""}, nil
}

// loginInhibitors are the programs of this user that keep logind from idling.
func loginInhibitors(ctx context.Context, l *listening) (who []string, err error) {
	if l == nil {
		return nil, errElsewhere
	}
	var what string
	v, err := l.get(ctx, login1, string(login1Path), login1Manager+".BlockInhibited")
	if err == nil {
		err = v.Store(&what)
	}
	if err != nil || !slices.Contains(strings.Split(what, ":"), "idle") {
		return nil, err
	}
	var list []struct {
		What, Who, Why, Mode string
		UID, PID             uint32
	}
	if err := l.call(ctx, login1, string(login1Path), login1Manager+".ListInhibitors").Store(&list); err != nil {
		return nil, err
	}
	for _, i := range list {
		if i.Mode == "block" && i.UID == uint32(os.Getuid()) && slices.Contains(strings.Split(i.What, ":"), "idle") {
			who = append(who, Program(i.Who, ""))
		}
	}
	return who, nil
}
