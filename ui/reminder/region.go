package reminder

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// region tells whether the pointer is over it. It takes no click.
type region struct {
	widget.BaseWidget
	changed func(in bool)
}

var _ desktop.Hoverable = (*region)(nil)

func newRegion(changed func(in bool)) *region {
	w := &region{changed: changed}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer draws nothing.
func (w *region) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// MouseIn tells that the pointer came.
func (w *region) MouseIn(*desktop.MouseEvent) { w.changed(true) }

// MouseMoved does nothing.
func (w *region) MouseMoved(*desktop.MouseEvent) {}

// MouseOut tells that the pointer went.
func (w *region) MouseOut() { w.changed(false) }
