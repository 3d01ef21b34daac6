package presence

import (
	"context"
	"fmt"
	"sync"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// focusAssist hears from Windows when do not disturb (Focus assist, before Windows 11) is
// switched on. Windows tells of it by a notification that Microsoft does not document, but
// which has been the same since Windows 10 1709: WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED.
type focusAssist struct {
	mu     sync.Mutex
	change chan focusProfile
	// onChange is a function that Windows calls; it is made once, for Windows keeps it for
	// the life of the process.
	onChange func() uintptr
}

// quietHoursProfile is the name of the notification.
const quietHoursProfile = uint64(0x0D83063EA3BF1C75)

var (
	ntdll          = windows.NewLazySystemDLL("ntdll.dll")
	subscribeWNF   = ntdll.NewProc("RtlSubscribeWnfStateChangeNotification")
	unsubscribeWNF = ntdll.NewProc("RtlUnsubscribeWnfStateChangeNotification")
)

func newFocusAssist() *focusAssist {
	f := &focusAssist{}
	f.onChange = sync.OnceValue(func() uintptr { return windows.NewCallback(f.changed) })
	return f
}

func (*focusAssist) name() Source { return FocusAssist }

func (*focusAssist) lost() string {
	return "Windows does not tell whether you silenced notifications. I keep trying."
}

func (f *focusAssist) watch(ctx context.Context, say func(Fact)) error {
	// The name of the notification takes two words of a 32-bit machine; none is made for one.
	if unsafe.Sizeof(uintptr(0)) != 8 || subscribeWNF.Find() != nil || unsubscribeWNF.Find() != nil {
		return blind("This Windows does not tell whether you silenced notifications.")
	}
	change := make(chan focusProfile, 8)
	f.mu.Lock()
	f.change = change
	f.mu.Unlock()
	var subscription uintptr
	status, _, _ := subscribeWNF.Call(uintptr(unsafe.Pointer(&subscription)), uintptr(quietHoursProfile), 0, f.onChange(), 0, 0, 0, 0)
	if status != 0 {
		return fmt.Errorf("listen for do not disturb: status %#x", status)
	}
	defer unsubscribeWNF.Call(subscription)

	// The present state comes at once, but only if it was ever changed since the start of
	// Windows.
	said, first := Fact{}, true
	told := time.NewTimer(time.Second)
	defer told.Stop()
	for {
		var profile focusProfile
		select {
		case <-ctx.Done():
			return ctx.Err()
		case profile = <-change:
		case <-told.C:
			if !first {
				continue
			}
		}
		fact := profile.fact()
		fact.Since = time.Now()
		if first || fact.On != said.On || fact.Detail != said.Detail {
			first, said = false, fact
			say(fact)
		}
	}
}

// changed is called by Windows on a thread of its own.
func (f *focusAssist) changed(_, _, _, _ uintptr, data *uint32, size uintptr) uintptr {
	if data == nil || size < 4 {
		return 0
	}
	profile := focusProfile(*data)
	f.mu.Lock()
	defer f.mu.Unlock()
	select {
	case f.change <- profile:
	default:
	}
	return 0
}
