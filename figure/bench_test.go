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
	for _, size := range []int{240, 480, 640} {
		for _, scene := range techniques {
			b.Run(fmt.Sprintf("%s/%d", scene, size), func(b *testing.B) {
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
			benchmark(b, 480, scene, func(frame int) figure.Moment {
				return figure.Moment{Beat: figure.Hold, Elapsed: 3 + float64(frame%300)/30, After: figure.Shift, Progress: 0.5}
			})
		})
	}
}

func benchmark(b *testing.B, size int, scene string, at func(frame int) figure.Moment) {
	r := shipped.Renderer()
	img := image.NewRGBA(image.Rect(0, 0, size, size))
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
