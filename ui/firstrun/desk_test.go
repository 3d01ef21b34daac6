package firstrun_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/firstrun"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
	"github.com/unknot-app/unknot/ui/window"
)

// monday is when all of this happens.
var monday = time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)

// desk is a person in front of the window, and the resident behind it.
type desk struct {
	t      *testing.T
	window fyne.Window
	face   window.Face

	settings settings.Settings
	saves    int
	problems []string
	refuse   error // what saving and starting fail with
	asked    []control.Command
	closed   bool
}

// sit opens the window over settings.
func sit(t *testing.T, s settings.Settings, variant, textSize string, args ...string) *desk {
	t.Helper()
	theme.Apply(test.NewTempApp(t), variant, textSize)
	said, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	at, err := clock.Turned(monday, 1e-9)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, settings: s}
	first := monday.Add(4*time.Hour + 30*time.Minute)
	g := window.Given{
		Clock: at, Lang: said, Settings: s, Snapshot: control.Snapshot{NextReminder: &first}, Args: args,
		Ask: func(c control.Command, then func(control.Snapshot, error)) {
			d.asked = append(d.asked, c)
			then(control.Snapshot{}, d.refuse)
		},
		Close: func() { d.closed = true },
	}
	d.window = test.NewTempWindow(t, nil)
	d.window.SetPadded(false)
	d.face, err = firstrun.OpenSaving(d.window, g, func(change func(*settings.Settings), then func(control.SettingsReply, error)) {
		if d.refuse != nil {
			then(control.SettingsReply{}, d.refuse)
			return
		}
		d.saves++
		change(&d.settings)
		then(control.SettingsReply{Settings: d.settings, Problems: d.problems}, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	d.window.Resize(firstrun.Kind(g).Size)
	return d
}

// newcomer is somebody who has not chosen anything yet.
func newcomer(t *testing.T) *desk { return sit(t, settings.Default(), "light", "normal") }

// flagged are the settings of somebody whom the safety check keeps from the coach.
func flagged(flags ...string) settings.Settings {
	s := settings.Default()
	s.Safety = settings.Safety{Checked: "2026-10-01", Flags: flags}
	s.General.FirstRunDone = true
	return s
}

// all lists what is shown of one kind.
func all[T fyne.CanvasObject](d *desk) (found []T) {
	for _, o := range d.window.Content().(*fyne.Container).Objects {
		if w, ok := o.(T); ok && o.Visible() {
			found = append(found, w)
		}
	}
	return found
}

func (d *desk) button(label string) *widget.Button {
	d.t.Helper()
	for _, b := range all[*widget.Button](d) {
		if b.Label == label {
			return b
		}
	}
	d.t.Fatalf("there is no button %q; the page reads: %s", label, d.text())
	return nil
}

func (d *desk) press(labels ...string) {
	d.t.Helper()
	for _, l := range labels {
		test.Tap(d.button(l))
	}
}

func (d *desk) box(label string) *widget.Checkbox {
	d.t.Helper()
	for _, b := range all[*widget.Checkbox](d) {
		if b.Label == label {
			return b
		}
	}
	d.t.Fatalf("there is no box %q; the page reads: %s", label, d.text())
	return nil
}

func (d *desk) tick(labels ...string) {
	d.t.Helper()
	for _, l := range labels {
		test.Tap(d.box(l))
	}
}

// ticked lists the boxes that are ticked.
func (d *desk) ticked() (labels []string) {
	for _, b := range all[*widget.Checkbox](d) {
		if b.On {
			labels = append(labels, b.Label)
		}
	}
	return labels
}

func (d *desk) tool(label string) *widget.DrawnControl {
	d.t.Helper()
	for _, c := range all[*widget.DrawnControl](d) {
		if c.Label == label {
			return c
		}
	}
	d.t.Fatalf("there is no card %q; the page reads: %s", label, d.text())
	return nil
}

// text is all that the page says.
func (d *desk) text() string {
	var lines []string
	for _, o := range d.window.Content().(*fyne.Container).Objects {
		if !o.Visible() {
			continue
		}
		switch w := o.(type) {
		case *widget.Text:
			lines = append(lines, w.Text)
		case *widget.Paragraph:
			var line string
			for _, r := range w.Runs {
				line += r.Text
			}
			lines = append(lines, strings.ReplaceAll(line, "\n", " "))
		}
	}
	return strings.Join(lines, " | ")
}

func (d *desk) reads(want string) {
	d.t.Helper()
	if !strings.Contains(d.text(), want) {
		d.t.Errorf("the page reads %q, want %q in it", d.text(), want)
	}
}

// types presses keys on what has the focus, or on the window.
func (d *desk) types(keys ...fyne.KeyName) {
	for _, k := range keys {
		switch f := d.window.Canvas().Focused(); {
		case k == fyne.KeyTab:
			d.window.Canvas().FocusNext()
		case f != nil:
			f.TypedKey(&fyne.KeyEvent{Name: k})
		default:
			d.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}
