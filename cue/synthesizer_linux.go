package cue

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// synthesizer speaks with espeak-ng or the espeak before it: the program makes the sound
// and the device plays it. So its volume is ours, it stops at once, and whether there is a
// device is known, which the program itself keeps to itself.
type synthesizer struct {
	program  string
	language string
	device   Device
	gain     float64
}

const (
	// pace is how fast it speaks, in words a minute; the program's own 175 is a hurry.
	pace = "155"
	// level brings a sentence of espeak-ng a little above the chimes.
	level = 1.6
)

func (s *synthesizer) Name() string { return s.program }

func (s *synthesizer) Open(context.Context) error {
	_, err := exec.LookPath(s.program)
	return err
}

// Speak implements [Voice].
func (s *synthesizer) Speak(ctx context.Context, text string, by time.Time) error {
	sound, err := s.render(ctx, text, by)
	if err != nil {
		return err
	}
	sound.scale(min(s.gain*level, 1/max(sound.Peak(), 0.01)))
	return s.device.Play(ctx, sound, by)
}

// render has the program make the sound. The text goes through its standard input: no
// shell and no option can be made of it.
func (s *synthesizer) render(ctx context.Context, text string, by time.Time) (Sound, error) {
	inTime, cancel := context.WithDeadline(ctx, by)
	defer cancel()
	cmd := exec.CommandContext(inTime, s.program, "-v", s.language, "-s", pace, "--stdin", "--stdout")
	cmd.Stdin = strings.NewReader(text)
	cmd.WaitDelay = stopWithin
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return Sound{}, ctx.Err()
	case inTime.Err() != nil:
		return Sound{}, errLate
	case err != nil:
		return Sound{}, fmt.Errorf("could not speak: %w: %s", err, strings.TrimSpace(complaint.String()))
	}
	return ReadWAV(&out)
}

func (s *synthesizer) Close() {}
