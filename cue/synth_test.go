package cue_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/cue"
)

// each runs a test for every chime of every set.
func each(t *testing.T, test func(t *testing.T, set cue.Set, kind cue.Kind)) {
	for _, set := range cue.Sets() {
		for _, kind := range cue.Kinds() {
			t.Run(fmt.Sprintf("%s %s", set, kind), func(t *testing.T) { test(t, set, kind) })
		}
	}
}

// channel is one side of a sound.
func channel(s cue.Sound, side int) []float64 {
	out := make([]float64, len(s.Frames))
	for i, f := range s.Frames {
		out[i] = float64(f[side])
	}
	return out
}

// rms is the root mean square of both channels.
func rms(frames []cue.Frame) float64 {
	var sum float64
	for _, f := range frames {
		sum += float64(f[0])*float64(f[0]) + float64(f[1])*float64(f[1])
	}
	return math.Sqrt(sum / float64(max(1, len(frames))))
}

func seconds(s float64) int { return int(s * cue.Rate) }

func TestAChimeIsShort(t *testing.T) {
	each(t, func(t *testing.T, set cue.Set, kind cue.Kind) {
		chime := cue.Chime(set, kind, 0)
		if l := chime.Length(); chime.Rate != 44100 || l < 50*time.Millisecond || l > 2*time.Second {
			t.Errorf("it takes %v at %d Hz", l, chime.Rate)
		}
		if tick := cue.Chime(set, cue.Tick, 0); tick.Length() > 600*time.Millisecond {
			t.Errorf("a tick takes %v, which rings into the next", tick.Length())
		}
	})
}

func TestAChimeBeginsAtOnce(t *testing.T) {
	each(t, func(t *testing.T, set cue.Set, kind cue.Kind) {
		chime := cue.Chime(set, kind, 0)
		peak := chime.Peak()
		for i, f := range chime.Frames {
			if math.Abs(float64(f[0])) > peak/4 {
				if at := float64(i) / cue.Rate; at > 0.02 {
					t.Errorf("it is heard after %.0f ms", 1000*at)
				}
				return
			}
		}
		t.Error("it is never heard")
	})
}

func TestAChimeHasNoClicks(t *testing.T) {
	each(t, func(t *testing.T, set cue.Set, kind cue.Kind) {
		chime := cue.Chime(set, kind, 1)
		peak := chime.Peak()
		for side := range 2 {
			v := channel(chime, side)
			if v[0] != 0 || math.Abs(v[len(v)-1]) > 1e-4 {
				t.Errorf("it goes from %v to %v instead of from silence to silence", v[0], v[len(v)-1])
			}
			for i := 1; i < len(v); i++ {
				if jump := math.Abs(v[i] - v[i-1]); jump > 0.4*peak {
					t.Fatalf("it jumps by %.2f after %d frames, where its peak is %.2f", jump, i, peak)
				}
			}
		}
	})
}

func TestChimesAreAboutAsLoudAsEachOther(t *testing.T) {
	soft := map[cue.Kind]bool{cue.Tick: true, cue.HalfWay: true}
	each(t, func(t *testing.T, set cue.Set, kind cue.Kind) {
		chime := cue.Chime(set, kind, 0)
		if p := chime.Peak(); p < 0.08 || p > 0.71 {
			t.Errorf("its peak is %.2f of full scale", p)
		}
		var loudest float64
		for i := 0; i < len(chime.Frames); i += seconds(0.01) {
			end := min(i+seconds(0.1), len(chime.Frames))
			loudest = max(loudest, rms(chime.Frames[i:end])*math.Sqrt(float64(end-i)/float64(seconds(0.1))))
		}
		lo, hi := 0.18, 0.29
		if soft[kind] {
			lo, hi = 0.09, 0.15
		}
		if loudest < lo || loudest > hi {
			t.Errorf("its loudest tenth of a second has %.3f of full scale, want %.2f to %.2f", loudest, lo, hi)
		}
	})
}

// power is how much of a frequency there is in samples (Goertzel).
func power(samples []float64, hertz float64) float64 {
	k := 2 * math.Cos(2*math.Pi*hertz/cue.Rate)
	var a, b float64
	for _, v := range samples {
		a, b = v+k*a-b, a
	}
	return a*a + b*b - k*a*b
}

// The notes that chimes may have, written for the sets that are not an octave lower.
var scale = map[string]float64{"D": 587.33, "F#": 739.99, "A": 880, "high D": 1174.66}

func TestChimesHaveTheNotesOfOneScale(t *testing.T) {
	notes := map[cue.Kind][]string{
		cue.Start: {"D", "A"}, cue.Tick: {"high D"}, cue.Release: {"A", "D"},
		cue.Switch: {"F#", "F#"}, cue.HalfWay: {"F#"}, cue.Done: {"D", "F#", "A"},
	}
	beats := map[cue.Kind]float64{cue.Start: 0.14, cue.Release: 0.16, cue.Switch: 0.24, cue.Done: 0.19}
	each(t, func(t *testing.T, set cue.Set, kind cue.Kind) {
		octave := 1.0
		if set == cue.Bowl {
			octave = 0.5
		}
		chime := cue.Chime(set, kind, 0)
		v := channel(chime, 0)
		for i, want := range notes[kind] {
			from := seconds(beats[kind] * float64(i))
			part := v[from:min(from+seconds(0.09), len(v))]
			best, name := 0.0, ""
			for n, hertz := range scale {
				if p := power(part, octave*hertz); p > best {
					best, name = p, n
				}
			}
			// A bowl still rings with the note before; the new one is heard above it.
			if name != want {
				t.Errorf("note %d is %s, want %s", i+1, name, want)
			}
		}
	})
}

func TestTheSwitchGoesFromTheOldSideToTheNew(t *testing.T) {
	for _, set := range cue.Sets() {
		for _, to := range []float64{-1, 1} {
			chime := cue.Chime(set, cue.Switch, to)
			left, right := channel(chime, 0), channel(chime, 1)
			ratio := func(from, until float64) float64 {
				a, b := seconds(from), min(seconds(until), len(left))
				return energy(right[a:b]) / energy(left[a:b])
			}
			first, second := ratio(0, 0.24), ratio(0.26, 0.32)
			if to < 0 {
				first, second = 1/first, 1/second
			}
			if first > 0.1 || second < 2 {
				t.Errorf("%s to %+.0f: the new side has %.2f of the energy of the old one in the first note, %.2f in the second", set, to, first, second)
			}
		}
	}
}

func energy(v []float64) float64 {
	var sum float64
	for _, x := range v {
		sum += x * x
	}
	return sum
}

func TestAChimeNeverClipsWhereverItSounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := rapid.SampledFrom(cue.Sets()).Draw(t, "set")
		kind := rapid.SampledFrom(cue.Kinds()).Draw(t, "kind")
		pan := rapid.Float64().Draw(t, "pan")
		for _, f := range cue.Chime(set, kind, pan).Frames {
			for _, v := range f {
				if !(v >= -0.71 && v <= 0.71) {
					t.Fatalf("a sample is %v", v)
				}
			}
		}
	})
}

func TestAnUnknownKindIsSilent(t *testing.T) {
	if l := cue.Chime(cue.Wood, "fanfare", 0).Length(); l != 0 {
		t.Errorf("it sounds for %v", l)
	}
}

func TestTheVolumeGoesFromNothingToAll(t *testing.T) {
	if cue.Gain(0) != 0 || cue.Gain(100) != 1 {
		t.Errorf("gains %v and %v", cue.Gain(0), cue.Gain(100))
	}
	for p := range 100 {
		if cue.Gain(p) >= cue.Gain(p+1) {
			t.Errorf("%d percent are not softer than %d", p, p+1)
		}
	}
}
