package widget

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// BadgeStyle is the colouring of a number badge.
type BadgeStyle uint8

const (
	Dark    BadgeStyle = iota // ink, in headlines and threads
	Petrol                    // available
	Done                      // teal: done
	Caution                   // amber
	Outline                   // not available
)

// NumberBadge shows the number of a technique.
type NumberBadge struct {
	still
	Number int
	Style  BadgeStyle
}

// NewNumberBadge makes a badge, 28 units large unless placed otherwise.
func NewNumberBadge(number int, style BadgeStyle) *NumberBadge {
	w := &NumberBadge{Number: number, Style: style}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes number and style.
func (w *NumberBadge) Set(number int, style BadgeStyle) {
	if w.Number != number || w.Style != style {
		w.Number, w.Style = number, style
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *NumberBadge) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *NumberBadge) least() fyne.Size { return fyne.NewSquareSize(28 * w.k()) }

func (w *NumberBadge) draw(p *pen) {
	badge(p, 0, 0, min(p.size.Width, p.size.Height), w.Number, w.Style)
}

func badge(p *pen, x, y, d float32, number int, style BadgeStyle) {
	l := lettering{size: d * 13 / 28, line: d, bold: true}
	var s paint
	switch style {
	case Petrol:
		s, l.color = fill(theme.PrimarySoft), theme.Color(theme.PrimaryInk)
	case Done:
		s, l.color = fill(theme.TealSoft), theme.Color(theme.TealInk)
	case Caution:
		s, l.color = fill(theme.AmberSoft), theme.Color(theme.AmberInk)
	case Outline:
		s, l.color = fill(theme.Ground).edged(theme.Control, d*1.5/28), theme.Color(theme.Ink2)
	default:
		s, l.color = fill(theme.Ink), theme.Color(theme.Ground)
	}
	p.disc(x, y, d, s)
	p.textCentre(x+d/2, y, strconv.Itoa(number), l)
}

// Thread shows techniques in their order: badges on a string.
type Thread struct {
	still
	Numbers []int
}

// NewThread makes a thread of badges of 28 units, 16 apart.
func NewThread(numbers ...int) *Thread {
	w := &Thread{Numbers: numbers}
	w.ExtendBaseWidget(w)
	return w
}

// SetNumbers changes what is on the string.
func (w *Thread) SetNumbers(numbers ...int) {
	w.Numbers = numbers
	w.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (w *Thread) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Thread) least() fyne.Size {
	n := float32(len(w.Numbers))
	return fyne.NewSize(max(0, n*44-16)*w.k(), 28*w.k())
}

func (w *Thread) draw(p *pen) {
	k := w.k()
	if n := float32(len(w.Numbers)); n > 1 {
		p.box(14*k, 13*k, (n-1)*44*k, 2*k, paint{fill: theme.Fade(theme.Control, 0.55)})
	}
	for i, number := range w.Numbers {
		badge(p, float32(i)*44*k, 0, 28*k, number, Dark)
	}
}
