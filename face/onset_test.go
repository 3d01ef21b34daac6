package face_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/cue"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/technique"
)

// within is how far from its moment a cue may begin to sound.
const within = 60 * time.Millisecond

// loudness is a recording as its power in each millisecond, and its highest sample.
type loudness struct {
	power []float64 // mean square of both channels
	peak  float64
	sum   float64
	count int
}

// hop is how many frames a millisecond has, rounded.
const hop = cue.Rate / 1000

func (l *loudness) take(frames []cue.Frame) error {
	for _, f := range frames {
		a, b := float64(f[0]), float64(f[1])
		l.peak = max(l.peak, math.Abs(a), math.Abs(b))
		l.sum += a*a + b*b
		if l.count++; l.count == hop {
			l.power = append(l.power, l.sum/hop)
			l.sum, l.count = 0, 0
		}
	}
	return nil
}

// at is the index of a moment.
func at(d time.Duration) int { return int(d.Seconds() * cue.Rate / hop) }

// level is the root mean square of a stretch.
func (l *loudness) level(from, to int) float64 {
	from, to = max(from, 0), min(to, len(l.power))
	sum := 0.0
	for _, p := range l.power[min(from, to):to] {
		sum += p
	}
	return math.Sqrt(sum / float64(max(to-from, 1)))
}

// onset finds the moment nearest to another, not further away than within, at which it
// becomes clearly louder than it was just before.
func (l *loudness) onset(near time.Duration) (off time.Duration, found bool) {
	best := within + time.Millisecond
	for i := at(near - within); i <= at(near+within); i++ {
		before, after := l.level(i-12, i-1), l.level(i, i+8)
		if after < 0.008 || after < 1.3*before {
			continue
		}
		d := time.Duration(i)*hop*time.Second/cue.Rate - near
		if d.Abs() < best.Abs() {
			best, found = d, true
		}
	}
	return best, found
}

// recorded plays a routine on a tape, without a voice.
func recorded(t *testing.T, routine technique.ID, o cue.Options) (*coach.Session, *loudness, []cue.Heard) {
	t.Helper()
	s := shipped(t, routine)
	c := &clock{now: noon, speed: 1}
	l := &loudness{}
	tape, err := cue.NewTape(t.Context(), o, func() time.Duration { return c.now.Sub(noon) }, l.take)
	if err != nil {
		t.Fatal(err)
	}
	follow := face.Follow(tape, s, c)
	face.Rehearse(s, noon, func(now time.Time, events []coach.Event) {
		c.now = now
		follow(events)
	})
	heard, err := tape.Close()
	if err != nil {
		t.Fatal(err)
	}
	return s, l, heard
}

// moments are those of a timeline at which a chime is to begin, with what it is.
func moments(line *coach.Timeline) map[time.Duration]string {
	all := map[time.Duration]string{line.Length(): "done"}
	for i, seg := range line.Segments {
		switch seg.Phase {
		case technique.Work:
			all[seg.Start] = "start"
			if seg.Length >= 8*time.Second {
				for n := range 3 {
					all[seg.End()-time.Duration(n+1)*time.Second] = "tick"
				}
			}
			if seg.Half != "" || seg.Length >= 30*time.Second {
				all[seg.Start+seg.Length/2] = "half-way"
			}
		case technique.Switch:
			all[seg.Start] = "switch"
		default:
			if i > 0 && line.Segments[i-1].Phase == technique.Work {
				all[seg.Start] = "release"
			}
		}
	}
	return all
}

func TestEveryChimeOfEveryRoutineSoundsAtItsMoment(t *testing.T) {
	for _, set := range cue.Sets() {
		routines := []technique.ID{"hands-only"} // the same moments in another timbre
		if set == cue.Wood {
			routines = []technique.ID{"five-minute", "occasional-tension", "mild-tension", "ten-minute", "full-sequence", "hands-only"}
		}
		for _, routine := range routines {
			t.Run(fmt.Sprintf("%s %s", set, routine), func(t *testing.T) {
				s, l, heard := recorded(t, routine, cue.Options{Chimes: true, Set: set, VolumePercent: 100})
				want := moments(s.Timeline())
				if len(heard) != len(want) {
					t.Errorf("%d chimes, want %d", len(heard), len(want))
				}
				worst := time.Duration(0)
				for moment, kind := range want {
					off, found := l.onset(moment)
					if !found {
						t.Errorf("no %s begins within %v of %v", kind, within, moment)
					}
					worst = max(worst, off.Abs())
				}
				if l.peak > 1 {
					t.Errorf("it is cut off at a peak of %.2f", l.peak)
				}
				t.Logf("%d chimes, the furthest %v from its moment, peak %.2f", len(want), worst, l.peak)
			})
		}
	}
}

func TestChimesOfAKindAreEquallyLoudThroughASession(t *testing.T) {
	s, l, _ := recorded(t, "hands-only", cue.Options{Chimes: true, VolumePercent: 60})
	least, most := map[string]float64{}, map[string]float64{}
	for moment, kind := range moments(s.Timeline()) {
		level := l.level(at(moment), at(moment+100*time.Millisecond))
		if old, ok := least[kind]; !ok || level < old {
			least[kind] = level
		}
		most[kind] = max(most[kind], level)
	}
	for kind := range most {
		// What rings on below may add a little: 1.26 is 2 dB.
		if most[kind] > 1.26*least[kind] {
			t.Errorf("%s is between %.3f and %.3f loud", kind, least[kind], most[kind])
		}
	}
}

func TestALongSilenceIsSilent(t *testing.T) {
	s, l, _ := recorded(t, "five-minute", cue.Options{Chimes: true, Set: cue.Bowl, VolumePercent: 100})
	// The first chime is at the end of the ready countdown.
	ready := s.Timeline().Segments[0].Length
	if level := l.level(0, at(ready)-1); level > 0 {
		t.Errorf("before the first chime it is %.4f loud", level)
	}
	// A bowl rings for 1.3 s and has ended 3 s after it was struck.
	if level := l.level(at(ready+3*time.Second), at(ready+10*time.Second)); level > 0.0005 {
		t.Errorf("after it has rung out it is %.4f loud", level)
	}
}
