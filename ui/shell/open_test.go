package shell_test

import (
	"context"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
	"github.com/unknot-app/unknot/ui/window"
)

// service is a resident behind a real socket. It tells what was saved.
type service struct {
	control.Service
	saved chan settings.Settings
}

func (s service) Settings() control.SettingsReply {
	return control.SettingsReply{Settings: chosen(), Summary: "Mon to Fri."}
}

func (s service) SaveSettings(v settings.Settings) (control.SettingsReply, error) {
	s.saved <- v
	return control.SettingsReply{Settings: v, Summary: "Mon to Fri."}, nil
}

func (service) Routines(control.RoutineChange) (control.RoutineReply, error) {
	return control.RoutineReply{}, nil
}

func (service) Events(context.Context) <-chan control.Event { return nil }

// keyed is a window of the test driver whose shortcuts can be pressed.
type keyed struct {
	fyne.Window
	keys fyne.ShortcutHandler
}

func (w *keyed) Canvas() fyne.Canvas { return keyedCanvas{w.Window.Canvas(), &w.keys} }

type keyedCanvas struct {
	fyne.Canvas
	keys *fyne.ShortcutHandler
}

func (c keyedCanvas) AddShortcut(s fyne.Shortcut, act func(fyne.Shortcut)) {
	c.keys.AddShortcut(s, act)
}

// opened is the main window as its process opens it.
type opened struct {
	keyed
	face   window.Face
	asked  []control.Command
	closed int
	saved  chan settings.Settings
	do     chan func() // what is to be done on the main thread
}

func openWindow(t *testing.T, name string, args ...string) *opened {
	t.Helper()
	theme.Apply(test.NewTempApp(t), "light", "normal")
	socket := filepath.Join(t.TempDir(), "run", "control.sock")
	listener, err := control.Listen(socket)
	if err != nil {
		t.Fatal(err)
	}
	o := &opened{saved: make(chan settings.Settings, 1), do: make(chan func())}
	server := &http.Server{Handler: control.Handler(service{saved: o.saved}), ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(listener) }()
	client := control.Dial(socket)
	t.Cleanup(func() {
		client.Close()
		_ = server.Close()
	})
	words, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	o.Window = test.NewTempWindow(t, nil)
	o.face, err = shell.OpenWith(&o.keyed, window.Given{
		Resident: client, Clock: clock.Real(), Lang: words, Settings: chosen(), Snapshot: usual(), Name: name, Args: args,
		Left: "library/good-to-know",
		Ask: func(c control.Command, then func(control.Snapshot, error)) {
			o.asked = append(o.asked, c)
			then(usual(), nil)
		},
		After: func(time.Duration, func()) func() { return func() {} },
		Close: func() { o.closed++ },
	}, func(f func()) { o.do <- f })
	if err != nil {
		t.Fatal(err)
	}
	o.SetPadded(false)
	o.Resize(fyne.NewSize(1120, 760))
	return o
}

// page is the label of the item that is selected in the sidebar.
func (o *opened) page() string {
	for _, item := range all[*widget.NavItem](o.Content()) {
		if item.Selected {
			return item.Label
		}
	}
	return ""
}

// part is the tab that is selected on the settings page.
func (o *opened) part() string {
	for _, tabs := range all[*widget.Segmented](o.Content()) {
		return tabs.Labels[tabs.Selected]
	}
	return ""
}

func (o *opened) press(key fyne.KeyName) {
	var shortcut fyne.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	if key == fyne.KeyZ { // as Fyne has it
		shortcut = &fyne.ShortcutUndo{}
	}
	o.keys.TypedShortcut(shortcut)
}

func TestTheWindowOpensAtTheAskedPlace(t *testing.T) {
	for _, tt := range []struct {
		name, arg  string
		page, part string
	}{
		{"today", "", "Today", ""},
		{"today", "today", "Today", ""},
		{"today", "settings", "Settings", "Schedule"},
		{"settings", "", "Settings", "Schedule"},
		{"today", "settings/tools", "Settings", "My tools"},
		{"library", "", "Library", "Techniques"},
		{"today", "library", "Library", "Techniques"},
		{"today", "library/good-to-know", "Library", "Good to know"},
		{"today", "library/t3", "Library", ""},
		{"today", "main", "Library", "Good to know"}, // where it was left
		{"today", "nowhere", "Today", ""},
	} {
		t.Run(tt.name+" "+tt.arg, func(t *testing.T) {
			var args []string
			if tt.arg != "" {
				args = []string{tt.arg}
			}
			o := openWindow(t, tt.name, args...)
			if o.page() != tt.page {
				t.Errorf("it opens at %s", o.page())
			}
			if tt.part != "" && o.part() != tt.part {
				t.Errorf("it opens the settings at %s", o.part())
			}
		})
	}
}

func TestKeysTurnThePages(t *testing.T) {
	o := openWindow(t, "today")
	for _, tt := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.Key2, "Library"}, {fyne.Key3, "Routines"}, {fyne.Key1, "Today"}, {fyne.KeyComma, "Settings"}, {fyne.KeyF, "Library"},
	} {
		if o.press(tt.key); o.page() != tt.want {
			t.Errorf("Ctrl %s shows %s, want %s", tt.key, o.page(), tt.want)
		}
	}
}

func TestEscapeGoesBackOneLevelAndThePlaceIsKept(t *testing.T) {
	o := openWindow(t, "library", "library/t3")
	if place := o.face.Place(); place != "library/tennis-ball-wall" {
		t.Errorf("it is left at %q", place)
	}
	for _, want := range []string{"library", "library"} {
		o.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if place := o.face.Place(); place != want {
			t.Errorf("Escape leads to %q, want %q", place, want)
		}
	}
	o.face.Event(control.Event{Kind: window.EventShow, Command: control.MainWindow})
	if place := o.face.Place(); place != "library" {
		t.Errorf("asked to come to the front it turns to %q", place)
	}
	o.face.Event(control.Event{Kind: window.EventShow, Command: "settings/tools"})
	if place := o.face.Place(); place != "settings/tools" {
		t.Errorf("asked for a part of a page it shows %q", place)
	}
}

func TestKeysStartCloseAndQuit(t *testing.T) {
	o := openWindow(t, "today")
	o.press(fyne.KeyReturn)
	o.press(fyne.KeyW)
	o.press(fyne.KeyQ)
	if o.closed != 1 {
		t.Errorf("closed %d times, want once: quitting waits for the resident's goodbye", o.closed)
	}
	want := []control.Command{{Name: "start", Routine: "five-minute"}, {Name: "quit"}}
	if len(o.asked) != 2 || o.asked[0] != want[0] || o.asked[1] != want[1] {
		t.Errorf("asked for %v, want %v", o.asked, want)
	}
}

func TestEventsTurnThePageAndBringNews(t *testing.T) {
	o := openWindow(t, "today")
	o.face.Event(control.Event{Kind: window.EventShow, Command: control.SettingsWindow})
	if o.page() != "Settings" {
		t.Errorf("asked to show the settings it shows %s", o.page())
	}
	o.face.Event(control.Event{Kind: window.EventShow, Command: control.TodayWindow})
	news := usual()
	news.Headline, news.State = "Reminders are paused.", control.Paused
	o.face.Event(control.Event{Kind: window.EventSnapshot, Snapshot: &news})
	if !says(o.Content(), "Reminders are paused.") || !says(o.Content(), "Paused") {
		t.Error("the news are not shown")
	}
	o.face.Lost()
	if !says(o.Content(), "Unknot does not answer") {
		t.Error("it does not say that the resident is gone")
	}
	o.face.Event(control.Event{Kind: window.EventSnapshot, Snapshot: &news})
	if says(o.Content(), "Unknot does not answer") {
		t.Error("it still says that the resident is gone")
	}
}

// says reports whether a text is shown somewhere.
func says(in fyne.CanvasObject, text string) bool {
	for _, p := range all[*widget.Paragraph](in) {
		for _, run := range p.Runs {
			if run.Text == text {
				return true
			}
		}
	}
	for _, n := range all[*widget.Notice](in) {
		if n.Title == text {
			return true
		}
	}
	for _, c := range all[*widget.StatusCard](in) {
		if c.Title == text {
			return true
		}
	}
	return false
}

func TestAChangeIsSavedThroughTheSocket(t *testing.T) {
	o := openWindow(t, "settings", "settings/coach")
	all[*widget.Toggle](o.Content())[0].Tapped(nil)
	if s := <-o.saved; s.Coach.Voice {
		t.Errorf("saved %+v", s.Coach)
	}
	(<-o.do)()
	if all[*widget.Toggle](o.Content())[0].On {
		t.Error("the control went back")
	}
}

func TestSettingsThatChangeElsewhereAreFetched(t *testing.T) {
	o := openWindow(t, "settings", "settings/coach")
	toggle := all[*widget.Toggle](o.Content())[0]
	toggle.SetOn(false) // as if it showed what is not so any more
	o.face.Event(control.Event{Kind: window.EventSettings})
	(<-o.do)()
	if !toggle.On {
		t.Error("it does not show what the resident has")
	}
}
