package coach_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

func shipped(t testing.TB) *technique.Library {
	t.Helper()
	lib, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return lib
}

func TestTheLengthsOfTheShippedRoutines(t *testing.T) {
	lib := shipped(t)
	for _, c := range []struct {
		id                     technique.ID
		gentle, standard, full string
	}{
		{"five-minute", "5:52", "7:00", "8:20"},
		{"occasional-tension", "3:43", "4:21", "5:06"},
		{"mild-tension", "4:56", "6:00", "7:13"},
		{"ten-minute", "11:26", "13:18", "15:34"},
		{"full-sequence", "14:34", "17:26", "20:42"},
		{"hands-only", "3:46", "4:26", "5:15"},
	} {
		r, ok := lib.Routine(c.id)
		if !ok {
			t.Errorf("there is no %s", c.id)
			continue
		}
		for dose, want := range map[coach.Dose]string{coach.GentleDose: c.gentle, coach.StandardDose: c.standard, coach.FullDose: c.full} {
			line, err := coach.Fit(lib, coach.Request{Texts: english, Routine: r, Dose: dose})
			if err != nil {
				t.Fatal(err)
			}
			if got := coach.MinSec(line.Length()); got != want {
				t.Errorf("%s, %s: lasts %s, want %s", c.id, dose, got, want)
			}
		}
	}
}

func TestAShippedRoutineMeetsEveryWholeMinuteInItsReach(t *testing.T) {
	lib := shipped(t)
	for _, r := range lib.Routines() {
		low, _ := coach.Fit(lib, coach.Request{Texts: english, Routine: r})
		high, _ := coach.Fit(lib, coach.Request{Texts: english, Routine: r, Dose: coach.FullDose})
		for budget := low.Length().Truncate(minute) + minute; budget <= high.Length(); budget += minute {
			line, err := coach.Fit(lib, coach.Request{Texts: english, Routine: r, Budget: budget})
			if err != nil {
				t.Fatal(err)
			}
			if d := (line.Length() - budget).Abs(); d > second {
				t.Errorf("%s in %v lasts %v", r.ID, budget, line.Length())
			}
		}
	}
}

func Example() {
	lib, _ := technique.Builtin()
	routine, _ := lib.Routine("mild-tension")
	line, err := coach.Fit(lib, coach.Request{Texts: english, Routine: routine, Budget: 6 * time.Minute})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range line.Parts() {
		fmt.Println(coach.MinSec(p.Start), p.Technique)
	}
	m := line.At(2 * time.Minute)
	fmt.Println(m.Segment.Step, m.Segment.Index, "of", m.Segment.Count, m.Segment.Side, m.Seconds)
	// Output:
	// 0:00 shoulder-knead
	// 1:51 tennis-ball-wall
	// 4:28 scapular-retraction
	// Find a spot 1 of 12 right 2
}

func ExampleSession() {
	lib, _ := technique.Builtin()
	routine, _ := lib.Routine("hands-only")
	line, _ := coach.Fit(lib, coach.Request{Texts: english, Routine: routine})

	now := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	s := coach.NewSession(line, now, coach.Options{})
	for s.State() != coach.Ended {
		now = s.Wake(now) // a face would sleep until then
		s.Tick(now)       // and follow the events that this returns
	}
	r := s.Result()
	fmt.Println(coach.MinSec(r.Spent), r.Completed)
	for _, t := range r.Techniques {
		fmt.Println(t.Technique, t.Spent, t.Done, "of", t.Count)
	}
	// Output:
	// 3:46 true
	// shoulder-knead 1m0s 2 of 2
	// cat-stretch-press 1m0s 8 of 8
	// scapular-retraction 1m10s 10 of 10
}
