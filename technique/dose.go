package technique

import "time"

// Length is how long count holds of the given length take, with everything that
// goes with them: releases, shifts and the change of sides.
func (d Dose) Length(count int, hold time.Duration) time.Duration {
	return time.Duration(count)*hold + d.overhead(count) + d.switching()
}

// Holds returns the hold lengths for which count holds meet the dose: inside Hold,
// and with a whole that stays inside Total both with and without the change of
// sides. It is false where no hold does, or count is outside Count or odd in a
// sided dose.
func (d Dose) Holds(count int) (Span, bool) {
	if count < 1 || count < d.Count.Lo || count > d.Count.Hi || d.Sided && count%2 != 0 {
		return Span{}, false
	}
	n := time.Duration(count)
	least := (d.Total.Lo - d.overhead(count) + n - 1) / n // rounded up, so that the total is reached
	most := (d.Total.Hi - d.overhead(count) - d.switching()) / n
	s := Span{max(d.Hold.Lo, least), min(d.Hold.Hi, most)}
	return s, s.Lo <= s.Hi
}

// Allows tells whether a chosen way to take the dose lies inside its ranges.
func (d Dose) Allows(c Chosen) bool {
	span, ok := d.Holds(c.Count)
	return ok && c.Hold >= span.Lo && c.Hold <= span.Hi
}

// overhead is the time between count holds, without the change of sides.
func (d Dose) overhead(count int) time.Duration {
	sides := 1
	if d.Sided {
		sides = 2
	}
	shifts := count
	if !d.ShiftFirst {
		shifts -= sides
	}
	return time.Duration(count)*d.Release + time.Duration(max(shifts, 0))*d.Shift
}

func (d Dose) switching() time.Duration {
	if !d.Sided {
		return 0
	}
	return d.Switch
}
