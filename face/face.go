// Package face is what every face of a session, a window or a terminal, does alike: it
// fits the routine as the settings want it, understands what the resident asks of the
// running session, and words what has really been done.
package face

import (
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// The kinds of faces, as the journal names them.
const (
	Window   = "window"
	Terminal = "terminal"
)

// Request asks the coach for a routine as the settings want it: with the tools at hand,
// the dose and the time to get in place that were chosen. Texts are in the person's language.
func Request(s settings.Settings, r technique.Routine, texts coach.Texts) coach.Request {
	return coach.Request{
		Routine: r,
		Texts:   texts,
		Dose:    coach.Dose(s.Coach.Dose),
		Have:    func(t technique.Tool) bool { return slices.Contains(s.Tools, string(t)) },
		LeadIn:  time.Duration(s.Coach.LeadInSeconds) * time.Second,
	}
}

// Fit lays the routine of a ticket out in time. Variant makes the cues differ from one
// session to the next; the session's ID does.
func Fit(l *technique.Library, ticket control.SessionTicket, texts coach.Texts) (coach.Timeline, error) {
	routine, ok := l.Session(technique.ID(ticket.Routine))
	if !ok {
		return coach.Timeline{}, &control.Error{Sentence: texts.Say("session.unknown_routine", "ID", ticket.Routine)}
	}
	request := Request(ticket.Settings, routine, texts)
	request.Variant = uint64(ticket.ID)
	if len(ticket.LeftOut) > 0 {
		request.Rest = make(map[technique.ID]string, len(ticket.LeftOut))
		for id, reason := range ticket.LeftOut {
			request.Rest[technique.ID(id)] = reason
		}
	}
	return coach.Fit(l, request)
}

// Options are how a session plays for a person with these settings, on a clock that runs
// at this speed.
func Options(s settings.Settings, speed float64) coach.Options {
	return coach.Options{
		WaitForMe: s.Coach.WaitForMe,
		Gap:       time.Duration(max(speed, 1) * float64(coach.DefaultGap)),
	}
}

// Command is what an event of the resident asks of the session.
func Command(e control.Event) (coach.Command, bool) {
	switch {
	case e.Kind == "bye":
		return coach.End, true
	case e.Kind != "session":
		return "", false
	}
	switch e.Command {
	case "pause":
		return coach.Pause, true
	case "resume":
		return coach.Resume, true
	case "next":
		return coach.Skip, true
	case "end":
		return coach.End, true
	}
	return "", false
}

// Place says where the session is: "Tennis ball wall, spot 4 of 10".
func Place(s *coach.Session) string { return s.Timeline().Place(s.Moment()) }

// Report words what has really been done so far.
func Report(s *coach.Session) control.SessionReport {
	result, line, moment := s.Result(), s.Timeline(), s.Moment()
	r := control.SessionReport{
		Sentence:  Place(s),
		LengthS:   whole(line.Length()),
		LeftS:     whole(moment.Remaining),
		Paused:    s.State() == coach.Paused || s.State() == coach.Slept || s.State() == coach.Hurt,
		SpentS:    whole(result.Work),
		Ended:     s.State() == coach.Ended,
		Completed: result.Completed,
		Note:      pains(line, result.Hurts),
		Saved:     saved(s),
	}
	for _, t := range result.Techniques {
		r.Techniques = append(r.Techniques, control.TechniqueDone{ID: string(t.Technique), SpentS: whole(t.Spent), Done: t.Done, Count: t.Count})
	}
	return r
}

// pains notes where it hurt: "It hurt: Tennis ball wall, spot 4 of 10." Empty if it did not.
func pains(line *coach.Timeline, hurts []coach.Pain) string {
	var places []string
	for _, h := range hurts {
		if h.Segment < 0 || h.Segment >= len(line.Segments) {
			continue
		}
		if p := line.Place(line.At(line.Segments[h.Segment].Start)); !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	if len(places) == 0 {
		return ""
	}
	return line.Texts().Say("session.hurt.places", "Places", strings.Join(places, "; "))
}

// Note adds what the person noted to what a report notes by itself.
func Note(r control.SessionReport, typed string) string {
	return strings.TrimSpace(strings.TrimSpace(r.Note) + " " + strings.TrimSpace(typed))
}

func whole(d time.Duration) int { return int(d.Round(time.Second) / time.Second) }
