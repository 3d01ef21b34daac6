package cue

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"time"
)

// Frame is one moment of a sound: its left and its right sample, from -1 to 1.
type Frame [2]float32

// Sound is a piece of stereo sound.
type Sound struct {
	Rate   int // frames a second
	Frames []Frame
}

// Length is how long it sounds.
func (s Sound) Length() time.Duration {
	if s.Rate == 0 {
		return 0
	}
	return time.Duration(len(s.Frames)) * time.Second / time.Duration(s.Rate)
}

// Peak is the highest absolute value of a sample.
func (s Sound) Peak() float64 {
	var top float64
	for _, f := range s.Frames {
		top = max(top, math.Abs(float64(f[0])), math.Abs(float64(f[1])))
	}
	return top
}

// loudest is the root mean square of the loudest stretch of n frames, both channels added.
func (s Sound) loudest(n int) float64 {
	var sum, top float64
	for i, f := range s.Frames {
		sum += power(f)
		if i >= n {
			sum -= power(s.Frames[i-n])
		}
		top = max(top, sum)
	}
	return math.Sqrt(top / float64(n))
}

func power(f Frame) float64 { return float64(f[0])*float64(f[0]) + float64(f[1])*float64(f[1]) }

// scale makes it louder or softer in place.
func (s Sound) scale(gain float64) {
	for i := range s.Frames {
		s.Frames[i][0] *= float32(gain)
		s.Frames[i][1] *= float32(gain)
	}
}

// at is the sound with so many frames a second, on straight lines between those that it has.
func (s Sound) at(rate int) Sound {
	if rate == s.Rate || len(s.Frames) < 2 || s.Rate == 0 {
		return s
	}
	out := Sound{Rate: rate, Frames: make([]Frame, int(int64(len(s.Frames))*int64(rate)/int64(s.Rate)))}
	for i := range out.Frames {
		where := float64(i) * float64(s.Rate) / float64(rate)
		n := min(int(where), len(s.Frames)-2)
		part := float32(min(where-float64(n), 1))
		for c := range 2 {
			out.Frames[i][c] = s.Frames[n][c] + part*(s.Frames[n+1][c]-s.Frames[n][c])
		}
	}
	return out
}

// WriteWAV writes the sound as a WAV file with samples of 16 bits.
func (s Sound) WriteWAV(w io.Writer) error {
	if _, err := w.Write(appendFrames(wavHeader(s.Rate, len(s.Frames)), s.Frames)); err != nil {
		return fmt.Errorf("could not write a sound of %v as WAV: %w", s.Length(), err)
	}
	return nil
}

// bytesPerWAVFrame is that of two samples of 16 bits.
const bytesPerWAVFrame = 4

// wavHeader begins a WAV file of so many frames.
func wavHeader(rate, count int) []byte {
	const header = 44
	b := make([]byte, 0, header+bytesPerWAVFrame*count)
	u32 := func(v int) { b = binary.LittleEndian.AppendUint32(b, uint32(v)) }
	u16 := func(v int) { b = binary.LittleEndian.AppendUint16(b, uint16(v)) }
	b = append(b, "RIFF"...)
	u32(header - 8 + bytesPerWAVFrame*count)
	b = append(b, "WAVEfmt "...)
	u32(16)
	u16(1) // PCM
	u16(2)
	u32(rate)
	u32(bytesPerWAVFrame * rate)
	u16(bytesPerWAVFrame)
	u16(16)
	b = append(b, "data"...)
	u32(bytesPerWAVFrame * count)
	return b
}

func appendFrames(b []byte, frames []Frame) []byte {
	for _, f := range frames {
		for _, v := range f {
			b = binary.LittleEndian.AppendUint16(b, uint16(int(math.Round(float64(min(max(v, -1), 1))*math.MaxInt16))))
		}
	}
	return b
}

// WAV writes a WAV file piece by piece, with samples of 16 bits and [Rate] frames a second.
type WAV struct {
	to    io.WriteSeeker
	count int
}

// NewWAV begins a file. It is whole once it has been closed.
func NewWAV(to io.WriteSeeker) (*WAV, error) {
	w := &WAV{to: to}
	return w, w.write(wavHeader(Rate, 0))
}

// Write appends frames.
func (w *WAV) Write(frames []Frame) error {
	w.count += len(frames)
	return w.write(appendFrames(nil, frames))
}

// Length is how long it sounds so far.
func (w *WAV) Length() time.Duration { return time.Duration(w.count) * time.Second / Rate }

// Close says at the beginning of the file how long it is. It does not close what is written to.
func (w *WAV) Close() error {
	if _, err := w.to.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("could not go back to the beginning of a WAV file: %w", err)
	}
	return w.write(wavHeader(Rate, w.count))
}

func (w *WAV) write(b []byte) error {
	if _, err := w.to.Write(b); err != nil {
		return fmt.Errorf("could not write a WAV file: %w", err)
	}
	return nil
}

// mostFrames bounds what is taken from a file, to about 12 minutes at 44100 Hz.
const mostFrames = 1 << 25

// ReadWAV reads a WAV file with one or two channels of 16 bits. A length that the header
// gives wrongly, as programs do that write to a pipe, does not matter.
func ReadWAV(r io.Reader) (Sound, error) {
	b, err := io.ReadAll(io.LimitReader(r, 4*mostFrames))
	if err != nil {
		return Sound{}, fmt.Errorf("could not read a WAV file: %w", err)
	}
	if len(b) < 12 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WAVE" {
		return Sound{}, errors.New("what was read is no WAV file: it does not begin as one")
	}
	var s Sound
	channels := 0
	for b = b[12:]; len(b) >= 8; {
		name, length := string(b[:4]), int(min(binary.LittleEndian.Uint32(b[4:]), math.MaxInt32-1))
		b = b[8:]
		body := b[:min(length, len(b))]
		switch {
		case name == "fmt " && len(body) >= 16:
			if f := binary.LittleEndian.Uint16(body); f != 1 || binary.LittleEndian.Uint16(body[14:]) != 16 {
				return Sound{}, fmt.Errorf("the WAV file has samples of format %d, and only PCM with 16 bits can be read", f)
			}
			channels = int(binary.LittleEndian.Uint16(body[2:]))
			s.Rate = int(binary.LittleEndian.Uint32(body[4:]))
		case name == "data":
			if channels < 1 || channels > 2 || s.Rate < 1000 || s.Rate > 400_000 {
				return Sound{}, fmt.Errorf("the WAV file has %d channels at %d Hz, which can't be played", channels, s.Rate)
			}
			s.Frames = framesOf(body, channels)
			return s, nil
		}
		b = b[min(length+length%2, len(b)):]
	}
	return Sound{}, errors.New("the WAV file holds no sound")
}

func framesOf(b []byte, channels int) []Frame {
	out := make([]Frame, 0, len(b)/2/channels)
	sample := func(i int) float32 { return float32(int16(binary.LittleEndian.Uint16(b[2*i:]))) / (math.MaxInt16 + 1) }
	for i := 0; i+channels <= len(b)/2; i += channels {
		out = append(out, Frame{sample(i), sample(i + channels - 1)})
	}
	return out
}

// samples are the frames as the sound server takes them: 32-bit floats, left before right.
func (s Sound) samples() []byte {
	var b bytes.Buffer
	b.Grow(8 * len(s.Frames))
	for _, f := range s.Frames {
		var raw [8]byte
		binary.LittleEndian.PutUint32(raw[:], math.Float32bits(f[0]))
		binary.LittleEndian.PutUint32(raw[4:], math.Float32bits(f[1]))
		b.Write(raw[:])
	}
	return b.Bytes()
}
