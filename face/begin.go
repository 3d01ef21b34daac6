package face

import (
	"encoding/json"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
)

// ReportEvery is how often a face reports a session that plays, so that one that dies loses
// no more than counts as an interruption. ReportWaiting is how often while nothing plays.
const (
	ReportEvery   = coach.DefaultGap
	ReportWaiting = 10 * time.Second
)

// Begin makes the session of a ticket, at a time on a clock that runs at this speed: a new
// one, or the one that its last face left unfinished, paused exactly there.
func Begin(l *technique.Library, ticket control.SessionTicket, now time.Time, speed float64, texts coach.Texts) (*coach.Session, error) {
	line, err := Fit(l, ticket, texts)
	if err != nil {
		return nil, err
	}
	options := Options(ticket.Settings, speed)
	var saved coach.Saved
	if len(ticket.Saved) > 0 && json.Unmarshal(ticket.Saved, &saved) == nil {
		// What no longer belongs to the routine, since its pack was changed, begins anew.
		if s, err := coach.Restore(line, saved, now, options); err == nil {
			return s, nil
		}
	}
	return coach.NewSession(line, now, options), nil
}

// Language is that of the sentences of a session: of the pack that its first technique came
// from. Empty where no pack says.
func Language(l *technique.Library, line *coach.Timeline) string {
	if len(line.Techniques) == 0 {
		return ""
	}
	for _, p := range l.Packs() {
		if p.ID == line.Techniques[0].Pack {
			return p.Language
		}
	}
	return ""
}

// saved is the state of a session as [Begin] takes it up; nil of one that has ended.
func saved(s *coach.Session) json.RawMessage {
	if s.State() == coach.Ended {
		return nil
	}
	text, err := json.Marshal(s.Save())
	if err != nil {
		panic("the state of a session is made of numbers and names: " + err.Error())
	}
	return text
}
