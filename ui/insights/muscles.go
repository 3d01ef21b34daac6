package insights

import (
	"fmt"
	"image"
	"math"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// scene is the back that shows where the work went.
const scene = "coverage"

// faintest is how strongly a muscle is lit that was hardly worked: enough to be seen.
const faintest = 0.2

// coverageCrop shows neck and shoulders, wider than high.
var coverageCrop = figure.Crop{Y: 188, Scale: 3.8}

// muscles draw the map, and tell which muscle lies where on it. What a muscle covers is found
// by drawing it: where the map with it and the map without differ.
type muscles struct {
	figures  *figure.Figures
	renderer *figure.Renderer
	library  *technique.Library
	found    []technique.Muscle // a pixel each, of findWide by findHigh; nil until they are found
}

// The pictures that muscles are found with have the shape of the map at its usual size.
const findWide, findHigh = 256, 124

func newMuscles(g page.Given) *muscles {
	m := &muscles{figures: g.Figures, renderer: g.Figures.Renderer(), library: g.Library}
	var found []technique.Muscle
	work := g.Work
	if work == nil {
		work = func(work, done func()) { work(); done() }
	}
	work(func() { found = m.find() }, func() { m.found = found })
	return m
}

// find looks for the muscles. Of those that lie over each other the last one drawn is found.
func (m *muscles) find() []technique.Muscle {
	renderer := m.figures.Renderer()
	draw := func(lit map[string]float64) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, findWide, findHigh))
		if err := renderer.Draw(img, scene, figure.Moment{Muscles: lit}, figure.Look{}, &coverageCrop); err != nil {
			fyne.LogError("could not draw "+scene, err)
		}
		return img
	}
	none := draw(map[string]float64{})
	found := make([]technique.Muscle, findWide*findHigh)
	for _, muscle := range m.library.Muscles() {
		one := draw(map[string]float64{string(muscle.ID): 1})
		for i := range found {
			a, b := none.Pix[4*i:4*i+3], one.Pix[4*i:4*i+3]
			if differs(a[0], b[0]) || differs(a[1], b[1]) || differs(a[2], b[2]) {
				found[i] = muscle.ID
			}
		}
	}
	return found
}

func differs(a, b uint8) bool {
	const seen = 16
	return max(a, b)-min(a, b) > seen
}

// onto gives a chart its picture.
func (m *muscles) onto(chart *widget.CoverageMap, rows []control.MuscleTime, lit map[string]float64, c settings.Coach) {
	look := figure.Look{Skin: c.Skin, Hair: c.Hair, Body: c.Body, Ground: figure.Clear}
	chart.Key = fmt.Sprint(lit, look, theme.Dark())
	chart.Picture = func(w, h int) image.Image {
		look.Dark = theme.Dark()
		scale := float64(w) / math.Max(1, float64(chart.Size().Width))
		return m.draw(w, h, scale, lit, look)
	}
	row := map[technique.Muscle]int{}
	for i, r := range rows {
		row[technique.Muscle(r.ID)] = i
	}
	chart.At = func(x, y float32) int {
		col, line := m.place(chart, x, y)
		if m.found == nil || col < 0 || col >= findWide || line < 0 || line >= findHigh {
			return -1
		}
		if i, ok := row[m.found[line*findWide+col]]; ok {
			return i
		}
		return -1
	}
}

// place is the pixel of the found muscles at a place of the chart, in fractions of its
// picture: both are as high as each other, and the wider one shows more beside the back.
func (m *muscles) place(chart *widget.CoverageMap, x, y float32) (col, line int) {
	wide := float64(chart.Size().Width) / widget.MapHigh * findHigh // of the picture, in pixels of those found
	return int(math.Floor((float64(x)-0.5)*wide + findWide/2)), int(y * findHigh)
}

func (m *muscles) draw(w, h int, scale float64, lit map[string]float64, look figure.Look) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	wash(img, theme.IdleA, theme.IdleB, look.Dark)
	if err := m.renderer.Draw(img, scene, figure.Moment{Muscles: lit}, look, &coverageCrop); err != nil {
		fyne.LogError("could not draw "+scene, err)
	}
	round(img, theme.RadiusButton*scale)
	return img
}

// wash fills img with two colours that run into each other from the top left to the bottom right.
func wash(img *image.RGBA, from, to theme.Name, dark bool) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	a, b := theme.Of(from, dark), theme.Of(to, dark)
	for y := range h {
		for x := range w {
			c := theme.Mix(a, b, (float32(x)+float32(y)+1)/float32(w+h))
			pix := img.Pix[y*img.Stride+4*x:]
			pix[0], pix[1], pix[2], pix[3] = c.R, c.G, c.B, c.A
		}
	}
}

// round cuts the corners of img to a radius in pixels; half its height makes a disc.
func round(img *image.RGBA, radius float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	r := min(int(math.Ceil(radius)), (w+1)/2, (h+1)/2)
	for y := range r {
		for x := range r {
			off := math.Hypot(radius-float64(x)-0.5, radius-float64(y)-0.5)
			share := math.Min(1, math.Max(0, radius-off+0.5))
			if share == 1 {
				continue
			}
			corners := map[image.Point]bool{{X: x, Y: y}: true, {X: w - 1 - x, Y: y}: true, {X: x, Y: h - 1 - y}: true, {X: w - 1 - x, Y: h - 1 - y}: true}
			for at := range corners {
				pix := img.Pix[img.PixOffset(at.X, at.Y):]
				for i := range 4 {
					pix[i] = uint8(float64(pix[i])*share + 0.5)
				}
			}
		}
	}
}
