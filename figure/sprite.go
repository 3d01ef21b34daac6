package figure

import "image"

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
	w := s.rect.Dx()
	for i, span := range s.spans {
		from, to := int(span[0]), int(span[1])
		src := s.pix[4*(i*w+from) : 4*(i*w+to)]
		out := dst.Pix[(s.rect.Min.Y+i)*dst.Stride+4*(s.rect.Min.X+from):][:len(src)]
		overRow(out, src)
	}
}

// overRow paints premultiplied pixels over others.
func overRow(out, src []uint8) {
	for i := 0; i+3 < len(src); i += 4 {
		q := src[i : i+4 : i+4]
		p := out[i : i+4 : i+4]
		switch q[3] {
		case 0:
		case 255:
			copy(p, q)
		default:
			rest := 255 - uint32(q[3])
			for c := range 4 {
				p[c] = uint8(min(uint32(q[c])+div255(uint32(p[c])*rest), 255))
			}
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

// dissolve paints a mix of two pictures over dst: t of b, the rest of a.
func dissolve(dst, a, b *image.RGBA, t float64) {
	k := uint32(t*255 + 0.5)
	w := dst.Rect.Dx()
	for y := range dst.Rect.Dy() {
		out := dst.Pix[y*dst.Stride:][:4*w]
		ra, rb := a.Pix[y*a.Stride:][:4*w], b.Pix[y*b.Stride:][:4*w]
		for i := 0; i < len(ra); i += 4 {
			var q [4]uint8
			for c := range q {
				q[c] = uint8(div255(uint32(ra[i+c])*(255-k) + uint32(rb[i+c])*k))
			}
			overRow(out[i:i+4], q[:])
		}
	}
}
