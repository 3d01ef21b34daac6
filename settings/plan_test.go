package settings_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/settings"
)

func TestTheWindowsInForce(t *testing.T) {
	for _, c := range []struct {
		name    string
		windows []string
		want    []settings.Span
	}{
		{"without a list: the one from window_from to window_to", nil, []settings.Span{{From: 13 * 60, To: 17*60 + 30}}},
		{"a list takes its place", []string{"14:00-16:00"}, []settings.Span{{From: 14 * 60, To: 16 * 60}}},
		{"of several windows", []string{"09:30-11:30", "13:00-17:30"}, []settings.Span{{From: 9*60 + 30, To: 11*60 + 30}, {From: 13 * 60, To: 17*60 + 30}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := settings.Default()
			s.Schedule.Windows = c.windows
			if diff := cmp.Diff(c.want, s.Schedule.Spans()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWindowsThatAreSetAreInForce(t *testing.T) {
	for _, spans := range [][]settings.Span{
		{{From: 600, To: 700}},
		{{From: 540, To: 660}, {From: 780, To: 1000}},
	} {
		s := settings.Default()
		s.Schedule.SetSpans([]settings.Span{spans[len(spans)-1], spans[0]}[2-len(spans):])
		if diff := cmp.Diff(spans, s.Schedule.Spans()); diff != "" {
			t.Error(diff)
		}
		if problems := settings.Check(s); len(problems) > 0 {
			t.Errorf("%v: %v", spans, problems)
		}
		if several := len(s.Schedule.Windows) > 0; several != (len(spans) > 1) {
			t.Errorf("%d windows, and the list is %q", len(spans), s.Schedule.Windows)
		}
	}
}

func TestAFileOfAnEarlierVersionKeepsItsWindow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.toml")
	if err := os.WriteFile(path, []byte("[schedule]\nwindow_from = \"14:00\"\nwindow_to = \"16:00\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := (settings.File{Path: path}).Peek(); err != nil || s.Schedule.WindowFrom != "14:00" {
		t.Errorf("a look at it gives %q, %v", s.Schedule.WindowFrom, err)
	}
	s, notices := settings.File{Path: path}.Load()
	if len(notices) > 0 {
		t.Errorf("%v", notices)
	}
	if diff := cmp.Diff([]settings.Span{{From: 14 * 60, To: 16 * 60}}, s.Schedule.Spans()); diff != "" {
		t.Error(diff)
	}
}

func TestFixedTimes(t *testing.T) {
	const sun, mon, tue, wed, thu, fri, sat = 0, 1, 2, 3, 4, 5, 6
	for text, want := range map[string]struct {
		minute int
		days   []int
	}{
		"15:00":             {900, nil},
		"fri 14:05":         {845, []int{fri}},
		"tue,thu 11:00":     {660, []int{tue, thu}},
		"mon-thu 15:30":     {930, []int{mon, tue, wed, thu}},
		"sat-mon,wed 09:00": {540, []int{sat, sun, mon, wed}},
	} {
		got, ok := settings.ParseFixedTime(text)
		expected := settings.FixedTime{Minute: want.minute}
		for _, day := range want.days {
			expected.Days[day] = true
		}
		if !ok || got != expected {
			t.Errorf("%q is read as %+v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "15", "15:0", "25:00", "24:00", "noday 15:00", "mon- 15:00", "mon15:00", "15:00 mon"} {
		if got, ok := settings.ParseFixedTime(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

func TestQuietDates(t *testing.T) {
	day := func(text string) time.Time {
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for text, want := range map[string][2]string{
		"2026-12-24":               {"2026-12-24", "2026-12-24"},
		"2026-12-24 to 2027-01-06": {"2026-12-24", "2027-01-06"},
	} {
		first, last, ok := settings.ParseDates(text)
		if !ok || !first.Equal(day(want[0])) || !last.Equal(day(want[1])) {
			t.Errorf("%q is read as %v to %v, %v", text, first, last, ok)
		}
	}
	for _, text := range []string{"", "2026-13-01", "24.12.2026", "2026-12-24 to 2026-12-23", "2026-01-01 to 2030-01-01", "2026-12-24 to"} {
		if _, _, ok := settings.ParseDates(text); ok {
			t.Errorf("%q is read", text)
		}
	}
}

func TestAPlanThatCannotBeIsToldAndRepaired(t *testing.T) {
	def := settings.Default().Schedule
	for _, c := range []struct {
		name   string
		change func(*settings.Schedule)
		key    string
	}{
		{"windows that overlap", func(h *settings.Schedule) { h.Windows = []string{"09:00-12:00", "11:00-13:00"} }, "schedule.windows"},
		{"windows that touch", func(h *settings.Schedule) { h.Windows = []string{"09:00-12:00", "12:00-13:00"} }, "schedule.windows"},
		{"a window that ends before it begins", func(h *settings.Schedule) { h.Windows = []string{"12:00-09:00"} }, "schedule.windows"},
		{"too many windows", func(h *settings.Schedule) {
			h.Windows = []string{"08:00-08:10", "09:00-09:10", "10:00-10:10", "11:00-11:10", "12:00-12:10"}
		}, "schedule.windows"},
		{"windows outside the work hours", func(h *settings.Schedule) { h.Windows = []string{"05:00-06:00", "19:00-20:00"} }, "schedule.windows"},
		{"a fixed time that is none", func(h *settings.Schedule) { h.At = []string{"three"} }, "schedule.at"},
		{"a date that is none", func(h *settings.Schedule) { h.QuietDates = []string{"Christmas"} }, "schedule.quiet_dates"},
		{"a strictness that is none", func(h *settings.Schedule) { h.Strictness = "cruel" }, "schedule.strictness"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := settings.Default()
			c.change(&s.Schedule)
			problems := settings.Check(s)
			if len(problems) != 1 || problems[0].Key != c.key {
				t.Fatalf("%v", problems)
			}
			repaired, _ := settings.Repair(s)
			if diff := cmp.Diff(def, repaired.Schedule); diff != "" {
				t.Errorf("repaired, it differs from the defaults:\n%s", diff)
			}
		})
	}
}
