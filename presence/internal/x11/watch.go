package x11

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Listener takes what an X server says. All is said in the goroutine of [Watch].
type Listener interface {
	// Idle: the input has been silent for the threshold or longer, or not; silent is the
	// time since the last input.
	Idle(is bool, silent time.Duration)
	// NoIdle: the server does not count the time without input.
	NoIdle()
	// Typing: somebody asked for a pause of the input, and it has not come yet, or it has.
	Typing(is bool)
	// FullScreen: the active window fills its screen, or not.
	FullScreen(is bool)
	// NoFullScreen: there is no window manager that tells.
	NoFullScreen()
}

// Options of [Watch].
type Options struct {
	Display   string // its name, as in DISPLAY
	Authority Authority
	Threshold time.Duration // how long without input is idle, at least 1 ms
	// Pauses has arm called whenever somebody asks for a pause of input, with its length, or
	// asks no longer, with 0, until the returned function is called; nil: nobody asks.
	Pauses func(arm func(silence time.Duration)) (end func())
}

// Watch connects to the display and says at once, and whenever it changes, what it says.
// It returns when ctx ends or the server is lost.
func Watch(ctx context.Context, o Options, says Listener) error {
	c, err := dial(ctx, o.Display, o.Authority)
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { c.Close() })()
	defer c.Close()

	err = watch(c, o, says)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("display %s is gone: %w", o.Display, err)
}

func watch(c *conn, o Options, says Listener) error {
	idle, err := newIdleCounter(c, o.Threshold)
	switch {
	case errors.Is(err, errNoCounter):
		says.NoIdle()
	case err != nil:
		return err
	default:
		if err := idle.start(says); err != nil {
			return err
		}
		if o.Pauses != nil {
			defer o.Pauses(idle.arm)()
		}
	}
	active, err := newActiveWindow(c)
	if err != nil {
		return err
	}
	if err := active.start(says); err != nil {
		return err
	}
	c.greeted()
	for {
		packet, err := c.next()
		if err != nil {
			return err
		}
		if packet[0] == isReply {
			// Somebody asks for a pause: what follows it must not come over a full screen.
			err = active.look(says)
		} else {
			err = active.hear(says, packet)
		}
		if idle != nil {
			idle.hear(says, packet)
		}
		if err != nil {
			return err
		}
	}
}
