package presence

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// consentStore hears from Windows which programs use the microphone or a camera: it notes
// that in the registry, and says when it does.
type consentStore struct{}

const (
	consentPath = `SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore`
	// Programs that came without a package are one level deeper.
	unpackaged = "NonPackaged"

	// threadAgnostic keeps a notification when the thread that asked for it ends:
	// REG_NOTIFY_THREAD_AGNOSTIC.
	threadAgnostic = 0x10000000
)

func (consentStore) name() Source { return ConsentStore }

func (consentStore) lost() string {
	return "Windows does not tell which programs use the microphone, so I can't see whether you are on a call. I keep trying."
}

func (c consentStore) watch(ctx context.Context, say func(Fact)) error {
	store, err := registry.OpenKey(registry.CURRENT_USER, consentPath, registry.READ|registry.NOTIFY)
	if errors.Is(err, registry.ErrNotExist) {
		return blind("This Windows does not note which programs use the microphone, so I can't see whether you are on a call. Windows 10 1903 and later do.")
	}
	if err != nil {
		return fmt.Errorf("open the consent store: %w", err)
	}
	defer store.Close()
	changed, err := windows.CreateEvent(nil, 0, 0, nil)
	if err != nil {
		return fmt.Errorf("make an event: %w", err)
	}
	defer windows.CloseHandle(changed)
	ended, err := windows.CreateEvent(nil, 1, 0, nil)
	if err != nil {
		return fmt.Errorf("make an event: %w", err)
	}
	// The event must outlive whoever sets it.
	over := make(chan struct{})
	stop := context.AfterFunc(ctx, func() { windows.SetEvent(ended); close(over) })
	defer func() {
		if !stop() {
			<-over
		}
		windows.CloseHandle(ended)
	}()

	said := Fact{}
	for first := true; ; first = false {
		// Asked before the look, so that nothing falls in between.
		const what = windows.REG_NOTIFY_CHANGE_NAME | windows.REG_NOTIFY_CHANGE_LAST_SET | threadAgnostic
		if err := windows.RegNotifyChangeKeyValue(windows.Handle(store), true, what, changed, true); err != nil {
			return fmt.Errorf("listen to the consent store: %w", err)
		}
		now := time.Now()
		f := inUse(notesOf(store), now.Add(-windows.DurationSinceBoot()), now)
		if first || f.On != said.On || f.Detail != said.Detail {
			said = f
			say(f)
		}
		if _, err := windows.WaitForMultipleObjects([]windows.Handle{changed, ended}, false, windows.INFINITE); err != nil {
			return fmt.Errorf("wait for the consent store: %w", err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// notesOf reads the notes on microphones and cameras. What can't be read was removed
// meanwhile.
func notesOf(store registry.Key) (notes []consent) {
	for capability, device := range map[string]string{"microphone": "Microphone", "webcam": "Camera"} {
		for _, folder := range []string{capability, capability + `\` + unpackaged} {
			key, err := registry.OpenKey(store, folder, registry.READ)
			if err != nil {
				continue
			}
			names, _ := key.ReadSubKeyNames(-1)
			for _, name := range names {
				if program, err := registry.OpenKey(key, name, registry.QUERY_VALUE); err == nil {
					start, _, err1 := program.GetIntegerValue("LastUsedTimeStart")
					stop, _, err2 := program.GetIntegerValue("LastUsedTimeStop")
					if err1 == nil && err2 == nil {
						notes = append(notes, consent{device: device, key: name, packaged: folder == capability, start: start, stop: stop})
					}
					program.Close()
				}
			}
			key.Close()
		}
	}
	return notes
}
