package technique

import (
	"fmt"
	"time"
)

// holdLimits are the seconds that one hold may last at all, by kind. Still pressure
// on one spot ends at 30 s, the longest that the content facts allow.
var holdLimits = map[Kind][2]float64{
	Sides:     {10, 300},
	Reps:      {1, 30},
	Spots:     {5, 30},
	Positions: {5, 60},
	Strokes:   {30, 600},
}

// dose reads a [dose] and refuses one that can't be done.
func dose(r *reader) Dose {
	before := len(r.f.problems)
	d := Dose{
		Kind:       Kind(r.choice("kind", string(Sides), string(Reps), string(Spots), string(Positions), string(Strokes))),
		Sided:      r.truth("sided"),
		Release:    r.seconds("release_s", 0.5, 30),
		Shift:      r.seconds("shift_s", 0.5, 30),
		ShiftFirst: r.truth("shift_first"),
		Switch:     r.seconds("switch_s", 1, 30),
	}
	if d.Kind == "" {
		r.asked = append(r.asked, "hold_s", "usual_hold_s", "count", "total_s")
		return d
	}
	limits := holdLimits[d.Kind]
	d.Hold = span(r, "hold_s", limits[0], limits[1])
	d.Usual = r.seconds("usual_hold_s", limits[0], limits[1])
	d.Total = span(r, "total_s", 10, 1800)
	switch d.Kind {
	case Sides:
		d.Count = Count{2, 2}
	case Strokes:
		d.Count = Count{1, 1}
	}
	if d.Count.Lo == 0 || r.has("count") {
		lo, hi, _ := r.span("count", 1, 60, true)
		if fixed := d.Count.Lo; fixed != 0 && r.f.ok() && (int(lo) != fixed || int(hi) != fixed) {
			r.refuse("count", fmt.Sprintf("%d, or no count, since %s always has %d", fixed, d.Kind, fixed), fmt.Sprintf("[%g, %g]", lo, hi))
		}
		d.Count = Count{int(lo), int(hi)}
	} else {
		r.asked = append(r.asked, "count")
	}
	if len(r.f.problems) > before {
		return d
	}
	d.checkParts(r)
	if len(r.f.problems) == before {
		d.checkWhole(r)
	}
	return d
}

func span(r *reader, key string, lo, hi float64) Span {
	low, high, _ := r.span(key, lo, hi, false)
	return Span{duration(low), duration(high)}
}

// checkParts refuses parts of a dose that contradict each other.
func (d *Dose) checkParts(r *reader) {
	switch {
	case d.Kind == Sides && !d.Sided:
		r.refuse("sided", "true, since the kind is sides", "false or nothing")
	case d.Kind == Strokes && d.Sided:
		r.refuse("sided", "false, since strokes go over both sides", "true")
	}
	if d.Sided && (d.Count.Lo%2 != 0 || d.Count.Hi%2 != 0) {
		r.refuse("count", "even numbers, since left and right get the same", fmt.Sprintf("[%d, %d]", d.Count.Lo, d.Count.Hi))
	}
	if d.Sided && d.Switch == 0 {
		r.refuse("switch_s", "the time to change sides, since the dose is sided", "nothing")
	}
	if !d.Sided && d.Switch > 0 {
		r.refuse("switch_s", "nothing, since the dose is not sided", "a time")
	}
	if moves := d.Kind == Spots || d.Kind == Positions; moves != (d.Shift > 0) {
		if moves {
			r.refuse("shift_s", fmt.Sprintf("the time to move on, since the kind is %s", d.Kind), "nothing")
		} else {
			r.refuse("shift_s", fmt.Sprintf("nothing, since %s stay where they are", d.Kind), "a time")
		}
	}
	if d.ShiftFirst && d.Shift == 0 {
		r.refuse("shift_first", "false, since there is no shift_s", "true")
	}
	if d.Usual != 0 && (d.Usual < d.Hold.Lo || d.Usual > d.Hold.Hi) {
		r.refuse("usual_hold_s", secondsForm(d.Hold.Lo.Seconds(), d.Hold.Hi.Seconds())+" as in hold_s", figure(d.Usual.Seconds()))
	}
}

// checkWhole refuses a dose whose smallest count can't meet the total.
func (d *Dose) checkWhole(r *reader) {
	fits, ok := d.Holds(d.Count.Lo)
	if !ok {
		n := d.Count.Lo
		r.refuse("total_s", fmt.Sprintf("a range that the smallest count can meet: %d holds of %s s with all that goes with them",
			n, seconds(d.Hold)), fmt.Sprintf("%s s, though they take %s s", seconds(d.Total),
			seconds(Span{d.Length(n, d.Hold.Lo), d.Length(n, d.Hold.Hi)})))
		return
	}
	switch {
	case d.Usual == 0:
		d.Usual = fits.Lo
	case d.Usual < fits.Lo || d.Usual > fits.Hi:
		r.refuse("usual_hold_s", fmt.Sprintf("%s s, so that %d holds meet total_s", seconds(fits), d.Count.Lo), figure(d.Usual.Seconds()))
	}
}

func seconds(s Span) string {
	if s.Lo == s.Hi {
		return figure(round(s.Lo))
	}
	return figure(round(s.Lo)) + " to " + figure(round(s.Hi))
}

func round(d time.Duration) float64 { return d.Round(100 * time.Millisecond).Seconds() }

// has tells whether a technique with this dose has a phase.
func (d *Dose) has(p Phase) bool {
	switch p {
	case Letting:
		return d.Release > 0
	case Shift:
		return d.Shift > 0
	case Switch:
		return d.Sided
	}
	return true
}
