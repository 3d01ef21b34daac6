package coach_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
)

func TestASavedSessionGoesOnWhereItWas(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("Mild", "wall", "squeeze")})
	p := play(t, coach.Options{}, "wall", "squeeze").do(coach.More).run(64 * second).do(coach.Stay).run(12 * second).do(coach.Hurts)
	kept, err := json.Marshal(p.Save())
	if err != nil {
		t.Fatal(err)
	}
	var saved coach.Saved
	if err := json.Unmarshal(kept, &saved); err != nil {
		t.Fatal(err)
	}

	later := p.now.Add(time.Hour)
	s, err := coach.Restore(line, saved, later, coach.Options{WaitForMe: true})
	if err != nil {
		t.Fatal(err)
	}
	q := &player{Session: s, now: later}
	if d := cmp.Diff(p.Moment(), q.Moment()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(p.Result(), q.Result()); d != "" {
		t.Error(d)
	}
	if q.State() != coach.Slept || q.Words().Line != "The session was cut off at spot 3. It is paused there." {
		t.Errorf("%s: %q", q.State(), q.Words().Line)
	}
	left := q.Moment().Remaining
	q.run(minute).do(coach.Resume).run(coach.ResumeLead + left)
	if r := q.Result(); !r.Completed || r.Ending != coach.Finished || r.Spent != q.Timeline().Length() {
		t.Errorf("%+v", r)
	}
}

func TestWhatWasSavedMustBelongToTheTimeline(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("Mild", "knead")})
	good := coach.NewSession(line, noon, coach.Options{}).Save()
	for name, spoil := range map[string]func(*coach.Saved){
		"another timeline":     func(s *coach.Saved) { s.Spent = s.Spent[1:] },
		"nothing":              func(s *coach.Saved) { *s = coach.Saved{} },
		"a segment too far":    func(s *coach.Saved) { s.Segment = len(s.Spent) },
		"a negative segment":   func(s *coach.Saved) { s.Segment = -1 },
		"more than it lasts":   func(s *coach.Saved) { s.Spent[1] = 31 * second },
		"shorter than planned": func(s *coach.Saved) { s.Longer[1] = -second },
	} {
		saved := good
		saved.Spent, saved.Longer = append([]time.Duration(nil), good.Spent...), append([]time.Duration(nil), good.Longer...)
		spoil(&saved)
		if _, err := coach.Restore(line, saved, noon, coach.Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := coach.Restore(line, good, noon, coach.Options{}); err != nil {
		t.Error(err)
	}
}
