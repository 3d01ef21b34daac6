package coach

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
)

// keyCommands are the keys that give a command.
var keyCommands = map[fyne.KeyName]coach.Command{
	fyne.KeyN: coach.Next,
	fyne.KeyB: coach.Back,
	fyne.KeyE: coach.Stay,
	fyne.KeyT: coach.More,
	fyne.KeyR: coach.Restart,
	fyne.KeyH: coach.Hurts,
	fyne.KeyA: coach.Repeat,
}

// key takes a key, wherever the keyboard's focus is. Keys that work the widget in focus
// are left to it.
func (c *Window) key(e *fyne.KeyEvent) {
	if c.stopped || c.faces.whole.noting() {
		return // the note takes all keys
	}
	focused := c.window.Canvas().Focused() != nil
	switch e.Name {
	case fyne.KeySpace:
		if !focused && c.state.Screen != DoneScreen {
			c.space()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !focused {
			c.enter()
		}
	case fyne.KeyEscape:
		c.escape()
	case fyne.KeyF:
		c.toggleFullScreen()
	case fyne.KeyC:
		c.toggleMini()
	case fyne.KeyM:
		if toggle := c.mute(); toggle != nil {
			toggle()
		}
	default:
		if value := digit(e.Name); value > 0 && (c.state.Screen == ReadyScreen || c.state.Screen == DoneScreen) {
			c.Rate(value)
			return
		}
		if e.Name == fyne.KeyN && c.state.Screen == DoneScreen {
			c.openNote()
			return
		}
		if command, ok := keyCommands[e.Name]; ok {
			c.command(command)
		}
	}
}

// command gives a command as the screen means it.
func (c *Window) command(command coach.Command) {
	if command == coach.Next && c.deps.Session.State() == coach.Hurt {
		command = coach.Skip // what hurts is left
	}
	if c.deps.Session.Can(command) {
		c.Do(command)
	}
}

func (c *Window) enter() {
	switch c.state.Screen {
	case DoneScreen:
		if c.deps.Close != nil {
			c.deps.Close()
		}
	case ReadyScreen, NextScreen:
		c.Do(coach.Start)
	}
}

// escape leads out, one step at a time: pause, leave full screen, end.
func (c *Window) escape() {
	switch {
	case c.deps.Session.Can(coach.Pause):
		c.Do(coach.Pause)
	case c.window.FullScreen():
		c.fill(false)
	case c.mini && c.state.Screen == PausedScreen:
		c.toggleMini()
	case c.state.Screen == PausedScreen:
		c.Do(coach.End)
	case c.state.Screen == ReadyScreen:
		c.Do(coach.End)
	}
}

// digit is the rating that a key stands for: 1 to 9, and 0 for 10.
func digit(k fyne.KeyName) int {
	if len(k) != 1 || k[0] < '0' || k[0] > '9' {
		return 0
	}
	if k == fyne.Key0 {
		return 10
	}
	return int(k[0] - '0')
}
