package coach

import (
	"slices"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// What a session grants.
const (
	// ResumeLead is the time to get back in place after a pause.
	ResumeLead = 3 * time.Second
	// PauseLimit is how long a session waits for the person before it is closed and kept.
	PauseLimit = 10 * time.Minute
	// StayLonger is added to a hold by Stay, up to StayLongerMost for one hold.
	StayLonger     = 10 * time.Second
	StayLongerMost = 30 * time.Second
	// MoreTime is added by More to a lead-in, a shift or a change of sides.
	MoreTime = 15 * time.Second
	// DefaultGap is how long nothing may be heard of the time before it counts as an
	// interruption.
	DefaultGap = 2 * time.Second
)

// Long and short segments: from halfFrom on a hold is told its half, from countFrom on
// a segment counts its last three seconds down.
const (
	halfFrom  = 30 * time.Second
	countFrom = 8 * time.Second
	countDown = 3 // s
)

// backGrace is how far into a spot or repetition Back still means the one before it.
const backGrace = 3 * time.Second

// State is what a session is doing.
type State string

const (
	Playing  State = "playing"
	Waiting  State = "waiting" // in a lead-in, for the person to start
	Paused   State = "paused"
	Resuming State = "resuming" // the lead-in after a pause
	Slept    State = "slept"    // paused by an interruption
	Hurt     State = "hurts"    // stopped because it hurts
	Ended    State = "ended"
)

// Ending is how a session ended.
type Ending string

const (
	Running  Ending = ""         // it has not
	Finished Ending = "finished" // played to the end of its timeline
	Kept     Ending = "kept"     // by the person, before the end
	Closed   Ending = "closed"   // paused for too long
)

// Options are what a session is started with. The zero value is the default.
type Options struct {
	// Gap is how long nothing may be heard of the time before it counts as an
	// interruption, in the session's own time; 0 for DefaultGap. A face whose clock runs
	// 60 times as fast gives 60 times as much.
	Gap time.Duration
	// WaitForMe makes the ready countdown wait for the person instead of starting by itself.
	WaitForMe bool
}

// Session plays a timeline. It has no clock: each call is told the time, and a face that
// calls Tick at the times that Wake names misses nothing. Only time that was really
// played is credited, each moment of the timeline once; when nothing is heard for longer
// than the gap allows, the session is paused exactly where it was heard of last.
//
// A session belongs to one goroutine. The events that a call returns are valid until the
// next call.
type Session struct {
	line    Timeline
	planned []time.Duration // lengths of the segments before anything was made longer
	stayed  []time.Duration // what Stay added to each
	spent   []time.Duration // how far each segment has been played
	hurts   []Pain

	at     int           // the segment
	in     time.Duration // how far into it
	state  State
	ending Ending
	since  time.Time     // when it began to wait for the person
	lead   time.Duration // what is left of the lead-in after a pause
	heard  time.Time     // when it was told the time last
	begun  bool
	// restored tells that the interruption was not of the computer but of the face.
	restored bool
	gap      time.Duration
	events   []Event
	said     struct {
		segment int
		text    string
	}
}

// Pain is a moment at which the person said that it hurts.
type Pain struct {
	Technique technique.ID  `json:"technique"`
	Segment   int           `json:"segment"`
	Elapsed   time.Duration `json:"elapsed_ns"` // since the timeline began
}

// NewSession starts to play a timeline at a time. The first Tick tells the first event.
func NewSession(t Timeline, now time.Time, o Options) *Session {
	n := len(t.Segments)
	s := &Session{
		line:    t,
		planned: make([]time.Duration, n),
		stayed:  make([]time.Duration, n),
		spent:   make([]time.Duration, n),
		state:   Playing,
		heard:   now,
		since:   now,
		gap:     o.Gap,
		events:  make([]Event, 0, 8),
	}
	s.line.Segments = slices.Clone(t.Segments)
	for i, seg := range t.Segments {
		s.planned[i] = seg.Length
	}
	if s.gap <= 0 {
		s.gap = DefaultGap
	}
	if o.WaitForMe && n > 0 {
		s.state = Waiting
	}
	return s
}

// Timeline is what is played, with all that was made longer. It is not to be changed,
// and valid until the next command.
func (s *Session) Timeline() *Timeline { return &s.line }

// State is what the session is doing.
func (s *Session) State() State { return s.state }

// Moment is where in the timeline the session is.
func (s *Session) Moment() Moment {
	if len(s.line.Segments) == 0 {
		return Moment{Over: true}
	}
	m := s.line.moment(s.at, s.line.Segments[s.at].Start+s.in)
	m.Over = s.state == Ended
	return m
}

// LeadIn is what is left of the lead-in after a pause, while the session is resuming.
func (s *Session) LeadIn() time.Duration { return s.lead }

// Await tells the session the time without letting any of it pass. A face calls it once it
// stands, if it took a while to: that is no interruption, and not the person's time.
func (s *Session) Await(now time.Time) {
	s.heard = now
	if s.state == Waiting {
		s.since = now
	}
}

// Tick tells the session the time and returns what became due since the last call, in order.
func (s *Session) Tick(now time.Time) []Event {
	s.events = s.events[:0]
	s.advance(now)
	return s.events
}

// Wake is when the session should be told the time next: at its next event, and while
// it plays at the next change of the number on the dial. It is zero when it has ended.
func (s *Session) Wake(now time.Time) time.Time {
	var due time.Time
	switch {
	case s.state == Ended:
		return due
	case !s.begun:
		return now
	case s.state == Playing:
		due = s.heard.Add(min(s.nextMark().at-s.in, untilSecond(s.length()-s.in)))
	case s.state == Resuming:
		due = s.heard.Add(untilSecond(s.lead))
	default:
		due = s.since.Add(PauseLimit)
	}
	if due.Before(now) {
		return now
	}
	return due
}

// untilSecond is how long it takes until what is left is a lower number of whole seconds.
func untilSecond(left time.Duration) time.Duration {
	if r := left % time.Second; r > 0 {
		return r
	}
	return min(left, time.Second)
}

// advance moves on to a time.
func (s *Session) advance(now time.Time) {
	if !s.begun {
		s.begin(now)
	}
	passed := max(now.Sub(s.heard), 0)
	gap := between(s.heard, now) > s.gap
	s.heard = now
	switch s.state {
	case Playing, Resuming:
		if gap {
			s.wait(Slept, DidSleep, now, "")
			return
		}
		if s.state == Resuming {
			if passed < s.lead {
				s.lead -= passed
				return
			}
			passed -= s.lead
			s.lead = 0
			s.state = Playing
			s.emit(DidResume, now.Add(-passed), s.reminder())
		}
		s.play(now, passed)
	case Waiting, Paused, Slept, Hurt:
		if between(s.since, now) >= PauseLimit {
			s.end(Closed, now, "")
		}
	}
}

// begin tells the first event.
func (s *Session) begin(now time.Time) {
	s.begun = true
	switch {
	case len(s.line.Segments) == 0:
		s.end(Finished, s.heard, "")
	case s.state == Waiting:
		s.emit(DidWait, s.heard, s.line.phrases.wait)
	case s.state == Slept:
		s.emit(DidSleep, s.heard, "")
	default:
		s.emit(Began, s.heard, s.segment().Cue)
	}
}

// between is how long it is from one time to another, by the clock on the wall too: a
// computer's steady clock may stand still while it sleeps.
func between(from, to time.Time) time.Duration {
	return max(to.Sub(from), to.Round(0).Sub(from.Round(0)))
}

// play credits time up to now and moves through the segments that it covers.
func (s *Session) play(now time.Time, passed time.Duration) {
	for s.state == Playing {
		next := s.nextMark()
		step := next.at - s.in
		if step > passed {
			s.in += passed
			s.credit()
			return
		}
		s.in = next.at
		s.credit()
		passed -= step
		due := now.Add(-passed)
		if next.kind != Done {
			s.emit(next.kind, due, next.say)
			s.events[len(s.events)-1].Left = next.left
			continue
		}
		if s.at+1 == len(s.line.Segments) {
			s.end(Finished, due, s.line.phrases.done)
			return
		}
		s.enter(s.at+1, due)
	}
}

// credit notes how far the segment has been played.
func (s *Session) credit() {
	s.spent[s.at] = max(s.spent[s.at], s.in)
}

// mark is a moment within a segment at which something is to be told; Done stands for its end.
type mark struct {
	at   time.Duration
	kind EventKind
	left int // s, of a countdown
	say  string
}

// nextMark is the next moment of the segment after the one that it is in.
func (s *Session) nextMark() mark {
	seg := s.segment()
	next := mark{at: s.length(), kind: Done}
	offer := func(m mark) {
		if m.at > s.in && m.at < next.at {
			next = m
		}
	}
	if seg.Half != "" || seg.Phase == technique.Work && s.planned[s.at] >= halfFrom {
		offer(mark{at: s.planned[s.at] / 2, kind: HalfWay, say: seg.Half})
	}
	for _, w := range seg.Within {
		offer(mark{at: w.At, kind: Spoke, say: w.Say})
	}
	if seg.Last != "" {
		offer(mark{at: s.length() - lastBefore, kind: Spoke, say: seg.Last})
	}
	if s.planned[s.at] >= countFrom {
		for n := countDown; n > 0; n-- {
			offer(mark{at: s.length() - time.Duration(n)*time.Second, kind: Countdown, left: n})
		}
	}
	return next
}

// Coming is what will be spoken next if nothing is asked of the session, so that a voice can
// be ready with it; empty when nothing will.
func (s *Session) Coming() string {
	if s.state != Playing && s.state != Resuming && s.state != Waiting || len(s.line.Segments) == 0 {
		return ""
	}
	if s.state == Resuming {
		if say := s.reminder(); say != "" {
			return say
		}
	}
	in := s.in
	defer func() { s.in = in }()
	if s.state == Waiting {
		s.in = s.length() // Start leads to the next segment
	}
	for m := s.nextMark(); m.kind != Done; m = s.nextMark() {
		if m.say != "" {
			return m.say
		}
		s.in = m.at
	}
	for _, seg := range s.line.Segments[s.at+1:] {
		if seg.Cue != "" {
			return seg.Cue
		}
	}
	return s.line.phrases.done
}

// segment is the one that the session is in.
func (s *Session) segment() *Segment { return &s.line.Segments[s.at] }

// length is that of the segment that the session is in.
func (s *Session) length() time.Duration { return s.segment().Length }

// enter goes to the start of a segment.
func (s *Session) enter(i int, now time.Time) {
	s.at, s.in = i, 0
	if s.state == Playing {
		s.emit(Began, now, s.segment().Cue)
	} else {
		s.emit(Moved, now, "")
	}
}

// wait stops the session until the person goes on.
func (s *Session) wait(state State, kind EventKind, now time.Time, say string) {
	s.state, s.since, s.lead = state, now, 0
	s.emit(kind, now, say)
}

// end ends the session.
func (s *Session) end(how Ending, now time.Time, say string) {
	s.state, s.ending, s.lead = Ended, how, 0
	kind := DidEnd
	if how == Finished {
		kind = Done
	}
	s.emit(kind, now, say)
}

// reminder is what to say when playing goes on: the cue, where there is time for it.
func (s *Session) reminder() string {
	if s.length()-s.in < 4*time.Second {
		return ""
	}
	return s.segment().Cue
}

func (s *Session) emit(kind EventKind, at time.Time, say string) {
	s.events = append(s.events, Event{Kind: kind, At: at, Segment: s.at, Say: say})
	if say != "" {
		s.said.segment, s.said.text = s.at, say
	}
}
