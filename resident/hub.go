package resident

import (
	"context"
	"sync"

	"github.com/unknot-app/unknot/control"
)

// backlog is how many events a slow client may be behind before it is let go.
const backlog = 64

// hub sends events to whoever follows.
type hub struct {
	mu     sync.Mutex
	follow map[chan control.Event]struct{}
	closed bool
}

// join follows from now on, with the given event first, until the context ends, the hub is
// closed, or the follower is too far behind; then the channel is closed.
func (h *hub) join(ctx context.Context, first control.Event) <-chan control.Event {
	c := make(chan control.Event, backlog)
	c <- first
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		close(c)
		return c
	}
	if h.follow == nil {
		h.follow = make(map[chan control.Event]struct{})
	}
	h.follow[c] = struct{}{}
	context.AfterFunc(ctx, func() { h.leave(c) })
	return c
}

func (h *hub) leave(c chan control.Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.drop(c)
}

// drop needs the lock.
func (h *hub) drop(c chan control.Event) {
	if _, ok := h.follow[c]; ok {
		delete(h.follow, c)
		close(c)
	}
}

// send never waits for a follower.
func (h *hub) send(e control.Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.follow {
		select {
		case c <- e:
		default:
			h.drop(c)
		}
	}
}

// close says goodbye to all.
func (h *hub) close() {
	h.send(control.Event{Kind: "bye"})
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for c := range h.follow {
		h.drop(c)
	}
}
