package scheduler_test

import (
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"pgregory.net/rapid"

	_ "time/tzdata" // the stories take place where clocks change
)

// plan is the plan of the defaults: afternoons from Monday to Friday.
func plan() scheduler.Plan {
	return scheduler.Plan{
		Days:          [7]bool{time.Monday: true, time.Tuesday: true, time.Wednesday: true, time.Thursday: true, time.Friday: true},
		Work:          scheduler.Window{From: scheduler.At(8, 0), To: scheduler.At(18, 0)},
		Windows:       []scheduler.Window{{From: scheduler.At(13, 0), To: scheduler.At(17, 30)}},
		Every:         75 * time.Minute,
		MaxPerDay:     3,
		WeeklyGoal:    4,
		SnoozesPerDay: 3,
		HeadsUp:       2 * time.Minute,
		AwayAfter:     5 * time.Minute,
		RestDay:       true,
		Quick:         "five-minute",
		Choices: []scheduler.Choice{
			{Routine: "five-minute", Length: 5 * time.Minute},
			{Routine: "hands-only", Length: 3 * time.Minute},
			{Routine: "mild-tension", Deep: true, Length: 4 * time.Minute},
			{Routine: "ten-minute", Deep: true, Length: 10 * time.Minute},
		},
	}
}

// monday is a moment of Monday, 23 November 2026.
func monday(clock string) time.Time { return on("2026-11-23", clock, time.UTC) }

func on(date, clock string, in *time.Location) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", date+" "+clock, in)
	if err != nil {
		t, err = time.ParseInLocation("2006-01-02 15:04", date+" "+clock, in)
	}
	if err != nil {
		panic(err)
	}
	return t
}

// event is something that the resident would have carried out.
type event struct {
	at time.Time
	d  scheduler.Decision
}

// desk is a simulated person with a simulated resident, which arms one timer, the
// one that AskAgain asks for.
type desk struct {
	tb       rapid.TB
	plan     scheduler.Plan
	h        scheduler.History
	presence scheduler.Presence
	now      time.Time
	ran      time.Duration // since the last look
	d        scheduler.Decision
	log      []event // heads-ups, reminders, and what was noted
	calls    int
	check    func(*desk) // after every decision
}

func newDesk(tb rapid.TB, p scheduler.Plan, now time.Time) *desk {
	s := &desk{tb: tb, plan: p, now: now}
	s.ask()
	return s
}

// ask does what the resident does whenever something happens.
func (s *desk) ask() {
	for range 10 {
		s.h.Desk = s.h.Desk.Observe(s.plan, s.now, s.ran, s.presence)
		s.ran = 0
		s.d = scheduler.Next(s.plan, s.h, s.presence, s.now)
		s.calls++
		if !s.d.AskAgain.After(s.now) {
			s.tb.Fatalf("%s: AskAgain %s is not later than now", s.now, s.d.AskAgain)
		}
		s.h = s.h.Record(s.d, s.now)
		if s.check != nil {
			s.check(s)
		}
		switch s.d.Kind {
		case scheduler.KindRemind, scheduler.KindHeadsUp, scheduler.KindNotSeen, scheduler.KindPutAway, scheduler.KindFellAway:
			s.log = append(s.log, event{s.now, s.d})
			continue
		}
		return
	}
	s.tb.Fatalf("%s: no end of decisions, the last is %s", s.now, s.d.Kind)
}

// advance lets time pass.
func (s *desk) advance(d time.Duration) {
	end := s.now.Add(d)
	for s.d.AskAgain.Before(end) {
		s.tick(s.d.AskAgain)
		s.ask()
	}
	s.tick(end)
	s.ask()
}

func (s *desk) tick(to time.Time) {
	s.ran += to.Sub(s.now)
	s.now = to
}

// until lets time pass until the clock shows a time of the same day.
func (s *desk) until(clock string) {
	s.tb.Helper()
	s.advance(on(s.now.Format("2006-01-02"), clock, s.now.Location()).Sub(s.now))
}

// block adds a blocker that began some time ago.
func (s *desk) block(kind scheduler.BlockerKind, ago time.Duration) {
	s.presence.Blockers = append(s.presence.Blockers[:len(s.presence.Blockers):len(s.presence.Blockers)],
		scheduler.Blocker{Kind: kind, Since: s.now.Add(-ago)})
	s.ask()
}

// lift removes a blocker.
func (s *desk) lift(kind scheduler.BlockerKind) {
	var rest []scheduler.Blocker
	for _, b := range s.presence.Blockers {
		if b.Kind != kind {
			rest = append(rest, b)
		}
	}
	s.presence.Blockers = rest
	s.ask()
}

// leave lets the person be away from the desk: idle is noticed after three minutes.
func (s *desk) leave(d time.Duration) {
	notice := min(d, 3*time.Minute)
	s.advance(notice)
	if d < 3*time.Minute {
		return
	}
	s.block(scheduler.Idle, notice)
	s.advance(d - notice)
	s.lift(scheduler.Idle)
}

// sleep lets the machine sleep without telling anybody.
func (s *desk) sleep(d time.Duration) {
	s.now = s.now.Add(d)
	s.ask()
}

func (s *desk) answer(o scheduler.Outcome) { s.h = s.h.Answer(s.now, o); s.ask() }

// session coaches a session of a length, deep or not.
func (s *desk) session(length time.Duration, deep bool) {
	s.tb.Helper()
	start := s.now
	s.h = s.h.StartSession(s.now)
	s.block(scheduler.InSession, 0)
	s.advance(length)
	s.h = s.h.EndSession(scheduler.Session{Started: start, Ended: s.now, Deep: deep, Credited: true})
	s.lift(scheduler.InSession)
}

// snooze asks to be asked again, as the command line does.
func (s *desk) snooze(text string) error {
	until, err := scheduler.ParseSnooze(text, s.now)
	if err != nil {
		return err
	}
	if err := scheduler.CheckSnooze(s.plan, s.h, s.now, until); err != nil {
		return err
	}
	s.h = s.h.SnoozeUntil(s.now, until)
	s.ask()
	return nil
}

func (s *desk) pause(text string) {
	s.tb.Helper()
	until, err := scheduler.ParsePause(s.plan, text, s.now)
	if err != nil {
		s.tb.Fatal(err)
	}
	s.h = s.h.PauseUntil(s.now, until)
	s.ask()
}

// happened is the log as "14:15 remind" lines.
func (s *desk) happened() []string {
	var lines []string
	for _, e := range s.log {
		lines = append(lines, e.at.Format("15:04")+" "+string(e.d.Kind))
	}
	return lines
}

// wants fails unless exactly these things happened.
func (s *desk) wants(lines ...string) {
	s.tb.Helper()
	got := s.happened()
	if len(got) != len(lines) {
		s.tb.Fatalf("happened %q, want %q", got, lines)
	}
	for i := range lines {
		if got[i] != lines[i] {
			s.tb.Fatalf("happened %q, want %q", got, lines)
		}
	}
}

// is fails unless the decision is of a kind, for a reason, and expects the reminder
// at a time ("" for none).
func (s *desk) is(kind scheduler.Kind, why scheduler.Code, at string) {
	s.tb.Helper()
	got := ""
	if !s.d.At.IsZero() {
		got = s.d.At.Format("15:04")
	}
	if s.d.Kind != kind || s.d.Why.Code != why || got != at {
		s.tb.Fatalf("at %s: %s because %s, expected %q; want %s because %s, expected %q",
			s.now.Format("15:04"), s.d.Kind, s.d.Why.Code, got, kind, why, at)
	}
}
