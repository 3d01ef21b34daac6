package figure

import (
	"encoding/binary"
	"image"
)

// sprite is a part of a picture, premultiplied, with the span of each row that is not
// empty.
type sprite struct {
	rect  image.Rectangle
	pix   []uint8
	spans [][2]int32 // first and last column + 1, from the left of rect
}

// newSprite cuts out of img what is painted.
func newSprite(img *image.RGBA) sprite {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	box := image.Rectangle{}
	for y := range h {
		row := img.Pix[y*img.Stride:][:4*w]
		from, to := extent(row)
		if from < to {
			box = box.Union(image.Rect(from, y, to, y+1))
		}
	}
	s := sprite{rect: box}
	if box.Empty() {
		return s
	}
	s.pix = make([]uint8, 0, 4*box.Dx()*box.Dy())
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := img.Pix[y*img.Stride+4*box.Min.X:][:4*box.Dx()]
		from, to := extent(row)
		s.spans = append(s.spans, [2]int32{int32(from), int32(to)})
		s.pix = append(s.pix, row...)
	}
	return s
}

// extent is the first and last painted pixel + 1 of a row.
func extent(row []uint8) (from, to int) {
	to = len(row) / 4
	for from < to && row[4*from+3] == 0 {
		from++
	}
	for to > from && row[4*to-1] == 0 {
		to--
	}
	return from, to
}

// over paints the sprite over dst.
func (s *sprite) over(dst *image.RGBA) {
	for y := s.rect.Min.Y; y < s.rect.Max.Y; y++ {
		line, x := s.line(y)
		overRow(dst.Pix[y*dst.Stride+4*x:], line)
	}
}

// line is what is painted of a row of the picture, and the column where it begins.
func (s *sprite) line(y int) (pixels []uint8, x int) {
	i := y - s.rect.Min.Y
	if i < 0 || i >= len(s.spans) {
		return nil, 0
	}
	from, to := int(s.spans[i][0]), int(s.spans[i][1])
	if from >= to {
		return nil, 0
	}
	w := s.rect.Dx()
	return s.pix[4*(i*w+from) : 4*(i*w+to)], s.rect.Min.X + from
}

// overRow paints premultiplied pixels over others.
func overRow(out, src []uint8) {
	out = out[:len(src)]
	for i := 0; i+3 < len(src); i += 4 {
		switch q := binary.LittleEndian.Uint32(src[i:]); q >> 24 {
		case 0:
		case 255:
			binary.LittleEndian.PutUint32(out[i:], q)
		default:
			binary.LittleEndian.PutUint32(out[i:], overPixel(binary.LittleEndian.Uint32(out[i:]), q))
		}
	}
}

// flood paints a colour over the whole picture.
func flood(dst *image.RGBA, c color) {
	a := uint32(c.a*255 + 0.5)
	if a == 0 {
		return
	}
	w := dst.Rect.Dx()
	for y := range dst.Rect.Dy() {
		row := dst.Pix[y*dst.Stride:][:4*w]
		if a == 255 && y > 0 {
			copy(row, dst.Pix[:4*w])
			continue
		}
		for x := range w {
			over(row[4*x:4*x+4:4*x+4], c.r, c.g, c.b, a)
		}
	}
}
