package scheduler

import "time"

// Desk is the desk clock: how long somebody has really worked at the desk.
//
// Time counts only in working hours, only between two looks ([Desk.Observe]) of the
// running program, and only while nobody was away. Idle time is taken back to the last input.
//
// An absence of [Plan.AwayAfter] is a natural break. It takes back one interval of
// desk time (Every), and a longer one more, in proportion: with an interval of 75
// minutes and breaks of 5, five minutes away pay for 75 minutes at the desk and ten
// for 150. Shorter absences only stop the clock. A coached session pays for
// everything, and so does a whole day away. Time outside working hours, a gap in which the program did not run, and sleep are absences.
//
// The zero value is a clock that has seen nothing. A Desk is a value: methods
// return the changed one. It can be saved as JSON; after a start, use [Desk.Resume].
type Desk struct {
	// At is the last look.
	At time.Time `json:"at"`
	// Present tells that nobody was away at the last look.
	Present bool `json:"present"`
	// Elapsed is the desk time since the last break.
	Elapsed time.Duration `json:"elapsed_ns"`
	// Waited is the desk time towards the next reminder: like Elapsed, but it also
	// starts over when a reminder was answered.
	Waited time.Duration `json:"waited_ns"`
	// Since is when the person came to the desk after the last break; zero: they are
	// on a break.
	Since time.Time `json:"since"`
	// Gone is how long the absence has lasted that goes on now, or lasted before Run.
	Gone time.Duration `json:"gone_ns"`
	// Break is when the last break became one, or when that became known; zero: none yet.
	Break time.Time `json:"break"`
	// Run is the stretch at the desk that goes on now; zero: none does.
	Run Span `json:"run"`
	// OnCall tells that a call went on at the last look. Call is that call, or the last one.
	OnCall bool `json:"on_call,omitempty"`
	Call   Span `json:"call,omitzero"`
	// Watching tells that something was watched at the last look, and Awake when it was
	// so last: whoever watches a film gives no input, and is there all the same.
	Watching bool      `json:"watching,omitempty"`
	Awake    time.Time `json:"awake,omitzero"`
	// Past are the finished stretches of the day, oldest first, at most MaxStretches.
	Past []Span `json:"past,omitempty"`
}

// MaxStretches bounds the stretches that a Desk keeps. When there are more, the two
// with the shortest absence between them become one.
const MaxStretches = 48

const (
	// jitter is by how much the wall clock and the running time may differ between two
	// looks without meaning anything.
	jitter = 2 * time.Second
	// late is how much later than Beat a look may come and still count in full.
	late = time.Minute
	// blink is the longest absence that the day line does not show.
	blink = time.Minute
	// longestAbsence pays for any desk time, which also keeps the sums in range.
	longestAbsence = 24 * time.Hour
)

// Observe takes a look at the desk. Ran is how long the program really ran since the
// last look, by a clock that stands still during sleep and never jumps (in Go, the
// monotonic difference of two times from time.Now). Where the wall clock went further
// than that, the machine slept or the clock was set: a gap.
func (d Desk) Observe(plan Plan, now time.Time, ran time.Duration, presence Presence) Desk {
	d.observe(&plan, now.Round(0), ran, &presence)
	return d
}

func (d *Desk) observe(plan *Plan, now time.Time, ran time.Duration, presence *Presence) {
	if d.At.IsZero() {
		d.At = now
	}
	if !d.At.Equal(now) {
		d.elapse(plan, now, max(ran, 0))
	}
	if d.Watching {
		d.Awake = now
	}
	d.Watching = presence.Watching
	d.hear(plan, now, presence)
	since, away := presence.away(d.Awake)
	if since.IsZero() || since.After(now) {
		since = now
	}
	switch {
	case away && d.Present:
		d.leave(plan, since, now)
	case !away && d.Run.From.IsZero() && plan.working(now):
		d.arrive(now)
	}
	d.Present = !away
}

// hear notes calls.
func (d *Desk) hear(plan *Plan, now time.Time, presence *Presence) {
	since, speaking := presence.speaking(plan)
	switch {
	case speaking && !d.OnCall:
		if since.IsZero() || since.After(now) {
			since = now
		}
		if !d.Call.To.IsZero() && since.Sub(d.Call.To).Abs() < blink { // it dropped out
			since = d.Call.From
		}
		d.Call = Span{since, now}
	case d.OnCall:
		d.Call.To = now
	}
	d.OnCall = speaking
}

// elapse accounts for the time between the last look and now.
func (d *Desk) elapse(plan *Plan, now time.Time, ran time.Duration) {
	if ran == 0 && now.Equal(d.At) {
		return
	}
	if len(d.Past) > 0 && !onDay(d.At, now) {
		d.forget(dayAfter(now, 0))
	}
	from, seen := d.At, min(ran, Beat+late)
	wall := now.Sub(d.At)
	switch {
	case wall < ran-jitter: // the clock was set back: time passed all the same
		from = now.Add(-seen)
		d.clip(from)
	case wall <= seen+jitter:
		seen = wall
	}
	d.At = now
	if !d.Present {
		d.absent(plan, from, now.Sub(from))
		return
	}
	d.pass(plan, from, from.Add(seen))
	if gap := now.Sub(from) - seen; gap > 0 {
		d.absent(plan, from.Add(seen), gap)
	}
}

// pass lets time go by with somebody at the desk.
func (d *Desk) pass(plan *Plan, from, to time.Time) {
	for from.Before(to) {
		open, until := plan.shift(from)
		ends := !until.After(to)
		if !ends {
			until = to
		}
		if !open {
			d.absent(plan, from, until.Sub(from))
			from = until
			continue
		}
		if d.Run.From.IsZero() {
			d.arrive(from)
		}
		d.Elapsed += until.Sub(from)
		d.Waited += until.Sub(from)
		d.Run.To = until
		if ends && !plan.working(until) {
			d.close()
		}
		from = until
	}
}

// arrive begins a stretch at the desk.
func (d *Desk) arrive(at time.Time) {
	if d.Since.IsZero() {
		d.Since = at
	}
	d.Run = Span{at, at}
}

// leave takes back what was counted after since and begins an absence there.
func (d *Desk) leave(plan *Plan, since, now time.Time) {
	var tail time.Duration // not counted, and not yet taken as absence
	gone := d.Gone
	if !d.Run.From.IsZero() {
		tail = now.Sub(d.Run.To)
		if !since.Before(d.Run.From) {
			gone = 0
		}
	}
	d.close()
	d.Gone = gone // goes on where nobody had come back in truth
	var over time.Duration
	keep := len(d.Past)
	for keep > 0 && !d.Past[keep-1].From.Before(since) {
		keep--
		over += d.Past[keep].To.Sub(d.Past[keep].From)
	}
	d.Past = d.Past[:keep:keep]
	if keep > 0 && d.Past[keep-1].To.After(since) {
		over += d.Past[keep-1].To.Sub(since)
		d.Past = append(d.Past[:keep-1:keep-1], Span{d.Past[keep-1].From, since})
	}
	d.Elapsed = max(d.Elapsed-over, 0)
	d.Waited = max(d.Waited-over, 0)
	known := d.Break
	d.absent(plan, now.Add(-tail-over), tail+over)
	if !d.Break.Equal(known) {
		d.Break = now // what was decided since then did not know of it
	}
}

// absent lets time go by with nobody at the desk, and takes the credit for it.
func (d *Desk) absent(plan *Plan, from time.Time, length time.Duration) {
	if length <= 0 {
		return
	}
	d.close()
	before := d.Gone
	d.Gone = min(before+length, longestAbsence)
	if after := plan.awayAfter(); before < after && d.Gone >= after {
		d.Break = from.Add(after - before)
		d.Since = time.Time{}
	}
	credit := plan.credit(d.Gone) - plan.credit(before)
	if d.Gone == longestAbsence {
		credit = d.Elapsed + d.Waited
	}
	d.Elapsed = max(d.Elapsed-credit, 0)
	d.Waited = max(d.Waited-credit, 0)
}

// credit is the desk time that an absence pays for.
func (p *Plan) credit(absence time.Duration) time.Duration {
	away := p.awayAfter()
	if absence < away {
		return 0
	}
	return absence * (p.every() / time.Second) / max(away/time.Second, 1)
}

// Resume takes up a clock that was saved by a program that then ended: what lies in
// between is an absence.
func (d Desk) Resume(plan Plan, now time.Time) Desk {
	now = now.Round(0)
	if d.At.IsZero() {
		return d
	}
	d.Present = false
	if now.Before(d.At) {
		d.clip(now)
		d.At = now
	}
	d.close()
	d.elapse(&plan, now, 0)
	return d
}

// Reset starts the clock over after a break that pays for everything, such as a
// finished session.
func (d Desk) Reset(now time.Time) Desk {
	now = now.Round(0)
	d.Elapsed, d.Waited = 0, 0
	d.Break = now
	if d.Run.From.IsZero() {
		d.Since = time.Time{}
	} else {
		d.Since = now
	}
	return d
}

// Counting tells whether the clock runs: somebody is at the desk in working hours.
func (d Desk) Counting() bool { return d.Present && !d.Run.From.IsZero() }

// Stretches are the stretches at the desk on the day of now, oldest first.
func (d Desk) Stretches(now time.Time) []Span {
	start := dayAfter(now, 0)
	var today []Span
	d.close()
	for _, s := range d.Past {
		s = Span{s.From.In(now.Location()), s.To.In(now.Location())}
		if s.From.Before(start) {
			s.From = start
		}
		if n := len(today); n > 0 && s.From.Sub(today[n-1].To) < blink {
			today[n-1].To = s.To
		} else if s.To.After(s.From) {
			today = append(today, s)
		}
	}
	return today
}

// close finishes the stretch that goes on.
func (d *Desk) close() {
	run := d.Run
	if run.From.IsZero() {
		return
	}
	d.Run, d.Gone = Span{}, 0
	if !run.To.After(run.From) {
		return
	}
	n := len(d.Past)
	past := make([]Span, n, n+1)
	copy(past, d.Past)
	past = append(past, run)
	if len(past) > MaxStretches {
		past = joinClosest(past)
	}
	d.Past = past
}

// joinClosest makes one stretch of the two with the shortest absence between them.
func joinClosest(past []Span) []Span {
	best := 1
	for i := 2; i < len(past); i++ {
		if past[i].From.Sub(past[i-1].To) < past[best].From.Sub(past[best-1].To) {
			best = i
		}
	}
	past[best-1].To = past[best].To
	return append(past[:best], past[best+1:]...)
}

// clip forgets what lies after a moment, when the clock was set back to it.
func (d *Desk) clip(at time.Time) {
	d.close()
	var past []Span
	for _, s := range d.Past {
		if s.To.After(at) {
			s.To = at
		}
		if s.To.After(s.From) {
			past = append(past, s)
		}
	}
	d.Past = past
	if d.Since.After(at) {
		d.Since = at
	}
	if d.Break.After(at) {
		d.Break = at
	}
	d.Awake = soonest(d.Awake, at)
	if over := d.Call.To.Sub(at); over > 0 { // it was as long as it was
		d.Call = Span{d.Call.From.Add(-over), at}
	}
}

// forget drops the stretches of earlier days.
func (d *Desk) forget(start time.Time) {
	var past []Span
	for _, s := range d.Past {
		if s.To.After(start) {
			past = append(past, s)
		}
	}
	d.Past = past
}

// working tells whether desk time counts at t.
func (p *Plan) working(t time.Time) bool {
	open, _ := p.shift(t)
	return open
}

// shift tells whether t lies in working hours, and when that changes or may change.
func (p *Plan) shift(t time.Time) (open bool, until time.Time) {
	date := dateOf(t)
	if planned, _ := p.planned(t); planned {
		from, to := date.at(p.Work.From), date.at(p.Work.To)
		switch {
		case !from.Before(to):
		case t.Before(from):
			return false, from
		case t.Before(to):
			return true, to
		}
	}
	return false, date.To
}
