package tray

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
)

// The library takes a picture apart by the low byte of each colour that image/color
// gives, which is right for opaque pixels only: the edges of an icon come out tinted. So
// it gets its icons in a format of ours, which decodes to a picture whose low bytes are
// the colours as the bus wants them: ARGB, not multiplied by the opacity.
// (fyne.io/systray v1.12.2, argbForImage in systray_unix.go.)

// straightMagic goes before a PNG to make it a picture of this format.
const straightMagic = "straight PNG\n"

func init() {
	image.RegisterFormat("straight", straightMagic, decodeStraight, func(r io.Reader) (image.Config, error) {
		m, err := decodeStraight(r)
		if err != nil {
			return image.Config{}, err
		}
		return image.Config{ColorModel: color.NRGBAModel, Width: m.Bounds().Dx(), Height: m.Bounds().Dy()}, nil
	})
}

// straightIcon marks a PNG for the library.
func straightIcon(icon []byte) []byte { return append([]byte(straightMagic), icon...) }

func decodeStraight(r io.Reader) (image.Image, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	m, err := png.Decode(bytes.NewReader(bytes.TrimPrefix(b, []byte(straightMagic))))
	if err != nil {
		return nil, err
	}
	s := straight{image.NewNRGBA(m.Bounds())}
	draw.Draw(s.NRGBA, s.Bounds(), m, m.Bounds().Min, draw.Src)
	return s, nil
}

// straight is a picture whose colours keep their values whatever their opacity.
type straight struct{ *image.NRGBA }

func (s straight) At(x, y int) color.Color { return straightColour(s.NRGBAAt(x, y)) }

type straightColour color.NRGBA

// RGBA breaks the rule that colours are multiplied by their opacity: that is its point.
func (c straightColour) RGBA() (r, g, b, a uint32) {
	const wide = 0x101 // 8 bits to 16
	return uint32(c.R) * wide, uint32(c.G) * wide, uint32(c.B) * wide, uint32(c.A) * wide
}
