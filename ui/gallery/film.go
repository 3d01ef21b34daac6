package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"os"
)

// film is an animated picture. As an image it is its first frame.
type film struct {
	image.Image
	frames int
	// draw paints a frame, opaque and from edge to edge.
	draw func(frame int, onto *image.RGBA) error
}

// perSecond is how many frames a film shows.
const perSecond = 12

func newFilm(size image.Point, frames int, draw func(int, *image.RGBA) error) (*film, error) {
	first := image.NewRGBA(image.Rectangle{Max: size})
	return &film{first, frames, draw}, draw(0, first)
}

// shot is what a film shows for some frames: a part of the picture that differs from the
// one before.
type shot struct {
	place image.Rectangle
	data  []byte // compressed
	lasts int    // frames
}

// write writes the film as an animated PNG, which browsers play. Each frame holds only what
// differs from the one before it. The format is that of the PNG specification, third
// edition, section 11.3.6.
func (f *film) write(path string) error {
	shots, header, err := f.shoot()
	if err != nil {
		return err
	}
	out := bytes.NewBufferString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		binary.Write(out, binary.BigEndian, uint32(len(data)))
		body := append([]byte(kind), data...)
		out.Write(body)
		binary.Write(out, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	numbers := func(v ...uint32) []byte {
		var b []byte
		for _, n := range v {
			b = binary.BigEndian.AppendUint32(b, n)
		}
		return b
	}
	chunk("IHDR", header)
	chunk("acTL", numbers(uint32(len(shots)), 0))
	sequence := uint32(0)
	for i, s := range shots {
		at := numbers(sequence, uint32(s.place.Dx()), uint32(s.place.Dy()), uint32(s.place.Min.X), uint32(s.place.Min.Y))
		at = binary.BigEndian.AppendUint16(at, uint16(s.lasts))
		at = binary.BigEndian.AppendUint16(at, perSecond)
		chunk("fcTL", append(at, 0, 0)) // stays, and replaces what was there
		sequence++
		if i == 0 {
			chunk("IDAT", s.data)
			continue
		}
		chunk("fdAT", append(numbers(sequence), s.data...))
		sequence++
	}
	chunk("IEND", nil)
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// shoot draws the film and returns its shots, and the header that they share.
func (f *film) shoot() (shots []shot, header []byte, err error) {
	size := f.Bounds().Size()
	now, before := image.NewRGBA(image.Rectangle{Max: size}), image.NewRGBA(image.Rectangle{Max: size})
	for i := range f.frames {
		if err := f.draw(i, now); err != nil {
			return nil, nil, err
		}
		place := now.Rect
		if i > 0 {
			if place = changed(before, now); place.Empty() {
				shots[len(shots)-1].lasts++
				continue
			}
		}
		head, data, err := compress(now.SubImage(place))
		if err != nil {
			return nil, nil, err
		}
		if i == 0 {
			header = head
		}
		shots = append(shots, shot{place, data, 1})
		now, before = before, now
	}
	return shots, header, nil
}

// changed is the part in which two pictures of a size differ.
func changed(a, b *image.RGBA) image.Rectangle {
	var all image.Rectangle
	for y := range a.Rect.Dy() {
		p, q := a.Pix[y*a.Stride:][:a.Stride], b.Pix[y*b.Stride:][:b.Stride]
		if bytes.Equal(p, q) {
			continue
		}
		from, to := 0, len(p)
		for p[from] == q[from] {
			from++
		}
		for p[to-1] == q[to-1] {
			to--
		}
		all = all.Union(image.Rect(from/4, y, (to+3)/4, y+1))
	}
	return all
}

// compress returns the header and the data of a picture as PNG has them.
func compress(img image.Image) (header, data []byte, err error) {
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, img); err != nil {
		return nil, nil, err
	}
	rest := encoded.Bytes()[8:]
	for len(rest) >= 12 {
		n := int(binary.BigEndian.Uint32(rest))
		kind, body := string(rest[4:8]), rest[8:8+n]
		switch kind {
		case "IHDR":
			header = body
		case "IDAT":
			data = append(data, body...)
		}
		rest = rest[12+n:]
	}
	return header, data, nil
}
