package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Icon is an interface icon, 20 units large unless placed otherwise.
type Icon struct {
	still
	Name  icon.Name
	Color theme.Name
}

// NewIcon makes an icon in a colour.
func NewIcon(n icon.Name, c theme.Name) *Icon {
	w := &Icon{Name: n, Color: c}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Icon) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Icon) least() fyne.Size { return fyne.NewSquareSize(20 * w.k()) }

func (w *Icon) draw(p *pen) {
	d := min(p.size.Width, p.size.Height)
	p.icon((p.size.Width-d)/2, (p.size.Height-d)/2, d, w.Name, theme.Color(w.Color))
}
