package widget

import (
	"image"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/ui/theme"
)

// Strand is the string of the mark pulled straight: the last picture of a session.
type Strand struct {
	still
	slack float32 // 1: with its loop, 0: pulled to a wave
	pull  *fyne.Animation
}

// NewStrand makes a strand.
func NewStrand() *Strand {
	w := &Strand{}
	w.ExtendBaseWidget(w)
	return w
}

// SetSlack lays the string out as it is while it is pulled: from 1, with its loop, to 0, a
// wave.
func (w *Strand) SetSlack(v float32) {
	if w.slack != v {
		w.slack = v
		w.Refresh()
	}
}

// pullSteps is in how many steps the string is pulled. Each redraws the window.
const pullSteps = 30

// Pull pulls the loop out of the string over a time.
func (w *Strand) Pull(over time.Duration) {
	if w.pull != nil {
		w.pull.Stop()
		w.pull = nil
	}
	if over <= 0 {
		w.SetSlack(0)
		return
	}
	w.SetSlack(1)
	w.pull = fyne.NewAnimation(over, func(done float32) {
		w.SetSlack(1 - float32(int(done*pullSteps))/pullSteps)
	})
	w.pull.Curve = fyne.AnimationEaseInOut
	w.pull.Start()
}

// CreateRenderer implements fyne.Widget.
func (w *Strand) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Strand) least() fyne.Size { return fyne.Size{} }

func (w *Strand) draw(p *pen) {
	r := take(p, func() *canvas.Raster { return &canvas.Raster{} })
	c, slack := theme.Fade(theme.Ember, 0.82), w.slack
	r.Generator = func(width, height int) image.Image {
		if slack > 0 {
			return looped(width, height, float64(slack), c)
		}
		return strand(width, height, c)
	}
	p.place(r, 0, 0, p.size.Width, p.size.Height, true)
}

// wave is the string's own shape, in pictures of a height.
type wave struct{ unit, middle, thick, swing, length float64 }

func waveOf(height int) wave {
	h := float64(height)
	unit := h / 128
	return wave{unit: unit, middle: h * 0.545, thick: 6 * unit, swing: 22 * unit, length: 2 * math.Pi / (700 * unit)}
}

func (w wave) at(x float64) float64 { return -w.swing * math.Cos((x-315*w.unit)*w.length) }

// strand draws the wave. Its coverage is worked out from the distance to the curve.
func strand(width, height int, c color.NRGBA) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	w := waveOf(height)
	for x := range width {
		middle := w.middle + w.at(float64(x))
		slope := w.swing * w.length * math.Sin((float64(x)-315*w.unit)*w.length)
		across := math.Sqrt(1 + slope*slope)
		for y := range height {
			d := math.Abs(float64(y)+0.5-middle) / across
			if a := w.thick/2 + 0.5 - d; a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{c.R, c.G, c.B, uint8(float64(c.A) * math.Min(1, a))})
			}
		}
	}
	return img
}

// looped draws the string with some of its loop left. The loop is a piece of a trochoid,
// the path of a point on a wheel that rolls along the string: it closes to a loop as long
// as the wheel is small for it, and sinks into the wave as it shrinks.
func looped(width, height int, slack float64, c color.NRGBA) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	w := waveOf(height)
	half, radius := 84*w.unit, 46*w.unit*slack
	centre := float64(width) / 2
	const step = 0.4
	for x := -half; x < float64(width)+half; x += step {
		px, lift := x, 0.0
		if turn := (x - centre) / half * math.Pi; math.Abs(turn) < math.Pi {
			px -= 0.95 * radius * math.Sin(turn)
			lift = radius * (1 + math.Cos(turn))
		}
		dab(img, px, w.middle+(1-slack)*w.at(px)+slack*38*w.unit-lift, w.thick/2, c)
	}
	return img
}

// dab paints a round dot, where nothing denser is.
func dab(img *image.NRGBA, cx, cy, radius float64, c color.NRGBA) {
	box := image.Rect(int(cx-radius-1), int(cy-radius-1), int(cx+radius+2), int(cy+radius+2)).Intersect(img.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			share := cover(radius - math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy))
			i := img.PixOffset(x, y)
			if a := uint8(float64(c.A) * share); a > img.Pix[i+3] {
				img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = c.R, c.G, c.B, a
			}
		}
	}
}
