package library

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// marked puts a sign before words that may be of several lines.
type marked struct {
	sign, words fyne.CanvasObject
	indent      float32        // of the words
	line        func() float32 // the height of the first line, in whose middle the sign stands
}

func newMarked(sign fyne.CanvasObject, indent float32, line func() float32, words fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: marked{sign, words, indent, line}, Objects: []fyne.CanvasObject{sign, words}}
}

// HeightFor implements page.TallLayout.
func (l marked) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return max(page.Height(l.words, width-l.indent), l.line())
}

func (l marked) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	sign := l.sign.MinSize()
	l.sign.Move(fyne.NewPos(0, (l.line()-sign.Height)/2))
	l.sign.Resize(sign)
	l.words.Move(fyne.NewPos(l.indent, 0))
	l.words.Resize(fyne.NewSize(size.Width-l.indent, size.Height))
}

func (l marked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	words := l.words.MinSize()
	return fyne.NewSize(l.indent+words.Width, max(words.Height, l.line()))
}

// square gives an object a size, or a height where it lies in a column.
type square struct{ d float32 }

func newSquare(d float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: square{d}, Objects: []fyne.CanvasObject{o}}
}

func (l square) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (l square) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(l.d) }

// badged sets a badge of 40 units before a headline.
type badged struct {
	badge *widget.NumberBadge
	title *widget.Paragraph
}

const (
	badgeSide = 40
	badgeRoom = 56
)

// HeightFor implements page.TallLayout.
func (l badged) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return max(badgeSide, l.title.HeightFor(width-badgeRoom))
}

func (l badged) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.badge.Move(fyne.NewPos(0, (max(badgeSide, theme.H2.Line())-badgeSide)/2))
	l.badge.Resize(fyne.NewSquareSize(badgeSide))
	l.title.Move(fyne.NewPos(badgeRoom, 0))
	l.title.Resize(fyne.NewSize(size.Width-badgeRoom, size.Height))
}

func (l badged) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(badgeRoom+l.title.MinSize().Width, l.HeightFor(objects, 832))
}

// twoColumns sets the words at the left of the column with the picture, or below it where
// they would get too little room.
type twoColumns struct{}

func (twoColumns) beside(width float32) bool {
	return width-columnsGap-pictureSide >= leastWords*theme.TextScale()
}

// HeightFor implements page.TallLayout.
func (l twoColumns) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	words, side := objects[0], objects[1]
	if l.beside(width) {
		return max(page.Height(words, width-columnsGap-pictureSide), page.Height(side, pictureSide))
	}
	return page.Height(side, width) + theme.Padding + page.Height(words, width)
}

func (l twoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words, side := objects[0], objects[1]
	put := func(o fyne.CanvasObject, x, y, width float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, page.Height(o, width)))
	}
	if l.beside(size.Width) {
		put(words, 0, 0, size.Width-columnsGap-pictureSide)
		put(side, size.Width-pictureSide, 0, pictureSide)
		return
	}
	put(side, 0, 0, size.Width)
	put(words, 0, page.Height(side, size.Width)+theme.Padding, size.Width)
}

func (l twoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(pictureSide, l.HeightFor(objects, 832))
}

// startBar is the filled button, with the one that adds to a routine beside it.
type startBar struct {
	box   *fyne.Container
	start *widget.Button
	add   *widget.DrawnControl // nil where there is none
}

func newStartBar(start *widget.Button, add *widget.DrawnControl) *startBar {
	b := &startBar{start: start, add: add}
	b.box = &fyne.Container{Layout: b, Objects: []fyne.CanvasObject{start}}
	if add != nil {
		b.box.Objects = append(b.box.Objects, add)
	}
	return b
}

const addWide = 52

// Layout implements fyne.Layout.
func (b *startBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := size.Width
	if b.add != nil {
		wide -= addWide + theme.Grid
		b.add.Move(fyne.NewPos(wide+theme.Grid, 0))
		b.add.Resize(fyne.NewSize(addWide, size.Height))
	}
	b.start.Move(fyne.Position{})
	b.start.Resize(fyne.NewSize(wide, size.Height))
}

// MinSize implements fyne.Layout.
func (b *startBar) MinSize([]fyne.CanvasObject) fyne.Size {
	least := b.start.MinSize()
	if b.add != nil {
		least.Width += addWide + theme.Grid
	}
	return least
}
