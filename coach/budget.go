package coach

import (
	"math"
	"slices"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// unevenCost is what a dose with unequal holds costs in [spread], in s²: equal holds are
// preferred as long as the technique stays within 8 s of its share.
const unevenCost = 64

// grain is how finely [spread] tells lengths apart.
const grain = 100 * time.Millisecond

// at picks the even plan nearest to a place in the range of lengths, from 0 (the
// shortest) to 1 (the longest).
func at(ps []plan, place float64) plan {
	lo, hi := ps[0].length, ps[len(ps)-1].length
	want := lo + time.Duration(place*float64(hi-lo))
	best := ps[0]
	for _, p := range ps {
		if p.even() && (p.length-want).Abs() < (best.length-want).Abs() {
			best = p
		}
	}
	return best
}

// spread picks one plan for each technique so that together they come as near to the
// budget as they can; of those that come equally near, the ones that lie nearest to
// equal shares: each technique as far between its low and its high end as the others.
// It is an exact search over all sums of lengths.
func spread(choices [][]plan, budget time.Duration) []plan {
	var lo, hi time.Duration
	for _, ps := range choices {
		lo += ps[0].length
		hi += ps[len(ps)-1].length
	}
	place := 0.0
	if hi > lo {
		place = min(max(float64(budget-lo)/float64(hi-lo), 0), 1)
	}

	type sum struct {
		reached bool
		length  time.Duration
		cost    float64
		plan    int // which plan of the last technique led here
		from    int // the sum before it
	}
	size := int((hi-lo)/grain) + 2
	rows := make([][]sum, len(choices)+1)
	rows[0] = []sum{{reached: true}}
	base := time.Duration(0) // the shortest sum of a row stands at its index 0
	for k, ps := range choices {
		row := make([]sum, size)
		shortest := ps[0].length
		share := shortest + time.Duration(place*float64(ps[len(ps)-1].length-shortest))
		for from, before := range rows[k] {
			if !before.reached {
				continue
			}
			for i, p := range ps {
				length := before.length + p.length
				off := (p.length - share).Seconds()
				cost := before.cost + off*off
				if !p.even() {
					cost += unevenCost
				}
				s := &row[(length-base-shortest)/grain]
				if !s.reached || cost < s.cost {
					*s = sum{true, length, cost, i, from}
				}
			}
		}
		base += shortest
		rows[k+1] = row
	}

	best, near := 0, time.Duration(math.MaxInt64)
	for i, s := range rows[len(choices)] {
		if d := (s.length - budget).Abs(); s.reached && d < near {
			best, near = i, d
		}
	}
	picked := make([]plan, len(choices))
	for k := len(choices) - 1; k >= 0; k-- {
		s := rows[k+1][best]
		picked[k], best = choices[k][s.plan], s.from
	}
	return picked
}

// choose picks a plan for each technique, by the budget for their doses or, where there
// is none, by the dose asked for.
func choose(choices [][]plan, req Request, budget time.Duration) []plan {
	if req.Budget > 0 {
		return spread(choices, budget)
	}
	place := 0.0
	switch req.Dose {
	case StandardDose:
		place = 0.5
	case FullDose:
		place = 1
	}
	picked := make([]plan, len(choices))
	for i, ps := range choices {
		picked[i] = at(ps, place)
	}
	return picked
}

// needsFetching tells whether something must be fetched or found before a session.
func needsFetching(ts []technique.Technique) bool {
	return slices.ContainsFunc(ts, func(t technique.Technique) bool {
		return slices.ContainsFunc(t.Tools, func(tool technique.Tool) bool { return !alwaysAtHand(tool) })
	})
}

// alwaysAtHand tells whether a tool is there wherever a person is.
func alwaysAtHand(tool technique.Tool) bool {
	return tool == technique.Hands || tool == technique.Floor
}
