package presence

import (
	"context"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

func sources(_ context.Context, o Options) []source {
	return []source{
		lastInput{idle: o.Idle},
		unseen{ScreenSaver, "On Windows I can't see yet whether the screen is locked."},
		clocks{meter: newSleepMeter(slept), every: compareClocks},
	}
}

var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	kernel32         = windows.NewLazySystemDLL("kernel32.dll")
	getLastInputInfo = user32.NewProc("GetLastInputInfo")
	getTickCount     = kernel32.NewProc("GetTickCount")
	interruptTime    = kernel32.NewProc("QueryUnbiasedInterruptTime")
	started          = time.Now()
)

// lastInput asks Windows when the last input came. Windows does not tell by itself, so
// this asks again when the threshold could be reached, and while idle every few seconds.
type lastInput struct{ idle time.Duration }

// untilBack is how soon the return of the person is noticed.
const untilBack = 5 * time.Second

func (lastInput) name() Source { return LastInput }

func (lastInput) lost() string {
	return "Windows does not say when the last input came. I keep trying."
}

func (l lastInput) watch(ctx context.Context, say func(Fact)) error {
	for first, was := true, false; ; first = false {
		silent, err := sinceInput()
		if err != nil {
			return err
		}
		is := silent >= l.idle
		if first || is != was {
			f := Fact{Kind: Idle, On: is, Since: time.Now()}
			if is {
				f.Since = f.Since.Add(-silent)
			}
			say(f)
		}
		was = is
		wait := untilBack
		if !is {
			wait = l.idle - silent
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}

// sinceInput reads GetLastInputInfo; the tick count wraps after 49.7 days, and so does
// the difference.
func sinceInput() (time.Duration, error) {
	info := struct{ size, at uint32 }{size: 8}
	if ok, _, err := getLastInputInfo.Call(uintptr(unsafe.Pointer(&info))); ok == 0 {
		return 0, err
	}
	now, _, _ := getTickCount.Call()
	return time.Duration(uint32(now)-info.at) * time.Millisecond, nil
}

// slept is the time that went by less the time that Windows was awake, which it counts
// in units of 100 ns.
func slept() time.Duration {
	var awake uint64
	if ok, _, _ := interruptTime.Call(uintptr(unsafe.Pointer(&awake))); ok == 0 {
		return 0
	}
	return time.Since(started) - time.Duration(awake)*100
}
