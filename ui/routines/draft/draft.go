// Package draft is a routine while a person edits it: pure, with every change undoable.
package draft

import (
	"slices"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// Step is a technique of the routine with its dose.
type Step struct {
	technique.Technique
	Chosen technique.Chosen
}

// Most is how many techniques a routine may have.
const Most = 20

// state is all that can be changed. States are never changed once made.
type state struct {
	name  string
	steps []Step
}

func (s state) equal(o state) bool {
	return s.name == o.name && slices.EqualFunc(s.steps, o.steps, func(a, b Step) bool { return a.ID == b.ID && a.Chosen == b.Chosen })
}

// Draft is a routine while it is edited. Its zero value is not usable; see [New].
type Draft struct {
	ID      technique.ID // empty: never saved
	Summary string
	states  []state // what there was and what was undone
	at      int     // the one that is
	saved   state
}

// New begins with a routine, which may be empty. Techniques that the library doesn't know
// are left out, and so is one that comes again: each is dosed once.
func New(l *technique.Library, r technique.Routine) *Draft {
	s := state{name: r.Name}
	for _, id := range r.Techniques {
		t, ok := l.Technique(id)
		if !ok || s.index(id) >= 0 {
			continue
		}
		step := Usual(t)
		if c, ok := r.Doses[id]; ok && t.Dose.Allows(c) {
			step.Chosen = c
		}
		s.steps = append(s.steps, step)
	}
	return &Draft{ID: r.ID, Summary: r.Summary, states: []state{s}, saved: s}
}

// Usual is a technique at its shortest dose.
func Usual(t technique.Technique) Step {
	return Step{t, technique.Chosen{Count: t.Dose.Count.Lo, Hold: t.Dose.Usual}}
}

func (s state) index(id technique.ID) int {
	return slices.IndexFunc(s.steps, func(step Step) bool { return step.ID == id })
}

func (d *Draft) now() state { return d.states[d.at] }

// Name is that of the routine.
func (d *Draft) Name() string { return d.now().name }

// Steps are its techniques in their order. Don't change them.
func (d *Draft) Steps() []Step { return d.now().steps }

// Has tells whether a technique is in it.
func (d *Draft) Has(id technique.ID) bool { return d.now().index(id) >= 0 }

// put makes a state the one that is; what was undone is gone.
func (d *Draft) put(s state) bool {
	if s.equal(d.now()) {
		return false
	}
	d.states = append(d.states[:d.at+1:d.at+1], s)
	d.at++
	return true
}

func (d *Draft) with(change func(*state)) bool {
	s := state{d.now().name, slices.Clone(d.now().steps)}
	change(&s)
	return d.put(s)
}

// Rename gives the routine another name. All changes tell whether they changed anything.
func (d *Draft) Rename(name string) bool { return d.with(func(s *state) { s.name = name }) }

// Move puts the step at from to the place to, both from 0. Places beyond the ends are the ends.
func (d *Draft) Move(from, to int) bool {
	if from < 0 || from >= len(d.Steps()) {
		return false
	}
	to = max(0, min(to, len(d.Steps())-1))
	return d.with(func(s *state) {
		step := s.steps[from]
		s.steps = slices.Insert(slices.Delete(s.steps, from, from+1), to, step)
	})
}

// Remove takes a step out.
func (d *Draft) Remove(i int) bool {
	if i < 0 || i >= len(d.Steps()) {
		return false
	}
	return d.with(func(s *state) { s.steps = slices.Delete(s.steps, i, i+1) })
}

// Add appends a technique at its usual dose, unless it is there already.
func (d *Draft) Add(t technique.Technique) bool {
	if d.Has(t.ID) || len(d.Steps()) >= Most {
		return false
	}
	return d.with(func(s *state) { s.steps = append(s.steps, Usual(t)) })
}

// Order makes the techniques those of a list, in its order, each with the dose that it had.
func (d *Draft) Order(l *technique.Library, ids []technique.ID) bool {
	return d.with(func(s *state) {
		var steps []Step
		for _, id := range ids {
			if i := s.index(id); i >= 0 {
				steps = append(steps, s.steps[i])
			} else if t, ok := l.Technique(id); ok {
				steps = append(steps, Usual(t))
			}
		}
		s.steps = steps
	})
}

// Undo takes the last change back, Redo brings it again. Both tell whether there was one.
func (d *Draft) Undo() bool { return d.to(d.at - 1) }

// Redo brings back what was undone last.
func (d *Draft) Redo() bool { return d.to(d.at + 1) }

func (d *Draft) to(at int) bool {
	if at < 0 || at >= len(d.states) {
		return false
	}
	d.at = at
	return true
}

// CanUndo tells whether there is a change to take back.
func (d *Draft) CanUndo() bool { return d.at > 0 }

// CanRedo tells whether there is one to bring again.
func (d *Draft) CanRedo() bool { return d.at+1 < len(d.states) }

// Changed tells whether anything is not saved.
func (d *Draft) Changed() bool { return !d.now().equal(d.saved) }

// Saved notes that a routine that this draft gave was saved under an ID. What was changed
// since then is still to be saved.
func (d *Draft) Saved(l *technique.Library, r technique.Routine, id technique.ID) {
	d.ID = id
	d.saved = New(l, r).now()
}

// Routine is the routine as it is now.
func (d *Draft) Routine() technique.Routine {
	r := technique.Routine{ID: d.ID, Name: d.Name(), Summary: d.Summary}
	for _, s := range d.Steps() {
		r.Techniques = append(r.Techniques, s.ID)
		if r.Doses == nil {
			r.Doses = map[technique.ID]technique.Chosen{}
		}
		r.Doses[s.ID] = s.Chosen
	}
	return r
}

// Times are how long each step takes, with the time to get in place before it, and all of
// them, as the coach will lay them out when nothing is left out. LeadIn is the time to get in
// place; 0 is the usual one.
func (d *Draft) Times(l *technique.Library, leadIn time.Duration) (each []time.Duration, total time.Duration) {
	each = make([]time.Duration, len(d.Steps()))
	line, err := coach.Fit(l, coach.Request{Routine: d.Routine(), LeadIn: leadIn})
	if err != nil {
		return each, 0 // nothing is in it yet
	}
	for _, s := range line.Segments {
		if i := d.now().index(s.Technique); i >= 0 {
			each[i] += s.Length
		}
	}
	return each, line.Length()
}
