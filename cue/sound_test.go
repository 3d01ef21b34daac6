package cue_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/cue"
)

func wav(t interface{ Fatal(...any) }, s cue.Sound) []byte {
	var b bytes.Buffer
	if err := s.WriteWAV(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestASoundIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := cue.Sound{Rate: rapid.IntRange(8000, 48000).Draw(t, "rate")}
		for range rapid.IntRange(0, 50).Draw(t, "frames") {
			sample := rapid.Float32Range(-1, 1)
			s.Frames = append(s.Frames, cue.Frame{sample.Draw(t, "left"), sample.Draw(t, "right")})
		}
		got, err := cue.ReadWAV(bytes.NewReader(wav(t, s)))
		if err != nil || got.Rate != s.Rate || len(got.Frames) != len(s.Frames) {
			t.Fatalf("%d frames at %d Hz, %v; want %d at %d", len(got.Frames), got.Rate, err, len(s.Frames), s.Rate)
		}
		for i, f := range s.Frames {
			for side := range f {
				if d := got.Frames[i][side] - f[side]; d > 1e-4 || d < -1e-4 {
					t.Fatalf("frame %d is %v, want %v", i, got.Frames[i], f)
				}
			}
		}
	})
}

func TestTheLengthThatAPipeWritesDoesNotMatter(t *testing.T) {
	s := cue.Chime(cue.Wood, cue.Tick, 0)
	b := wav(t, s)
	binary.LittleEndian.PutUint32(b[4:], 0x7ffff024)
	binary.LittleEndian.PutUint32(b[40:], 0x7ffff000)
	got, err := cue.ReadWAV(bytes.NewReader(b))
	if err != nil || len(got.Frames) != len(s.Frames) {
		t.Errorf("%d frames, %v; want %d", len(got.Frames), err, len(s.Frames))
	}
}

func TestOneChannelIsHeardOnBothSides(t *testing.T) {
	b := wav(t, cue.Sound{Rate: 22050, Frames: []cue.Frame{{0.5, -0.5}}})
	binary.LittleEndian.PutUint16(b[22:], 1)
	got, err := cue.ReadWAV(bytes.NewReader(b))
	if err != nil || len(got.Frames) != 2 || got.Frames[0][0] != got.Frames[0][1] || got.Frames[1][0] > -0.4 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestWhatIsNoSoundIsRefused(t *testing.T) {
	good := wav(t, cue.Sound{Rate: 44100, Frames: make([]cue.Frame, 10)})
	spoil := func(at int, v byte) []byte {
		b := bytes.Clone(good)
		b[at] = v
		return b
	}
	for _, c := range []struct {
		name string
		file []byte
		says string
	}{
		{"nothing", nil, "no WAV file"},
		{"something else", []byte("espeak: what is this?"), "no WAV file"},
		{"a header alone", good[:12], "holds no sound"},
		{"floats", spoil(20, 3), "format 3"},
		{"five channels", spoil(22, 5), "5 channels"},
		{"a rate that there is not", append(bytes.Clone(good[:24]), append(make([]byte, 4), good[28:]...)...), "at 0 Hz"},
	} {
		if _, err := cue.ReadWAV(bytes.NewReader(c.file)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want that it says %q", c.name, err, c.says)
		}
	}
}

func TestAFileThatCantBeWrittenIsTold(t *testing.T) {
	full := errors.New("no space left")
	if err := cue.Chime(cue.Wood, cue.Tick, 0).WriteWAV(failing{full}); !errors.Is(err, full) {
		t.Errorf("%v, want %v", err, full)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func FuzzReadWAV(f *testing.F) {
	f.Add(wav(f, cue.Sound{Rate: 44100, Frames: make([]cue.Frame, 4)}))
	f.Add([]byte("RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := cue.ReadWAV(bytes.NewReader(b))
		if err == nil && (s.Rate <= 0 || len(s.Frames) > len(b) || s.Peak() > 1) {
			t.Errorf("%d bytes give %d frames at %d Hz with a peak of %v", len(b), len(s.Frames), s.Rate, s.Peak())
		}
	})
}
