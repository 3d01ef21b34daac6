package cue

import "golang.org/x/sys/windows"

// hasSpeakers tells whether there is a device to play on (Microsoft, "waveOutGetNumDevs").
// Without one Oto would swallow all sounds and never look again.
func hasSpeakers() bool {
	count := windows.NewLazySystemDLL("winmm.dll").NewProc("waveOutGetNumDevs")
	if count.Find() != nil {
		return true
	}
	n, _, _ := count.Call()
	return n > 0
}
