package coach

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/widget"
)

// noteEntry is a line to write about the session in.
type noteEntry struct {
	base.Entry
	done func(keep bool)
	// skip leaves out the letter of the key that opened it.
	skip bool
	open bool
}

func newNoteEntry(hint string, done func(keep bool)) *noteEntry {
	e := &noteEntry{done: done}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	return e
}

// TypedRune writes a letter.
func (e *noteEntry) TypedRune(r rune) {
	if e.skip {
		e.skip = false
		return
	}
	e.Entry.TypedRune(r)
}

// TypedKey keeps the note with Enter and drops what was changed with Esc.
func (e *noteEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.done(true)
	case fyne.KeyEscape:
		e.done(false)
	case fyne.KeyN: // the one that opened it may come here too, before its letter
		e.Entry.TypedKey(k)
	default:
		e.skip = false
		e.Entry.TypedKey(k)
	}
}

// FocusLost keeps the note.
func (e *noteEntry) FocusLost() {
	e.Entry.FocusLost()
	if e.open {
		e.done(true)
	}
}

// noting tells whether a note is being written.
func (v *view) noting() bool { return v.done.entry.open }

// openNote begins to write a note, or goes on with it. ByKey tells that the letter of a
// key is still to come.
func (v *view) openNote(byKey bool) {
	e := v.done.entry
	if e.open {
		return
	}
	e.open, e.skip = true, byKey
	e.SetText(v.shown.Written)
	v.show(v.shown)
	v.act.focus(e)
}

// closeNote ends the writing.
func (v *view) closeNote(keep bool) {
	e := v.done.entry
	if !e.open {
		return
	}
	e.open = false
	v.act.focus(nil)
	if keep {
		v.act.note(e.Text)
		return
	}
	v.show(v.shown)
}

// openNote lets the person write a note about the session.
func (c *Window) openNote() {
	if c.mini {
		c.toggleMini()
	}
	c.faces.whole.openNote(true)
}
