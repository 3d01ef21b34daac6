package widget

import "fyne.io/fyne/v2"

// Scalable is a widget that can be drawn larger or smaller as a whole.
type Scalable interface{ SetScale(k float32) }

// Stage places objects at fixed coordinates of a design and scales the design as a
// whole to the room there is. All widgets of this package scale along.
type Stage struct {
	design fyne.Size
	fixed  bool
	places map[fyne.CanvasObject]rect
}

type rect struct{ x, y, w, h float32 }

// NewStage makes a container for a design of w by h units, with its layout, which
// places things. If scaled is not set, the design keeps its size at the top left.
func NewStage(w, h float32, scaled bool) (*fyne.Container, *Stage) {
	s := &Stage{design: fyne.NewSize(w, h), fixed: !scaled, places: map[fyne.CanvasObject]rect{}}
	return &fyne.Container{Layout: s}, s
}

// Place puts o into c at x, y with the size w, h of the design. A size of 0 is the
// least size of the object. Placing it anew moves it.
func (s *Stage) Place(c *fyne.Container, x, y, w, h float32, o fyne.CanvasObject) {
	if _, known := s.places[o]; !known {
		c.Objects = append(c.Objects, o)
	}
	s.places[o] = rect{x, y, w, h}
}

// Forget lets go of an object that has left the container.
func (s *Stage) Forget(o fyne.CanvasObject) { delete(s.places, o) }

// Scale is the factor at which the design is drawn into a size.
func (s *Stage) Scale(into fyne.Size) float32 {
	if s.fixed || into.IsZero() {
		return 1
	}
	return min(into.Width/s.design.Width, into.Height/s.design.Height)
}

// Layout implements fyne.Layout.
func (s *Stage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	k := s.Scale(size)
	for _, o := range objects {
		at, ok := s.places[o]
		if !ok {
			continue
		}
		if w, ok := o.(Scalable); ok {
			w.SetScale(k)
		}
		o.Move(fyne.NewPos(at.x*k, at.y*k))
		want := fyne.NewSize(at.w*k, at.h*k)
		if at.w == 0 || at.h == 0 {
			least := o.MinSize()
			if at.w == 0 {
				want.Width = least.Width
			}
			if at.h == 0 {
				want.Height = least.Height
			}
		}
		o.Resize(want)
	}
}

// MinSize implements fyne.Layout: the design, or nothing where it scales.
func (s *Stage) MinSize([]fyne.CanvasObject) fyne.Size {
	if s.fixed {
		return s.design
	}
	return fyne.Size{}
}
