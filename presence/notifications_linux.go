package presence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
	"github.com/unknot-app/unknot/presence/internal/gvdb"
)

// notifications hears whether the person has silenced notifications. Every desktop keeps
// that elsewhere; all of them are listened to, and those that run are asked.
type notifications struct {
	bus    *sharedBus
	config string // folder of settings, as in XDG_CONFIG_HOME; empty: unknown
}

const (
	notifier     = "org.freedesktop.Notifications"
	notifierPath = "/org/freedesktop/Notifications"
	dunst        = "org.dunstproject.cmd0"
	swaync       = "org.erikreider.swaync.cc"
	swayncPath   = "/org/erikreider/swaync/cc"
	mako         = "fr.emersion.Mako"
	makoPath     = "/fr/emersion/Mako"
	xfconf       = "org.xfce.Xfconf"
	xfconfPath   = "/org/xfce/Xfconf"
	xfceChannel  = "xfce4-notifyd"
	xfceQuiet    = "/do-not-disturb"
	xfceNotifier = "Xfce Notify Daemon"
	gnomeShell   = "org.gnome.Shell"
	cinnamon     = "org.Cinnamon"
	dconfNotify  = "ca.desrt.dconf.Writer.Notify"

	gnomeFolder    = "/org/gnome/desktop/notifications/"
	cinnamonFolder = "/org/cinnamon/desktop/notifications/"
	// makoQuiet is the mode that mako(5) proposes for it.
	makoQuiet = "do-not-disturb"
)

func (notifications) name() Source { return Notifications }

func (notifications) lost() string {
	return "The session bus does not answer, so I can't see whether you silenced notifications. I keep trying."
}

func (n notifications) watch(ctx context.Context, say func(Fact)) error {
	changed := func(iface, member string, arg dbus.MatchOption) match {
		return match{dbus.WithMatchInterface(iface), dbus.WithMatchMember(member), arg}
	}
	l, err := n.bus.join(ctx,
		ownerOf(notifier), ownerOf(gnomeShell), ownerOf(cinnamon), ownerOf(xfconf),
		propertiesOf(notifierPath, notifier), propertiesOf(notifierPath, dunst), propertiesOf(makoPath, mako),
		match{dbus.WithMatchObjectPath(swayncPath), dbus.WithMatchInterface(swaync)},
		changed(xfconf, "PropertyChanged", dbus.WithMatchArg(0, xfceChannel)),
		changed(xfconf, "PropertyRemoved", dbus.WithMatchArg(0, xfceChannel)),
		changed("ca.desrt.dconf.Writer", "Notify", dbus.WithMatchArgPath(0, gnomeFolder)),
		changed("ca.desrt.dconf.Writer", "Notify", dbus.WithMatchArgPath(0, cinnamonFolder)),
	)
	if errors.Is(err, bus.ErrNone) {
		return blind("There is no session bus, so I can't see whether you silenced notifications.")
	}
	if err != nil {
		return fmt.Errorf("listen for do not disturb: %w", err)
	}
	defer l.leave()

	said := n.look(ctx, l)
	say(said)
	for {
		s, err := l.next(ctx)
		if err != nil {
			return err
		}
		if !tellsOfQuiet(s) {
			continue
		}
		if f := n.look(ctx, l); f.On != said.On || f.Detail != said.Detail || f.Why != said.Why {
			said = f
			say(f)
		}
	}
}

// tellsOfQuiet picks from what all sources listen to, and from what a daemon tells of
// itself, such as how many notifications it shows.
func tellsOfQuiet(s *dbus.Signal) bool {
	switch s.Name {
	case dconfNotify, xfconf + ".PropertyChanged", xfconf + ".PropertyRemoved":
		return true
	}
	return s.Path == swayncPath || ownerChanged(s, notifier, gnomeShell, cinnamon, xfconf) ||
		(s.Path == notifierPath || s.Path == makoPath) && changes(s, "Inhibited", "paused", "Modes")
}

// look asks everybody who runs.
func (n notifications) look(ctx context.Context, l *listening) Fact {
	var server, vendor, version, spec string
	runs := l.call(ctx, notifier, notifierPath, notifier+".GetServerInformation").Store(&server, &vendor, &version, &spec) == nil
	f := Fact{Kind: DoNotDisturb, Since: time.Now()}
	told := false
	for _, ask := range []func(context.Context, *listening, string) (who string, on bool, err error){
		inhibited, dunstPaused, swayncQuiet, makoMode, xfceSetting, n.gnomeSetting, n.cinnamonSetting,
	} {
		who, on, err := ask(ctx, l, server)
		if err != nil {
			continue // another kind of desktop
		}
		told = true
		if on {
			f.On = true
			f.note(Note{What: Silenced, By: who})
			return f
		}
	}
	switch {
	case told:
	case runs:
		f.Why = server + ", which shows your notifications, does not tell whether you silenced it."
	default:
		f.Why = "Nothing shows notifications here yet, so I can't see whether you silenced them. I notice when that changes."
	}
	return f
}

// errElsewhere means that this is another kind of desktop.
var errElsewhere = errors.New("not this desktop")

// inhibited is the property of KDE Plasma, which other daemons took over.
func inhibited(ctx context.Context, l *listening, server string) (string, bool, error) {
	on, err := flag(l.get(ctx, notifier, notifierPath, notifier+".Inhibited"))
	return server, on, err
}

func dunstPaused(ctx context.Context, l *listening, _ string) (string, bool, error) {
	on, err := flag(l.get(ctx, notifier, notifierPath, dunst+".paused"))
	return "dunst", on, err
}

func swayncQuiet(ctx context.Context, l *listening, _ string) (who string, on bool, err error) {
	err = l.call(ctx, swaync, swayncPath, swaync+".GetDnd").Store(&on)
	return "SwayNotificationCenter", on, err
}

func makoMode(ctx context.Context, l *listening, _ string) (string, bool, error) {
	var modes []string
	v, err := l.get(ctx, mako, makoPath, mako+".Modes")
	if err == nil {
		err = v.Store(&modes)
	}
	return "mako", slices.Contains(modes, makoQuiet), err
}

// xfceSetting counts where Xfce's own daemon shows the notifications, or nobody yet.
func xfceSetting(ctx context.Context, l *listening, server string) (string, bool, error) {
	if server != "" && server != xfceNotifier {
		return "", false, errElsewhere
	}
	var v dbus.Variant
	err := l.call(ctx, xfconf, xfconfPath, xfconf+".GetProperty", xfceChannel, xfceQuiet).Store(&v)
	var e dbus.Error
	if errors.As(err, &e) && e.Name == xfconf+".Error.PropertyNotFound" {
		return "Xfce", false, nil // never silenced
	}
	on, err := flag(v, err)
	return "Xfce", on, err
}

func (n notifications) gnomeSetting(ctx context.Context, l *listening, _ string) (string, bool, error) {
	shown, err := n.setting(ctx, l, gnomeShell, gnomeFolder+"show-banners")
	return "GNOME", !shown, err
}

func (n notifications) cinnamonSetting(ctx context.Context, l *listening, _ string) (string, bool, error) {
	shown, err := n.setting(ctx, l, cinnamon, cinnamonFolder+"display-notifications")
	return "Cinnamon", !shown, err
}

// setting reads a boolean setting of a shell that runs. Both that are read are true until
// the person changes them.
func (n notifications) setting(ctx context.Context, l *listening, shell, key string) (bool, error) {
	var runs bool
	if err := l.call(ctx, busName, "/org/freedesktop/DBus", busName+".NameHasOwner", shell).Store(&runs); err != nil {
		return false, err
	}
	if !runs || n.config == "" {
		return false, errElsewhere
	}
	data, err := os.ReadFile(filepath.Join(n.config, "dconf", "user"))
	if errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	value, found, err := gvdb.Bool(data, key)
	return value || !found, err
}
