package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/theme"
)

// stretch is a beat of a film, for so many seconds.
type stretch struct {
	figure.Moment
	lasts float64
}

// cycle is a short session of a technique: its beats on one side and, where there are two,
// the beginning of the other.
func cycle(d technique.Dose) []stretch {
	const spots = 3
	var all []stretch
	add := func(lasts float64, m figure.Moment) {
		if n := len(all); n > 0 {
			m.After, m.AfterSpot = all[n-1].Beat, all[n-1].Spot
		}
		all = append(all, stretch{m, lasts})
	}
	add(0.75, figure.Moment{Beat: figure.Rest})
	add(2.5, figure.Moment{Beat: figure.Approach, Spot: 1, Of: spots})
	side := func(left bool) {
		at := func(b figure.Beat, spot int) figure.Moment {
			return figure.Moment{Beat: b, Left: left, Spot: spot, Of: spots}
		}
		switch d.Kind {
		case technique.Spots, technique.Positions:
			for spot := 1; spot <= spots; spot++ {
				if spot > 1 {
					add(3, at(figure.Shift, spot))
				}
				add(5, at(figure.Hold, spot))
			}
			add(2, at(figure.Release, spots))
		case technique.Reps:
			for range 2 {
				add(5, figure.Moment{Beat: figure.Hold})
				add(d.Release.Seconds(), figure.Moment{Beat: figure.Release})
			}
		default:
			add(14, at(figure.Hold, 1))
		}
	}
	side(false)
	if d.Sided {
		add(max(d.Switch.Seconds(), 4), figure.Moment{Beat: figure.Switch, Left: true, Spot: 1, Of: spots})
		side(true)
	}
	return all
}

// doseOf is that of the technique which a scene shows, also in another position: both t4
// and t4b are technique 4.
func doseOf(l *technique.Library, scene string) (technique.Dose, bool) {
	for _, t := range l.Techniques() {
		if t.Scene == scene || strings.HasPrefix(scene, fmt.Sprintf("t%d", t.Number)) {
			return t.Dose, true
		}
	}
	return technique.Dose{}, false
}

// filmSize is the height and width of a film in pixels.
const filmSize = 320

// film plays a scene through its cycle.
func (s *studio) film(scene string, d technique.Dose) (image.Image, error) {
	all := cycle(d)
	total := 0.0
	for _, one := range all {
		total += one.lasts
	}
	renderer, look, ground := s.figures.Renderer(), s.figureLook(), image.NewUniform(theme.Color(theme.Ground))
	return newFilm(image.Pt(filmSize, filmSize), int(total*perSecond), func(frame int, onto *image.RGBA) error {
		t, m := float64(frame)/perSecond, all[len(all)-1]
		for _, one := range all {
			if m = one; t < one.lasts {
				break
			}
			t -= one.lasts
		}
		m.Elapsed, m.Progress = t, min(t/m.lasts, 1)
		draw.Draw(onto, onto.Rect, ground, image.Point{}, draw.Src)
		return renderer.Draw(onto, scene, m.Moment, look, nil)
	})
}

// people is a sheet of all looks: a row for each skin and body, a column for each hair, from
// the front and from behind.
func (s *studio) people() (image.Image, error) {
	const size, gap = 150, 4
	hair, bodies, skins := s.figures.Hair(), s.figures.Bodies(), []string{"s1", "s2", "s3", "s4"}
	sheet := image.NewRGBA(image.Rect(0, 0, 2*len(hair)*(size+gap)-gap, len(bodies)*len(skins)*(size+gap)-gap))
	draw.Draw(sheet, sheet.Rect, image.NewUniform(color.Gray{Y: 0x80}), image.Point{}, draw.Src)
	renderer, ground := s.figures.Renderer(), image.NewUniform(theme.Color(theme.Ground))
	cell := image.NewRGBA(image.Rect(0, 0, size, size))
	for i, skin := range skins {
		for j, body := range bodies {
			for k, style := range hair {
				look := figure.Look{Dark: s.look().Dark, Skin: skin, Body: body, Hair: style}
				for side, scene := range []string{"t1-shoulder-knead", "t7-scapular-retraction"} {
					draw.Draw(cell, cell.Rect, ground, image.Point{}, draw.Src)
					if err := renderer.Draw(cell, scene, figure.Moment{}, look, s.figures.Crop(scene, figure.Card)); err != nil {
						return nil, err
					}
					at := image.Pt((2*k+side)*(size+gap), (i*len(bodies)+j)*(size+gap))
					draw.Draw(sheet, cell.Rect.Add(at), cell, image.Point{}, draw.Src)
				}
			}
		}
	}
	return sheet, nil
}
