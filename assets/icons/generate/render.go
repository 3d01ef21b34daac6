package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strconv"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// Render draws an SVG at size x size pixels and encodes it as a small PNG. Few colours
// leave off what an eye can't see; gradients don't take that well.
func Render(svg []byte, size int) ([]byte, error) {
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("read the SVG: %w", err)
	}
	icon.SetTarget(0, 0, float64(size), float64(size))
	drawn := image.NewRGBA(image.Rect(0, 0, size, size))
	scanner := rasterx.NewScannerGV(size, size, drawn, drawn.Bounds())
	icon.Draw(rasterx.NewDasher(size, size, scanner), 1)

	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	var picture image.Image = drawn
	if !bytes.Contains(svg, []byte("Gradient")) {
		picture = paletted(drawn, fills(svg))
	}
	if err := encoder.Encode(&out, picture); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

var fill = regexp.MustCompile(`#([0-9A-Fa-f]{6})`)

// fills lists the colours that the SVG names.
func fills(svg []byte) []color.NRGBA {
	var list []color.NRGBA
	for _, m := range fill.FindAllSubmatch(svg, -1) {
		v, err := strconv.ParseUint(string(m[1]), 16, 32)
		if err != nil {
			continue // the expression lets no other in
		}
		list = append(list, color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255})
	}
	return list
}

// paletted gives the picture a palette, with as few bits of colour and opacity dropped
// as a palette of 256 asks for. A picture of more colours is left as it is.
func paletted(m *image.RGBA, fills []color.NRGBA) image.Image {
	const first = 2 // 64 degrees of opacity are more than an edge of one pixel shows
	for drop := uint(first); drop <= 4; drop++ {
		if p := withPalette(m, fills, drop); p != nil {
			return p
		}
	}
	return m
}

// withPalette is nil if the picture has too many colours after dropping the lowest bits.
func withPalette(m *image.RGBA, fills []color.NRGBA, drop uint) *image.Paletted {
	index := map[color.NRGBA]uint8{}
	p := image.NewPaletted(m.Bounds(), nil)
	for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
		for x := m.Rect.Min.X; x < m.Rect.Max.X; x++ {
			c := snap(color.NRGBAModel.Convert(m.RGBAAt(x, y)).(color.NRGBA), fills, drop)
			i, known := index[c]
			if !known {
				if len(p.Palette) == 256 {
					return nil
				}
				i = uint8(len(p.Palette))
				index[c] = i
				p.Palette = append(p.Palette, c)
			}
			p.SetColorIndex(x, y, i)
		}
	}
	return p
}

// snap takes a pixel's colour to the fill that it comes from, as near as its opacity lets
// one tell, and otherwise to a coarser one; its opacity becomes coarser too.
func snap(c color.NRGBA, fills []color.NRGBA, drop uint) color.NRGBA {
	a := coarse(c.A, drop)
	if a == 0 {
		return color.NRGBA{}
	}
	room := 2 + 255/int(c.A)
	for _, f := range fills {
		if apart(c.R, f.R) <= room && apart(c.G, f.G) <= room && apart(c.B, f.B) <= room {
			return color.NRGBA{f.R, f.G, f.B, a}
		}
	}
	return color.NRGBA{coarse(c.R, drop), coarse(c.G, drop), coarse(c.B, drop), a}
}

func apart(a, b uint8) int { return int(max(a, b) - min(a, b)) }

// coarse rounds to a value that needs fewer bits; the extremes stay what they are.
func coarse(v uint8, drop uint) uint8 {
	steps := 255 >> drop
	return uint8((int(v)*steps + 127) / 255 * 255 / steps)
}
