package settings_test

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	core "github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// resident holds settings. While it waits, answers are kept back.
type resident struct {
	held    core.Settings
	saved   []core.Settings
	asked   []control.Command
	refuse  error
	problem string
	waits   bool
	answers []func()
}

func (r *resident) Ask(c control.Command, then func(control.Snapshot, error)) {
	r.asked = append(r.asked, c)
	then(control.Snapshot{}, r.refuse)
}

func (r *resident) Save(s core.Settings, then func(control.SettingsReply, error)) {
	r.saved = append(r.saved, s)
	answer := func() {
		if r.refuse != nil {
			then(control.SettingsReply{}, r.refuse)
			return
		}
		reply := control.SettingsReply{Settings: s, Summary: "Mon to Fri, 13:00 to 17:30, about every 75 minutes."}
		if r.problem != "" {
			reply.Settings, reply.Problems = r.held, []string{r.problem}
		}
		r.held = reply.Settings
		then(reply, nil)
	}
	if r.waits {
		r.answers = append(r.answers, answer)
		return
	}
	answer()
}

func (r *resident) answer() {
	first := r.answers[0]
	r.answers = r.answers[1:]
	first()
}

// shown is a page in a window.
type shown struct {
	*settings.Page
	*resident
	window fyne.Window
}

func open(t *testing.T, s core.Settings, part string) shown {
	t.Helper()
	return openWith(t, s, part, func(*page.Given) {})
}

// openWith opens the page with something changed of what it is given.
func openWith(t *testing.T, s core.Settings, part string, change func(*page.Given)) shown {
	t.Helper()
	theme.Apply(test.NewTempApp(t), "light", "normal")
	words, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	library, _ := technique.Builtin()
	turned, err := clock.Turned(time.Date(2026, 11, 25, 14, 38, 0, 0, time.UTC), 1)
	if err != nil {
		t.Fatal(err)
	}
	r := &resident{held: s}
	given := page.Given{
		Resident: r, Words: words, Library: library, Figures: figures, Clock: turned, Data: "/data",
		After: func(time.Duration, func()) func() { return func() {} },
		System: page.System{
			Voices: func(string) []page.Voice {
				return []page.Voice{{ID: "espeak-ng/en-gb", Name: "English", Language: "en-GB"}}
			},
			Hear:          func(context.Context, core.Coach, string) error { return nil },
			Save:          func(_ string, then func(io.WriteCloser, error)) { then(&saved{}, nil) },
			Export:        func(w io.Writer) error { _, err := io.WriteString(w, "all"); return err },
			StartsAtLogin: func() (bool, error) { return true, nil },
			StartAtLogin:  func(bool) error { return nil },
			Version:       func() string { return "1.2.3" },
			Licenses: func() (string, error) {
				return strings.Repeat("A library\n\nPermission is granted to any person.\n\n", 20), nil
			},
		},
		Go: func(string) {}, Resized: func() {}, Reveal: func(fyne.CanvasObject) {},
	}
	change(&given)
	p := settings.New(given, control.SettingsReply{Settings: s, Summary: "Mon to Fri, 13:00 to 17:30, about every 75 minutes."}, part)
	w := test.NewTempWindow(t, page.Layers(p.Content(), p.Float()))
	w.Resize(fyne.NewSize(832, 1200))
	return shown{p, r, w}
}

// work works a control as a person at the keyboard would, so that its value changes.
func work(t *testing.T, o fyne.CanvasObject) {
	t.Helper()
	key := func(name fyne.KeyName) { o.(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: name}) }
	switch w := o.(type) {
	case *widget.Toggle, *widget.DayPicker:
		key(fyne.KeySpace)
	case *widget.Stepper, *widget.RangeSlider, *widget.Slider:
		key(fyne.KeyRight)
	case *widget.Segmented:
		if w.Selected == len(w.Labels)-1 {
			key(fyne.KeyLeft)
		} else {
			key(fyne.KeyRight)
		}
	case *widget.Select:
		if w.Selected == len(w.Options)-1 {
			key(fyne.KeyUp)
		} else {
			key(fyne.KeyDown)
		}
	case *widget.DrawnControl:
		key(fyne.KeyRight)
		key(fyne.KeySpace)
	case *widget.Button:
		key(fyne.KeySpace)
	case *settings.Entry:
		key(fyne.KeyReturn)
	default:
		t.Fatalf("nobody can work a %T", o)
	}
}

// values are the settings by their keys.
func values(t *testing.T, s core.Settings) map[string]any {
	t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	flat := map[string]any{}
	for group, inside := range tree {
		if fields, ok := inside.(map[string]any); ok {
			for name, v := range fields {
				flat[group+"."+name] = v
			}
			continue
		}
		flat[group] = inside
	}
	return flat
}

// changed are the keys whose values differ.
func changed(t *testing.T, a, b core.Settings) []string {
	t.Helper()
	x, y := values(t, a), values(t, b)
	var keys []string
	for _, key := range slices.Sorted(maps.Keys(x)) {
		if !cmp.Equal(x[key], y[key]) {
			keys = append(keys, key)
		}
	}
	return keys
}

// locked are settings whose safety check locks the coach.
func locked() core.Settings {
	s := core.Default()
	s.Safety.Checked, s.Safety.Flags = "2026-11-23", []string{"disc"}
	return s
}

// visible reports whether an object is shown below another.
func visible(in, o fyne.CanvasObject) bool {
	for _, one := range all[fyne.CanvasObject](in) {
		if one == o {
			return true
		}
	}
	return false
}

// all are the visible objects of a kind below o, in reading order.
func all[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if !o.Visible() {
		return nil
	}
	if t, ok := o.(T); ok {
		found = append(found, t)
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, one := range inside {
		found = append(found, all[T](one)...)
	}
	return found
}

// tick ticks the one checkbox that is seen.
func tick(t *testing.T, p shown) {
	t.Helper()
	boxes := all[*widget.Checkbox](p.Content())
	if len(boxes) != 1 {
		t.Fatalf("%d checkboxes are shown", len(boxes))
	}
	boxes[0].Tapped(nil)
}

// press taps the button with a label.
func press(t *testing.T, p shown, label string) {
	t.Helper()
	for _, b := range all[*widget.Button](p.Content()) {
		if b.Label == label {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}
