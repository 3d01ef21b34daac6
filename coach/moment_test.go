package coach_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

func TestAtTellsWhatHappens(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("Mild", "knead", "wall", "squeeze")})
	// 20 ready · 30 right · 5 switch · 30 left · 8 next · 3 shift · 9 spot 1 …
	for _, c := range []struct {
		name    string
		elapsed time.Duration
		phase   technique.Phase
		side    coach.Side
		index   int
		seconds int
		part    int
		next    technique.ID
	}{
		{"the first moment", 0, technique.Ready, coach.Right, 0, 20, 1, "wall"},
		{"before the first moment", -second, technique.Ready, coach.Right, 0, 20, 1, "wall"},
		{"the last moment of a segment", 20*second - 1, technique.Ready, coach.Right, 0, 1, 1, "wall"},
		{"a segment owns its first moment", 20 * second, technique.Work, coach.Right, 1, 30, 1, "wall"},
		{"a second is shown until it is over", 21 * second, technique.Work, coach.Right, 1, 29, 1, "wall"},
		{"the change of sides", 52 * second, technique.Switch, coach.Left, 2, 3, 1, "wall"},
		{"the lead-in belongs to what follows", 86 * second, technique.Next, coach.Right, 0, 7, 2, "squeeze"},
		{"a shift leads to its spot", 93 * second, technique.Shift, coach.Right, 1, 3, 2, "squeeze"},
		{"a spot", 98 * second, technique.Work, coach.Right, 1, 7, 2, "squeeze"},
		{"the last technique", line.Length() - 2*second, technique.Letting, coach.Both, 10, 2, 3, ""},
		{"the end", line.Length(), technique.Letting, coach.Both, 10, 0, 3, ""},
		{"after the end", line.Length() + minute, technique.Letting, coach.Both, 10, 0, 3, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := line.At(c.elapsed)
			if m.Segment.Phase != c.phase || m.Segment.Side != c.side || m.Segment.Index != c.index {
				t.Errorf("is %s %s %d, want %s %s %d", m.Segment.Phase, m.Segment.Side, m.Segment.Index, c.phase, c.side, c.index)
			}
			if m.Seconds != c.seconds {
				t.Errorf("shows %d s, want %d", m.Seconds, c.seconds)
			}
			if m.Part != c.part || m.Parts != 3 || m.Next != c.next {
				t.Errorf("is technique %d of %d before %q, want %d of 3 before %q", m.Part, m.Parts, m.Next, c.part, c.next)
			}
			if m.Over != (c.elapsed >= line.Length()) {
				t.Errorf("Over is %v", m.Over)
			}
		})
	}
}

func TestPartsSpanTheTimeline(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("Mild", "knead", "wall", "squeeze")})
	var end time.Duration
	for _, p := range line.Parts() {
		if p.Start != end || p.Work <= p.Start || p.End <= p.Work {
			t.Errorf("%s spans %v, %v, %v after %v", p.Technique, p.Start, p.Work, p.End, end)
		}
		if line.Segments[p.First].Start != p.Start || line.Segments[p.Last-1].End() != p.End {
			t.Errorf("%s has the segments %d to %d", p.Technique, p.First, p.Last)
		}
		end = p.End
	}
	if end != line.Length() {
		t.Errorf("parts end at %v of %v", end, line.Length())
	}
}

func TestNothingHappensInAnEmptyTimeline(t *testing.T) {
	var line coach.Timeline
	if m := line.At(second); !m.Over || m.Segment.Length != 0 {
		t.Errorf("at 1 s: %+v", m)
	}
	if line.Length() != 0 || line.Parts() != nil {
		t.Error("it has a length or parts")
	}
}

func BenchmarkAt(b *testing.B) {
	line, err := coach.Fit(upperBack(), coach.Request{Texts: english, Routine: routine("All", "knead", "cat", "wall", "balls", "effleurage", "knots", "squeeze")})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		line.At(time.Duration(i%900) * second)
	}
}

func BenchmarkFitToABudget(b *testing.B) {
	lib := upperBack()
	for b.Loop() {
		if _, err := coach.Fit(lib, coach.Request{Texts: english, Routine: routine("All", "knead", "cat", "wall", "balls", "effleurage", "knots", "squeeze"), Budget: 17 * minute}); err != nil {
			b.Fatal(err)
		}
	}
}
