package figure_test

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/figure"
)

const frameRate = 30

// segment is one stretch of a session as a coach lays it out.
type segment struct {
	figure.Moment
	seconds float64
	longer  float64 // of the seconds, those that were asked for at the last moment
}

// session draws a session of one scene: any order of beats that a coach may ask for.
func session(scene string) *rapid.Generator[[]segment] {
	return rapid.Custom(func(t *rapid.T) []segment {
		of := rapid.IntRange(1, 6).Draw(t, "spots")
		now := figure.Moment{Of: of, Spot: 1, Left: rapid.Bool().Draw(t, "left")}
		var out []segment
		add := func(b figure.Beat, least, most float64) {
			last := segment{figure.Moment{Beat: figure.Rest}, 0, 0}
			if len(out) > 0 {
				last = out[len(out)-1]
			}
			now.Beat, now.After, now.AfterElapsed = b, last.Beat, last.seconds
			next := segment{now, rapid.Float64Range(least, most).Draw(t, string(b)), 0}
			if b == figure.Hold && rapid.Bool().Draw(t, "stay") {
				next.longer = 3
				next.seconds += next.longer
			}
			out = append(out, next)
			now.AfterSpot = now.Spot
		}
		if rapid.Bool().Draw(t, "ready at once") {
			add(figure.Ready, 0.5, 1)
		} else {
			add(figure.Rest, 0.5, 1)
			if rapid.Bool().Draw(t, "approach") {
				add(figure.Approach, 1.5, 3)
			}
		}
		if rapid.Bool().Draw(t, "look for the first spot") {
			add(figure.Shift, 3, 5)
		}
		for range rapid.IntRange(1, 5).Draw(t, "holds") {
			add(figure.Hold, 5, 9)
			if rapid.Bool().Draw(t, "let go") {
				add(figure.Release, 1.5, 4)
			}
			switch rapid.SampledFrom([]string{"shift", "switch", "again"}).Draw(t, "then") {
			case "shift":
				now.Spot = min(now.Spot+1, of)
				add(figure.Shift, 3, 5)
			case "switch":
				now.Left = !now.Left
				if now.Spot == of { // each side counts its own, and nobody says where it was
					now.Spot, now.AfterSpot = 1, 0
				} else {
					now.Spot++
				}
				add(figure.Switch, 4, 6)
			}
		}
		return out
	})
}

// frames calls f with the moments of a session, a frame apart.
func frames(list []segment, f func(figure.Moment)) {
	clock, start := 0.0, 0.0
	for _, s := range list {
		for ; clock < start+s.seconds; clock += 1.0 / frameRate {
			m := s.Moment
			m.Elapsed = clock - start
			m.Progress = m.Elapsed / s.seconds
			if planned := s.seconds - s.longer; m.Elapsed < planned-0.3 {
				m.Progress = m.Elapsed / planned
			}
			f(m)
		}
		start += s.seconds
	}
}

func TestNoJointEverJumps(t *testing.T) {
	// A hand that crosses the chest in a second and a half moves 20 units in a frame.
	const most = 20.0
	for _, scene := range techniques {
		t.Run(scene, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				look := bodies().Draw(t, "body")
				var before map[string]figure.Point
				var was figure.Moment
				frames(session(scene).Draw(t, "session"), func(m figure.Moment) {
					now, err := shipped.Joints(scene, m, look)
					if err != nil {
						t.Fatal(err)
					}
					for name, p := range before {
						if d := math.Hypot(now[name].X-p.X, now[name].Y-p.Y); d > most {
							t.Fatalf("%s jumps %.1f units from %+v to %+v", name, d, was, m)
						}
					}
					before, was = now, m
				})
			})
		})
	}
}

// The joints don't tell of the change of sides, nor of rings and arrows; pictures do.
func TestNoPictureEverJumps(t *testing.T) {
	const most = 8.0 // mean difference of a channel between neighbouring frames; a cut makes 20 to 60
	for _, scene := range techniques {
		t.Run(scene, func(t *testing.T) {
			r := shipped.Renderer()
			a, b := image.NewRGBA(image.Rect(0, 0, 96, 96)), image.NewRGBA(image.Rect(0, 0, 96, 96))
			list := session(scene).Example(7)
			list = append(list, segment{figure.Moment{Beat: figure.Switch, Left: !list[len(list)-1].Left, Spot: list[len(list)-1].Spot, After: list[len(list)-1].Beat, AfterSpot: list[len(list)-1].Spot, AfterElapsed: list[len(list)-1].seconds, Of: list[0].Of}, 5, 0})
			worst, first := 0.0, true
			frames(list, func(m figure.Moment) {
				clear(b.Pix)
				if err := r.Draw(b, scene, m, figure.Look{Ground: figure.Paper}, nil); err != nil {
					t.Fatal(err)
				}
				if d, _ := difference(a, b); !first {
					if d > most {
						t.Errorf("the picture jumps by %.1f at %+v", d, m)
					}
					worst = max(worst, d)
				}
				first = false
				a, b = b, a
			})
			t.Logf("largest step %.2f", worst)
		})
	}
}

func TestLimbsKeepTheirLengths(t *testing.T) {
	// Arms may be foreshortened by a pose, but not by the way there: a limb is never
	// shorter than in the shorter of the poses it moves between, nor longer.
	limbs := map[string][][2]string{
		"t1-shoulder-knead":      {{"shL", "elL"}, {"elL", "wrL"}, {"wrL", "hnd"}},
		"t2-cat-stretch-press":   {{"sh", "el"}, {"el", "wr"}, {"sh2", "el2"}, {"el2", "wr2"}, {"pel", "wai"}, {"wai", "che"}, {"che", "nkb"}},
		"t3-tennis-ball-wall":    {{"hip", "kne"}, {"kne", "ank"}, {"hip", "kne2"}, {"kne2", "ank2"}, {"sh", "el"}, {"el", "wr"}},
		"t4-two-ball-release":    {{"hip", "kne"}, {"kne", "ank"}, {"hip", "kne2"}, {"kne2", "ank2"}, {"sh", "el"}, {"el", "wr"}},
		"t4b-two-ball-sitting":   {{"hip", "kne"}, {"kne", "ank"}, {"sh", "el"}, {"el", "wr"}},
		"t5-effleurage":          {{"peR", "pwR"}, {"peL", "pwL"}},
		"t6-trigger-point":       {{"sh", "el"}, {"el", "wr"}},
		"t7-scapular-retraction": {{"shR", "elR"}, {"elR", "wrR"}},
	}
	for _, scene := range techniques {
		t.Run(scene, func(t *testing.T) {
			body := ""
			length := func(m figure.Moment, limb [2]string) float64 {
				j := jointsOf(t, scene, m, figure.Look{Body: body})
				a, b := j[limb[0]], j[limb[1]]
				return math.Hypot(b.X-a.X, b.Y-a.Y)
			}
			for i, beat := range slices.Repeat([]figure.Beat{figure.Approach, figure.Release, figure.Shift, figure.Switch}, 2) {
				body = shipped.Bodies()[i/4]
				for _, limb := range limbs[scene] {
					at := func(p float64) float64 {
						return length(figure.Moment{Beat: beat, Progress: p, Spot: 2, Of: 2}, limb)
					}
					lo, hi := math.Inf(1), 0.0
					for _, key := range []float64{0, 1.0 / 3, 0.35, 0.65, 2.0 / 3, 1} { // the poses between the ways
						lo, hi = min(lo, at(key)), max(hi, at(key))
					}
					for p := 0.0; p <= 1; p += 0.02 {
						if l := at(p); l < 0.97*lo || l > 1.03*hi {
							t.Errorf("body %s, %s at %.2f: %v is %.1f long, outside %.1f to %.1f", body, beat, p, limb, l, lo, hi)
						}
					}
				}
			}
		})
	}
}

// A hold can be made longer at its last moment: it works on until then, and what it shows
// follows the seconds alone.
func TestAHoldWorksUntilItsEnd(t *testing.T) {
	moves := func(scene string, from, to figure.Moment) float64 {
		a, b := jointsOf(t, scene, from, figure.Look{}), jointsOf(t, scene, to, figure.Look{})
		most := 0.0
		for name, p := range a {
			most = max(most, math.Hypot(p.X-b[name].X, p.Y-b[name].Y))
		}
		return most
	}
	for _, scene := range []string{"t1-shoulder-knead", "t2-cat-stretch-press", "t5-effleurage"} {
		for last := 8.0; last < 12; last += 0.5 {
			planned := figure.Moment{Beat: figure.Hold, Elapsed: last, Progress: 0.999}
			longer := planned
			longer.Progress = 0.5
			if d := moves(scene, planned, longer); d != 0 {
				t.Errorf("%s jumps %.1f units when the hold is made longer after %.1f s", scene, d, last)
			}
			most := 0.0
			for before := 0.1; before < 3; before += 0.1 {
				earlier := figure.Moment{Beat: figure.Hold, Elapsed: last - before, Progress: 0.999 - before/last}
				most = max(most, moves(scene, earlier, planned))
			}
			if most < 1 {
				t.Errorf("%s stands still in the last three of %.1f s", scene, last)
			}
		}
	}
}

func TestSpotsDiffer(t *testing.T) {
	for scene, joint := range map[string]string{"t3-tennis-ball-wall": "bm", "t4-two-ball-release": "bmR", "t4b-two-ball-sitting": "bmR", "t6-trigger-point": "bm"} {
		for of := 2; of <= 8; of++ {
			seen := map[string]int{}
			for spot := 1; spot <= of; spot++ {
				j, err := shipped.Joints(scene, figure.Moment{Beat: figure.Hold, Elapsed: 4, Spot: spot, Of: of, After: figure.Shift}, figure.Look{})
				if err != nil {
					t.Fatal(err)
				}
				at := fmt.Sprintf("%.0f,%.0f", j[joint].X, j[joint].Y)
				if other, taken := seen[at]; taken {
					t.Errorf("%s: spots %d and %d of %d are both at %s", scene, other, spot, of, at)
				}
				seen[at] = spot
			}
		}
	}
}

func TestTheOtherSideIsTheMirrorImage(t *testing.T) {
	for _, scene := range techniques {
		t.Run(scene, func(t *testing.T) {
			m := figure.Moment{Beat: figure.Hold, Progress: 0.5, Elapsed: 3}
			look := figure.Look{Ground: figure.Paper}
			right := draw(t, square(160), scene, m, look, nil)
			m.Left = true
			left := draw(t, square(160), scene, m, look, nil)
			flipped := image.NewRGBA(left.Rect)
			for y := range 160 {
				for x := range 160 {
					flipped.Set(159-x, y, left.At(x, y))
				}
			}
			if mean, far := difference(right, flipped); mean > 0.3 || far > 0.002 {
				t.Errorf("mean difference %.2f, %.2f %% of the pixels differ", mean, 100*far)
			}
		})
	}
}

func TestTheSideOfTheMomentIsTheSideThatIsWorked(t *testing.T) {
	// In the back map of the lens the right side of the body is at the right.
	for _, scene := range []string{"t1-shoulder-knead", "t3-tennis-ball-wall", "t6-trigger-point"} {
		left, right := coral(t, scene, true), coral(t, scene, false)
		if left >= 0 || right <= 0 {
			t.Errorf("%s: the target lies %+.0f pixels off the spine for the left side, %+.0f for the right", scene, left, right)
		}
	}
}

// coral is how far the target lies to the right of the spine tape on a back view.
func coral(t *testing.T, scene string, left bool) float64 {
	t.Helper()
	m := figure.Moment{Beat: figure.Rest, Left: left}
	img := draw(t, square(640), scene, m, figure.Look{Ground: figure.Paper}, nil)
	turn := 1.0
	if left != strings.HasPrefix(scene, "t1") { // drawn for the right, but for the first
		turn = -1
	}
	lens := map[string]image.Rectangle{
		"t1-shoulder-knead":   image.Rect(430, 430, 618, 618),
		"t3-tennis-ball-wall": image.Rect(420, 90, 610, 290),
		"t6-trigger-point":    image.Rect(150, 150, 400, 500),
	}[scene]
	if turn < 0 {
		lens = image.Rect(640-lens.Max.X, lens.Min.Y, 640-lens.Min.X, lens.Max.Y)
	}
	var target, tape, nTarget, nTape float64
	for y := lens.Min.Y; y < lens.Max.Y; y++ {
		for x := lens.Min.X; x < lens.Max.X; x++ {
			c := img.RGBAAt(x, y)
			switch {
			case c.R > 220 && c.G > 100 && c.G < 150 && c.B < 120:
				target, nTarget = target+float64(x), nTarget+1
			case c.R < 60 && c.G < 70 && c.B > 70 && c.B < 95:
				tape, nTape = tape+float64(x), nTape+1
			}
		}
	}
	if nTarget < 100 || nTape < 50 {
		t.Fatalf("%s: found %v pixels of the target and %v of the spine", scene, nTarget, nTape)
	}
	return target/nTarget - tape/nTape
}
