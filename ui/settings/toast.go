package settings

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// toastStays is how long the toast can be used; Ctrl Z works beyond it.
const toastStays = 8 * time.Second

// toast says that a change is saved, and takes it back.
type toast struct {
	page   *Page
	box    *fyne.Container
	text   *widget.Text
	button *widget.Button
	stop   func()
}

func newToast(p *Page) *toast {
	say := p.given.Words.Say
	t := &toast{page: p, text: widget.NewText("", theme.Body, theme.Ink)}
	t.button = widget.NewButton(widget.Ghost, say("settings.undo.button"), p.Undo)
	t.button.Height = 32
	ground := widget.NewCard(nil)
	ground.Ground, ground.Raised = theme.Raised, true
	line := page.Line(theme.Grid, widget.NewIcon(icon.CircleCheck, theme.TealInk), t.text, t.button)
	t.box = page.Layers(ground, page.Pad(8, 4, 8, 12, line))
	t.box.Hide()
	return t
}

func (t *toast) saved() { t.say(t.page.given.Words.Say("settings.undo.saved"), true) }

func (t *toast) undone() { t.say(t.page.given.Words.Say("settings.undo.back"), len(t.page.undo) > 0) }

func (t *toast) say(text string, more bool) {
	t.text.SetText(text)
	if more {
		t.button.Show()
	} else {
		t.button.Hide()
	}
	t.box.Show()
	t.box.Refresh()
	if t.stop != nil {
		t.stop()
	}
	t.stop = t.page.given.After(toastStays, t.hide)
	t.page.given.Resized()
}

func (t *toast) hide() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.box.Hide()
}
