package figure

import "math"

// view is what a moment looks like: one pose, seen as drawn or mirrored, or, while the
// sides are changed, both at once.
type view struct {
	pose
	mirrored bool
	// other is how much of the picture of the other side lies over this one.
	other float64
}

// A change of sides ends the work on one side, shows the rest on both sides one over
// the other, and begins on the new side. These are the parts of its length.
const (
	switchRest  = 0.35
	switchBegin = 0.65
)

// at works out the view of a moment. spare is a pose that may be overwritten.
func (s *scene) at(m Moment, out *view, spare *spot) {
	out.mirrored = s.mirrored(m)
	out.other = 0
	switch m.Beat {
	case Ready:
		out.set(s.still)
	case Rest:
		out.set(s.rest)
	case Approach:
		s.spot(spare, m.Spot, m.Of)
		s.between(&out.pose, s.rest, spare.touch, ease(m.Progress))
	case Hold:
		s.hold(m, out, spare)
	case Release:
		s.spot(spare, m.Spot, m.Of)
		s.fade(spare.hold)
		s.fade(spare.touch)
		s.between(&out.pose, spare.hold, spare.touch, ease(m.Progress))
	case Shift:
		s.shift(m, out, spare)
	case Switch:
		s.change(m, out, spare)
	default:
		out.set(s.still)
		out.mirrored = false
	}
	s.solve(&out.pose)
}

// sound is m with what can't be put right: progress from 0 to 1, no time before 0.
func (m Moment) sound() Moment {
	if !(m.Progress >= 0) { // not a number, too
		m.Progress = 0
	}
	if !(m.Elapsed >= 0) || m.Elapsed > 1e6 {
		m.Elapsed = 0
	}
	m.Progress = min(m.Progress, 1)
	return m
}

// mirrored tells whether the side of the moment is not the side that the scene shows.
func (s *scene) mirrored(m Moment) bool {
	return m.Left != (s.side == "left")
}

// spot sets out to the spot n of so many: those of the scene are spread evenly.
func (s *scene) spot(out *spot, n, of int) {
	last := len(s.spots) - 1
	if last == 0 || of <= 1 {
		out.touch.set(s.spots[0].touch)
		out.hold.set(s.spots[0].hold)
		return
	}
	u := clamp(float64(n-1)/float64(of-1), 0, 1) * float64(last)
	i := min(int(u), last-1)
	a, b := s.spots[i], s.spots[i+1]
	s.between(out.touch, a.touch, b.touch, u-float64(i))
	s.between(out.hold, a.hold, b.hold, u-float64(i))
}

// A hold that does not begin on its pose leans into it first, over this many seconds
// unless the scene says otherwise; what moves in a hold comes to rest before its end.
const (
	usualLean  = 0.8
	longWay    = 1.6 // from the rest, which may be an arm's length away
	settleTime = 0.7
)

func (s *scene) leanTime(after Beat) float64 {
	least := usualLean
	if after == Rest {
		least = longWay
	}
	if s.lean > 0 {
		return max(s.lean, least)
	}
	return least
}

func (s *scene) hold(m Moment, out *view, spare *spot) {
	s.spot(spare, m.Spot, m.Of)
	after := m.After
	if after == "" {
		after = s.after
	}
	into := 1.0
	worked := m.Elapsed // seconds since the pose of the hold was reached
	if after != Shift && after != Hold {
		into = ease(m.Elapsed / s.leanTime(after))
		worked -= s.leanTime(after)
	}
	settle := 1.0
	if m.Progress > 0 {
		settle = ease(m.Elapsed * (1/m.Progress - 1) / settleTime)
	}
	switch after {
	case Rest:
		spare.touch.set(s.rest)
	case Ready:
		spare.touch.set(s.still)
	}
	s.between(&out.pose, spare.touch, spare.hold, into)
	if worked > 0 {
		if len(s.cycle) > 0 {
			s.loop(spare.touch, worked)
			s.between(&out.pose, spare.hold, spare.touch, settle)
		}
		if s.pulse > 0 {
			// A ring grows and is gone at 1, where the next one begins.
			_, phase := math.Modf(worked / s.pulse)
			out.params[s.pulseParam] = 1 - (1-phase)*settle
		}
	}
	if s.fadeParam >= 0 {
		out.params[s.fadeParam] *= 1 - (1-fadedTo)*ease(m.Progress)
	}
}

// loop sets out to the pose of the cycle at a time in seconds.
func (s *scene) loop(out *pose, t float64) {
	t = math.Mod(t, s.cycle[len(s.cycle)-1].at)
	i := 0
	for i < len(s.cycle)-2 && t >= s.cycle[i+1].at {
		i++
	}
	a, b := s.cycle[i], s.cycle[i+1]
	s.between(out, a.pose, b.pose, ease((t-a.at)/(b.at-a.at)))
}

// fadedTo is what a hold leaves of the parameter that it fades.
const fadedTo = 0.1

// fade gives p the look of a spot that was worked.
func (s *scene) fade(p *pose) {
	if s.fadeParam >= 0 {
		p.params[s.fadeParam] *= fadedTo
	}
}

// previous is the spot that the moment comes from.
func (m Moment) previous() int {
	if m.AfterSpot > 0 {
		return m.AfterSpot
	}
	if m.Spot <= 1 && m.Beat == Switch {
		return m.Of // each side counts its own
	}
	return max(m.Spot-1, 1)
}

func (s *scene) shift(m Moment, out *view, spare *spot) {
	switch m.After {
	case Approach, Switch, Rest, Ready:
		// The first spot is looked for: the touch is there, the weight comes late.
		s.spot(spare, m.Spot, m.Of)
		from := spare.touch
		switch m.After {
		case Ready:
			from = s.still
		case Rest:
			from = s.rest
		}
		if m.Progress < 0.6 {
			s.between(&out.pose, from, spare.touch, ease(m.Progress/0.6))
		} else {
			s.between(&out.pose, spare.touch, spare.hold, ease((m.Progress-0.6)/0.4))
		}
		return
	}
	part := 3 * m.Progress // let go, move, lean in
	if m.After == Release {
		part = 1 + 2*m.Progress
	}
	if part >= 2 {
		s.spot(spare, m.Spot, m.Of)
		s.between(&out.pose, spare.touch, spare.hold, ease(part-2))
		return
	}
	s.spot(spare, m.previous(), m.Of)
	s.fade(spare.hold)
	s.fade(spare.touch)
	if part < 1 {
		s.between(&out.pose, spare.hold, spare.touch, ease(part))
		return
	}
	out.set(spare.touch)
	s.spot(spare, m.Spot, m.Of)
	spare.hold.set(&out.pose)
	s.between(&out.pose, spare.hold, spare.touch, ease(part-1))
}

func (s *scene) change(m Moment, out *view, spare *spot) {
	switch {
	case m.Progress < switchRest:
		s.spot(spare, m.previous(), m.Of)
		from := spare.hold
		switch m.After {
		case Release, Approach, Switch:
			from = spare.touch
		case Rest:
			from = s.rest
		case Ready:
			from = s.still
		}
		if from == spare.hold || m.After == Release {
			s.fade(from)
		}
		s.between(&out.pose, from, s.rest, ease(m.Progress/switchRest))
		out.mirrored = !out.mirrored
	case m.Progress < switchBegin:
		out.set(s.rest)
		out.mirrored = !out.mirrored
		out.other = ease((m.Progress - switchRest) / (switchBegin - switchRest))
	default:
		s.spot(spare, m.Spot, m.Of)
		s.between(&out.pose, s.rest, spare.touch, ease((m.Progress-switchBegin)/(1-switchBegin)))
	}
}
