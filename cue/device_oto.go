//go:build windows || darwin

package cue

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/ebitengine/oto/v3"
)

// system is the device of this system. Oto has one for a program, and no more.
func system(func(string) string) Device { return loudspeaker }

var loudspeaker = &speakers{open: sync.OnceValues(func() (*oto.Context, error) {
	c, ready, err := oto.NewContext(&oto.NewContextOptions{SampleRate: Rate, ChannelCount: 2, Format: oto.FormatFloat32LE, BufferSize: otoBuffer})
	if err != nil {
		return nil, err
	}
	<-ready
	return c, c.Err()
})}

// speakers plays on the loudspeakers through Oto. Its context runs only while something
// sounds: measured idle, it wakes the processor 1380 times a second. It follows the system's
// choice of a device by itself, also when one goes away and another comes.
type speakers struct {
	open func() (*oto.Context, error)

	mu    sync.Mutex
	users int // sounds that are played
	asked int // counts them all
}

const (
	// otoBuffer is how much the device is ahead of what is heard.
	otoBuffer = 40 * time.Millisecond
	// lingers is how long after a sound the device runs on, for the next one and for what is
	// still in its buffers.
	lingers = 250 * time.Millisecond
	// lookEvery is how often it is looked whether a sound is over, near its end.
	lookEvery = 20 * time.Millisecond
)

// Play implements [Device].
func (d *speakers) Play(ctx context.Context, s Sound, by time.Time) error {
	if len(s.Frames) == 0 {
		return nil
	}
	if !hasSpeakers() {
		return fmt.Errorf("%w: the system has no loudspeakers", ErrNoDevice)
	}
	c, err := d.open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	if err := d.begin(c); err != nil {
		return fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	defer d.finish(c)
	if time.Now().After(by) {
		return errLate
	}
	p := c.NewPlayer(bytes.NewReader(s.at(Rate).samples()))
	defer p.Close()
	p.Play()
	wait := s.Length()
	for {
		select {
		case <-ctx.Done():
			p.Pause()
			return ctx.Err()
		case <-time.After(wait):
		}
		if err := c.Err(); err != nil {
			return fmt.Errorf("%w: %w", ErrNoDevice, err)
		}
		if err := p.Err(); err != nil {
			return fmt.Errorf("%w: %w", ErrNoDevice, err)
		}
		if !p.IsPlaying() {
			return nil
		}
		wait = lookEvery
	}
}

// begin has the device run.
func (d *speakers) begin(c *oto.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.users++
	d.asked++
	if d.users > 1 {
		return nil
	}
	if err := c.Resume(); err != nil {
		d.users--
		return err
	}
	return nil
}

// finish stops the device a moment after the last sound.
func (d *speakers) finish(c *oto.Context) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.users--
	asked := d.asked
	time.AfterFunc(lingers, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.users == 0 && d.asked == asked {
			c.Suspend()
		}
	})
}
