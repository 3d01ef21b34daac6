package settings

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// coach is how a session is coached.
func (p *Page) coach() *fyne.Container {
	hair := p.menu(Coach, "coach.hair", p.options("coach.hair"), func(s *settings.Settings) *string { return &s.Coach.Hair })
	p.sound = newSound(p)
	return page.Column(theme.Between, p.sound.notices, card(
		p.sound.voice(),
		p.newRow("coach.voice_rate_percent", p.stepper(Coach, "coach.voice_rate_percent", p.percent,
			func(s *settings.Settings) *int { return &s.Coach.VoiceRatePercent })),
		p.newRow("coach.chimes", page.Line(12, p.choice(Coach, "coach.chime_set",
			func(s *settings.Settings) *string { return &s.Coach.ChimeSet }), p.toggle(Coach, "coach.chimes",
			func(s *settings.Settings) *bool { return &s.Coach.Chimes }))),
		p.newRow("coach.lead_in_seconds", p.stepper(Coach, "coach.lead_in_seconds", p.seconds,
			func(s *settings.Settings) *int { return &s.Coach.LeadInSeconds })),
		p.newRow("coach.wait_for_me", p.toggle(Coach, "coach.wait_for_me",
			func(s *settings.Settings) *bool { return &s.Coach.WaitForMe })),
		p.newRow("coach.dose", p.choice(Coach, "coach.dose",
			func(s *settings.Settings) *string { return &s.Coach.Dose })),
		p.newRow("coach.figure", page.Line(theme.Padding, p.skins(), hair)),
		p.newRow("coach.body", p.choice(Coach, "coach.body",
			func(s *settings.Settings) *string { return &s.Coach.Body })),
		p.newRow("coach.motion", p.choice(Coach, "coach.motion",
			func(s *settings.Settings) *string { return &s.Coach.Motion })),
		p.newRow("coach.full_screen", p.toggle(Coach, "coach.full_screen",
			func(s *settings.Settings) *bool { return &s.Coach.FullScreen })),
		p.newRow("coach.second_screen", p.toggle(Coach, "coach.second_screen",
			func(s *settings.Settings) *bool { return &s.Coach.SecondScreen })),
	))
}

// volume is how loud voice and chimes are. It counts when the thumb is let go of.
func (p *Page) volume() fyne.CanvasObject {
	const key = "coach.volume_percent"
	f := field(key)
	w := widget.NewSlider(f.Lo, f.Lo, f.Hi, nil)
	w.Step = max(1, f.Step)
	w.OnDone = func(v int) { p.change(key, func(s *settings.Settings) { s.Coach.VolumePercent = v }) }
	p.bind(Coach, w, func(s settings.Settings) { w.SetValue(s.Coach.VolumePercent) }, key)
	return w
}

// The discs of the choice of skin, in units.
const (
	skinDisc  = 36
	skinPitch = 48
	skinEdge  = 5 // room for the ring round the chosen one
)

// skins is the choice of the figure's skin, by its colour.
func (p *Page) skins() fyne.CanvasObject {
	const key = "coach.skin"
	values := field(key).Choices
	selected := -1
	var w *widget.DrawnControl
	choose := func(i int) {
		if i < 0 || i >= len(values) || i == selected {
			return
		}
		p.change(key, func(s *settings.Settings) { s.Coach.Skin = values[i] })
	}
	w = widget.NewDrawnControl("", func() fyne.Size {
		return fyne.NewSize(float32(len(values)-1)*skinPitch+skinDisc+2*skinEdge, skinDisc+2*skinEdge)
	}, func(pen *widget.Pen) {
		for i, v := range values {
			x := skinEdge + float32(i)*skinPitch
			c, err := p.given.Figures.Skin(figure.Look{Dark: theme.Dark(), Skin: v})
			if err != nil {
				continue // the choice stays, without its colour
			}
			if i == selected {
				pen.Disc(x-skinEdge, 0, skinDisc+2*skinEdge, widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Primary), Width: 2})
			}
			pen.Disc(x, skinEdge, skinDisc, widget.Paint{Fill: c, Edge: theme.Mix(c, theme.Color(theme.Ink), 0.15), Width: 1})
		}
		if pen.Focused && selected >= 0 {
			pen.FocusRing(float32(selected)*skinPitch, 0, skinDisc+2*skinEdge, skinDisc+2*skinEdge, skinDisc)
		}
	}, func(at fyne.Position) { choose(int((at.X - skinEdge + (skinPitch-skinDisc)/2) / skinPitch)) })
	w.OnKey = func(k fyne.KeyName) bool {
		switch k {
		case fyne.KeyLeft:
			choose(max(0, selected-1))
		case fyne.KeyRight:
			choose(min(len(values)-1, selected+1))
		case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		default:
			return false
		}
		return true
	}
	p.bind(Coach, w, func(s settings.Settings) {
		selected = slices.Index(values, s.Coach.Skin)
		w.Label = ""
		if selected >= 0 {
			w.Label = p.given.Words.Say("settings.coach.skin.choice." + values[selected])
		}
		w.Refresh()
	}, key)
	return w
}
