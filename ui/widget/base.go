package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	base "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/ui/theme"
)

// still is the part that all widgets share: a scale, for windows that are drawn larger
// or smaller as a whole.
type still struct {
	base.BaseWidget
	scale float32
	fixed bool
}

// SetScale draws the widget k times as large. See [Stage].
func (w *still) SetScale(k float32) {
	if w.k() == k {
		return
	}
	w.scale = k
	w.Refresh()
}

// FixLetters keeps the letters in proportion to the widget, whatever text size is in force:
// for windows that are larger as a whole where the person wants larger text.
func (w *still) FixLetters() {
	if !w.fixed {
		w.fixed = true
		w.Refresh()
	}
}

// lk is the scale of the letters.
func (w *still) lk() float32 {
	if w.fixed {
		return w.k() / theme.TextScale()
	}
	return w.k()
}

func (w *still) k() float32 {
	if w.scale == 0 {
		return 1
	}
	return w.scale
}

// control is the part that all widgets share that a person can work: hover, press,
// focus, disabled.
type control struct {
	still
	// Form leaves Enter to the window, whose main button it is for; Space works the control.
	Form bool

	hovered, pressed, focused, disabled bool
}

// Enable lets the widget be used.
func (c *control) Enable() { c.setDisabled(false) }

// Disable shows the widget faded and keeps it from being used.
func (c *control) Disable() { c.setDisabled(true) }

// Disabled reports whether the widget can't be used.
func (c *control) Disabled() bool { return c.disabled }

func (c *control) setDisabled(v bool) {
	if c.disabled != v {
		c.disabled = v
		c.Refresh()
	}
}

// MouseIn marks the widget as hovered.
func (c *control) MouseIn(*desktop.MouseEvent) { c.turn(&c.hovered, true) }

// MouseMoved does nothing.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends hover and press.
func (c *control) MouseOut() {
	c.pressed = false
	c.turn(&c.hovered, false)
}

// MouseDown marks the widget as pressed.
func (c *control) MouseDown(*desktop.MouseEvent) { c.turn(&c.pressed, true) }

// MouseUp ends the press.
func (c *control) MouseUp(*desktop.MouseEvent) { c.turn(&c.pressed, false) }

// FocusGained shows the focus ring.
func (c *control) FocusGained() { c.turn(&c.focused, true) }

// FocusLost hides the focus ring.
func (c *control) FocusLost() { c.turn(&c.focused, false) }

// TypedRune does nothing.
func (c *control) TypedRune(rune) {}

func (c *control) turn(flag *bool, v bool) {
	if *flag == v {
		return
	}
	*flag = v
	if !c.disabled {
		c.Refresh()
	}
}

// Cursor is the pointer over the widget.
func (c *control) Cursor() desktop.Cursor {
	if c.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// activates reports whether a key works a control like a tap.
func activates(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
}

// works reports whether a key works w like a tap. What it doesn't goes on to the window,
// so that Esc and the window's own keys are heard whatever has the focus.
func works(w form, e *fyne.KeyEvent) bool {
	if activates(e) && (e.Name == fyne.KeySpace || !w.inForm()) {
		return true
	}
	pass(w, e)
	return false
}

// form is a control that may stand in a form.
type form interface {
	fyne.CanvasObject
	inForm() bool
}

func (c *control) inForm() bool { return c.Form }

// pass gives the window a key that the control with the focus has no use for.
func pass(w fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// operable is what every widget that a person can work implements.
type operable interface {
	fyne.Focusable
	fyne.Tappable
	fyne.Disableable
	desktop.Hoverable
	desktop.Mouseable
	desktop.Cursorable
}
