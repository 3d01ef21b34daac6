package scheduler_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
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
	every, away int       // of the plan, in minutes
	worked      int       // desk time in minutes times away
	gone        int       // minutes of the absence
	due         time.Time // since when a reminder is due
	hungUp      time.Time // the end of the last call
	talked      time.Duration
	ask         int // look at the desk every so many minutes besides; 0: only when asked to
}

// present tells whether the clock on the wall shows working hours.
func (l *life) working(t time.Time) bool {
	minute := scheduler.At(t.Hour(), t.Minute())
	for _, q := range l.plan.Quiet {
		if date := scheduler.Date(t.Year()*10000 + int(t.Month())*100 + t.Day()); q.First <= date && date <= q.Last {
			return false
		}
	}
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
	case "hold": // something holds while the person sits there
		kind := scheduler.BlockerKind(d.text)
		l.block(kind, 0)
		l.count(start, d.minutes, true)
		l.pass(d.minutes)
		if kind.Speaking() {
			l.hungUp, l.talked = l.now, time.Duration(d.minutes)*time.Minute
		}
		l.lift(kind)
	case "call in full screen": // one blocker ends within the other
		l.block(scheduler.FullScreen, 0)
		l.count(start, d.minutes, true)
		l.pass(d.minutes / 3)
		l.block(scheduler.Call, 0)
		l.pass(d.minutes / 3)
		l.hungUp, l.talked = l.now, time.Duration(d.minutes/3)*time.Minute
		l.lift(scheduler.Call)
		l.pass(d.minutes - 2*(d.minutes/3))
		l.lift(scheduler.FullScreen)
	case "watch": // no input, and a film on the screen
		l.presence.Watching = true
		l.desk.ask()
		l.count(start, d.minutes, true)
		idle := d.minutes >= 3
		l.pass(min(d.minutes, 3))
		if idle {
			l.block(scheduler.Idle, 3*time.Minute)
			l.pass(d.minutes - 3)
		}
		l.presence.Watching = false
		l.desk.ask()
		l.lift(scheduler.Idle)
		l.touch()
	case "meeting":
		if d.text == "call" {
			l.h = l.h.MeetingUntilCallEnds(l.now)
		} else {
			l.h = l.h.MeetingUntil(l.now, l.now.Add(time.Duration(d.minutes)*time.Minute))
		}
		l.desk.ask()
	case "free": // of the meeting alone, or of all that looks like one
		l.h = l.h.EndMeeting()
		if d.text == "of calls" {
			l.h, l.hungUp = l.h.Free(), time.Time{}
		}
		l.desk.ask()
		l.mustBeFree(d)
	case "no call": // a microphone stays open, and the person says that it is no call
		l.block(scheduler.Call, 0)
		l.count(start, d.minutes, true)
		l.pass(d.minutes)
		l.h, l.hungUp = l.h.Free(), time.Time{}
		l.lift(scheduler.Call)
		l.mustBeFree(deed{what: "free", text: "of calls"})
	case "later":
		if moved, err := l.h.MoveToday(l.plan, l.d, l.now, time.Duration(d.minutes)*time.Minute); err == nil {
			l.h = moved
			l.desk.ask()
		}
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

// mustBeFree checks that somebody who said that they are free is taken at their word.
func (l *life) mustBeFree(d deed) {
	for _, b := range l.d.Blockers {
		if b.Kind == scheduler.Meeting || d.text == "of calls" && (b.Kind == scheduler.Call || b.Kind == scheduler.AfterCall) {
			l.tb.Fatalf("%s: after %s there is still %+v", l.now, d, b)
		}
	}
}

// inside tells whether the plan allows a reminder at a moment: in one of its windows or
// within an hour of a fixed time, or up to the end of the window that it lies in, moved
// as the person moved them, in working hours and not on a quiet date.
func (l *life) inside(at time.Time) bool {
	if !l.working(at) {
		return false
	}
	var by time.Duration
	if m := l.h.Moved; m.By > 0 && m.Asked.In(at.Location()).Format(time.DateOnly) == at.Format(time.DateOnly) {
		by = m.By
	}
	span := func(from, to scheduler.TimeOfDay) scheduler.Span {
		return scheduler.Span{From: from.On(at).Add(by), To: to.On(at).Add(by)}
	}
	for _, w := range l.plan.Windows {
		if span(max(w.From, l.plan.Work.From), min(w.To, l.plan.Work.To)).Contains(at) {
			return true
		}
	}
	for _, f := range l.plan.Fixed {
		if f.Days != [7]bool{} && !f.Days[at.Weekday()] {
			continue
		}
		slot := span(f.At, f.At)
		if slot.To = slot.From.Add(time.Hour); slot.Contains(at) {
			return true
		}
	}
	return false
}

// mustHold names what no reminder may come up in.
func (l *life) mustHold() string {
	switch h := l.h; {
	case h.Pause != nil && (h.Pause.Until.IsZero() || l.now.Before(h.Pause.Until)):
		return "a pause"
	case h.Meeting != nil && !h.Meeting.CallEnds && l.now.Before(h.Meeting.Until):
		return "a meeting"
	case h.Meeting != nil && h.Meeting.CallEnds && l.hungUp.Before(h.Meeting.Since) && l.now.Before(h.Meeting.Until):
		return "a meeting whose call nobody saw"
	}
	if quiet := l.now.Sub(l.hungUp); !l.hungUp.IsZero() && quiet >= 0 && quiet < min(l.plan.AfterCall, l.talked) {
		return "the minutes after a call"
	}
	waited := time.Duration(0) // since it fell due
	if !l.due.IsZero() {
		waited = l.now.Sub(l.due)
	}
	for _, b := range l.presence.Blockers {
		switch b.Kind {
		case scheduler.Idle:
			if !l.presence.Watching {
				return "absence"
			}
		case scheduler.Typing:
			if waited < scheduler.TypingDelay {
				return "typing"
			}
		case scheduler.DoNotDisturb, scheduler.FullScreen, scheduler.LowBattery:
			if len(l.plan.Ignore) == 0 && waited < l.plan.MaxDelay {
				return string(b.Kind)
			}
		default:
			return string(b.Kind)
		}
	}
	return ""
}

// follow notes since when a reminder is due.
func (l *life) follow() {
	if l.now.Before(l.hungUp) { // the clock was set back
		l.hungUp = l.now
	}
	switch {
	case !l.d.Due || l.d.Kind == scheduler.KindOpen || l.d.Kind == scheduler.KindFellAway:
		l.due = time.Time{}
	case l.due.IsZero() || l.now.Before(l.due):
		l.due = l.now
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
	hold := rapid.Map(rapid.IntRange(0, 6*120-1), func(n int) deed {
		kinds := [6]scheduler.BlockerKind{scheduler.Call, scheduler.Sharing, scheduler.DoNotDisturb, scheduler.FullScreen, scheduler.LowBattery, scheduler.Typing}
		return deed{"hold", 1 + n/6, string(kinds[n%6])}
	})
	skip := say("skip", "")
	snooze := say("snooze", "10m", "20m", "45m", "10m", "20m", "45m", "17:15", "14:00", "200m")
	return rapid.OneOf(work, work, work, work, work, work, work, span("work", 1, 300), leave, leave,
		span("leave", 15, 90), span("told late", 1, 60), span("lock and sleep", 1, 60), span("lock and sleep", 60, 30*60),
		span("sleep", 1, 20), span("sleep", 1, 16*60), span("restart", 0, 20), span("restart", 0, 600),
		span("clock forward", 1, 120), span("clock back", 1, 120),
		hold, hold, hold, span("call in full screen", 3, 150), span("watch", 1, 150),
		rapid.Map(rapid.IntRange(5, 60), func(n int) deed { return deed{"meeting", n, [3]string{"call", "", ""}[n%3]} }),
		say("free", "", "of calls"), span("no call", 1, 60), span("later", 10, 60),
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
		if rapid.Bool().Draw(t, "a morning window") {
			morning := scheduler.Window{From: scheduler.At(6, 15*rapid.IntRange(0, 8).Draw(t, "morning")), To: scheduler.At(8, 45)}
			p.Windows = append([]scheduler.Window{morning}, p.Windows...)
		}
		for range rapid.IntRange(0, 3).Draw(t, "fixed times") {
			f := scheduler.FixedTime{At: scheduler.TimeOfDay(5 * rapid.IntRange(5*12, 20*12).Draw(t, "fixed"))}
			if rapid.Bool().Draw(t, "on some days") {
				f.Days[time.Monday], f.Days[time.Friday], f.Days[time.Sunday] = true, true, true
			}
			p.Fixed = append(p.Fixed, f)
		}
		p.FixedOnly = len(p.Fixed) > 0 && rapid.IntRange(0, 4).Draw(t, "by the clock only") == 0
		if rapid.IntRange(0, 3).Draw(t, "quiet dates") == 0 {
			p.Quiet = []scheduler.Dates{{First: 20261122, Last: 20261123}, {First: 20260328, Last: 20260328}, {First: 20261024, Last: 20261026}}
		}
		p.Spread = rapid.IntRange(0, 3).Draw(t, "spread") == 0
		p.Strictness = rapid.SampledFrom([]scheduler.Strictness{"", scheduler.Gentle, scheduler.Balanced, scheduler.Firm}).Draw(t, "strictness")
		p.AfterCall = minutes(0, 30, "after a call")
		p.MaxDelay = minutes(15, 120, "longest wait")
		if rapid.IntRange(0, 4).Draw(t, "heeds no battery") == 0 {
			p.Ignore = []scheduler.BlockerKind{scheduler.LowBattery}
		}
		if rapid.Bool().Draw(t, "learned") {
			peak := rapid.IntRange(10*60, 19*60).Draw(t, "peak")
			p.Learned = habit.Learned{Peak: peak, Before: peak - habit.Lead, Ratings: 40, Days: 20}
			if from := 30 * rapid.IntRange(20, 38).Draw(t, "put off"); rapid.Bool().Draw(t, "some are put off") {
				p.Learned.PutOff = []habit.PutOff{{From: from, To: from + 30, Put: 7, Of: 8}}
			}
		}
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
			l.follow()
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
			inside := l.inside
			if next := s.d.NextDay; !next.IsZero() && (!next.After(s.now) || !inside(next)) {
				t.Fatalf("%s: the next day's reminder is expected at %s", s.now, next)
			}
			sure := !p.FixedOnly && !p.Spread && len(p.Quiet) == 0
			if sure && s.d.Kind == scheduler.KindDone && s.d.Why.Code != scheduler.BecauseNoWindow && s.d.NextDay.IsZero() {
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
			if why := l.mustHold(); why != "" {
				t.Fatalf("%s: reminds in spite of %s", s.now, why)
			}
			if !l.inside(s.now) {
				t.Fatalf("%s: reminds outside the plan: days %v, quiet %v, windows %v, fixed %v, moved %v", s.now, p.Days, p.Quiet, p.Windows, p.Fixed, s.h.Moved)
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
			if n, most := l.calls-calls, 30+int(took/scheduler.Beat)+20*int(took/time.Hour); n > most {
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
