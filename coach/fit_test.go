package coach_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

func fit(t *testing.T, req coach.Request) coach.Timeline {
	t.Helper()
	line, err := coach.Fit(upperBack(), req)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func without(tools ...technique.Tool) func(technique.Tool) bool {
	return func(t technique.Tool) bool { return !slices.Contains(tools, t) }
}

func TestAGentleDoseIsTheLowEndOfEachTechnique(t *testing.T) {
	for _, c := range []struct {
		id     technique.ID
		length time.Duration
		holds  int
		hold   time.Duration
	}{
		{"knead", 65 * second, 2, 30 * second},
		{"cat", 60 * second, 8, 5 * second},
		{"wall", 125 * second, 10, 9 * second},
		{"balls", 181 * second, 7, 22 * second},
		{"effleurage", 180 * second, 1, 180 * second},
		{"knots", 125 * second, 4, 25 * second},
		{"squeeze", 70 * second, 10, 5 * second},
	} {
		t.Run(string(c.id), func(t *testing.T) {
			line := fit(t, coach.Request{Texts: english, Routine: routine("One", c.id), Dose: coach.GentleDose})
			part := line.Parts()[0]
			if got := part.End - part.Work; got != c.length {
				t.Errorf("lasts %v, want %v", got, c.length)
			}
			holds := 0
			for _, s := range line.Segments {
				if s.Phase != technique.Work {
					continue
				}
				holds++
				if s.Length != c.hold {
					t.Errorf("hold %d lasts %v, want %v", s.Index, s.Length, c.hold)
				}
			}
			if holds != c.holds {
				t.Errorf("has %d holds, want %d", holds, c.holds)
			}
		})
	}
}

func TestAFullDoseIsTheHighEndInsideTheTotal(t *testing.T) {
	for _, c := range []struct {
		id     technique.ID
		length time.Duration
	}{
		{"knead", 2*57*second + 5*second}, // 58 s a side would be 2 min 1 s with the switch
		{"cat", 60 * second},
		{"wall", 14*(9+3)*second + 5*second},
		{"balls", 240 * second}, // 7 × 30 + 6 × 4.5 = 237; 8 × 26 + 7 × 4.5 = 239.5
		{"effleurage", 5 * minute},
		{"knots", 4*(30+3)*second + 2*4*second + 5*second},
		{"squeeze", 15 * 7 * second},
	} {
		line := fit(t, coach.Request{Texts: english, Routine: routine("One", c.id), Dose: coach.FullDose})
		part := line.Parts()[0]
		if got := part.End - part.Work; got > c.length || got < c.length-second {
			t.Errorf("%s lasts %v, want %v or up to a second less", c.id, got, c.length)
		}
	}
}

func TestASidedTechniqueDoesTheRightSideThenTheLeft(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("One", "knots")})
	type step struct {
		Phase  technique.Phase
		Side   coach.Side
		Index  int
		Length time.Duration
	}
	var got []step
	for _, s := range line.Segments {
		got = append(got, step{s.Phase, s.Side, s.Index, s.Length})
	}
	want := []step{
		{technique.Ready, coach.Right, 0, 20 * second},
		{technique.Work, coach.Right, 1, 25 * second},
		{technique.Letting, coach.Right, 1, 3 * second},
		{technique.Shift, coach.Right, 2, 4 * second},
		{technique.Work, coach.Right, 2, 25 * second},
		{technique.Letting, coach.Right, 2, 3 * second},
		{technique.Switch, coach.Left, 3, 5 * second},
		{technique.Work, coach.Left, 3, 25 * second},
		{technique.Letting, coach.Left, 3, 3 * second},
		{technique.Shift, coach.Left, 4, 4 * second},
		{technique.Work, coach.Left, 4, 25 * second},
		{technique.Letting, coach.Left, 4, 3 * second},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSpotsAreFoundFirstAndCountedOverBothSides(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("One", "wall")})
	shifts, switches := 0, 0
	for i, s := range line.Segments {
		switch s.Phase {
		case technique.Shift:
			shifts++
			if next := line.Segments[i+1]; next.Phase != technique.Work || next.Index != s.Index {
				t.Errorf("shift %d leads to %s %d", s.Index, next.Phase, next.Index)
			}
		case technique.Switch:
			switches++
			if s.Index != 6 || s.Side != coach.Left {
				t.Errorf("the switch leads to spot %d %s, want 6 left", s.Index, s.Side)
			}
		case technique.Work:
			if want := map[bool]coach.Side{true: coach.Right, false: coach.Left}[s.Index <= 5]; s.Side != want || s.Count != 10 {
				t.Errorf("spot %d of %d is on the %s", s.Index, s.Count, s.Side)
			}
		}
	}
	if shifts != 10 || switches != 1 {
		t.Errorf("%d shifts and %d switches, want 10 and 1", shifts, switches)
	}
	if last := line.Segments[len(line.Segments)-1]; last.Phase != technique.Work {
		t.Errorf("ends with %s, want the last hold", last.Phase)
	}
}

func TestStrokesAreNotCounted(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("One", "effleurage")})
	if s := line.Segments[1]; s.Index != 0 || s.Count != 0 || s.Side != coach.Both {
		t.Errorf("strokes are %d of %d on %q", s.Index, s.Count, s.Side)
	}
}

func TestLeadIns(t *testing.T) {
	for _, c := range []struct {
		name string
		req  coach.Request
		want []time.Duration
	}{
		{"nothing to fetch", coach.Request{Texts: english, Routine: routine("Hands", "knead", "cat", "squeeze")}, []time.Duration{15 * second, 8 * second, 8 * second}},
		{"a tool to fetch", coach.Request{Texts: english, Routine: routine("Mild", "knead", "wall", "squeeze")}, []time.Duration{20 * second, 8 * second, 8 * second}},
		{"the tool is not at hand", coach.Request{Texts: english, Routine: routine("Mild", "knead", "wall", "squeeze"), Have: without(technique.TennisBall)}, []time.Duration{15 * second, 8 * second}},
		{"set to 12 s", coach.Request{Texts: english, Routine: routine("Hands", "knead", "squeeze"), LeadIn: 12 * second}, []time.Duration{15 * second, 12 * second}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []time.Duration
			for _, p := range fit(t, c.req).Parts() {
				got = append(got, p.Work-p.Start)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTheReadyCountdownAsksForTheTools(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("Mild", "knead", "wall", "squeeze")})
	ready := line.Segments[0]
	if want := "Get your tennis ball. Find a clear wall."; ready.Step != want {
		t.Errorf("Step is %q, want %q", ready.Step, want)
	}
	if want := "Get your tennis ball. Find a clear wall. Left hand on the right shoulder. We start in twenty seconds."; ready.Cue != want {
		t.Errorf("Cue is %q, want %q", ready.Cue, want)
	}
	if want := "Left hand on the right shoulder."; ready.Line != want {
		t.Errorf("Line is %q, want %q", ready.Line, want)
	}
}

func TestABudgetIsMetToTheSecondWhereDosesAllowIt(t *testing.T) {
	mild := routine("Mild desk tension", "knead", "wall", "squeeze")
	for _, minutes := range []time.Duration{5, 6} {
		line := fit(t, coach.Request{Texts: english, Routine: mild, Budget: minutes * minute})
		if line.Length() != minutes*minute {
			t.Errorf("lasts %v, want %v min", line.Length(), int(minutes))
		}
		if len(line.Notes) > 0 {
			t.Errorf("notes %q for a budget that is met", line.Notes)
		}
	}
}

func TestABudgetIsSharedInProportion(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("All", "knead", "wall", "balls", "knots", "squeeze"), Budget: 12 * minute})
	if line.Length() != 12*minute {
		t.Fatalf("lasts %v", line.Length())
	}
	low := map[technique.ID]time.Duration{"knead": 65 * second, "wall": 125 * second, "balls": 181 * second, "knots": 125 * second, "squeeze": 70 * second}
	high := map[technique.ID]time.Duration{"knead": 119 * second, "wall": 173 * second, "balls": 240 * second, "knots": 145 * second, "squeeze": 105 * second}
	for _, p := range line.Parts() {
		place := float64(p.End-p.Work-low[p.Technique]) / float64(high[p.Technique]-low[p.Technique])
		if want := 0.46; place < want-0.3 || place > want+0.3 {
			t.Errorf("%s is %.2f of the way from its low to its high end, want about %.2f", p.Technique, place, want)
		}
	}
}

func TestABudgetOutOfReachGetsTheNearestLengthAndANote(t *testing.T) {
	five := routine("Five-minute reset", "knead", "balls", "squeeze")
	for _, c := range []struct {
		budget, length time.Duration
		note           string
	}{
		{5 * minute, 5*minute + 52*second, "Five-minute reset takes at least 5 min 52 s, lead-ins included. I took that."},
		{time.Nanosecond, 5*minute + 52*second, "Five-minute reset takes at least 5 min 52 s, lead-ins included. I took that."},
		{20 * minute, 8*minute + 19500*time.Millisecond, "Five-minute reset takes at most 8 min 20 s, lead-ins included. I took that."},
	} {
		line := fit(t, coach.Request{Texts: english, Routine: five, Budget: c.budget})
		if line.Length() != c.length {
			t.Errorf("%v: lasts %v, want %v", c.budget, line.Length(), c.length)
		}
		if d := cmp.Diff([]string{c.note}, line.Notes); d != "" {
			t.Error(d)
		}
	}
}

func TestALengthBetweenThatNoDoseGivesIsSaid(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("Squeeze only", "squeeze"), Budget: 90 * second})
	if want := 92 * second; line.Length() != want {
		t.Errorf("lasts %v, want %v", line.Length(), want)
	}
	if d := cmp.Diff([]string{"The nearest to 1 min 30 s that Squeeze only can take is 1 min 32 s, lead-ins included. I took that."}, line.Notes); d != "" {
		t.Error(d)
	}
}

func TestOfTwoEquallyNearLengthsTheShorterIsTaken(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("Squeeze only", "squeeze"), Budget: 88*second + second/2})
	if want := 85 * second; line.Length() != want {
		t.Errorf("lasts %v, want %v", line.Length(), want)
	}
}

func TestEqualHoldsArePreferredWhereTheBudgetLeavesTheChoice(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("R", "knead", "wall", "effleurage"), Budget: 8 * minute})
	if line.Length() != 8*minute {
		t.Fatalf("lasts %v", line.Length())
	}
	holds := map[time.Duration]int{}
	for _, s := range line.Segments {
		if s.Technique == "wall" && s.Phase == technique.Work {
			holds[s.Length]++
		}
	}
	if len(holds) != 1 {
		t.Errorf("the holds at the wall are %v, though the strokes could give way", holds)
	}
}

func TestTheUsualWordsOfTwoPhasesDoNotMeet(t *testing.T) {
	lib := upperBack()
	wall := lib["wall"]
	wall.Cues = map[technique.Phase]technique.Cue{
		technique.Work:  {Verb: "Hold", Say: []string{"Breathe.", "Be still."}},
		technique.Shift: {Verb: "Next", Say: []string{"Breathe.", "Move on."}},
	}
	lib["wall"] = wall
	for variant := range uint64(4) {
		line, err := coach.Fit(lib, coach.Request{Texts: english, Routine: routine("R", "wall"), Variant: variant})
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range line.Segments[1:] {
			if s.Cue != "" && s.Cue == line.Segments[i].Cue {
				t.Errorf("variant %d: %q is said twice in a row", variant, s.Cue)
			}
		}
	}
}

func TestANegativeBudgetIsRefused(t *testing.T) {
	if _, err := coach.Fit(upperBack(), coach.Request{Texts: english, Routine: routine("R", "knead"), Budget: -second}); err == nil {
		t.Error("no error")
	}
}

func TestTechniquesAreLeftOutWithAReason(t *testing.T) {
	for _, c := range []struct {
		name string
		req  coach.Request
		want []coach.LeftOut
	}{
		{"a missing tool", coach.Request{Texts: english, Routine: routine("R", "knead", "wall"), Have: without(technique.TennisBall)},
			[]coach.LeftOut{{Technique: "wall", Reason: "You have no tennis ball."}}},
		{"two missing tools", coach.Request{Texts: english, Routine: routine("R", "knead", "wall"), Have: without(technique.TennisBall, technique.Wall)},
			[]coach.LeftOut{{Technique: "wall", Reason: "You have no tennis ball. You have no free wall."}}},
		{"nobody to help", coach.Request{Texts: english, Routine: routine("R", "knead", "effleurage"), Have: without(technique.Partner)},
			[]coach.LeftOut{{Technique: "effleurage", Reason: "Effleurage needs someone. Alone, I skip it."}}},
		{"a rest day", coach.Request{Texts: english, Routine: routine("R", "knead", "wall"), Rest: map[technique.ID]string{"wall": "Deep work rests today."}},
			[]coach.LeftOut{{Technique: "wall", Reason: "Deep work rests today."}}},
		{"an unknown technique", coach.Request{Texts: english, Routine: routine("R", "knead", "foam")},
			[]coach.LeftOut{{Technique: "foam", Reason: "No pack has a technique “foam”."}}},
		{"hands and floor are always there", coach.Request{Texts: english, Routine: routine("R", "knead"), Have: func(technique.Tool) bool { return false }}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := fit(t, c.req)
			if d := cmp.Diff(c.want, line.LeftOut); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestNothingLeftIsAnErrorWithTheReasons(t *testing.T) {
	_, err := coach.Fit(upperBack(), coach.Request{Texts: english, Routine: routine("Balls", "wall", "knots"), Have: without(technique.TennisBall, technique.LacrosseBall)})
	if !errors.Is(err, coach.ErrNothingLeft) {
		t.Fatalf("error %v", err)
	}
	if want := "Balls: nothing of this routine can be done today. You have no tennis ball. You have no lacrosse ball."; err.Error() != want {
		t.Errorf("says %q, want %q", err, want)
	}
	if _, err := coach.Fit(upperBack(), coach.Request{Texts: english, Routine: routine("Empty")}); !errors.Is(err, coach.ErrNothingLeft) {
		t.Errorf("an empty routine gives %v", err)
	}
}

func TestOrderAdvice(t *testing.T) {
	for _, c := range []struct {
		name string
		req  coach.Request
		want []string
	}{
		{"deep work without its warm-up", coach.Request{Texts: english, Routine: routine("R", "effleurage", "knots", "squeeze"), Have: without(technique.Partner)},
			[]string{"The warm-up is left out. Knead your shoulders for two minutes before the trigger point."}},
		{"another warm-up remains", coach.Request{Texts: english, Routine: routine("R", "knead", "effleurage", "knots", "squeeze"), Have: without(technique.Partner)}, nil},
		{"the routine never had one", coach.Request{Texts: english, Routine: routine("R", "wall", "squeeze")}, nil},
		{"without its finish", coach.Request{Texts: english, Routine: routine("R", "knead", "squeeze"), Rest: map[technique.ID]string{"squeeze": "Not today."}},
			[]string{"The finish is left out. Sit tall for a minute at the end, blades together and down."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, fit(t, c.req).Notes); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestCuesVaryAndNameTheSide(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("R", "knead", "wall", "squeeze")})
	said := map[string]int{}
	last := ""
	for _, s := range line.Segments {
		if strings.ContainsAny(s.Step+s.Line+s.Cue, "{}") {
			t.Errorf("a gap is not filled: %+v", s)
		}
		if s.Cue != "" && s.Cue == last {
			t.Errorf("%q is said twice in a row", s.Cue)
		}
		last = s.Cue
		said[s.Cue]++
	}
	for _, want := range []string{"Knead. Right side.", "Knead. Left side.", "Switch. Right hand, left shoulder.", "Hold still.", "Firm, and still.", "Squeeze, and down.", "And squeeze."} {
		if said[want] == 0 {
			t.Errorf("%q is never said", want)
		}
	}
}

func TestTheSameRequestSaysTheSameAndAnotherVariantSomethingElse(t *testing.T) {
	cues := func(variant uint64) (all []string) {
		for _, s := range fit(t, coach.Request{Texts: english, Routine: routine("R", "wall", "squeeze"), Variant: variant}).Segments {
			all = append(all, s.Cue)
		}
		return all
	}
	if d := cmp.Diff(cues(1), cues(1)); d != "" {
		t.Error(d)
	}
	if cmp.Equal(cues(1), cues(2)) {
		t.Error("variants 1 and 2 say the same")
	}
}

func TestATechniqueMayComeTwice(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("R", "knead", "squeeze", "knead")})
	if n := len(line.Parts()); n != 3 {
		t.Errorf("%d parts, want 3", n)
	}
}

func TestADoseThatNothingMeetsIsAnError(t *testing.T) {
	lib := upperBack()
	bad := lib["knead"]
	bad.Dose.Total = span(10*minute, 12*minute)
	lib["knead"] = bad
	_, err := coach.Fit(lib, coach.Request{Texts: english, Routine: routine("R", "knead")})
	if err == nil || !strings.Contains(err.Error(), "check the dose") {
		t.Errorf("error %v", err)
	}
}
