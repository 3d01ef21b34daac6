package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Row is a line of a settings card: a name and a hint at the left, a control at the right.
type Row struct {
	still
	Name, Hint string
	Control    fyne.CanvasObject // may be nil
	First      bool              // without the hairline on top
}

// NewRow makes a row, 64 units high or as high as its control needs.
func NewRow(name, hint string, control fyne.CanvasObject) *Row {
	w := &Row{Name: name, Hint: hint, Control: control}
	w.ExtendBaseWidget(w)
	return w
}

// SetHint changes the hint.
func (w *Row) SetHint(s string) {
	if w.Hint != s {
		w.Hint = s
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Row) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Row) texts() float32 {
	height := theme.Label.Line()
	if w.Hint != "" {
		height += theme.Small.Line()
	}
	return height * w.k()
}

func (w *Row) least() fyne.Size {
	k := w.k()
	var control fyne.Size
	if w.Control != nil {
		control = w.Control.MinSize()
	}
	return fyne.NewSize(200*k+control.Width, max(65*k, w.texts()+25*k, control.Height+25*k))
}

func (w *Row) draw(p *pen) {
	k := w.k()
	if !w.First {
		p.box(0, 0, p.size.Width, k, fill(theme.Line))
	}
	top, height := k, p.size.Height-k
	room := p.size.Width
	if w.Control != nil {
		size := w.Control.MinSize()
		p.child(w.Control, room-size.Width, top+(height-size.Height)/2, size.Width, size.Height)
		room -= size.Width + 16*k
	}
	y := top + (height-w.texts())/2
	l := letters(theme.Label, theme.Ink, k)
	p.text(0, y, l.cut(w.Name, room), l)
	if w.Hint != "" {
		h := letters(theme.Small, theme.Ink2, k)
		p.text(0, y+l.line, h.cut(w.Hint, room), h)
	}
}

// NewRows stacks rows on a card, with hairlines between them.
func NewRows(rows ...*Row) *Card {
	objects := make([]fyne.CanvasObject, len(rows))
	for i, r := range rows {
		r.First = i == 0
		objects[i] = r
	}
	return NewCard(&fyne.Container{Layout: stack{side: theme.Padding, ends: 3}, Objects: objects})
}

// stack puts objects below each other, as wide as there is room.
type stack struct{ side, ends float32 }

func (s stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := s.ends
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := o.MinSize().Height
		o.Move(fyne.NewPos(s.side, y))
		o.Resize(fyne.NewSize(size.Width-2*s.side, height))
		y += height
	}
}

func (s stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 2*s.ends)
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size.Width = max(size.Width, least.Width+2*s.side)
			size.Height += least.Height
		}
	}
	return size
}
