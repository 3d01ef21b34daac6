package insights

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// toastStays is how long the toast can be used.
const toastStays = 12 * time.Second

// toast says where something was saved, or that it was not.
type toast struct {
	page *Page
	box  *fyne.Container
	sign *widget.Icon
	text *widget.Paragraph
	show *widget.Button
	path string
	stop func()
}

func newToast(p *Page) *toast {
	t := &toast{page: p, sign: widget.NewIcon(icon.CircleCheck, theme.TealInk), text: widget.NewParagraph(theme.Small, theme.Ink)}
	t.show = widget.NewButton(widget.Ghost, p.say("export.show"), t.open)
	t.show.Height = 32
	ground := widget.NewCard(nil)
	ground.Ground, ground.Raised = theme.Raised, true
	line := &fyne.Container{Layout: toastLayout{t}, Objects: []fyne.CanvasObject{t.sign, t.text, t.show}}
	t.box = page.Layers(ground, page.Pad(12, 8, 8, 12, line))
	t.box.Hide()
	return t
}

func (t *toast) saved(path string) {
	text := t.page.say("export.saved_plain")
	if path != "" {
		text = t.page.say("export.saved", "Folder", filepath.Base(filepath.Dir(path)))
	}
	t.path = path
	t.sign.Name, t.sign.Color = icon.CircleCheck, theme.TealInk
	visible(t.show, path != "" && t.page.given.System.Show != nil)
	t.say(text)
}

func (t *toast) refused(name string) {
	t.sign.Name, t.sign.Color = icon.CircleCross, theme.RedInk
	t.show.Hide()
	t.say(t.page.say("export.refused", "File", name))
}

func (t *toast) say(text string) {
	t.text.SetText(text)
	t.sign.Refresh()
	t.box.Show()
	t.box.Refresh()
	if t.stop != nil {
		t.stop()
	}
	t.stop = t.page.given.After(toastStays, t.hide)
	t.page.given.Resized()
}

// open shows the folder in the program of the desktop.
func (t *toast) open() {
	folder, show := filepath.Dir(t.path), t.page.given.System.Show
	var err error
	t.page.work(func() { err = show(folder) }, func() {
		if err != nil {
			fyne.LogError("could not show "+folder, err)
		}
	})
}

func (t *toast) hide() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.box.Hide()
	t.page.given.Resized()
}

// toastLayout sets the sign before the words and the button below them.
type toastLayout struct{ t *toast }

// toastWide is what the sidebar leaves for the words.
func toastWide() float32 { return 120 + (theme.TextScale()-1)*120 }

func (l toastLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	room := max(0, size.Width-26)
	words := l.t.text.HeightFor(room)
	l.t.sign.Move(fyne.NewPos(0, 1))
	l.t.sign.Resize(fyne.NewSquareSize(18))
	l.t.text.Move(fyne.NewPos(26, 0))
	l.t.text.Resize(fyne.NewSize(room, words))
	least := l.t.show.MinSize()
	l.t.show.Move(fyne.NewPos(14, words))
	l.t.show.Resize(least)
}

func (l toastLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	height := l.t.text.HeightFor(toastWide())
	if l.t.show.Visible() {
		height += l.t.show.MinSize().Height
	}
	return fyne.NewSize(26+toastWide(), height)
}
