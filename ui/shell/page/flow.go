package page

import "fyne.io/fyne/v2"

// Tall is an object whose height depends on the width it is given.
type Tall interface{ HeightFor(width float32) float32 }

// TallLayout is a layout whose height depends on the width.
type TallLayout interface {
	fyne.Layout
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// Height is the height that o takes at a width.
func Height(o fyne.CanvasObject, width float32) float32 {
	if t, ok := o.(Tall); ok {
		return t.HeightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(TallLayout); ok {
			return l.HeightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// Column stacks objects as wide as there is room, each as high as it needs. Hidden ones
// take no room.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &column{gap: gap}, Objects: objects}
}

type column struct{ gap, width float32 }

func (l *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := Height(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + l.gap
	}
}

// HeightFor implements TallLayout.
func (l *column) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	var height float32
	for _, o := range objects {
		if o.Visible() {
			height += Height(o, width) + l.gap
		}
	}
	return max(0, height-l.gap)
}

func (l *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(widest, l.HeightFor(objects, max(l.width, widest)))
}

// Pad leaves room round an object.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: pad{top, right, bottom, left}, Objects: []fyne.CanvasObject{o}}
}

type pad struct{ top, right, bottom, left float32 }

func (l pad) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(l.left, l.top))
		o.Resize(size.SubtractWidthHeight(l.left+l.right, l.top+l.bottom))
	}
}

// HeightFor implements TallLayout.
func (l pad) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	var height float32
	for _, o := range objects {
		height = max(height, Height(o, width-l.left-l.right))
	}
	return height + l.top + l.bottom
}

func (l pad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

// Layers lays objects over each other, all of the size of the highest.
func Layers(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: pad{}, Objects: objects}
}

// Line puts objects beside each other at their least widths, centred in height.
func Line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: line{gap}, Objects: objects}
}

type line struct{ gap float32 }

func (l line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		o.Resize(least)
		x += least.Width + l.gap
	}
}

func (l line) MinSize(objects []fyne.CanvasObject) fyne.Size {
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

// Tiles lays objects out in columns of equal width, as many as fit but at most so many,
// each tile of a row as high as the highest of it.
func Tiles(columns int, least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &tiles{columns: columns, least: least, gap: gap}, Objects: objects}
}

type tiles struct {
	columns          int
	least, gap, last float32
}

func (l *tiles) fit(width float32) (n int, each float32) {
	n = max(1, min(l.columns, int((width+l.gap)/(l.least+l.gap))))
	return n, (width - float32(n-1)*l.gap) / float32(n)
}

// place calls put with every visible object and its place.
func (l *tiles) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) (height float32) {
	n, each := l.fit(width)
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	var y float32
	for len(shown) > 0 {
		row := shown[:min(n, len(shown))]
		shown = shown[len(row):]
		var tallest float32
		for _, o := range row {
			tallest = max(tallest, Height(o, each))
		}
		for i, o := range row {
			put(o, float32(i)*(each+l.gap), y, each, tallest)
		}
		y += tallest + l.gap
	}
	return max(0, y-l.gap)
}

func (l *tiles) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

// HeightFor implements TallLayout.
func (l *tiles) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (l *tiles) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.least, l.HeightFor(objects, max(l.last, l.least)))
}
