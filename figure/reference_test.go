package figure_test

import (
	"image"
	"testing"

	"github.com/unknot-app/unknot/figure"
)

// The pictures that the figures were designed with, at half their size.
func TestStillsAreAsDesigned(t *testing.T) {
	light := figure.Look{Ground: figure.Paper}
	dark := figure.Look{Ground: figure.Paper, Dark: true}
	for _, c := range []struct {
		file, scene string
		look        figure.Look
		mirrored    bool
	}{
		{"t1-shoulder-knead.png", "t1-shoulder-knead", light, false},
		{"t2-cat-stretch-press.png", "t2-cat-stretch-press", light, false},
		{"t2-cat-stretch-press-dark.png", "t2-cat-stretch-press", dark, false},
		{"t3-tennis-ball-wall.png", "t3-tennis-ball-wall", light, false},
		{"t4-two-ball-release.png", "t4-two-ball-release", light, false},
		{"t4b-two-ball-sitting.png", "t4b-two-ball-sitting", light, false},
		{"t5-effleurage.png", "t5-effleurage", light, false},
		{"t6-trigger-point.png", "t6-trigger-point", light, false},
		{"t6-trigger-point-dark.png", "t6-trigger-point", dark, false},
		{"t7-scapular-retraction.png", "t7-scapular-retraction", light, false},
	} {
		t.Run(c.file, func(t *testing.T) {
			got := half(draw(t, image.Pt(640, 640), c.scene, figure.Moment{}, c.look, nil))
			mean, far := difference(got, readPNG(t, c.file))
			t.Logf("mean difference %.3f, %.2f %% of the pixels differ visibly", mean, 100*far)
			if mean > 0.5 || far > 0.004 {
				t.Errorf("mean difference %.3f, %.2f %% of the pixels differ visibly", mean, 100*far)
			}
		})
	}
}
