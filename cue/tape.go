package cue

import (
	"context"
	"fmt"
	"time"
)

// Tape is a player that records: what a session sounds like, without a device and without
// waiting. Like [Player] it softens chimes while a sentence is spoken and lets the newest
// sentence win. It belongs to one goroutine.
type Tape struct {
	o     Options
	now   func() time.Duration
	take  func([]Frame) error
	speak func(context.Context, string) (Sound, error)
	close func()

	chimes map[rung]Sound
	begin  int     // frames that were handed on
	frames []Frame // those behind them, which may still change
	heard  []Heard
	said   int   // index in heard of the sentence spoken last; -1: none yet
	last   Sound // that sentence, which is mixed in once it is known how long it is heard
	failed error
}

// Heard is a sound on a [Tape].
type Heard struct {
	At     time.Duration // since the tape began
	Length time.Duration // for which it is heard
	Chime  Kind          // empty: a sentence
	Pan    float64
	Text   string
	Cut    bool // the next sentence ended it early
	// Under tells that a chime was softened below a sentence.
	Under bool
}

// cutFade is how a sentence is led to silence that the next one cuts off.
const cutFade = 10 * time.Millisecond

// rung is a chime as it is made.
type rung struct {
	kind Kind
	pan  float64
}

// NewTape begins a tape. Now tells how long ago that was, and never less than before. Take
// is handed what was recorded, piece by piece, [Rate] frames a second. Voices that can't make
// a sound without playing it are passed over; where there is none, the error wraps
// [ErrNoVoice], and the tape is one of chimes.
func NewTape(ctx context.Context, o Options, now func() time.Duration, take func([]Frame) error) (*Tape, error) {
	o = o.complete()
	t := &Tape{o: o, now: now, take: take, close: func() {}, chimes: map[rung]Sound{}, said: -1}
	if !o.Voice {
		return t, nil
	}
	tried := fmt.Errorf("%w that can be recorded", ErrNoVoice)
	for _, r := range renderers(o) {
		if err := r.Open(ctx); err != nil {
			tried = fmt.Errorf("%w; %s: %w", tried, r.Name(), err)
			continue
		}
		t.speak, t.close = r.Render, r.Close
		return t, nil
	}
	return t, tried
}

// Play records a chime.
func (t *Tape) Play(kind Kind, pan float64) {
	if !t.o.Chimes {
		return
	}
	at, gain := t.now(), Gain(t.o.VolumePercent)
	under := t.said >= 0 && t.heard[t.said].At+t.heard[t.said].Length > at
	if under {
		gain *= ducked
	}
	chime, made := t.chimes[rung{kind, pan}]
	if !made {
		chime = Chime(t.o.Set, kind, pan)
		t.chimes[rung{kind, pan}] = chime
	}
	t.hand(at)
	t.mix(at, chime, float32(gain))
	t.heard = append(t.heard, Heard{At: at, Length: chime.Length(), Chime: kind, Pan: pan, Under: under})
}

// Say records a sentence. What is being spoken stops.
func (t *Tape) Say(text string) {
	if t.speak == nil || text == "" || t.failed != nil {
		return
	}
	sound, err := t.speak(context.Background(), text)
	if err != nil {
		t.failed = fmt.Errorf("could not speak %q: %w", text, err)
		return
	}
	at := t.now()
	t.flush(at)
	t.hand(at)
	sound = voiced(sound, Gain(t.o.VolumePercent)).at(Rate)
	t.said = len(t.heard)
	t.heard = append(t.heard, Heard{At: at, Length: sound.Length(), Text: text})
	t.last = sound
}

// flush mixes in the sentence spoken last, as far as it is heard until the next one.
func (t *Tape) flush(next time.Duration) {
	if len(t.last.Frames) == 0 {
		return
	}
	h := &t.heard[t.said]
	if left := next - h.At; left < h.Length {
		h.Length, h.Cut = left, true
		t.last.Frames = t.last.Frames[:frames(left.Seconds())]
		fading := min(frames(cutFade.Seconds()), len(t.last.Frames))
		end := Sound{Rate: Rate, Frames: t.last.Frames[len(t.last.Frames)-fading:]}
		for i := range end.Frames {
			gain := float32(rise(float64(fading-i) / float64(fading)))
			end.Frames[i][0] *= gain
			end.Frames[i][1] *= gain
		}
	}
	t.mix(h.At, t.last, 1)
	t.last = Sound{}
}

// hand hands on what can't change any more: all before a moment, and before the sentence that
// is not mixed in yet.
func (t *Tape) hand(at time.Duration) {
	if len(t.last.Frames) > 0 {
		at = min(at, t.heard[t.said].At)
	}
	const piece = Rate // frames; less is not worth a call
	n := frames(at.Seconds()) - t.begin
	if n < piece || t.failed != nil {
		return
	}
	if n > len(t.frames) { // silence
		t.frames = append(t.frames, make([]Frame, n-len(t.frames))...)
	}
	if err := t.take(t.frames[:n]); err != nil {
		t.failed = err
	}
	t.frames = append([]Frame(nil), t.frames[n:]...)
	t.begin += n
}

// mix adds a sound to what is recorded.
func (t *Tape) mix(at time.Duration, s Sound, gain float32) {
	from := max(frames(at.Seconds())-t.begin, 0)
	if more := from + len(s.Frames) - len(t.frames); more > 0 {
		t.frames = append(t.frames, make([]Frame, more)...)
	}
	for i, f := range s.Frames {
		t.frames[from+i][0] += gain * f[0]
		t.frames[from+i][1] += gain * f[1]
	}
}

// Close gives back the voice, hands on the rest, and tells what was recorded.
func (t *Tape) Close() ([]Heard, error) {
	t.close()
	const never = 24 * time.Hour
	t.flush(t.now() + never)
	if t.failed == nil {
		t.failed = t.take(t.frames)
	}
	return t.heard, t.failed
}
