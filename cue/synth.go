package cue

import "math"

// Rate is how many frames a second a chime has, in Hz.
const Rate = 44100

// All notes are of the D major pentatonic scale, in semitones above D5, so that no two of
// them clash when one cue rings into the next.
const (
	d5 = 587.33 // Hz

	noteD     = 0
	noteFis   = 4
	noteA     = 7
	noteHighD = 12
)

// score is what a chime plays: notes of one length, a beat apart.
type score struct {
	notes []int   // semitones above D5
	beat  float64 // seconds from one note to the next
	// loud is the root mean square of its loudest tenth of a second, of full scale.
	loud float64
	ring float64 // how long it rings, as a part of what its set gives
	pan  bool    // moves from one side to the other
}

func scoreOf(k Kind) (score, bool) {
	switch k {
	case Start:
		return score{notes: []int{noteD, noteA}, beat: 0.14, loud: 0.28, ring: 1}, true
	case Tick:
		return score{notes: []int{noteHighD}, loud: 0.12, ring: 0.4}, true
	case Release:
		return score{notes: []int{noteA, noteD}, beat: 0.16, loud: 0.26, ring: 1}, true
	case Switch:
		return score{notes: []int{noteFis, noteFis}, beat: 0.24, loud: 0.28, ring: 0.7, pan: true}, true
	case HalfWay:
		return score{notes: []int{noteFis}, loud: 0.14, ring: 1}, true
	case Done:
		return score{notes: []int{noteD, noteFis, noteA}, beat: 0.19, loud: 0.28, ring: 1}, true
	case Reminder:
		return score{notes: []int{noteA}, loud: 0.12, ring: 1}, true
	}
	return score{}, false
}

// timbre is how a set sounds: partials that set in together and die away, each at its pace.
type timbre struct {
	partials []partial
	octave   float64 // 1: as written, 0.5: an octave lower
	attack   float64 // seconds until a note is at its loudest
	decay    float64 // seconds in which the first partial falls to 1/e
	length   float64 // seconds of a note
}

// partial is one sine of a note.
type partial struct {
	ratio float64 // of its frequency to the note's
	level float64
	decay float64 // of the timbre's
}

// timbreOf gives the sound of a set. The ratios of the partials are those of the bodies
// that the sets are named for: a bowl is close to 1 : 2.7 : 5.1, with two first modes a
// beat apart, since no bowl is quite round; a bar that is tuned for music has 1 : 3.9.
func timbreOf(s Set) timbre {
	switch s {
	case Bowl:
		return timbre{octave: 0.5, attack: 0.012, decay: 0.38, length: 1.3, partials: []partial{
			{0.999, 0.55, 1}, {1.0015, 0.45, 1}, {2.71, 0.28, 0.6}, {5.15, 0.08, 0.3},
		}}
	case SoftTick:
		return timbre{octave: 1, attack: 0.002, decay: 0.03, length: 0.16, partials: []partial{
			{1, 1, 1}, {2, 0.15, 0.5},
		}}
	}
	return timbre{octave: 1, attack: 0.003, decay: 0.1, length: 0.5, partials: []partial{
		{1, 1, 1}, {3.93, 0.22, 0.35},
	}}
}

const (
	// peak is the highest value that a sample of a chime may have, of full scale.
	peak = 0.7
	// fade is the part of a note at its end over which it is led to silence.
	fade = 0.25
	// aside is how far a note of the switch stands from the middle, of all the way.
	aside = 0.85
)

// Chime makes a chime. Pan tells where it sounds: -1 left, 0 in the middle, 1 right; that
// of a [Switch] is the side to go to, and its first note sounds at the other one. It starts
// and ends at silence and has no jumps. A set or kind that there is not gives [Wood] and
// silence.
func Chime(set Set, kind Kind, pan float64) Sound {
	sc, ok := scoreOf(kind)
	if !ok {
		return Sound{Rate: Rate}
	}
	t := timbreOf(set)
	t.decay *= sc.ring
	t.length *= sc.ring
	beat := frames(sc.beat)
	s := Sound{Rate: Rate, Frames: make([]Frame, beat*(len(sc.notes)-1)+frames(t.length))}
	for i, semitones := range sc.notes {
		left, right := gains(sc.place(i, pan))
		note := t.note(d5 * math.Exp2(float64(semitones)/12))
		for n, v := range note {
			s.Frames[i*beat+n][0] += float32(left * v)
			s.Frames[i*beat+n][1] += float32(right * v)
		}
	}
	top, loud := s.Peak(), s.loudest(frames(0.1))
	s.scale(min(sc.loud/loud, peak/top))
	return s
}

// place is where note i of a chime sounds, from -1 to 1.
func (sc score) place(i int, pan float64) float64 {
	pan = min(max(pan, -1), 1)
	if !sc.pan {
		return pan
	}
	if i == 0 {
		pan = -pan
	}
	return aside * pan
}

// gains are those of the left and the right channel. The sum of their squares is 1, so
// that a sound is as loud wherever it stands.
func gains(pan float64) (left, right float64) {
	right, left = math.Sincos((pan + 1) * math.Pi / 4)
	return left, right
}

// note makes one note of a frequency in Hz.
func (t timbre) note(frequency float64) []float64 {
	out := make([]float64, frames(t.length))
	for _, p := range t.partials {
		step := 2 * math.Pi * frequency * t.octave * p.ratio / Rate
		for n := range out {
			at := float64(n) / Rate
			out[n] += p.level * math.Exp(-at/(t.decay*p.decay)) * math.Sin(step*float64(n))
		}
	}
	for n := range out {
		out[n] *= rise(float64(n)/Rate/t.attack) * rise(float64(len(out)-1-n)/(fade*float64(len(out))))
	}
	return out
}

// rise goes from 0 at 0 to 1 at 1, level at both ends.
func rise(x float64) float64 {
	if x >= 1 {
		return 1
	}
	return (1 - math.Cos(math.Pi*x)) / 2
}

func frames(seconds float64) int { return int(seconds*Rate + 0.5) }
