package presence

import (
	"fmt"
	"sync"
	"time"

	"github.com/ebitengine/purego"
)

const (
	coreGraphics   = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
	coreFoundation = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
)

// load finds functions of a framework by their names; each is a pointer to a func.
func load(framework string, functions map[string]any) error {
	library, err := purego.Dlopen(framework, purego.RTLD_LAZY|purego.RTLD_GLOBAL)
	if err != nil {
		return fmt.Errorf("open %s: %w", framework, err)
	}
	for name, function := range functions {
		symbol, err := purego.Dlsym(library, name)
		if err != nil {
			return fmt.Errorf("find %s: %w", name, err)
		}
		purego.RegisterFunc(function, symbol)
	}
	return nil
}

// sinceInput asks Quartz Event Services when the last input of any device came; see
// CGEventSourceSecondsSinceLastEventType in CGEventSource.h. It needs no permission.
func sinceInput() func() (time.Duration, error) {
	const (
		ofHardware = int32(1) // kCGEventSourceStateHIDSystemState
		anyInput   = ^uint32(0)
	)
	var seconds func(state int32, event uint32) float64
	open := sync.OnceValue(func() error {
		return load(coreGraphics, map[string]any{"CGEventSourceSecondsSinceLastEventType": &seconds})
	})
	return func() (time.Duration, error) {
		if err := open(); err != nil {
			return 0, err
		}
		return time.Duration(seconds(ofHardware, anyInput) * float64(time.Second)), nil
	}
}
