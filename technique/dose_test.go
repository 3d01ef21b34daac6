package technique_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/technique"
)

func TestLengthCountsEverything(t *testing.T) {
	library := builtin(t)
	for _, c := range []struct {
		id    technique.ID
		count int
		hold  float64
		want  float64
	}{
		{"shoulder-knead", 2, 30, 65},
		{"shoulder-knead", 2, 57.5, 120},
		{"cat-stretch-press", 8, 5, 60},
		{"tennis-ball-wall", 10, 9, 125},
		{"tennis-ball-wall", 14, 9, 173},
		{"two-ball-release", 7, 22, 181},
		{"two-ball-release", 9, 20, 216},
		{"effleurage", 1, 180, 180},
		{"trigger-point", 4, 25, 125},
		{"trigger-point", 6, 20, 159},
		{"scapular-retraction", 15, 5, 105},
	} {
		tech, _ := library.Technique(c.id)
		if got := tech.Dose.Length(c.count, seconds(c.hold)); got != seconds(c.want) {
			t.Errorf("%s, %d of %v s: %v, want %v s", c.id, c.count, c.hold, got, c.want)
		}
	}
}

func TestHoldsMeetTheDose(t *testing.T) {
	library := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(library.Techniques()).Draw(t, "technique").Dose
		count := rapid.IntRange(-1, 20).Draw(t, "count")
		span, ok := d.Holds(count)
		inside := func(hold time.Duration) bool {
			whole := d.Length(count, hold)
			change := d.Switch
			return hold >= d.Hold.Lo && hold <= d.Hold.Hi && whole <= d.Total.Hi && whole-change >= d.Total.Lo
		}
		if !ok {
			if count >= d.Count.Lo && count <= d.Count.Hi && (!d.Sided || count%2 == 0) {
				hold := time.Duration(rapid.Int64Range(int64(d.Hold.Lo), int64(d.Hold.Hi)).Draw(t, "hold"))
				if inside(hold) {
					t.Fatalf("%d holds of %v would fit", count, hold)
				}
			}
			return
		}
		hold := time.Duration(rapid.Int64Range(int64(span.Lo), int64(span.Hi)).Draw(t, "hold"))
		if !inside(hold) {
			t.Fatalf("%d holds of %v take %v", count, hold, d.Length(count, hold))
		}
		if d.Sided && count%2 != 0 {
			t.Fatalf("an odd count of %d over two sides", count)
		}
		if inside(span.Lo-1) || inside(span.Hi+1) {
			t.Fatalf("%v is not all that fits", span)
		}
	})
}

func TestHighestCountsAreThoseThatFit(t *testing.T) {
	for _, tech := range builtin(t).Techniques() {
		d := tech.Dose
		if _, ok := d.Holds(d.Count.Hi); !ok && tech.ID != "cat-stretch-press" { // its ten would need shorter releases
			t.Errorf("%s: %d do not fit", tech.ID, d.Count.Hi)
		}
	}
}
