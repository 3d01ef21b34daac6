package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Mark is the mark of Unknot, a string with one loop.
type Mark struct{ still }

// NewMark makes a mark, 24 units large unless placed otherwise.
func NewMark() *Mark {
	w := &Mark{}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Mark) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Mark) least() fyne.Size { return fyne.NewSquareSize(24 * w.k()) }

func (w *Mark) draw(p *pen) {
	p.resource(0, 0, p.size.Width, p.size.Height, icon.Mark(theme.Dark()))
}
