// Package login says whether the desktop starts Unknot when the person logs in, and
// changes it. It keeps nothing of its own: it looks at what the desktop looks at.
//
// On Linux that is a desktop entry in the autostart folders of the XDG Autostart
// Specification, on Windows a value of the Run key, on macOS a launch agent.
package login

// ID names Unknot's entry on every system.
const ID = "io.github.unknot_app.unknot"

// quietly is the option with which Unknot starts in the tray and opens no window.
const quietly = "--quiet"

// Item is Unknot's entry among what is started at login.
type Item interface {
	// On tells whether the desktop would start Unknot at the next login.
	On() (bool, error)
	// Set has it started, or not. The error is a sentence for the person.
	Set(on bool) error
}
