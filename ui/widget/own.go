package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Paint is how a [Pen] draws a box. What is nil is not drawn.
type Paint struct {
	Fill, Edge    color.Color
	Width, Radius float32 // of the edge, inside the box, and of the corners
	Blur, Drop    float32 // of the shadow, and how far it falls
}

// Pen draws a widget that a page makes for itself, with the same means that the widgets
// of this package have. Coordinates are units from the widget's top left.
type Pen struct {
	Size                                fyne.Size
	Hovered, Pressed, Focused, Disabled bool

	pen *pen
}

// Box draws a rectangle with round corners.
func (p *Pen) Box(x, y, w, h float32, s Paint) {
	p.pen.box(x, y, w, h, paint{fill: s.Fill, edge: s.Edge, width: s.Width, radius: s.Radius, blur: s.Blur, drop: s.Drop})
}

// Disc draws a circle in a square box.
func (p *Pen) Disc(x, y, d float32, s Paint) {
	s.Radius = d / 2
	p.Box(x, y, d, d, s)
}

// Text draws one line, cut with an ellipsis where it is wider than room (0: as wide as
// it is), and gives back its width.
func (p *Pen) Text(x, y, room float32, s string, r theme.Role, c theme.Name, bold bool) float32 {
	l := letters(r, c, 1).heavy(bold)
	return p.pen.text(x, y, l.cut(s, room), l)
}

// TextCentre draws one line around the middle cx.
func (p *Pen) TextCentre(cx, y float32, s string, r theme.Role, c theme.Name, bold bool) {
	p.pen.textCentre(cx, y, s, letters(r, c, 1).heavy(bold))
}

// TextRight draws one line that ends at right.
func (p *Pen) TextRight(right, y float32, s string, r theme.Role, c theme.Name, bold bool) {
	p.pen.textRight(right, y, s, letters(r, c, 1).heavy(bold))
}

// Icon draws an interface icon in a square box.
func (p *Pen) Icon(x, y, d float32, n icon.Name, c color.Color) { p.pen.icon(x, y, d, n, c) }

// FocusRing draws the keyboard's focus round a box.
func (p *Pen) FocusRing(x, y, w, h, radius float32) { p.pen.ring(x, y, w, h, radius, 1) }

// TextWidth is the width of one line.
func TextWidth(s string, r theme.Role, bold bool) float32 {
	return letters(r, theme.Ink, 1).heavy(bold).width(s)
}

// Drawn is a picture that a page draws itself.
type Drawn struct {
	still
	// Least is the least size, Draw the drawing; both are asked anew at every change.
	Least func() fyne.Size
	Draw  func(*Pen)
}

// NewDrawn makes a picture.
func NewDrawn(least func() fyne.Size, draw func(*Pen)) *Drawn {
	w := &Drawn{Least: least, Draw: draw}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Drawn) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Drawn) least() fyne.Size { return w.Least() }

func (w *Drawn) draw(p *pen) { w.Draw(&Pen{Size: p.size, pen: p}) }

// DrawnControl is a control that a page draws itself. Pointer, keyboard and focus are
// seen to as in every other control.
type DrawnControl struct {
	control
	// Label is its name for screen readers.
	Label string
	// Least is the least size, Draw the drawing; both are asked anew at every change.
	Least func() fyne.Size
	Draw  func(*Pen)
	// OnTap is told where it was tapped; Space and Enter tap its middle unless OnKey
	// takes them.
	OnTap func(at fyne.Position)
	// OnKey may take a key. Optional.
	OnKey func(fyne.KeyName) (taken bool)
	// OnMove is told where the pointer is, and a negative place when it left. Optional.
	OnMove func(at fyne.Position)
}

var _ operable = (*DrawnControl)(nil)

// NewDrawnControl makes a control.
func NewDrawnControl(label string, least func() fyne.Size, draw func(*Pen), tapped func(at fyne.Position)) *DrawnControl {
	w := &DrawnControl{Label: label, Least: least, Draw: draw, OnTap: tapped}
	w.ExtendBaseWidget(w)
	return w
}

// AccessibilityLabel names the control.
func (w *DrawnControl) AccessibilityLabel() string { return w.Label }

// Tapped tells where it was tapped.
func (w *DrawnControl) Tapped(e *fyne.PointEvent) {
	if !w.disabled && w.OnTap != nil {
		w.OnTap(e.Position)
	}
}

// TypedKey works the control by keyboard.
func (w *DrawnControl) TypedKey(e *fyne.KeyEvent) {
	if w.disabled || w.OnKey != nil && w.OnKey(e.Name) {
		return
	}
	if works(w, e) {
		w.Tapped(&fyne.PointEvent{Position: fyne.NewPos(w.Size().Width/2, w.Size().Height/2)})
	}
}

// MouseMoved tells where the pointer is.
func (w *DrawnControl) MouseMoved(e *desktop.MouseEvent) {
	if w.OnMove != nil {
		w.OnMove(e.Position)
	}
}

// MouseOut ends hover and press.
func (w *DrawnControl) MouseOut() {
	if w.OnMove != nil {
		w.OnMove(fyne.NewPos(-1, -1))
	}
	w.control.MouseOut()
}

// CreateRenderer implements fyne.Widget.
func (w *DrawnControl) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *DrawnControl) least() fyne.Size { return w.Least() }

func (w *DrawnControl) draw(p *pen) {
	w.Draw(&Pen{Size: p.size, Hovered: w.hovered, Pressed: w.pressed, Focused: w.focused, Disabled: w.disabled, pen: p})
}

// DragControl is a [DrawnControl] that can be dragged.
type DragControl struct {
	DrawnControl
	// OnDrag is told how far the pointer moved since it was told last, OnDrop that it let go.
	OnDrag func(by fyne.Delta)
	OnDrop func()
}

var (
	_ operable       = (*DragControl)(nil)
	_ fyne.Draggable = (*DragControl)(nil)
)

// NewDragControl makes a control that can be dragged.
func NewDragControl(label string, least func() fyne.Size, draw func(*Pen), tapped func(at fyne.Position)) *DragControl {
	w := &DragControl{DrawnControl: DrawnControl{Label: label, Least: least, Draw: draw, OnTap: tapped}}
	w.ExtendBaseWidget(w)
	return w
}

// Dragged tells how far the pointer moved.
func (w *DragControl) Dragged(e *fyne.DragEvent) {
	if !w.disabled && w.OnDrag != nil {
		w.OnDrag(e.Dragged)
	}
}

// DragEnd tells that the pointer let go.
func (w *DragControl) DragEnd() {
	if w.OnDrop != nil {
		w.OnDrop()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *DragControl) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }
