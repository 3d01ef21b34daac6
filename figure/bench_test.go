package figure_test

import (
	"fmt"
	"image"
	"testing"

	"github.com/unknot-app/unknot/figure"
)

var techniques = []string{
	"t1-shoulder-knead", "t2-cat-stretch-press", "t3-tennis-ball-wall", "t4-two-ball-release",
	"t4b-two-ball-sitting", "t5-effleurage", "t6-trigger-point", "t7-scapular-retraction",
}

// BenchmarkDraw draws the beat in which most moves, at 30 pictures a second.
func BenchmarkDraw(b *testing.B) {
	for _, size := range []image.Point{{240, 240}, {480, 480}, {640, 640}, {980, 568}, {1920, 1080}} {
		for _, scene := range techniques {
			b.Run(fmt.Sprintf("%s/%dx%d", scene, size.X, size.Y), func(b *testing.B) {
				benchmark(b, size, scene, func(frame int) figure.Moment {
					return figure.Moment{Beat: figure.Release, Progress: float64(frame%90) / 90}
				})
			})
		}
	}
}

// BenchmarkHold draws a hold, in which little moves.
func BenchmarkHold(b *testing.B) {
	for _, scene := range techniques {
		b.Run(scene, func(b *testing.B) {
			benchmark(b, square(480), scene, func(frame int) figure.Moment {
				return figure.Moment{Beat: figure.Hold, Elapsed: 3 + float64(frame%300)/30, After: figure.Shift, Progress: 0.5}
			})
		})
	}
}

// BenchmarkSwitch draws the change of sides, for which two pictures are laid together.
func BenchmarkSwitch(b *testing.B) {
	for _, scene := range []string{"t1-shoulder-knead", "t3-tennis-ball-wall", "t6-trigger-point"} {
		b.Run(scene, func(b *testing.B) {
			benchmark(b, square(480), scene, func(frame int) figure.Moment {
				return figure.Moment{Beat: figure.Switch, Progress: 0.4 + 0.2*float64(frame%60)/60}
			})
		})
	}
}

func benchmark(b *testing.B, size image.Point, scene string, at func(frame int) figure.Moment) {
	r := shipped.Renderer()
	img := image.NewRGBA(image.Rectangle{Max: size})
	draw := func(m figure.Moment) {
		clear(img.Pix)
		if err := r.Draw(img, scene, m, figure.Look{}, nil); err != nil {
			b.Fatal(err)
		}
	}
	for i := range 100 {
		draw(at(i))
	}
	b.ReportAllocs()
	for frame := 0; b.Loop(); frame++ {
		draw(at(frame))
	}
}
