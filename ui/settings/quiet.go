package settings

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// quiet is what must not be interrupted, what counts as a break, and how a reminder comes.
func (p *Page) quiet() *fyne.Container {
	say := p.given.Words.Say
	test := widget.NewButton(widget.Secondary, say("settings.quiet.test.button"), func() {
		p.given.Resident.Ask(control.Command{Name: "test-reminder"}, p.orRefused)
	})
	test.Icon = icon.Bell
	return page.Column(theme.Between,
		card(
			p.seen("quiet.calls", []string{"call"}, func(s *settings.Settings) *bool { return &s.Quiet.Calls }),
			p.newRow("quiet.after_call_minutes", p.stepper(Quiet, "quiet.after_call_minutes", p.minutes,
				func(s *settings.Settings) *int { return &s.Quiet.AfterCallMinutes })),
			p.seen("quiet.full_screen", []string{"full-screen"}, func(s *settings.Settings) *bool { return &s.Quiet.FullScreen }),
			p.seen("quiet.do_not_disturb", []string{"do-not-disturb"}, func(s *settings.Settings) *bool { return &s.Quiet.DoNotDisturb }),
			// Who tells of idle hands tells of busy ones; it is listened to only while a reminder waits.
			p.seen("quiet.typing", []string{"typing", "idle"}, func(s *settings.Settings) *bool { return &s.Quiet.Typing }),
			p.seen("quiet.low_battery", []string{"low-battery"}, func(s *settings.Settings) *bool { return &s.Quiet.LowBattery }),
			p.newRow("quiet.longest_wait_minutes", p.stepper(Quiet, "quiet.longest_wait_minutes", p.minutes,
				func(s *settings.Settings) *int { return &s.Quiet.LongestWaitMinutes })),
		),
		p.held(),
		p.heading("settings.quiet.breaks"),
		card(
			p.newRow("quiet.away_minutes", p.stepper(Quiet, "quiet.away_minutes", p.minutes,
				func(s *settings.Settings) *int { return &s.Quiet.AwayMinutes })),
			p.newRow("quiet.idle_minutes", p.stepper(Quiet, "quiet.idle_minutes", p.minutes,
				func(s *settings.Settings) *int { return &s.Quiet.IdleMinutes })),
			p.newRow("quiet.snoozes_per_day", p.stepper(Quiet, "quiet.snoozes_per_day",
				func(n int) string {
					if n == 0 {
						return say("settings.quiet.snoozes_per_day.off")
					}
					return plain(n)
				},
				func(s *settings.Settings) *int { return &s.Quiet.SnoozesPerDay })),
		),
		p.heading("settings.quiet.comes"),
		card(
			p.newRow("general.reminder_style", p.choice(Quiet, "general.reminder_style",
				func(s *settings.Settings) *string { return &s.General.ReminderStyle })),
			p.newRow("general.reminder_sound", p.toggle(Quiet, "general.reminder_sound",
				func(s *settings.Settings) *bool { return &s.General.ReminderSound })),
			p.newRow("quiet.test", test),
		),
	)
}

// orRefused says why the resident did not do what it was asked.
func (p *Page) orRefused(_ control.Snapshot, err error) {
	if err != nil {
		p.refused(err)
	}
}

// seen is a switch for something that a source must see. Where none does, the row says so and
// the switch is off: what was chosen counts again where it is seen.
func (p *Page) seen(key string, kinds []string, at func(*settings.Settings) *bool) *fyne.Container {
	words := p.given.Words
	toggle := widget.NewToggle(false, func(on bool) {
		p.change(key, func(s *settings.Settings) { *at(s) = on })
	})
	sign := widget.NewIcon(icon.Caution, theme.AmberInk)
	note := widget.NewText(words.Say("settings.quiet.unseen.note"), theme.Small, theme.AmberInk)
	caution := page.Pad(0, 12, 0, 0, page.Line(8, &fyne.Container{Layout: square{18}, Objects: []fyne.CanvasObject{sign}}, note))
	hint := words.Say("settings." + key + ".hint")
	c, r := newTextRow(words.Say("settings."+key+".name"), hint, page.Line(0, caution, toggle))
	p.bind(Quiet, toggle, func(s settings.Settings) {
		blind := p.blind(kinds)
		visible(caution, blind)
		toggle.SetOn(*at(&s) && !blind)
		if blind {
			toggle.Disable()
			if !slices.Contains(kinds, "low-battery") { // which no word from the tray makes up for
				r.hint.SetText(words.Say("settings.quiet.unseen.instead"))
			}
		} else {
			toggle.Enable()
			r.hint.SetText(hint)
		}
	}, key)
	return c
}

// blind tells that no source sees any of these kinds. Before the sources have said anything,
// nothing is.
func (p *Page) blind(kinds []string) bool {
	return len(p.snapshot.Sources) > 0 && !slices.ContainsFunc(p.snapshot.Sources, func(s control.Source) bool {
		return s.Sees && slices.Contains(kinds, s.Kind)
	})
}

// held says what holds reminders back now.
func (p *Page) held() fyne.CanvasObject {
	words := widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(""))
	foot := page.Pad(0, theme.Padding, 0, theme.Padding, signed(icon.History, words))
	p.bind(Quiet, foot, func(settings.Settings) {
		text := p.given.Words.Say("settings.quiet.nothing_held")
		if len(p.snapshot.Blockers) > 0 {
			text = p.snapshot.Blockers[0].Sentence
		}
		words.SetText(text)
	})
	return foot
}
