package settings_test

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	core "github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/settings"
	"github.com/unknot-app/unknot/ui/widget"
)

// keptOut are the settings that the page has no control for, and why.
var keptOut = map[string]string{
	"general.first_run_done": "the first run notes it; the page opens the first run by Review",
	"safety.checked":         "the date of the safety check, which Review opens; the page shows it",
	"safety.flags":           "the answers to the safety check, which Review opens; the page shows them",
}

// typed is what a person types into the settings that take a line.
var typed = map[string]string{
	"schedule.at":          "Fri 3 pm",
	"schedule.quiet_dates": "24 Dec to 6 Jan",
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
			} else if entry, ok := control.(*settings.Entry); ok {
				entry.SetText(typed[f.Key])
				work(t, entry)
			} else {
				work(t, control)
			}
			want := []string{f.Key}
			if f.Key == "schedule.windows" {
				want = []string{"schedule.window_from", f.Key} // where the first begins
			}
			if got := changed(t, locked(), p.held); !slices.Equal(got, want) {
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
