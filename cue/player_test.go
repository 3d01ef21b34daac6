package cue_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/unknot-app/unknot/cue"
)

// device is a sound device on which a sound takes its time.
type device struct {
	mu     sync.Mutex
	err    error         // what playing gives
	wakeup time.Duration // until it begins
	begun  []cue.Sound
	at     []time.Duration // when each began
	cut    int             // how many were ended early
	start  time.Time
}

func newDevice() *device { return &device{start: time.Now()} }

func (d *device) Play(ctx context.Context, s cue.Sound, by time.Time) error {
	time.Sleep(d.wakeup)
	d.mu.Lock()
	if err := d.err; err != nil {
		d.mu.Unlock()
		return err
	}
	if time.Now().After(by) {
		d.mu.Unlock()
		return context.DeadlineExceeded
	}
	d.begun = append(d.begun, s)
	d.at = append(d.at, time.Since(d.start))
	d.mu.Unlock()
	select {
	case <-time.After(s.Length()):
		return nil
	case <-ctx.Done():
		d.mu.Lock()
		d.cut++
		d.mu.Unlock()
		return ctx.Err()
	}
}

func (d *device) fail(err error) { d.mu.Lock(); d.err = err; d.mu.Unlock() }

// voice speaks for two seconds a sentence.
type voice struct {
	name         string
	opening      time.Duration
	openErr, err error
	speaking     bool
	overItself   bool
	said, cut    []string
}

func (v *voice) Name() string { return v.name }

func (v *voice) Open(context.Context) error {
	time.Sleep(v.opening)
	return v.openErr
}

func (v *voice) Speak(ctx context.Context, text string, _ time.Time) error {
	if v.err != nil {
		return v.err
	}
	v.overItself = v.overItself || v.speaking
	v.speaking = true
	defer func() { v.speaking = false }()
	select {
	case <-time.After(2 * time.Second):
		v.said = append(v.said, text)
		return nil
	case <-ctx.Done():
		v.cut = append(v.cut, text)
		return ctx.Err()
	}
}

func (v *voice) Close() {}

// told collects problems.
type told struct {
	mu     sync.Mutex
	errors []error
}

func (t *told) tell(err error) { t.mu.Lock(); t.errors = append(t.errors, err); t.mu.Unlock() }

func (t *told) count(what error) (n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, err := range t.errors {
		if errors.Is(err, what) {
			n++
		}
	}
	return n
}

func check(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestTheCallerNeverWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, v := newDevice(), &voice{opening: time.Hour}
		d.wakeup = time.Hour
		p := cue.New(cue.Options{Voice: true, Chimes: true, VolumePercent: 60, Device: d, Voices: []cue.Voice{v}})
		begun := time.Now()
		for range 100 {
			p.Play(cue.Start, 0)
			p.Say("Hold still.")
		}
		if took := time.Since(begun); took != 0 {
			t.Errorf("it took %v", took)
		}
		p.Close()
		if len(d.begun) != 0 || len(v.said) != 0 {
			t.Errorf("%d chimes and %q came late instead of never", len(d.begun), v.said)
		}
	})
}

func TestChimesRingIntoEachOtherUpToFour(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDevice()
		p := cue.New(cue.Options{Chimes: true, Set: cue.Bowl, VolumePercent: 60, Device: d})
		defer p.Close()
		for range 9 {
			p.Play(cue.Done, 0)
		}
		p.Drain(t.Context())
		if len(d.begun) != 4 || d.at[3] != 0 {
			t.Errorf("%d chimes began at %v", len(d.begun), d.at)
		}
		p.Play(cue.Start, 0)
		p.Drain(t.Context())
		if len(d.begun) != 5 {
			t.Error("after them no chime is heard")
		}
	})
}

func TestChimesAreAsLoudAsChosenAndSofterUnderASentence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, v := newDevice(), &voice{}
		p := cue.New(cue.Options{Voice: true, Chimes: true, VolumePercent: 60, Device: d, Voices: []cue.Voice{v}})
		defer p.Close()
		p.Play(cue.Start, 0)
		p.Drain(t.Context())
		p.Say("Hold still.")
		p.Play(cue.Start, 0)
		p.Drain(t.Context())
		p.Play(cue.Start, 0)
		p.Drain(t.Context())
		alone := cue.Chime(cue.Wood, cue.Start, 0).Peak() * cue.Gain(60)
		for i, want := range []float64{alone, alone / 2, alone} {
			if got := d.begun[i].Peak(); got < 0.99*want || got > 1.01*want {
				t.Errorf("chime %d has a peak of %.3f, want %.3f", i, got, want)
			}
		}
	})
}

func TestTheNewestSentenceWins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := &voice{}
		p := cue.New(cue.Options{Voice: true, Device: newDevice(), Voices: []cue.Voice{v}})
		defer p.Close()
		p.Say("Hold still.")
		time.Sleep(time.Second)
		p.Say("Paused.")
		p.Say("Switch. Right hand, left shoulder.")
		p.Drain(t.Context())
		check(t, "said", v.said, []string{"Switch. Right hand, left shoulder."})
		check(t, "cut", v.cut, []string{"Hold still."})
		if v.overItself {
			t.Error("it spoke over itself")
		}
	})
}

func TestASentenceThatWouldBeLateIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := &voice{opening: 1500 * time.Millisecond}
		p := cue.New(cue.Options{Voice: true, Device: newDevice(), Voices: []cue.Voice{v}})
		defer p.Close()
		p.Say("Hold still.")
		p.Drain(t.Context())
		p.Say("Let go.")
		p.Drain(t.Context())
		check(t, "said", v.said, []string{"Let go."})
	})
}

func TestAMissingDeviceIsToldOnceAndLookedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, told := newDevice(), &told{}
		var heard atomic.Int32
		p := cue.New(cue.Options{Chimes: true, VolumePercent: 60, Device: d, Problem: told.tell, Heard: func() { heard.Add(1) }})
		defer p.Close()
		play := func() { p.Play(cue.Tick, 0); p.Drain(t.Context()) }
		d.fail(cue.ErrNoDevice)
		play()
		play()
		if n := told.count(cue.ErrNoDevice); n != 1 || len(d.begun) != 0 {
			t.Errorf("told %d times, %d chimes", n, len(d.begun))
		}
		d.fail(nil)
		play()
		if len(d.begun) != 1 || heard.Load() != 1 {
			t.Errorf("the device that came back was used %d times and told of %d times", len(d.begun), heard.Load())
		}
		d.fail(cue.ErrNoDevice)
		play()
		if n := told.count(cue.ErrNoDevice); n != 2 {
			t.Errorf("when it went again it was told %d times in all, want 2", n)
		}
	})
}

func TestAMissingVoiceIsToldOnceAndDoesNotSoftenChimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, told := newDevice(), &told{}
		p := cue.New(cue.Options{Voice: true, Chimes: true, VolumePercent: 100, Device: d, Problem: told.tell,
			Voices: []cue.Voice{&voice{openErr: errors.New("not installed")}}})
		defer p.Close()
		synctest.Wait()
		for range 3 {
			p.Say("Hold still.")
			p.Play(cue.Start, 0)
			p.Drain(t.Context())
		}
		if n := told.count(cue.ErrNoVoice); n != 1 || len(told.errors) != 1 {
			t.Errorf("told %v", told.errors)
		}
		if got, want := d.begun[2].Peak(), cue.Chime(cue.Wood, cue.Start, 0).Peak(); got != want {
			t.Errorf("the peak is %v, want %v", got, want)
		}
	})
}

func TestAVoiceThatFailsIsReplacedWithinTheSentence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken, good := &voice{name: "broken", err: errors.New("no sound")}, &voice{name: "good"}
		told := &told{}
		p := cue.New(cue.Options{Voice: true, Device: newDevice(), Problem: told.tell, Voices: []cue.Voice{broken, good}})
		defer p.Close()
		p.Say("Hold still.")
		p.Drain(t.Context())
		good.err, broken.err = errors.New("uninstalled"), nil
		p.Say("Let go.")
		p.Drain(t.Context())
		check(t, "good", good.said, []string{"Hold still."})
		check(t, "broken, later", broken.said, []string{"Let go."})
		if len(told.errors) != 0 {
			t.Errorf("told %v, though there always was a voice", told.errors)
		}
	})
}

func TestMutingSilencesAtOnceAndWhatComes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, v := newDevice(), &voice{}
		p := cue.New(cue.Options{Voice: true, Chimes: true, Set: cue.Bowl, VolumePercent: 60, Device: d, Voices: []cue.Voice{v}})
		defer p.Close()
		p.Play(cue.Done, 0)
		p.Say("Hold still.")
		synctest.Wait()
		p.Mute(true)
		synctest.Wait()
		if d.cut != 1 || len(v.cut) != 1 {
			t.Errorf("%d chimes and %d sentences were cut, want both", d.cut, len(v.cut))
		}
		p.Play(cue.Done, 0)
		p.Say("Let go.")
		p.Drain(t.Context())
		p.Mute(false)
		p.Play(cue.Start, 0)
		p.Say("Next spot.")
		p.Drain(t.Context())
		check(t, "said", v.said, []string{"Next spot."})
		if len(d.begun) != 2 {
			t.Errorf("%d chimes, want 2", len(d.begun))
		}
	})
}

func TestDrainingWaitsForTheLastWordsUnlessItIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := &voice{}
		p := cue.New(cue.Options{Voice: true, Device: newDevice(), Voices: []cue.Voice{v}})
		defer p.Close()
		begun := time.Now()
		p.Say("Done. Stay tall for a minute.")
		p.Drain(t.Context())
		if took := time.Since(begun); took != 2*time.Second {
			t.Errorf("it waited for %v", took)
		}
		p.Say("Once more.")
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		p.Drain(ctx)
		if took := time.Since(begun); took != 3*time.Second {
			t.Errorf("it was given up after %v", took)
		}
	})
}

func TestClosingCutsWhatSounds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, v := newDevice(), &voice{}
		p := cue.New(cue.Options{Voice: true, Chimes: true, Set: cue.Bowl, VolumePercent: 60, Device: d, Voices: []cue.Voice{v}})
		begun := time.Now()
		p.Play(cue.Done, 0)
		p.Say("Hold still.")
		synctest.Wait()
		p.Close()
		p.Play(cue.Start, 0)
		p.Say("Let go.")
		p.Drain(t.Context())
		if took := time.Since(begun); took != 0 || d.cut != 1 || len(v.cut) != 1 || len(d.begun) != 1 {
			t.Errorf("after %v: %d of %d chimes cut, %q", took, d.cut, len(d.begun), v.cut)
		}
	})
}

func TestWhatIsSwitchedOffIsSilent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, v := newDevice(), &voice{}
		p := cue.New(cue.Options{Device: d, Voices: []cue.Voice{v}})
		defer p.Close()
		p.Play(cue.Done, 0)
		p.Say("Hold still.")
		p.Drain(t.Context())
		if len(d.begun) != 0 || len(v.said) != 0 {
			t.Errorf("%d chimes and %q", len(d.begun), v.said)
		}
	})
}
