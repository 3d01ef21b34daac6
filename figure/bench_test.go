package figure_test

import (
	"fmt"
	"image"
	"testing"
	"time"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
)

var techniques = []string{
	"t1-shoulder-knead", "t2-cat-stretch-press", "t3-tennis-ball-wall", "t4-two-ball-release",
	"t4b-two-ball-sitting", "t5-effleurage", "t6-trigger-point", "t7-scapular-retraction",
}

// walk is every beat of a scene, some moments of each.
func walk() []figure.Moment {
	var all []figure.Moment
	for _, beat := range []figure.Beat{figure.Approach, figure.Hold, figure.Release, figure.Shift, figure.Switch} {
		const n = 12
		for i := range n {
			all = append(all, figure.Moment{Beat: beat, Progress: (float64(i) + 0.5) / n, Elapsed: float64(i) * 0.7, Spot: 2, Of: 3})
		}
	}
	return all
}

// BenchmarkDraw draws the beats of a scene one after the other, at sizes of windows. The
// worst picture is the one that takes longest even in its quickest round: what else the
// machine does counts little.
func BenchmarkDraw(b *testing.B) {
	for _, size := range []image.Point{{240, 240}, {480, 480}, {640, 640}, {980, 568}, {1920, 1080}} {
		for _, scene := range techniques {
			b.Run(fmt.Sprintf("%s/%dx%d", scene, size.X, size.Y), func(b *testing.B) { benchmark(b, size, scene, nil, walk()) })
		}
	}
}

// BenchmarkCrop draws them in a narrow panel.
func BenchmarkCrop(b *testing.B) {
	for _, scene := range techniques {
		b.Run(scene, func(b *testing.B) { benchmark(b, image.Pt(224, 480), scene, shipped.Crop(scene, figure.Tall), walk()) })
	}
}

// BenchmarkLoad reads and checks the files.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := figure.Load(assets.Figure()); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmark(b *testing.B, size image.Point, scene string, crop *figure.Crop, moments []figure.Moment) {
	r := shipped.Renderer()
	img := image.NewRGBA(image.Rectangle{Max: size})
	best := make([]time.Duration, len(moments))
	draw := func(i int) {
		began := time.Now()
		clear(img.Pix)
		if err := r.Draw(img, scene, moments[i], figure.Look{}, crop); err != nil {
			b.Fatal(err)
		}
		if took := time.Since(began); best[i] == 0 || took < best[i] {
			best[i] = took
		}
	}
	for range 2 {
		for i := range moments {
			draw(i)
		}
	}
	b.ReportAllocs()
	for frame := 0; b.Loop(); frame++ {
		draw(frame % len(moments))
	}
	worst := time.Duration(0)
	for _, d := range best {
		worst = max(worst, d)
	}
	b.ReportMetric(float64(worst.Nanoseconds()), "ns/worst")
}
