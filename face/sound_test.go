package face_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/cue"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

var noon = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// clock is a clock that is set by hand and runs at a speed.
type clock struct {
	now   time.Time
	speed time.Duration
}

func (c *clock) Now() time.Time                     { return c.now }
func (c *clock) Real(d time.Duration) time.Duration { return d / c.speed }

// heard notes what is played, with the time on the clock.
type heard struct {
	*clock
	lines []string
}

func (h *heard) Play(kind string, pan float64) {
	line := fmt.Sprintf("%v %s", h.now.Sub(noon), kind)
	if pan != 0 {
		line += fmt.Sprintf(" %+.0f", pan)
	}
	h.lines = append(h.lines, line)
}

func (h *heard) Say(text string) {
	h.lines = append(h.lines, fmt.Sprintf("%v %q", h.now.Sub(noon), text))
}

// chimes are the lines that are no sentences, within a stretch of the session.
func (h *heard) chimes(from, until time.Duration) (out []string) {
	for _, line := range h.lines {
		at, what, _ := strings.Cut(line, " ")
		if d, err := time.ParseDuration(at); err == nil && d >= from && d < until && what[0] != '"' {
			out = append(out, line)
		}
	}
	return out
}

// shipped is a session of a shipped routine with all tools.
func shipped(t *testing.T, routine technique.ID) *coach.Session {
	t.Helper()
	lib, problems := technique.LoadAll("", nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, ok := lib.Routine(routine)
	if !ok {
		t.Fatalf("there is no routine %s", routine)
	}
	request := face.Request(settings.Default(), r, english)
	request.Have = nil
	line, err := coach.Fit(lib, request)
	if err != nil {
		t.Fatal(err)
	}
	return coach.NewSession(line, noon, coach.Options{})
}

// listen plays a session to its end, or until a time, and returns what is heard.
func listen(s *coach.Session, until time.Duration) *heard {
	h := &heard{clock: &clock{now: noon, speed: 1}}
	follow := face.Follow(h, s, h.clock)
	for {
		follow(s.Tick(h.now))
		next := s.Wake(h.now)
		if next.IsZero() || next.Sub(noon) > until {
			return h
		}
		h.now = next
	}
}

func TestASideWorkedOnSoundsFromItsStartToTheChange(t *testing.T) {
	h := listen(shipped(t, "hands-only"), time.Hour)
	want := []string{
		"15s start",                        // the right side, for 30 s
		"30s half-way",                     //
		"42s tick", "43s tick", "44s tick", // its last three seconds
		"45s switch -1",              // to the left, in 5 s
		"50s start", "1m5s half-way", //
		"1m17s tick", "1m18s tick", "1m19s tick", //
		"1m20s release",                // getting ready for the next technique
		"1m28s start", "1m33s release", // repetitions of 5 s: too short to be counted
		"1m35.5s start", "1m40.5s release", //
	}
	if d := cmp.Diff(want, h.chimes(0, 103*time.Second)); d != "" {
		t.Errorf("chimes (-want +got):\n%s", d)
	}
	if last := h.lines[len(h.lines)-1]; !strings.HasSuffix(last, " done") {
		t.Errorf("it ends with %s", last)
	}
}

func TestEveryHoldOfAllRoutinesSoundsAsItShould(t *testing.T) {
	for _, routine := range []technique.ID{"five-minute", "occasional-tension", "mild-tension", "ten-minute", "full-sequence", "hands-only"} {
		t.Run(string(routine), func(t *testing.T) {
			s := shipped(t, routine)
			line := *s.Timeline()
			h := listen(s, time.Hour)
			for i, segment := range line.Segments {
				chimes := h.chimes(segment.Start, segment.End())
				ticks := 0
				for _, c := range chimes {
					if strings.HasSuffix(c, " tick") {
						ticks++
					}
				}
				wantTicks := 0
				if segment.Phase == technique.Work && segment.Length >= 8*time.Second {
					wantTicks = 3
				}
				if ticks != wantTicks {
					t.Errorf("segment %d, %s of %v, has %d ticks, want %d", i, segment.Phase, segment.Length, ticks, wantTicks)
				}
				opening := ""
				if len(chimes) > 0 && strings.HasPrefix(chimes[0], segment.Start.String()+" ") {
					_, opening, _ = strings.Cut(chimes[0], " ")
				}
				want := ""
				after := i > 0 && line.Segments[i-1].Phase == technique.Work
				switch {
				case segment.Phase == technique.Work:
					want = "start"
				case segment.Phase == technique.Switch:
					want = "switch -1" // every side begins with the right one
				case segment.Phase == technique.Letting || after:
					want = "release"
				}
				if opening != want {
					t.Errorf("segment %d, %s after %v, opens with %q, want %q", i, segment.Phase, segment.Start, opening, want)
				}
			}
		})
	}
}

func TestEverySentenceOfASessionIsSpokenAtItsMoment(t *testing.T) {
	s := shipped(t, "five-minute")
	line := *s.Timeline()
	h := listen(s, time.Hour)
	for i, segment := range line.Segments {
		want := fmt.Sprintf("%v %q", segment.Start, segment.Cue)
		found := segment.Cue == ""
		for _, l := range h.lines {
			found = found || l == want
		}
		if !found {
			t.Errorf("segment %d: %s is not spoken", i, want)
		}
	}
}

func TestTheKindsAreThoseOfThePlayer(t *testing.T) {
	got := []string{face.ChimeStart, face.ChimeTick, face.ChimeRelease, face.ChimeSwitch, face.ChimeHalfWay, face.ChimeDone}
	if d := cmp.Diff(cue.Kinds(), got); d != "" {
		t.Errorf("kinds (-cue +face):\n%s", d)
	}
	var _ face.Player = (*cue.Player)(nil)
}

func TestCommandsAreHeard(t *testing.T) {
	s := shipped(t, "hands-only")
	h := listen(s, 20*time.Second)
	follow := face.Follow(h, s, h.clock)
	h.lines = nil
	for _, step := range []struct {
		after time.Duration
		do    coach.Command
		want  []string
	}{
		{0, coach.Pause, []string{`"Paused."`}},
		{5 * time.Second, coach.Resume, nil},
		{time.Second, "", nil},
		{2 * time.Second, "", []string{`"` + s.Timeline().Segments[1].Cue + `"`, "start"}}, // in place again
		{time.Second, coach.Stay, nil},
		{0, coach.Hurts, []string{`"Stop. Let go."`}},
		{0, coach.End, []string{`"Ended here. What you did is kept."`}},
	} {
		h.now, h.lines = h.now.Add(step.after), nil
		if step.do == "" {
			follow(s.Tick(h.now))
		} else {
			follow(s.Do(h.now, step.do))
		}
		var got []string
		for _, l := range h.lines {
			_, what, _ := strings.Cut(l, " ")
			got = append(got, what)
		}
		if d := cmp.Diff(step.want, got); d != "" {
			t.Errorf("%q after %v (-want +got):\n%s", step.do, step.after, d)
		}
	}
}

func TestWhatComesLateIsNotHeard(t *testing.T) {
	for _, c := range []struct {
		name  string
		speed time.Duration
		late  time.Duration
		heard bool
	}{
		{"at once", 1, 0, true},
		{"a second late", 1, time.Second, true},
		{"more than a second late", 1, 1001 * time.Millisecond, false},
		{"half a minute late on a fast clock", 60, 30 * time.Second, true},
	} {
		s := shipped(t, "hands-only")
		h := &heard{clock: &clock{now: noon.Add(c.late), speed: c.speed}}
		face.Follow(h, s, h.clock)([]coach.Event{{Kind: coach.Done, At: noon, Say: "Done."}})
		if got := len(h.lines) > 0; got != c.heard {
			t.Errorf("%s: heard %v", c.name, h.lines)
		}
	}
}
