package cue

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// alsa plays on ALSA where no sound server runs, through the program aplay of alsa-utils. A
// library in this process would have to be loaded at run time, which would make the program
// that always runs depend on a C library; and the kernel's own devices know nothing of
// dmix, which lets programs share one.
type alsa struct{ program string }

const (
	// alsaBuffer is how much the device buffers.
	alsaBuffer = 80 * time.Millisecond
	// alsaStart is how long the program may take over a sound's length.
	alsaStart = 4 * time.Second
)

// Play implements [Device].
func (a alsa) Play(ctx context.Context, s Sound, by time.Time) error {
	if len(s.Frames) == 0 {
		return nil
	}
	path, err := exec.LookPath(a.program)
	if err != nil {
		return fmt.Errorf("%w: there is neither a sound server nor %s, which is part of alsa-utils", ErrNoDevice, a.program)
	}
	if time.Now().After(by) {
		return errLate
	}
	inTime, cancel := context.WithTimeout(ctx, s.Length()+alsaStart)
	defer cancel()
	cmd := exec.CommandContext(inTime, path, "-q", "-t", "raw", "-f", "FLOAT_LE", "-c", "2", "-r", strconv.Itoa(s.Rate),
		"--buffer-time="+strconv.FormatInt(alsaBuffer.Microseconds(), 10), "-")
	cmd.Stdin = bytes.NewReader(s.samples())
	_, err = run(cmd)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil:
		return nil
	case strings.Contains(err.Error(), "busy"):
		// Another sound of ours or of another program has a device that can't be shared.
		return errLate
	case errors.Is(inTime.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%w: %s does not come to an end", ErrNoDevice, a.program)
	}
	return fmt.Errorf("%w: %w", ErrNoDevice, err)
}
