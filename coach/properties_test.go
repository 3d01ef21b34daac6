package coach_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// drawDose draws a dose that can be met.
func drawDose(t *rapid.T) technique.Dose {
	d := technique.Dose{
		Kind:  rapid.SampledFrom([]technique.Kind{technique.Sides, technique.Reps, technique.Spots, technique.Positions, technique.Strokes}).Draw(t, "kind"),
		Sided: rapid.Bool().Draw(t, "sided"),
	}
	halves := func(lo, hi int, name string) time.Duration {
		return time.Duration(rapid.IntRange(lo, hi).Draw(t, name)) * 500 * time.Millisecond
	}
	d.Usual = halves(4, 120, "usual")
	d.Hold = span(d.Usual-halves(0, 3, "less"), d.Usual+halves(0, 40, "more"))
	d.Count.Lo = rapid.IntRange(1, 8).Draw(t, "count")
	d.Count.Hi = d.Count.Lo + rapid.IntRange(0, 6).Draw(t, "counts")
	if d.Sided {
		d.Count.Lo *= 2
		d.Count.Hi *= 2
		d.Switch = halves(0, 10, "switch")
	}
	d.Release, d.Shift = halves(0, 6, "release"), halves(0, 8, "shift")
	d.ShiftFirst = rapid.Bool().Draw(t, "shift first")
	low := d.Length(d.Count.Lo, d.Usual)
	d.Total = span(low-d.Switch-halves(0, 10, "total less"), low+halves(0, 200, "total more"))
	return d
}

// drawShelf draws the techniques of the pack or some of other making.
func drawShelf(t *rapid.T) (shelf, technique.Routine) {
	lib := upperBack()
	ids := []technique.ID{"knead", "cat", "wall", "balls", "effleurage", "knots", "squeeze"}
	for _, id := range []technique.ID{"other", "further"} {
		lib[id] = technique.Technique{ID: id, Name: string(id), Short: string(id), Dose: drawDose(t),
			Tools: rapid.SliceOfN(rapid.SampledFrom([]technique.Tool{technique.Wall, technique.TennisBall}), 0, 2).Draw(t, "tools")}
		ids = append(ids, id)
	}
	return lib, routine("R", rapid.SliceOfN(rapid.SampledFrom(ids), 1, 7).Draw(t, "routine")...)
}

func drawRequest(t *rapid.T, r technique.Routine) coach.Request {
	missing := rapid.SliceOfN(rapid.SampledFrom([]technique.Tool{technique.TennisBall, technique.LacrosseBall, technique.TwoBalls, technique.Wall, technique.Partner}), 0, 3).Draw(t, "missing")
	return coach.Request{
		Texts:   english,
		Routine: r,
		Budget:  time.Duration(rapid.IntRange(0, 1500).Draw(t, "budget s")) * second,
		Dose:    rapid.SampledFrom([]coach.Dose{"", coach.GentleDose, coach.StandardDose, coach.FullDose}).Draw(t, "dose"),
		Have:    without(missing...),
		LeadIn:  time.Duration(rapid.IntRange(0, 20).Draw(t, "lead-in s")) * second,
		Variant: rapid.Uint64().Draw(t, "variant"),
	}
}

// drawTimeline draws a timeline, or nothing where no technique remains.
func drawTimeline(t *rapid.T) (shelf, coach.Request, coach.Timeline) {
	lib, r := drawShelf(t)
	req := drawRequest(t, r)
	line, err := coach.Fit(lib, req)
	if errors.Is(err, coach.ErrNothingLeft) {
		req.Have = nil
		line, err = coach.Fit(lib, req)
	}
	if err != nil {
		t.Fatal(err)
	}
	return lib, req, line
}

func TestPropertySegmentsTouchAndFillTheTimeline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, req, line := drawTimeline(t)
		var end time.Duration
		for i, s := range line.Segments {
			if s.Start != end || s.Length <= 0 || s.Step == "" {
				t.Fatalf("segment %d: %+v starts where nothing ended at %v", i, s, end)
			}
			end = s.End()
		}
		if len(line.Parts()) != len(line.Techniques) || len(line.Techniques)+len(line.LeftOut) != len(req.Routine.Techniques) {
			t.Fatalf("%d parts, %d techniques, %d left out of %d", len(line.Parts()), len(line.Techniques), len(line.LeftOut), len(req.Routine.Techniques))
		}
		for _, out := range line.LeftOut {
			if out.Reason == "" {
				t.Fatalf("%s is left out without a reason", out.Technique)
			}
		}
	})
}

func TestPropertyDosesStayInsideAndSidesAreEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, _, line := drawTimeline(t)
		for n, p := range line.Parts() {
			d := line.Techniques[n].Dose
			holds := map[coach.Side][]time.Duration{}
			count := 0
			var change time.Duration
			for _, s := range line.Segments[p.First:p.Last] {
				switch s.Phase {
				case technique.Work:
					count++
					holds[s.Side] = append(holds[s.Side], s.Length)
					if s.Length < d.Hold.Lo || s.Length > d.Hold.Hi {
						t.Fatalf("%s: a hold of %v, allowed are %v", p.Technique, s.Length, d.Hold)
					}
				case technique.Switch:
					change += s.Length
				}
			}
			if count < d.Count.Lo || count > d.Count.Hi {
				t.Fatalf("%s: %d holds, allowed are %v", p.Technique, count, d.Count)
			}
			if length := p.End - p.Work; length > d.Total.Hi || length-change < d.Total.Lo || length < d.Total.Lo {
				t.Fatalf("%s: lasts %v with a change of %v, allowed are %v", p.Technique, length, change, d.Total)
			}
			if !slices.Equal(holds[coach.Right], holds[coach.Left]) || d.Sided && len(holds[coach.Both]) > 0 {
				t.Fatalf("%s: sided %v, holds %v", p.Technique, d.Sided, holds)
			}
			if d.Sided && len(holds[coach.Right]) == 0 {
				t.Fatalf("%s: no side was worked on", p.Technique)
			}
		}
	})
}

func TestPropertyABudgetGetsTheNearestLength(t *testing.T) {
	lib := upperBack()
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(rapid.SampledFrom([]technique.ID{"knead", "wall", "knots", "squeeze"}), 1, 3, rapid.ID).Draw(t, "routine")
		low, _ := coach.Fit(lib, coach.Request{Texts: english, Routine: routine("R", ids...)})
		high, _ := coach.Fit(lib, coach.Request{Texts: english, Routine: routine("R", ids...), Dose: coach.FullDose})
		budget := time.Duration(rapid.IntRange(int(low.Length()/second)-15, int(high.Length()/second)+15).Draw(t, "budget s")) * second
		line, err := coach.Fit(lib, coach.Request{Texts: english, Routine: routine("R", ids...), Budget: budget})
		if err != nil {
			t.Fatal(err)
		}
		// All lengths there are, by hand: the ways of each technique added up.
		ways := map[technique.ID][]int{"squeeze": {}, "wall": {}, "knead": {}, "knots": {}}
		for n := 10; n <= 15; n++ {
			ways["squeeze"] = append(ways["squeeze"], 7*n)
		}
		for side := 30; side <= 57; side++ {
			ways["knead"] = append(ways["knead"], 2*side+5)
		}
		for n := 10; n <= 14; n += 2 {
			for work := 8 * n; work <= 10*n; work += 2 {
				if l := work + 3*n; l >= 120 && l+5 <= 180 && l+5 <= 173 {
					ways["wall"] = append(ways["wall"], l+5)
				}
			}
		}
		for work := 100; work <= 120; work += 2 {
			ways["knots"] = append(ways["knots"], work+4*3+2*4+5)
		}
		sums := map[int]bool{int((line.Length() - partsLength(line)) / second): true}
		for _, id := range ids {
			next := map[int]bool{}
			for s := range sums {
				for _, w := range ways[id] {
					next[s+w] = true
				}
			}
			sums = next
		}
		best := time.Hour
		for s := range sums {
			best = min(best, (time.Duration(s)*second - budget).Abs())
		}
		if got := (line.Length() - budget).Abs(); got != best {
			t.Fatalf("%v for a budget of %v: %v off, where %v off can be had", line.Length(), budget, got, best)
		}
		if noted := len(line.Notes) > 0; noted != (best >= second) {
			t.Fatalf("%v off and the notes are %q", best, line.Notes)
		}
	})
}

// partsLength is the length of all doses, without lead-ins.
func partsLength(line coach.Timeline) (sum time.Duration) {
	for _, p := range line.Parts() {
		sum += p.End - p.Work
	}
	return sum
}

func TestPropertyAtIsContinuous(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, _, line := drawTimeline(t)
		at := time.Duration(rapid.Int64Range(0, int64(line.Length())).Draw(t, "elapsed"))
		step := time.Duration(rapid.Int64Range(0, int64(second)).Draw(t, "step"))
		a, b := line.At(at), line.At(at+step)
		if a.Elapsed != at || a.Elapsed+a.Remaining != line.Length() || a.Segment.Start+a.In != at || a.In+a.Left != a.Segment.Length {
			t.Fatalf("%+v", a)
		}
		if a.Progress < 0 || a.Progress > 1 || a.Seconds < 0 || !a.Over && a.Seconds == 0 {
			t.Fatalf("progress %v, %d s", a.Progress, a.Seconds)
		}
		if b.Index < a.Index || b.Elapsed-a.Elapsed > step || b.Part < a.Part {
			t.Fatalf("%v later: from segment %d at %v to %d at %v", step, a.Index, a.Elapsed, b.Index, b.Elapsed)
		}
		if a.Index == b.Index && b.In-a.In != b.Elapsed-a.Elapsed {
			t.Fatalf("the segment's time went on by %v, the timeline's by %v", b.In-a.In, b.Elapsed-a.Elapsed)
		}
	})
}

func TestPropertyOnlyPlayedTimeIsCredited(t *testing.T) {
	commands := []coach.Command{coach.Start, coach.Wait, coach.Pause, coach.Resume, coach.Next, coach.Back, coach.Stay, coach.More, coach.Restart, coach.Skip, coach.Hurts}
	rapid.Check(t, func(t *rapid.T) {
		_, _, line := drawTimeline(t)
		now := noon
		s := coach.NewSession(line, now, coach.Options{WaitForMe: rapid.Bool().Draw(t, "wait")})
		var played time.Duration // the time in which it may have played
		for range rapid.IntRange(1, 120).Draw(t, "steps") {
			before := s.State()
			wait := time.Duration(rapid.Int64Range(0, int64(5*second/2)).Draw(t, "wait"))
			if rapid.IntRange(0, 30).Draw(t, "long") == 0 {
				wait = time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "gap"))
			}
			now = now.Add(wait)
			at := s.Moment()
			if rapid.Bool().Draw(t, "tick") {
				s.Tick(now)
				if wait > coach.DefaultGap && (before == coach.Playing || before == coach.Resuming) {
					if m := s.Moment(); s.State() != coach.Slept || m.Elapsed != at.Elapsed {
						t.Fatalf("nothing was heard for %v: %s at %v, want slept at %v", wait, s.State(), m.Elapsed, at.Elapsed)
					}
				}
			} else {
				s.Do(now, rapid.SampledFrom(commands).Draw(t, "command"))
			}
			if wait <= coach.DefaultGap {
				played += wait
			}

			r := s.Result()
			if r.Spent > played {
				t.Fatalf("%v are credited of %v that passed", r.Spent, played)
			}
			if r.Spent > s.Timeline().Length() || r.Work > r.Spent {
				t.Fatalf("%v are credited, %v of them work, of a timeline of %v", r.Spent, r.Work, s.Timeline().Length())
			}
			if r.Completed && r.Work < pressed(line) {
				t.Fatalf("completed with %v of work, planned are %v", r.Work, pressed(line))
			}
			var end time.Duration
			for _, seg := range s.Timeline().Segments {
				if seg.Start != end {
					t.Fatalf("segments no longer touch at %v", seg.Start)
				}
				end = seg.End()
			}
			if w := s.Wake(now); s.State() != coach.Ended && w.Before(now) {
				t.Fatalf("it wants to be woken %v ago", now.Sub(w))
			}
			if w := s.Wake(now); s.State() == coach.Playing && w.Sub(now) > second {
				t.Fatalf("while it plays it wants to be woken in %v", w.Sub(now))
			}
			if words := s.Words(); words.Verb == "" {
				t.Fatalf("it has no words while %s", s.State())
			}
		}
	})
}

// pressed is the time of all holds and releases of a timeline.
func pressed(line coach.Timeline) (sum time.Duration) {
	for _, s := range line.Segments {
		if s.Phase == technique.Work || s.Phase == technique.Letting {
			sum += s.Length
		}
	}
	return sum
}
