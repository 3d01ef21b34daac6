package coach

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// mostThings is how many things the ready screen has room for.
const mostThings = 6

// readyView is the composition before the first technique.
type readyView struct {
	all    group
	verb   *widget.Paragraph
	things [mostThings]*widget.Fact
	ask    *widget.Text
	option *widget.Text
	scale  *widget.TenScale
	ends   [2]*widget.Text
	news   *widget.Paragraph

	ring    *widget.PhaseRing
	starts  *widget.Text
	start   *widget.Button
	warning *widget.Fact
}

func (v *view) buildReady() {
	r := &v.ready
	r.verb = widget.NewParagraph(theme.H2, theme.Ink)
	v.put(&r.all, column(600, 72, 360, 0), r.verb)
	for i := range r.things {
		r.things[i] = widget.NewFact(icon.Ball, "", "")
		r.things[i].Disc = true
		v.put(&r.all, column(600, 172, 348, 40), r.things[i])
	}
	r.ask = widget.NewText(v.say("how_tight"), theme.Label, theme.Ink)
	r.option = widget.NewText(v.say("optional"), theme.Small, theme.Ink2)
	r.option.Align = fyne.TextAlignTrailing
	r.scale = widget.NewTenScale(0, v.act.rate)
	r.scale.Ground, r.scale.Chosen = theme.Surface, theme.Ink
	r.ends[0] = widget.NewText(v.say("loose"), theme.Caption, theme.Ink2)
	r.ends[1] = widget.NewText(v.say("concrete"), theme.Caption, theme.Ink2)
	r.ends[1].Align = fyne.TextAlignTrailing
	for _, o := range []fyne.CanvasObject{r.ask, r.option, r.scale, r.ends[0], r.ends[1]} {
		v.put(&r.all, column(600, 344, 348, 20), o)
	}
	r.news = widget.NewParagraph(theme.Small, theme.Ink2)
	v.put(&r.all, column(600, 454, 348, 0), r.news)
}

// buildReadyBar builds what stands in the bar before the start.
func (v *view) buildReadyBar() {
	r := &v.ready
	r.warning = widget.NewFact(icon.ShieldAlert, v.say("never_on_bone"), v.say("stop_at_sharp"))
	r.warning.Tint = theme.AmberInk
	r.ring = widget.NewPhaseRing(widget.RingState{Kind: widget.RingQuiet, Digits: -1})
	r.ring.Stroke = 4
	r.starts = widget.NewText("", theme.Body, theme.Ink2)
	r.start = widget.NewButton(widget.Primary, v.say("start_now"), func() { v.act.space() })
	r.start.Height, r.start.Icon, r.start.Key = 56, icon.Play, v.say("key.space")
	v.put(&r.all, at(34, 604, 480, 40, toBottom), r.warning)
	v.put(&r.all, at(563, 612, 24, 24, toBottom|toRight), r.ring)
	v.put(&r.all, at(595, 614, 140, 20, toBottom|toRight), r.starts)
	v.put(&r.all, at(745, 596, 0, 56, toBottom|toRight), r.start)
}

func (v *view) showReady(s State) {
	r := &v.ready
	r.verb.SetText(s.Verb)
	v.move(r.verb, column(600, 72, 360, 0))
	k := v.plan.k
	y := 72 + r.verb.HeightFor(360*k)/k + 20
	pitch := float32(52)
	if len(s.Fetch) > 4 {
		pitch = 44
	}
	for i, f := range r.things {
		group{f}.show(i < len(s.Fetch))
		if i < len(s.Fetch) {
			f.Set(s.Fetch[i].Icon, s.Fetch[i].Name, s.Fetch[i].Line)
			v.move(f, column(600, y, 348, 40))
			y += pitch
		}
	}
	y = max(344, y+16)
	v.move(r.ask, column(600, y, 260, 20))
	v.move(r.option, column(848, y, 100, 20))
	v.move(r.scale, column(600, y+32, 348, 32))
	v.move(r.ends[0], column(600, y+70, 100, 16))
	v.move(r.ends[1], column(828, y+70, 120, 16))
	r.news.SetText(s.News)
	v.move(r.news, column(600, y+102, 348, 0))

	// From the right: the button, the words, the little ring.
	start := r.start.MinSize().Width / k
	r.starts.SetText(s.StartsIn)
	words := r.starts.MinSize().Width / k
	right := float32(948)
	v.move(r.start, at(right-start, 596, start, 56, toBottom|toRight))
	v.move(r.starts, at(right-start-20-words, 614, words, 20, toBottom|toRight))
	v.move(r.ring, at(right-start-20-words-32, 612, 24, 24, toBottom|toRight))
	r.scale.SetValue(s.Rating.Before)
	r.ring.Set(widget.RingState{Kind: widget.RingQuiet, Filled: s.StartWait, Digits: -1})
}

// pausedView is the composition while nothing plays.
type pausedView struct {
	all     group
	veil    *widget.Card
	disc    *widget.Card
	sign    *widget.Icon
	verb    *widget.Text
	line    *widget.Paragraph
	buttons [4]*widget.Button
	note    *widget.Paragraph
}

func (v *view) buildPaused() {
	p := &v.paused
	p.veil = widget.NewPanel(theme.IdleVeil, 0, nil)
	p.disc = widget.NewPanel(theme.Surface, 56, nil)
	p.disc.Floats = true
	p.sign = widget.NewIcon(icon.Pause, theme.Ink)
	p.verb = widget.NewText("", theme.H1, theme.Ink)
	p.line = widget.NewParagraph(theme.Large, theme.Ink2)
	p.note = widget.NewParagraph(theme.Small, theme.Ink2)
	v.put(&p.all, at(0, 0, designWidth, stageHeight, asWide|asHigh), p.veil)
	v.put(&p.all, at(228, 228, 112, 112, toPicture), p.disc)
	v.put(&p.all, at(260, 260, 48, 48, toPicture), p.sign)
	v.put(&p.all, column(600, 72, 360, 48), p.verb)
	v.put(&p.all, column(600, 128, 348, 0), p.line)
	for i := range p.buttons {
		p.buttons[i] = widget.NewButton(widget.Secondary, "", nil)
		p.buttons[i].Height, p.buttons[i].Spread = 56, true
		v.put(&p.all, column(600, 204+float32(i)*68, 348, 56), p.buttons[i])
	}
	v.put(&p.all, column(600, 472, 348, 0), p.note)
}

func (v *view) showPaused(s State, changed bool) {
	p := &v.paused
	v.showVerb(p.verb, s.Verb)
	p.line.SetText(s.Line)
	p.note.SetText(s.PauseNote)
	k := v.plan.k
	v.move(p.line, column(600, 128, 348, 0))
	y := max(204, 128+p.line.HeightFor(348*k)/k+28)
	tint, size := theme.Ink, float32(58)
	switch s.Sign {
	case icon.Pause:
	case icon.ShieldAlert:
		tint, size = theme.RedInk, 48
	default:
		tint, size = theme.TealInk, 48
	}
	if p.sign.Name != s.Sign {
		p.sign.Name, p.sign.Color = s.Sign, tint
		p.sign.Refresh()
	}
	v.move(p.sign, at(284-size/2, 284-size/2, size, size, toPicture))
	for i, b := range p.buttons {
		if i >= len(s.Choices) {
			b.Hide()
			continue
		}
		c := s.Choices[i]
		b.Kind, b.Icon, b.Key = c.Kind, c.Icon, c.Key
		b.OnTap = func() { v.act.do(c.Command) }
		b.SetLabel(c.Label)
		b.Show()
		b.Refresh()
		v.move(b, column(600, y, 348, 56))
		y += 68
	}
	v.move(p.note, column(600, y-4, 348, 0))
}
