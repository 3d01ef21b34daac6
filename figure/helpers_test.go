package figure_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
)

var shipped = func() *figure.Figures {
	f, err := figure.Load(assets.Figure())
	if err != nil {
		panic(err)
	}
	return f
}()

func draw(t testing.TB, size image.Point, scene string, m figure.Moment, look figure.Look, crop *figure.Crop) *image.RGBA {
	t.Helper()
	img := image.NewRGBA(image.Rectangle{Max: size})
	if err := shipped.Renderer().Draw(img, scene, m, look, crop); err != nil {
		t.Fatal(err)
	}
	return img
}

func square(n int) image.Point { return image.Pt(n, n) }

func readPNG(t testing.TB, name string) *image.RGBA {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	out := image.NewRGBA(img.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

// difference is the mean difference of two pictures a channel, and the share of pixels
// that differ by more than 24 in some channel.
func difference(a, b *image.RGBA) (mean, far float64) {
	n, off := 0, 0
	for i := 0; i < len(a.Pix); i += 4 {
		worst := 0
		for c := range 4 {
			d := int(a.Pix[i+c]) - int(b.Pix[i+c])
			d = max(d, -d)
			mean += float64(d)
			worst = max(worst, d)
		}
		if worst > 24 {
			off++
		}
		n++
	}
	return mean / float64(4*n), float64(off) / float64(n)
}
