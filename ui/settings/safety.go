package settings

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

const unlockedKey = "safety.unlocked"

// safety shows what came of the safety check. Where it locks the coach it asks, once
// more, before it unlocks, and notes the date.
func (p *Page) safety() fyne.CanvasObject {
	words := p.given.Words
	review := widget.NewButton(widget.Secondary, words.Say("settings.safety.review"), func() {
		p.given.Resident.Ask(control.Command{Name: "window", Window: control.FirstRunWindow}, func(_ control.Snapshot, err error) {
			if err != nil {
				p.refused(err)
			}
		})
	})
	review.Icon = icon.ShieldAlert
	lock := widget.NewButton(widget.Ghost, words.Say("settings.safety.lock"), func() {
		p.change(unlockedKey, func(s *settings.Settings) { s.Safety.Unlocked = "" })
	})
	answered, r := newTextRow(words.Say("settings.safety.name"), words.Say("settings.safety.not_yet"), page.Line(theme.Grid, lock, review))

	locked := widget.NewNotice(widget.NoticeCaution, icon.Lock, words.Say("settings.safety.locked"), words.Say("settings.safety.locked_text"), "", nil)
	unlock := widget.NewButton(widget.Secondary, words.Say("settings.safety.unlock"), nil)
	unlock.Icon = icon.LockOpen
	sure := widget.NewCheckbox("", false, nil)
	sure.OnChange = func(on bool) {
		if on {
			unlock.Enable()
		} else {
			unlock.Disable()
		}
	}
	unlock.OnTap = func() {
		p.change(unlockedKey, func(s *settings.Settings) { s.Safety.Unlocked = p.today() })
	}
	question := widget.NewParagraph(theme.Body, theme.Ink, widget.Run{Text: words.Say("settings.safety.ask"), Tapped: func() { sure.Tapped(nil) }})
	ask := &fyne.Container{Layout: askLayout{sure, question, unlock}, Objects: []fyne.CanvasObject{sure, question, unlock}}
	askRow := page.Pad(4, 0, 16, 0, page.Column(theme.Between, locked, ask))

	p.bind(General, unlock, func(s settings.Settings) {
		shut := s.Safety.Locked()
		r.hint.SetText(p.checked(s.Safety))
		visible(lock, unlocked(s.Safety))
		visible(askRow, shut)
		if !shut {
			sure.SetOn(false)
		}
		sure.OnChange(sure.On)
	}, unlockedKey)
	return page.Layers(widget.NewCard(nil), page.Pad(3, 24, 3, 24, page.Column(0, firstRow(answered), askRow)))
}

// unlocked tells whether nothing but an all-clear keeps the coach open.
func unlocked(s settings.Safety) bool {
	open := !s.Locked()
	s.Unlocked = ""
	return open && s.Locked()
}

// checked says what came of the safety check, and when.
func (p *Page) checked(s settings.Safety) string {
	words := p.given.Words
	when, err := time.Parse(time.DateOnly, s.Checked)
	if err != nil {
		return words.Say("settings.safety.not_yet")
	}
	date := words.Date(when)
	var flags []string
	for _, f := range s.Flags {
		flags = append(flags, words.Say("settings.safety.flag."+f))
	}
	if len(flags) == 0 {
		return words.Say("settings.safety.clear", "Date", date)
	}
	if cleared, err := time.Parse(time.DateOnly, s.Unlocked); err == nil {
		return words.Say("settings.safety.unlocked", "Date", date, "Unlocked", words.Date(cleared), "Flags", words.List(flags...))
	}
	return words.Say("settings.safety.noted", "Date", date, "Flags", words.List(flags...))
}

func visible(o fyne.CanvasObject, v bool) {
	if v && !o.Visible() {
		o.Show()
	} else if !v && o.Visible() {
		o.Hide()
	}
}

// firstRow takes the hairline off a row.
func firstRow(c *fyne.Container) *fyne.Container {
	if r, ok := c.Layout.(*row); ok {
		r.line.Hide()
	}
	return c
}

// askLayout sets a box before its question and the button at the right, or below it where
// it doesn't fit.
type askLayout struct {
	box      *widget.Checkbox
	question *widget.Paragraph
	button   *widget.Button
}

const boxGap = 34

func (l askLayout) room(width float32) (room float32, beside bool) {
	room = width - boxGap - l.button.MinSize().Width - rowGap
	if room < 240*theme.TextScale() {
		return width - boxGap, false
	}
	return room, true
}

// HeightFor implements page.TallLayout.
func (l askLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	room, beside := l.room(width)
	words, button := max(22, l.question.HeightFor(room)), l.button.MinSize().Height
	if beside {
		return max(words, button)
	}
	return words + rowPad + button
}

// Layout implements fyne.Layout.
func (l askLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room, beside := l.room(size.Width)
	words, button := l.question.HeightFor(room), l.button.MinSize()
	middle := max(22, words)
	at := fyne.NewPos(boxGap, size.Height-button.Height)
	if beside {
		middle = size.Height
		at = fyne.NewPos(size.Width-button.Width, (size.Height-button.Height)/2)
	}
	l.box.Move(fyne.NewPos(0, (middle-22)/2))
	l.box.Resize(fyne.NewSquareSize(22))
	l.question.Move(fyne.NewPos(boxGap, (middle-words)/2))
	l.question.Resize(fyne.NewSize(room, words))
	l.button.Move(at)
	l.button.Resize(button)
}

// MinSize implements fyne.Layout.
func (l askLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, l.HeightFor(objects, 784))
}

// signed sets an icon before a paragraph.
func signed(i icon.Name, words *widget.Paragraph) *fyne.Container {
	sign := widget.NewIcon(i, theme.Ink2)
	return &fyne.Container{Layout: signLayout{sign, words}, Objects: []fyne.CanvasObject{sign, words}}
}

type signLayout struct {
	sign  *widget.Icon
	words *widget.Paragraph
}

const signGap = 30

// HeightFor implements page.TallLayout.
func (l signLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return l.words.HeightFor(width - signGap)
}

// Layout implements fyne.Layout.
func (l signLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const d = 18
	l.sign.Move(fyne.NewPos(0, (theme.Small.Line()-d)/2))
	l.sign.Resize(fyne.NewSquareSize(d))
	l.words.Move(fyne.NewPos(signGap, 0))
	l.words.Resize(fyne.NewSize(size.Width-signGap, size.Height))
}

// MinSize implements fyne.Layout.
func (l signLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, l.HeightFor(objects, 784))
}
