package coach_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

var noon = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// player plays a session in steps of 100 ms, as a face would.
type player struct {
	*coach.Session
	now    time.Time
	events []coach.Event
}

func play(t *testing.T, o coach.Options, ids ...technique.ID) *player {
	t.Helper()
	line := fit(t, coach.Request{Texts: english, Routine: routine("Mild", ids...)})
	return &player{Session: coach.NewSession(line, noon, o), now: noon}
}

// run lets time pass.
func (p *player) run(d time.Duration) *player {
	const step = 100 * time.Millisecond
	for ; d > 0; d -= step {
		p.now = p.now.Add(min(d, step))
		p.events = append(p.events, p.Tick(p.now)...)
	}
	return p
}

// sleep lets time pass that nobody hears of.
func (p *player) sleep(d time.Duration) *player {
	p.now = p.now.Add(d)
	p.events = append(p.events, p.Tick(p.now)...)
	return p
}

func (p *player) do(commands ...coach.Command) *player {
	for _, c := range commands {
		p.events = append(p.events, p.Do(p.now, c)...)
	}
	return p
}

// where tells where the session is: "work 4/10 7 s playing".
func (p *player) where() string {
	m := p.Moment()
	return fmt.Sprintf("%s %s %d/%d %d s %s", m.Segment.Technique, m.Segment.Phase, m.Segment.Index, m.Segment.Count, m.Seconds, p.State())
}

func (p *player) expect(t *testing.T, want string) *player {
	t.Helper()
	if got := p.where(); got != want {
		t.Errorf("after %v the session is at %q, want %q", p.now.Sub(noon), got, want)
	}
	return p
}

// kinds lists the events since the last call, segment and kind, without moves of the dial.
func (p *player) kinds() (all []string) {
	for _, e := range p.events {
		s := fmt.Sprintf("%v %s", e.At.Sub(noon), e.Kind)
		if e.Kind == coach.Countdown {
			s += fmt.Sprint(" ", e.Left)
		}
		if e.Say != "" {
			s += fmt.Sprintf(" %q", e.Say)
		}
		all = append(all, s)
	}
	p.events = nil
	return all
}

func TestASessionPlaysByItselfToItsEnd(t *testing.T) {
	p := play(t, coach.Options{}, "knead", "wall", "squeeze")
	length := p.Timeline().Length()
	p.run(length)
	if p.State() != coach.Ended {
		t.Fatalf("is %s", p.where())
	}
	want := coach.Result{
		Spent: length, Work: 60*second + 120*second + 70*second,
		Techniques: []coach.TechniqueResult{
			{Technique: "knead", Spent: 60 * second, Done: 2, Count: 2},
			{Technique: "wall", Spent: 120 * second, Done: 10, Count: 10},
			{Technique: "squeeze", Spent: 70 * second, Done: 10, Count: 10},
		},
		Completed: true, Ending: coach.Finished,
	}
	if d := cmp.Diff(want, p.Result()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(coach.Words{Verb: "Done.", Line: "Three techniques in 4 minutes 56.", Spoken: "Done. Stay tall for a minute."}, p.Words()); d != "" {
		t.Error(d)
	}
}

func TestEventsComeAtTheirMoments(t *testing.T) {
	p := play(t, coach.Options{}, "knead")
	p.run(p.Timeline().Length())
	want := []string{
		`0s began "Sit tall. Start with the right shoulder."`,
		`12s countdown 3`, `13s countdown 2`, `14s countdown 1`,
		`15s began "Knead. Right side."`,
		`30s half-way "Half way."`,
		`42s countdown 3`, `43s countdown 2`, `44s countdown 1`,
		`45s began "Switch. Right hand, left shoulder."`,
		`50s began "Knead. Left side."`,
		`1m5s half-way "Half way."`,
		`1m17s countdown 3`, `1m18s countdown 2`, `1m19s countdown 1`,
		`1m20s done "Done. Stay tall for a minute."`,
	}
	if d := cmp.Diff(want, p.kinds()); d != "" {
		t.Error(d)
	}
}

func TestOneLateTickTellsAllThatWasMissedWithItsTime(t *testing.T) {
	p := play(t, coach.Options{Gap: minute}, "squeeze")
	p.sleep(23 * second)
	want := []string{
		`0s began`, `12s countdown 3`, `13s countdown 2`, `14s countdown 1`,
		`15s began "And squeeze."`, `20s began "Let go."`, `22s began "Squeeze, and down."`,
	}
	if d := cmp.Diff(want, p.kinds()); d != "" {
		t.Error(d)
	}
	p.expect(t, "squeeze work 2/10 4 s playing")
}

func TestStart(t *testing.T) {
	play(t, coach.Options{}, "knead", "wall").run(4*second).
		expect(t, "knead ready 0/0 16 s playing").
		do(coach.Start).expect(t, "knead work 1/2 30 s playing").
		do(coach.Start).expect(t, "knead work 1/2 30 s playing")
}

func TestAnEarlyStartStillCompletesASession(t *testing.T) {
	p := play(t, coach.Options{}, "knead").run(4 * second).do(coach.Start).run(65 * second)
	if r := p.Result(); !r.Completed || r.Ending != coach.Finished || r.Spent != 69*second {
		t.Errorf("%+v", r)
	}
}

func TestWaitForMe(t *testing.T) {
	p := play(t, coach.Options{WaitForMe: true}, "knead", "squeeze")
	p.run(5*minute).expect(t, "knead ready 0/0 15 s waiting")
	if p.Space() != coach.Start {
		t.Errorf("space means %s", p.Space())
	}
	p.do(coach.Start).expect(t, "knead work 1/2 30 s playing")
	p.run(65*second).do(coach.Wait).run(minute).expect(t, "squeeze next 0/0 8 s waiting").do(coach.Start).expect(t, "squeeze work 1/10 5 s playing")
}

func TestPauseFreezesAndResumeHasALeadIn(t *testing.T) {
	p := play(t, coach.Options{}, "wall").run(20*second + 3*second + 2*second)
	p.expect(t, "wall work 1/10 7 s playing").do(coach.Pause).run(9*minute).expect(t, "wall work 1/10 7 s paused")
	if d := cmp.Diff(coach.Words{Verb: "Paused.", Line: "Spot 1 of 10, 7 seconds to go. You are 0:25 in and nothing is lost.", Spoken: "Paused."}, p.Words()); d != "" {
		t.Error(d)
	}
	p.do(coach.Resume).run(2*second).expect(t, "wall work 1/10 7 s resuming")
	if want := "Going on in 1."; p.Words().Line != want {
		t.Errorf("says %q", p.Words().Line)
	}
	p.run(2*second).expect(t, "wall work 1/10 6 s playing")
	if p.Result().Spent != 26*second {
		t.Errorf("%v are credited, want 26 s", p.Result().Spent)
	}
}

func TestAPauseInTheLeadInGoesBackToPause(t *testing.T) {
	play(t, coach.Options{}, "wall").run(25*second).do(coach.Pause, coach.Resume).run(second).do(coach.Pause).run(minute).expect(t, "wall work 1/10 7 s paused")
}

func TestTenMinutesOfPauseCloseAndKeep(t *testing.T) {
	for _, c := range []coach.Command{coach.Pause, coach.Hurts} {
		p := play(t, coach.Options{}, "wall").run(35 * second).do(c).run(coach.PauseLimit - second)
		if p.State() == coach.Ended {
			t.Fatalf("%s: closed too early", c)
		}
		p.run(second)
		if r := p.Result(); p.State() != coach.Ended || r.Ending != coach.Closed || r.Spent != 35*second || r.Completed {
			t.Errorf("%s: %s %+v", c, p.State(), r)
		}
	}
}

func TestNext(t *testing.T) {
	p := play(t, coach.Options{}, "wall", "squeeze").run(2*second).
		do(coach.Next).expect(t, "wall shift 1/10 3 s playing").
		do(coach.Next).expect(t, "wall work 1/10 9 s playing").
		do(coach.Next).expect(t, "wall shift 2/10 3 s playing").
		do(coach.Next, coach.Next, coach.Next, coach.Next, coach.Next, coach.Next, coach.Next, coach.Next).
		expect(t, "wall switch 6/10 5 s playing").
		do(coach.Next).expect(t, "wall shift 6/10 3 s playing").
		do(coach.Skip).expect(t, "squeeze next 0/0 8 s playing").
		run(8*second).expect(t, "squeeze work 1/10 5 s playing").
		do(coach.Next).expect(t, "squeeze work 2/10 5 s playing").
		run(6*second).expect(t, "squeeze release 2/10 1 s playing").
		do(coach.Next).expect(t, "squeeze work 3/10 5 s playing")
	r := p.Result()
	want := []coach.TechniqueResult{{Technique: "squeeze", Spent: 6 * second, Done: 1, Count: 10}}
	if d := cmp.Diff(want, r.Techniques); d != "" {
		t.Error(d)
	}
	if r.Spent != 16*second {
		t.Errorf("%v are credited, want 16 s", r.Spent)
	}
}

func TestNextInALeadInSkipsTheTechnique(t *testing.T) {
	play(t, coach.Options{}, "knead", "wall", "squeeze").do(coach.Skip).expect(t, "wall next 0/0 8 s playing").do(coach.Next).expect(t, "squeeze next 0/0 8 s playing")
}

func TestSkippingThroughCreditsNothing(t *testing.T) {
	p := play(t, coach.Options{}, "knead", "squeeze").do(coach.Skip, coach.Skip)
	if r := p.Result(); p.State() != coach.Ended || r.Ending != coach.Kept || r.Completed || r.Spent != 0 || len(r.Techniques) != 0 {
		t.Errorf("%s %+v", p.State(), r)
	}
	if want := "Nothing was done this time."; p.Words().Line != want {
		t.Errorf("says %q", p.Words().Line)
	}
}

func TestBack(t *testing.T) {
	play(t, coach.Options{}, "wall", "squeeze").
		run(20*second+12*second+second).expect(t, "wall shift 2/10 2 s playing").
		do(coach.Back).expect(t, "wall shift 1/10 3 s playing").
		run(8*second).do(coach.Back).expect(t, "wall shift 1/10 3 s playing").
		do(coach.Back).expect(t, "wall ready 0/0 20 s playing").
		do(coach.Back).expect(t, "wall ready 0/0 20 s playing").
		do(coach.Skip).run(second).do(coach.Back).expect(t, "wall shift 10/10 3 s playing")
}

func TestWhatIsDoneTwiceIsCreditedOnce(t *testing.T) {
	p := play(t, coach.Options{}, "squeeze").do(coach.Start).run(7 * second).do(coach.Back).run(7 * second)
	if r := p.Result(); r.Work != 7*second || r.Techniques[0].Done != 1 {
		t.Errorf("%+v", r)
	}
}

func TestStayLonger(t *testing.T) {
	p := play(t, coach.Options{}, "wall").run(25*second).do(coach.Stay).expect(t, "wall work 1/10 17 s playing")
	length := p.Timeline().Length()
	p.do(coach.Stay, coach.Stay).expect(t, "wall work 1/10 37 s playing")
	if p.Can(coach.Stay) {
		t.Error("30 s were added and more can be")
	}
	p.do(coach.Stay).expect(t, "wall work 1/10 37 s playing")
	if got := p.Timeline().Length() - length; got != 20*second {
		t.Errorf("the timeline grew by %v, want 20 s", got)
	}
	p.run(38*second).expect(t, "wall shift 2/10 2 s playing")
	if r := p.Result(); r.Techniques[0].Spent != 3*second+39*second+second || r.Techniques[0].Done != 1 {
		t.Errorf("%+v", r.Techniques)
	}
	if p := play(t, coach.Options{}, "squeeze").do(coach.Start); p.Can(coach.Stay) {
		t.Error("a repetition can be made longer")
	}
}

func TestAHoldThatWasMadeLongerIsDoneAfterItsPlannedTime(t *testing.T) {
	p := play(t, coach.Options{}, "wall").run(25 * second).do(coach.Stay).run(8 * second).do(coach.Next)
	if r := p.Result(); r.Techniques[0].Done != 1 {
		t.Errorf("%+v", r.Techniques)
	}
}

func TestMoreTime(t *testing.T) {
	play(t, coach.Options{}, "knead").run(5*second).do(coach.More).expect(t, "knead ready 0/0 25 s playing").
		do(coach.Start, coach.More).expect(t, "knead work 1/2 30 s playing").
		run(32*second).do(coach.More).expect(t, "knead switch 2/2 18 s playing")
}

func TestRestart(t *testing.T) {
	play(t, coach.Options{}, "knead", "wall").do(coach.Skip).run(40*second).
		expect(t, "wall work 3/10 4 s playing").
		do(coach.Restart).expect(t, "wall shift 1/10 3 s resuming").
		run(4*second).expect(t, "wall shift 1/10 2 s playing").
		do(coach.Pause, coach.Restart).run(3*second).expect(t, "wall shift 1/10 3 s playing").
		do(coach.Back).expect(t, "wall next 0/0 8 s playing").run(2*second).
		do(coach.Restart).expect(t, "wall next 0/0 8 s playing")
}

func TestItHurts(t *testing.T) {
	p := play(t, coach.Options{}, "wall", "squeeze").run(25 * second)
	p.kinds()
	p.do(coach.Hurts).run(minute).expect(t, "wall work 1/10 7 s hurts")
	if d := cmp.Diff([]string{`25s hurts "Stop. Step away from the wall."`}, p.kinds()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]coach.Pain{{Technique: "wall", Segment: 2, Elapsed: 25 * second}}, p.Result().Hurts); d != "" {
		t.Error(d)
	}
	if p.Words().Verb != "Stop here." {
		t.Errorf("shows %q", p.Words().Verb)
	}
	p.do(coach.Skip).expect(t, "squeeze next 0/0 8 s playing")
}

func TestTheEndKeepsWhatWasDone(t *testing.T) {
	p := play(t, coach.Options{}, "knead", "squeeze").run(60 * second).do(coach.End)
	want := coach.Result{Spent: 60 * second, Work: 40 * second, Ending: coach.Kept,
		Techniques: []coach.TechniqueResult{{Technique: "knead", Spent: 40 * second, Done: 1, Count: 2}}}
	if d := cmp.Diff(want, p.Result()); d != "" {
		t.Error(d)
	}
	p.run(minute).do(coach.Start, coach.Resume, coach.Next)
	if p.State() != coach.Ended || p.Result().Spent != 60*second {
		t.Error("it went on")
	}
	if want := "One technique in 1 minute."; p.Words().Line != want {
		t.Errorf("says %q", p.Words().Line)
	}
}

func TestAGapPausesExactlyWhereItWas(t *testing.T) {
	p := play(t, coach.Options{}, "wall").run(20*second + 3*12*second + 5*second)
	p.expect(t, "wall work 4/10 7 s playing").sleep(8*time.Hour).expect(t, "wall work 4/10 7 s slept")
	if want := "Your computer slept at spot 4. The session is paused there."; p.Words().Line != want {
		t.Errorf("says %q", p.Words().Line)
	}
	if p.Result().Spent != 61*second {
		t.Errorf("%v are credited, want 61 s", p.Result().Spent)
	}
	p.run(5*minute).do(coach.Resume).run(4*second).expect(t, "wall work 4/10 6 s playing")
}

func TestTheGapCanBeSet(t *testing.T) {
	for _, c := range []struct {
		gap, passed time.Duration
		want        coach.State
	}{
		{0, 2 * second, coach.Playing},
		{0, 2*second + 1, coach.Slept},
		{2 * minute, 2 * minute, coach.Playing},
		{2 * minute, 2*minute + 1, coach.Slept},
	} {
		p := play(t, coach.Options{Gap: c.gap}, "knead", "wall", "squeeze").sleep(c.passed)
		if p.State() != c.want {
			t.Errorf("gap %v, nothing heard for %v: %s, want %s", c.gap, c.passed, p.State(), c.want)
		}
	}
}

func TestAClockSetBackCreditsNothing(t *testing.T) {
	p := play(t, coach.Options{}, "wall").run(30 * second)
	p.sleep(-time.Hour).run(second)
	if got := p.Result().Spent; got != 31*second {
		t.Errorf("%v are credited, want 31 s", got)
	}
}

func TestWakeNamesTheNextChange(t *testing.T) {
	p := play(t, coach.Options{}, "knead")
	wake := func(want time.Duration) {
		t.Helper()
		if got := p.Wake(p.now).Sub(p.now); got != want {
			t.Errorf("at %s it wakes in %v, want in %v", p.where(), got, want)
		}
	}
	wake(0)
	p.run(300 * time.Millisecond)
	wake(700 * time.Millisecond)
	p.do(coach.Pause)
	wake(coach.PauseLimit)
	p.do(coach.Resume).run(200 * time.Millisecond)
	wake(800 * time.Millisecond)
	p.do(coach.End)
	if !p.Wake(p.now).IsZero() {
		t.Error("it wakes after its end")
	}
}

func TestAFaceThatFollowsWakeMissesNothing(t *testing.T) {
	fine := play(t, coach.Options{}, "knead", "cat", "wall", "squeeze")
	fine.run(fine.Timeline().Length())
	coarse := play(t, coach.Options{}, "knead", "cat", "wall", "squeeze")
	ticks := 0
	for ; coarse.State() != coach.Ended; ticks++ {
		coarse.now = coarse.Wake(coarse.now)
		coarse.events = append(coarse.events, coarse.Tick(coarse.now)...)
	}
	if d := cmp.Diff(fine.kinds(), coarse.kinds()); d != "" {
		t.Error(d)
	}
	if most := int(fine.Timeline().Length()/second) + 20; ticks > most {
		t.Errorf("%d ticks, want at most %d", ticks, most)
	}
}

func TestASessionLeavesItsTimelineAlone(t *testing.T) {
	line := fit(t, coach.Request{Texts: english, Routine: routine("R", "knead")})
	before := slices.Clone(line.Segments)
	s := coach.NewSession(line, noon, coach.Options{})
	s.Do(noon, coach.More)
	if d := cmp.Diff(before, line.Segments); d != "" {
		t.Error(d)
	}
}

func TestAnEmptyTimelineIsOverAtOnce(t *testing.T) {
	s := coach.NewSession(coach.Timeline{}, noon, coach.Options{WaitForMe: true})
	s.Tick(noon)
	if s.State() != coach.Ended || s.Result().Completed || !s.Moment().Over {
		t.Errorf("%s %+v", s.State(), s.Result())
	}
}

func BenchmarkTick(b *testing.B) {
	line, err := coach.Fit(upperBack(), coach.Request{Texts: english, Routine: routine("All", "knead", "cat", "wall", "balls", "effleurage", "knots", "squeeze")})
	if err != nil {
		b.Fatal(err)
	}
	s, now := coach.NewSession(line, noon, coach.Options{}), noon
	b.ReportAllocs()
	for b.Loop() {
		now = now.Add(time.Second)
		s.Tick(now)
		if s.State() == coach.Ended {
			b.StopTimer()
			s = coach.NewSession(line, now, coach.Options{})
			b.StartTimer()
		}
	}
}
