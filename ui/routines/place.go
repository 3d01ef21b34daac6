package routines

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

func visible(o fyne.CanvasObject, v bool) {
	if v && !o.Visible() {
		o.Show()
	} else if !v && o.Visible() {
		o.Hide()
	}
}

// focus gives an object the keyboard. One that was never drawn has no canvas yet, so that of
// the page counts.
func (p *Page) focus(o fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.content); c != nil {
		c.Focus(o)
	}
}

// beside sets a sign of 20 units before words, and a control behind them.
type beside struct{ sign, words, control fyne.CanvasObject }

func newBeside(sign, words, control fyne.CanvasObject) *fyne.Container {
	c := &fyne.Container{Layout: beside{sign, words, control}, Objects: []fyne.CanvasObject{sign, words}}
	if control != nil {
		c.Objects = append(c.Objects, control)
	}
	return c
}

const (
	signSide   = 20
	signIndent = 32
)

func (l beside) room(width float32) float32 {
	width -= signIndent
	if l.control != nil {
		width -= l.control.MinSize().Width + theme.Grid
	}
	return width
}

// HeightFor implements page.TallLayout.
func (l beside) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return max(signSide, page.Height(l.words, l.room(width)))
}

func (l beside) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.sign.Move(fyne.NewPos(0, max(0, (theme.Label.Line()-signSide)/2)))
	l.sign.Resize(fyne.NewSquareSize(signSide))
	l.words.Move(fyne.NewPos(signIndent, 0))
	l.words.Resize(fyne.NewSize(l.room(size.Width), size.Height))
	if l.control != nil {
		least := l.control.MinSize()
		l.control.Move(fyne.NewPos(size.Width-least.Width, 0))
		l.control.Resize(least)
	}
}

func (l beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(160, l.HeightFor(objects, 400))
}

// apart sets one object at the left and one at the right, or below it where they don't fit.
type apart struct{ left, right fyne.CanvasObject }

func newApart(left, right fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: apart{left, right}, Objects: []fyne.CanvasObject{left, right}}
}

func (l apart) fits(width float32) bool {
	return l.left.MinSize().Width+theme.Between+l.right.MinSize().Width <= width
}

// HeightFor implements page.TallLayout.
func (l apart) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	if l.fits(width) {
		return max(page.Height(l.left, width), l.right.MinSize().Height)
	}
	return page.Height(l.left, width) + theme.Grid + page.Height(l.right, width)
}

func (l apart) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left, right := page.Height(l.left, size.Width), l.right.MinSize()
	if l.fits(size.Width) {
		whole := max(left, right.Height)
		l.left.Move(fyne.NewPos(0, (whole-left)/2))
		l.left.Resize(fyne.NewSize(size.Width-right.Width-theme.Between, left))
		l.right.Move(fyne.NewPos(size.Width-right.Width, (whole-right.Height)/2))
		l.right.Resize(right)
		return
	}
	l.left.Move(fyne.Position{})
	l.left.Resize(fyne.NewSize(size.Width, left))
	l.right.Move(fyne.NewPos(0, left+theme.Grid))
	l.right.Resize(fyne.NewSize(size.Width, page.Height(l.right, size.Width)))
}

func (l apart) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(l.left.MinSize().Width, l.right.MinSize().Width), l.HeightFor(objects, 832))
}

// flow puts objects beside each other at their least widths, and below each other where
// there is no room.
type flow struct{ gap float32 }

func newFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: flow{gap}, Objects: objects}
}

func (l flow) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) (height float32) {
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if x > 0 && x+least.Width > width+0.5 {
			x, y, line = 0, y+line+l.gap, 0
		}
		put(o, fyne.NewPos(x, y), least)
		x += least.Width + l.gap
		line = max(line, least.Height)
	}
	return y + line
}

func (l flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// HeightFor implements page.TallLayout.
func (l flow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// MinSize is that of all objects in one line.
func (l flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size.Width += least.Width + l.gap
			size.Height = max(size.Height, least.Height)
		}
	}
	size.Width = max(0, size.Width-l.gap)
	return size
}

// newWide is a quiet button as wide as its column.
func newWide(i icon.Name, label string, tapped func()) *widget.DrawnControl {
	const sign, gap = 18, 8
	return widget.NewDrawnControl(label, func() fyne.Size {
		return fyne.NewSize(sign+gap+widget.TextWidth(label, theme.Label, false)+32, max(56, theme.Label.Line()+28))
	}, func(p *widget.Pen) {
		ground := theme.Sunk
		if p.Hovered || p.Pressed {
			ground = theme.Line
		}
		p.Box(0, 0, p.Size.Width, p.Size.Height, widget.Paint{Fill: theme.Color(ground), Radius: theme.RadiusCard})
		wide := sign + gap + widget.TextWidth(label, theme.Label, false)
		x := (p.Size.Width - wide) / 2
		ink := theme.PrimaryInk
		if p.Disabled {
			ink = theme.Ink3
		}
		p.Icon(x, (p.Size.Height-sign)/2, sign, i, theme.Color(ink))
		p.Text(x+sign+gap, (p.Size.Height-theme.Label.Line())/2, 0, label, theme.Label, ink, false)
		if p.Focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusCard)
		}
	}, func(fyne.Position) { tapped() })
}

// newBack is the way back to the list.
func newBack(label string, tapped func()) *widget.DrawnControl {
	const sign, gap = 16, 8
	return widget.NewDrawnControl(label, func() fyne.Size {
		return fyne.NewSize(sign+gap+widget.TextWidth(label, theme.Small, false), max(32, theme.Small.Line()+12))
	}, func(p *widget.Pen) {
		ink := theme.Ink2
		if p.Hovered || p.Pressed {
			ink = theme.PrimaryInk
		}
		p.Icon(0, (p.Size.Height-sign)/2, sign, icon.ArrowLeft, theme.Color(ink))
		p.Text(sign+gap, (p.Size.Height-theme.Small.Line())/2, 0, label, theme.Small, ink, false)
		if p.Focused {
			p.FocusRing(-4, 2, p.Size.Width+8, p.Size.Height-4, theme.RadiusThumb)
		}
	}, func(fyne.Position) { tapped() })
}
