package tray_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/resident/tray"
)

func english(t testing.TB) *lang.Language {
	t.Helper()
	l, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var routines = []control.RoutineRef{
	{ID: "occasional-tension", Name: "Occasional tension", LengthS: 285},
	{ID: "ten-minute", Name: "Solo ten", LengthS: 600},
	{ID: "full-sequence", Name: "Full sequence", LengthS: 900, Locked: "Needs a partner."},
}

// snapshot is one of each state, on Monday 23 November 2026.
func snapshot(state control.State) control.Snapshot {
	s := control.Snapshot{
		Now:      time.Date(2026, 11, 23, 14, 45, 0, 0, time.UTC),
		State:    state,
		Headline: "Next break about 15:10.",
		Routine:  control.RoutineRef{ID: "five-minute", Name: "Five-minute reset", LengthS: 294},
		Snooze: control.Snooze{Left: 3, Choices: []control.SnoozeChoice{
			{Label: "10 min", For: "10m"}, {Label: "20 min", For: "20m"}, {Label: "45 min", For: "45m"}, {Label: "At 17:15", For: "17:15"},
		}},
		Meeting:         control.Meeting{Choices: []control.MeetingChoice{{Label: "Until the call ends", For: "call"}, {Label: "For 30 minutes", For: "30m"}}},
		ProgressPercent: 67,
	}
	switch state {
	case control.Due:
		s.Headline = "Time for five minutes."
	case control.HeldBack:
		s.Headline = "A break is due."
		s.Blockers = []control.Blocker{{Kind: "locked", Sentence: "The screen is locked."}}
	case control.Snoozed:
		s.Headline = "Snoozed until 15:30."
	case control.Paused:
		s.Headline = "Paused until tomorrow 08:00."
		s.Pause = &control.Pause{}
	case control.InSession:
		s.Session = &control.Session{Name: "Five-minute reset", Sentence: "Tennis ball wall, spot 4 of 10", LengthS: 294, LeftS: 171, Mini: new(bool)}
		s.ProgressPercent = 42
	case control.Resting:
		s.Headline = "Nothing planned until 13:00."
	}
	return s
}

// lines writes a menu as a person sees it.
func lines(m tray.Model) []string {
	var list []string
	for i, section := range m.Sections {
		if i > 0 {
			list = append(list, "-")
		}
		for _, item := range section {
			line := item.Label
			if item.Disabled {
				line = "(" + line + ")"
			}
			if item.Sub != nil {
				line += " >"
			}
			list = append(list, line)
		}
	}
	return list
}

func TestMenuOfEachState(t *testing.T) {
	always := []string{"-", "How does your back feel? >", "Open Unknot", "Settings", "-", "Quit"}
	tests := []struct {
		state         control.State
		icon, tooltip string
		menu          []string
	}{
		{control.Resting, "rest", "Unknot. Nothing planned until 13:00.", append([]string{
			"(Nothing planned until 13:00)", "-",
			"Start five-minute reset", "Start a routine >", "-",
			"Snooze >", "In a meeting >", "Pause reminders >"}, always...)},
		{control.Counting, "progress-75", "Unknot. Next break about 15:10.", append([]string{
			"(Next break about 15:10)", "-",
			"Start five-minute reset", "Start a routine >", "-",
			"Snooze >", "In a meeting >", "Pause reminders >"}, always...)},
		{control.Due, "due", "Unknot. Time for five minutes.", append([]string{
			"(Time for five minutes)", "-",
			"Start five-minute reset", "Start a routine >", "-",
			"Snooze >", "In a meeting >", "Skip this one", "Pause reminders >"}, always...)},
		{control.HeldBack, "meeting", "Unknot. A break is due.", append([]string{
			"(A break is due)", "(The screen is locked)", "-",
			"Start five-minute reset", "Start a routine >", "-",
			"Snooze >", "In a meeting >", "Skip this one", "Pause reminders >"}, always...)},
		{control.Snoozed, "snoozed", "Unknot. Snoozed until 15:30.", append([]string{
			"(Snoozed until 15:30)", "-",
			"Start now instead", "Start a routine >", "-",
			"Snooze longer >", "In a meeting >", "Skip this one", "Pause reminders >"}, always...)},
		{control.Paused, "paused", "Unknot. Paused until tomorrow 08:00.", append([]string{
			"(Paused until tomorrow 08:00)", "-",
			"Resume reminders", "Pause for longer >", "-",
			"Start five-minute reset", "Start a routine >"}, always...)},
		{control.InSession, "session-50", "Unknot. Five-minute reset, 2:51 left.", []string{
			"(Tennis ball wall, spot 4 of 10)", "-",
			"Pause", "Next technique", "Show the coach", "Mini coach", "-",
			"End here, keep what I did", "-",
			"Open Unknot", "-",
			"Quit"}},
	}
	for _, tt := range tests {
		t.Run(string(tt.state), func(t *testing.T) {
			m := tray.Menu(snapshot(tt.state), routines, english(t))
			if m.Icon != tt.icon || m.Tooltip != tt.tooltip {
				t.Errorf("icon %q, tooltip %q; want %q, %q", m.Icon, m.Tooltip, tt.icon, tt.tooltip)
			}
			if got := lines(m); !slices.Equal(got, tt.menu) {
				t.Errorf("menu:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.menu, "\n"))
			}
		})
	}
}

func TestInAMeetingItLeadsWithTheWayOut(t *testing.T) {
	onCall := snapshot(control.HeldBack)
	onCall.Headline, onCall.Blockers = "Quiet while you are on a call.", []control.Blocker{{Kind: "call", Sentence: "Microphone in use by Meet since 14:00."}}
	said := snapshot(control.Counting)
	said.Headline, said.Meeting.Since = "Quiet until 15:15.", &said.Now
	for name, tt := range map[string]struct {
		s    control.Snapshot
		head []string
	}{
		"on a call": {onCall, []string{"(Quiet while you are on a call)", "(Microphone in use by Meet since 14:00)"}},
		"as said":   {said, []string{"(Quiet until 15:15)"}},
	} {
		t.Run(name, func(t *testing.T) {
			want := append(tt.head, "-", "I am free now", "Stay quiet for >", "-",
				"Start five-minute reset", "Start a routine >", "Pause reminders >",
				"-", "How does your back feel? >", "Open Unknot", "Settings", "-", "Quit")
			m := tray.Menu(tt.s, routines, english(t))
			if got := lines(m); !slices.Equal(got, want) {
				t.Errorf("menu:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if m.Icon != "meeting" {
				t.Errorf("icon %q", m.Icon)
			}
			if free := find(t, m, "I am free now"); *free.Do != (control.Command{Name: "free"}) {
				t.Errorf("free asks for %+v", free.Do)
			}
			if long := find(t, m, "Stay quiet for", "For 30 minutes"); *long.Do != (control.Command{Name: "meeting", For: "30m"}) {
				t.Errorf("longer asks for %+v", long.Do)
			}
		})
	}
}

// find is the item under a path of labels.
func find(t *testing.T, m tray.Model, path ...string) tray.Item {
	t.Helper()
	items := slices.Concat(m.Sections...)
	var found tray.Item
	for _, label := range path {
		i := slices.IndexFunc(items, func(item tray.Item) bool { return item.Label == label })
		if i < 0 {
			t.Fatalf("no item %q in %q", label, lines(m))
		}
		found, items = items[i], items[i].Sub
	}
	return found
}

func TestWhatItemsAskFor(t *testing.T) {
	tests := []struct {
		state control.State
		path  []string
		want  control.Command
	}{
		{control.Counting, []string{"Start five-minute reset"}, control.Command{Name: "start"}},
		{control.Counting, []string{"Start a routine", "Occasional tension, about 5 min"}, control.Command{Name: "start", Routine: "occasional-tension"}},
		{control.Counting, []string{"Snooze", "10 min"}, control.Command{Name: "snooze", For: "10m"}},
		{control.Counting, []string{"Snooze", "At 17:15"}, control.Command{Name: "snooze", For: "17:15"}},
		{control.Counting, []string{"Pause reminders", "For 1 hour"}, control.Command{Name: "pause", For: "1h"}},
		{control.Counting, []string{"Pause reminders", "Until tomorrow"}, control.Command{Name: "pause", For: "tomorrow"}},
		{control.Counting, []string{"Pause reminders", "Until Monday"}, control.Command{Name: "pause", For: "monday"}},
		{control.Counting, []string{"Pause reminders", "Until I resume"}, control.Command{Name: "pause"}},
		{control.Counting, []string{"How does your back feel?", "1 to 2, loose"}, control.Command{Name: "rate", Tension: 2}},
		{control.Counting, []string{"How does your back feel?", "9 to 10, like concrete"}, control.Command{Name: "rate", Tension: 10}},
		{control.Counting, []string{"Open Unknot"}, control.Command{Name: "window", Window: "main"}},
		{control.Counting, []string{"Settings"}, control.Command{Name: "window", Window: "settings"}},
		{control.Counting, []string{"Quit"}, control.Command{Name: "quit"}},
		{control.Snoozed, []string{"Start now instead"}, control.Command{Name: "start"}},
		{control.Snoozed, []string{"Skip this one"}, control.Command{Name: "skip"}},
		{control.Paused, []string{"Resume reminders"}, control.Command{Name: "resume"}},
		{control.Paused, []string{"Pause for longer", "For 1 hour"}, control.Command{Name: "pause", For: "1h"}},
		{control.Paused, []string{"Start five-minute reset"}, control.Command{Name: "start"}},
		{control.InSession, []string{"Pause"}, control.Command{Name: "session", Session: "pause"}},
		{control.InSession, []string{"Next technique"}, control.Command{Name: "session", Session: "next"}},
		{control.InSession, []string{"Show the coach"}, control.Command{Name: "session", Session: "show"}},
		{control.InSession, []string{"Mini coach"}, control.Command{Name: "session", Session: "mini"}},
		{control.InSession, []string{"End here, keep what I did"}, control.Command{Name: "session", Session: "end"}},
	}
	for _, tt := range tests {
		item := find(t, tray.Menu(snapshot(tt.state), routines, english(t)), tt.path...)
		if item.Disabled || item.Do == nil || *item.Do != tt.want {
			t.Errorf("%s: %q asks for %+v, want %+v", tt.state, tt.path, item.Do, tt.want)
		}
	}
}

func TestTheMiniCoachHasATickOrNoLine(t *testing.T) {
	s := snapshot(control.InSession)
	if find(t, tray.Menu(s, routines, english(t)), "Mini coach").Checked {
		t.Error("it has a tick while the window is the whole one")
	}
	*s.Session.Mini = true
	if !find(t, tray.Menu(s, routines, english(t)), "Mini coach").Checked {
		t.Error("it has no tick while the window is the small one")
	}
	s.Session.Mini = nil
	if slices.Contains(lines(tray.Menu(s, routines, english(t))), "Mini coach") {
		t.Error("a session in a terminal has no window to make small")
	}
}

func TestIconIsDrawnInQuarters(t *testing.T) {
	for percent, want := range map[int]string{0: "25", 37: "25", 38: "50", 50: "50", 62: "50", 63: "75", 100: "75"} {
		for state, kind := range map[control.State]string{control.Counting: "progress-", control.InSession: "session-"} {
			s := snapshot(state)
			s.ProgressPercent = percent
			if got := tray.Menu(s, routines, english(t)).Icon; got != kind+want {
				t.Errorf("%s at %d %%: icon %s, want %s", state, percent, got, kind+want)
			}
		}
	}
}

func TestMenuFitsTheMoment(t *testing.T) {
	tests := []struct {
		name    string
		change  func(*control.Snapshot)
		with    []string // lines that must be there
		without []string // and those that must not
	}{
		{"on Sunday tomorrow is Monday", func(s *control.Snapshot) { s.Now = s.Now.AddDate(0, 0, 6) }, []string{"Until tomorrow"}, []string{"Until Monday"}},
		{"no snooze left", func(s *control.Snapshot) { s.Snooze.Choices = nil }, nil, []string{"Snooze"}},
		{"the coach is locked", func(s *control.Snapshot) { s.CoachLocked = true }, []string{"The coach is locked: see Settings", "(Start five-minute reset)"}, []string{"Start a routine"}},
		{"the first run is to be done", func(s *control.Snapshot) { s.FirstRun = true }, []string{"Finish setting up"}, nil},
		{"no routine to start", func(s *control.Snapshot) { s.Routine = control.RoutineRef{Name: "Five-minute reset"} }, []string{"(Start five-minute reset)"}, nil},
		{"a session that is paused", func(s *control.Snapshot) { *s = snapshot(control.InSession); s.Session.Paused = true }, []string{"Go on"}, []string{"Pause"}},
		{"a routine that can't be done", func(*control.Snapshot) {}, []string{"(Full sequence, about 15 min)"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := snapshot(control.Counting)
			tt.change(&s)
			m := tray.Menu(s, routines, english(t))
			var all []string
			for _, item := range slices.Concat(m.Sections...) {
				for _, i := range append([]tray.Item{item}, item.Sub...) {
					all = append(all, i.Label)
					if i.Disabled {
						all = append(all, "("+i.Label+")")
					}
				}
			}
			for _, line := range tt.with {
				if !slices.Contains(all, line) {
					t.Errorf("no %q in %q", line, all)
				}
			}
			for _, line := range tt.without {
				if slices.Contains(all, line) {
					t.Errorf("%q should not be in %q", line, all)
				}
			}
		})
	}
}

func TestABlockerIsNotSaidTwice(t *testing.T) {
	s := snapshot(control.HeldBack)
	s.Headline = "The screen is locked."
	if state := tray.Menu(s, routines, english(t)).Sections[0]; len(state) != 1 {
		t.Errorf("the state takes %d lines, want 1: %+v", len(state), state)
	}
}

// Whatever the snapshot: every section has something in it, the order of the items is
// always the same, icons exist, and nothing that is disabled can be clicked.
func TestMenuOfAnySnapshot(t *testing.T) {
	words := english(t)
	states := []control.State{control.Resting, control.Counting, control.Due, control.HeldBack, control.Snoozed, control.Paused, control.InSession, "unheard-of"}
	rapid.Check(t, func(t *rapid.T) {
		s := snapshot(rapid.SampledFrom(states).Draw(t, "state"))
		s.ProgressPercent = rapid.IntRange(-10, 200).Draw(t, "percent")
		s.CoachLocked = rapid.Bool().Draw(t, "locked")
		s.FirstRun = rapid.Bool().Draw(t, "first run")
		s.Snooze.Choices = s.Snooze.Choices[:rapid.IntRange(0, 4).Draw(t, "snoozes")]
		s.Now = s.Now.AddDate(0, 0, rapid.IntRange(0, 6).Draw(t, "day"))
		if rapid.Bool().Draw(t, "paused too") {
			s.Pause = &control.Pause{}
		}
		m := tray.Menu(s, routines[:rapid.IntRange(0, 3).Draw(t, "routines")], words)
		if !slices.Contains(assets.TrayStates, m.Icon) {
			t.Errorf("no icon %q", m.Icon)
		}
		if !tray.Fits(m) {
			t.Errorf("the menu does not fit the layout: %q", lines(m))
		}
		for _, section := range m.Sections {
			if len(section) == 0 {
				t.Errorf("an empty section in %q", lines(m))
			}
			for _, item := range section {
				if item.Label == "" || strings.HasPrefix(item.Label, "tray.") || strings.Contains(item.Label, "{{") {
					t.Errorf("item %s is called %q", item.Key, item.Label)
				}
				if item.Disabled && item.Do != nil || !item.Disabled && item.Do == nil && len(item.Sub) == 0 {
					t.Errorf("item %s: disabled %v, does %v", item.Key, item.Disabled, item.Do)
				}
			}
		}
	})
}

func TestEveryTextOfTheTrayIsUsed(t *testing.T) {
	source, err := os.ReadFile("model.go")
	if err != nil {
		t.Fatal(err)
	}
	words := english(t)
	for _, id := range []string{"tooltip", "tooltip_session", "tooltip_session_paused", "start", "start_instead", "routines", "routine", "locked",
		"first_run", "snooze", "snooze_longer", "skip", "resume", "open", "settings", "quit", "pause.label", "pause.longer", "pause.hour",
		"pause.tomorrow", "pause.monday", "pause.resumed", "rate.label", "session.pause", "session.resume", "session.next", "session.show", "session.end"} {
		if !words.Has("tray." + id) {
			t.Errorf("no text tray.%s", id)
		}
		if !strings.Contains(string(source), `"tray.`+id+`"`) {
			t.Errorf("text tray.%s is never said", id)
		}
	}
}
