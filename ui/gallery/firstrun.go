package main

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/firstrun"
	"github.com/unknot-app/unknot/ui/widget"
	"github.com/unknot-app/unknot/ui/window"
)

// firstRun are the pages of the first run, and of the safety check alone.
func firstRun() ([]exhibit, error) {
	lib, err := library()
	if err != nil {
		return nil, err
	}
	// The boxes of the safety check are known by their words.
	conditions := map[string]string{}
	for _, c := range lib.GoodToKnow().Safety.Conditions {
		conditions[c.ID] = c.Text
	}
	on := func(w fyne.Window) { press(w, fyne.KeyReturn) } // the main button
	ticked := func(id string) func(fyne.Window) { return func(w fyne.Window) { tick(w, conditions[id]) } }
	fine := func(w fyne.Window) { tick(w, boxes(w)[len(boxes(w))-1].Label) } // the last box: none of these

	var all []exhibit
	for _, p := range []struct {
		name  string
		flags []string // those of an earlier safety check, which is looked at again
		walk  []func(fyne.Window)
	}{
		{name: "firstrun-welcome"},
		{name: "firstrun-safety", walk: []func(fyne.Window){on, fine}},
		{name: "firstrun-safety-headaches", walk: []func(fyne.Window){on, ticked("headaches")}},
		{name: "firstrun-flagged", walk: []func(fyne.Window){on, ticked("disc"), on}},
		{name: "firstrun-tools", walk: []func(fyne.Window){on, fine, on}},
		{name: "firstrun-when", walk: []func(fyne.Window){on, fine, on, on}},
		{name: "firstrun-try", walk: []func(fyne.Window){on, fine, on, on, on}},
		{name: "firstrun-end-locked", walk: []func(fyne.Window){on, ticked("disc"), on, on, on}},
		{name: "firstrun-review", flags: []string{"disc", "injury"}},
		{name: "firstrun-review-flagged", flags: []string{"disc", "injury"}, walk: []func(fyne.Window){on}},
		{name: "firstrun-all-clear", flags: []string{"disc"}, walk: []func(fyne.Window){fine, on}},
	} {
		all = append(all, exhibit{"First run", p.name, func(s *studio) (image.Image, error) {
			w, err := s.begin(p.flags)
			if err != nil {
				return nil, err
			}
			for _, step := range p.walk {
				step(w)
			}
			return shoot(w), nil
		}})
	}
	return all, nil
}

// begin opens the first run, or the safety check of somebody whom it flagged.
func (s *studio) begin(flags []string) (fyne.Window, error) {
	look, chosen := s.look(), settings.Default()
	chosen.Coach.Skin, chosen.Coach.Hair = look.Skin, look.Hair
	var args []string
	if len(flags) > 0 {
		chosen = s.settings()
		chosen.Safety.Flags = flags
		args = []string{firstrun.Safety}
	}
	next := at(16, 0)
	w := s.window()
	given := window.Given{
		Clock: s.clock, Lang: s.words, Settings: chosen, Snapshot: control.Snapshot{NextReminder: &next}, Args: args,
		Ask:   func(control.Command, func(control.Snapshot, error)) {},
		Close: func() {},
	}
	_, err := firstrun.OpenSaving(w, given, func(change func(*settings.Settings), then func(control.SettingsReply, error)) {
		change(&chosen)
		then(control.SettingsReply{Settings: chosen}, nil)
	})
	w.Resize(firstrun.Kind(given).Size)
	return w, err
}

// boxes are the checkboxes of a page in their order.
func boxes(w fyne.Window) (all []*widget.Checkbox) {
	for _, o := range w.Content().(*fyne.Container).Objects {
		if b, ok := o.(*widget.Checkbox); ok && b.Visible() {
			all = append(all, b)
		}
	}
	return all
}

func tick(w fyne.Window, label string) {
	for _, b := range boxes(w) {
		if b.Label == label {
			test.Tap(b)
		}
	}
	w.Canvas().Unfocus()
}
