package coach_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	ui "github.com/unknot-app/unknot/ui/coach"
	"github.com/unknot-app/unknot/ui/widget"
)

// describe plays mild-tension up to a moment and describes it.
func describe(t *testing.T, id technique.ID, phase technique.Phase, index int, in time.Duration) ui.State {
	t.Helper()
	s := session(t, "mild-tension", coach.Options{})
	return ui.Describe(at(s, find(t, s, id, phase, index, in)), texts(t), ui.Rating{}, ui.After{})
}

func TestTheGroundIsWarmWhilePressingAndCoolWhileLettingGo(t *testing.T) {
	for _, c := range []struct {
		id    technique.ID
		phase technique.Phase
		want  widget.Phase
	}{
		{"shoulder-knead", technique.Ready, widget.Idle},
		{"shoulder-knead", technique.Work, widget.Press},
		{"shoulder-knead", technique.Switch, widget.LetGo},
		{"tennis-ball-wall", technique.Next, widget.LetGo},
		{"tennis-ball-wall", technique.Shift, widget.LetGo},
		{"tennis-ball-wall", technique.Work, widget.Press},
		{"scapular-retraction", technique.Work, widget.Press},
		{"scapular-retraction", technique.Letting, widget.LetGo},
	} {
		if got := describe(t, c.id, c.phase, 0, time.Second).Wash; got != c.want {
			t.Errorf("%s, %s: wash %v, want %v", c.id, c.phase, got, c.want)
		}
	}
}

func TestTheRingCountsWhatIsCounted(t *testing.T) {
	hold := describe(t, "tennis-ball-wall", technique.Work, 4, 3*time.Second).Ring
	if hold.Kind != widget.RingHold || hold.Segments != 9 || hold.Filled != 3 || hold.Digits != 6 {
		t.Errorf("3 s into a hold of 9 s: %+v, want 3 of 9 segments and the digit 6", hold)
	}
	rep := describe(t, "scapular-retraction", technique.Work, 6, 2500*time.Millisecond).Ring
	if rep.Kind != widget.RingReps || rep.Segments != 10 || rep.Filled < 5.4 || rep.Filled > 5.5 {
		t.Errorf("half of repetition 6: %+v, want about 5.5 of 10 segments", rep)
	}
	let := describe(t, "scapular-retraction", technique.Letting, 6, time.Second).Ring
	if let.Filled != 6 {
		t.Errorf("letting go after repetition 6: %v segments, want 6", let.Filled)
	}
	wait := describe(t, "shoulder-knead", technique.Switch, 0, time.Second).Ring
	if wait.Kind != widget.RingWait || wait.Filled != 0.8 || wait.Digits != 4 {
		t.Errorf("1 s into a change of sides of 5 s: %+v, want 0.8 and the digit 4", wait)
	}
	last := describe(t, "tennis-ball-wall", technique.Work, 4, 8500*time.Millisecond).Ring
	if last.Digits != 1 || last.Unit != "second" {
		t.Errorf("in the last second: %d %s, want 1 second", last.Digits, last.Unit)
	}
}

func TestTheCounterTellsBothSidesApart(t *testing.T) {
	c := describe(t, "tennis-ball-wall", technique.Work, 8, time.Second).Counter
	want := []widget.BeadRow{{Label: "R", Count: 5, Done: 5}, {Label: "L", Count: 5, Done: 2, Current: true}}
	if c.Label != "Spot" || c.Value != "8 of 10" || len(c.Rows) != 2 || c.Rows[0] != want[0] || c.Rows[1] != want[1] {
		t.Errorf("spot 8 of 10: %+v", c)
	}
}

func TestThePictureShowsTheSideAndTheSpotThatAreWorkedOn(t *testing.T) {
	s := describe(t, "tennis-ball-wall", technique.Work, 8, time.Second)
	m := s.Moment
	if !s.Moving || s.Scene != "t3-tennis-ball-wall" || m.Beat != figure.Hold || !m.Left || m.Spot != 3 || m.Of != 5 || m.After != figure.Shift {
		t.Errorf("spot 8 of 10: %s %+v, want the third of five on the left, held after a shift", s.Scene, m)
	}
	if ready := describe(t, "shoulder-knead", technique.Ready, 0, time.Second); ready.Moving {
		t.Error("the picture moves before the start")
	}
}

func TestPressureIsShownOnlyWhereItIsThePoint(t *testing.T) {
	if b := describe(t, "tennis-ball-wall", technique.Work, 1, time.Second).Band; b != (ui.Band{Low: 5, High: 7}) {
		t.Errorf("tennis ball: band %v, want 5 to 7", b)
	}
	if b := describe(t, "scapular-retraction", technique.Work, 1, time.Second).Band; b != (ui.Band{}) {
		t.Errorf("retraction: band %v, want none", b)
	}
}

func TestAfterItHurtTheGaugeAsksForLess(t *testing.T) {
	s := session(t, "mild-tension", coach.Options{})
	now := find(t, s, "tennis-ball-wall", technique.Work, 2, time.Second)
	at(s, now)
	s.Do(monday.Add(now), coach.Hurts)
	if st := ui.Describe(s, texts(t), ui.Rating{}, ui.After{}); st.Screen != ui.PausedScreen || st.Choices[0].Command != coach.End || st.Choices[0].Kind != widget.Primary {
		t.Errorf("it hurts: %v, want a stop whose first choice is to end", st.Choices)
	}
	s.Do(monday.Add(now), coach.Resume)
	s.Tick(monday.Add(now + 4*time.Second))
	if st := ui.Describe(s, texts(t), ui.Rating{}, ui.After{}); !st.Ease {
		t.Error("after going on, the gauge asks for the same pressure")
	}
}

func TestATechniqueThatWasSkippedIsNotShownAsDone(t *testing.T) {
	for _, c := range []struct {
		name    string
		spend   time.Duration // in the first technique, before it is skipped
		before  string
		skipped bool
	}{
		{"skipped at once", 0, "Shoulder knead skipped", true},
		{"cut short", 20 * time.Second, "Shoulder knead, in part", true},
		{"one side of two", 36 * time.Second, "Shoulder knead, in part", true},
		{"played", 66 * time.Second, "Shoulder knead done", false},
	} {
		s := session(t, "mild-tension", coach.Options{})
		now := find(t, s, "shoulder-knead", technique.Work, 1, c.spend)
		if c.spend == 0 {
			now -= time.Second // still in the lead-in
		}
		at(s, now)
		for s.Moment().Part == 1 {
			s.Do(monday.Add(now), coach.Skip)
		}
		st := ui.Describe(s, texts(t), ui.Rating{}, ui.After{})
		first := st.Timeline[0]
		if st.Before != c.before || st.Skipped != c.skipped || (first.Done < first.Seconds) != c.skipped {
			t.Errorf("%s: %q, %v of %v s on the timeline, want %q", c.name, st.Before, first.Done, first.Seconds, c.before)
		}
	}
}

func TestTheLastHeadlineFollowsTheRating(t *testing.T) {
	for _, c := range []struct {
		rating           ui.Rating
		headline, change string
	}{
		{ui.Rating{}, "Done.", ""},
		{ui.Rating{Before: 7}, "Done.", ""},
		{ui.Rating{After: 4}, "Done.", ""},
		{ui.Rating{Before: 7, After: 4}, "Looser.", "Three points looser"},
		{ui.Rating{Before: 5, After: 4}, "Looser.", "One point looser"},
		{ui.Rating{Before: 4, After: 4}, "Same as before.", ""},
		{ui.Rating{Before: 4, After: 6}, "Tighter.", "Two points tighter"},
	} {
		s := session(t, "mild-tension", coach.Options{})
		done := ui.Describe(at(s, s.Timeline().Length()), texts(t), c.rating, ui.After{}).Done
		if done.Headline != c.headline || done.Change != c.change {
			t.Errorf("%+v: %q, %q, want %q, %q", c.rating, done.Headline, done.Change, c.headline, c.change)
		}
	}
}

func TestASessionThatWasCutShortDoesNotCountForTheWeek(t *testing.T) {
	s := session(t, "mild-tension", coach.Options{})
	at(s, time.Minute)
	s.Do(monday.Add(time.Minute), coach.End)
	after := ui.After{Session: 3, Goal: 4}
	if got := ui.Describe(s, texts(t), ui.Rating{}, after).Done.Sentence; got != s.Words().Line {
		t.Errorf("ended early: %q, want only %q", got, s.Words().Line)
	}
}

func TestEveryMomentOfEveryRoutineCanBeShown(t *testing.T) {
	lib, _ := technique.Builtin()
	l := texts(t)
	rapid.Check(t, func(r *rapid.T) {
		routine := rapid.SampledFrom(lib.Routines()).Draw(r, "routine")
		line, err := coach.Fit(lib, coach.Request{Texts: texts(t), Routine: routine})
		if err != nil {
			r.Fatal(err)
		}
		s := coach.NewSession(line, monday, coach.Options{Gap: 24 * time.Hour})
		now := monday
		for range rapid.IntRange(1, 8).Draw(r, "steps") {
			now = now.Add(time.Duration(rapid.Int64Range(0, int64(4*time.Minute)).Draw(r, "passed")))
			s.Do(now, rapid.SampledFrom([]coach.Command{coach.Next, coach.Back, coach.Pause, coach.Resume, coach.Stay, coach.More, coach.Restart, coach.Skip, coach.Hurts, ""}).Draw(r, "command"))
			st := ui.Describe(s, l, ui.Rating{}, ui.After{})
			if st.Verb == "" && st.Screen != ui.DoneScreen {
				r.Fatalf("no verb in %s", s.State())
			}
			if st.Ring.Filled < 0 || st.Ring.Filled > float64(max(1, st.Ring.Segments)) {
				r.Fatalf("the ring is filled to %v of %d", st.Ring.Filled, st.Ring.Segments)
			}
			for _, row := range st.Counter.Rows {
				if row.Done > row.Count || row.Done < 0 {
					r.Fatalf("beads %+v", row)
				}
			}
			if st.Screen == ui.WorkScreen && st.Ring.Kind == widget.RingHold && st.Wash != widget.Press {
				r.Fatal("a hold on a cool ground")
			}
		}
	})
}
