// Package clock tells the time, real or turned.
//
// The cores take times as arguments and never ask for them; the shells ask a
// [Clock]. A turned clock starts elsewhere and runs faster, so that people who
// develop Unknot see an afternoon pass in minutes (`unknot --at ... --speed ...`).
// The resident hands its clock on to the windows it opens ([Clock.String], [Parse]),
// so that all of them agree.
package clock

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Env is the environment variable in which a program hands its clock on.
const Env = "UNKNOT_CLOCK"

// MaxSpeed is the fastest that a clock can be turned.
const MaxSpeed = 3600

// Clock tells the time. The zero value is the real clock.
type Clock struct {
	real   time.Time // the real moment that stands for turned
	turned time.Time
	speed  float64 // seconds that pass in a real second; 0: the real clock
}

// Real returns the system's own clock.
func Real() Clock { return Clock{} }

// Turned returns a clock that stands at the given time now and runs at the given speed,
// more than 0 and at most [MaxSpeed]: 60 makes a minute pass in a second.
func Turned(at time.Time, speed float64) (Clock, error) {
	if !(speed > 0 && speed <= MaxSpeed) {
		return Clock{}, fmt.Errorf("a clock runs at a speed above 0 and up to %d, not %v", MaxSpeed, speed)
	}
	return Clock{real: time.Now().Round(0), turned: at, speed: speed}, nil
}

// IsReal reports whether the clock is the system's own.
func (c Clock) IsReal() bool { return c.speed == 0 }

// Speed is how many seconds pass in a real second.
func (c Clock) Speed() float64 {
	if c.speed == 0 {
		return 1
	}
	return c.speed
}

// Now is the time on this clock, in the local zone. It carries no monotonic reading:
// what sleeps and clock changes do to it is for the cores to see.
func (c Clock) Now() time.Time { return c.Of(time.Now()) }

// Of translates a real moment to this clock.
func (c Clock) Of(t time.Time) time.Time {
	t = t.Round(0)
	if c.speed == 0 {
		return t
	}
	return c.turned.Add(time.Duration(float64(t.Sub(c.real)) * c.speed))
}

// Real translates a duration on this clock to real time.
func (c Clock) Real(d time.Duration) time.Duration {
	return time.Duration(float64(d) / c.Speed())
}

// After sends the time once d has passed on this clock.
func (c Clock) After(d time.Duration) <-chan time.Time {
	return time.After(c.Real(d))
}

// String encodes the clock for [Parse]; the real clock is the empty string.
func (c Clock) String() string {
	if c.IsReal() {
		return ""
	}
	return strings.Join([]string{
		c.real.Format(time.RFC3339Nano), c.turned.Format(time.RFC3339Nano),
		strconv.FormatFloat(c.speed, 'g', -1, 64),
	}, " ")
}

// Parse decodes what [Clock.String] wrote.
func Parse(s string) (Clock, error) {
	if s == "" {
		return Clock{}, nil
	}
	bad := func() (Clock, error) {
		return Clock{}, fmt.Errorf("%s holds %q, which is no clock: it needs the real time, the turned time and the speed", Env, s)
	}
	f := strings.Fields(s)
	if len(f) != 3 {
		return bad()
	}
	real, err1 := time.Parse(time.RFC3339Nano, f[0])
	turned, err2 := time.Parse(time.RFC3339Nano, f[1])
	speed, err3 := strconv.ParseFloat(f[2], 64)
	if err1 != nil || err2 != nil || err3 != nil || !(speed > 0 && speed <= MaxSpeed) {
		return bad()
	}
	return Clock{real: real, turned: turned.Local(), speed: speed}, nil
}
