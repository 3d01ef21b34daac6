package wayland

import (
	"sync"
	"time"
)

// idle follows the input of a seat, by either of two extensions that are alike: one makes
// objects that say when the input has been silent for some time, and when it is back.
type idle struct {
	*conn
	notifier, seat uint32
	kde            bool   // org_kde_kwin_idle rather than ext_idle_notifier_v1
	pauseRequest   uint16 // makes an object that hears of input alone, if there is one
	threshold      time.Duration
	watch          uint32 // tells of the threshold

	waits bool // it was said that input has not paused yet

	mu    sync.Mutex
	pause uint32 // tells of the pause that somebody asks for; 0: nobody does
	poke  uint32 // a question without content, to have the connection's goroutine look
}

// Requests and events of both extensions.
const (
	extGet      = 1
	extGetInput = 2 // since version 2: hears of input alone, whatever inhibits idleness
	kdeGet      = 0

	destroyNotification = 0
	idled               = 0
	resumed             = 1
)

// newIdle begins to follow the input; nil if the compositor can't tell of it.
func newIdle(c *conn, registry uint32, offers map[string]global, threshold time.Duration) (*idle, error) {
	seat, hasSeat := offers[seatKind]
	ext, hasExt := offers[notifierKind]
	kde, hasKDE := offers[kdeIdleKind]
	if !hasSeat || !hasExt && !hasKDE {
		return nil, nil
	}
	i := &idle{conn: c, kde: !hasExt, threshold: threshold}
	var err error
	if i.seat, err = c.bind(registry, seat, 1); err != nil {
		return nil, err
	}
	get := uint16(extGet)
	switch {
	case i.kde:
		get, i.pauseRequest = kdeGet, kdeGet
		i.notifier, err = c.bind(registry, kde, 1)
	default:
		i.pauseRequest = extGet
		if ext.version >= 2 {
			i.pauseRequest = extGetInput
		}
		i.notifier, err = c.bind(registry, ext, 2)
	}
	if err != nil {
		return nil, err
	}
	i.watch, err = i.notification(get, threshold)
	return i, err
}

// notification makes an object that tells of a silence.
func (i *idle) notification(get uint16, silence time.Duration) (uint32, error) {
	id, ms := i.newID(), uint32(max(silence.Milliseconds(), 1))
	if i.kde {
		return id, i.send(i.notifier, get, id, i.seat, ms)
	}
	return id, i.send(i.notifier, get, id, ms, i.seat)
}

// arm listens for a pause of input, or no longer if silence is 0. It is called from other
// goroutines and does not wait. A connection that is lost is noticed where it is read.
func (i *idle) arm(silence time.Duration) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.pause != 0 {
		i.send(i.pause, destroyNotification)
		i.pause = 0
	}
	if silence > 0 {
		i.pause, _ = i.notification(i.pauseRequest, silence)
	}
	i.poke = i.newID()
	i.send(display, displaySync, i.poke)
}

// hear takes an event.
func (i *idle) hear(says Listener, m message) {
	if m.object == i.watch {
		switch m.opcode {
		case idled:
			says.Idle(true, i.threshold)
		case resumed:
			says.Idle(false, 0)
		}
		return
	}
	for _, waits := range i.news(m) {
		says.Typing(waits)
	}
}

// news is what an event changes about waiting for a pause, in order.
func (i *idle) news(m message) (list []bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	turn := func(waits bool) {
		if waits != i.waits {
			i.waits = waits
			list = append(list, waits)
		}
	}
	switch {
	case m.object == display || m.object == 0:
	case m.object == i.poke:
		i.poke = 0
		turn(i.pause != 0)
	case m.object == i.pause && m.opcode == idled:
		// Once is enough: an object that lives on would tell of each key that follows.
		i.send(i.pause, destroyNotification)
		i.pause = 0
		turn(true) // it may come before the answer to the poke
		turn(false)
	}
	return list
}
