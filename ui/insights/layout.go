package insights

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
)

// beside puts two cards beside each other, the left one taking so much of the width if the
// other has room enough, both as high as the higher one; and below each other where they
// would be too narrow.
type beside struct {
	share       float32
	left, right float32 // the least widths
	last        float32
}

func newBeside(share, left, right float32, a, b fyne.CanvasObject) *fyne.Container {
	k := theme.TextScale()
	return &fyne.Container{Layout: &beside{share: share, left: left * k, right: right * k}, Objects: []fyne.CanvasObject{a, b}}
}

func (l *beside) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	room := width - theme.Between
	left := min(room*l.share, room-l.right)
	if left < l.left {
		high := page.Height(objects[0], width)
		put(objects[0], 0, 0, width, high)
		below := page.Height(objects[1], width)
		put(objects[1], 0, high+theme.Between, width, below)
		return high + theme.Between + below
	}
	high := max(page.Height(objects[0], left), page.Height(objects[1], room-left))
	put(objects[0], 0, 0, left, high)
	put(objects[1], left+theme.Between, 0, room-left, high)
	return high
}

// HeightFor implements page.TallLayout.
func (l *beside) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (l *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (l *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, l.HeightFor(objects, max(320, l.last)))
}

// titled puts a note at the right of a title, or below it where there is no room.
type titled struct{ last float32 }

func (l *titled) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	title, note := objects[0].MinSize(), objects[1].MinSize()
	put(objects[0], 0, 0, min(title.Width, width), title.Height)
	if !objects[1].Visible() || note.Width == 0 {
		return title.Height
	}
	if title.Width+16+note.Width <= width {
		put(objects[1], width-note.Width, (title.Height-note.Height)/2, note.Width, note.Height)
		return title.Height
	}
	note.Height = page.Height(objects[1], width)
	put(objects[1], 0, title.Height, min(note.Width, width), note.Height)
	return title.Height + note.Height
}

// HeightFor implements page.TallLayout.
func (l *titled) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (l *titled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (l *titled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.HeightFor(objects, max(200, l.last)))
}

// centred puts objects below each other in the middle, as wide as they are at least but
// no wider than there is room, each with its gap below.
type centred struct {
	gaps []float32
	last float32
}

func (l *centred) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) (y float32) {
	for i, o := range objects {
		w := o.MinSize().Width
		high := o.MinSize().Height
		if _, tall := o.(page.Tall); tall {
			w = min(width, 496*theme.TextScale())
			high = page.Height(o, w)
		}
		put(o, (width-w)/2, y, w, high)
		y += high + l.gaps[i]
	}
	return y
}

// HeightFor implements page.TallLayout.
func (l *centred) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (l *centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (l *centred) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, l.HeightFor(objects, max(320, l.last)))
}
