//go:build linux

package desktop

import "strconv"

// Move moves the pointer to a point of the screen.
func (d *Desktop) Move(x, y int) {
	d.t.Helper()
	d.Run("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y))
}

// Click moves the pointer there and presses the left button.
func (d *Desktop) Click(x, y int) {
	d.t.Helper()
	d.press(x, y, "1")
}

// RightClick moves the pointer there and presses the right button.
func (d *Desktop) RightClick(x, y int) {
	d.t.Helper()
	d.press(x, y, "3")
}

func (d *Desktop) press(x, y int, button string) {
	d.t.Helper()
	d.Run("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", button)
}

// Type types a text into whatever has the focus.
func (d *Desktop) Type(text string) {
	d.t.Helper()
	d.Run("xdotool", "type", "--", text)
}

// Key presses a key by its X name: "Return", "space", "ctrl+comma".
func (d *Desktop) Key(name string) {
	d.t.Helper()
	d.Run("xdotool", "key", "--", name)
}
