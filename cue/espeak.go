package cue

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// espeak speaks with espeak-ng or the espeak before it: the program makes the sound.
type espeak struct {
	program string
	voice   string // a language, or a voice's file such as "gmw/en-US"
	rate    int    // percent
}

const (
	// pace is how fast it speaks, in words a minute; the program's own 175 is a hurry.
	pace = 155
	// stopWithin is how long a program that was told to stop may keep its pipes open.
	stopWithin = time.Second
	// espeakSource is the source of its voices.
	espeakSource = "espeak-ng"
)

func (e *espeak) Name() string { return e.program }

func (e *espeak) Open(context.Context) error {
	_, err := exec.LookPath(e.program)
	return err
}

// Render implements [renderer]. The text goes through the program's standard input: no
// shell and no option can be made of it.
func (e *espeak) Render(ctx context.Context, text string) (Sound, error) {
	cmd := exec.CommandContext(ctx, e.program, "-v", e.voice, "-s", strconv.Itoa(pace*e.rate/100), "--stdin", "--stdout")
	cmd.Stdin = strings.NewReader(text)
	out, err := run(cmd)
	if ctx.Err() != nil {
		return Sound{}, ctx.Err()
	}
	if err != nil {
		return Sound{}, err
	}
	return ReadWAV(bytes.NewReader(out))
}

func (e *espeak) Close() {}

// run runs a program to its end and returns what it wrote.
func run(cmd *exec.Cmd) ([]byte, error) {
	cmd.WaitDelay = stopWithin
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s failed: %w: %s", cmd.Args[0], err, strings.TrimSpace(complaint.String()))
	}
	return out.Bytes(), nil
}

// espeakVoices lists the voices of espeak-ng for a language. Those of MBROLA are left out:
// the program lists them whether their data are there or not.
func espeakVoices(ctx context.Context, language string) []VoiceInfo {
	out, err := run(exec.CommandContext(ctx, "espeak-ng", "--voices="+base(language)))
	if err != nil {
		return nil
	}
	var all []VoiceInfo
	for i, line := range strings.Split(string(out), "\n") {
		// Pty Language Age/Gender VoiceName File ...
		f := strings.Fields(line)
		if i == 0 || len(f) < 5 || strings.HasPrefix(f[4], "mb/") || base(f[1]) != base(language) {
			continue
		}
		all = append(all, VoiceInfo{ID: espeakSource + "/" + f[4], Name: strings.ReplaceAll(f[3], "_", " "), Language: f[1], Source: espeakSource})
	}
	return all
}
