package today

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
)

// picture is the ground of the hero: a wash from left to right with the figure at its end.
// It is drawn at the pixels of the screen, and anew only when it would look different.
type picture struct {
	raster   *canvas.Raster
	figures  *figure.Figures
	renderer *figure.Renderer
	look     figure.Look
	taken    float32 // what the words take of the width, in units
	drawn    image.Image
	as       figure.Look
	at       figure.Crop
}

// scene is what the figure on Today does.
const scene = "t1-shoulder-knead"

func newPicture(figures *figure.Figures) *picture {
	p := &picture{figures: figures, renderer: figures.Renderer()}
	p.look.Ground = figure.Clear
	p.raster = canvas.NewRaster(p.draw)
	return p
}

// set chooses how the person in the picture looks.
func (p *picture) set(skin, hair, body string) {
	if p.look.Skin != skin || p.look.Hair != hair || p.look.Body != body {
		p.look.Skin, p.look.Hair, p.look.Body = skin, hair, body
		p.raster.Refresh()
	}
}

func (p *picture) draw(w, h int) image.Image {
	p.look.Dark = theme.Dark()
	size := image.Rect(0, 0, w, h)
	crop := p.crop(w, h)
	if p.drawn != nil && p.drawn.Bounds() == size && p.as == p.look && p.at == crop {
		return p.drawn
	}
	img := image.NewRGBA(size)
	wash(img, theme.Color(theme.HoldB), theme.Color(theme.HoldA))
	if err := p.renderer.Draw(img, scene, figure.Moment{}, p.look, &crop); err != nil {
		fyne.LogError("could not draw "+scene, err)
	}
	scale := float64(w) / math.Max(1, float64(p.raster.Size().Width))
	round(img, theme.RadiusPanel*scale)
	p.drawn, p.as, p.at = img, p.look, crop
	return img
}

// crop shows the figure where the scene has it, or further to the right if it would stand
// behind the words there.
func (p *picture) crop(w, h int) figure.Crop {
	var crop figure.Crop
	if ready := p.figures.Crop(scene, figure.Strip); ready != nil {
		crop = *ready
	}
	const half, most = 0.5, 0.42 // the figure's half width, and how near the edge it may come, of the height
	width, height := float64(p.raster.Size().Width), float64(p.raster.Size().Height)
	if width > 0 {
		clear := (float64(p.taken) + half*height) / width
		crop.CenterX = max(crop.CenterX, min(clear, 1-most*height/width))
	}
	return crop
}

// wash fills img with two colours running into each other from left to right.
func wash(img *image.RGBA, from, to color.NRGBA) {
	w := img.Rect.Dx()
	if img.Rect.Empty() {
		return
	}
	row := img.Pix[:4*w]
	for x := range w {
		c := theme.Mix(from, to, (float32(x)+0.5)/float32(w))
		row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = c.R, c.G, c.B, c.A
	}
	for y := 1; y < img.Rect.Dy(); y++ {
		copy(img.Pix[y*img.Stride:], row)
	}
}

// round cuts the corners of img to a radius in pixels.
func round(img *image.RGBA, radius float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	r := min(int(math.Ceil(radius)), w/2, h/2)
	for y := range r {
		for x := range r {
			off := math.Hypot(radius-float64(x)-0.5, radius-float64(y)-0.5)
			share := math.Min(1, math.Max(0, radius-off+0.5))
			if share == 1 {
				continue
			}
			for _, at := range [4]image.Point{{x, y}, {w - 1 - x, y}, {x, h - 1 - y}, {w - 1 - x, h - 1 - y}} {
				pix := img.Pix[img.PixOffset(at.X, at.Y):]
				for i := range 4 {
					pix[i] = uint8(float64(pix[i])*share + 0.5)
				}
			}
		}
	}
}
