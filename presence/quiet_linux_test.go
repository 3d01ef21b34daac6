package presence_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"

	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/presence"
)

// service is a D-Bus service of a test's own.
type service struct {
	t     *testing.T
	conn  *dbus.Conn
	props *prop.Properties
}

// serve takes a name on a bus and answers there; a property that changes is signalled.
func serve(t *testing.T, d *desktop.Desktop, address, name, path string, properties prop.Map, methods map[string]map[string]any) *service {
	t.Helper()
	s := &service{t: t, conn: d.Bus(address)}
	for iface, table := range methods {
		if err := s.conn.ExportMethodTable(table, dbus.ObjectPath(path), iface); err != nil {
			t.Fatal(err)
		}
	}
	if properties != nil {
		var err error
		if s.props, err = prop.Export(s.conn, dbus.ObjectPath(path), properties); err != nil {
			t.Fatal(err)
		}
	}
	s.own(name)
	return s
}

func (s *service) own(name string) {
	s.t.Helper()
	if reply, err := s.conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		s.t.Fatalf("take the name %s: %v, answer %d", name, err, reply)
	}
}

func (s *service) emit(path, signal string, values ...any) {
	s.t.Helper()
	if err := s.conn.Emit(dbus.ObjectPath(path), signal, values...); err != nil {
		s.t.Fatal(err)
	}
}

// changing is a property that says when it changes.
func changing(value any) *prop.Prop { return &prop.Prop{Value: value, Emit: prop.EmitTrue} }

// notifier is a notification daemon of a given make.
func notifier(name string) map[string]map[string]any {
	return map[string]map[string]any{"org.freedesktop.Notifications": {
		"GetServerInformation": func() (string, string, string, string, *dbus.Error) {
			return name, "test", "1", "1.2", nil
		},
	}}
}

const (
	notifications     = "org.freedesktop.Notifications"
	notificationsPath = "/org/freedesktop/Notifications"
)

var (
	quiet = says(presence.Notifications, presence.DoNotDisturb, true)
	loud  = says(presence.Notifications, presence.DoNotDisturb, false)
)

// unseen is a source that can't tell a kind here.
func unseen(s presence.Source, k presence.Kind) func(presence.Fact) bool {
	return func(f presence.Fact) bool { return f.Source == s && f.Kind == k && !f.Sees }
}

func wantDetail(t *testing.T, f presence.Fact, want string) {
	t.Helper()
	if f.Detail != want {
		t.Errorf("detail = %q, want %q", f.Detail, want)
	}
}

func TestDunstTellsThatItIsPaused(t *testing.T) {
	d := desktop.Start(t, desktop.Notifications)
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	w.until("notifications are shown", loud)
	d.Run("dunstctl", "set-paused", "true")
	wantDetail(t, w.until("paused", quiet), "Do not disturb is on in dunst.")
	d.Run("dunstctl", "set-paused", "false")
	w.until("shown again", loud)
}

func TestDoNotDisturbIsKnownFromTheFirstMoment(t *testing.T) {
	d := desktop.Start(t, desktop.Notifications)
	d.Run("dunstctl", "set-paused", "true")
	first := watch(t, presence.Options{SessionBus: d.SessionBus}).until("the first word", func(f presence.Fact) bool {
		return f.Source == presence.Notifications
	})
	if !first.On {
		t.Errorf("the first word about a paused daemon is %+v", first)
	}
}

func TestPlasmaTellsThatNotificationsAreInhibited(t *testing.T) {
	d := desktop.New(t)
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	w.until("nobody shows notifications", unseen(presence.Notifications, presence.DoNotDisturb))
	plasma := serve(t, d, d.SessionBus, notifications, notificationsPath,
		prop.Map{notifications: {"Inhibited": changing(false)}}, notifier("Plasma"))
	w.until("Plasma has come", loud)
	plasma.props.SetMust(notifications, "Inhibited", true)
	wantDetail(t, w.until("inhibited", quiet), "Do not disturb is on in Plasma.")
	plasma.conn.Close()
	w.until("a daemon that crashed silences nothing", unseen(presence.Notifications, presence.DoNotDisturb))
}

func TestADaemonThatDoesNotTellIsNamed(t *testing.T) {
	d := desktop.New(t)
	serve(t, d, d.SessionBus, notifications, notificationsPath, nil, notifier("tiny-notify"))
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	f := w.until("it can't be seen", unseen(presence.Notifications, presence.DoNotDisturb))
	if want := "tiny-notify, which shows your notifications, does not tell whether you silenced it."; f.Why != want {
		t.Errorf("why = %q, want %q", f.Why, want)
	}
}

// GNOME keeps it in dconf, whose real service writes the file and says so.
func TestGNOMETellsThatBannersAreOff(t *testing.T) {
	d := desktop.New(t)
	d.Start(d.Command("/usr/libexec/dconf-service"))
	d.Until("dconf's service runs", func() bool { return d.Owned("ca.desrt.dconf") })
	w := watch(t, presence.Options{SessionBus: d.SessionBus, Config: filepath.Join(d.Home, ".config")})
	w.until("nobody shows notifications", unseen(presence.Notifications, presence.DoNotDisturb))
	shell := serve(t, d, d.SessionBus, notifications, notificationsPath, nil, notifier("gnome-shell"))
	shell.own("org.gnome.Shell")
	w.until("nothing was ever changed", loud)
	for range 2 {
		d.Run("dconf", "write", "/org/gnome/desktop/notifications/show-banners", "false")
		wantDetail(t, w.until("banners are off", quiet), "Do not disturb is on in GNOME.")
		d.Run("dconf", "write", "/org/gnome/desktop/notifications/show-banners", "true")
		w.until("banners are on", loud)
	}
	d.Run("dconf", "write", "/org/gnome/desktop/notifications/show-banners", "false")
	w.until("banners are off", quiet)
	d.Run("dconf", "reset", "-f", "/org/gnome/desktop/notifications/")
	w.until("the setting is as at first", loud)
}

func TestCinnamonTellsThatNotificationsAreOff(t *testing.T) {
	d := desktop.New(t)
	d.Start(d.Command("/usr/libexec/dconf-service"))
	d.Until("dconf's service runs", func() bool { return d.Owned("ca.desrt.dconf") })
	serve(t, d, d.SessionBus, "org.Cinnamon", "/org/Cinnamon", nil, nil)
	w := watch(t, presence.Options{SessionBus: d.SessionBus, Config: filepath.Join(d.Home, ".config")})
	w.until("nothing was ever changed", loud)
	d.Run("dconf", "write", "/org/cinnamon/desktop/notifications/display-notifications", "false")
	wantDetail(t, w.until("notifications are off", quiet), "Do not disturb is on in Cinnamon.")
}

func TestADamagedSettingsFileSilencesNothing(t *testing.T) {
	d := desktop.New(t)
	config := filepath.Join(d.Home, ".config")
	if err := os.MkdirAll(filepath.Join(config, "dconf"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "dconf", "user"), []byte("no table"), 0o600); err != nil {
		t.Fatal(err)
	}
	serve(t, d, d.SessionBus, "org.gnome.Shell", "/org/gnome/Shell", nil, nil)
	w := watch(t, presence.Options{SessionBus: d.SessionBus, Config: config})
	w.until("it can't be seen", unseen(presence.Notifications, presence.DoNotDisturb))
}

// The desktop's bus starts Xfce's real settings daemon.
func TestXfceTellsThatDoNotDisturbIsOn(t *testing.T) {
	d := desktop.Start(t)
	serve(t, d, d.SessionBus, notifications, notificationsPath, nil, notifier("Xfce Notify Daemon"))
	d.Run("xfconf-query", "-c", "xfce4-notifyd", "-p", "/theme", "-n", "-t", "string", "-s", "Default")
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	w.until("nothing was ever changed", loud)
	d.Run("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t", "bool", "-s", "true")
	wantDetail(t, w.until("it is on", quiet), "Do not disturb is on in Xfce.")
	d.Run("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-s", "false")
	w.until("it is off", loud)
	d.Run("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-s", "true")
	w.until("it is on", quiet)
	d.Run("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-r")
	w.until("the setting is as at first", loud)
}

func TestDaemonsOfSwayTellThatTheyAreQuiet(t *testing.T) {
	t.Run("SwayNotificationCenter", func(t *testing.T) {
		d := desktop.New(t)
		var on atomic.Bool
		const name, path = "org.erikreider.swaync.cc", "/org/erikreider/swaync/cc"
		s := serve(t, d, d.SessionBus, name, path, nil, map[string]map[string]any{name: {
			"GetDnd": func() (bool, *dbus.Error) { return on.Load(), nil },
		}})
		w := watch(t, presence.Options{SessionBus: d.SessionBus})
		w.until("loud", loud)
		on.Store(true)
		s.emit(path, name+".SubscribeV2", uint32(0), true, false, false)
		wantDetail(t, w.until("quiet", quiet), "Do not disturb is on in SwayNotificationCenter.")
	})
	t.Run("mako", func(t *testing.T) {
		d := desktop.New(t)
		const name, path = "fr.emersion.Mako", "/fr/emersion/Mako"
		s := serve(t, d, d.SessionBus, name, path, prop.Map{name: {"Modes": changing([]string{"default"})}}, nil)
		w := watch(t, presence.Options{SessionBus: d.SessionBus})
		w.until("loud", loud)
		s.props.SetMust(name, "Modes", []string{"default", "do-not-disturb"})
		wantDetail(t, w.until("quiet", quiet), "Do not disturb is on in mako.")
	})
}

var (
	awake   = says(presence.Inhibitors, presence.Watching, true)
	nothing = says(presence.Inhibitors, presence.Watching, false)
)

func TestGNOMESessionTellsWhatKeepsTheScreenAwake(t *testing.T) {
	d := desktop.New(t)
	const name, path = "org.gnome.SessionManager", "/org/gnome/SessionManager"
	var flags atomic.Uint32
	s := serve(t, d, d.SessionBus, name, path, nil, map[string]map[string]any{name: {
		"IsInhibited":   func(asked uint32) (bool, *dbus.Error) { return flags.Load()&asked != 0, nil },
		"GetInhibitors": func() ([]dbus.ObjectPath, *dbus.Error) { return []dbus.ObjectPath{path + "/Inhibitor1"}, nil },
	}})
	inhibitor := map[string]any{
		"GetFlags": func() (uint32, *dbus.Error) { return flags.Load(), nil },
		"GetAppId": func() (string, *dbus.Error) { return "org.mozilla.firefox", nil },
	}
	if err := s.conn.ExportMethodTable(inhibitor, path+"/Inhibitor1", name+".Inhibitor"); err != nil {
		t.Fatal(err)
	}
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	w.until("nothing", nothing)
	flags.Store(8)
	s.emit(path, name+".InhibitorAdded", dbus.ObjectPath(path+"/Inhibitor1"))
	wantDetail(t, w.until("a film", awake), "Firefox keeps the screen awake.")
	flags.Store(4) // a download keeps only the computer awake
	s.emit(path, name+".InhibitorRemoved", dbus.ObjectPath(path+"/Inhibitor1"))
	w.until("a download is nothing to watch", nothing)
}

func TestKDETellsWhatKeepsTheScreenAwake(t *testing.T) {
	d := desktop.New(t)
	const name, path = "org.kde.Solid.PowerManagement.PolicyAgent", "/org/kde/Solid/PowerManagement/PolicyAgent"
	var types atomic.Uint32
	type inhibition struct{ App, Reason string }
	s := serve(t, d, d.SessionBus, name, path, nil, map[string]map[string]any{name: {
		"HasInhibition":   func(asked uint32) (bool, *dbus.Error) { return types.Load()&asked != 0, nil },
		"ListInhibitions": func() ([]inhibition, *dbus.Error) { return []inhibition{{"mpv", "Playing video"}}, nil },
	}})
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	w.until("nothing", nothing)
	types.Store(5)
	s.emit(path, name+".InhibitionsChanged", []inhibition{{"mpv", "Playing video"}}, []string{})
	wantDetail(t, w.until("a film", awake), "mpv keeps the screen awake.")
	types.Store(1)
	s.emit(path, name+".InhibitionsChanged", []inhibition{}, []string{"mpv"})
	w.until("nothing", nothing)
}

func TestLogindTellsWhatKeepsItFromIdling(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	logind := d.StartLogind()
	w := watch(t, presence.Options{SystemBus: d.SystemBus})
	w.until("nothing", nothing)
	logind.Inhibit("sleep", "block", "Updates", os.Getuid())
	logind.Inhibit("idle:sleep", "block", "Impress", os.Getuid())
	wantDetail(t, w.until("a presentation", awake), "Impress keeps the screen awake.")
	logind.Release()
	w.until("it is over", nothing)
	logind.Inhibit("idle", "block", "another's film", os.Getuid()+1)
	logind.Inhibit("idle", "block", "VLC", os.Getuid())
	wantDetail(t, w.until("one's own film", awake), "VLC keeps the screen awake.")
}

func TestNobodyTellsWhatKeepsTheScreenAwake(t *testing.T) {
	d := desktop.New(t)
	w := watch(t, presence.Options{SessionBus: d.SessionBus})
	f := w.until("it can't be seen", unseen(presence.Inhibitors, presence.Watching))
	if !strings.HasSuffix(f.Why, ".") {
		t.Errorf("why = %q, want a sentence", f.Why)
	}
}

func TestAnotherUsersSessionCountsAsLocked(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	logind := d.StartLogind()
	w := watch(t, presence.Options{SystemBus: d.SystemBus})
	unlocked, locked := says(presence.Logind, presence.Locked, false), says(presence.Logind, presence.Locked, true)
	w.until("on the screen", unlocked)
	logind.SetActive(false)
	wantDetail(t, w.until("another user", locked), "Another user's session is on the screen.")
	logind.SetActive(true)
	w.until("back", unlocked)

	logind.Lock() // a locker that sets no hint
	w.until("locked", locked)
	logind.SetActive(false)
	wantDetail(t, w.until("another user", locked), "Another user's session is on the screen.")
	logind.SetActive(true)
	wantDetail(t, w.until("back at the locked screen", locked), "")
	logind.Unlock()
	w.until("unlocked", unlocked)
}

func TestALowBatteryIsTold(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	w := watch(t, presence.Options{SystemBus: d.SystemBus})
	w.until("UPower does not run", unseen(presence.Battery, presence.LowBattery))
	const path, device = "/org/freedesktop/UPower/devices/DisplayDevice", "org.freedesktop.UPower.Device"
	s := serve(t, d, d.SystemBus, "org.freedesktop.UPower", path, prop.Map{device: {
		"IsPresent": changing(true), "WarningLevel": changing(uint32(1)), "Percentage": changing(80.0),
	}}, nil)
	w.until("there is enough", says(presence.Battery, presence.LowBattery, false))
	s.props.SetMust(device, "Percentage", 11.0)
	s.props.SetMust(device, "WarningLevel", uint32(3))
	wantDetail(t, w.until("it is low", says(presence.Battery, presence.LowBattery, true)), "The battery is at 11 %.")
	s.props.SetMust(device, "WarningLevel", uint32(1))
	w.until("it charges", says(presence.Battery, presence.LowBattery, false))
	s.conn.Close()
	w.until("UPower has gone", func(f presence.Fact) bool { return f.Source == presence.Battery && !f.Sees })
}

func TestNoBatteryIsSaid(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	serve(t, d, d.SystemBus, "org.freedesktop.UPower", "/org/freedesktop/UPower/devices/DisplayDevice",
		prop.Map{"org.freedesktop.UPower.Device": {"IsPresent": changing(false)}}, nil)
	f := watch(t, presence.Options{SystemBus: d.SystemBus}).until("there is none", blind(presence.Battery))
	if f.Why != "This computer has no battery." {
		t.Errorf("why = %q", f.Why)
	}
}

// The connection that sources share goes on when one of them leaves it.
func TestASourceThatLeavesTakesNobodyAlong(t *testing.T) {
	d := desktop.New(t)
	desktop.SystemBus(d)
	logind := d.StartLogind()
	// The battery, which there is not, leaves the bus at once.
	serve(t, d, d.SystemBus, "org.freedesktop.UPower", "/org/freedesktop/UPower/devices/DisplayDevice",
		prop.Map{"org.freedesktop.UPower.Device": {"IsPresent": changing(false)}}, nil)
	w := watch(t, presence.Options{SystemBus: d.SystemBus})
	heard := map[presence.Source]bool{}
	w.until("all have spoken", func(f presence.Fact) bool {
		heard[f.Source] = heard[f.Source] || f.Source != presence.Logind || f.Kind == presence.Locked
		return heard[presence.Battery] && heard[presence.Logind] && heard[presence.Inhibitors]
	})
	before := time.Now()
	logind.SetLockedHint(true)
	if f := w.until("locked", says(presence.Logind, presence.Locked, true)); f.Since.Before(before) {
		t.Errorf("locked since %v, before it was", f.Since)
	}
}
