package widget

import (
	"image"

	"fyne.io/fyne/v2"
)

// FigureView shows pictures that are ready, one at a time. It draws nothing itself, so
// a change costs no more than the change of an image.
type FigureView struct {
	still
	Radius float32
	image  image.Image
}

// NewFigureView makes a view without a picture.
func NewFigureView() *FigureView {
	w := &FigureView{}
	w.ExtendBaseWidget(w)
	return w
}

// SetImage shows a picture, stretched to the size of the view. It must not be drawn on after.
func (w *FigureView) SetImage(img image.Image) {
	if w.image != img {
		w.image = img
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *FigureView) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *FigureView) least() fyne.Size { return fyne.Size{} }

func (w *FigureView) draw(p *pen) {
	if w.image != nil {
		p.picture(0, 0, p.size.Width, p.size.Height, w.image, w.Radius*w.k())
	}
}
