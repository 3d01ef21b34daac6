package library

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/shell/page"
)

// flow puts objects beside each other at their least widths, and below each other where
// there is no room.
type flow struct{ gap, last float32 }

func (l *flow) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) (height float32) {
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		least.Width = min(least.Width, width)
		if x > 0 && x+least.Width > width {
			x, y, line = 0, y+line+l.gap, 0
		}
		put(o, fyne.NewPos(x, y), least)
		x += least.Width + l.gap
		line = max(line, least.Height)
	}
	return y + line
}

func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// HeightFor implements page.TallLayout.
func (l *flow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(widest, l.HeightFor(objects, max(l.last, widest)))
}

// newFlow makes such a row.
func newFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flow{gap: gap}, Objects: objects}
}

// led puts a label before a row, on a column of its own.
type led struct {
	label fyne.CanvasObject
	row   fyne.CanvasObject
	left  func() float32 // the width of the column
	line  func() float32 // the height of the first line of the row
}

func newLed(label, row fyne.CanvasObject, line, left func() float32) *fyne.Container {
	return &fyne.Container{Layout: led{label, row, left, line}, Objects: []fyne.CanvasObject{label, row}}
}

// HeightFor implements page.TallLayout.
func (l led) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return page.Height(l.row, width-l.left())
}

func (l led) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left, label := l.left(), l.label.MinSize()
	l.label.Move(fyne.NewPos(0, (max(l.line(), label.Height)-label.Height)/2))
	l.label.Resize(fyne.NewSize(left, label.Height))
	l.row.Move(fyne.NewPos(left, 0))
	l.row.Resize(fyne.NewSize(size.Width-left, size.Height))
}

func (l led) MinSize([]fyne.CanvasObject) fyne.Size {
	row := l.row.MinSize()
	return fyne.NewSize(row.Width+l.left(), row.Height)
}

// apart puts one object at the left and the others at the right of a line, or below it
// where they don't fit beside.
type apart struct {
	left, right fyne.CanvasObject
	gap         float32
}

func newApart(gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: apart{left, right, gap}, Objects: []fyne.CanvasObject{left, right}}
}

func (l apart) fits(width float32) bool {
	return l.left.MinSize().Width+theGap+l.right.MinSize().Width <= width
}

const theGap = 24

// HeightFor implements page.TallLayout.
func (l apart) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	left, right := l.left.MinSize().Height, l.right.MinSize().Height
	if l.fits(width) {
		return max(left, right)
	}
	return left + l.gap + right
}

func (l apart) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right := l.left.MinSize(), l.right.MinSize()
	x, y := float32(0), left.Height+l.gap
	middle := left.Height
	if l.fits(size.Width) {
		middle = max(left.Height, right.Height)
		x, y = size.Width-right.Width, (middle-right.Height)/2
	}
	l.left.Move(fyne.NewPos(0, (middle-left.Height)/2))
	l.left.Resize(fyne.NewSize(min(left.Width, size.Width), left.Height))
	l.right.Move(fyne.NewPos(x, y))
	l.right.Resize(fyne.NewSize(min(right.Width, size.Width), right.Height))
}

func (l apart) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(l.left.MinSize().Width, l.right.MinSize().Width), l.HeightFor(objects, 832))
}
