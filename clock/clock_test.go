package clock_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/clock"
)

var start = time.Date(2026, 11, 23, 13, 58, 0, 0, time.UTC)

func TestTheZeroClockIsTheSystems(t *testing.T) {
	var c clock.Clock
	real := time.Now()
	if !c.IsReal() || c.Speed() != 1 || !c.Of(real).Equal(real) || c.Real(time.Minute) != time.Minute {
		t.Errorf("the zero clock is not the system's own: speed %v, %v for %v", c.Speed(), c.Of(real), real)
	}
}

func TestATurnedClockStartsElsewhereAndRunsFaster(t *testing.T) {
	before := time.Now()
	c, err := clock.Turned(start, 60)
	if err != nil {
		t.Fatal(err)
	}
	after := time.Now()
	lo, hi := c.Of(before.Add(time.Second)), c.Of(after.Add(time.Second))
	want := start.Add(time.Minute)
	if lo.After(want) || hi.Before(want) {
		t.Errorf("a second after %v it is between %v and %v, want %v", start, lo, hi, want)
	}
	if got := c.Real(time.Minute); got != time.Second {
		t.Errorf("a minute takes %v of real time, want 1s", got)
	}
}

func TestAClockIsHandedOn(t *testing.T) {
	c, err := clock.Turned(start, 90.5)
	if err != nil {
		t.Fatal(err)
	}
	got, err := clock.Parse(c.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, real := range []time.Time{time.Now(), time.Now().Add(time.Hour)} {
		if !got.Of(real).Equal(c.Of(real)) {
			t.Errorf("the clock handed on shows %v, its maker %v", got.Of(real), c.Of(real))
		}
	}
	if c, err := clock.Parse(clock.Real().String()); err != nil || !c.IsReal() {
		t.Errorf("the real clock became %v, %v", c, err)
	}
}

func TestNonsenseIsNoClock(t *testing.T) {
	for _, s := range []string{"x", "1 2 3", "2026-11-23T13:58:00Z 2026-11-23T13:58:00Z 0", "2026-11-23T13:58:00Z 2026-11-23T13:58:00Z NaN"} {
		if c, err := clock.Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", s, c)
		}
	}
	for _, speed := range []float64{0, -1, clock.MaxSpeed + 1} {
		if _, err := clock.Turned(start, speed); err == nil {
			t.Errorf("a clock at speed %v was made", speed)
		}
	}
}
