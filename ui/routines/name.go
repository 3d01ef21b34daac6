package routines

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	entries "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// nameSize is how many letters the name of a routine may have.
const nameSize = 48

// nameField is the headline of the editor, which can be written over.
type nameField struct {
	page   *Page
	box    *fyne.Container
	title  *widget.DrawnControl
	entry  *nameEntry
	frame  *widget.Drawn
	field  fyne.CanvasObject // the entry in large letters
	text   string
	change func(string)
}

// nameEntry is Fyne's, which knows selections, clipboard and input methods.
type nameEntry struct {
	entries.Entry
	of *nameField
}

func newNameField(p *Page, label string, change func(string)) *nameField {
	f := &nameField{page: p, change: change}
	const sign = 20
	f.title = widget.NewDrawnControl(label, func() fyne.Size {
		return fyne.NewSize(widget.TextWidth(f.text, theme.H2, false)+12+sign, theme.H2.Line())
	}, func(p *widget.Pen) {
		wide := p.Text(0, 0, p.Size.Width-12-sign, f.text, theme.H2, theme.Ink, false)
		ink := theme.Ink2
		if p.Hovered {
			ink = theme.PrimaryInk
		}
		p.Icon(wide+12, (p.Size.Height-sign)/2, sign, icon.Pencil, theme.Color(ink))
		if p.Focused {
			p.FocusRing(-4, 0, wide+sign+20, p.Size.Height, theme.RadiusThumb)
		}
	}, func(fyne.Position) { f.edit() })
	f.entry = &nameEntry{of: f}
	f.entry.ExtendBaseWidget(f.entry)
	f.entry.PlaceHolder = label
	f.entry.OnChanged = func(s string) {
		if letters := []rune(s); len(letters) > nameSize {
			f.entry.SetText(string(letters[:nameSize]))
		}
	}
	f.entry.OnSubmitted = func(string) { f.done() }
	f.frame = widget.NewDrawn(func() fyne.Size { return fyne.Size{} }, func(p *widget.Pen) {
		p.Box(0, 0, p.Size.Width, p.Size.Height, widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Primary), Width: 2, Radius: theme.RadiusButton})
	})
	f.field = container.NewThemeOverride(f.entry, large{})
	f.frame.Hide()
	f.field.Hide()
	f.box = &fyne.Container{Layout: f, Objects: []fyne.CanvasObject{f.title, f.frame, f.field}}
	return f
}

// show shows a name.
func (f *nameField) show(name string) {
	if f.text != name {
		f.text = name
		f.title.Refresh()
		f.box.Refresh()
	}
}

func (f *nameField) editing() bool { return f.field.Visible() }

// edit lets the person write, over all of the old name.
func (f *nameField) edit() {
	f.entry.SetText(f.text)
	f.title.Hide()
	f.frame.Show()
	f.field.Show()
	f.box.Refresh()
	f.page.focus(f.entry)
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// commit takes what was written, unless it is nothing.
func (f *nameField) commit() {
	if !f.editing() {
		return
	}
	name := strings.Join(strings.Fields(f.entry.Text), " ")
	f.cancel()
	if name != "" {
		f.change(name)
	}
}

// done takes what was written, and gives the headline the keyboard.
func (f *nameField) done() {
	f.commit()
	f.page.focus(f.title)
}

// cancel keeps the old name.
func (f *nameField) cancel() {
	f.field.Hide()
	f.frame.Hide()
	f.title.Show()
	f.box.Refresh()
}

// FocusLost takes what was written.
func (e *nameEntry) FocusLost() {
	e.Entry.FocusLost()
	e.of.commit()
}

// TypedKey takes Escape, which keeps the old name.
func (e *nameEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.of.cancel()
		e.of.page.focus(e.of.title)
		return
	}
	e.Entry.TypedKey(k)
}

// Layout implements fyne.Layout.
func (f *nameField) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f.title.Move(fyne.Position{})
	f.title.Resize(size)
	wide := min(size.Width, 480*theme.TextScale())
	f.frame.Move(fyne.NewPos(-12, 0))
	f.frame.Resize(fyne.NewSize(wide+12, size.Height))
	height := f.field.MinSize().Height
	f.field.Move(fyne.NewPos(-12, (size.Height-height)/2))
	f.field.Resize(fyne.NewSize(wide+8, height))
}

// MinSize implements fyne.Layout. A long name is cut rather than pushing the buttons away.
func (f *nameField) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(f.title.MinSize().Width, 480*theme.TextScale()), max(theme.H2.Line(), 40))
}

// large is the theme in force with inputs in the letters of a headline, without a ground or an
// edge of their own.
type large struct{}

func (large) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case base.ColorNameInputBackground, base.ColorNameInputBorder, base.ColorNamePrimary:
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

func (large) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

func (large) Icon(n fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(n)
}

func (large) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case base.SizeNameText:
		return theme.H2.Size()
	case base.SizeNameInnerPadding:
		return 12
	case base.SizeNameInputBorder:
		return 2 // which is the width of the caret, too
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}
