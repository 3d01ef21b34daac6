package terminal

import (
	"fmt"
	"strings"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// lines writes a line whenever something new begins.
type lines struct {
	look
	begun bool
}

// show writes a line for each event that is worth one.
func (l *lines) show(s *coach.Session, events []coach.Event) string {
	var b strings.Builder
	if !l.begun {
		l.begun = true
		line := s.Timeline()
		fmt.Fprintf(&b, "%s, %s\n", line.Routine.Name, coach.MinSec(line.Length()))
		for _, note := range append(news(line), safety(line)) {
			fmt.Fprintln(&b, note)
		}
	}
	for _, e := range events {
		switch e.Kind {
		case coach.Began, coach.Moved:
			fmt.Fprintln(&b, l.segment(s, e.Segment))
		case coach.Spoke, coach.HalfWay:
			if e.Say != "" {
				fmt.Fprintf(&b, "%5s  %s\n", coach.MinSec(s.Timeline().Segments[e.Segment].Start+s.Moment().In), e.Say)
			}
		case coach.DidPause, coach.DidSleep, coach.DidHurt:
			w := s.Words()
			fmt.Fprintf(&b, "%s %s\n", w.Verb, w.Line)
		case coach.DidResume:
			fmt.Fprintf(&b, "%s %s\n", s.Timeline().Texts().Say("terminal.going_on"), l.segment(s, e.Segment))
		}
	}
	return b.String()
}

// segment is the line for a segment: when, what, on which side, which of how many, how long.
func (l *lines) segment(s *coach.Session, i int) string {
	line := s.Timeline()
	seg := line.Segments[i]
	at := line.At(seg.Start)
	say := line.Texts().Say
	what := []string{strings.TrimSuffix(seg.Step, ".")}
	if (seg.Phase == technique.Ready || seg.Phase == technique.Next) && at.Part <= len(line.Techniques) {
		what = append(what, line.Techniques[at.Part-1].Name)
	}
	if at.Sided() {
		what = append(what, say("terminal.side."+string(seg.Side)))
	}
	if seg.Count > 0 {
		what = append(what, say("terminal.count", "Index", seg.Index, "All", seg.Count))
	}
	what = append(what, say("terminal.seconds", "Seconds", fmt.Sprintf("%g", seg.Length.Seconds())))
	text := fmt.Sprintf("%5s  %s.", coach.MinSec(seg.Start), strings.Join(what, ", "))
	if seg.Line != "" {
		text += " " + seg.Line
	}
	return text
}

// summary is what was really done of a session.
func summary(s *coach.Session, rating Rating, l look, columns int) string {
	w := s.Words()
	texts := s.Timeline().Texts()
	verb, advice := rating.headline(texts, w.Verb)
	var b strings.Builder
	for _, row := range l.wrap(strings.TrimSpace(verb+" "+w.Line+" "+advice), min(columns, widest)) {
		fmt.Fprintln(&b, row)
	}
	all := s.Timeline().Techniques
	for _, t := range s.Result().Techniques {
		name, did := string(t.Technique), ""
		for _, tech := range all {
			if tech.ID == t.Technique {
				name = tech.Short
				if tech.Dose.Kind != technique.Strokes {
					id := "terminal.did." + string(tech.Dose.Kind)
					did = texts.Say(id, "Done", t.Done, "All", t.Count)
					if columns < 48 {
						did = texts.Say("terminal.count", "Index", t.Done, "All", t.Count)
					}
				}
			}
		}
		fmt.Fprintln(&b, strings.TrimRight(l.fit(fmt.Sprintf("  %-20s %5s  %s", name, coach.MinSec(t.Spent), did), columns), " "))
	}
	if s.Result().Ending == coach.Finished {
		for _, row := range l.wrap(texts.Say("terminal.stay_tall"), columns) {
			fmt.Fprintln(&b, row)
		}
	}
	return b.String()
}
