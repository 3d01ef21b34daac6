package terminal_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/terminal"
)

var update = flag.Bool("update", false, "write the golden files anew")

const second = time.Second

var noon = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// press is a key at a moment after the start.
type press struct {
	at  time.Duration
	key string
}

// stage is a clock, a keyboard and a screen on which a script is played: time passes
// only while the coach waits, and stands still for each key until it is taken.
type stage struct {
	now           time.Time
	script        []press
	keys          chan string
	columns, rows int
	raw           int  // how often raw mode was entered, less how often it was left
	cooked        bool // a page was drawn while keys were not taken one by one
	out           strings.Builder
	frames        map[time.Duration]string // the last one at each moment
	sleepAt       time.Duration            // when to sleep for an hour; 0 for never
	fail          error                    // what writing gives
	onWait        func(elapsed time.Duration)
	outcome       terminal.Outcome
}

func newStage(script ...press) *stage {
	return &stage{now: noon, script: script, keys: make(chan string), columns: 80, rows: 40, frames: map[time.Duration]string{}}
}

func (s *stage) Now() time.Time { return s.now }

func (s *stage) After(d time.Duration) <-chan time.Time {
	due := s.now.Add(d)
	if s.onWait != nil {
		s.onWait(s.now.Sub(noon))
	}
	if len(s.script) > 0 && !noon.Add(s.script[0].at).After(due) {
		p := s.script[0]
		s.script = s.script[1:]
		s.now = noon.Add(p.at)
		if p.key != "" {
			go func() { s.keys <- p.key }()
			return nil
		}
		due = s.now
	}
	if s.sleepAt > 0 && !due.Before(noon.Add(s.sleepAt)) {
		s.sleepAt = 0
		due = due.Add(time.Hour)
	}
	s.now = due
	ready := make(chan time.Time, 1)
	ready <- due
	return ready
}

func (s *stage) Read(b []byte) (int, error) {
	k, open := <-s.keys
	if !open {
		return 0, io.EOF
	}
	return copy(b, k), nil
}

func (s *stage) Write(b []byte) (int, error) {
	if strings.HasPrefix(string(b), "\x1b[H") && s.raw != 1 {
		s.cooked = true
	}
	if s.fail != nil && s.now.Sub(noon) >= 5*second {
		return 0, s.fail
	}
	s.out.Write(b)
	if text := string(b); strings.HasPrefix(text, "\x1b[H") {
		s.frames[s.now.Sub(noon)] = text
	}
	return len(b), nil
}

func (s *stage) Size() (int, int) { return s.columns, s.rows }

func (s *stage) Raw() (func() error, error) {
	s.raw++
	return func() error { s.raw--; return nil }, nil
}

var escapes = regexp.MustCompile(`\x1b\[[?0-9;]*[A-Za-z]`)

// text is a frame as a person sees it.
func text(frame string) string {
	return strings.ReplaceAll(escapes.ReplaceAllString(frame, ""), "\r\n", "\n")
}

func env(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

var utf8Locale = map[string]string{"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}

func session(t testing.TB, id technique.ID, o coach.Options) *coach.Session {
	t.Helper()
	lib, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, ok := lib.Routine(id)
	if !ok {
		t.Fatalf("no routine %s", id)
	}
	alone := func(tool technique.Tool) bool { return tool != technique.Partner }
	line, err := coach.Fit(lib, coach.Request{Texts: english, Routine: r, Have: alone})
	if err != nil {
		t.Fatal(err)
	}
	return coach.NewSession(line, noon, o)
}

// run plays a routine on a stage.
func (s *stage) run(t *testing.T, play *coach.Session, o terminal.Options) coach.Result {
	t.Helper()
	o.Clock = s
	if o.Getenv == nil {
		o.Getenv = env(utf8Locale)
	}
	r, err := terminal.Run(context.Background(), s, s, play, o)
	if err != nil {
		t.Fatal(err)
	}
	s.outcome = r
	return r.Result
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("%s:\n%s", file, d)
	}
}

// story is a session with all its states: knead, pause, tennis ball, pain, retraction.
func story() *stage {
	return newStage(
		press{30 * second, " "}, press{40 * second, " "}, // paused for 10 s, 3 s to get back
		press{70 * second, "t"},
		press{150 * second, "e"},
		press{170 * second, "h"}, press{175 * second, "s"},
		press{200 * second, "q"},
	)
}

func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name          string
		columns, rows int
		vars          map[string]string
	}{
		{"wide.txt", 100, 40, utf8Locale},
		{"narrow.txt", 40, 40, utf8Locale},
		{"low.txt", 80, 12, utf8Locale},
		{"ascii.txt", 60, 40, map[string]string{"LANG": "C", "TERM": "vt100"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := story()
			s.columns, s.rows = c.columns, c.rows
			s.run(t, session(t, "mild-tension", coach.Options{}), terminal.Options{Screen: s, Getenv: env(c.vars)})
			var b strings.Builder
			for _, at := range []time.Duration{0, 25 * second, 31 * second, 41 * second, 68 * second, 71 * second, 110 * second, 151 * second, 171 * second, 176 * second, 190 * second} {
				frame, ok := nearest(s.frames, at)
				if !ok {
					t.Fatalf("no frame at %v", at)
				}
				fmt.Fprintf(&b, "== %v\n%s\n", at, text(frame))
			}
			_, end, _ := strings.Cut(s.out.String(), "\x1b[?1049l")
			fmt.Fprintf(&b, "== end\n%s", end)
			golden(t, c.name, b.String())
		})
	}
}

// nearest is the frame on the screen at a moment.
func nearest(frames map[time.Duration]string, at time.Duration) (string, bool) {
	best, found := time.Duration(-1), false
	for k := range frames {
		if k <= at && k > best {
			best, found = k, true
		}
	}
	return frames[best], found
}

func TestNoLineIsWiderThanTheScreen(t *testing.T) {
	for _, columns := range []int{20, 40, 59, 60, 80, 200} {
		s := story()
		s.columns = columns
		s.run(t, session(t, "full-sequence", coach.Options{}), terminal.Options{Screen: s})
		for at, frame := range s.frames {
			for _, row := range strings.Split(text(frame), "\n") {
				if n := utf8.RuneCountInString(row); n > columns {
					t.Fatalf("%d columns, %v: %d are used: %q", columns, at, n, row)
				}
			}
			if n := strings.Count(frame, "\r\n"); n >= s.rows {
				t.Fatalf("%d columns, %v: %d rows on a screen of %d", columns, at, n, s.rows)
			}
		}
	}
}

func TestTheScreenIsDrawnOnceASecond(t *testing.T) {
	s := newStage()
	play := session(t, "hands-only", coach.Options{})
	s.run(t, play, terminal.Options{Screen: s})
	length := int(play.Timeline().Length() / second)
	if n := len(s.frames); n < length || n > length+20 {
		t.Errorf("%d frames in %d s", n, length)
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		key  string
		want string // phase, technique, state, half a second later
	}{
		{" ", "shoulder-knead work paused"},
		{"p", "shoulder-knead work paused"},
		{"n", "shoulder-knead switch playing"},
		{"\x1b[C", "shoulder-knead switch playing"},
		{"b", "shoulder-knead work playing"},
		{"\x1b[D", "shoulder-knead work playing"},
		{"r", "shoulder-knead work resuming"},
		{"s", "cat-stretch-press next playing"},
		{"h", "shoulder-knead work hurts"},
		{"H", "shoulder-knead work hurts"},
		{"x", "shoulder-knead work playing"},
		{"\x1b[5~", "shoulder-knead work playing"},
	} {
		s := newStage(press{25 * second, c.key}, press{25*second + second/2, ""}, press{26 * second, "q"})
		play := session(t, "hands-only", coach.Options{})
		got := ""
		s.onWait = func(elapsed time.Duration) {
			if elapsed == 25*second+second/2 {
				m := play.Moment()
				got = fmt.Sprintf("%s %s %s", m.Segment.Technique, m.Segment.Phase, play.State())
			}
		}
		s.run(t, play, terminal.Options{Screen: s})
		if got != c.want {
			t.Errorf("key %q: %s, want %s", c.key, got, c.want)
		}
	}
}

func TestKeysThatEndAndKeep(t *testing.T) {
	for _, key := range []string{"q", "Q", "\x1b", "\x03"} {
		s := newStage(press{25 * second, key})
		r := s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s})
		if r.Ending != coach.Kept || r.Spent != 25*second {
			t.Errorf("key %q: %+v", key, r)
		}
	}
}

func TestSeveralKeysInOneReadAreAllTaken(t *testing.T) {
	s := newStage(press{3 * second, " n"}, press{10 * second, "q"})
	r := s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s})
	if r.Spent != 3*second+5*second+2*second { // started at 3 s, then the switch and 2 s of the left side
		t.Errorf("%v are credited", r.Spent)
	}
}

func TestTheTerminalIsGivenBack(t *testing.T) {
	for _, c := range []struct {
		name string
		run  func(s *stage)
	}{
		{"at the end", func(s *stage) { s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s}) }},
		{"when the context is done", func(s *stage) {
			ctx, cancel := context.WithCancel(context.Background())
			s.onWait = func(elapsed time.Duration) {
				if elapsed > 30*second {
					cancel()
				}
			}
			r, err := terminal.Run(ctx, s, s, session(t, "hands-only", coach.Options{}), terminal.Options{Clock: s, Screen: s, Getenv: env(utf8Locale)})
			if err != nil || r.Ending != coach.Kept {
				t.Errorf("%+v, %v", r, err)
			}
		}},
		{"in a panic", func(s *stage) {
			defer func() {
				if recover() == nil {
					t.Error("the panic was lost")
				}
			}()
			s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s, Report: func(coach.Result, terminal.Rating) { panic("report") }})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStage()
			c.run(s)
			if s.raw != 0 {
				t.Error("the terminal is still raw")
			}
			if s.cooked {
				t.Error("the terminal was given back too early")
			}
			out := s.out.String()
			if strings.Count(out, "\x1b[?1049h") != 1 || strings.Count(out, "\x1b[?1049l") != 1 || !strings.Contains(out, "\x1b[?25h") {
				t.Error("the screen was not left once")
			}
		})
	}
}

func TestColours(t *testing.T) {
	for _, c := range []struct {
		vars map[string]string
		want bool
	}{
		{utf8Locale, true},
		{map[string]string{"LANG": "en_GB.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}, false},
	} {
		s := newStage(press{30 * second, "q"})
		s.run(t, session(t, "mild-tension", coach.Options{}), terminal.Options{Screen: s, Getenv: env(c.vars)})
		if got := regexp.MustCompile(`\x1b\[[0-9;]+m`).MatchString(s.out.String()); got != c.want {
			t.Errorf("%v: coloured is %v", c.vars, got)
		}
	}
}

func TestWithoutATerminalALineIsWrittenForEachSegment(t *testing.T) {
	for name, o := range map[string]terminal.Options{
		"a pipe":          {},
		"a dumb terminal": {Screen: newStage(), Getenv: env(map[string]string{"LANG": "C.UTF-8", "TERM": "dumb"})},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage()
			r := s.run(t, session(t, "full-sequence", coach.Options{}), o)
			if !r.Completed {
				t.Errorf("%+v", r)
			}
			if strings.Contains(s.out.String(), "\x1b") {
				t.Error("it writes escapes")
			}
			golden(t, "pipe.txt", s.out.String())
		})
	}
}

func TestAPipeStartsWithoutWaiting(t *testing.T) {
	s := newStage()
	if r := s.run(t, session(t, "hands-only", coach.Options{WaitForMe: true}), terminal.Options{}); !r.Completed {
		t.Errorf("%+v", r)
	}
}

func TestASleepIsSaid(t *testing.T) {
	s := newStage(press{2 * time.Hour, "q"})
	s.sleepAt = 60 * second
	s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{})
	if want := "Welcome back. Your computer slept at side 2. The session is paused there."; !strings.Contains(s.out.String(), want) {
		t.Errorf("it does not say %q:\n%s", want, s.out.String())
	}
}

func TestReportsAndEvents(t *testing.T) {
	s := newStage()
	play := session(t, "hands-only", coach.Options{})
	var reports []coach.Result
	var last time.Time
	var events int
	r := s.run(t, play, terminal.Options{Screen: s,
		Report: func(r coach.Result, _ terminal.Rating) {
			if gap := s.now.Sub(last); len(reports) > 0 && gap > 10*second {
				t.Errorf("%v between two reports", gap)
			}
			reports, last = append(reports, r), s.now
		},
		Follow: func(all []coach.Event) { events += len(all) },
	})
	if len(reports) == 0 {
		t.Fatal("no reports")
	}
	if d := cmp.Diff(r, reports[len(reports)-1]); d != "" {
		t.Errorf("the last report is not the result:\n%s", d)
	}
	if segments := len(play.Timeline().Segments); events < segments || len(reports) < segments {
		t.Errorf("%d events and %d reports of %d segments", events, len(reports), segments)
	}
}

func TestAPausedSessionIsReportedToo(t *testing.T) {
	s := newStage(press{30 * second, " "}, press{5 * time.Minute, " "})
	last := noon
	s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s, Report: func(coach.Result, terminal.Rating) {
		if gap := s.now.Sub(last); gap > 10*second {
			t.Errorf("%v between two reports", gap)
		}
		last = s.now
	}})
}

func TestCommandsComeFromElsewhereToo(t *testing.T) {
	commands := make(chan coach.Command, 1)
	s := newStage()
	sent := false
	s.onWait = func(elapsed time.Duration) {
		if elapsed >= 30*second && !sent {
			sent = true
			commands <- coach.End
		}
	}
	r := s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s, Commands: commands})
	if r.Ending != coach.Kept || r.Spent > 40*second {
		t.Errorf("%+v", r)
	}
}

func TestABrokenOutputEndsAndKeeps(t *testing.T) {
	s := newStage()
	s.fail = errors.New("broken pipe")
	var last coach.Result
	r, err := terminal.Run(context.Background(), s, s, session(t, "hands-only", coach.Options{}),
		terminal.Options{Clock: s, Getenv: env(utf8Locale), Report: func(r coach.Result, _ terminal.Rating) { last = r }})
	if !errors.Is(err, s.fail) || r.Ending != coach.Kept || last.Ending != coach.Kept {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestAClockIsNeeded(t *testing.T) {
	if _, err := terminal.Run(context.Background(), strings.NewReader(""), io.Discard, session(t, "hands-only", coach.Options{}), terminal.Options{}); err == nil {
		t.Error("no error")
	}
}

// keys are pressed one after the other from half a minute on.
func keys(all string) (script []press) {
	for i, k := range strings.Split(all, " ") {
		script = append(script, press{30*second + time.Duration(i)*second, k})
	}
	return script
}

func TestRatingsAreOptionalAndReported(t *testing.T) {
	for _, c := range []struct {
		name   string
		script []press
		want   terminal.Rating
		says   string
	}{
		{"none", []press{{30 * second, "q"}, {31 * second, "\r"}}, terminal.Rating{}, "Ended here."},
		{"before", []press{{3 * second, "7"}, {30 * second, "q"}}, terminal.Rating{Before: 7}, "Ended here."},
		{"looser", []press{{3 * second, "0"}, {30 * second, "q"}, {31 * second, "4"}, {32 * second, "\r"}}, terminal.Rating{Before: 10, After: 4}, "Looser."},
		{"the same", []press{{3 * second, "5"}, {30 * second, "q"}, {31 * second, "5"}, {32 * second, "\r"}}, terminal.Rating{Before: 5, After: 5}, "Same as before."},
		{"tighter, and changed once", []press{{3 * second, "3"}, {30 * second, "q"}, {31 * second, "2"}, {32 * second, "6"}}, terminal.Rating{Before: 3, After: 6}, "Tighter."},
		{"a note", keys("q n L e f x \x7f t é \r \r"),
			terminal.Rating{Note: "Lefté"}, "Ended here."},
		{"a note that was given up", keys("q n N o \x1b \r"), terminal.Rating{}, "Ended here."},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(c.script...)
			var last terminal.Rating
			s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s, Report: func(_ coach.Result, r terminal.Rating) { last = r }})
			if s.outcome.Rating != c.want || last != c.want {
				t.Errorf("it ends with %+v and reports %+v, want %+v", s.outcome.Rating, last, c.want)
			}
			if _, end, _ := strings.Cut(s.out.String(), "\x1b[?1049l"); !strings.HasPrefix(end, c.says) {
				t.Errorf("at the end it says %q, want %q", end, c.says)
			}
		})
	}
}

func TestTheLastPage(t *testing.T) {
	s := newStage(press{5 * second, "6"}, press{30 * second, "q"}, press{40 * second, "4"}, press{50 * second, ""})
	s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s, After: func() []string { return []string{"Next break about 15:10."} }})
	frame, _ := nearest(s.frames, 45*second)
	for _, want := range []string{"Looser. One technique in 30 seconds.", "Next break about 15:10.", "Before: 6, now: 4", "o once more"} {
		if !strings.Contains(text(frame), want) {
			t.Errorf("it does not show %q:\n%s", want, text(frame))
		}
	}
}

func TestOnceMoreIsAskedForOnTheLastPage(t *testing.T) {
	for key, want := range map[string]bool{"o": true, "\r": false, "q": false} {
		s := newStage(press{30 * second, "q"}, press{31 * second, key})
		s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s})
		if s.outcome.Again != want {
			t.Errorf("%q: again is %v", key, s.outcome.Again)
		}
	}
}

func TestWhatEndsAtOnceHasNoLastPage(t *testing.T) {
	for name, script := range map[string][]press{"Ctrl+C": {{30 * second, "\x03"}}, "nothing done": {{0, "q"}}} {
		s := newStage(script...)
		s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s})
		if strings.Contains(s.out.String(), "once more") {
			t.Errorf("%s: there is a last page", name)
		}
	}
}

func TestMuteIsForWhatIsHeard(t *testing.T) {
	s := newStage(press{20 * second, "m"}, press{25 * second, "M"}, press{30 * second, "q"})
	var muted []bool
	s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s, Mute: func(m bool) { muted = append(muted, m) }})
	if d := cmp.Diff([]bool{true, false}, muted); d != "" {
		t.Errorf("muted (-want +got):\n%s", d)
	}
	if frame, _ := nearest(s.frames, 22*second); !strings.Contains(text(frame), "m sound on") {
		t.Errorf("it does not say how to hear it again:\n%s", text(frame))
	}
	silent := newStage(press{20 * second, "m"}, press{30 * second, "q"})
	silent.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: silent})
	if strings.Contains(silent.out.String(), "mute") {
		t.Error("where nothing is heard there is something to mute")
	}
}

func TestTheLastSentenceIsSaidAgain(t *testing.T) {
	s := newStage(press{20 * second, "a"}, press{30 * second, "q"})
	var again []string
	s.run(t, session(t, "hands-only", coach.Options{}), terminal.Options{Screen: s, Follow: func(events []coach.Event) {
		for _, e := range events {
			if e.Kind == coach.Again {
				again = append(again, e.Say)
			}
		}
	}})
	if len(again) != 1 || !strings.Contains(again[0], "ight") {
		t.Errorf("said again: %q", again)
	}
}
