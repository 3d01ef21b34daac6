package presence

import (
	"context"
	"time"
	"unsafe"
)

// macSession looks at the session and its windows every few seconds: whether the screen is
// locked or shows another user, and whether the frontmost window fills a display. macOS
// tells of neither without a Cocoa application.
type macSession struct{ every time.Duration }

// macLook is how often macSession looks.
const macLook = 15 * time.Second

func (macSession) name() Source { return MacSession }

func (macSession) lost() string {
	return "macOS does not say whether the screen is locked or full. I keep trying."
}

func (m macSession) watch(ctx context.Context, say func(Fact)) error {
	q, err := loadQuartz()
	if err != nil {
		return err
	}
	var said [2]Fact
	for first := true; ; first = false {
		for i, f := range [...]Fact{q.locked(), q.fullScreen()} {
			if last := said[i]; first || f.On != last.On || f.Detail != last.Detail || f.Why != last.Why {
				said[i] = f
				f.Since = time.Now()
				say(f)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(m.every):
		}
	}
}

// quartz are the functions of CoreGraphics and CoreFoundation that this takes. References
// are pointers of theirs; what a Copy or Create gave is released.
type quartz struct {
	session     func() uintptr                                                // CGSessionCopyCurrentDictionary
	windowList  func(options, relativeTo uint32) uintptr                      // CGWindowListCopyWindowInfo
	displayList func(most uint32, ids *uint32, count *uint32) int32           // CGGetActiveDisplayList
	wide, high  func(display uint32) uintptr                                  // CGDisplayPixelsWide, -High
	release     func(ref uintptr)                                             // CFRelease
	text        func(allocator uintptr, text string, encoding uint32) uintptr // CFStringCreateWithCString
	value       func(dictionary, key uintptr) uintptr                         // CFDictionaryGetValue
	kind        func(ref uintptr) uintptr                                     // CFGetTypeID
	boolKind    func() uintptr                                                // CFBooleanGetTypeID
	isTrue      func(boolean uintptr) bool                                    // CFBooleanGetValue
	numberKind  func() uintptr                                                // CFNumberGetTypeID
	number      func(number uintptr, kind int, value unsafe.Pointer) bool     // CFNumberGetValue
	count       func(array uintptr) int                                       // CFArrayGetCount
	at          func(array uintptr, index int) uintptr                        // CFArrayGetValueAtIndex
}

func loadQuartz() (*quartz, error) {
	q := &quartz{}
	err := load(coreGraphics, map[string]any{
		"CGSessionCopyCurrentDictionary": &q.session,
		"CGWindowListCopyWindowInfo":     &q.windowList,
		"CGGetActiveDisplayList":         &q.displayList,
		"CGDisplayPixelsWide":            &q.wide,
		"CGDisplayPixelsHigh":            &q.high,
	})
	if err != nil {
		return nil, err
	}
	return q, load(coreFoundation, map[string]any{
		"CFRelease":                 &q.release,
		"CFStringCreateWithCString": &q.text,
		"CFDictionaryGetValue":      &q.value,
		"CFGetTypeID":               &q.kind,
		"CFBooleanGetTypeID":        &q.boolKind,
		"CFBooleanGetValue":         &q.isTrue,
		"CFNumberGetTypeID":         &q.numberKind,
		"CFNumberGetValue":          &q.number,
		"CFArrayGetCount":           &q.count,
		"CFArrayGetValueAtIndex":    &q.at,
	})
}

// locked reads the session's dictionary, which there is only in a session with a screen.
func (q *quartz) locked() Fact {
	f := Fact{Kind: Locked}
	session := q.session()
	if session == 0 {
		f.Why = "Unknot runs outside the screen's session, so I can't see whether it is locked."
		return f
	}
	defer q.release(session)
	f.On = q.flag(session, "CGSSessionScreenIsLocked")
	if !f.On && !q.flag(session, "kCGSSessionOnConsoleKey") {
		f.On = true
		f.note(Note{What: OtherSession})
	}
	return f
}

// fullScreen looks at the windows that are on the screen.
func (q *quartz) fullScreen() Fact {
	const onScreen, noDesktop = 1, 16
	f := Fact{Kind: FullScreen}
	list := q.windowList(onScreen|noDesktop, 0)
	var ids [16]uint32
	var count uint32
	if list == 0 || q.displayList(uint32(len(ids)), &ids[0], &count) != 0 {
		if list != 0 {
			q.release(list)
		}
		f.Why = "macOS does not list the windows here, so I can't see whether one fills the screen."
		return f
	}
	defer q.release(list)
	var windows []macWindow
	for i := range q.count(list) {
		info := q.at(list, i)
		bounds := q.get(info, "kCGWindowBounds")
		if bounds == 0 {
			continue
		}
		windows = append(windows, macWindow{
			layer: q.integer(info, "kCGWindowLayer"),
			width: q.integer(bounds, "Width"), height: q.integer(bounds, "Height"),
		})
	}
	var displays []macDisplay
	for _, id := range ids[:min(int(count), len(ids))] {
		displays = append(displays, macDisplay{int(q.wide(id)), int(q.high(id))})
	}
	f.On = fillsDisplay(windows, displays)
	return f
}

// get looks a key up; 0 if it isn't there. What it gives belongs to the dictionary.
func (q *quartz) get(dictionary uintptr, key string) uintptr {
	const utf8 = 0x08000100
	name := q.text(0, key, utf8)
	if name == 0 {
		return 0
	}
	defer q.release(name)
	return q.value(dictionary, name)
}

// flag reads a boolean, which some versions of macOS store as a number.
func (q *quartz) flag(dictionary uintptr, key string) bool {
	if v := q.get(dictionary, key); v != 0 && q.kind(v) == q.boolKind() {
		return q.isTrue(v)
	}
	return q.integer(dictionary, key) != 0
}

// integer reads a number; 0 if it isn't there.
func (q *quartz) integer(dictionary uintptr, key string) int {
	const signed64 = 4 // kCFNumberSInt64Type
	v := q.get(dictionary, key)
	if v == 0 || q.kind(v) != q.numberKind() {
		return 0
	}
	var n int64
	// A size with a fraction is cut off, which the answer calls a loss; the value is there.
	q.number(v, signed64, unsafe.Pointer(&n))
	return int(n)
}
