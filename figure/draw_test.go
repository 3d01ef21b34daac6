package figure_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
)

func beats() *rapid.Generator[figure.Moment] {
	return rapid.Custom(func(t *rapid.T) figure.Moment {
		all := []figure.Beat{figure.Still, figure.Rest, figure.Approach, figure.Hold, figure.Release, figure.Shift, figure.Switch}
		return figure.Moment{
			Beat:     rapid.SampledFrom(all).Draw(t, "beat"),
			After:    rapid.SampledFrom(all).Draw(t, "after"),
			Progress: rapid.Float64().Draw(t, "progress"), Elapsed: rapid.Float64().Draw(t, "elapsed"),
			Spot: rapid.Int().Draw(t, "spot"), Of: rapid.Int().Draw(t, "of"), AfterSpot: rapid.Int().Draw(t, "after spot"),
			AfterElapsed: rapid.Float64().Draw(t, "after elapsed"),
			Left:         rapid.Bool().Draw(t, "left"),
		}
	})
}

func looks() *rapid.Generator[figure.Look] {
	return rapid.Custom(func(t *rapid.T) figure.Look {
		return figure.Look{
			Dark: rapid.Bool().Draw(t, "dark"),
			Skin: rapid.SampledFrom([]string{"", "s1", "s2", "s3", "s4"}).Draw(t, "skin"),
			Hair: rapid.SampledFrom(append(shipped.Hair(), "")).Draw(t, "hair"),
			Body: rapid.SampledFrom(append(shipped.Bodies(), "")).Draw(t, "body"),
		}
	})
}

func TestEveryChoiceOfALookIsSeen(t *testing.T) {
	for _, scene := range append([]string{"rest", "map"}, techniques...) {
		plain := draw(t, square(240), scene, figure.Moment{}, figure.Look{Ground: figure.Paper}, nil)
		differs := func(look figure.Look) {
			look.Ground = figure.Paper
			if _, far := difference(plain, draw(t, square(240), scene, figure.Moment{}, look, nil)); far < 0.001 {
				t.Errorf("%s: %+v is %.2f %% of the picture away from the usual look", scene, look, 100*far)
			}
		}
		for _, hair := range shipped.Hair() {
			if hair != "bun" {
				differs(figure.Look{Hair: hair})
			}
		}
		differs(figure.Look{Body: "b"})
		for _, skin := range []string{"s1", "s3", "s4"} {
			differs(figure.Look{Skin: skin})
		}
	}
}

func TestAnyMomentCanBeDrawnAndStaysInItsFrame(t *testing.T) {
	r := shipped.Renderer()
	rapid.Check(t, func(t *rapid.T) {
		scene := rapid.SampledFrom(shipped.Scenes()).Draw(t, "scene")
		m, look := beats().Draw(t, "moment"), looks().Draw(t, "look")
		look.Ground = figure.Paper
		w, h := rapid.IntRange(0, 120).Draw(t, "width"), rapid.IntRange(0, 90).Draw(t, "height")
		all := image.NewRGBA(image.Rect(-10, -10, 140, 110))
		for i := range all.Pix {
			all.Pix[i] = 77
		}
		inside := image.Rect(5, 7, 5+w, 7+h)
		crop := shipped.Crop(scene, rapid.SampledFrom([]string{"", figure.Card, figure.Tall}).Draw(t, "crop"))
		if err := r.Draw(all.SubImage(inside).(*image.RGBA), scene, m, look, crop); err != nil {
			t.Fatal(err)
		}
		for y := all.Rect.Min.Y; y < all.Rect.Max.Y; y++ {
			for x := all.Rect.Min.X; x < all.Rect.Max.X; x++ {
				painted := all.RGBAAt(x, y) != color.RGBA{77, 77, 77, 77}
				if in := (image.Point{x, y}).In(inside); painted && !in {
					t.Fatalf("painted %d, %d outside %v", x, y, inside)
				} else if c := all.RGBAAt(x, y); in && c.A != 255 {
					t.Fatalf("left %d, %d of %v at alpha %d", x, y, inside, c.A)
				}
			}
		}
	})
}

func TestAClearGroundLeavesWhatLiesBehind(t *testing.T) {
	for _, dark := range []bool{false, true} {
		img := draw(t, square(200), "t1-shoulder-knead", figure.Moment{}, figure.Look{Dark: dark}, nil)
		if c := img.RGBAAt(199, 2); c != (color.RGBA{}) {
			t.Errorf("the corner holds %v, expected nothing", c)
		}
		for i := 0; i < len(img.Pix); i += 4 {
			if p := img.Pix[i : i+4]; max(p[0], p[1], p[2]) > p[3] {
				t.Fatalf("pixel %d is %v: colours above alpha", i/4, p)
			}
		}
	}
}

func TestDrawingTwiceGivesTheSamePicture(t *testing.T) {
	kept := shipped.Renderer()
	rapid.Check(t, func(t *rapid.T) {
		scene := rapid.SampledFrom(shipped.Scenes()).Draw(t, "scene")
		m, look := beats().Draw(t, "moment"), looks().Draw(t, "look")
		a, b := image.NewRGBA(image.Rect(0, 0, 64, 64)), image.NewRGBA(image.Rect(0, 0, 64, 64))
		if err := errors.Join(kept.Draw(a, scene, m, look, nil), shipped.Renderer().Draw(b, scene, m, look, nil)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Pix, b.Pix) {
			t.Fatal("a renderer that drew other pictures before draws this one differently")
		}
	})
}

// Whatever the hair, a head is not cut off, but where a scene comes close to the back. At
// the upper edge there may be nothing but the wall, and what is seen through.
func TestHeadsStayInThePicture(t *testing.T) {
	r := shipped.Renderer()
	img := image.NewRGBA(image.Rect(0, 0, 200, 200))
	for _, scene := range append([]string{"rest", "map"}, techniques...) {
		for _, use := range []string{"", figure.Tall, figure.Mini, figure.Panel, figure.Strip, figure.Bust} {
			crop := shipped.Crop(scene, use)
			if crop == nil && use != "" || scene == "t6-trigger-point" && use == "" {
				continue
			}
			for _, hair := range shipped.Hair() {
				for _, beat := range []figure.Beat{figure.Still, figure.Rest, figure.Hold, figure.Shift} {
					clear(img.Pix)
					m := figure.Moment{Beat: beat, Progress: 1, Elapsed: 3, Spot: 1, Of: 3}
					if err := r.Draw(img, scene, m, figure.Look{Skin: "s4", Hair: hair, Body: "b"}, crop); err != nil {
						t.Fatal(err)
					}
					from := 0
					if scene == "t3-tennis-ball-wall" && use == figure.Mini {
						from = 92 // the lamp hangs from above, left of the head
					}
					for x := from; x < 200; x++ {
						if c := img.RGBAAt(x, 0); c.A > 230 && min(c.R, c.G, c.B) < 200 {
							t.Errorf("%s, crop %q, %s, %q: the upper edge holds %v at %d", scene, use, hair, beat, c, x)
							break
						}
					}
				}
			}
		}
	}
}

func TestManyMayDrawAtOnce(t *testing.T) {
	fresh, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	pictures := make([]*image.RGBA, 8)
	for i := range pictures {
		pictures[i] = image.NewRGBA(image.Rect(0, 0, 48, 48))
		all.Go(func() {
			r := fresh.Renderer()
			for _, scene := range techniques {
				if err := r.Draw(pictures[i], scene, figure.Moment{}, figure.Look{Body: "b", Ground: figure.Paper}, nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for _, img := range pictures[1:] {
		if !bytes.Equal(img.Pix, pictures[0].Pix) {
			t.Error("two renderers that drew at once drew different pictures")
		}
	}
}

func TestAStillPictureNeedsNoDrawing(t *testing.T) {
	r := shipped.Renderer()
	img := image.NewRGBA(image.Rect(0, 0, 240, 240))
	now := figure.Moment{Beat: figure.Hold, Elapsed: 3, After: figure.Shift}
	changed := func(m figure.Moment, look figure.Look, crop *figure.Crop) bool {
		return r.Changed(square(240), "t3-tennis-ball-wall", m, look, crop)
	}
	if !changed(now, figure.Look{}, nil) {
		t.Error("nothing was drawn yet, and yet nothing changed")
	}
	if err := r.Draw(img, "t3-tennis-ball-wall", now, figure.Look{}, nil); err != nil {
		t.Fatal(err)
	}
	if changed(now, figure.Look{}, nil) {
		t.Error("the same moment again is a change")
	}
	later, rest, left := now, now, now
	later.Elapsed += 0.5
	rest.Beat, left.Left = figure.Rest, true
	for name, c := range map[string]bool{
		"half a second on":  changed(later, figure.Look{}, nil),
		"another beat":      changed(rest, figure.Look{}, nil),
		"the other side":    changed(left, figure.Look{}, nil),
		"the dark":          changed(now, figure.Look{Dark: true}, nil),
		"other hair":        changed(now, figure.Look{Hair: "short"}, nil),
		"a crop":            changed(now, figure.Look{}, shipped.Crop("t3-tennis-ball-wall", figure.Card)),
		"a scene not there": r.Changed(square(240), "t9", now, figure.Look{}, nil),
	} {
		if !c {
			t.Errorf("%s is no change", name)
		}
	}
}

func TestMusclesLightUpByName(t *testing.T) {
	lit := func(muscles map[string]float64) int {
		img := draw(t, square(240), "map", figure.Moment{Muscles: muscles}, figure.Look{Ground: figure.Paper}, nil)
		plain := draw(t, square(240), "map", figure.Moment{Muscles: map[string]float64{}}, figure.Look{Ground: figure.Paper}, nil)
		n := 0
		for i := 0; i < len(img.Pix); i += 4 {
			if !bytes.Equal(img.Pix[i:i+4], plain.Pix[i:i+4]) {
				n++
			}
		}
		return n
	}
	if n := lit(map[string]float64{"no-such-muscle": 1}); n != 0 {
		t.Errorf("an unknown muscle changes %d pixels", n)
	}
	for _, name := range shipped.Muscles() {
		both, left, right := lit(map[string]float64{name: 1}), lit(map[string]float64{name + "/left": 1}), lit(map[string]float64{name + "/right": 1})
		if left < 20 || right < 20 || both < left+right-30 || both > left+right+30 {
			t.Errorf("%s: both sides change %d pixels, the left %d, the right %d", name, both, left, right)
		}
		if faint := lit(map[string]float64{name: 0.3}); faint < 20 {
			t.Errorf("%s at 0.3 changes %d pixels", name, faint)
		}
	}
}

func TestWhatCannotBeDrawnIsSaid(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 8, 8))
	for _, c := range []struct {
		scene string
		look  figure.Look
		want  string
	}{
		{"t9-hammer", figure.Look{}, `draw "t9-hammer": no such scene; there are coverage, map, map-two-balls, rest, t1-shoulder-knead, t2-cat-stretch-press, t3-tennis-ball-wall, t4-two-ball-release, t4b-two-ball-sitting, t5-effleurage, t6-trigger-point, t7-scapular-retraction`},
		{"rest", figure.Look{Skin: "s9"}, `draw rest: the skin "s9" is not one of s1, s2, s3, s4`},
		{"rest", figure.Look{Hair: "mohawk"}, `draw rest: the hair "mohawk" is not one of ` + strings.Join(shipped.Hair(), ", ")},
		{"rest", figure.Look{Body: "z"}, `draw rest: the body "z" is not one of ` + strings.Join(shipped.Bodies(), ", ")},
		{"rest", figure.Look{Ground: "lava"}, `draw rest: the ground "lava" is not one of "", "paper"`},
	} {
		if err := shipped.Renderer().Draw(img, c.scene, figure.Moment{}, c.look, nil); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
	if err := shipped.Renderer().Draw(img, "x", figure.Moment{}, figure.Look{}, nil); !errors.Is(err, figure.ErrNoScene) {
		t.Errorf("%v is not ErrNoScene", err)
	}
}

func TestDrawingNeedsNoMemory(t *testing.T) {
	for _, scene := range techniques {
		r := shipped.Renderer()
		img := image.NewRGBA(image.Rect(0, 0, 240, 240))
		for _, crop := range []*figure.Crop{nil, shipped.Crop(scene, figure.Tall)} {
			for _, beat := range []figure.Beat{figure.Approach, figure.Hold, figure.Release, figure.Shift, figure.Switch} {
				frame := 0
				once := func() {
					m := figure.Moment{Beat: beat, Progress: float64(frame%50) / 50, Elapsed: float64(frame) / 30, Spot: 2, Of: 3}
					if err := r.Draw(img, scene, m, figure.Look{}, crop); err != nil {
						t.Fatal(err)
					}
					frame++
				}
				for range 100 {
					once()
				}
				if n := testing.AllocsPerRun(50, once); n != 0 {
					t.Errorf("%s, %s, %v: %v allocations a picture", scene, beat, crop, n)
				}
			}
		}
	}
}

func TestEveryTechniqueHasTheCropsOfTheWindows(t *testing.T) {
	for _, scene := range techniques {
		for _, use := range []string{figure.Card, figure.Tall, figure.Panel} {
			if c := shipped.Crop(scene, use); c == nil || !c.NoLens {
				t.Errorf("%s, %s: %+v, expected a crop without the lens", scene, use, c)
			}
		}
	}
	if c := shipped.Crop("t9", figure.Card); c != nil {
		t.Errorf("a scene that is not there has the crop %+v", c)
	}
	wide := shipped.Crop("t1-shoulder-knead", figure.Card).Filling(image.Pt(196, 144))
	if want := 1.6 * 196 / 144; wide.Scale < want-0.01 || wide.Scale > want+0.01 {
		t.Errorf("a card of 196 x 144 is drawn at %.3f, expected %.3f", wide.Scale, want)
	}
}
