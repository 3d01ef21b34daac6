package presence

import (
	"context"
	"fmt"
	"time"
	"unsafe"
)

// macCameras asks CoreMediaIO every few seconds whether a camera runs: it tells of that by
// itself only to programs with a Cocoa run loop. See CMIOHardwareDevice.h.
type macCameras struct{ every time.Duration }

const (
	coreMediaIO = "/System/Library/Frameworks/CoreMediaIO.framework/CoreMediaIO"
	// cameraLook is how often it is asked.
	cameraLook = 15 * time.Second
)

func (macCameras) name() Source { return CoreMedia }

func (macCameras) lost() string {
	return "CoreMediaIO does not answer, so I can't see whether a camera is in use. I keep trying."
}

func (m macCameras) watch(ctx context.Context, say func(Fact)) error {
	// The properties have the numbers that they have in CoreAudio.
	var size func(object uint32, a *audioAddress, qualifierSize uint32, qualifier uintptr, size *uint32) int32
	var get func(object uint32, a *audioAddress, qualifierSize uint32, qualifier uintptr, room uint32, used *uint32, value unsafe.Pointer) int32
	err := load(coreMediaIO, map[string]any{"CMIOObjectGetPropertyDataSize": &size, "CMIOObjectGetPropertyData": &get})
	if err != nil {
		return err
	}
	said := Fact{}
	for first := true; ; first = false {
		devices := audioAddress{selector: audioDevices, scope: scopeGlobal}
		runs := audioAddress{selector: audioRuns, scope: scopeGlobal}
		var bytes, used uint32
		if status := size(audioSystem, &devices, 0, 0, &bytes); status != 0 {
			return fmt.Errorf("ask CoreMediaIO for its devices: error %d", status)
		}
		f := Fact{Kind: Call, Since: time.Now()}
		if list := make([]uint32, bytes/4); len(list) > 0 {
			if status := get(audioSystem, &devices, 0, 0, uint32(4*len(list)), &used, unsafe.Pointer(&list[0])); status != 0 {
				return fmt.Errorf("ask CoreMediaIO for its devices: error %d", status)
			}
			for _, device := range list[:min(int(used/4), len(list))] {
				var running uint32
				if get(device, &runs, 0, 0, 4, &used, unsafe.Pointer(&running)) == 0 && running != 0 {
					f.On = true
					f.note(by(Camera, nil))
				}
			}
		}
		if first || f.On != said.On {
			said = f
			say(f)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(m.every):
		}
	}
}
