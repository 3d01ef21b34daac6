package coach

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
)

// composition is one of the ways in which the window shows a session.
type composition interface {
	show(State)
	pane() pane
	showPicture(*image.RGBA)
}

// shape is which of them it is.
type shape uint8

const (
	wholeShape shape = iota
	miniShape
	fullShape
)

// faces are the compositions, of which one is seen.
type faces struct {
	box     *fyne.Container
	shape   shape
	whole   *view
	mini    *miniView
	full    *fullView
	resized func() // the window has another size
}

func newFaces(texts Texts, act actions, pointed func()) *faces {
	f := &faces{whole: newView(texts, act), mini: newMiniView(texts, act), full: newFullView(texts, act, pointed)}
	f.mini.box.Hide()
	f.full.box.Hide()
	f.box = &fyne.Container{Layout: f, Objects: []fyne.CanvasObject{f.whole.box, f.mini.box, f.full.box}}
	return f
}

// now is the composition that is seen.
func (f *faces) now() composition {
	switch f.shape {
	case miniShape:
		return f.mini
	case fullShape:
		return f.full
	}
	return f.whole
}

func (f *faces) seen() *fyne.Container {
	return [...]*fyne.Container{wholeShape: f.whole.box, miniShape: f.mini.box, fullShape: f.full.box}[f.shape]
}

// turn shows a composition. It begins without a fade.
func (f *faces) turn(to shape) {
	if f.shape == to {
		return
	}
	f.seen().Hide()
	f.shape = to
	f.whole.drawn, f.mini.shown, f.full.shown = false, false, false
	box := f.seen()
	box.Show()
	box.Move(fyne.Position{})
	box.Resize(f.box.Size())
}

func (f *faces) setStill(v bool) {
	for _, b := range []*board{&f.whole.board, &f.mini.board, &f.full.board} {
		b.still = v
	}
	f.fadeNumbers(!v)
}

// fadeNumbers lets a number give way to the next by and by, or at once.
func (f *faces) fadeNumbers(v bool) {
	var fade time.Duration
	if v {
		fade = digitTime
	}
	f.whole.work.ring.DigitFade, f.whole.next.ring.DigitFade = fade, fade
	f.mini.ring.DigitFade, f.full.ring.DigitFade = fade, fade
}

// flash lights the ring up that is seen.
func (f *faces) flash(s Screen) {
	switch {
	case f.shape == miniShape:
		f.mini.ring.Flash()
	case f.shape == fullShape:
		f.full.ring.Flash()
	case s == WorkScreen:
		f.whole.work.ring.Flash()
	case s == NextScreen:
		f.whole.next.ring.Flash()
	}
}

func (f *faces) muted(off bool) {
	f.whole.tools.muted(off)
	f.full.tools.muted(off)
}

// Layout implements fyne.Layout.
func (f *faces) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	box := f.seen()
	box.Move(fyne.Position{})
	box.Resize(size)
	if f.resized != nil {
		f.resized()
	}
}

// MinSize implements fyne.Layout.
func (f *faces) MinSize([]fyne.CanvasObject) fyne.Size { return f.seen().MinSize() }
