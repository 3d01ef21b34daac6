package coach

import (
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
)

// reportOf words what has been done of a session so far for the resident.
func reportOf(s *coach.Session, texts Texts, r Rating) control.SessionReport {
	line, m, result := s.Timeline(), s.Moment(), s.Result()
	report := control.SessionReport{
		Sentence:  sentence(line, m, texts),
		LengthS:   seconds(line.Length()),
		LeftS:     seconds(m.Remaining),
		Paused:    s.State() != coach.Playing && s.State() != coach.Resuming && s.State() != coach.Ended,
		SpentS:    int(result.Spent / time.Second),
		Before:    r.Before,
		After:     r.After,
		Ended:     s.State() == coach.Ended,
		Completed: result.Completed,
	}
	for _, t := range result.Techniques {
		report.Techniques = append(report.Techniques, control.TechniqueDone{
			ID: string(t.Technique), SpentS: int(t.Spent / time.Second), Done: t.Done, Count: t.Count,
		})
	}
	return report
}

// sentence tells where a session is: "Tennis ball wall, spot 4 of 10".
func sentence(line *coach.Timeline, m coach.Moment, texts Texts) string {
	if m.Part < 1 || m.Part > len(line.Techniques) {
		return line.Routine.Name
	}
	t := line.Techniques[m.Part-1]
	if m.Segment.Count == 0 {
		return t.Short
	}
	if t.Dose.Kind == technique.Sides {
		return texts.Say("coach.sentence_side", "Name", t.Short, "Side", texts.Say("coach.word."+string(m.Segment.Side)))
	}
	return texts.Say("coach.sentence", "Name", t.Short, "Unit", texts.Say("coach.word."+string(t.Dose.Kind)),
		"Index", m.Segment.Index, "Count", m.Segment.Count)
}
