package presence

import (
	"context"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

func sources(_ context.Context, o Options) []source {
	meter := newSleepMeter(slept)
	return []source{
		polledInput{
			source: LastInput, idle: o.Idle, pauses: o.Typing, sinceInput: sinceInput,
			why: "Windows does not say when the last input came. I keep trying.",
		},
		newWindowsItself(meter),
		newFocusAssist(),
		consentStore{},
		clocks{meter: meter, every: compareClocks},
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
