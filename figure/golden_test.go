package figure_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/unknot-app/unknot/figure"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// Every scene as it stands in lists and windows: small, middle and large, in both bodies.
func TestStillsLookAsTheyDid(t *testing.T) {
	looks := map[int]figure.Look{
		96:  {Skin: "s1", Hair: "ponytail"},
		240: {Dark: true, Skin: "s3", Hair: "curly", Body: "b"},
		320: {Ground: figure.Paper},
	}
	for _, scene := range techniques {
		for size, look := range looks {
			name := fmt.Sprintf("still-%s-%d.png", scene, size)
			t.Run(name, func(t *testing.T) {
				img := wash(square(size), look.Dark)
				if err := shipped.Renderer().Draw(img, scene, figure.Moment{}, look, nil); err != nil {
					t.Fatal(err)
				}
				golden(t, name, img)
			})
		}
	}
}

func TestHairLooksAsItDid(t *testing.T) {
	for i, hair := range shipped.Hair() {
		for _, scene := range []string{"rest", "map", "t3-tennis-ball-wall"} {
			name := fmt.Sprintf("hair-%s-%s.png", hair, scene)
			t.Run(name, func(t *testing.T) {
				look := figure.Look{Hair: hair, Skin: fmt.Sprintf("s%d", i%4+1), Body: shipped.Bodies()[i%2]}
				crop := shipped.Crop(scene, figure.Card)
				crop.Scale *= 1.3
				crop.Y -= 60
				img := wash(square(128), look.Dark)
				if err := shipped.Renderer().Draw(img, scene, figure.Moment{}, look, crop); err != nil {
					t.Fatal(err)
				}
				golden(t, name, img)
			})
		}
	}
}

// The crops as the windows use them, over a wash.
func TestCropsLookAsTheyDid(t *testing.T) {
	for _, c := range []struct {
		scene, use string
		size       image.Point
		m          figure.Moment
		look       figure.Look
	}{
		{"t1-shoulder-knead", figure.Tall, image.Pt(112, 240), figure.Moment{}, figure.Look{}},
		{"t7-scapular-retraction", figure.Tall, image.Pt(112, 240), figure.Moment{}, figure.Look{Dark: true, Skin: "s3", Hair: "short"}},
		{"t2-cat-stretch-press", figure.Mini, image.Pt(54, 102), figure.Moment{}, figure.Look{}},
		{"t3-tennis-ball-wall", figure.Mini, image.Pt(54, 102), figure.Moment{}, figure.Look{Dark: true}},
		{"t3-tennis-ball-wall", figure.Panel, image.Pt(128, 280), figure.Moment{}, figure.Look{}},
		{"rest", figure.Tall, image.Pt(112, 240), figure.Moment{Beat: figure.Rest}, figure.Look{}},
		{"map", figure.Panel, image.Pt(128, 280), figure.Moment{}, figure.Look{}},
		{"t1-shoulder-knead", figure.Strip, image.Pt(416, 120), figure.Moment{}, figure.Look{Skin: "s4"}},
		{"t2-cat-stretch-press", figure.Card, image.Pt(144, 144), figure.Moment{}, figure.Look{Dark: true}},
		{"t3-tennis-ball-wall", "", image.Pt(490, 284), figure.Moment{Beat: figure.Hold, Elapsed: 5.6, After: figure.Shift, Left: true}, figure.Look{}},
		{"coverage", "", image.Pt(160, 160), figure.Moment{Muscles: map[string]float64{"trapezius-upper": 0.8, "rhomboids": 1, "levator-scapulae": 0.5, "erector-spinae/left": 0.4}}, figure.Look{}},
	} {
		name := fmt.Sprintf("crop-%s-%s-%dx%d.png", c.scene, c.use, c.size.X, c.size.Y)
		t.Run(name, func(t *testing.T) {
			img := wash(c.size, c.look.Dark)
			if err := shipped.Renderer().Draw(img, c.scene, c.m, c.look, shipped.Crop(c.scene, c.use)); err != nil {
				t.Fatal(err)
			}
			golden(t, name, img)
		})
	}
}

// wash is the ground that the interface lays behind figures.
func wash(size image.Point, dark bool) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: size})
	a, b := [3]int{0xFB, 0xDD, 0xCA}, [3]int{0xF4, 0xEC, 0xDF}
	if dark {
		a, b = [3]int{0x3A, 0x2A, 0x22}, [3]int{0x1A, 0x20, 0x22}
	}
	for y := range size.Y {
		for x := range size.X {
			i := y*img.Stride + 4*x
			for c := range 3 {
				img.Pix[i+c] = uint8(a[c] + (b[c]-a[c])*y/size.Y)
			}
			img.Pix[i+3] = 255
		}
	}
	return img
}

// golden compares a picture with the one that is kept. The tolerance is for processors
// that round in another way. A picture that differs is left in testdata/failed.
func golden(t *testing.T, name string, img *image.RGBA) {
	t.Helper()
	if *update {
		writePNG(t, name, img)
		return
	}
	if mean, far := difference(img, readPNG(t, name)); mean > 0.3 || far > 0.002 {
		writePNG(t, filepath.Join("failed", name), img)
		t.Errorf("mean difference %.2f, %.2f %% of the pixels differ; see testdata/failed/%s, and copy it to testdata once it is right", mean, 100*far, name)
	}
}

func writePNG(t *testing.T, name string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join("testdata", filepath.Dir(name)), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("testdata", name), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
