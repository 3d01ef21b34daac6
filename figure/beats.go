package figure

import "math"

// view is what a moment looks like: one pose, seen as drawn or mirrored, or, while the
// sides are changed, both at once.
type view struct {
	pose
	mirrored bool
	// other is how much of the picture of the other side lies over this one.
	other float64
	// to and from are the halves of a way past another pose.
	to, from pose
}

// A change of sides ends the work on one side, shows the rest on both sides one over
// the other, and begins on the new side. These are the parts of its length.
const (
	switchRest  = 0.36
	switchBegin = 0.64
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
		s.way(out, s.rest, spare.touch, ease(m.Progress))
	case Hold:
		s.hold(m, out, spare)
	case Release:
		s.spot(spare, m.Spot, m.Of)
		s.worked(spare, m)
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
	if !(m.AfterElapsed >= 0) || m.AfterElapsed > 1e6 {
		m.AfterElapsed = 0
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
// unless the scene says otherwise.
const (
	usualLean = 0.8
	longWay   = 2.0 // from the rest, which may be an arm's length away
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

// hold leans in and works. What it shows follows the seconds alone, so that a hold can be
// made longer at any moment, until its last.
func (s *scene) hold(m Moment, out *view, spare *spot) {
	s.spot(spare, m.Spot, m.Of)
	after := m.After
	if after == "" {
		after = s.after
	}
	into := 1.0
	if after != Shift {
		into = ease(m.Elapsed / s.leanTime(after))
	}
	switch after {
	case Ready:
		spare.touch.set(s.still)
	case Hold:
		spare.touch.set(spare.hold)
		if m.AfterElapsed > 0 {
			s.work(spare.touch, m.AfterElapsed)
		}
	}
	s.work(spare.hold, m.Elapsed)
	if after == Rest {
		s.way(out, s.rest, spare.hold, into)
		return
	}
	s.between(&out.pose, spare.touch, spare.hold, into)
}

// work moves the pose of a hold on by some seconds: it kneads, a ring grows at the
// contact, and what fades has faded.
func (s *scene) work(p *pose, seconds float64) {
	if len(s.cycle) > 0 {
		s.loop(p, seconds)
	}
	if s.pulse > 0 {
		// A ring grows and is gone at 1, where the next one begins.
		_, p.params[s.pulseParam] = math.Modf(seconds / s.pulse)
	}
	if s.fadeParam >= 0 {
		p.params[s.fadeParam] *= 1 - (1-fadedTo)*ease(seconds/fadeTime)
	}
}

// worked gives the spot that the moment comes from the look that its work ended with: as
// it was, if the moment tells how long it took, else as if long enough.
func (s *scene) worked(p *spot, m Moment) {
	if m.AfterElapsed > 0 && (m.After == Hold || m.After == "") {
		s.work(p.hold, m.AfterElapsed)
	} else {
		s.fade(p.hold)
	}
	s.fade(p.touch)
}

// way sets out to the fraction t of the way from a to b. A way from the rest or back to it
// may lead by another pose, which it bends towards: a hand goes up before it goes across.
// The curve is de Casteljau's, without a stop or a corner at that pose.
func (s *scene) way(out *view, a, b *pose, t float64) {
	if s.via == nil || a != s.rest && b != s.rest {
		s.between(&out.pose, a, b, t)
		return
	}
	s.between(&out.to, a, s.via, t)
	s.between(&out.from, s.via, b, t)
	s.between(&out.pose, &out.to, &out.from, t)
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

// What a hold leaves of the parameter that it fades, and after how many seconds.
const (
	fadedTo  = 0.1
	fadeTime = 16
)

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
			s.way(out, from, spare.touch, ease(m.Progress/0.6))
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
	s.worked(spare, m)
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
			s.worked(spare, m)
		}
		s.way(out, from, s.rest, ease(m.Progress/switchRest))
		out.mirrored = !out.mirrored
	case m.Progress < switchBegin:
		out.set(s.rest)
		out.mirrored = !out.mirrored
		out.other = ease((m.Progress - switchRest) / (switchBegin - switchRest))
	default:
		s.spot(spare, m.Spot, m.Of)
		s.way(out, s.rest, spare.touch, ease((m.Progress-switchBegin)/(1-switchBegin)))
	}
}
