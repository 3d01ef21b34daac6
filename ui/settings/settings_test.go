package settings_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
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

// keptOut are the settings that the page has no control for, and why.
var keptOut = map[string]string{
	"coach.voice":            "there is no voice yet",
	"coach.chimes":           "there are no chimes yet",
	"coach.chime_set":        "there are no chimes yet",
	"coach.volume_percent":   "there is no sound yet",
	"general.first_run_done": "the first run notes it; the page opens the first run by Review",
	"safety.checked":         "the date of the safety check, which Review opens; the page shows it",
	"safety.flags":           "the answers to the safety check, which Review opens; the page shows them",
}

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
	p := settings.New(page.Given{
		Resident: r, Words: words, Library: library, Figures: figures, Clock: turned, Data: "/data",
		After: func(time.Duration, func()) func() { return func() {} },
		Go:    func(string) {}, Resized: func() {}, Reveal: func(fyne.CanvasObject) {},
	}, control.SettingsReply{Settings: s, Summary: "Mon to Fri, 13:00 to 17:30, about every 75 minutes."}, part)
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
	case *widget.Stepper, *widget.RangeSlider:
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

func TestEverySettingHasAControlThatChangesItAndNoOther(t *testing.T) {
	for _, f := range core.Fields() {
		t.Run(f.Key, func(t *testing.T) {
			p := open(t, locked(), "")
			control := p.Control(f.Key)
			if reason, out := keptOut[f.Key]; out {
				if control != nil {
					t.Errorf("it has a control, and is said to be kept out since %s", reason)
				}
				return
			}
			if control == nil {
				t.Fatal("it has no control")
			}
			p.Jump(f.Key)
			if !visible(p.Content(), control) {
				t.Error("jumping to it does not show it")
			}
			if f.Key == "safety.unlocked" {
				tick(t, p)
			}
			if r, ok := control.(*widget.RangeSlider); ok && f.Key[len(f.Key)-3:] == "_to" {
				r.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) // the other end
				r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
			} else {
				work(t, control)
			}
			if got := changed(t, locked(), p.held); !slices.Equal(got, []string{f.Key}) {
				t.Errorf("it changed %v", got)
			}
			if problems := core.Check(p.held); len(problems) > 0 {
				t.Errorf("what it chose is refused: %v", problems)
			}
		})
	}
	for key := range keptOut {
		if _, ok := core.FieldOf(key); !ok {
			t.Errorf("%s is kept out and does not exist", key)
		}
	}
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

func TestNoTextIsMissing(t *testing.T) {
	for _, part := range []string{settings.Schedule, settings.Quiet, settings.Coach, settings.Tools, settings.General} {
		p := open(t, locked(), part)
		var shown []string
		for _, w := range all[*widget.Text](p.Content()) {
			shown = append(shown, w.Text)
		}
		for _, w := range all[*widget.Segmented](p.Content()) {
			shown = append(shown, w.Labels...)
		}
		for _, w := range all[*widget.Select](p.Content()) {
			shown = append(shown, w.Options...)
		}
		for _, text := range shown {
			if len(text) > 9 && text[:9] == "settings." {
				t.Errorf("%s shows %s", part, text)
			}
		}
		if len(shown) < 5 {
			t.Errorf("%s shows only %q", part, shown)
		}
	}
}

func TestAChangeIsTakenBackByUndo(t *testing.T) {
	p := open(t, core.Default(), "")
	work(t, p.Control("schedule.every_minutes"))
	work(t, p.Control("schedule.every_minutes"))
	work(t, p.Control("schedule.rest_day"))
	p.Undo()
	if want := core.Default().Schedule.EveryMinutes + 10; p.held.Schedule.EveryMinutes != want || !p.held.Schedule.RestDay {
		t.Errorf("after one undo: every %d, rest day %v; want %d and true", p.held.Schedule.EveryMinutes, p.held.Schedule.RestDay, want)
	}
	p.Undo() // what one control changed in a row goes back together
	if d := cmp.Diff(core.Default(), p.held); d != "" {
		t.Errorf("after both (-want +got):\n%s", d)
	}
	p.Undo()
	if n := len(p.saved); n != 5 {
		t.Errorf("%d saves, want 5: there was nothing more to take back", n)
	}
}

func TestARefusalIsSaidAndTheControlGoesBack(t *testing.T) {
	for _, tt := range []struct {
		name   string
		refuse func(*resident)
		want   string
	}{
		{"by the resident", func(r *resident) { r.refuse = errors.New("No.") }, "No."},
		{"of a value", func(r *resident) { r.problem = "coach.wait_for_me: it may not be." }, "It may not be."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := open(t, core.Default(), settings.Coach)
			tt.refuse(p.resident)
			toggle := p.Control("coach.wait_for_me").(*widget.Toggle)
			toggle.Tapped(nil)
			if toggle.On {
				t.Error("the control stays at what was refused")
			}
			var said []string
			for _, w := range all[*widget.Notice](p.Content()) {
				for _, text := range all[*widget.Paragraph](w) {
					said = append(said, text.Runs[0].Text)
				}
			}
			if !slices.Equal(said, []string{tt.want}) {
				t.Errorf("it says %q", said)
			}
			p.refuse, p.problem = nil, ""
			p.Undo()
			if len(p.saved) != 1 {
				t.Error("what was refused can be taken back")
			}
			toggle.Tapped(nil)
			if !toggle.On || len(all[*widget.Notice](p.Content())) != 0 {
				t.Error("the next change does not clear the notice")
			}
		})
	}
}

func TestChangesWhileOneIsSavedFollowIt(t *testing.T) {
	p := open(t, core.Default(), "")
	p.waits = true
	for range 5 {
		work(t, p.Control("schedule.max_per_day"))
	}
	if len(p.saved) != 1 {
		t.Fatalf("%d saves at once", len(p.saved))
	}
	p.answer()
	p.answer()
	if want := core.Default().Schedule.MaxPerDay + 5; p.held.Schedule.MaxPerDay != want || len(p.answers) != 0 {
		t.Errorf("in the end %d, want %d; %d more are sent", p.held.Schedule.MaxPerDay, want, len(p.answers))
	}
}

func TestSettingsChangedElsewhereAreShown(t *testing.T) {
	p := open(t, core.Default(), "")
	work(t, p.Control("schedule.rest_day"))
	other := core.Default()
	other.Schedule.EveryMinutes = 120
	p.Settings(control.SettingsReply{Settings: other})
	if v := p.Control("schedule.every_minutes").(*widget.Stepper).Value; v != 120 {
		t.Errorf("the control shows %d", v)
	}
	p.Undo()
	if len(p.saved) != 1 {
		t.Error("undo would take back what another changed")
	}
}

func TestStartingOverKeepsTheSafetyCheck(t *testing.T) {
	s := locked()
	s.Schedule.EveryMinutes, s.General.FirstRunDone = 120, true
	p := open(t, s, settings.General)
	press(t, p, "Reset settings")
	want := locked()
	want.General.FirstRunDone = true
	if d := cmp.Diff(want, p.held); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	p.Undo()
	if d := cmp.Diff(s, p.held); d != "" {
		t.Errorf("taken back (-want +got):\n%s", d)
	}
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

func TestTheCoachIsUnlockedOnlyAfterTheQuestion(t *testing.T) {
	p := open(t, locked(), settings.General)
	press(t, p, "Unlock the coach")
	if len(p.saved) != 0 {
		t.Fatal("it is unlocked without an answer")
	}
	tick(t, p)
	press(t, p, "Unlock the coach")
	if p.held.Safety.Unlocked != "2026-11-25" || p.held.Safety.Locked() {
		t.Errorf("the all-clear is dated %q", p.held.Safety.Unlocked)
	}
	press(t, p, "Lock again")
	if !p.held.Safety.Locked() {
		t.Error("it is not locked again")
	}
	press(t, p, "Review")
	if want := []control.Command{{Name: "window", Window: control.FirstRunWindow}}; !slices.Equal(p.asked, want) {
		t.Errorf("reviewing asked for %v", p.asked)
	}
}

func TestTheValuesInTheSentenceLeadToTheirControls(t *testing.T) {
	p := open(t, core.Default(), settings.Tools)
	var bold []string
	for _, w := range all[*widget.SummarySentence](p.Content()) {
		for _, text := range all[*widget.Paragraph](w) {
			for _, run := range text.Runs {
				if run.Bold {
					bold = append(bold, run.Text)
					run.Tapped()
				}
			}
		}
	}
	if want := []string{"Mon to Fri", "13:00 to 17:30", "75 minutes"}; !slices.Equal(bold, want) {
		t.Errorf("bold is %q, want %q", bold, want)
	}
	if p.Part() != settings.Schedule {
		t.Errorf("it leads to %s", p.Part())
	}
	if focused := p.window.Canvas().Focused(); any(focused) != any(p.Control("schedule.every_minutes")) {
		t.Errorf("the keyboard is with %T", focused)
	}
}
