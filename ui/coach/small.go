package coach

import (
	"strings"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/widget"
)

// Small is what fits where there is little room: in the small window, and on a screen that
// is read from afar.
type Small struct {
	Name         string           // of the technique, or of the routine
	Ring         widget.RingState // with the verb for its unit
	Place, Aside string           // "Spot 4 of 10", "Right side"
	Caption      string           // what is said
}

// small says a state in little room.
func (d *describer) small(st *State) Small {
	s := Small{Name: d.tech.Short, Ring: st.Ring, Caption: st.Spoken}
	if st.Quoted {
		s.Caption = "“" + st.Spoken + "”"
	}
	s.Ring.Unit = strings.TrimSuffix(st.Verb, ".")
	switch st.Screen {
	case ReadyScreen:
		s.Place = strings.ReplaceAll(st.Verb, "\n", " ")
		s.Ring = d.lead(st)
		s.Ring.Unit = d.say("get_ready")
	case NextScreen:
		s.Ring = d.lead(st)
		s.Ring.Unit = st.Verb
		if len(st.Setup) > 0 {
			s.Place = strings.TrimSuffix(st.Setup[0], ".")
		}
		if first := d.m.Index + 1; first < len(d.line.Segments) {
			s.Aside = d.sideOf(d.line.Segments[first], "side_first.")
		}
	case WorkScreen:
		s.Place, s.Aside = d.where(st)
	case PausedScreen:
		s.Ring = d.ring()
		s.Ring.Paused, s.Ring.Sign = true, st.Sign
		s.Ring.Unit = strings.TrimSuffix(st.Verb, ".")
		s.Place, s.Aside = d.where(st)
		if d.s.State() != coach.Paused {
			s.Caption = st.Line
		}
	case DoneScreen:
		s.Ring = widget.RingState{Kind: widget.RingWait, Filled: 1, Sign: icon.Check, Unit: strings.TrimSuffix(st.Done.Headline, ".")}
		s.Name, s.Caption = st.Routine, st.Done.Took
		s.Place, s.Aside = d.say("how_now"), d.say("one_to_ten")
		if st.Rating.After > 0 {
			s.Place, s.Aside = st.Done.Change, ""
			if s.Place == "" {
				s.Place = st.Done.Note
			}
		}
	}
	return s
}

// lead is the ring of a lead-in.
func (d *describer) lead(st *State) widget.RingState {
	if d.s.State() == coach.Waiting {
		return widget.RingState{Kind: widget.RingWait, Filled: 1, Sign: icon.Play}
	}
	return widget.RingState{Kind: widget.RingWait, Filled: 1 - d.m.Progress, Digits: d.m.Seconds}
}

// where says which spot, repetition or side it is, and beside it the side or the time left.
func (d *describer) where(st *State) (place, aside string) {
	left := d.say("left", "Time", st.Left)
	side := d.sideOf(d.seg, "side_long.")
	switch {
	case d.seg.Count == 0:
		return d.tech.Short, left
	case d.tech.Dose.Kind == technique.Sides:
		return side, left
	}
	place = d.say("unit."+string(d.tech.Dose.Kind)) + " " + d.say("of", "Index", d.seg.Index, "Count", d.seg.Count)
	if side == "" {
		return place, left
	}
	return place, side
}

// sideOf names the side that a segment works on; empty where there is none.
func (d *describer) sideOf(s coach.Segment, id string) string {
	switch s.Side {
	case coach.Right, coach.Left:
		return d.say(id + string(s.Side))
	}
	return ""
}

// remark puts a remark in the place of what is said.
func (s *State) remark(sentence string) {
	s.Spoken, s.Quoted, s.Small.Caption = sentence, false, sentence
	if s.Screen == DoneScreen {
		s.Done.Note, s.Written = sentence, ""
	}
}
