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

// list is a row for a setting that holds several values: a line to type one more, a tag for
// each that there is, and a sentence where what was typed can't be read.
func (p *Page) list(key string, most int, read func(string) (string, bool), word func(string) string, at func(*settings.Settings) *[]string) *fyne.Container {
	words := p.given.Words
	trouble := widget.NewParagraph(theme.Small, theme.RedInk, widget.Plain(""))
	said := page.Pad(0, 0, 12, 0, trouble)
	said.Hide()
	complain := func(text string) {
		trouble.SetText(text)
		visible(said, text != "")
		p.content.Refresh()
		p.given.Resized()
	}
	var entry *Entry
	add := func(text string) {
		value, ok := read(text)
		var reason string
		switch {
		case text == "":
			return
		case !ok:
			reason = words.Say("settings."+key+".unread", "Text", text)
		case slices.Contains(*at(&p.wanted), value):
			reason = words.Say("settings.typed.twice", "Text", word(value))
		case len(*at(&p.wanted)) >= most:
			reason = words.Say("settings.typed.most", "Count", most)
		}
		if reason != "" {
			entry.setWrong(true)
			complain(reason)
			return
		}
		entry.SetText("")
		complain("")
		p.change(key+"/"+value, func(s *settings.Settings) { *at(s) = sorted(*at(s), value) })
	}
	entry = newEntry(words.Say("settings."+key+".example"), 184, add)
	typed := entry.OnChanged
	entry.OnChanged = func(text string) {
		typed(text)
		if said.Visible() {
			complain("")
		}
	}
	button := widget.NewButton(widget.Secondary, words.Say("settings.typed.add"), func() { add(entry.Text) })
	head := p.newRow(key, page.Line(8, entry.box, button))
	tags := newFlow(8)
	shown := page.Pad(0, 0, 16, 0, tags)
	p.bind(Schedule, entry, func(s settings.Settings) {
		tags.Objects = nil
		for _, value := range *at(&s) {
			tags.Objects = append(tags.Objects, p.tag(word(value), func() {
				p.change(key+"/-"+value, func(s *settings.Settings) {
					*at(s) = slices.DeleteFunc(slices.Clone(*at(s)), func(v string) bool { return v == value })
				})
			}))
		}
		visible(shown, len(tags.Objects) > 0)
		tags.Refresh()
	}, key)
	return page.Column(0, head, said, shown)
}

// tag is one value of a list. A tap removes it.
func (p *Page) tag(text string, remove func()) fyne.CanvasObject {
	const pad, cross, gap = 12, 14, 8
	return widget.NewDrawnControl(p.given.Words.Say("settings.typed.remove", "Text", text), func() fyne.Size {
		return fyne.NewSize(2*pad+widget.TextWidth(text, theme.Small, true)+gap+cross, max(32, theme.Small.Line()+12))
	}, func(pen *widget.Pen) {
		s := widget.Paint{Fill: theme.Color(theme.PrimarySoft), Radius: pen.Size.Height / 2}
		if pen.Hovered {
			s.Edge, s.Width = theme.Color(theme.Primary), 1
		}
		pen.Box(0, 0, pen.Size.Width, pen.Size.Height, s)
		pen.Text(pad, (pen.Size.Height-theme.Small.Line())/2, pen.Size.Width-2*pad-gap-cross, text, theme.Small, theme.PrimaryInk, true)
		pen.Icon(pen.Size.Width-pad-cross, (pen.Size.Height-cross)/2, cross, icon.Cross, theme.Color(theme.PrimaryInk))
		if pen.Focused {
			pen.FocusRing(0, 0, pen.Size.Width, pen.Size.Height, pen.Size.Height/2)
		}
	}, func(fyne.Position) { remove() })
}

// flow puts objects beside each other, and below each other where there is no room.
type flow struct{ gap, last float32 }

func newFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flow{gap: gap}, Objects: objects}
}

func (l *flow) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) (height float32) {
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		least.Width = min(least.Width, width)
		if x > 0 && x+least.Width > width {
			x, y, line = 0, y+line+l.gap, 0
		}
		put(o, fyne.NewPos(x, y), least)
		x += least.Width + l.gap
		line = max(line, least.Height)
	}
	return y + line
}

// Layout implements fyne.Layout.
func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// HeightFor implements page.TallLayout.
func (l *flow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// MinSize implements fyne.Layout.
func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(widest, l.HeightFor(objects, max(l.last, widest)))
}
