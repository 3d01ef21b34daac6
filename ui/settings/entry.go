package settings

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	core "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// Entry is a line of text to type. It is Fyne's, which knows selections, clipboard and
// input methods, in the frame of the design.
type Entry struct {
	core.Entry
	box     *fyne.Container
	frame   *widget.Drawn
	focused bool
	wrong   bool
}

// entryPad is the room at both ends of the frame.
const entryPad = 8

// newEntry makes one that is at least so wide, and calls submitted at Enter.
func newEntry(hint string, width float32, submitted func(text string)) *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.PlaceHolder = hint
	e.OnSubmitted = submitted
	e.OnChanged = func(string) { e.setWrong(false) }
	e.frame = widget.NewDrawn(func() fyne.Size {
		wide := max(width*theme.TextScale(), widget.TextWidth(hint, theme.Body, false)+2*entryPad+24)
		return fyne.NewSize(wide, max(40, theme.Body.Line()+16))
	}, func(p *widget.Pen) {
		edge := theme.Color(theme.Control)
		if e.wrong {
			edge = theme.Color(theme.Red)
		}
		p.Box(0, 0, p.Size.Width, p.Size.Height, widget.Paint{
			Fill: theme.Color(theme.Surface), Edge: edge, Width: 1, Radius: theme.RadiusButton,
		})
		if e.focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusButton)
		}
	})
	e.box = &fyne.Container{Layout: entryLayout{e}, Objects: []fyne.CanvasObject{
		e.frame, container.NewThemeOverride(e, bare{}),
	}}
	return e
}

func (e *Entry) setWrong(v bool) {
	if e.wrong != v {
		e.wrong = v
		e.frame.Refresh()
	}
}

// FocusGained shows the focus ring.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.frame.Refresh()
}

// FocusLost hides it.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.frame.Refresh()
}

// TypedKey takes Escape, which empties the line.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && e.Text != "" {
		e.SetText("")
		return
	}
	e.Entry.TypedKey(k)
}

type entryLayout struct{ e *Entry }

func (l entryLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.e.frame.Resize(size)
	height := objects[1].MinSize().Height
	objects[1].Move(fyne.NewPos(entryPad, (size.Height-height)/2))
	objects[1].Resize(fyne.NewSize(size.Width-2*entryPad, height))
}

func (l entryLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.e.frame.MinSize() }

// bare is the theme in force with inputs that show their letters alone: the frame is the
// entry's own.
type bare struct{}

func (bare) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case base.ColorNameInputBackground, base.ColorNameInputBorder, base.ColorNamePrimary:
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

func (bare) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

func (bare) Icon(n fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(n)
}

func (bare) Size(n fyne.ThemeSizeName) float32 {
	if n == base.SizeNameInputBorder {
		return 2 // which is the width of the caret, too
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}
