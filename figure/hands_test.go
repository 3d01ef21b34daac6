package figure_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/figure"
)

func TestKneadingFingersStayOnTheTrapezius(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := figure.Moment{Beat: figure.Hold, After: figure.Approach, Progress: 0.5, Elapsed: rapid.Float64Range(1, 60).Draw(t, "elapsed")}
		p := jointsOf(t, "t1-shoulder-knead", m, bodies().Draw(t, "look"))["fg"]
		// Between the side of the neck and the outer third of the ridge, on its top.
		if x := math.Abs(p.X); x < 30 || x > 66 {
			t.Errorf("at %.1f s the fingers are %.0f off the spine, outside 30 to 66", m.Elapsed, x)
		}
		if p.Y < 112 || p.Y > 142 {
			t.Errorf("at %.1f s the fingers are at the height %.0f, outside 112 to 142", m.Elapsed, p.Y)
		}
	})
}

func TestTheKneadGoesUpIntoTheNeck(t *testing.T) {
	shoulder, neck := 0.0, math.Inf(1)
	for s := 1.0; s < 30; s += 0.1 {
		m := figure.Moment{Beat: figure.Hold, After: figure.Approach, Progress: 0.5, Elapsed: s}
		x := math.Abs(jointsOf(t, "t1-shoulder-knead", m, figure.Look{})["fg"].X)
		shoulder, neck = max(shoulder, x), min(neck, x)
	}
	if shoulder-neck < 12 {
		t.Errorf("the fingers work between %.0f and %.0f off the spine: the two spots look like one", neck, shoulder)
	}
}

func TestFingertipsOfTheCrossedArmsStayOnTheOuterBlades(t *testing.T) {
	const reach = 37 // from the edge of the shoulder, where the fingers come round it, to their tips
	rapid.Check(t, func(t *rapid.T) {
		m := figure.Moment{
			Beat: figure.Hold, After: figure.Release, Progress: 0.5,
			Elapsed: rapid.Float64Range(0, 30).Draw(t, "elapsed"),
		}
		j := jointsOf(t, "t2-cat-stretch-press", m, bodies().Draw(t, "look"))
		for _, side := range []string{"R", "L"} {
			tip := math.Abs(j["fg"+side].X) - reach
			inner := math.Abs(j["scap"+side].X) - 18 // edge of the blade, which lies at 27 while its joint rests at 45
			if tip < inner+9 {
				t.Errorf("at %.1f s the fingertips %s are %.0f off the spine, the edge of the blade is at %.0f", m.Elapsed, side, tip, inner)
			}
		}
	})
}

func TestHandsRestWhileTheBladesMove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		look := bodies().Draw(t, "look")
		rest := jointsOf(t, "t7-scapular-retraction", figure.Moment{Beat: figure.Rest}, look)
		held := jointsOf(t, "t7-scapular-retraction", figure.Moment{Beat: figure.Hold, After: figure.Release, Progress: 0.5, Elapsed: rapid.Float64Range(1.1, 30).Draw(t, "elapsed")}, look)
		for _, side := range []string{"R", "L"} {
			wrist, blade := "wr"+side, "scap"+side
			if d := math.Hypot(held[wrist].X-rest[wrist].X, held[wrist].Y-rest[wrist].Y); d > 5 {
				t.Errorf("the hand %s slides by %.1f on the thigh", side, d)
			}
			if in := math.Abs(rest[blade].X) - math.Abs(held[blade].X); in < 10 {
				t.Errorf("the blade %s comes in by %.1f only", side, in)
			}
			if down := held[blade].Y - rest[blade].Y; down < 5 {
				t.Errorf("the blade %s comes down by %.1f only", side, down)
			}
		}
	})
}

func TestTheHandGoesUpBeforeItGoesAcross(t *testing.T) {
	const scene = "t1-shoulder-knead"
	touch := jointsOf(t, scene, figure.Moment{Beat: figure.Approach, Progress: 1}, figure.Look{})["wrL"]
	for p := 0.0; p <= 1; p += 0.02 {
		for _, m := range []figure.Moment{{Beat: figure.Approach, Progress: p}, {Beat: figure.Hold, After: figure.Rest, Elapsed: 2.5 * p}} {
			if wrist := jointsOf(t, scene, m, figure.Look{})["wrL"]; wrist.X > touch.X+20 {
				t.Errorf("%s at %.2f: the wrist is at %.0f, far beyond the shoulder that it reaches for at %.0f", m.Beat, p, wrist.X, touch.X)
			}
		}
	}
}
