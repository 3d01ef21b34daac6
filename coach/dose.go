package coach

import (
	"cmp"
	"slices"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// plan is one way to take a dose.
type plan struct {
	count int           // holds, over both sides together
	hold  time.Duration // length of a hold
	// longer is how many holds, the first of each side, last a second more. It is how a
	// budget is met to the second without leaving whole seconds.
	longer int
	length time.Duration // of the technique, the change of sides included
}

// even tells whether all holds are equally long.
func (p plan) even() bool { return p.longer == 0 }

// holdAt is the length of hold k of a side, from 0.
func (p plan) holdAt(k int) time.Duration {
	if k < p.longer {
		return p.hold + time.Second
	}
	return p.hold
}

// plans lists the ways to take a dose, shortest first, one for each length. The first,
// the low end, is the fewest holds of the usual length; the last is the longest with
// equal holds. Holds are whole seconds unless the dose names others. Of two ways with
// one length it keeps the one with equal holds, then the one with more of them: more
// spots, rather than longer on each.
func plans(d technique.Dose) []plan {
	var ps []plan
	low := time.Duration(0)
	if span, ok := d.Holds(d.Count.Lo); ok && span.Lo <= d.Usual && d.Usual <= span.Hi {
		low = d.Length(d.Count.Lo, d.Usual)
		ps = append(ps, plan{count: d.Count.Lo, hold: d.Usual, length: low})
	}
	high := low
	for count := d.Count.Lo; count <= d.Count.Hi; count++ {
		span, ok := d.Holds(count)
		if !ok {
			continue
		}
		lo, hi := roundUp(span.Lo), span.Hi.Truncate(time.Second)
		if lo > hi {
			lo, hi = span.Lo, span.Lo
		}
		for hold := lo; hold <= hi; hold += time.Second {
			p := plan{count: count, hold: hold, length: d.Length(count, hold)}
			ps = append(ps, p)
			high = max(high, p.length)
			if hold < hi && d.Kind != technique.Reps {
				ps = append(ps, uneven(p, sidesOf(d))...)
			}
		}
	}
	ps = slices.DeleteFunc(ps, func(p plan) bool { return p.length < low || p.length > high })
	slices.SortFunc(ps, func(a, b plan) int {
		return cmp.Or(cmp.Compare(a.length, b.length), cmp.Compare(a.longer, b.longer), cmp.Compare(b.count, a.count))
	})
	ps = slices.CompactFunc(ps, func(a, b plan) bool { return a.length == b.length })
	if i := slices.IndexFunc(ps, plan.even); i > 0 {
		ps = ps[i:]
	}
	return ps
}

// uneven lists the ways between a plan and the one whose holds are all a second longer.
func uneven(p plan, sides int) []plan {
	var ps []plan
	for longer := 1; longer < p.count/sides; longer++ {
		q := p
		q.longer = longer
		q.length += time.Duration(longer*sides) * time.Second
		ps = append(ps, q)
	}
	return ps
}

// sidesOf is how many sides the dose is taken on, one after the other.
func sidesOf(d technique.Dose) int {
	if d.Sided {
		return 2
	}
	return 1
}

// roundUp rounds up to whole seconds.
func roundUp(d time.Duration) time.Duration {
	return (d + time.Second - 1).Truncate(time.Second)
}
