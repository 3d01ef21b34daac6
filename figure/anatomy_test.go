package figure_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/figure"
)

// On the back map the spine is the line x = 0 under a tape; beside it lies the soft channel
// that may be pressed, and then the inner edge of the shoulder blade.
const (
	tape          = 5.5 // half the width
	channelTop    = 140.0
	channelBottom = 241.0
	bladeAtRest   = 45.0 // x of the joint that the shape of the blade follows
)

// bladeEdge is the inner edge of the right blade at rest: rows of y, x.
var bladeEdge = [][2]float64{{150, 31}, {176, 27}, {208, 29}, {237, 37}}

// blade is the x of the inner edge at a height, the blade being where the joint is.
func blade(y float64, joint figure.Point) float64 {
	x := bladeEdge[0][1]
	for i := 1; i < len(bladeEdge); i++ {
		a, b := bladeEdge[i-1], bladeEdge[i]
		if y >= a[0] {
			x = a[1] + (b[1]-a[1])*math.Min(1, (y-a[0])/(b[0]-a[0]))
		}
	}
	return x + math.Abs(joint.X) - bladeAtRest
}

// bodies are the looks that differ in where the body is.
func bodies() *rapid.Generator[figure.Look] {
	return rapid.Map(rapid.SampledFrom(shipped.Bodies()), func(name string) figure.Look { return figure.Look{Body: name} })
}

// anyWork draws a moment at which something may be pressed.
func anyWork() *rapid.Generator[figure.Moment] {
	return rapid.Custom(func(t *rapid.T) figure.Moment {
		of := rapid.IntRange(1, 12).Draw(t, "of")
		return figure.Moment{
			Beat:     rapid.SampledFrom([]figure.Beat{figure.Still, figure.Ready, figure.Rest, figure.Approach, figure.Hold, figure.Release, figure.Shift, figure.Switch}).Draw(t, "beat"),
			Progress: rapid.Float64Range(0, 1).Draw(t, "progress"), Elapsed: rapid.Float64Range(0, 60).Draw(t, "elapsed"),
			Spot: rapid.IntRange(1, of).Draw(t, "spot"), Of: of, Left: rapid.Bool().Draw(t, "left"),
		}
	})
}

func jointsOf(t interface{ Fatal(...any) }, scene string, m figure.Moment, look figure.Look) map[string]figure.Point {
	j, err := shipped.Joints(scene, m, look)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestBallsLieBetweenSpineAndShoulderBlade(t *testing.T) {
	for _, c := range []struct {
		scene string
		balls map[string]string // joint of the ball to that of the blade
		size  float64           // the radius of a real ball: it keeps that far from the spine
		drawn float64           // the radius on the map, where it is pressed in
	}{
		{"t3-tennis-ball-wall", map[string]string{"bm": "scapR"}, 14.5, 12.2},
		{"t4-two-ball-release", map[string]string{"bmR": "scapR", "bmL": "scapL"}, 14.5, 10.5},
		{"t4b-two-ball-sitting", map[string]string{"bmR": "scapR", "bmL": "scapL"}, 14.5, 10.5},
		{"map-two-balls", map[string]string{"bmR": "scapR", "bmL": "scapL"}, 14.5, 10.5},
		{"t6-trigger-point", map[string]string{"bm": "scapR"}, 13.5, 12.2},
	} {
		t.Run(c.scene, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				j := jointsOf(t, c.scene, anyWork().Draw(t, "moment"), bodies().Draw(t, "body"))
				for ball, scap := range c.balls {
					p := j[ball]
					x, edge := math.Abs(p.X), blade(p.Y, j[scap])
					if p.X*j[scap].X < 0 {
						t.Errorf("%s is at %v, across the spine from its blade", ball, p)
					}
					if p.Y < channelTop || p.Y > channelBottom {
						t.Errorf("%s is at %v, above or below the channel", ball, p)
					}
					if x < c.size || x-c.drawn < tape {
						t.Errorf("%s at %v lies on the spine", ball, p)
					}
					if x+c.drawn > edge {
						t.Errorf("%s at %v, %.1f wide, lies on the blade, whose edge is at %.1f", ball, p, 2*c.drawn, edge)
					}
				}
			})
		})
	}
}

// What the lens shows of a ball is as high on the back as in the view from the side.
func TestTheLensAndTheViewAgree(t *testing.T) {
	const shoulder = 163.0 // y of the shoulder on the map
	for scene, ball := range map[string]string{"t3-tennis-ball-wall": "bm", "t4-two-ball-release": "bmR", "t4b-two-ball-sitting": "bmR", "t6-trigger-point": "bm"} {
		t.Run(scene, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				m := anyWork().Draw(t, "moment")
				m.Beat, m.Elapsed = figure.Hold, 4
				j := jointsOf(t, scene, m, bodies().Draw(t, "body"))
				side := shoulder + j["ball"].Y - j["sh"].Y
				if scene == "t4-two-ball-release" { // lying
					side = shoulder + j["ball"].X - j["sh"].X
				}
				if d := side - j[ball].Y; math.Abs(d) > 5 {
					t.Errorf("spot %d of %d: the ball is at %.0f on the map, and from the side at %.0f", m.Spot, m.Of, j[ball].Y, side)
				}
			})
		})
	}
}

// The back meets the ball at the wall: pressed, by no more than clothes and flesh give.
func TestTheBackRestsOnTheBall(t *testing.T) {
	const behind = 45.0 // from the middle of the chest to the back
	for scene, radius := range map[string]float64{"t3-tennis-ball-wall": 16, "t4b-two-ball-sitting": 15.5, "t6-trigger-point": 13.5} {
		t.Run(scene, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				m := anyWork().Draw(t, "moment")
				m.Beat, m.Elapsed, m.After = figure.Hold, 6, figure.Shift
				j := jointsOf(t, scene, m, bodies().Draw(t, "body"))
				above, below := j["nkb"], j["che"]
				if j["ball"].Y > below.Y {
					above, below = j["che"], j["wai"]
				}
				k := (j["ball"].Y - above.Y) / (below.Y - above.Y)
				back := above.X + (below.X-above.X)*k - behind
				if gap := back - (j["ball"].X + radius); gap > 5 || gap < -12 {
					t.Errorf("spot %d of %d: the back is %.1f units from the ball", m.Spot, m.Of, gap)
				}
			})
		})
	}
}

func TestHandsWorkOnMuscleNotOnBone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, look := anyWork().Draw(t, "moment"), bodies().Draw(t, "body")
		m.Beat, m.Elapsed = figure.Hold, 3+m.Elapsed

		// The fingers of the first technique: on the slope between neck and shoulder.
		j := jointsOf(t, "t1-shoulder-knead", m, look)
		neck, shoulder := 24.0, math.Abs(j["shL"].X)
		for _, finger := range []string{"hnd", "fg"} {
			if x := math.Abs(j[finger].X); x < neck || x > shoulder+3 {
				t.Errorf("t1: %s is %.0f from the spine, outside %.0f to %.0f", finger, x, neck, shoulder)
			}
		}
		// The second: the fingertips lie outside the spine's half of the blade.
		j = jointsOf(t, "t2-cat-stretch-press", m, look)
		for _, finger := range []string{"fgR", "fgL"} {
			if x := math.Abs(j[finger].X); x < blade(j[finger].Y, j["scapR"]) {
				t.Errorf("t2: %s is at %v, between the blade and the spine", finger, j[finger])
			}
		}
		// The fifth: the palms keep their half width and more from the spine.
		j = jointsOf(t, "t5-effleurage", m, look)
		for _, palm := range []string{"pwR", "pwL"} {
			if x := math.Abs(j[palm].X); x < 30 || x > 110 {
				t.Errorf("t5: %s is %.0f from the spine", palm, x)
			}
		}
	})
}

// The blades of the seventh technique come together and down, and never meet the spine.
func TestTheBladesGlide(t *testing.T) {
	for _, body := range shipped.Bodies() {
		look := figure.Look{Body: body}
		rest := jointsOf(t, "t7-scapular-retraction", figure.Moment{Beat: figure.Rest}, look)
		hold := jointsOf(t, "t7-scapular-retraction", figure.Moment{Beat: figure.Hold, Elapsed: 5}, look)
		if in, down := rest["scapR"].X-hold["scapR"].X, hold["scapR"].Y-rest["scapR"].Y; in < 10 || down < 8 {
			t.Errorf("body %s: the blades glide %.0f in and %.0f down", body, in, down)
		}
		if edge := blade(195, hold["scapR"]); edge < tape+3 {
			t.Errorf("body %s: the blades come to %.0f from the spine", body, edge)
		}
		round := jointsOf(t, "t2-cat-stretch-press", figure.Moment{Beat: figure.Hold, Elapsed: 5}, look)
		if apart := round["scapR"].X - rest["scapR"].X; apart < 3 {
			t.Errorf("body %s: a rounded back spreads the blades by %.0f", body, apart)
		}
	}
}
