package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
)

// moments are the stations of a scene, one a column of its sheet; the first is its still.
var moments = []figure.Moment{
	{},
	{Beat: figure.Rest},
	{Beat: figure.Approach, Progress: 0.6},
	{Beat: figure.Hold, Progress: 0.5, Elapsed: 3, Spot: 1, Of: 4},
	{Beat: figure.Hold, Progress: 0.8, Elapsed: 7.7, Spot: 4, Of: 4, After: figure.Shift, AfterSpot: 3},
	{Beat: figure.Release, Progress: 0.7, Spot: 1, Of: 4},
	{Beat: figure.Shift, Progress: 0.5, Spot: 3, Of: 4, After: figure.Release, AfterSpot: 2},
	{Beat: figure.Switch, Progress: 0.35, Spot: 1, Of: 4, After: figure.Release, AfterSpot: 4},
}

// figures are the film of every scene that moves, and a sheet of it at every size: its
// moments from left to right, the right side of the body above, the left below.
func figures() ([]exhibit, error) {
	all, err := figure.Load(assets.Figure())
	if err != nil {
		return nil, err
	}
	l, err := library()
	if err != nil {
		return nil, err
	}
	sheets := []exhibit{{figureGroup, "figure-people", (*studio).people}}
	for _, scene := range all.Scenes() {
		if dose, ok := doseOf(l, scene); ok {
			sheets = append(sheets, exhibit{figureGroup, "figure-" + scene + "-film", func(s *studio) (image.Image, error) {
				return s.film(scene, dose)
			}})
		}
		for _, size := range []int{96, 240, 480, 640} {
			sheets = append(sheets, exhibit{figureGroup, fmt.Sprintf("figure-%s-%d", scene, size), func(s *studio) (image.Image, error) {
				return s.sheet(scene, size)
			}})
		}
	}
	return sheets, nil
}

const figureGroup = "Figures"

// sheet draws the moments of a scene as the windows do, each in a square of so many pixels.
func (s *studio) sheet(scene string, size int) (image.Image, error) {
	const gap = 4
	img := image.NewRGBA(image.Rect(0, 0, len(moments)*(size+gap)-gap, 2*(size+gap)-gap))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{Y: 0x80}), image.Point{}, draw.Src)
	renderer := s.figures.Renderer()
	look, ground := s.figureLook(), image.NewUniform(theme.Color(theme.Ground))
	cell := image.NewRGBA(image.Rect(0, 0, size, size))
	for row, left := range []bool{false, true} {
		for column, m := range moments {
			m.Left = left
			draw.Draw(cell, cell.Rect, ground, image.Point{}, draw.Src)
			if err := renderer.Draw(cell, scene, m, look, nil); err != nil {
				return nil, err
			}
			at := image.Pt(column*(size+gap), row*(size+gap))
			draw.Draw(img, cell.Rect.Add(at), cell, image.Point{}, draw.Src)
		}
	}
	return img, nil
}

// figureLook is the person in the sheets: in the dark another one, of the other body too.
func (s *studio) figureLook() figure.Look {
	look, bodies := s.look(), s.figures.Bodies()
	look.Ground = figure.Clear
	if look.Dark {
		look.Body = bodies[len(bodies)-1]
	}
	return look
}
