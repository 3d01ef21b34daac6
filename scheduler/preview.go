package scheduler

import (
	"slices"
	"time"
)

// Typical is what a preview supposes of a working day.
type Typical struct {
	Breaks []Window      // away from the desk
	Answer time.Duration // how long a reminder waits for its answer
}

// TypicalDay is a working day with a coffee of ten minutes in the morning and three
// quarters of an hour of lunch, as far as they lie inside the hours at the desk.
// Reminders are answered within a minute: the first of a day is done, the others are
// let go. There are no calls.
func TypicalDay(plan Plan) Typical {
	t := Typical{Answer: time.Minute}
	for _, b := range []Window{{At(10, 0), At(10, 10)}, {At(12, 0), At(12, 45)}} {
		if plan.Work.From < b.From && b.To < plan.Work.To {
			t.Breaks = append(t.Breaks, b)
		}
	}
	return t
}

// PreviewDay is a day of a preview.
type PreviewDay struct {
	Date      time.Time // its first moment
	Reminders []PreviewReminder
	// End is why no more comes, at the end of the hours at the desk.
	End Reason
}

// PreviewReminder is a reminder of a preview.
type PreviewReminder struct {
	At     time.Time
	Fixed  bool // one of the fixed times
	Gentle bool // deep work would rest
	Done   bool // the preview supposes that it is done
	Why    Reason
}

// Preview lets the plan meet typical days, from the day of from on.
func Preview(plan Plan, typical Typical, from time.Time, days int) []PreviewDay {
	p := preview{plan: plan, typical: typical, now: dayAfter(from, 0)}
	all := make([]PreviewDay, 0, days)
	for range days {
		all = append(all, p.day())
	}
	return all
}

type preview struct {
	plan     Plan
	typical  Typical
	h        History
	presence Presence
	now      time.Time
	at       time.Time // the last look
}

// day lets a day pass.
func (p *preview) day() PreviewDay {
	today := p.plan.On(p.now)
	shown := PreviewDay{Date: today.Date.From}
	var changes []time.Time
	for _, b := range p.typical.Breaks {
		changes = append(changes, b.From.On(today.Date.From), b.To.On(today.Date.From))
	}
	var answer, over time.Time // of the reminder that is open, of the session
	var deep bool
	for p.now.Before(today.Date.To) {
		away := slices.ContainsFunc(p.typical.Breaks, func(b Window) bool {
			return Span{b.From.On(today.Date.From), b.To.On(today.Date.From)}.Contains(p.now)
		})
		p.presence.Blockers = nil
		if away {
			p.presence.Blockers = append(p.presence.Blockers, Blocker{Kind: Locked, Since: p.now})
		}
		if p.now.Equal(over) {
			p.h = p.h.EndSession(Session{Started: answer, Ended: p.now, Deep: deep, Credited: true})
		}
		if p.now.Before(over) {
			p.presence.Blockers = append(p.presence.Blockers, Blocker{Kind: InSession, Since: answer})
		}
		d := p.look()
		if d.Kind == KindRemind {
			first := len(shown.Reminders) == 0
			shown.Reminders = append(shown.Reminders, PreviewReminder{
				At: p.now, Fixed: !d.Fixed.IsZero(), Gentle: d.Gentle, Done: first, Why: d.Why,
			})
			answer = p.now.Add(p.typical.Answer)
			d = p.look()
		}
		if p.now.Equal(answer) {
			if len(shown.Reminders) > 1 {
				p.h = p.h.Answer(p.now, Skipped)
			} else {
				p.h = p.h.StartSession(p.now)
				over = p.now.Add(max(d.RoutineWhy.Length, time.Minute))
				deep = !d.Gentle && p.plan.isDeep(d)
				p.presence.Blockers = append(p.presence.Blockers, Blocker{Kind: InSession, Since: p.now})
			}
			d = p.look()
		}
		if !p.now.Before(today.Work.To) || !today.Planned {
			shown.End = d.Why
			p.now = today.Date.To
			break
		}
		next := d.AskAgain
		for _, t := range append(changes, answer, over) {
			if t.After(p.now) && t.Before(next) {
				next = t
			}
		}
		p.now = next
	}
	return shown
}

// look does what the resident does at a moment.
func (p *preview) look() Decision {
	for {
		ran := time.Duration(0)
		if !p.at.IsZero() {
			ran = p.now.Sub(p.at)
		}
		p.at = p.now
		p.h.Desk = p.h.Desk.Observe(p.plan, p.now, ran, p.presence)
		d := Next(p.plan, p.h, p.presence, p.now)
		p.h = p.h.Record(d, p.now)
		switch d.Kind {
		case KindHeadsUp, KindFellAway, KindNotSeen, KindPutAway:
			continue
		}
		return d
	}
}

// isDeep tells whether the routine that a decision offers holds deep work.
func (p *Plan) isDeep(d Decision) bool {
	c, ok := find(p.Choices, d.Routine)
	return ok && c.Deep
}
