package scheduler_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"pgregory.net/rapid"
)

// deed is something that happens to a simulated person, and how many minutes it takes.
type deed struct {
	what    string
	minutes int
	text    string
}

func (d deed) String() string { return fmt.Sprintf("%s %s %d", d.what, d.text, d.minutes) }

// life runs deeds and keeps an independent count of the desk time beside them, minute
// by minute, in shares of a minute so that it needs no fractions.
type life struct {
	*desk
	every, away int // of the plan, in minutes
	worked      int // desk time in minutes times away
	gone        int // minutes of the absence
	ask         int // look at the desk every so many minutes besides; 0: only when asked to
}

// present tells whether the clock on the wall shows working hours.
func (l *life) working(t time.Time) bool {
	minute := scheduler.At(t.Hour(), t.Minute())
	return l.plan.Days[t.Weekday()] && l.plan.Work.From <= minute && minute < l.plan.Work.To
}

// count adds minutes from a moment on to the reference.
func (l *life) count(from time.Time, minutes int, there bool) {
	for i := range minutes {
		if there && l.working(from.Add(time.Duration(i)*time.Minute)) {
			l.gone = 0
			l.worked += l.away
			continue
		}
		l.gone++
		if l.gone == l.away {
			l.worked -= l.every * l.away
		} else if l.gone > l.away {
			l.worked -= l.every
		}
		if l.worked < 0 || l.gone >= 24*60 {
			l.worked = 0
		}
	}
}

// touch tells the reference that the person touched the desk.
func (l *life) touch() {
	if l.working(l.now) {
		l.gone = 0
	}
}

// pass lets minutes pass, with extra looks if the life has them.
func (l *life) pass(minutes int) {
	for l.ask > 0 && minutes > l.ask {
		l.advance(time.Duration(l.ask) * time.Minute)
		minutes -= l.ask
	}
	l.advance(time.Duration(minutes) * time.Minute)
}

func (l *life) do(d deed) {
	start := l.now
	switch d.what {
	case "work":
		l.count(start, d.minutes, true)
		l.pass(d.minutes)
	case "leave":
		l.count(start, d.minutes, d.minutes < 3)
		l.pass(min(d.minutes, 3))
		if d.minutes >= 3 {
			l.block(scheduler.Idle, 3*time.Minute)
			l.pass(d.minutes - 3)
			l.lift(scheduler.Idle)
			l.touch()
		}
	case "told late": // the person left, and it shows only now
		l.count(start, d.minutes, false)
		l.pass(d.minutes)
		l.block(scheduler.Idle, l.now.Sub(start))
		l.lift(scheduler.Idle)
		l.touch()
	case "lock and sleep":
		l.count(start, d.minutes, false)
		l.block(scheduler.Locked, 0)
		l.pass(d.minutes / 2)
		l.sleep(time.Duration(d.minutes-d.minutes/2) * time.Minute)
		l.lift(scheduler.Locked)
		l.touch()
	case "sleep", "clock forward":
		l.count(start, d.minutes, false)
		l.sleep(time.Duration(d.minutes) * time.Minute)
		l.touch()
	case "clock back":
		l.sleep(-time.Duration(d.minutes) * time.Minute)
		l.touch()
	case "restart":
		l.count(start, d.minutes, false)
		saved, err := json.Marshal(l.h)
		if err != nil {
			l.tb.Fatal(err)
		}
		l.h = scheduler.History{}
		if err := json.Unmarshal(saved, &l.h); err != nil {
			l.tb.Fatal(err)
		}
		l.now = l.now.Add(time.Duration(d.minutes) * time.Minute)
		l.h.Desk = l.h.Desk.Resume(l.plan, l.now)
		l.desk.ask()
		l.touch()
	case "call":
		l.block("call", 0)
		l.count(start, d.minutes, true)
		l.pass(d.minutes)
		l.lift("call")
	case "session":
		l.count(start, d.minutes, false)
		l.h = l.h.StartSession(l.now)
		l.block(scheduler.InSession, 0)
		l.pass(d.minutes)
		l.h = l.h.EndSession(scheduler.Session{Started: start, Ended: l.now, Deep: d.text == "deep", Credited: true})
		l.lift(scheduler.InSession)
		l.worked = 0
		l.touch()
	case "skip":
		l.answer(scheduler.Skipped)
	case "snooze":
		_ = l.snooze(d.text) // refused where it does not fit
	case "pause":
		l.pause(d.text)
	case "resume":
		l.h = l.h.Unpause()
		l.desk.ask()
	}
}

func newLife(tb rapid.TB, p scheduler.Plan, start time.Time, ask int) *life {
	return &life{desk: newDesk(tb, p, start), ask: ask,
		every: int(p.Every / time.Minute), away: int(p.AwayAfter / time.Minute)}
}

func deeds() *rapid.Generator[deed] {
	span := func(what string, lo, hi int) *rapid.Generator[deed] {
		return rapid.Map(rapid.IntRange(lo, hi), func(n int) deed { return deed{what: what, minutes: n} })
	}
	say := func(what string, words ...string) *rapid.Generator[deed] {
		return rapid.Map(rapid.SampledFrom(words), func(w string) deed { return deed{what: what, text: w} })
	}
	work, leave := span("work", 1, 90), span("leave", 1, 15)
	skip := say("skip", "")
	snooze := say("snooze", "10m", "20m", "45m", "10m", "20m", "45m", "17:15", "14:00", "200m")
	return rapid.OneOf(work, work, work, work, work, work, work, span("work", 1, 300), leave, leave,
		span("leave", 15, 90), span("told late", 1, 60), span("lock and sleep", 1, 60), span("lock and sleep", 60, 30*60),
		span("sleep", 1, 20), span("sleep", 1, 16*60), span("restart", 0, 20), span("restart", 0, 600),
		span("clock forward", 1, 120), span("clock back", 1, 120),
		span("call", 1, 120), span("call", 1, 120),
		rapid.Map(rapid.IntRange(1, 20), func(n int) deed { return deed{"session", n, [2]string{"deep", "gentle"}[n%2]} }),
		skip, skip, snooze, snooze, snooze,
		say("pause", "", "1h", "until 14:00", "today", "monday", "20m"), say("pause", "20m", "1h"), say("resume", ""), say("resume", ""))
}

// lives are what happens in some days.
func lives() *rapid.Generator[[]deed] { return rapid.SliceOfN(deeds(), 30, 150) }

func plans() *rapid.Generator[scheduler.Plan] {
	return rapid.Custom(func(t *rapid.T) scheduler.Plan {
		p := plan()
		minutes := func(lo, hi int, name string) time.Duration {
			return time.Duration(rapid.IntRange(lo, hi).Draw(t, name)) * time.Minute
		}
		for day := range p.Days {
			p.Days[day] = rapid.IntRange(0, 6).Draw(t, "day") != 3
		}
		p.Every = minutes(20, 240, "every")
		p.AwayAfter = minutes(3, 30, "away")
		p.HeadsUp = time.Duration(rapid.SampledFrom([]int{0, 1, 2, 5}).Draw(t, "heads-up")) * time.Minute
		p.MaxPerDay = rapid.IntRange(1, 8).Draw(t, "max")
		p.WeeklyGoal = rapid.IntRange(1, 40).Draw(t, "goal")
		p.SnoozesPerDay = rapid.IntRange(0, 10).Draw(t, "snoozes")
		p.Work.From = scheduler.At(rapid.IntRange(5, 12).Draw(t, "from"), 0)
		p.Work.To = scheduler.At(rapid.IntRange(13, 24).Draw(t, "to"), 0)
		if rapid.IntRange(0, 5).Draw(t, "day and night") == 0 {
			p.Work = scheduler.Window{From: 0, To: scheduler.At(24, 0)}
		}
		p.Windows = []scheduler.Window{{
			From: scheduler.At(rapid.IntRange(9, 14).Draw(t, "open"), 0),
			To:   scheduler.At(rapid.IntRange(15, 23).Draw(t, "close"), 30),
		}}
		return p
	})
}

// starts are moments shortly before weeks in which clocks change, at midnight or
// not, by an hour or by half of one.
func starts() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		zone := rapid.SampledFrom([][2]string{
			{"UTC", "2026-11-20"},
			{"Europe/Berlin", "2026-03-27"}, {"Europe/Berlin", "2026-10-23"},
			{"America/New_York", "2026-03-06"}, {"America/Sao_Paulo", "2018-11-02"},
			{"America/Sao_Paulo", "2018-02-16"}, {"Asia/Beirut", "2026-03-27"},
			{"Australia/Lord_Howe", "2026-10-02"}, {"America/Havana", "2026-10-30"},
		}).Draw(t, "zone")
		in, err := time.LoadLocation(zone[0])
		if err != nil {
			t.Fatal(err)
		}
		return on(zone[1], "06:00", in).Add(time.Duration(rapid.IntRange(0, 3*24*60).Draw(t, "start")) * time.Minute)
	})
}

func TestPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, start := plans().Draw(t, "plan"), starts().Draw(t, "start")
		l := newLife(t, p, start, 0)
		shown, snoozes := map[string]int{}, map[string]int{}
		l.check = func(s *desk) {
			date := s.now.Format("2006-01-02")
			open := 0
			for _, r := range s.h.Reminders {
				if r.Outcome == scheduler.Open {
					open++
				}
			}
			if open > 1 {
				t.Fatalf("%s: %d open reminders", s.now, open)
			}
			if s.d.Percent < 0 || s.d.Percent > 100 {
				t.Fatalf("%s: %d percent", s.now, s.d.Percent)
			}
			if !s.d.At.IsZero() && !s.d.Due && s.d.At.Before(s.now) {
				t.Fatalf("%s: %s expects the reminder in the past, at %s", s.now, s.d.Kind, s.d.At)
			}
			if n := len(s.d.Desk.Stretches(s.now)); n > scheduler.MaxStretches+1 {
				t.Fatalf("%d stretches", n)
			}
			inside := func(at time.Time) bool {
				minute := scheduler.At(at.Hour(), at.Minute())
				return p.Days[at.Weekday()] && p.Windows[0].From <= minute && minute < p.Windows[0].To && l.working(at)
			}
			if next := s.d.NextDay; !next.IsZero() && (!next.After(s.now) || !inside(next)) {
				t.Fatalf("%s: the next day's reminder is expected at %s", s.now, next)
			}
			if s.d.Kind == scheduler.KindDone && s.d.Why.Code != scheduler.BecauseNoWindow && s.d.NextDay.IsZero() {
				t.Fatalf("%s: done, and no next day", s.now)
			}
			after := s.now
			for _, at := range scheduler.Planned(s.plan, s.h, s.presence, s.now) {
				if at.Before(after) || !inside(at) {
					t.Fatalf("%s: %s because %s: a reminder is planned at %s after %s", s.now, s.d.Kind, s.d.Why.Code, at, after)
				}
				after = at
			}
			if len(s.d.Blockers) > 0 && s.d.Kind == scheduler.KindHeadsUp {
				t.Fatalf("%s: a heads-up while %v", s.now, s.d.Blockers)
			}
			if s.d.Kind != scheduler.KindRemind {
				return
			}
			pause := s.h.Pause != nil && (s.h.Pause.Until.IsZero() || s.now.Before(s.h.Pause.Until))
			if len(s.presence.Blockers) > 0 || pause {
				t.Fatalf("%s: reminds while %v, paused %v", s.now, s.presence.Blockers, pause)
			}
			minute := scheduler.At(s.now.Hour(), s.now.Minute())
			if !p.Days[s.now.Weekday()] || minute < p.Windows[0].From || minute >= p.Windows[0].To || !l.working(s.now) {
				t.Fatalf("%s: reminds outside the plan %v %v", s.now, p.Days, p.Windows)
			}
			if !s.d.Reminder.Again {
				shown[date]++
			}
			if shown[date] > p.MaxPerDay {
				t.Fatalf("%s: reminder %d of %d", s.now, shown[date], p.MaxPerDay)
			}
			if snoozes[date] = len(s.h.Snoozes); snoozes[date] > p.SnoozesPerDay {
				t.Fatalf("%s: snooze %d of %d", s.now, snoozes[date], p.SnoozesPerDay)
			}
		}
		for _, d := range lives().Draw(t, "deeds") {
			before, calls := l.now, l.calls
			l.do(d)
			// A look every five minutes, a few for what happens, and the deed's own.
			took := max(l.now.Sub(before), 0)
			if n, most := l.calls-calls, 20+int(took/scheduler.Beat)+20*int(took/time.Hour); n > most {
				t.Fatalf("%s: %d looks in %s", d, n, took)
			}
			want := time.Duration(l.worked) * time.Minute / time.Duration(l.away)
			if off := (l.d.Desk.Elapsed - want).Abs(); off > time.Millisecond {
				t.Fatalf("after %s at %s: desk time %s, counted by hand %s", d, l.now, l.d.Desk.Elapsed, want)
			}
		}
	})
}

// Between now and AskAgain the answer stays what it is.
func TestTheAnswerHoldsUntilAskAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLife(t, plans().Draw(t, "plan"), starts().Draw(t, "start"), 0)
		part := rapid.Float64Range(0, 0.99).Draw(t, "part of the time")
		l.check = func(s *desk) {
			if k := s.d.Kind; k == scheduler.KindHeadsUp || k == scheduler.KindRemind || k == scheduler.KindNotSeen || k == scheduler.KindPutAway || k == scheduler.KindFellAway {
				return // there is more to decide at once
			}
			span := s.d.AskAgain.Sub(s.now)
			for _, at := range []time.Time{s.now.Add(time.Duration(part * float64(span))), s.d.AskAgain.Add(-time.Second)} {
				if at.Before(s.now) {
					continue
				}
				d := scheduler.Next(s.plan, s.h, s.presence, at)
				// The time at which an absent person could be reminded moves while they are away.
				moves := !s.d.Desk.Counting() && s.h.Snooze.IsZero()
				if moves && d.Why.Code == scheduler.BecauseTooLate {
					continue
				}
				if d.Kind != s.d.Kind || d.Why.Code != s.d.Why.Code || d.Due != s.d.Due || len(d.Blockers) != len(s.d.Blockers) ||
					!moves && !d.At.Equal(s.d.At) {
					t.Fatalf("%s: %s because %s, due %v, at %s, %v, to hold until %s;\nbut %s: %s because %s, due %v, at %s, %v",
						s.now, s.d.Kind, s.d.Why.Code, s.d.Due, s.d.At, s.d.Blockers, s.d.AskAgain,
						at, d.Kind, d.Why.Code, d.Due, d.At, d.Blockers)
				}
			}
		}
		for _, d := range rapid.SliceOfN(deeds(), 20, 80).Draw(t, "deeds") {
			l.do(d)
		}
	})
}

// Histories are values: whoever keeps an old one finds it as it was.
func TestAHistoryIsNeverChangedInPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLife(t, plans().Draw(t, "plan"), starts().Draw(t, "start"), 0)
		for _, d := range rapid.SliceOfN(deeds(), 5, 40).Draw(t, "deeds") {
			kept := l.h
			before, err := json.Marshal(kept)
			if err != nil {
				t.Fatal(err)
			}
			l.do(d)
			after, err := json.Marshal(kept)
			if err != nil {
				t.Fatal(err)
			}
			if string(before) != string(after) {
				t.Fatalf("%s changed\n%s to\n%s", d, before, after)
			}
		}
	})
}

// What was due, snoozed or shown ends in the record, or goes on.
func TestNothingIsLostWithoutATrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, start := plans().Draw(t, "plan"), starts().Draw(t, "start")
		l := newLife(t, p, start, 0)
		var pending string // what waits to be told about
		l.check = func(s *desk) {
			now := ""
			_, open := s.h.OpenReminder()
			switch {
			case open:
				now = "open"
			case !s.h.Snooze.IsZero():
				now = "snoozed"
			case s.h.Held != nil:
				now = "held"
			}
			told := s.d.Kind == scheduler.KindRemind || s.d.Kind == scheduler.KindNotSeen || s.d.Kind == scheduler.KindPutAway || s.d.Kind == scheduler.KindFellAway
			if pending != "" && now == "" && !told {
				t.Fatalf("%s: what was %s is gone, and the decision is %s", s.now, pending, s.d.Kind)
			}
			pending = now
		}
		for _, d := range lives().Draw(t, "deeds") {
			if d.what == "skip" || d.what == "session" {
				pending = "" // answered by the person
			}
			l.do(d)
		}
	})
}

func TestAskingMoreOftenChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, start := plans().Draw(t, "plan"), starts().Draw(t, "start")
		script := rapid.SliceOfN(deeds(), 20, 60).Draw(t, "deeds")
		calm := newLife(t, p, start, 0)
		eager := newLife(t, p, start, rapid.IntRange(1, 7).Draw(t, "ask every"))
		for _, d := range script {
			calm.do(d)
			eager.do(d)
			a, b := calm.happened(), eager.happened()
			if fmt.Sprint(a) != fmt.Sprint(b) {
				t.Fatalf("after %s:\n%v when asked to,\n%v when looking every %d minutes", d, a, b, eager.ask)
			}
			if calm.d.Kind != eager.d.Kind || !calm.d.At.Equal(eager.d.At) {
				t.Fatalf("after %s: %s at %s or %s at %s", d, calm.d.Kind, calm.d.At, eager.d.Kind, eager.d.At)
			}
		}
	})
}
