package face_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/technique"
)

func TestWhatTheFigureShows(t *testing.T) {
	line := *shipped(t, "mild-tension").Timeline()
	seen := map[technique.Phase]face.Pose{}
	last := face.Pose{}
	for _, seg := range line.Segments {
		p := face.PoseOf(&line, line.At(seg.Start))
		if seg.Technique == "tennis-ball-wall" {
			seen[seg.Phase], last = p, p
		}
	}
	want := map[technique.Phase]face.Pose{
		technique.Next:   {Scene: "t3-tennis-ball-wall", Beat: "ready", Side: "right"},
		technique.Shift:  {Scene: "t3-tennis-ball-wall", Beat: "shift", Side: "left", Spot: 5, Of: 5},
		technique.Work:   {Scene: "t3-tennis-ball-wall", Beat: "hold", Side: "left", Spot: 5, Of: 5},
		technique.Switch: {Scene: "t3-tennis-ball-wall", Beat: "switch", Side: "left", Spot: 1, Of: 5},
	}
	if d := cmp.Diff(want, seen); d != "" {
		t.Errorf("the last poses of each phase (-want +got):\n%s", d)
	}
	if last.Beat != "hold" {
		t.Errorf("it ends with %+v", last)
	}
	if p := face.PoseOf(&coach.Timeline{}, coach.Moment{}); p != (face.Pose{}) {
		t.Errorf("of nothing it shows %+v", p)
	}
}

func TestARehearsalGoesThroughAWholeSession(t *testing.T) {
	line := *shipped(t, "hands-only").Timeline()
	for name, o := range map[string]coach.Options{"by itself": {}, "that waits for the person": {WaitForMe: true}} {
		s := coach.NewSession(line, noon, o)
		var end time.Time
		face.Rehearse(s, noon, func(now time.Time, _ []coach.Event) { end = now })
		if r := s.Result(); !r.Completed || s.State() != coach.Ended || end.Sub(noon) > line.Length() {
			t.Errorf("%s: it ends after %v as %+v", name, end.Sub(noon), r)
		}
	}
}

func TestTheLanguageOfASessionIsThatOfItsPack(t *testing.T) {
	lib, _ := technique.Builtin()
	if got := face.Language(lib, shipped(t, "hands-only").Timeline()); got != "en" {
		t.Errorf("it is %q", got)
	}
	if got := face.Language(lib, &coach.Timeline{}); got != "" {
		t.Errorf("of nothing it is %q", got)
	}
}
