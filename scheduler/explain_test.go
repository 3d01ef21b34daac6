package scheduler_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
)

// why is the explanation as IDs of its sentences, with the times in them.
func (s *desk) why() []string {
	var said []string
	for _, sentence := range scheduler.Explain(s.plan, s.h, s.d, s.now) {
		line := strings.TrimPrefix(sentence.ID, "why.")
		for i := 0; i+1 < len(sentence.Args); i += 2 {
			switch v := sentence.Args[i+1].(type) {
			case time.Time:
				if !v.IsZero() {
					line += " " + v.Format("15:04")
				}
			case time.Duration:
				line += " " + v.String()
			default:
				line += " " + fmt.Sprint(v)
			}
		}
		said = append(said, line)
	}
	return said
}

func TestExplanations(t *testing.T) {
	for _, c := range []struct {
		name string
		plan func(*scheduler.Plan)
		do   func(*desk)
		want []string
	}{
		{"at the desk", nil, func(s *desk) { s.until("14:00") },
			[]string{"next.about 14:15", "desk.counted 13:00 1h0m0s", "desk.every 1h15m0s"}},
		{"after an answer", nil, func(s *desk) { s.until("14:20"); s.answer(scheduler.Skipped); s.until("14:50") },
			[]string{"next.about 15:35", "desk.counted 13:00 1h50m0s", "desk.every_again 1h15m0s 30m0s", "today.shown 1 3"}},
		{"on a break", nil, func(s *desk) { s.until("14:00"); s.block(scheduler.Locked, 0); s.until("14:10") },
			[]string{"next.away 15:25", "desk.break 14:05", "desk.every 1h15m0s", "held.locked 14:00"}},
		{"held by a call", func(p *scheduler.Plan) { p.AfterCall = 5 * time.Minute }, func(s *desk) { s.until("14:00"); s.block(scheduler.Call, 0); s.until("14:30") },
			[]string{"next.held 14:15", "desk.counted 13:00 1h30m0s", "desk.every 1h15m0s", "held.call 14:00", "held.call_then 5m0s"}},
		{"held by a full screen", nil, func(s *desk) { s.until("14:00"); s.block(scheduler.FullScreen, 0); s.until("14:30") },
			[]string{"next.held 14:15", "desk.counted 13:00 1h30m0s", "desk.every 1h15m0s", "held.full-screen 14:00", "held.most 45m0s"}},
		{"open after a full screen", nil, func(s *desk) {
			s.until("14:00")
			s.block(scheduler.FullScreen, 0)
			s.until("14:30")
			s.lift(scheduler.FullScreen)
		}, []string{"next.open 14:30", "desk.counted 13:00 1h30m0s", "desk.every 1h15m0s", "due.waited", "today.shown 1 3"}},
		{"open in spite of a full screen", nil, func(s *desk) {
			s.until("14:00")
			s.block(scheduler.FullScreen, 0)
			s.until("15:00")
		}, []string{"next.open 15:00", "desk.counted 13:00 2h0m0s", "desk.every 1h15m0s", "due.in_spite 45m0s", "held.full-screen 14:00", "today.shown 1 3"}},
		{"open at a fixed time", func(p *scheduler.Plan) { p.Fixed = []scheduler.FixedTime{{At: scheduler.At(14, 0)}} }, func(s *desk) { s.until("14:00") },
			[]string{"next.open 14:00", "desk.counted 13:00 1h0m0s", "due.fixed 14:00", "today.shown 1 3"}},
		{"open after a snooze", nil, func(s *desk) {
			s.until("14:20")
			if err := s.snooze("10m"); err != nil {
				s.tb.Fatal(err)
			}
			s.until("14:31")
		}, []string{"next.open 14:30", "desk.counted 13:00 1h31m0s", "due.asked", "today.shown 1 3"}},
		{"open because it was not seen", nil, func(s *desk) { s.until("14:55") },
			[]string{"next.open 14:50", "desk.counted 13:00 1h55m0s", "due.unseen", "today.shown 1 3"}},
		{"after a call", func(p *scheduler.Plan) { p.AfterCall = 5 * time.Minute }, func(s *desk) {
			s.until("13:30")
			s.block(scheduler.Call, 0)
			s.until("14:00")
			s.lift(scheduler.Call)
		}, []string{"next.about 14:15", "desk.counted 13:00 1h0m0s", "desk.every 1h15m0s", "held.after-call 14:00 14:05"}},
		{"a fixed time", func(p *scheduler.Plan) { p.Fixed = []scheduler.FixedTime{{At: scheduler.At(14, 0)}} }, func(s *desk) { s.until("13:30") },
			[]string{"next.fixed 14:00", "desk.counted 13:00 30m0s"}},
		{"what was learned, beforehand", func(p *scheduler.Plan) {
			p.Learned = habit.Learned{Before: 14*60 + 37, Peak: 15 * 60, Ratings: 40, Days: 20}
		}, func(s *desk) { s.until("14:00") },
			[]string{"next.about 14:37", "desk.counted 13:00 1h0m0s", "desk.every 1h15m0s", "learned.peak 15:00 40 20", "learned.later 22m0s"}},
		{"what was learned", func(p *scheduler.Plan) {
			p.Learned = habit.Learned{Before: 14*60 + 37, Peak: 15 * 60, Ratings: 40, Days: 20}
		}, func(s *desk) { s.until("14:38") },
			[]string{"next.open 14:37", "desk.counted 13:00 1h38m0s", "desk.every 1h15m0s", "learned.peak 15:00 40 20", "learned.later 22m0s", "today.shown 1 3"}},
		{"moved by the person", nil, func(s *desk) {
			s.until("14:00")
			moved, err := s.h.MoveToday(s.plan, s.d, s.now, 30*time.Minute)
			if err != nil {
				s.tb.Fatal(err)
			}
			s.h = moved
			s.ask()
		}, []string{"next.moved 14:45", "desk.counted 13:00 1h0m0s"}},
		{"a fixed time, moved by the person", func(p *scheduler.Plan) { p.Fixed = []scheduler.FixedTime{{At: scheduler.At(14, 0)}} }, func(s *desk) {
			s.until("13:30")
			moved, err := s.h.MoveToday(s.plan, s.d, s.now, 30*time.Minute)
			if err != nil {
				s.tb.Fatal(err)
			}
			s.h = moved
			s.ask()
		}, []string{"next.fixed_moved 14:30 14:00 30m0s", "desk.counted 13:00 30m0s"}},
		{"no fixed time today", func(p *scheduler.Plan) {
			p.FixedOnly = true
			p.Fixed = []scheduler.FixedTime{{At: scheduler.At(14, 0), Days: [7]bool{time.Friday: true}}}
		}, func(s *desk) {}, []string{"done.no_fixed", "next.day Friday 14:00"}},
		{"paused", nil, func(s *desk) { s.until("14:00"); s.pause("until 16:00"); s.until("14:30") },
			[]string{"next.paused 16:00", "next.waits", "desk.counted 13:00 1h30m0s"}},
		{"one that fell away", nil, func(s *desk) {
			s.block(scheduler.Call, 0)
			s.until("14:20")
			s.block(scheduler.Locked, 0)
			s.until("14:30")
			s.lift(scheduler.Locked)
			s.lift(scheduler.Call)
			s.until("14:40")
		}, []string{"next.about 15:45", "desk.counted 14:30 10m0s", "desk.every 1h15m0s", "today.fell_took-break 14:15"}},
		{"the goal", func(p *scheduler.Plan) { p.WeeklyGoal = 1 }, func(s *desk) { s.session(time.Minute, false) },
			[]string{"next.goal 1 1", "next.day Monday 14:15"}},
		{"a day off", func(p *scheduler.Plan) { p.Days[time.Monday] = false }, func(s *desk) {},
			[]string{"next.off Monday", "next.day Tuesday 14:15", "held.outside-hours 00:00"}[:2]},
		{"the end of the day", nil, func(s *desk) { s.until("17:40"); s.answer(scheduler.Skipped); s.advance(time.Minute) }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := plan()
			if c.plan != nil {
				c.plan(&p)
			}
			s := newDesk(t, p, monday("13:00"))
			c.do(s)
			if got := s.why(); c.want != nil && !equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Every sentence that a random life leads to has a text.
func TestEveryExplanationHasItsWords(t *testing.T) {
	text, err := os.ReadFile("../assets/translations/en/why.toml")
	if err != nil {
		t.Fatal(err)
	}
	known, table := map[string]bool{}, ""
	key := regexp.MustCompile(`^([a-z_-]+) = `)
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "[") {
			table = strings.Trim(strings.TrimSpace(line), "[]")
		} else if m := key.FindStringSubmatch(line); m != nil {
			known[table+"."+m[1]] = true
		}
	}
	said := map[string]bool{}
	s := newDesk(t, plan(), monday("07:00"))
	s.check = func(s *desk) {
		for _, sentence := range scheduler.Explain(s.plan, s.h, s.d, s.now) {
			said[sentence.ID] = true
		}
	}
	l := &life{desk: s, every: 75, away: 5}
	for i := range 400 {
		for _, d := range []deed{{"work", 37 + i%50, ""}, {"leave", 2 + i%13, ""}, {"hold", 10 + i%40, []string{"call", "sharing", "full-screen", "do-not-disturb", "low-battery", "typing"}[i%6]},
			{"meeting", 10, []string{"", "call"}[i%2]}, {"snooze", 0, "20m"}, {"later", 10 + i%20, ""}, {"pause", 0, []string{"20m", "", "today", "monday"}[i%4]}, {"work", 20, ""},
			{"resume", 0, ""}, {"free", 0, ""}, {"session", 5, []string{"", "deep"}[i%2]}, {"work", 90, ""}, {"skip", 0, ""}, {"lock and sleep", 60 + i%600, ""}} {
			l.do(d)
		}
	}
	for id := range said {
		if !known[id] {
			t.Errorf("%s has no text", id)
		}
	}
	if len(said) < 30 {
		t.Errorf("only %d sentences came up", len(said))
	}
}

func TestPreviewOfAWeek(t *testing.T) {
	times := func(p scheduler.Plan) []string {
		var lines []string
		for _, day := range scheduler.Preview(p, scheduler.TypicalDay(p), monday("15:30"), 7) {
			line := day.Date.Format("Mon")
			for _, r := range day.Reminders {
				line += " " + r.At.Format("15:04")
			}
			if code := day.End.Code; len(day.Reminders) == 0 {
				line += " " + string(code)
			}
			lines = append(lines, line)
		}
		return lines
	}
	if got, want := times(plan()), []string{"Mon 14:00 15:21 16:37", "Tue 14:00 15:21 16:37", "Wed 14:00 15:21 16:37", "Thu 14:00",
		"Fri goal-met", "Sat day-off", "Sun day-off"}; !equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	p := plan()
	p.Spread, p.WeeklyGoal, p.Quick = true, 3, "ten-minute"
	p.Quiet = []scheduler.Dates{{First: 20261127, Last: 20261127}}
	p.Fixed = []scheduler.FixedTime{{At: scheduler.At(11, 0)}}
	if got, want := times(p), []string{"Mon 11:00", "Tue 11:00", "Wed 11:00", "Thu goal-met", "Fri quiet-date", "Sat day-off", "Sun day-off"}; !equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
