package library

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	base "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of the search field, in units.
const (
	searchWide, searchHigh = 176, 40
	searchIcon             = 18
)

// search is the field that techniques are searched with.
type search struct {
	box   *fyne.Container
	entry *entry
	frame *widget.Drawn
	sign  *canvas.Raster
}

// entry is Fyne's, which knows selections, clipboard and input methods. Escape clears it,
// and on an empty one goes on to the window.
type entry struct {
	base.Entry
	of      *search
	focused bool
	down    func()
}

func newSearch(hint string, changed func(string), down func()) *search {
	s := &search{entry: &entry{down: down}}
	s.entry.of = s
	s.entry.ExtendBaseWidget(s.entry)
	s.entry.PlaceHolder = hint
	s.entry.OnChanged = changed
	s.entry.OnSubmitted = func(string) { down() }
	s.frame = widget.NewDrawn(func() fyne.Size { return fyne.NewSize(searchWide, searchHigh) }, func(p *widget.Pen) {
		p.Box(0, 0, p.Size.Width, p.Size.Height, widget.Paint{
			Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Control), Width: 1, Radius: theme.RadiusButton,
		})
		if s.entry.focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusButton)
		}
	})
	s.sign = canvas.NewRaster(func(w, h int) image.Image { return icon.Draw(icon.Search, w, h, theme.Color(theme.Ink2)) })
	s.box = &fyne.Container{Layout: searchLayout{s}, Objects: []fyne.CanvasObject{s.frame, s.sign, bare(s.entry)}}
	return s
}

// bare takes the ground and the edge off an entry: the field has its own.
func bare(e fyne.CanvasObject) fyne.CanvasObject { return newThemed(e) }

// clear empties the field and tells of it.
func (s *search) clear() { s.entry.SetText("") }

// focus gives the field the keyboard.
func (s *search) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.box); c != nil {
		c.Focus(s.entry)
	}
}

// FocusGained shows the focus ring.
func (e *entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.of.frame.Refresh()
}

// FocusLost hides it.
func (e *entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.of.frame.Refresh()
}

// TypedKey takes Escape, and Down to what was found.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyEscape && e.Text != "":
		e.SetText("")
	case k.Name == fyne.KeyEscape:
		if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
			c.Unfocus()
		}
	case k.Name == fyne.KeyDown:
		e.down()
	default:
		e.Entry.TypedKey(k)
	}
}

// searchLayout sets the sign before the letters.
type searchLayout struct{ s *search }

func (l searchLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.s.frame.Resize(size)
	l.s.sign.Move(fyne.NewPos(12, (size.Height-searchIcon)/2))
	l.s.sign.Resize(fyne.NewSquareSize(searchIcon))
	entry := l.s.box.Objects[2]
	height := entry.MinSize().Height
	entry.Move(fyne.NewPos(12+searchIcon, (size.Height-height)/2))
	entry.Resize(fyne.NewSize(size.Width-12-searchIcon-4, height))
}

func (l searchLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	width := max(searchWide, widget.TextWidth(l.s.entry.PlaceHolder, theme.Body, false)+12+searchIcon+32)
	return fyne.NewSize(width*(0.5+theme.TextScale()/2), max(searchHigh, theme.Body.Line()+16))
}
