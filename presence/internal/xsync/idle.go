package xsync

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Requests and tests of the SYNC extension, by their numbers on the wire.
const (
	queryExtension = 98 // core protocol

	syncInitialize         = 0
	syncListSystemCounters = 1
	syncQueryCounter       = 5
	syncCreateAlarm        = 8

	positiveTransition = 0
	negativeTransition = 1

	alarmNotify = 1 // event
)

// ErrNoCounter means that the X server has no idle counter.
var ErrNoCounter = errors.New("the X server does not count idle time")

// Idle is what the server says about the input.
type Idle struct {
	Is  bool          // no input for the threshold or longer
	For time.Duration // time since the last input
}

// Watch connects to the display and says at once, and whenever it changes, whether the
// input has been silent for at least the threshold. It returns when ctx ends or the
// server is lost.
func Watch(ctx context.Context, display string, authority Authority, threshold time.Duration, say func(Idle)) error {
	c, err := dial(ctx, display, authority)
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { c.Close() })()
	defer c.Close()

	w, err := newWatcher(c)
	if err != nil {
		return err
	}
	// Alarms first, then the question, so that no change can slip in between.
	ms := max(threshold.Milliseconds(), 1)
	if err := w.alarm(1, positiveTransition, ms); err != nil {
		return err
	}
	if err := w.alarm(2, negativeTransition, ms-1); err != nil {
		return err
	}
	idle, err := w.idleTime()
	if err != nil {
		return err
	}
	say(Idle{idle >= ms, time.Duration(idle) * time.Millisecond})
	for {
		event, err := c.event()
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return fmt.Errorf("display %s is gone: %w", display, err)
		}
		if event[0]&0x7F != w.firstEvent+alarmNotify {
			continue
		}
		value := int64(wire.Uint32(event[8:]))<<32 | int64(wire.Uint32(event[12:]))
		say(Idle{value >= ms, time.Duration(value) * time.Millisecond})
	}
}

// watcher knows the server's numbers of the SYNC extension.
type watcher struct {
	*conn
	opcode, firstEvent byte
	counter            uint32
}

func newWatcher(c *conn) (*watcher, error) {
	const name = "SYNC"
	ask := []byte{queryExtension, 0, 0, 0, byte(len(name)), 0, 0, 0}
	reply, err := c.ask(append(ask, name...))
	if err != nil {
		return nil, err
	}
	if reply[8] == 0 {
		return nil, ErrNoCounter
	}
	w := &watcher{conn: c, opcode: reply[9], firstEvent: reply[10]}
	if _, err := c.ask([]byte{w.opcode, syncInitialize, 0, 0, 3, 1, 0, 0}); err != nil {
		return nil, err
	}
	reply, err = c.ask([]byte{w.opcode, syncListSystemCounters, 0, 0})
	if err != nil {
		return nil, err
	}
	w.counter = findCounter(reply, "IDLETIME")
	if w.counter == 0 {
		return nil, ErrNoCounter
	}
	return w, nil
}

// findCounter reads the reply to ListSystemCounters: a counter's identifier, its
// resolution (64 bits), the length of its name, the name, padding; 0 if it isn't there.
func findCounter(reply []byte, name string) uint32 {
	n, rest := wire.Uint32(reply[8:]), reply[32:]
	for range n {
		if len(rest) < 14 {
			return 0
		}
		length := int(wire.Uint16(rest[12:]))
		size := (14 + length + 3) &^ 3
		if len(rest) < size {
			return 0
		}
		if string(rest[14:14+length]) == name {
			return wire.Uint32(rest)
		}
		rest = rest[size:]
	}
	return 0
}

// alarm asks for an event whenever the counter crosses the value, for as long as the
// connection lives: a transition with a delta of 0 stays armed.
func (w *watcher) alarm(n uint32, test uint32, value int64) error {
	const (
		counter, valueType, valueField, testType, delta, events = 1, 2, 4, 8, 16, 32
		absolute                                                = 0
	)
	r := []byte{w.opcode, syncCreateAlarm, 0, 0}
	r = wire.AppendUint32(r, w.newID(n))
	r = wire.AppendUint32(r, counter|valueType|valueField|testType|delta|events)
	r = wire.AppendUint32(r, w.counter)
	r = wire.AppendUint32(r, absolute)
	r = wire.AppendUint32(r, uint32(value>>32)) // the high half comes first
	r = wire.AppendUint32(r, uint32(value))
	r = wire.AppendUint32(r, test)
	r = append(r, make([]byte, 8)...) // delta 0
	r = wire.AppendUint32(r, 1)       // events on
	return w.send(r)
}

// idleTime is the counter's value: milliseconds since the last input.
func (w *watcher) idleTime() (int64, error) {
	r := wire.AppendUint32([]byte{w.opcode, syncQueryCounter, 0, 0}, w.counter)
	reply, err := w.ask(r)
	if err != nil {
		return 0, err
	}
	return int64(wire.Uint32(reply[8:]))<<32 | int64(wire.Uint32(reply[12:])), nil
}
