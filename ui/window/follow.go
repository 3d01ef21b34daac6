package window

import (
	"context"
	"time"

	"github.com/unknot-app/unknot/control"
)

// Source is where events come from: the resident's client.
type Source interface {
	Events(context.Context) (<-chan control.Event, error)
}

// Follow hands on the events of source until the context ends or the resident says
// goodbye, which is handed on too. Whenever the stream breaks otherwise it calls lost and
// tries again every second. Event and lost are called on the goroutine of Follow.
func Follow(ctx context.Context, source Source, event func(control.Event), lost func()) {
	connected := true // the window could only open because the resident was there
	for {
		events, err := source.Events(ctx)
		if err == nil {
			connected = true
			for e := range events {
				event(e)
				if e.Kind == EventBye {
					return
				}
			}
		}
		if ctx.Err() != nil {
			return
		}
		if connected {
			connected = false
			lost()
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(patience):
		}
	}
}
