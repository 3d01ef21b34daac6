package coach

import (
	"encoding/binary"
	"image"

	"github.com/unknot-app/unknot/ui/theme"
)

// lay lays a figure and what stands right of it, nil for nothing, on a ground. The figure
// stands at the bottom left; over it the first row of it goes on, for a wall has no end.
func lay(dst *image.RGBA, g ground, figure, rest *image.RGBA) {
	width, height := dst.Rect.Dx(), dst.Rect.Dy()
	shades := g.shades(width + height)
	top := height - figure.Rect.Dy()
	for y := range height {
		row := dst.Pix[y*dst.Stride : y*dst.Stride+4*width]
		from := max(0, y-top)
		layRow(row, shades[y:], figure.Pix[from*figure.Stride:from*figure.Stride+4*figure.Rect.Dx()])
		row, right := row[4*figure.Rect.Dx():], shades[y+figure.Rect.Dx():]
		if rest != nil && y >= top {
			layRow(row, right, rest.Pix[from*rest.Stride:from*rest.Stride+4*rest.Rect.Dx()])
			continue
		}
		for x := 0; x+4 <= len(row); x += 4 {
			binary.LittleEndian.PutUint32(row[x:], right[x/4])
		}
	}
}

// layRow lays a row of pixels with alpha over opaque shades.
func layRow(row []byte, shades []uint32, over []byte) {
	over = over[:min(len(over), len(row))]
	for x := 0; x+4 <= len(over); x += 4 {
		pixel, shade := binary.LittleEndian.Uint32(over[x:]), shades[x/4]
		switch alpha := pixel >> 24; alpha {
		case 255:
		case 0:
			pixel = shade
		default:
			// Two channels at a time, each with 8 bits of room above it.
			left := 255 - alpha
			even, odd := shade&0x00FF00FF*left+0x00800080, shade>>8&0x00FF00FF*left+0x00800080
			even = (even + even>>8&0x00FF00FF) >> 8 & 0x00FF00FF
			odd = (odd + odd>>8&0x00FF00FF) & 0xFF00FF00
			pixel += even | odd
		}
		binary.LittleEndian.PutUint32(row[x:], pixel)
	}
}

// shades are the colours of the diagonals of a picture, as its pixels hold them.
func (g ground) shades(n int) []uint32 {
	all := make([]uint32, n)
	for i := range all {
		c := theme.Mix(g.from, g.to, (float32(i)+0.5)/float32(n))
		all[i] = uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xFF000000
	}
	return all
}

// mix is a ground between two.
func (g ground) mix(to ground, share float32) ground {
	return ground{theme.Mix(g.from, to.from, share), theme.Mix(g.to, to.to, share)}
}
