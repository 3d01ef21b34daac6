package main

import (
	"image"
	"image/color"
	"image/draw"

	scaled "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// overview is all exhibits on one sheet, small: each with its name above, light at the
// left and dark at the right. Of a figure it has one size.
type overview struct {
	names  []string
	thumbs map[string][]image.Image // one a variant
}

// The measures of the sheet, in pixels.
const (
	thumbWide, thumbHigh = 280, 190
	nameHigh             = 18
	between              = 12
	columns              = 4
)

func newOverview() *overview { return &overview{thumbs: map[string][]image.Image{}} }

func (o *overview) add(e exhibit, img image.Image) {
	if _, moves := img.(*film); moves || e.group == figureGroup && e.name != "figure-people" && img.Bounds().Dy() != 2*240+4 {
		return
	}
	if _, known := o.thumbs[e.name]; !known {
		o.names = append(o.names, e.name)
	}
	size := img.Bounds().Size()
	scale := min(1, float64(thumbWide)/float64(size.X), float64(thumbHigh)/float64(size.Y))
	small := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(size.X)*scale)), max(1, int(float64(size.Y)*scale))))
	scaled.CatmullRom.Scale(small, small.Rect, img, img.Bounds(), draw.Src, nil)
	o.thumbs[e.name] = append(o.thumbs[e.name], small)
}

func (o *overview) draw() image.Image {
	cellWide, cellHigh := 2*(thumbWide+between)+between, nameHigh+thumbHigh+between
	rows := (len(o.names) + columns - 1) / columns
	img := image.NewRGBA(image.Rect(0, 0, columns*cellWide, rows*cellHigh+between))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{Y: 0xD8}), image.Point{}, draw.Src)
	writer := font.Drawer{Dst: img, Src: image.Black, Face: basicfont.Face7x13}
	for i, name := range o.names {
		x, y := i%columns*cellWide+between, i/columns*cellHigh
		writer.Dot = fixed.P(x, y+nameHigh-4)
		writer.DrawString(name)
		for k, thumb := range o.thumbs[name] {
			at := image.Pt(x+k*(thumbWide+between), y+nameHigh)
			draw.Draw(img, thumb.Bounds().Add(at), thumb, image.Point{}, draw.Over)
		}
	}
	return img
}
