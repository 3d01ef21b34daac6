package presence

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unsafe"

	"github.com/ebitengine/purego"
	"golang.org/x/sys/unix"
)

// microphones hears from CoreAudio which programs record. macOS 14.2 and later list the
// programs that use sound, each with whether it records; before, only a device that can do
// nothing but record tells by running. See AudioHardware.h.
type microphones struct {
	heard *listeners
	// onChange is an AudioObjectPropertyListenerProc. A function that C may call lives as
	// long as the process, so it is made once.
	onChange func() uintptr
}

func newMicrophones() microphones {
	heard := &listeners{waits: map[uintptr]chan<- struct{}{}}
	return microphones{heard, sync.OnceValue(func() uintptr {
		return purego.NewCallback(func(_, _, _, token uintptr) uintptr {
			heard.tell(token)
			return 0
		})
	})}
}

const (
	coreAudio = "/System/Library/Frameworks/CoreAudio.framework/CoreAudio"

	audioSystem      = 1 // kAudioObjectSystemObject
	audioProcesses   = 0x70727323
	audioProcessPID  = 0x70706964
	audioRecords     = 0x70697269
	audioDevices     = 0x64657623
	audioStreams     = 0x73746d23
	audioRuns        = 0x676f6e65
	scopeGlobal      = 0x676c6f62
	scopeInput       = 0x696e7074
	scopeOutput      = 0x6f757470
	unknownToThisMac = 0x77686f3f // kAudioHardwareUnknownPropertyError
)

// audioAddress is an AudioObjectPropertyAddress.
type audioAddress struct{ selector, scope, element uint32 }

// alwaysListening are parts of macOS that record without anybody talking to somebody:
// they wait for "Hey Siri" and the like.
var alwaysListening = []string{"corespeechd", "assistantd", "heard", "coreaudiod", "historicalaudiod", "soundanalysisd"}

func (microphones) name() Source { return CoreAudio }

func (microphones) lost() string {
	return "CoreAudio does not answer, so I can't see whether a microphone is in use. I keep trying."
}

func (m microphones) watch(ctx context.Context, say func(Fact)) error {
	audio, err := loadAudio()
	if err != nil {
		return err
	}
	changed := make(chan struct{}, 1)
	token := m.heard.add(changed)
	defer m.heard.remove(token)
	heardAt := map[audioListening]bool{}
	listen := func(object uint32, a audioAddress) {
		l := audioListening{object, a}
		if !heardAt[l] && audio.listen(object, &a, m.onChange(), token) == 0 {
			heardAt[l] = true
		}
	}
	defer func() {
		for l := range heardAt {
			audio.unlisten(l.object, &l.address, m.onChange(), token)
		}
	}()

	said := Fact{}
	for first := true; ; first = false {
		listen(audioSystem, audioAddress{selector: audioProcesses, scope: scopeGlobal})
		listen(audioSystem, audioAddress{selector: audioDevices, scope: scopeGlobal})
		f, err := audio.look(listen)
		if err != nil {
			return err
		}
		f.Since = time.Now()
		if f.On && said.On {
			f.Since = said.Since
		}
		if first || f.On != said.On || f.Detail != said.Detail {
			said = f
			say(f)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
	}
}

type audioListening struct {
	object  uint32
	address audioAddress
}

// audio are the functions of CoreAudio that this takes.
type audio struct {
	size     func(object uint32, a *audioAddress, qualifierSize uint32, qualifier uintptr, size *uint32) int32
	get      func(object uint32, a *audioAddress, qualifierSize uint32, qualifier uintptr, size *uint32, value unsafe.Pointer) int32
	listen   func(object uint32, a *audioAddress, callback, data uintptr) int32
	unlisten func(object uint32, a *audioAddress, callback, data uintptr) int32
}

func loadAudio() (*audio, error) {
	a := &audio{}
	return a, load(coreAudio, map[string]any{
		"AudioObjectGetPropertyDataSize":    &a.size,
		"AudioObjectGetPropertyData":        &a.get,
		"AudioObjectAddPropertyListener":    &a.listen,
		"AudioObjectRemovePropertyListener": &a.unlisten,
	})
}

// look finds out who records, and listens to everybody who might begin to.
func (a *audio) look(listen func(uint32, audioAddress)) (Fact, error) {
	f := Fact{Kind: Call}
	var who []string
	processes, status := a.list(audioSystem, audioAddress{selector: audioProcesses, scope: scopeGlobal})
	switch status {
	case 0:
		for _, p := range processes {
			listen(p, audioAddress{selector: audioRecords, scope: scopeGlobal})
			if a.number(p, audioAddress{selector: audioRecords, scope: scopeGlobal}) == 0 {
				continue
			}
			name := processName(int(a.number(p, audioAddress{selector: audioProcessPID, scope: scopeGlobal})))
			if slices.Contains(alwaysListening, name) || strings.HasPrefix(name, "unknot") {
				continue
			}
			f.On = true
			who = append(who, Program("", name))
		}
	case unknownToThisMac:
		devices, status := a.list(audioSystem, audioAddress{selector: audioDevices, scope: scopeGlobal})
		if status != 0 {
			return f, fmt.Errorf("ask CoreAudio for its devices: error %d", status)
		}
		for _, d := range devices {
			if !a.has(d, scopeInput) || a.has(d, scopeOutput) {
				continue // it may run because it plays
			}
			listen(d, audioAddress{selector: audioRuns, scope: scopeGlobal})
			f.On = f.On || a.number(d, audioAddress{selector: audioRuns, scope: scopeGlobal}) != 0
		}
	default:
		return f, fmt.Errorf("ask CoreAudio who uses sound: error %d", status)
	}
	if f.On {
		f.note(by(Microphone, who))
	}
	return f, nil
}

// list reads a property that is a list of objects.
func (a *audio) list(object uint32, address audioAddress) ([]uint32, int32) {
	var size uint32
	if status := a.size(object, &address, 0, 0, &size); status != 0 || size < 4 {
		return nil, status
	}
	list := make([]uint32, size/4)
	size = uint32(4 * len(list))
	status := a.get(object, &address, 0, 0, &size, unsafe.Pointer(&list[0]))
	return list[:min(int(size/4), len(list))], status
}

// number reads a property that is a number; 0 if it isn't there.
func (a *audio) number(object uint32, address audioAddress) uint32 {
	var value uint32
	size := uint32(unsafe.Sizeof(value))
	if a.get(object, &address, 0, 0, &size, unsafe.Pointer(&value)) != 0 {
		return 0
	}
	return value
}

// has tells whether a device has streams in a direction.
func (a *audio) has(device, scope uint32) bool {
	var size uint32
	address := audioAddress{selector: audioStreams, scope: scope}
	return a.size(device, &address, 0, 0, &size) == 0 && size > 0
}

// processName is the name of a process's file, or empty.
func processName(pid int) string {
	p, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	if err != nil {
		return ""
	}
	return unix.ByteSliceToString(p.Proc.P_comm[:])
}

// listeners hands on what CoreAudio tells, on threads of its own, to those that wait for it.
type listeners struct {
	mu    sync.Mutex
	next  uintptr
	waits map[uintptr]chan<- struct{}
}

func (l *listeners) add(c chan<- struct{}) (token uintptr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next++
	l.waits[l.next] = c
	return l.next
}

func (l *listeners) remove(token uintptr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.waits, token)
}

func (l *listeners) tell(token uintptr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case l.waits[token] <- struct{}{}:
	default:
	}
}
