package presence

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// windowsItself hears of lock, user switch and sleep by messages to a window that nobody
// sees. Of full screens and quiet Windows tells nobody by itself; it is asked when another
// window comes to the front, which is when they begin and end, and once a minute.
type windowsItself struct {
	meter *sleepMeter
	// Windows keeps these for the life of the process: they are made once.
	onMessage, onFront func() uintptr

	window uintptr
	say    func(Fact)
	sleep  sleeping
	locked bool // the session is locked
	away   bool // another session has the screen
	state  notificationState
	blind  bool // Windows does not answer what the state is
}

const (
	wmDestroy        = 0x0002
	wmClose          = 0x0010
	wmTimer          = 0x0113
	wmPowerBroadcast = 0x0218
	wmSessionChange  = 0x02B1

	powerSuspend         = 0x0004
	powerResumeSuspend   = 0x0007
	powerResumeAutomatic = 0x0012

	sessionConsoleConnect    = 1
	sessionConsoleDisconnect = 2
	sessionRemoteConnect     = 3
	sessionRemoteDisconnect  = 4
	sessionLock              = 7
	sessionUnlock            = 8

	everyMinute = 1 // timers
	afterChange = 2

	frontChanged = 3 // EVENT_SYSTEM_FOREGROUND
)

var (
	wtsapi32 = windows.NewLazySystemDLL("wtsapi32.dll")
	shell32  = windows.NewLazySystemDLL("shell32.dll")

	registerClass      = user32.NewProc("RegisterClassExW")
	unregisterClass    = user32.NewProc("UnregisterClassW")
	createWindow       = user32.NewProc("CreateWindowExW")
	destroyWindow      = user32.NewProc("DestroyWindow")
	defaultProcedure   = user32.NewProc("DefWindowProcW")
	getMessage         = user32.NewProc("GetMessageW")
	dispatchMessage    = user32.NewProc("DispatchMessageW")
	postMessage        = user32.NewProc("PostMessageW")
	postQuitMessage    = user32.NewProc("PostQuitMessage")
	setTimer           = user32.NewProc("SetTimer")
	killTimer          = user32.NewProc("KillTimer")
	setEventHook       = user32.NewProc("SetWinEventHook")
	unhookEvent        = user32.NewProc("UnhookWinEvent")
	registerSuspend    = user32.NewProc("RegisterSuspendResumeNotification")
	unregisterSuspend  = user32.NewProc("UnregisterSuspendResumeNotification")
	registerSession    = wtsapi32.NewProc("WTSRegisterSessionNotification")
	unregisterSession  = wtsapi32.NewProc("WTSUnRegisterSessionNotification")
	querySession       = wtsapi32.NewProc("WTSQuerySessionInformationW")
	freeSessionAnswer  = wtsapi32.NewProc("WTSFreeMemory")
	queryNotifications = shell32.NewProc("SHQueryUserNotificationState")
)

func newWindowsItself(meter *sleepMeter) *windowsItself {
	w := &windowsItself{meter: meter}
	w.onMessage = sync.OnceValue(func() uintptr { return windows.NewCallback(w.message) })
	w.onFront = sync.OnceValue(func() uintptr { return windows.NewCallback(w.front) })
	return w
}

func (*windowsItself) name() Source { return Windows }

func (*windowsItself) lost() string {
	return "Windows does not tell me of lock, sleep and full screens. I keep trying."
}

func (w *windowsItself) watch(ctx context.Context, say func(Fact)) error {
	// A window and its messages belong to one thread.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	w.say, w.sleep, w.away, w.state, w.blind = say, sleeping{meter: w.meter}, false, 0, false

	end, err := w.open()
	if err != nil {
		return err
	}
	defer end()
	window := w.window
	w.start()
	defer context.AfterFunc(ctx, func() { postMessage.Call(window, wmClose, 0, 0) })()

	var m struct {
		window  uintptr
		message uint32
		wParam  uintptr
		lParam  uintptr
		time    uint32
		x, y    int32
		private uint32
	}
	for {
		got, _, err := getMessage.Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0)
		switch int32(got) {
		case 0:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return errors.New("the window for messages was closed")
		case -1:
			return fmt.Errorf("read messages of Windows: %w", err)
		}
		dispatchMessage.Call(uintptr(unsafe.Pointer(&m)))
	}
}

// open makes the window. It is an ordinary one that is never shown: one for messages alone
// would not hear what is told to all.
func (w *windowsItself) open() (end func(), err error) {
	var module windows.Handle
	if err := windows.GetModuleHandleEx(0, nil, &module); err != nil {
		return nil, fmt.Errorf("find the program's module: %w", err)
	}
	name, err := windows.UTF16PtrFromString("UnknotPresence")
	if err != nil {
		return nil, err
	}
	class := struct {
		size, style                      uint32
		procedure                        uintptr
		classExtra, windowExtra          int32
		module, icon, cursor, background uintptr
		menu, name                       *uint16
		smallIcon                        uintptr
	}{procedure: w.onMessage(), module: uintptr(module), name: name}
	class.size = uint32(unsafe.Sizeof(class))
	if ok, _, err := registerClass.Call(uintptr(unsafe.Pointer(&class))); ok == 0 {
		return nil, fmt.Errorf("register a window class: %w", err)
	}
	unregister := func() { unregisterClass.Call(uintptr(unsafe.Pointer(name)), uintptr(module)) }
	w.window, _, err = createWindow.Call(0, uintptr(unsafe.Pointer(name)), 0, 0, 0, 0, 0, 0, 0, 0, uintptr(module), 0)
	if w.window == 0 {
		unregister()
		return nil, fmt.Errorf("make a window for messages: %w", err)
	}
	const windowHandle, thisSession, outOfContext = 0, 0, 0
	registerSession.Call(w.window, thisSession)
	suspend, _, _ := registerSuspend.Call(w.window, windowHandle)
	hook, _, _ := setEventHook.Call(frontChanged, frontChanged, 0, w.onFront(), 0, 0, outOfContext)
	return func() {
		if hook != 0 {
			unhookEvent.Call(hook)
		}
		if suspend != 0 {
			unregisterSuspend.Call(suspend)
		}
		unregisterSession.Call(w.window)
		destroyWindow.Call(w.window)
		unregister()
	}, nil
}

// start says how everything is now.
func (w *windowsItself) start() {
	w.locked = sessionIsLocked()
	w.tellLocked()
	w.say(Fact{Kind: Asleep, Since: time.Now()})
	w.look()
	setTimer.Call(w.window, everyMinute, uintptr(time.Minute.Milliseconds()), 0)
}

// message is the window's procedure.
func (w *windowsItself) message(window, message, wParam, lParam uintptr) uintptr {
	switch message {
	case wmDestroy:
		postQuitMessage.Call(0)
		return 0
	case wmSessionChange:
		w.sessionChanged(wParam)
		return 0
	case wmPowerBroadcast:
		switch wParam {
		case powerSuspend:
			w.sleep.begins(time.Now(), w.say)
		case powerResumeSuspend, powerResumeAutomatic:
			w.sleep.ends(time.Now(), w.say)
		}
		return 1
	case wmTimer:
		if wParam == afterChange {
			killTimer.Call(window, afterChange)
		}
		w.look()
		return 0
	}
	result, _, _ := defaultProcedure.Call(window, message, wParam, lParam)
	return result
}

// front is called when another window comes to the front. It may fill the screen only a
// moment later.
func (w *windowsItself) front(_, _, _, _, _, _, _ uintptr) uintptr {
	w.look()
	setTimer.Call(w.window, afterChange, uintptr((2 * time.Second).Milliseconds()), 0)
	return 0
}

func (w *windowsItself) sessionChanged(what uintptr) {
	switch what {
	case sessionLock:
		w.locked = true
	case sessionUnlock:
		w.locked = false
	case sessionConsoleDisconnect, sessionRemoteDisconnect:
		w.away = true
	case sessionConsoleConnect, sessionRemoteConnect:
		w.away = false
	default:
		return
	}
	w.tellLocked()
}

func (w *windowsItself) tellLocked() {
	f := Fact{Kind: Locked, On: w.locked || w.away, Since: time.Now()}
	if w.away && !w.locked {
		f.note(Note{What: OtherSession})
	}
	w.say(f)
}

// look asks for full screens and quiet, and says what is news.
func (w *windowsItself) look() {
	var state notificationState
	if failed, _, _ := queryNotifications.Call(uintptr(unsafe.Pointer(&state))); failed != 0 {
		if w.state != 0 || !w.blind {
			w.blind, w.state = true, 0
			for _, k := range []Kind{FullScreen, DoNotDisturb} {
				w.say(Fact{Kind: k, Why: "Windows does not say what fills the screen."})
			}
		}
		return
	}
	if state == w.state {
		return
	}
	w.blind, w.state = false, state
	fullScreen, doNotDisturb := state.facts()
	fullScreen.Since = time.Now()
	doNotDisturb.Since = fullScreen.Since
	w.say(fullScreen)
	w.say(doNotDisturb)
}

// sessionIsLocked asks how this session stands.
func sessionIsLocked() bool {
	const thisServer, thisSession, sessionInfoEx = 0, 0xFFFFFFFF, 25
	var answer *byte
	var size uint32
	ok, _, _ := querySession.Call(thisServer, thisSession, sessionInfoEx,
		uintptr(unsafe.Pointer(&answer)), uintptr(unsafe.Pointer(&size)))
	if ok == 0 || answer == nil {
		return false // a lock from now on is heard all the same
	}
	defer freeSessionAnswer.Call(uintptr(unsafe.Pointer(answer)))
	return lockedBySessionInfo(unsafe.Slice(answer, size))
}
