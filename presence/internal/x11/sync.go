package x11

import (
	"errors"
	"sync"
	"time"
)

// Requests and tests of the SYNC extension, by their numbers on the wire.
const (
	queryExtension = 98 // core protocol

	syncInitialize         = 0
	syncListSystemCounters = 1
	syncQueryCounter       = 5
	syncCreateAlarm        = 8
	syncDestroyAlarm       = 11

	positiveTransition = 0
	negativeTransition = 1
	positiveComparison = 2

	alarmNotify = 1 // event
)

// The alarms of a connection.
const (
	silentAlarm = 1 + iota // input has been silent for the threshold
	backAlarm              // and came back
	pauseAlarm             // input paused, while somebody asks
)

// errNoCounter means that the X server has no idle counter.
var errNoCounter = errors.New("the X server does not count idle time")

// idleCounter is the server's counter of the time without input.
type idleCounter struct {
	*conn
	opcode, firstEvent byte
	counter            uint32
	threshold          int64 // milliseconds

	waits bool // it was said that input has not paused yet

	mu      sync.Mutex
	armed   bool
	silence int64 // milliseconds; 0: nobody asks
}

func newIdleCounter(c *conn, threshold time.Duration) (*idleCounter, error) {
	const name = "SYNC"
	ask := []byte{queryExtension, 0, 0, 0, byte(len(name)), 0, 0, 0}
	reply, err := c.ask(append(ask, name...))
	if err != nil {
		return nil, err
	}
	if reply == nil || reply[8] == 0 {
		return nil, errNoCounter
	}
	i := &idleCounter{conn: c, opcode: reply[9], firstEvent: reply[10], threshold: max(threshold.Milliseconds(), 1)}
	if _, err := c.ask([]byte{i.opcode, syncInitialize, 0, 0, 3, 1, 0, 0}); err != nil {
		return nil, err
	}
	reply, err = c.ask([]byte{i.opcode, syncListSystemCounters, 0, 0})
	if err != nil {
		return nil, err
	}
	i.counter = findCounter(reply, "IDLETIME")
	if i.counter == 0 {
		return nil, errNoCounter
	}
	return i, nil
}

// findCounter reads the reply to ListSystemCounters: a counter's identifier, its
// resolution (64 bits), the length of its name, the name, padding; 0 if it isn't there.
func findCounter(reply []byte, name string) uint32 {
	if len(reply) < 32 {
		return 0
	}
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

// start sets the alarms of the threshold, and says how it is now.
func (i *idleCounter) start(says Listener) error {
	// Alarms first, then the question, so that no change can slip in between.
	if err := i.alarm(silentAlarm, positiveTransition, i.threshold); err != nil {
		return err
	}
	if err := i.alarm(backAlarm, negativeTransition, i.threshold-1); err != nil {
		return err
	}
	reply, err := i.ask(i.query())
	if err != nil {
		return err
	}
	if reply == nil {
		return errNoCounter
	}
	i.tell(says, counterValue(reply))
	says.Typing(false)
	return nil
}

func (i *idleCounter) tell(says Listener, idle int64) {
	says.Idle(idle >= i.threshold, time.Duration(idle)*time.Millisecond)
}

// arm listens for a pause of input, or no longer if silence is 0. It is called from other
// goroutines and does not wait: the answer to the query, which nobody waits for, has the
// connection's goroutine look how it stands.
func (i *idleCounter) arm(silence time.Duration) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.armed {
		i.send(wire.AppendUint32([]byte{i.opcode, syncDestroyAlarm, 0, 0}, i.newID(pauseAlarm)))
	}
	i.silence = silence.Milliseconds()
	i.armed = i.silence > 0
	// A connection that is lost is noticed where it is read.
	if i.armed {
		i.alarm(pauseAlarm, positiveComparison, i.silence)
	}
	i.send(i.query())
}

// hear takes a packet that nobody waited for.
func (i *idleCounter) hear(says Listener, packet []byte) {
	switch {
	case packet[0] == isReply:
		i.mu.Lock()
		silence := i.silence
		i.mu.Unlock()
		i.pause(says, silence > 0)
		if silence > 0 && counterValue(packet) >= silence {
			i.pause(says, false)
		}
	case packet[0]&0x7F == i.firstEvent+alarmNotify:
		const destroyed = 2
		if packet[28] == destroyed {
			return
		}
		value := int64(wire.Uint32(packet[8:]))<<32 | int64(wire.Uint32(packet[12:]))
		if wire.Uint32(packet[4:]) == i.newID(pauseAlarm) {
			i.pause(says, false)
			return
		}
		i.tell(says, value)
	}
}

// pause says whether a pause is still waited for, if that is news.
func (i *idleCounter) pause(says Listener, waits bool) {
	if waits != i.waits {
		i.waits = waits
		says.Typing(waits)
	}
}

// alarm asks for an event when the counter crosses the value: for a transition whenever it
// does, for a comparison once, which may be at once.
func (i *idleCounter) alarm(n uint32, test uint32, value int64) error {
	const (
		counter, valueType, valueField, testType, delta, events = 1, 2, 4, 8, 16, 32
		absolute                                                = 0
	)
	r := []byte{i.opcode, syncCreateAlarm, 0, 0}
	r = wire.AppendUint32(r, i.newID(n))
	r = wire.AppendUint32(r, counter|valueType|valueField|testType|delta|events)
	r = wire.AppendUint32(r, i.counter)
	r = wire.AppendUint32(r, absolute)
	r = wire.AppendUint32(r, uint32(value>>32)) // the high half comes first
	r = wire.AppendUint32(r, uint32(value))
	r = wire.AppendUint32(r, test)
	r = append(r, make([]byte, 8)...) // delta 0
	r = wire.AppendUint32(r, 1)       // events on
	_, err := i.send(r)
	return err
}

// query asks for the counter's value: milliseconds since the last input.
func (i *idleCounter) query() []byte {
	return wire.AppendUint32([]byte{i.opcode, syncQueryCounter, 0, 0}, i.counter)
}

func counterValue(reply []byte) int64 {
	return int64(wire.Uint32(reply[8:]))<<32 | int64(wire.Uint32(reply[12:]))
}
