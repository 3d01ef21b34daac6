package wayland

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Listener takes what a compositor says. All is said in the goroutine of [Watch].
type Listener interface {
	// Idle: the input has been silent for the threshold or longer, or not; silent is the
	// time since the last input, as far as the compositor counts.
	Idle(is bool, silent time.Duration)
	// NoIdle: the compositor does not tell programs of idle input.
	NoIdle()
	// Typing: somebody asked for a pause of the input, and it has not come yet, or it has.
	Typing(is bool)
	// FullScreen: the active window fills its screen, or not.
	FullScreen(is bool)
	// NoFullScreen: the compositor does not tell programs of other programs' windows.
	NoFullScreen()
}

// Options of [Watch].
type Options struct {
	Socket    string        // path of the compositor's socket
	Threshold time.Duration // how long without input is idle, at least 1 ms
	// Pauses has arm called whenever somebody asks for a pause of input, with its length, or
	// asks no longer, with 0, until the returned function is called; nil: nobody asks.
	Pauses func(arm func(silence time.Duration)) (end func())
}

// Watch connects to the compositor and says at once, and whenever it changes, what it
// says. Compositors count from the moment that they are asked, so at first nobody is idle.
// It returns when ctx ends or the compositor is lost.
func Watch(ctx context.Context, o Options, says Listener) error {
	for {
		err := watchOnce(ctx, o, says)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !errors.Is(err, errOther) {
			return fmt.Errorf("watch the Wayland compositor: %w", err)
		}
	}
}

// errOther means that the compositor offers something else than at the start.
var errOther = errors.New("the Wayland compositor offers something else now")

func watchOnce(ctx context.Context, o Options, says Listener) error {
	c, err := dial(ctx, o.Socket)
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { c.Close() })()
	defer c.Close()

	offers, registry, err := c.survey()
	if err != nil {
		return err
	}
	idle, err := newIdle(c, registry, offers, o.Threshold)
	if err != nil {
		return err
	}
	if idle == nil {
		says.NoIdle()
	} else {
		says.Idle(false, 0)
		says.Typing(false)
		if o.Pauses != nil {
			defer o.Pauses(idle.arm)()
		}
	}
	tops, err := newToplevels(c, registry, offers)
	if err != nil {
		return err
	}
	if tops == nil {
		says.NoFullScreen()
	}
	for {
		m, err := c.read()
		if err != nil {
			return err
		}
		if m.object == registry && changes(offers, m) {
			return errOther
		}
		if idle != nil {
			idle.hear(says, m)
		}
		if tops != nil {
			if err := tops.hear(says, m); err != nil {
				return err
			}
		}
	}
}

// global is something that a compositor offers.
type global struct {
	name    uint32
	kind    string
	version uint32
}

func readGlobal(m message) global {
	return global{m.args.uint(), m.args.string(), m.args.uint()}
}

// changes tells whether an event of the registry changes what is offered of use here.
func changes(offers map[string]global, m message) bool {
	if m.opcode == registryGlobal {
		g := readGlobal(m)
		_, known := offers[g.kind]
		return useful(g.kind) && !known
	}
	gone := m.args.uint()
	for _, g := range offers {
		if g.name == gone {
			return true
		}
	}
	return false
}

const (
	seatKind     = "wl_seat"
	notifierKind = "ext_idle_notifier_v1"
	kdeIdleKind  = "org_kde_kwin_idle"
	toplevelKind = "zwlr_foreign_toplevel_manager_v1"
)

func useful(kind string) bool {
	return kind == seatKind || kind == notifierKind || kind == kdeIdleKind || kind == toplevelKind
}

// survey lists what the compositor offers of use here, the first of each kind.
func (c *conn) survey() (offers map[string]global, registry uint32, err error) {
	c.SetDeadline(time.Now().Add(handshake))
	defer c.SetDeadline(time.Time{})
	registry, done := c.newID(), c.newID()
	if err := c.send(display, displayGetRegistry, registry); err != nil {
		return nil, 0, err
	}
	if err := c.send(display, displaySync, done); err != nil {
		return nil, 0, err
	}
	offers = map[string]global{}
	for {
		m, err := c.read()
		switch {
		case err != nil:
			return nil, 0, err
		case m.object == done:
			return offers, registry, nil
		case m.object == registry && m.opcode == registryGlobal:
			if g := readGlobal(m); useful(g.kind) {
				if _, known := offers[g.kind]; !known {
					offers[g.kind] = g
				}
			}
		}
	}
}
