package widget

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/ui/theme"
)

// TenScale asks for a number from 1 to 10. With Before it also shows an older one, and
// joins the two.
type TenScale struct {
	control
	Value    int // chosen, 0: none
	Before   int // an older value, 0: none
	Diameter float32
	Ground   theme.Name // of the circles
	Chosen   theme.Name // of the circle that is chosen
	Edge     bool       // a hairline round the circles
	OnChange func(value int)

	under int // the number under the pointer, 0: none
}

var _ operable = (*TenScale)(nil)

// NewTenScale makes a scale of ten circles of 32 units.
func NewTenScale(value int, changed func(value int)) *TenScale {
	w := &TenScale{Value: value, OnChange: changed, Diameter: 32, Ground: theme.Sunk, Chosen: theme.Primary}
	w.ExtendBaseWidget(w)
	return w
}

// SetValue changes the value without a call to OnChange.
func (w *TenScale) SetValue(v int) {
	if w.Value != v {
		w.Value = v
		w.Refresh()
	}
}

// SetValues changes the value and the older one without a call to OnChange.
func (w *TenScale) SetValues(value, before int) {
	if w.Value != value || w.Before != before {
		w.Value, w.Before = value, before
		w.Refresh()
	}
}

// Choose chooses a value as a tap would.
func (w *TenScale) Choose(v int) {
	if w.disabled || v < 1 || v > 10 {
		return
	}
	w.SetValue(v)
	if w.OnChange != nil {
		w.OnChange(v)
	}
}

// Tapped chooses the number at the point.
func (w *TenScale) Tapped(e *fyne.PointEvent) { w.Choose(w.at(e.Position.X)) }

// TypedRune chooses with the digits; 0 is 10.
func (w *TenScale) TypedRune(r rune) {
	switch {
	case r >= '1' && r <= '9':
		w.Choose(int(r - '0'))
	case r == '0':
		w.Choose(10)
	}
}

// TypedKey moves the choice with Left and Right.
func (w *TenScale) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		w.Choose(max(1, w.Value-1))
	case fyne.KeyRight, fyne.KeyUp:
		w.Choose(min(10, w.Value+1))
	default:
		pass(w, e)
	}
}

// MouseMoved marks the number under the pointer.
func (w *TenScale) MouseMoved(e *desktop.MouseEvent) {
	if n := w.at(e.Position.X); n != w.under {
		w.under = n
		w.Refresh()
	}
}

// MouseOut unmarks it.
func (w *TenScale) MouseOut() {
	w.under = 0
	w.control.MouseOut()
	w.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (w *TenScale) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *TenScale) least() fyne.Size {
	d := w.Diameter * w.k()
	return fyne.NewSize(10*d+9*4*w.k(), d)
}

// left is where circle n begins, from 1: the circles spread over the width.
func (w *TenScale) left(n int) float32 {
	d := w.Diameter * w.k()
	return (w.Size().Width - d) / 9 * float32(n-1)
}

func (w *TenScale) at(x float32) int {
	pitch := (w.Size().Width - w.Diameter*w.k()) / 9
	if pitch <= 0 {
		return 0
	}
	return max(1, min(10, int((x+(pitch-w.Diameter*w.k())/2)/pitch)+1))
}

func (w *TenScale) draw(p *pen) {
	k := w.k()
	d := w.Diameter * k
	y := (p.size.Height - d) / 2
	if w.Before > 0 && w.Value > 0 && w.Before != w.Value {
		a, b := w.left(min(w.Before, w.Value)), w.left(max(w.Before, w.Value))
		p.box(a+d/2, y+d/2-3*k, b-a, 6*k, fill(theme.Teal))
	}
	share := float32(1)
	if w.disabled {
		share = 0.4
	}
	role := theme.Body
	if w.Diameter >= 40 {
		role = theme.Lead
	}
	for n := 1; n <= 10; n++ {
		l := letters(role, theme.Ink2, w.lk())
		l.line = d
		s := fill(w.Ground)
		if w.Edge {
			s = s.edged(theme.Line, k)
		}
		switch {
		case n == w.Value:
			s = fill(w.Chosen)
			l.bold, l.color = true, theme.Color(theme.OnPrimary)
			if w.Chosen == theme.Ink {
				l.color = theme.Color(theme.Ground)
			}
		case n == w.Before:
			s = fill(theme.Surface).edged(theme.Ember, 3*k)
			l.bold, l.color = true, theme.Color(theme.EmberInk)
		case n == w.under && !w.disabled:
			s = fill(theme.PrimarySoft)
			l.color = theme.Color(theme.PrimaryInk)
		}
		s.fill, l.color = faded(s.fill, share), faded(l.color, share)
		p.disc(w.left(n), y, d, s)
		p.textCentre(w.left(n)+d/2, y, strconv.Itoa(n), l)
	}
	if w.focused && !w.disabled {
		n := max(1, w.Value)
		p.ring(w.left(n), y, d, d, d/2, k)
	}
}
