package reminder

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// region tells that the pointer moves over it, and that it left. It takes no click. A pointer that
// only rests where a window comes up says nothing.
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

// MouseIn does nothing.
func (w *region) MouseIn(*desktop.MouseEvent) {}

// MouseMoved tells that the pointer moves.
func (w *region) MouseMoved(*desktop.MouseEvent) { w.changed(true) }

// MouseOut tells that the pointer went.
func (w *region) MouseOut() { w.changed(false) }
