package insights

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

const (
	restScene = "rest"
	portrait  = 200 // units across
)

// empty says how many rated sessions it still takes, with a way to the next one.
func (p *Page) empty(left int) fyne.CanvasObject {
	title := widget.NewParagraph(theme.H3, theme.Ink, widget.Plain(p.sayN("empty.title", left)))
	title.Align = fyne.TextAlignCenter
	text := widget.NewParagraph(theme.Lead, theme.Ink2, widget.Plain(p.say("empty.text")))
	text.Align = fyne.TextAlignCenter
	sample := widget.NewButton(widget.Secondary, p.say("empty.example"), p.showExample)
	sample.Height = 48
	buttons := page.Line(theme.Grid, sample)
	if r := p.snapshot.Routine; r.ID != "" && r.Locked == "" && !p.snapshot.CoachLocked && p.snapshot.Session == nil {
		start := widget.NewButton(widget.Primary, r.Name, func() {
			p.given.Resident.Ask(control.Command{Name: "start", Routine: r.ID}, nil)
		})
		start.Height, start.Icon = 48, icon.Play
		buttons = page.Line(theme.Grid, start, sample)
	}
	all := &fyne.Container{
		Layout:  &centred{gaps: []float32{theme.Padding, theme.Grid, theme.Padding, 0}},
		Objects: []fyne.CanvasObject{p.person(), title, text, buttons},
	}
	return page.Pad(64, 0, 0, 0, all)
}

// person is somebody at rest, in a disc.
func (p *Page) person() fyne.CanvasObject {
	c := p.settings.Coach
	renderer := p.given.Figures.Renderer()
	picture := canvas.NewRaster(func(w, h int) image.Image {
		look := figure.Look{Dark: theme.Dark(), Skin: c.Skin, Hair: c.Hair, Body: c.Body, Ground: figure.Clear}
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		wash(img, theme.IdleA, theme.IdleB, look.Dark)
		if err := renderer.Draw(img, restScene, figure.Moment{}, look, nil); err != nil {
			fyne.LogError("could not draw "+restScene, err)
		}
		round(img, float64(min(w, h))/2)
		return img
	})
	picture.SetMinSize(fyne.NewSquareSize(portrait))
	return picture
}

// failure says that the resident did not answer, with a way to ask again.
func (p *Page) failure() fyne.CanvasObject {
	return widget.NewNotice(widget.NoticeError, icon.CircleCross, p.say("failed.title"), p.say("failed.text"), p.say("failed.again"), p.ask)
}
