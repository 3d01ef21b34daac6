package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/ui/theme"
)

// Strand is the string of the mark pulled straight: the last picture of a session.
type Strand struct {
	still
	slack float32 // 1: a high wave, 0: pulled
}

// NewStrand makes a strand.
func NewStrand() *Strand {
	w := &Strand{}
	w.ExtendBaseWidget(w)
	return w
}

// SetSlack lets the string hang more: 1 before it is pulled, 0 after.
func (w *Strand) SetSlack(v float32) {
	if w.slack != v {
		w.slack = v
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Strand) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Strand) least() fyne.Size { return fyne.Size{} }

func (w *Strand) draw(p *pen) {
	r := take(p, func() *canvas.Raster { return &canvas.Raster{} })
	c, slack := theme.Fade(theme.Ember, 0.82), w.slack
	r.Generator = func(width, height int) image.Image { return strand(width, height, slack, c) }
	p.place(r, 0, 0, p.size.Width, p.size.Height, true)
}

// strand draws the wave. Its coverage is worked out from the distance to the curve.
func strand(width, height int, slack float32, c color.NRGBA) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	h := float64(height)
	unit := h / 128
	thick := 6 * unit
	swing := (22 + 26*float64(slack)) * unit
	wave := 2 * math.Pi / (700 * unit)
	for x := range width {
		at := (float64(x) - 315*unit) * wave
		middle := h*0.545 - swing*math.Cos(at)
		slope := swing * wave * math.Sin(at)
		across := math.Sqrt(1 + slope*slope)
		for y := range height {
			d := math.Abs(float64(y)+0.5-middle) / across
			if a := thick/2 + 0.5 - d; a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{c.R, c.G, c.B, uint8(float64(c.A) * math.Min(1, a))})
			}
		}
	}
	return img
}
