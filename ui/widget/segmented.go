package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/ui/theme"
)

// Segmented is a choice of one among a few, side by side.
type Segmented struct {
	control
	Labels   []string
	Selected int // -1: none
	OnChange func(selected int)

	tabs  bool
	under int // the segment under the pointer, from 1; 0: none
}

var _ operable = (*Segmented)(nil)

// NewSegmented makes a choice, 40 units high, with a raised thumb.
func NewSegmented(labels []string, selected int, changed func(selected int)) *Segmented {
	w := &Segmented{Labels: labels, Selected: selected, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// NewTabs makes the same choice as tabs, 36 units high, the selected one dark.
func NewTabs(labels []string, selected int, changed func(selected int)) *Segmented {
	w := &Segmented{Labels: labels, Selected: selected, OnChange: changed, tabs: true}
	w.ExtendBaseWidget(w)
	return w
}

// Select selects without a call to OnChange.
func (w *Segmented) Select(i int) {
	if w.Selected != i {
		w.Selected = i
		w.Refresh()
	}
}

func (w *Segmented) choose(i int) {
	if w.disabled || i < 0 || i >= len(w.Labels) || i == w.Selected {
		return
	}
	w.Select(i)
	if w.OnChange != nil {
		w.OnChange(i)
	}
}

// Tapped chooses the segment at the point.
func (w *Segmented) Tapped(e *fyne.PointEvent) {
	if i := w.at(e.Position.X); i >= 0 {
		w.choose(i)
	}
}

// TypedKey moves the choice with Left and Right, to the ends with Home and End.
func (w *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		w.choose(w.Selected - 1)
	case fyne.KeyRight:
		w.choose(w.Selected + 1)
	case fyne.KeyHome:
		w.choose(0)
	case fyne.KeyEnd:
		w.choose(len(w.Labels) - 1)
	default:
		pass(w, e)
	}
}

// MouseMoved marks the segment under the pointer.
func (w *Segmented) MouseMoved(e *desktop.MouseEvent) {
	if i := w.at(e.Position.X) + 1; i != w.under {
		w.under = i
		w.Refresh()
	}
}

// MouseOut unmarks it.
func (w *Segmented) MouseOut() {
	w.under = 0
	w.control.MouseOut()
	w.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (w *Segmented) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Segmented) spacing() (inset, gap, pad, least, height float32) {
	k := w.k()
	if w.tabs {
		return 0, 4 * k, 16 * k, 44 * k, 36 * k
	}
	return 4 * k, 2 * k, 14 * k, 44 * k, 40 * k
}

// widths are the widths of the segments, as wide as their bold labels.
func (w *Segmented) widths() []float32 {
	_, _, pad, least, _ := w.spacing()
	l := letters(theme.Label, theme.Ink, w.k())
	widths := make([]float32, len(w.Labels))
	for i, s := range w.Labels {
		widths[i] = max(least, l.width(s)+2*pad)
	}
	return widths
}

func (w *Segmented) least() fyne.Size {
	inset, gap, _, _, height := w.spacing()
	width := 2*inset - gap
	for _, v := range w.widths() {
		width += v + gap
	}
	return fyne.NewSize(width, max(height, theme.Label.Line()*w.k()+16*w.k()))
}

func (w *Segmented) at(x float32) int {
	inset, gap, _, _, _ := w.spacing()
	left := inset
	for i, width := range w.widths() {
		if x >= left-gap/2 && x < left+width+gap/2 {
			return i
		}
		left += width + gap
	}
	return -1
}

func (w *Segmented) draw(p *pen) {
	k := w.k()
	inset, gap, _, _, _ := w.spacing()
	height := p.size.Height
	radius := theme.RadiusButton * k
	if !w.tabs {
		p.box(0, 0, w.least().Width, height, fill(theme.Sunk).round(radius))
	}
	share := float32(1)
	if w.disabled {
		share = 0.4
	}
	x := inset
	for i, width := range w.widths() {
		l := letters(theme.Body, theme.Ink2, k)
		l.line = height
		if i == w.Selected {
			l.bold, l.color = true, theme.Color(theme.Ink)
			if w.tabs {
				p.box(x, 0, width, height, fill(theme.Ink).round(height/2))
				l.color = theme.Color(theme.Ground)
			} else {
				p.box(x, inset, width, height-2*inset, fill(theme.Raised).round(theme.RadiusThumb*k).raised(4*k, k))
			}
		} else if i+1 == w.under && !w.disabled {
			l.color = theme.Color(theme.Ink)
			if w.tabs {
				p.box(x, 0, width, height, fill(theme.Sunk).round(height/2))
			}
		}
		l.color = faded(l.color, share)
		p.textCentre(x+width/2, 0, w.Labels[i], l)
		if w.tabs && w.focused && i == w.Selected {
			p.ring(x, 0, width, height, height/2, k)
		}
		x += width + gap
	}
	if w.focused && !w.tabs && !w.disabled {
		p.ring(0, 0, w.least().Width, height, radius, k)
	}
}
