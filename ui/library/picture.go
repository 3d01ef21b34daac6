package library

import (
	"image"
	"image/color"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
)

// shot is one picture of a figure on its wash: everything that it depends on.
type shot struct {
	scene         string
	width, height int // pixels
	scale         float64
	look          figure.Look
	crop          string
	top           bool    // only the corners on top are round
	radius        float64 // units
	share         float64 // how much of it is seen, below 1 for what can't be done
}

// studio draws pictures off the main thread, one at a time, and keeps them.
type studio struct {
	work    func(work, done func())
	figures *figure.Figures

	mutex    sync.Mutex // held while it is drawn
	renderer *figure.Renderer

	kept   map[shot]*image.RGBA // touched on the main thread alone, like what follows
	wanted map[shot][]func()    // called when they are there
}

// mostKept is how many pictures are kept: those of both looks at a size or two.
const mostKept = 96

func newStudio(figures *figure.Figures, work func(work, done func())) *studio {
	if work == nil {
		work = func(work, done func()) { work(); done() }
	}
	return &studio{
		work: work, figures: figures, renderer: figures.Renderer(),
		kept: map[shot]*image.RGBA{}, wanted: map[shot][]func(){},
	}
}

// picture gives the picture if it is there, and else calls came once it is.
func (s *studio) picture(of shot, came func()) *image.RGBA {
	if img, ok := s.kept[of]; ok {
		return img
	}
	waiting, asked := s.wanted[of]
	s.wanted[of] = append(waiting, came)
	if asked {
		return nil
	}
	var img *image.RGBA
	s.work(func() { img = s.draw(of) }, func() {
		if len(s.kept) >= mostKept {
			clear(s.kept)
		}
		s.kept[of] = img
		waiting := s.wanted[of]
		delete(s.wanted, of)
		for _, f := range waiting {
			f()
		}
	})
	return s.kept[of]
}

func (s *studio) draw(of shot) *image.RGBA {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	img := ground(of)
	var crop *figure.Crop
	if of.crop != "" {
		if crop = s.figures.Crop(of.scene, of.crop); crop != nil {
			crop = crop.Filling(img.Rect.Size())
		}
	}
	if err := s.renderer.Draw(img, of.scene, figure.Moment{}, of.look, crop); err != nil {
		fyne.LogError("could not draw "+of.scene, err)
	}
	finish(img, of)
	return img
}

// ground is the wash that a figure stands on.
func ground(of shot) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, of.width, of.height))
	wash(img, theme.Of(theme.HoldA, of.look.Dark), theme.Of(theme.HoldB, of.look.Dark))
	return img
}

// finish rounds the corners and takes off what is not to be seen.
func finish(img *image.RGBA, of shot) {
	if of.share < 1 {
		for i, v := range img.Pix {
			img.Pix[i] = uint8(float64(v)*of.share + 0.5)
		}
	}
	round(img, of.radius*of.scale, of.top)
}

// wash fills img with two colours that run into each other from the top left to the bottom
// right.
func wash(img *image.RGBA, from, to color.NRGBA) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for y := range h {
		for x := range w {
			c := theme.Mix(from, to, (float32(x)+float32(y)+1)/float32(w+h))
			pix := img.Pix[y*img.Stride+4*x:]
			pix[0], pix[1], pix[2], pix[3] = c.R, c.G, c.B, c.A
		}
	}
}

// round cuts the corners of img, or those on top, to a radius in pixels.
func round(img *image.RGBA, radius float64, top bool) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	r := min(int(math.Ceil(radius)), w/2, h/2)
	for y := range r {
		for x := range r {
			off := math.Hypot(radius-float64(x)-0.5, radius-float64(y)-0.5)
			share := math.Min(1, math.Max(0, radius-off+0.5))
			if share == 1 {
				continue
			}
			corners := []image.Point{{x, y}, {w - 1 - x, y}, {x, h - 1 - y}, {w - 1 - x, h - 1 - y}}
			if top {
				corners = corners[:2]
			}
			for _, at := range corners {
				pix := img.Pix[img.PixOffset(at.X, at.Y):]
				for i := range 4 {
					pix[i] = uint8(float64(pix[i])*share + 0.5)
				}
			}
		}
	}
}

// picture shows one shot at the pixels of the screen. Until it is drawn its wash is shown,
// so that nothing jumps when it comes.
type picture struct {
	raster  *canvas.Raster
	studio  *studio
	of      shot
	ground  *image.RGBA
	as      shot // of the ground
	drawing bool
}

func newPicture(s *studio, of shot) *picture {
	p := &picture{studio: s, of: of}
	p.raster = canvas.NewRaster(p.draw)
	return p
}

// show changes what is shown.
func (p *picture) show(of shot) {
	if p.of != of {
		p.of = of
		p.raster.Refresh()
	}
}

func (p *picture) draw(w, h int) image.Image {
	of := p.of
	of.width, of.height, of.look.Dark = w, h, theme.Dark()
	of.scale = float64(w) / math.Max(1, float64(p.raster.Size().Width))
	p.drawing = true
	defer func() { p.drawing = false }()
	img := p.studio.picture(of, func() {
		if !p.drawing {
			p.raster.Refresh()
		}
	})
	if img != nil {
		return img
	}
	if p.ground == nil || p.as != of {
		p.as, p.ground = of, ground(of)
		finish(p.ground, of)
	}
	return p.ground
}
