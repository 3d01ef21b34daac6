package shell

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of the window, in units.
const (
	windowWide, windowHigh = 1120, 760
	leastWide, leastHigh   = 960, 640
	sidebar                = 208
	columnWide             = 832
	pageTop                = 32
	pageFoot               = 24 // as below the status card
)

// sidebarWide is the width of the sidebar; it grows a little with the text.
func sidebarWide() float32 { return sidebar + (theme.TextScale()-1)*120 }

// frame lays the window out.
type frame struct {
	shell  *Shell
	ground *widget.Card
	mark   *widget.Mark
	name   *widget.Text
}

func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, side := f.shell, sidebarWide()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(f.ground, 0, 0, size.Width, size.Height)
	name := f.name.MinSize()
	put(f.mark, 28, 29, 24, 24)
	put(f.name, 60, 41-name.Height/2, name.Width, name.Height)
	items := s.items.MinSize()
	put(s.items, 16, 88, side-32, items.Height)
	status := max(s.status.MinSize().Height, theme.SmallBold.Line()+theme.Caption.Line()+24)
	put(s.status, 16, size.Height-24-status, side-32, status)
	s.sheet.width = size.Width - side
	put(s.scroll, side, 0, size.Width-side, size.Height)
	put(s.turning.veil, side, 0, size.Width-side, size.Height)
	if float := s.float.MinSize(); float.Height > 0 {
		put(s.float, 16, size.Height-24-status-8-float.Height, side-32, float.Height)
	}
}

// MinSize is the least size of the window.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWide, leastHigh) }

// sheet lays out the page that is open: a column in the middle of what the sidebar leaves.
type sheet struct {
	page  fyne.CanvasObject
	width float32
	rise  float32 // how much lower than its place it is while it comes
}

// at is where the page is.
func (l *sheet) at() fyne.Position { return fyne.NewPos((l.width-l.column())/2, pageTop+l.rise) }

func (l *sheet) column() float32 { return max(320, min(columnWide, l.width-2*theme.Gutter)) }

func (l *sheet) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	column := l.column()
	l.page.Move(l.at())
	l.page.Resize(fyne.NewSize(column, page.Height(l.page, column)))
}

func (l *sheet) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.column(), pageTop+page.Height(l.page, l.column())+pageFoot)
}

// stacked puts the items of the sidebar below each other.
type stacked struct{}

const itemGap = 4

func (stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + itemGap
	}
}

func (stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height + itemGap
	}
	return size
}
