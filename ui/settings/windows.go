package settings

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

const windowsKey = "schedule.windows"

// windows are the windows of the day, one slider each, and the button that adds one.
func (p *Page) windows() *fyne.Container {
	words := p.given.Words
	all := page.Column(0)
	for i := range settings.MostWindows {
		all.Objects = append(all.Objects, p.window(i))
	}
	add := widget.NewButton(widget.Ghost, words.Say("settings.schedule.windows.add"), func() {
		p.change(windowsKey+"/add", func(s *settings.Settings) {
			spans := s.Schedule.Spans()
			from, to := atTheDesk(*s)
			if w, ok := freeSpan(spans, from, to); ok && len(spans) < settings.MostWindows {
				s.Schedule.SetSpans(append(spans, w))
			}
		})
	})
	add.Icon, add.Height = icon.Plus, 32
	full := widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(words.Say("settings.schedule.windows.full")))
	addRow, fullRow := page.Pad(0, 0, 8, -12, page.Line(0, add)), page.Pad(0, 0, 12, 0, full)
	p.bind(Schedule, add, func(s settings.Settings) {
		from, to := atTheDesk(s)
		spans := s.Schedule.Spans()
		_, free := freeSpan(spans, from, to)
		visible(add, free && len(spans) < settings.MostWindows)
		visible(addRow, add.Visible())
		visible(fullRow, !add.Visible())
	}, windowsKey)
	all.Objects = append(all.Objects, addRow, fullRow)
	return all
}

// window is the slider of one window. Only the first has a name and stays without a cross.
func (p *Page) window(i int) fyne.CanvasObject {
	words := p.given.Words
	remove := widget.NewIconButton(icon.Cross, words.Say("settings.schedule.windows.remove"), func() {
		p.change(windowsKey+"/remove", func(s *settings.Settings) {
			if spans := s.Schedule.Spans(); i < len(spans) {
				s.Schedule.SetSpans(slices.Delete(spans, i, i+1))
			}
		})
	})
	remove.Height = 32
	keys := []string{}
	if i == 0 {
		keys = []string{"schedule.window_from", "schedule.window_to"}
	}
	track := p.track(Schedule, windowsKey, field("schedule.window_from").Step, atTheDesk,
		func(s settings.Settings) (from, to int, ok bool) {
			spans := s.Schedule.Spans()
			if i >= len(spans) {
				return 0, 0, false
			}
			return spans[i].From, spans[i].To, true
		},
		func(s *settings.Settings, from, to int) { setWindow(&s.Schedule, i, from, to) }, keys...)
	name := words.Say("settings.schedule.window.name")
	hint := words.Say("settings.schedule.window.hint")
	c, r := newTextRow(name, hint, page.Line(4, remove, track))
	p.bind(Schedule, c, func(s settings.Settings) {
		n := len(s.Schedule.Spans())
		visible(c, i < n || i == 0)
		visible(remove, n > 1)
		name, hint := name, hint
		if n > 1 {
			name, hint = words.Say("settings.schedule.windows.nth", "Number", i+1), ""
			if i == 0 {
				hint = words.Say("settings.schedule.windows.hint")
			}
		}
		r.name.SetText(name)
		r.hint.SetText(hint)
	})
	return c
}

// setWindow moves a window, as far as its neighbours leave room.
func setWindow(h *settings.Schedule, i, from, to int) {
	spans := h.Spans()
	if i >= len(spans) {
		return
	}
	const apart = 5
	if i > 0 {
		from = max(from, spans[i-1].To+apart)
	}
	if i+1 < len(spans) {
		to = min(to, spans[i+1].From-apart)
	}
	if from < to {
		spans[i] = settings.Span{From: from, To: to}
		h.SetSpans(spans)
	}
}
