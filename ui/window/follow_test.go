package window_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/window"
)

// source gives one answer a call: a stream of the kinds of events, or nothing for a
// resident that can't be reached. Then it is silent.
type source struct {
	answers [][]string
	calls   []time.Time
}

func (s *source) Events(ctx context.Context) (<-chan control.Event, error) {
	s.calls = append(s.calls, time.Now())
	c := make(chan control.Event)
	if len(s.answers) == 0 {
		context.AfterFunc(ctx, func() { close(c) })
		return c, nil
	}
	kinds := s.answers[0]
	s.answers = s.answers[1:]
	if kinds == nil {
		return nil, errors.New("nobody answers")
	}
	go func() {
		defer close(c)
		for _, k := range kinds {
			select {
			case c <- control.Event{Kind: k}:
			case <-ctx.Done():
			}
		}
	}()
	return c, nil
}

func TestAWindowFollowsTheResident(t *testing.T) {
	tests := []struct {
		name    string
		answers [][]string
		want    []string
		ends    bool // by itself
	}{
		{"a goodbye ends it", [][]string{{"snapshot", "settings", "bye", "snapshot"}}, []string{"snapshot", "settings", "bye"}, true},
		{"a crash is told once, and the restarted resident is followed", [][]string{{"snapshot"}, nil, nil, {"snapshot", "bye"}}, []string{"snapshot", "lost", "snapshot", "bye"}, true},
		{"every crash is told", [][]string{{"snapshot"}, {"snapshot"}, nil}, []string{"snapshot", "lost", "snapshot", "lost"}, false},
		{"a resident that is gone from the start is told", [][]string{nil}, []string{"lost"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, stop := context.WithCancel(t.Context())
				var got []string
				done := make(chan struct{})
				s := &source{answers: tt.answers}
				go func() {
					defer close(done)
					window.Follow(ctx, s, func(e control.Event) { got = append(got, e.Kind) }, func() { got = append(got, "lost") })
				}()
				ended := false
				select {
				case <-done:
					ended = true
				case <-time.After(time.Minute):
				}
				stop()
				<-done
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("told (-want +got):\n%s", diff)
				}
				if ended != tt.ends {
					t.Errorf("it ended by itself: %v, want %v", ended, tt.ends)
				}
				for i := 1; i < len(s.calls); i++ {
					if wait := s.calls[i].Sub(s.calls[i-1]); wait != time.Second {
						t.Errorf("it tried again after %v, want a second", wait)
					}
				}
			})
		})
	}
}
