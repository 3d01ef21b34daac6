package draft_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/routines/draft"
)

func library(t interface{ Fatal(...any) }) *technique.Library {
	l, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}

func ids(d *draft.Draft) (all []technique.ID) {
	for _, s := range d.Steps() {
		all = append(all, s.ID)
	}
	return all
}

func TestStepsAreReordered(t *testing.T) {
	l := library(t)
	for _, c := range []struct {
		name     string
		from, to int
		want     []technique.ID
		changed  bool
	}{
		{"down", 0, 1, []technique.ID{"tennis-ball-wall", "shoulder-knead", "scapular-retraction"}, true},
		{"up", 2, 0, []technique.ID{"scapular-retraction", "shoulder-knead", "tennis-ball-wall"}, true},
		{"beyond the end", 0, 9, []technique.ID{"tennis-ball-wall", "scapular-retraction", "shoulder-knead"}, true},
		{"before the start", 1, -4, []technique.ID{"tennis-ball-wall", "shoulder-knead", "scapular-retraction"}, true},
		{"to where it is", 1, 1, []technique.ID{"shoulder-knead", "tennis-ball-wall", "scapular-retraction"}, false},
		{"what is not there", 3, 0, []technique.ID{"shoulder-knead", "tennis-ball-wall", "scapular-retraction"}, false},
	} {
		r, _ := l.Routine("mild-tension")
		d := draft.New(l, r)
		if changed := d.Move(c.from, c.to); changed != c.changed || d.Changed() != c.changed {
			t.Errorf("%s: changed %v", c.name, changed)
		}
		if diff := cmp.Diff(c.want, ids(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestWhatIsSavedIsNoChange(t *testing.T) {
	l := library(t)
	d := draft.New(l, technique.Routine{Name: "Mine"})
	knead, _ := l.Technique("shoulder-knead")
	d.Add(knead)
	if d.Add(knead) {
		t.Error("a technique came twice")
	}
	sent := d.Routine()
	d.Turn(0, 1)
	d.Saved(l, sent, "mine")
	if d.ID != "mine" || !d.Changed() {
		t.Errorf("what changed while it was saved counts as saved: %s %v", d.ID, d.Changed())
	}
	d.Undo()
	if d.Changed() {
		t.Error("what was saved counts as changed")
	}
}

func TestAFixKeepsTheDoses(t *testing.T) {
	l := library(t)
	d := draft.New(l, technique.Routine{Name: "x", Techniques: []technique.ID{"trigger-point", "shoulder-knead"}})
	d.Set(1, 45)
	if !d.Order(l, []technique.ID{"shoulder-knead", "trigger-point", "scapular-retraction"}) {
		t.Fatal("nothing changed")
	}
	if got := d.Steps()[0].Value(); got != 45 || len(d.Steps()) != 3 {
		t.Errorf("the knead lasts %d s in %d steps", got, len(d.Steps()))
	}
}

// edit changes a draft at random.
func edit(t *rapid.T, l *technique.Library, d *draft.Draft) {
	i := rapid.IntRange(-1, len(d.Steps())).Draw(t, "i")
	switch rapid.IntRange(0, 6).Draw(t, "what") {
	case 0:
		d.Add(rapid.SampledFrom(l.Techniques()).Draw(t, "technique"))
	case 1:
		d.Remove(i)
	case 2:
		d.Move(i, rapid.IntRange(-2, 9).Draw(t, "to"))
	case 3:
		d.Turn(i, rapid.IntRange(-9, 9).Draw(t, "by"))
	case 4:
		d.SetAmount(i, rapid.IntRange(-3, 70).Draw(t, "count"))
	case 5:
		d.Set(i, rapid.IntRange(-10, 700).Draw(t, "value"))
	case 6:
		d.Rename(rapid.StringMatching("[a-z]{1,4}").Draw(t, "name"))
	}
}

func TestDosesStayInTheirRangesAndTimesAreTheCoachs(t *testing.T) {
	l := library(t)
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(l.Routines()).Draw(t, "routine")
		lead := time.Duration(rapid.IntRange(0, 30).Draw(t, "lead")) * time.Second
		d := draft.New(l, r)
		for range rapid.IntRange(0, 30).Draw(t, "edits") {
			edit(t, l, d)
			for _, s := range d.Steps() {
				least, most := s.Range()
				if !s.Dose.Allows(s.Chosen) || s.Value() < least || s.Value() > most || !slices.Contains(s.Amounts(), s.Chosen.Count) {
					t.Fatalf("%s has %v, range %d to %d of %v", s.ID, s.Chosen, least, most, s.Amounts())
				}
			}
			each, total := d.Times(l, lead)
			if len(d.Steps()) == 0 {
				continue
			}
			line, err := coach.Fit(l, coach.Request{Routine: d.Routine(), LeadIn: lead})
			if err != nil {
				t.Fatal(err)
			}
			var sum time.Duration
			for i, part := range each {
				sum += part
				dose := d.Steps()[i].Dose.Length(d.Steps()[i].Chosen.Count, d.Steps()[i].Chosen.Hold)
				if got := dose + line.Segments[slices.IndexFunc(line.Segments, func(s coach.Segment) bool { return s.Technique == d.Steps()[i].ID })].Length; got != part {
					t.Fatalf("%s takes %v, shown is %v", d.Steps()[i].ID, got, part)
				}
			}
			if sum != total || total != line.Length() {
				t.Fatalf("rows %v, total %v, coach %v", sum, total, line.Length())
			}
		}
	})
}

func TestEveryChangeIsUndoneAndRedone(t *testing.T) {
	l := library(t)
	rapid.Check(t, func(t *rapid.T) {
		d := draft.New(l, rapid.SampledFrom(l.Routines()).Draw(t, "routine"))
		states := []technique.Routine{d.Routine()}
		for range rapid.IntRange(1, 20).Draw(t, "edits") {
			before := d.Routine()
			edit(t, l, d)
			if !cmp.Equal(before, d.Routine()) {
				states = append(states, d.Routine())
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if !d.Undo() || !cmp.Equal(states[i], d.Routine()) {
				t.Fatalf("undo to %d: %s", i, cmp.Diff(states[i], d.Routine()))
			}
		}
		if d.CanUndo() || d.Undo() || d.Changed() {
			t.Fatal("there is more to undo than was done")
		}
		for _, want := range states[1:] {
			if !d.Redo() || !cmp.Equal(want, d.Routine()) {
				t.Fatalf("redo: %s", cmp.Diff(want, d.Routine()))
			}
		}
		if d.CanRedo() || d.Redo() {
			t.Fatal("there is more to redo than was undone")
		}
	})
}
