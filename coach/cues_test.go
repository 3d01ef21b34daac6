package coach_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// talk is a library with one technique whose cues hold everything that can be said.
type talk struct {
	shelf
	phrases technique.Phrases
}

func (l talk) Phrases() technique.Phrases { return l.phrases }

func talkative(dose technique.Dose) talk {
	return talk{shelf{"t": {ID: "t", Name: "T", Short: "T", Dose: dose, Tools: []technique.Tool{}, Cues: map[technique.Phase]technique.Cue{
		technique.Work: {Verb: "Hold", Say: []string{"Hold, {side}."}, Half: []string{"Half."}, Last: []string{"Nearly."}, Final: []string{"Last one."},
			During: []string{"Breathe.", "Stay soft.", "Let it sink."}},
		technique.Shift: {Verb: "Move", Say: []string{"Move."}, First: []string{"{Side} side first."}},
	}}}, technique.Phrases{}}
}

func (l talk) fit(t *testing.T, dose coach.Dose) coach.Timeline {
	t.Helper()
	line, err := coach.Fit(l, coach.Request{Texts: english, Routine: technique.Routine{Name: "R", Techniques: []technique.ID{"t"}}, Dose: dose})
	if err != nil {
		t.Fatal(err)
	}
	return line
}

// spoken are the sentences of a session from its first hold on, with their times.
func spoken(line coach.Timeline) (all []string) {
	s := coach.NewSession(line, noon, coach.Options{})
	for now := noon; s.State() != coach.Ended; now = s.Wake(now) {
		for _, e := range s.Tick(now) {
			if at := e.At.Sub(noon); e.Say != "" && at >= line.Parts()[0].Work {
				all = append(all, fmt.Sprintf("%v %s", at-line.Parts()[0].Work, e.Say))
			}
		}
	}
	return all
}

func TestWhatIsSpokenWithinAHold(t *testing.T) {
	for _, tt := range []struct {
		name string
		dose technique.Dose
		want []string
	}{
		{"a short one is left in peace", technique.Dose{Kind: technique.Sides, Sided: true, Count: technique.Count{Lo: 2, Hi: 2}, Usual: 18 * second,
			Hold: span(18*second, 18*second), Switch: 5 * second, Total: span(36*second, minute)},
			[]string{"0s Hold, right.", "23s Hold, left.", "41s Done. Stay tall for a minute."}},
		{"a longer one has a word in its middle", technique.Dose{Kind: technique.Positions, Count: technique.Count{Lo: 2, Hi: 2}, Usual: 22 * second,
			Hold: span(22*second, 22*second), Shift: 4 * second, Total: span(40*second, minute)},
			[]string{"0s Hold, both.", "9.5s Breathe.", "22s Move.", "26s Last one.", "35.5s Stay soft.", "48s Done. Stay tall for a minute."}},
		{"a side has its half and its end", technique.Dose{Kind: technique.Sides, Sided: true, Count: technique.Count{Lo: 2, Hi: 2}, Usual: 50 * second,
			Hold: span(50*second, 50*second), Switch: 5 * second, Total: span(100*second, 2*minute)},
			[]string{"0s Hold, right.", "12.5s Breathe.", "25s Half.", "34s Stay soft.", "43s Nearly.", "55s Hold, left.", "1m7.5s Let it sink.",
				"1m20s Half.", "1m29s Breathe.", "1m38s Nearly.", "1m45s Done. Stay tall for a minute."}},
		{"strokes go on and on", technique.Dose{Kind: technique.Strokes, Count: technique.Count{Lo: 1, Hi: 1}, Usual: 120 * second,
			Hold: span(120*second, 120*second), Total: span(120*second, 120*second)},
			[]string{"0s Hold, both.", "20s Breathe.", "40s Stay soft.", "1m0s Half.", "1m17.7s Let it sink.", "1m35.3s Breathe.", "1m53s Nearly.", "2m0s Done. Stay tall for a minute."}},
		{"the first spot of a side is found", technique.Dose{Kind: technique.Spots, Sided: true, Count: technique.Count{Lo: 4, Hi: 4}, Usual: 8 * second,
			Hold: span(8*second, 8*second), Shift: 3 * second, ShiftFirst: true, Switch: 5 * second, Total: span(32*second, minute)},
			[]string{"0s Right side first.", "3s Hold, right.", "11s Move.", "14s Last one.", "27s Left side first.", "30s Hold, left.", "38s Move.", "41s Last one.", "49s Done. Stay tall for a minute."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			line := talkative(tt.dose).fit(t, coach.GentleDose)
			got := spoken(line)
			// Which sentence comes when is the variant's; the times and what is said once are not.
			if d := cmp.Diff(kindsOf(tt.want), kindsOf(got)); d != "" {
				t.Errorf("spoken (-want +got):\n%s", d)
			}
		})
	}
}

// kindsOf puts one word in place of the sentences that may be exchanged.
func kindsOf(lines []string) (out []string) {
	for _, l := range lines {
		at, say := l, ""
		if i := len(l) - 1; i > 0 {
			fmt.Sscanf(l, "%s", &at)
			say = l[len(at)+1:]
		}
		switch say {
		case "Breathe.", "Stay soft.", "Let it sink.":
			say = "during"
		}
		out = append(out, at+" "+say)
	}
	return out
}

func longHold() technique.Dose {
	return technique.Dose{Kind: technique.Sides, Sided: true, Count: technique.Count{Lo: 2, Hi: 2}, Usual: 50 * second,
		Hold: span(50*second, 50*second), Switch: 5 * second, Total: span(100*second, 2*minute)}
}

func TestWhatComesNextIsKnownAhead(t *testing.T) {
	s := coach.NewSession(talkative(longHold()).fit(t, coach.GentleDose), noon, coach.Options{})
	coming := ""
	for now := noon; s.State() != coach.Ended; now = s.Wake(now) {
		for _, e := range s.Tick(now) {
			if e.Say != "" {
				if coming != "" && e.Say != coming {
					t.Errorf("at %v %q was spoken, and %q was to come", e.At.Sub(noon), e.Say, coming)
				}
				coming = s.Coming()
			}
		}
	}
	if s.Coming() != "" {
		t.Errorf("at its end %q is to come", s.Coming())
	}
}

func TestEverythingSpokenIsCaptioned(t *testing.T) {
	s := coach.NewSession(talkative(longHold()).fit(t, coach.GentleDose), noon, coach.Options{})
	for now := noon; s.State() != coach.Ended; now = s.Wake(now) {
		for _, e := range s.Tick(now) {
			if e.Say != "" && s.Words().Spoken != e.Say {
				t.Errorf("at %v %q is spoken and %q is shown", e.At.Sub(noon), e.Say, s.Words().Spoken)
			}
		}
	}
}

func TestWhatWasSaidLastIsSaidAgain(t *testing.T) {
	s := coach.NewSession(talkative(longHold()).fit(t, coach.GentleDose), noon, coach.Options{})
	now := noon
	for s.Tick(now); s.Moment().Elapsed < 41*second; s.Tick(now) {
		now = now.Add(second)
	}
	events := s.Do(now, coach.Repeat)
	if len(events) != 1 || events[0].Kind != coach.Again || events[0].Say != "Half." {
		t.Errorf("it says %+v again, want the half", events)
	}
	if at := s.Moment().Elapsed; at != 41*second {
		t.Errorf("that moved the session to %v", at)
	}
	s.Do(now, coach.Pause)
	if events := s.Do(now, coach.Repeat); len(events) != 1 || events[0].Say != "Paused." {
		t.Errorf("while paused it says %+v again", events)
	}
}

func TestPacksGiveTheWordsOfASession(t *testing.T) {
	l := talkative(longHold())
	l.phrases = technique.Phrases{Paused: []string{"Pause."}, Done: []string{"Fertig."}, Right: "rechts", Left: "links"}
	s := coach.NewSession(l.fit(t, coach.GentleDose), noon, coach.Options{})
	now := noon
	for s.Tick(now); s.Moment().Elapsed < 16*second; s.Tick(now) {
		now = now.Add(second)
	}
	if got := s.Words().Spoken; got != "Hold, rechts." {
		t.Errorf("it says %q", got)
	}
	if got := s.Do(now, coach.Pause)[0].Say; got != "Pause." {
		t.Errorf("paused it says %q", got)
	}
	if got := s.Do(now, coach.Hurts)[0].Say; got != "Stop. Let go." {
		t.Errorf("what no pack words is %q", got)
	}
}

func TestNoSentenceIsSaidTwiceInARowInTwentySessions(t *testing.T) {
	lib := shipped(t)
	for _, r := range lib.Routines() {
		openings := map[string]bool{}
		for variant := range uint64(20) {
			line, err := coach.Fit(lib, coach.Request{Texts: english, Routine: r, Variant: variant})
			if err != nil {
				t.Fatal(err)
			}
			last, script := "", ""
			s := coach.NewSession(line, noon, coach.Options{Gap: time.Hour})
			for now := noon; s.State() != coach.Ended; now = s.Wake(now) {
				for _, e := range s.Tick(now) {
					if e.Say == "" {
						continue
					}
					if e.Say == last {
						t.Errorf("%s, session %d: %q twice in a row", r.ID, variant, e.Say)
					}
					last = e.Say
					script += e.Say
				}
			}
			openings[script] = true
		}
		if len(openings) < 20 {
			t.Errorf("%s: 20 sessions sound in only %d ways", r.ID, len(openings))
		}
	}
}
