package page

import (
	"context"
	"io"

	"github.com/unknot-app/unknot/settings"
)

// System is what a page asks of this computer. A function that is nil can't be had here.
// Those that say so take longer than a frame and belong on a goroutine of Given.Work.
type System struct {
	// Voices are the installed voices that speak a language, the best first. It takes up to
	// two seconds.
	Voices func(language string) []Voice
	// Hear plays a chime and speaks a sentence as the settings want it, and returns when
	// both have been heard. The error is ErrSilent or ErrVoiceless where one could not be.
	Hear func(ctx context.Context, c settings.Coach, sentence string) error

	// StartsAtLogin tells whether the desktop starts Unknot, by looking.
	StartsAtLogin func() (bool, error)
	// StartAtLogin has the desktop start Unknot, or not.
	StartAtLogin func(start bool) error

	// Show opens a folder or a file in the program of the desktop.
	Show func(path string) error
	// Save asks where to save a file, and gives the writer of it; nothing is called where the
	// person thinks better of it. Then is called on the main thread.
	Save func(name string, then func(io.WriteCloser, error))
	// Export writes all of the person's data as one archive. It takes some seconds.
	Export func(io.Writer) error

	// Version is that of the program; empty where nobody answers. It asks the resident.
	Version func() string
	// Licenses is what the programs are made of, with the licence texts.
	Licenses func() (string, error)
}

// Voice is one voice that is installed.
type Voice struct{ ID, Name, Language string }

// Mute is a loss of sound that a person can mend.
type Mute string

// What Hear misses.
const (
	ErrSilent    Mute = "no sound device"
	ErrVoiceless Mute = "no system voice"
)

func (m Mute) Error() string { return string(m) }
