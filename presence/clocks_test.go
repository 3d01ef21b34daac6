package presence_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/unknot-app/unknot/presence"
)

func TestASleepThatNobodyAnnouncedIsFoundByTheClocks(t *testing.T) {
	tests := []struct {
		name  string
		slept []time.Duration // in each minute
		want  []time.Duration // the sleeps that are told
	}{
		{"no sleep", []time.Duration{0, 0, 0}, nil},
		{"a night", []time.Duration{0, 9 * time.Hour, 0}, []time.Duration{9 * time.Hour}},
		{"two sleeps", []time.Duration{time.Hour, 0, 2 * time.Hour}, []time.Duration{time.Hour, 2 * time.Hour}},
		{"clocks that drift a little", []time.Duration{time.Millisecond, -time.Millisecond, time.Second}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				looks := slices.Clone(tt.slept)
				var total atomic.Int64
				slept := func() time.Duration { return time.Duration(total.Load()) }
				ctx, stop := context.WithCancel(t.Context())
				var facts []presence.Fact
				done := make(chan error)
				go func() {
					done <- presence.WatchClocks(ctx, slept, time.Minute, func(f presence.Fact) { facts = append(facts, f) })
				}()
				time.Sleep(time.Second)
				for _, s := range looks {
					total.Add(int64(s))
					time.Sleep(time.Minute)
				}
				stop()
				<-done

				var told []time.Duration
				for i, f := range facts[1:] { // the first is that it is awake
					if f.On {
						told = append(told, facts[1:][i+1].Since.Sub(f.Since))
					}
				}
				if !slices.Equal(told, tt.want) {
					t.Errorf("told sleeps of %v, want %v", told, tt.want)
				}
				if last := facts[len(facts)-1]; last.On {
					t.Error("still asleep at the end")
				}
			})
		})
	}
}
