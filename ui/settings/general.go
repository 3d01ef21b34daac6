package settings

import (
	"io/fs"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// general is the rest: looks, language, data, the safety check.
func (p *Page) general() *fyne.Container {
	words := p.given.Words
	p.data = &data{page: p}
	first := []*fyne.Container{}
	if p.given.System.StartsAtLogin != nil && p.given.System.StartAtLogin != nil {
		first = append(first, p.startsAtLogin())
	}
	rows := card(append(first,
		p.newRow("general.language", p.menu(General, "general.language", languages(words),
			func(s *settings.Settings) *string { return &s.General.Language })),
		p.newRow("general.theme", p.themes()),
		p.newRow("general.contrast", p.choice(General, "general.contrast",
			func(s *settings.Settings) *string { return &s.General.Contrast })),
		p.newRow("general.text_size", p.choice(General, "general.text_size",
			func(s *settings.Settings) *string { return &s.General.TextSize })),
		p.newRow("general.clock", p.choice(General, "general.clock",
			func(s *settings.Settings) *string { return &s.General.Clock })),
		p.newRow("general.quick_routine", p.menu(General, "general.quick_routine", p.routines(),
			func(s *settings.Settings) *string { return &s.General.QuickRoutine })),
		p.data.rows(),
		p.startOver(),
	)...)
	info := card(p.about())
	safety := p.safety()
	about := widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(words.Say("settings.safety.about")))
	foot := page.Pad(0, theme.Padding, 0, theme.Padding, signed(icon.HeartHandshake, about))
	all := page.Column(theme.Between)
	p.bind(General, all, func(s settings.Settings) {
		// What locks the coach comes first.
		all.Objects = []fyne.CanvasObject{rows, safety, info, foot}
		if s.Safety.Locked() {
			all.Objects = []fyne.CanvasObject{safety, rows, info, foot}
		}
	})
	return all
}

// languages are the languages that there are texts in, each in its own words.
func languages(words *lang.Language) []option {
	options := []option{{"system", words.Say("settings.general.language.system")}}
	entries, err := fs.ReadDir(assets.Translations(), ".")
	if err != nil {
		fyne.LogError("could not list the languages", err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		own, err := lang.New(assets.Translations(), e.Name())
		if err == nil {
			options = append(options, option{e.Name(), own.Say("settings.own_name")})
		}
	}
	return options
}

func (p *Page) routines() []option {
	var options []option
	for _, r := range p.given.Library.Routines() {
		options = append(options, option{string(r.ID), r.Name})
	}
	return options
}

// startOver sets every setting back, but not what the person said at the safety check.
func (p *Page) startOver() *fyne.Container {
	reset := widget.NewButton(widget.Secondary, p.given.Words.Say("settings.reset.button"), func() {
		p.change("reset", func(s *settings.Settings) {
			fresh := settings.Default()
			fresh.Safety, fresh.General.FirstRunDone = s.Safety, s.General.FirstRunDone
			*s = fresh
		})
	})
	reset.Icon = icon.Restart
	return p.newRow("reset", reset)
}

// The measures of the tiles of the choice of theme, in units.
const (
	tileWide  = 72
	tileHigh  = 48
	tilePitch = 88
	tileEdge  = 4 // room for the ring round the chosen one
)

// themes is the choice of the theme, each shown as it looks.
func (p *Page) themes() fyne.CanvasObject {
	const key = "general.theme"
	words, values := p.given.Words, field(key).Choices
	selected := -1
	choose := func(i int) {
		if i >= 0 && i < len(values) && i != selected {
			p.change(key, func(s *settings.Settings) { s.General.Theme = values[i] })
		}
	}
	w := widget.NewDrawnControl("", func() fyne.Size {
		return fyne.NewSize(float32(len(values)-1)*tilePitch+tileWide+2*tileEdge, tileHigh+2*tileEdge+2+theme.Caption.Line())
	}, func(pen *widget.Pen) {
		for i, v := range values {
			x := tileEdge + float32(i)*tilePitch
			if i == selected {
				pen.Box(x-tileEdge, 0, tileWide+2*tileEdge, tileHigh+2*tileEdge, widget.Paint{
					Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Primary), Width: 2, Radius: theme.RadiusButton + tileEdge,
				})
			}
			themeTile(pen, x, tileEdge, v)
			ink := theme.Ink2
			if i == selected {
				ink = theme.Ink
			}
			pen.TextCentre(x+tileWide/2, tileHigh+2*tileEdge+2, words.Say("settings.general.theme.choice."+v), theme.Caption, ink, i == selected)
		}
		if pen.Focused && selected >= 0 {
			pen.FocusRing(float32(selected)*tilePitch, 0, tileWide+2*tileEdge, tileHigh+2*tileEdge, theme.RadiusButton+tileEdge)
		}
	}, func(at fyne.Position) { choose(int(at.X / tilePitch)) })
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
	p.bind(General, w, func(s settings.Settings) {
		selected = slices.Index(values, s.General.Theme)
		w.Refresh()
	}, key)
	return w
}

// themeTile draws a window as a theme shows it: the sun in its loop and a line of text.
func themeTile(pen *widget.Pen, x, y float32, variant string) {
	window := func(x, width float32, dark bool) {
		pen.Box(x, y, width, tileHigh, widget.Paint{
			Fill: theme.Of(theme.Ground, dark), Edge: theme.Of(theme.Line, dark), Width: 1, Radius: theme.RadiusButton,
		})
	}
	if variant == "system" {
		const half, round = tileWide / 2, theme.RadiusButton
		window(x, half+round, false)
		window(x+half-round, half+round, true)
		// The dark window begins in the middle, without a round corner there.
		pen.Box(x+half-round-1, y, round+1, tileHigh, widget.Paint{Fill: theme.Of(theme.Line, false)})
		pen.Box(x+half-round-1, y+1, round+1, tileHigh-2, widget.Paint{Fill: theme.Of(theme.Ground, false)})
	} else {
		window(x, tileWide, variant == "dark")
	}
	dark := variant == "dark"
	pen.Disc(x+8, y+8, 20, widget.Paint{Fill: theme.Of(theme.Ember, dark)})
	pen.Box(x+8, y+36, 40, 5, widget.Paint{Fill: theme.Of(theme.Control, variant != "light"), Radius: 2})
}
