package routines

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// choice is an answer to a question.
type choice struct {
	label string
	kind  widget.ButtonKind
	act   func() // may be nil
}

// dialog is a question over the window, which waits for the answer. Escape is the last choice.
type dialog struct {
	popup   *base.PopUp
	choices []choice
	gone    func()
}

const dialogWide = 480

func openDialog(at fyne.CanvasObject, title, text string, gone func(), choices ...choice) *dialog {
	d := &dialog{choices: choices, gone: gone}
	canvas := fyne.CurrentApp().Driver().CanvasForObject(at)
	if canvas == nil {
		return nil
	}
	var buttons []fyne.CanvasObject
	for i, c := range choices {
		b := widget.NewButton(c.kind, c.label, func() { d.choose(i) })
		buttons = append(buttons, b)
	}
	words := page.Column(20, page.Column(4, widget.NewParagraph(theme.Title, theme.Ink, widget.Plain(title)),
		widget.NewParagraph(theme.Body, theme.Ink2, widget.Plain(text))), newFlow(theme.Grid, buttons...))
	d.popup = base.NewModalPopUp(&fyne.Container{Layout: sized{dialogWide}, Objects: []fyne.CanvasObject{page.Pad(20, 20, 20, 20, words)}}, canvas)
	d.popup.Show()
	canvas.Focus(buttons[0].(fyne.Focusable))
	return d
}

// choose takes an answer.
func (d *dialog) choose(i int) {
	d.popup.Hide()
	d.gone()
	if act := d.choices[i].act; act != nil {
		act()
	}
}

// sized gives its one object a width, and the height that it takes.
type sized struct{ width float32 }

func (l sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}

func (l sized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, page.Height(objects[0], l.width))
}
