package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// A film of a square that rests for two frames, moves on, and rests again.
func TestAFilmPlaysWhatWasDrawn(t *testing.T) {
	size := image.Pt(40, 30)
	places := []int{3, 3, 9, 15, 15, 15}
	scene := func(frame int, onto *image.RGBA) error {
		draw.Draw(onto, onto.Rect, image.White, image.Point{}, draw.Src)
		x := places[frame]
		draw.Draw(onto, image.Rect(x, 5, x+8, 13), image.NewUniform(color.RGBA{200, 60, 20, 255}), image.Point{}, draw.Src)
		return nil
	}
	f, err := newFilm(size, len(places), scene)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "film.png")
	if err := f.write(path); err != nil {
		t.Fatal(err)
	}
	want := image.NewRGBA(image.Rectangle{Max: size})
	frame := 0
	for i, shown := range play(t, path, size) {
		scene(frame, want)
		if !bytes.Equal(shown.Pix, want.Pix) {
			t.Errorf("picture %d of the film is not frame %d", i, frame)
		}
		frame += shown.lasts
	}
	if frame != len(places) {
		t.Errorf("the film lasts %d frames, want %d", frame, len(places))
	}
}

type playedShot struct {
	*image.RGBA
	lasts int
}

// play reads an animated PNG as a browser does.
func play(t *testing.T, path string, size image.Point) (shown []playedShot) {
	t.Helper()
	all, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(all)); err != nil {
		t.Errorf("who does not know animation can't read its first picture: %v", err)
	}
	canvas := image.NewRGBA(image.Rectangle{Max: size})
	var header, control []byte
	sequence, announced := uint32(0), uint32(0)
	next := func(body []byte) {
		if n := binary.BigEndian.Uint32(body); n != sequence {
			t.Errorf("sequence number %d, want %d", n, sequence)
		}
		sequence++
	}
	for rest := all[8:]; len(rest) >= 12; {
		n := int(binary.BigEndian.Uint32(rest))
		kind, body := string(rest[4:8]), rest[8:8+n]
		if sum := binary.BigEndian.Uint32(rest[8+n:]); sum != crc32.ChecksumIEEE(rest[4:8+n]) {
			t.Errorf("the checksum of %s is wrong", kind)
		}
		rest = rest[12+n:]
		switch kind {
		case "IHDR":
			header = bytes.Clone(body)
		case "acTL":
			announced = binary.BigEndian.Uint32(body)
		case "fcTL":
			next(body)
			control = body
		case "IDAT", "fdAT":
			if kind == "fdAT" {
				next(body)
				body = body[4:]
			}
			u := func(i int) int { return int(binary.BigEndian.Uint32(control[i:])) }
			part := still(t, header, u(4), u(8), body)
			draw.Draw(canvas, part.Bounds().Add(image.Pt(u(12), u(16))), part, image.Point{}, draw.Src)
			copied := image.NewRGBA(canvas.Rect)
			copy(copied.Pix, canvas.Pix)
			shown = append(shown, playedShot{copied, int(binary.BigEndian.Uint16(control[20:]))})
		}
	}
	if int(announced) != len(shown) {
		t.Errorf("%d pictures are announced, %d are there", announced, len(shown))
	}
	return shown
}

// still makes a PNG of its own of the data of a shot.
func still(t *testing.T, header []byte, w, h int, data []byte) image.Image {
	t.Helper()
	own := bytes.Clone(header)
	binary.BigEndian.PutUint32(own, uint32(w))
	binary.BigEndian.PutUint32(own[4:], uint32(h))
	out := bytes.NewBufferString("\x89PNG\r\n\x1a\n")
	for _, c := range []struct {
		kind string
		data []byte
	}{{"IHDR", own}, {"IDAT", data}, {"IEND", nil}} {
		binary.Write(out, binary.BigEndian, uint32(len(c.data)))
		body := append([]byte(c.kind), c.data...)
		out.Write(body)
		binary.Write(out, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	img, err := png.Decode(out)
	if err != nil {
		t.Fatal(err)
	}
	return img
}
