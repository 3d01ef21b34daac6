package cue_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/unknot-app/unknot/cue"
)

// taped records a few cues, a second apart, with a voice whose sentences last 640 ms.
func taped(t *testing.T, o cue.Options, play func(*cue.Tape, func(time.Duration))) (cue.Sound, []cue.Heard) {
	t.Helper()
	programs(t, map[string]string{"espeak-ng": "cat sound.wav"})
	o.Getenv = func(string) string { return "" }
	now := time.Duration(0)
	sound := cue.Sound{Rate: cue.Rate}
	tape, err := cue.NewTape(t.Context(), o, func() time.Duration { return now }, func(f []cue.Frame) error {
		sound.Frames = append(sound.Frames, f...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	play(tape, func(at time.Duration) { now = at })
	heard, err := tape.Close()
	if err != nil {
		t.Fatal(err)
	}
	return sound, heard
}

func TestATapeHearsAsAPlayerDoes(t *testing.T) {
	o := cue.Options{Voice: true, Chimes: true, VolumePercent: 100}
	sound, heard := taped(t, o, func(tape *cue.Tape, at func(time.Duration)) {
		at(time.Second)
		tape.Say("Hold still.")
		tape.Play(cue.Start, 0)
		at(1300 * time.Millisecond)
		tape.Say("Paused.")
		at(5 * time.Second)
		tape.Play(cue.Start, 0)
	})
	if len(heard) != 4 {
		t.Fatalf("heard %+v", heard)
	}
	first, under, second, alone := heard[0], heard[1], heard[2], heard[3]
	if !first.Cut || first.Length != 300*time.Millisecond || second.Cut || second.Length < 600*time.Millisecond {
		t.Errorf("sentences are heard as %+v and %+v, want the first cut off by the second", first, second)
	}
	if !under.Under || alone.Under {
		t.Errorf("chimes are heard as %+v and %+v, want the first softened", under, alone)
	}
	if l := sound.Length(); l < 5500*time.Millisecond || l > 6*time.Second {
		t.Errorf("it lasts %v", l)
	}
	if p := sound.Peak(); p > 1 {
		t.Errorf("it is cut off at a peak of %.2f", p)
	}
	if quiet := rms(sound.Frames[:seconds(0.99)]); quiet > 0 {
		t.Errorf("before the first cue it is %.4f loud", quiet)
	}
	// Where the sentence is cut off it does not click: no sample is far from the one before.
	for i := seconds(1.28); i < seconds(1.3); i++ {
		if d := sound.Frames[i+1][0] - sound.Frames[i][0]; d > 0.2 || d < -0.2 {
			t.Errorf("it jumps by %.2f at %d", d, i)
		}
	}
}

func TestATapeWithoutAVoiceHoldsChimes(t *testing.T) {
	programs(t, nil)
	tape, err := cue.NewTape(t.Context(), cue.Options{Voice: true, Chimes: true, VolumePercent: 60}, func() time.Duration { return 0 },
		func([]cue.Frame) error { return nil })
	if !errors.Is(err, cue.ErrNoVoice) {
		t.Errorf("error %v", err)
	}
	tape.Say("Hold still.")
	tape.Play(cue.Tick, 0)
	if heard, err := tape.Close(); err != nil || len(heard) != 1 || heard[0].Chime != cue.Tick {
		t.Errorf("heard %+v, %v", heard, err)
	}
}

func TestATapeThatCanNotBeKeptSaysSo(t *testing.T) {
	full := errors.New("no space left")
	tape, err := cue.NewTape(t.Context(), cue.Options{Chimes: true, VolumePercent: 60}, func() time.Duration { return 0 },
		func([]cue.Frame) error { return full })
	if err != nil {
		t.Fatal(err)
	}
	tape.Play(cue.Tick, 0)
	if _, err := tape.Close(); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

func TestAFileWrittenInPiecesIsWhole(t *testing.T) {
	chime := cue.Chime(cue.Wood, cue.Done, 0)
	path := filepath.Join(t.TempDir(), "done.wav")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w, err := cue.NewWAV(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range [][]cue.Frame{chime.Frames[:1000], nil, chime.Frames[1000:]} {
		if err := w.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if w.Length() != chime.Length() {
		t.Errorf("%v were written, want %v", w.Length(), chime.Length())
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	got, err := cue.ReadWAV(file)
	if err != nil || got.Length() != chime.Length() || got.Rate != cue.Rate {
		t.Errorf("it reads as %v at %d Hz, %v", got.Length(), got.Rate, err)
	}
}

func TestAChoiceIsHeard(t *testing.T) {
	programs(t, map[string]string{"espeak-ng": "cat sound.wav"})
	d := &speaker{played: make(chan cue.Sound, 8)}
	o := cue.Options{Voice: true, Chimes: true, VolumePercent: 60, Device: d, Getenv: func(string) string { return "" }}
	if err := cue.Hear(t.Context(), o, "Hold still."); err != nil || len(d.played) != 2 {
		t.Errorf("%d sounds, %v; want a chime and a sentence", len(d.played), err)
	}
	programs(t, nil)
	if err := cue.Hear(t.Context(), o, "Hold still."); !errors.Is(err, cue.ErrNoVoice) {
		t.Errorf("without a voice: %v", err)
	}
}

func TestTheReminderIsOneSoftNote(t *testing.T) {
	for _, set := range cue.Sets() {
		reminder, start := cue.Chime(set, cue.Reminder, 0), cue.Chime(set, cue.Start, 0)
		if reminder.Peak() == 0 || rms(reminder.Frames[:seconds(0.1)]) > 0.6*rms(start.Frames[:seconds(0.1)]) {
			t.Errorf("%s: it has a peak of %.2f beside %.2f", set, reminder.Peak(), start.Peak())
		}
	}
}
