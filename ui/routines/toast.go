package routines

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// toastStays is how long what was done is told; Ctrl Z takes it back as long as nothing else
// was done.
const toastStays = 10 * time.Second

// toast tells what was done, and takes it back.
type toast struct {
	page   *Page
	box    *fyne.Container
	text   *widget.Paragraph
	button *widget.Button
	undo   func()
	stop   func()
}

func newToast(p *Page) *toast {
	t := &toast{page: p, text: widget.NewParagraph(theme.Small, theme.Ink)}
	t.button = widget.NewButton(widget.Ghost, p.given.Words.Say("routines.toast.undo"), t.act)
	t.button.Height = 32
	ground := widget.NewCard(nil)
	ground.Ground, ground.Raised = theme.Raised, true
	words := page.Column(2, newBeside(widget.NewIcon(icon.CircleCheck, theme.TealInk), t.text, nil), page.Pad(0, 0, 0, 20, page.Line(0, t.button)))
	t.box = &fyne.Container{Layout: floating{words}, Objects: []fyne.CanvasObject{ground, words}}
	t.box.Hide()
	return t
}

// say tells something; undo takes it back, and may be nil.
func (t *toast) say(text string, undo func()) {
	t.text.SetText(text)
	t.undo = undo
	visible(t.button, undo != nil)
	t.box.Show()
	t.box.Refresh()
	if t.stop != nil {
		t.stop()
	}
	t.stop = t.page.given.After(toastStays, t.hide)
	t.page.given.Resized()
}

// act takes back what was told last.
func (t *toast) act() {
	if undo := t.undo; undo != nil {
		t.undo = nil
		t.hide()
		undo()
	}
}

func (t *toast) hide() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.box.Hide()
}

// floating gives the words of the toast the width of the sidebar.
type floating struct{ words fyne.CanvasObject }

const toastPad = 10

func (l floating) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	l.words.Move(fyne.NewPos(toastPad, toastPad))
	l.words.Resize(size.SubtractWidthHeight(2*toastPad, 2*toastPad))
}

func (l floating) MinSize([]fyne.CanvasObject) fyne.Size {
	const wide = 176 // of the sidebar's items, which only grow
	return fyne.NewSize(wide, page.Height(l.words, wide-2*toastPad)+2*toastPad)
}
