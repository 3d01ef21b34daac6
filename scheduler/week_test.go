package scheduler_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/technique"
)

// session is one that counts, on a day at three in the afternoon.
func session(date string, deep bool) scheduler.Session {
	at := on(date, "15:00", time.UTC)
	return scheduler.Session{Started: at, Ended: at.Add(5 * time.Minute), Deep: deep, Credited: true}
}

func TestTheWeekCard(t *testing.T) {
	// Monday 23 to Sunday 29 November 2026.
	now := on("2026-11-25", "14:38", time.UTC)
	broken := session("2026-11-25", false)
	broken.Credited = false
	deepQuick := plan()
	deepQuick.Quick = "mild-tension"
	noRest := plan()
	noRest.RestDay = false
	for _, c := range []struct {
		name     string
		plan     scheduler.Plan
		sessions []scheduler.Session
		want     string
	}{
		{"nothing yet", plan(), nil, "0 of 4: open open OPEN open open off off, note "},
		{"gentle sessions, one on a day off", plan(),
			[]scheduler.Session{session("2026-11-23", false), session("2026-11-24", false)},
			"2 of 4: gentle gentle OPEN open open off off, note "},
		{"deep work yesterday", plan(), []scheduler.Session{session("2026-11-24", true)},
			"1 of 4: open deep REST open open off off, note rest-today 25"},
		{"deep work today", plan(), []scheduler.Session{session("2026-11-25", true)},
			"1 of 4: open open DEEP rest open off off, note rest-next 26"},
		{"deep work on offer", deepQuick, []scheduler.Session{session("2026-11-23", true), session("2026-11-24", false)},
			"2 of 4: deep gentle OPEN rest open off off, note would-rest 26"},
		{"a gentle session on a rest day", plan(), []scheduler.Session{session("2026-11-24", true), session("2026-11-25", false)},
			"2 of 4: open deep GENTLE open open off off, note rest-today 25"},
		{"without rest days", noRest, []scheduler.Session{session("2026-11-24", true)},
			"1 of 4: open deep OPEN open open off off, note "},
		{"a session broken off", plan(), []scheduler.Session{broken}, "0 of 4: open open OPEN open open off off, note "},
		{"last Sunday is another week", plan(), []scheduler.Session{session("2026-11-22", true)},
			"0 of 4: rest open OPEN open open off off, note "},
	} {
		t.Run(c.name, func(t *testing.T) {
			card := scheduler.Week(c.plan, scheduler.History{Sessions: c.sessions}, now)
			got := fmt.Sprintf("%d of %d:", card.Done, card.Goal)
			for _, d := range card.Days {
				kind := string(d.Kind)
				if d.Today {
					kind = map[string]string{"open": "OPEN", "rest": "REST", "deep": "DEEP", "gentle": "GENTLE"}[kind]
				}
				got += " " + kind
			}
			got += ", note " + string(card.Note)
			if !card.NoteDay.IsZero() {
				got += fmt.Sprint(" ", card.NoteDay.Day())
			}
			if got != c.want {
				t.Errorf("\ngot  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWeeksInARow(t *testing.T) {
	now := on("2026-11-25", "14:38", time.UTC)
	week := func(monday string, n int) (s []scheduler.Session) {
		for i := range n {
			s = append(s, session(on(monday, "00:00", time.UTC).AddDate(0, 0, i).Format("2006-01-02"), false))
		}
		return s
	}
	for _, c := range []struct {
		name       string
		this, last int
		before     int
		want       int
	}{
		{"none", 3, 3, 4, 0},
		{"this week is not over yet", 0, 4, 4, 2},
		{"this week has met it", 4, 4, 4, 3},
		{"a week missed ends the row", 4, 3, 7, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			sessions := append(append(week("2026-11-09", c.before), week("2026-11-16", c.last)...), week("2026-11-23", c.this)...)
			if got := scheduler.WeeksMet(4, sessions, now); got != c.want {
				t.Errorf("%d weeks, want %d", got, c.want)
			}
		})
	}
}

func TestTheRoutineOnOffer(t *testing.T) {
	now := monday("14:00")
	deepYesterday := []scheduler.Session{session("2026-11-22", true)}
	deepToday := []scheduler.Session{{Started: monday("13:00"), Ended: monday("13:10"), Deep: true, Credited: true}}
	met := []scheduler.Session{{Ended: monday("09:00"), Credited: true}, {Ended: monday("10:00"), Credited: true},
		{Ended: monday("11:00"), Credited: true}, {Ended: monday("12:00"), Credited: true}}
	for _, c := range []struct {
		name     string
		quick    technique.ID
		sessions []scheduler.Session
		want     technique.ID
		why      scheduler.RoutineCode
		gentle   bool
	}{
		{"the quick start", "ten-minute", nil, "ten-minute", scheduler.RoutineQuick, false},
		{"a gentle quick start on a rest day", "five-minute", deepYesterday, "five-minute", scheduler.RoutineQuick, true},
		{"a deep one on a rest day gives way to the nearest gentle one", "ten-minute", deepYesterday, "five-minute", scheduler.RoutineRestDay, true},
		{"deep work once a day", "mild-tension", deepToday, "five-minute", scheduler.RoutineRestDay, true},
		{"the goal is met: the shortest", "ten-minute", met, "hands-only", scheduler.RoutineGoalMet, false},
		{"the goal is met and the quick start is the shortest", "hands-only", met, "hands-only", scheduler.RoutineQuick, false},
		{"a routine that is gone", "my-own", nil, "five-minute", scheduler.RoutineInstead, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := plan()
			p.Quick = c.quick
			d := scheduler.Next(p, scheduler.History{Sessions: c.sessions}, scheduler.Presence{}, now)
			if d.Routine != c.want || d.RoutineWhy.Code != c.why || d.Gentle != c.gentle {
				t.Errorf("%s because %s, gentle %v; want %s because %s, gentle %v", d.Routine, d.RoutineWhy.Code, d.Gentle, c.want, c.why, c.gentle)
			}
		})
	}
	t.Run("only deep ones on a rest day: without the deep techniques", func(t *testing.T) {
		p := plan()
		p.Quick, p.Choices = "ten-minute", p.Choices[2:]
		d := scheduler.Next(p, scheduler.History{Sessions: deepYesterday}, scheduler.Presence{}, now)
		if d.Routine != "ten-minute" || d.RoutineWhy.Code != scheduler.RoutineRestDay || !d.Gentle {
			t.Errorf("%s because %s, gentle %v", d.Routine, d.RoutineWhy.Code, d.Gentle)
		}
	})
}

func TestDaysOnWhichTheClocksChange(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	saoPaulo, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		day   time.Time
		t     scheduler.TimeOfDay
		want  string
		hours float64 // of the day
	}{
		{on("2026-03-29", "12:00", berlin), scheduler.At(13, 0), "2026-03-29 13:00 CEST", 23},
		{on("2026-10-25", "12:00", berlin), scheduler.At(13, 0), "2026-10-25 13:00 CET", 25},
		{on("2026-10-25", "12:00", berlin), scheduler.At(24, 0), "2026-10-26 00:00 CET", 25},
		{on("2018-11-04", "12:00", saoPaulo), 0, "2018-11-04 01:00 -02", 23},
		{on("2018-11-03", "12:00", saoPaulo), scheduler.At(24, 0), "2018-11-04 01:00 -02", 24},
	} {
		if got := c.t.On(c.day).Format("2006-01-02 15:04 MST"); got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.t, c.day, got, c.want)
		}
		date := plan().On(c.day).Date
		if got := date.To.Sub(date.From).Hours(); got != c.hours {
			t.Errorf("%s has %v hours, want %v", c.day, got, c.hours)
		}
	}
}
