package coach

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	base "fyne.io/fyne/v2/widget"
)

// pointerSheet notices the pointer. It shows nothing, and hides the pointer while nothing
// is there to point at.
type pointerSheet struct {
	base.BaseWidget
	moved func()
	hides bool
	last  fyne.Position
}

func newPointerSheet(moved func()) *pointerSheet {
	s := &pointerSheet{moved: moved, last: fyne.NewPos(-1, -1)}
	s.ExtendBaseWidget(s)
	return s
}

// MouseIn does nothing: a window that opens under the pointer was not pointed at.
func (s *pointerSheet) MouseIn(*desktop.MouseEvent) {}

// MouseMoved tells that the pointer was moved.
func (s *pointerSheet) MouseMoved(e *desktop.MouseEvent) {
	if e.AbsolutePosition != s.last {
		s.last = e.AbsolutePosition
		s.moved()
	}
}

// MouseOut does nothing.
func (s *pointerSheet) MouseOut() {}

// Cursor is the pointer over the sheet.
func (s *pointerSheet) Cursor() desktop.Cursor {
	if s.hides {
		return desktop.HiddenCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (s *pointerSheet) CreateRenderer() fyne.WidgetRenderer {
	return base.NewSimpleRenderer(&fyne.Container{})
}
