package coach

import (
	"slices"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Command is what a person can ask of a session. The next one is added here, in
// [Session.Can] and in [Session.Do].
type Command string

const (
	Start   Command = "start"   // end the lead-in, begin now
	Wait    Command = "wait"    // hold the lead-in until Start
	Pause   Command = "pause"   // stop where it is
	Resume  Command = "resume"  // go on, after a lead-in of 3 s
	Next    Command = "next"    // to the next spot, position, repetition or side; from a lead-in to the next technique
	Back    Command = "back"    // to the beginning of this one, or, just after it, to the one before
	Stay    Command = "stay"    // 10 s more on this hold, 30 at most
	More    Command = "more"    // 15 s more to get in place
	Restart Command = "restart" // this technique from its beginning
	Skip    Command = "skip"    // the rest of this technique
	Hurts   Command = "hurts"   // stop: it hurts
	Repeat  Command = "repeat"  // say again what was said last
	End     Command = "end"     // end here and keep what was done
)

// Space is the command that the space bar and the one big button mean now.
func (s *Session) Space() Command {
	switch {
	case s.Can(Start):
		return Start
	case s.Can(Pause):
		return Pause
	}
	return Resume
}

// Can tells whether a command does something now.
func (s *Session) Can(c Command) bool {
	if s.state == Ended || len(s.line.Segments) == 0 {
		return false
	}
	seg := s.segment()
	switch c {
	case Start:
		return leadIn(seg.Phase) && (s.state == Playing || s.state == Waiting)
	case Wait:
		return leadIn(seg.Phase) && s.state == Playing
	case Pause:
		return s.state == Playing || s.state == Resuming
	case Resume:
		return s.state == Paused || s.state == Slept || s.state == Hurt
	case Stay:
		return seg.Phase == technique.Work && s.state != Hurt && !s.isRep() && s.stayed[s.at]+StayLonger <= StayLongerMost
	case More:
		return seg.Phase != technique.Work && seg.Phase != technique.Letting && s.state != Hurt
	case Hurts:
		return s.state != Hurt
	case Repeat:
		return s.Words().Spoken != ""
	case Next, Back, Restart, Skip, End:
		return true
	}
	return false
}

// isRep tells whether the segment is a repetition, which is counted and not prolonged.
func (s *Session) isRep() bool {
	p := s.Moment().Part
	return p <= len(s.line.Techniques) && s.line.Techniques[p-1].Dose.Kind == technique.Reps
}

// Do tells the session the time and then carries a command out. It returns what became
// due before it and what came of it. A command that does nothing now is ignored.
func (s *Session) Do(now time.Time, c Command) []Event {
	s.events = s.events[:0]
	s.advance(now)
	if !s.Can(c) {
		return s.events
	}
	switch c {
	case Start:
		s.state = Playing
		s.leap(s.at+1, now)
	case Wait:
		s.wait(Waiting, DidWait, now, s.line.phrases.wait)
	case Pause:
		s.wait(Paused, DidPause, now, s.line.phrases.paused)
	case Resume:
		s.resume(now)
	case Next:
		s.next(now)
	case Back:
		s.leap(s.previous(), now)
	case Stay:
		s.stayed[s.at] += StayLonger
		s.lengthen(StayLonger, now)
	case More:
		s.lengthen(MoreTime, now)
	case Restart:
		s.restart(now)
	case Skip:
		s.state = Playing
		s.leap(s.partEnd(), now)
	case Hurts:
		s.hurts = append(s.hurts, Pain{s.segment().Technique, s.at, s.segment().Start + s.in})
		s.wait(Hurt, DidHurt, now, s.sayStop())
	case Repeat:
		s.emit(Again, now, s.Words().Spoken)
	case End:
		s.end(Kept, now, s.line.phrases.ended)
	}
	return s.events
}

// leap goes to the start of a segment, or ends the session behind the last one.
func (s *Session) leap(to int, now time.Time) {
	if to < len(s.line.Segments) {
		s.enter(to, now)
		return
	}
	if s.Completed() {
		s.end(Finished, now, s.line.phrases.done)
		return
	}
	s.end(Kept, now, s.line.phrases.ended)
}

func (s *Session) resume(now time.Time) {
	s.state, s.lead, s.restored = Resuming, ResumeLead, false
	s.emit(WillResume, now, "")
}

func (s *Session) next(now time.Time) {
	if s.state == Waiting {
		s.state = Playing
	}
	switch s.segment().Phase {
	case technique.Ready, technique.Shift, technique.Switch:
		s.leap(s.at+1, now)
	case technique.Next:
		s.leap(s.partEnd(), now)
	default:
		s.leap(s.groupEnd(), now)
	}
}

func (s *Session) restart(now time.Time) {
	first := s.partStart()
	if first == s.at {
		s.state = Playing
		s.leap(first, now)
		return
	}
	s.state = Resuming
	s.leap(first+1, now)
	s.resume(now)
}

// lengthen makes the segment longer and moves the later ones.
func (s *Session) lengthen(by time.Duration, now time.Time) {
	s.segment().Length += by
	for i := s.at + 1; i < len(s.line.Segments); i++ {
		s.line.Segments[i].Start += by
	}
	s.emit(Longer, now, "")
}

// previous is where Back leads.
func (s *Session) previous() int {
	first := s.groupStart(s.at)
	if first == 0 || s.segment().Start+s.in-s.line.Segments[first].Start > backGrace {
		return first
	}
	return s.groupStart(first - 1)
}

// groupStart is the first segment of the spot, repetition, position, side or lead-in
// that segment i belongs to. What leads to a spot belongs to it.
func (s *Session) groupStart(i int) int {
	for !s.line.opens(i) && s.together(i-1, i) {
		i--
	}
	return i
}

// groupEnd is the segment behind the group that the session is in.
func (s *Session) groupEnd() int {
	i := s.at + 1
	for i < len(s.line.Segments) && s.together(i-1, i) {
		i++
	}
	return i
}

// together tells whether two neighbours belong to the same spot or repetition.
func (s *Session) together(i, j int) bool {
	a, b := s.line.Segments[i], s.line.Segments[j]
	return a.Index == b.Index && leadIn(a.Phase) == leadIn(b.Phase)
}

// partStart is the first segment of the technique, its lead-in.
func (s *Session) partStart() int {
	i := s.at
	for !s.line.opens(i) {
		i--
	}
	return i
}

// partEnd is the segment behind the technique.
func (s *Session) partEnd() int {
	i := s.at + 1
	for i < len(s.line.Segments) && !s.line.opens(i) {
		i++
	}
	return i
}

// sayStop is what to say when it hurts.
func (s *Session) sayStop() string {
	p := s.Moment().Part
	if p <= len(s.line.Techniques) && slices.Contains(s.line.Techniques[p-1].Tools, technique.Wall) {
		return s.line.phrases.leave
	}
	return s.line.phrases.stop
}
