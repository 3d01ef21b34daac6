package page

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// Item is a line of a menu.
type Item struct {
	Label string
	Hint  string // at the right, in small letters: a length, or why it can't be chosen
	// Tapped is what it does; nil: it can't be chosen.
	Tapped func()
}

// Menu is a list to choose from, with a note below that says what to know.
type Menu struct {
	*widget.DrawnControl
	items []Item
	note  *widget.Paragraph
	under int // the item under the pointer or the keyboard's; -1: none
	close func()
}

const (
	menuLeast = 216
	menuPad   = 8
	itemPad   = 12
)

// OpenMenu shows a menu below the object at, or above where there is no room, its right
// edge at that of the object if it would not fit otherwise. The note may be empty.
func OpenMenu(at fyne.CanvasObject, items []Item, note string) *Menu {
	m := &Menu{items: items, under: -1}
	if note != "" {
		m.note = widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(note))
	}
	m.DrawnControl = widget.NewDrawnControl("", m.least, m.draw, m.tapped)
	m.OnKey, m.OnMove = m.key, m.move
	canvas := fyne.CurrentApp().Driver().CanvasForObject(at)
	if canvas == nil {
		return m
	}
	size := m.least()
	content := &fyne.Container{Layout: fixed{size}, Objects: []fyne.CanvasObject{m.DrawnControl}}
	if m.note != nil {
		line := widget.NewPanel(theme.RingTrack, 0, nil)
		content.Objects = append(content.Objects, line, m.note)
		content.Layout = menuLayout{m, line}
	}
	popup := base.NewPopUp(content, canvas)
	m.close = popup.Hide
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(at)
	whole, own, room := popup.MinSize(), at.Size(), canvas.Size()
	x, y := place.X, place.Y+own.Height+8
	if x+whole.Width > room.Width-8 {
		x = max(8, place.X+own.Width-whole.Width)
	}
	if y+whole.Height > room.Height-8 {
		y = max(8, place.Y-8-whole.Height)
	}
	popup.ShowAtPosition(fyne.NewPos(x, y))
	canvas.Focus(m.DrawnControl)
	return m
}

// Items are what the menu shows.
func (m *Menu) Items() []Item { return m.items }

// Note is what it says below them.
func (m *Menu) Note() string {
	if m.note == nil {
		return ""
	}
	return m.note.Runs[0].Text
}

// Choose takes an item as a tap would.
func (m *Menu) Choose(i int) {
	if i < 0 || i >= len(m.items) || m.items[i].Tapped == nil {
		return
	}
	if m.close != nil {
		m.close()
	}
	m.items[i].Tapped()
}

func rowHeight() float32 { return max(36, theme.Body.Line()+16) }

func (m *Menu) least() fyne.Size {
	width := float32(menuLeast)
	for _, i := range m.items {
		w := widget.TextWidth(i.Label, theme.Body, false) + 2*itemPad
		if i.Hint != "" {
			w += 24 + widget.TextWidth(i.Hint, theme.Small, false)
		}
		width = max(width, w)
	}
	return fyne.NewSize(min(width, 560), float32(len(m.items))*rowHeight())
}

func (m *Menu) draw(p *widget.Pen) {
	height := rowHeight()
	for i, item := range m.items {
		y := float32(i) * height
		ink := theme.Ink
		switch {
		case item.Tapped == nil:
			ink = theme.Ink2
		case i == m.under:
			p.Box(0, y, p.Size.Width, height, widget.Paint{Fill: theme.Color(theme.PrimarySoft), Radius: theme.RadiusThumb})
			ink = theme.PrimaryInk
		}
		room := p.Size.Width - 2*itemPad
		if item.Hint != "" {
			w := widget.TextWidth(item.Hint, theme.Small, false)
			p.TextRight(p.Size.Width-itemPad, y+(height-theme.Small.Line())/2, item.Hint, theme.Small, theme.Ink2, false)
			room -= w + 16
		}
		p.Text(itemPad, y+(height-theme.Body.Line())/2, room, item.Label, theme.Body, ink, false)
	}
}

func (m *Menu) at(y float32) int {
	if y < 0 {
		return -1
	}
	if i := int(y / rowHeight()); i < len(m.items) {
		return i
	}
	return -1
}

func (m *Menu) tapped(at fyne.Position) { m.Choose(m.at(at.Y)) }

func (m *Menu) move(at fyne.Position) { m.mark(m.at(at.Y)) }

func (m *Menu) mark(i int) {
	if i != m.under {
		m.under = i
		m.Refresh()
	}
}

// key moves with Up and Down over what can be chosen, takes with Enter and Space, and
// leaves with Escape.
func (m *Menu) key(k fyne.KeyName) bool {
	step := 0
	switch k {
	case fyne.KeyDown:
		step = 1
	case fyne.KeyUp:
		step = -1
	case fyne.KeyEscape:
		if m.close != nil {
			m.close()
		}
		return true
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.Choose(m.under)
		return true
	default:
		return false
	}
	from := m.under
	if from < 0 && step < 0 {
		from = len(m.items)
	}
	for i := from + step; i >= 0 && i < len(m.items); i += step {
		if m.items[i].Tapped != nil {
			m.mark(i)
			break
		}
	}
	return true
}

// fixed gives its one object a size.
type fixed struct{ size fyne.Size }

func (l fixed) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(l.size)
	}
}

func (l fixed) MinSize([]fyne.CanvasObject) fyne.Size { return l.size }

// menuLayout puts the note below the items.
type menuLayout struct {
	m    *Menu
	line fyne.CanvasObject
}

func (l menuLayout) parts() (items fyne.Size, note float32) {
	items = l.m.least()
	items.Width = max(items.Width, 272)
	return items, l.m.note.HeightFor(items.Width - 2*itemPad)
}

func (l menuLayout) Layout(_ []fyne.CanvasObject, _ fyne.Size) {
	items, note := l.parts()
	l.m.Move(fyne.Position{})
	l.m.Resize(items)
	l.line.Move(fyne.NewPos(itemPad, items.Height+menuPad/2))
	l.line.Resize(fyne.NewSize(items.Width-2*itemPad, 1))
	l.m.note.Move(fyne.NewPos(itemPad, items.Height+menuPad+5))
	l.m.note.Resize(fyne.NewSize(items.Width-2*itemPad, note))
}

func (l menuLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	items, note := l.parts()
	return items.AddWidthHeight(0, note+2*menuPad+5)
}
