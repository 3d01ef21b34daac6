package firstrun_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/firstrun"
)

const (
	disc      = "A herniated disc"
	headaches = "Frequent or severe headaches"
	none      = "None of these"
)

// pages are the ways to every page, as the pictures show them.
var pages = []struct {
	name     string
	settings settings.Settings
	args     []string
	reach    func(*desk)
	looks    string // among light, dark and largest
}{
	{name: "welcome", looks: "light dark largest", reach: func(*desk) {}},
	{name: "safety", looks: "light dark", reach: func(d *desk) { d.press("Set up in a minute"); d.tick(none) }},
	{name: "safety-headaches", looks: "light dark largest", reach: func(d *desk) { d.press("Set up in a minute"); d.tick(headaches) }},
	{name: "safety-unanswered", looks: "light", reach: func(d *desk) { d.press("Set up in a minute"); d.types(fyne.KeyTab) }},
	{name: "flagged", looks: "light dark largest", reach: func(d *desk) { d.press("Set up in a minute"); d.tick(disc); d.press("Continue") }},
	{name: "tools", looks: "light dark largest", reach: toTools},
	{name: "when", looks: "light dark largest", reach: toWhen},
	{name: "try", looks: "light dark largest", reach: func(d *desk) { toWhen(d); d.press("Finish") }},
	{name: "end-locked", looks: "light", reach: func(d *desk) {
		d.press("Set up in a minute")
		d.tick(disc)
		d.press("Continue", "Reminders only", "Finish")
	}},
	{name: "review-flagged", looks: "light", settings: flagged("disc", "injury"), args: []string{firstrun.Safety}, reach: func(d *desk) { d.press("Done") }},
	{name: "all-clear", looks: "light dark", settings: flagged("disc"), args: []string{firstrun.Safety}, reach: func(d *desk) { d.tick(none); d.press("Done") }},
	{name: "trouble", looks: "light", reach: func(d *desk) {
		d.press("Set up in a minute")
		d.tick(headaches)
		d.problems = []string{"The settings could not be written: the disk is full. Free some space and press Continue again."}
		d.press("Continue")
	}},
}

func toTools(d *desk) {
	d.press("Set up in a minute")
	d.tick(none)
	d.press("Continue")
}

func toWhen(d *desk) {
	toTools(d)
	d.press("Continue")
}

func TestPagesLook(t *testing.T) {
	for _, p := range pages {
		for _, look := range []struct{ variant, textSize, name string }{
			{"light", "normal", "light"}, {"dark", "normal", "dark"}, {"light", "largest", "largest"},
		} {
			if !slices.Contains(strings.Fields(p.looks), look.name) {
				continue
			}
			t.Run(p.name+" "+look.name, func(t *testing.T) {
				s := p.settings
				if s.Schedule.WorkFrom == "" {
					s = settings.Default()
				}
				if look.variant == "dark" { // as in the designed pictures
					s.Coach.Skin, s.Coach.Hair = "s3", "short"
				}
				d := sit(t, s, look.variant, look.textSize, p.args...)
				p.reach(d)
				test.AssertImageMatches(t, p.name+"-"+look.name+".png", d.window.Canvas().Capture())
			})
		}
	}
}
