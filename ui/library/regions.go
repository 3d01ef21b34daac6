package library

import (
	"image"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell/page"
)

// regionSide is the side of the pictures that muscles are found with, in pixels.
const regionSide = 160

// regions tell which muscle lies where on the target map. What a muscle covers is found by
// drawing it: where the map with it and the map without differ.
type regions struct {
	found []technique.Muscle // a pixel each; nil until they are found
}

// newRegions looks for the muscles off the main thread. Of those that lie over each other
// the later one is found, as it is seen.
func newRegions(g page.Given, muscles []technique.Muscle) *regions {
	r := &regions{}
	var found []technique.Muscle
	work := g.Work
	if work == nil {
		work = func(work, done func()) { work(); done() }
	}
	work(func() { found = find(g.Figures, muscles) }, func() { r.found = found })
	return r
}

func find(figures *figure.Figures, muscles []technique.Muscle) []technique.Muscle {
	renderer := figures.Renderer()
	draw := func(lit map[string]float64) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, regionSide, regionSide))
		if err := renderer.Draw(img, targetScene, figure.Moment{Muscles: lit}, figure.Look{}, nil); err != nil {
			fyne.LogError("could not draw "+targetScene, err)
		}
		return img
	}
	none := draw(map[string]float64{})
	found := make([]technique.Muscle, regionSide*regionSide)
	for _, m := range muscles {
		one := draw(map[string]float64{string(m): 1})
		for i := range found {
			a, b := none.Pix[4*i:4*i+3], one.Pix[4*i:4*i+3]
			if differs(a[0], b[0]) || differs(a[1], b[1]) || differs(a[2], b[2]) {
				found[i] = m
			}
		}
	}
	return found
}

func differs(a, b uint8) bool {
	const seen = 16
	return max(a, b)-min(a, b) > seen
}

// at is the muscle at a place, in fractions of the map; empty where there is none.
func (r *regions) at(x, y float32) technique.Muscle {
	col, row := int(x*regionSide), int(y*regionSide)
	if r.found == nil || col < 0 || row < 0 || col >= regionSide || row >= regionSide {
		return ""
	}
	return r.found[row*regionSide+col]
}
