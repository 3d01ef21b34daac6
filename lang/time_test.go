package lang_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/lang"
)

func TestTimesOfDay(t *testing.T) {
	l := english(t)
	twelve := l.WithTwelveHours(true)
	cases := []struct {
		minutes int
		long    string
		short   string
	}{
		{0, "00:00", "12:00 am"},
		{9*60 + 5, "09:05", "9:05 am"},
		{12 * 60, "12:00", "12:00 pm"},
		{15*60 + 10, "15:10", "3:10 pm"},
		{23*60 + 59, "23:59", "11:59 pm"},
		{24 * 60, "24:00", "12:00 am"},
	}
	for _, c := range cases {
		if got := l.ClockAt(c.minutes); got != c.long {
			t.Errorf("%d on the 24-hour clock: %q, want %q", c.minutes, got, c.long)
		}
		if got := twelve.ClockAt(c.minutes); got != c.short {
			t.Errorf("%d on the 12-hour clock: %q, want %q", c.minutes, got, c.short)
		}
	}
}

func TestDatesAndDays(t *testing.T) {
	l := english(t)
	monday := time.Date(2026, 11, 23, 15, 10, 0, 0, time.UTC)
	cases := []struct{ got, want string }{
		{l.Date(monday), "23 November 2026"},
		{l.DayMonth(monday), "23 November"},
		{l.DayDate(monday), "Monday, 23 November"},
		{l.Weekday(time.Thursday), "Thursday"},
		{l.WeekdayShort(time.Thursday), "Thu"},
		{l.WeekdayLetter(time.Thursday), "T"},
		{l.Clock(monday), "15:10"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDaysOfTheWeekAreJoined(t *testing.T) {
	cases := []struct {
		days []time.Weekday
		want string
	}{
		{nil, "No day"},
		{[]time.Weekday{1, 2, 3, 4, 5}, "Mon to Fri"},
		{[]time.Weekday{1, 3, 5}, "Mon, Wed and Fri"},
		{[]time.Weekday{1, 2}, "Mon and Tue"},
		{[]time.Weekday{6, 0}, "Sat and Sun"},
		{[]time.Weekday{1, 2, 3, 5, 6, 0}, "Mon to Wed and Fri to Sun"},
		{[]time.Weekday{1, 2, 3, 4, 6}, "Mon to Thu and Sat"},
		{[]time.Weekday{0}, "Sun"},
		{[]time.Weekday{0, 1, 2, 3, 4, 5, 6}, "Every day"},
	}
	for _, c := range cases {
		var days [7]bool
		for _, d := range c.days {
			days[d] = true
		}
		if got := english(t).Days(days); got != c.want {
			t.Errorf("%v: %q, want %q", c.days, got, c.want)
		}
	}
}

func TestLengthsOfTime(t *testing.T) {
	l := english(t)
	cases := []struct {
		d                  time.Duration
		words, short, dial string
	}{
		{0, "0 seconds", "0 s", "0:00"},
		{-time.Second, "0 seconds", "0 s", "0:00"},
		{time.Second, "1 second", "1 s", "0:01"},
		{7900 * time.Millisecond, "7 seconds", "7 s", "0:07"},
		{time.Minute, "1 minute", "1 min", "1:00"},
		{171 * time.Second, "2 minutes", "2 min 51 s", "2:51"},
		{294 * time.Second, "4 minutes", "4 min 54 s", "4:54"},
		{75 * time.Minute, "75 minutes", "1 h 15 min", "75:00"},
		{110*time.Minute + 30*time.Second, "1 h 50 min", "1 h 50 min", "110:30"},
		{2 * time.Hour, "2 h", "2 h", "120:00"},
	}
	for _, c := range cases {
		if got := l.Words(c.d); got != c.words {
			t.Errorf("%v in words: %q, want %q", c.d, got, c.words)
		}
		if got := l.Short(c.d); got != c.short {
			t.Errorf("%v in short: %q, want %q", c.d, got, c.short)
		}
		if got := lang.Dial(c.d); got != c.dial {
			t.Errorf("%v on the dial: %q, want %q", c.d, got, c.dial)
		}
	}
}

func TestNumbersAndLists(t *testing.T) {
	l := english(t)
	cases := []struct{ got, want string }{
		{l.Number(7), "7"},
		{l.Number(999), "999"},
		{l.Number(12345), "12,345"},
		{l.Number(-1234567), "-1,234,567"},
		{l.Number(-123), "-123"},
		{l.NumberWord(4), "four"},
		{l.NumberWord(13), "13"},
		{l.NumberWordFirst(4), "Four"},
		{l.List(), ""},
		{l.List("a"), "a"},
		{l.List("a", "b"), "a and b"},
		{l.List("a", "b", "c", "d"), "a, b, c and d"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
