package widget

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Stepper sets a whole number with minus and plus. Holding one of them goes on.
type Stepper struct {
	control
	Value, Min, Max, Step int
	Format                func(value int) string
	Error                 bool // a red edge
	OnChange              func(value int)

	under int // -1 over minus, +1 over plus
	held  func()
}

var _ operable = (*Stepper)(nil)

// NewStepper makes a stepper, 40 units high. Format writes the value with its unit.
func NewStepper(value, least, most, step int, format func(int) string, changed func(int)) *Stepper {
	w := &Stepper{Value: value, Min: least, Max: most, Step: step, Format: format, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// SetValue changes the value without a call to OnChange.
func (w *Stepper) SetValue(v int) {
	if w.Value != v {
		w.Value = v
		w.Refresh()
	}
}

// turnBy moves the value by n steps and reports whether it moved.
func (w *Stepper) turnBy(n int) bool {
	v := max(w.Min, min(w.Max, w.Value+n*w.Step))
	if w.disabled || v == w.Value {
		return false
	}
	w.SetValue(v)
	if w.OnChange != nil {
		w.OnChange(v)
	}
	return true
}

// Tapped is answered by MouseDown already.
func (w *Stepper) Tapped(*fyne.PointEvent) {}

// TypedKey steps with the arrow keys, plus and minus.
func (w *Stepper) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown, fyne.KeyMinus:
		w.turnBy(-1)
	case fyne.KeyRight, fyne.KeyUp, fyne.KeyPlus:
		w.turnBy(1)
	case fyne.KeyHome:
		w.turnBy(-(w.Max - w.Min))
	case fyne.KeyEnd:
		w.turnBy(w.Max - w.Min)
	default:
		pass(w, e)
	}
}

// MouseDown steps, and goes on stepping while the button is held.
func (w *Stepper) MouseDown(e *desktop.MouseEvent) {
	w.control.MouseDown(e)
	n := w.at(e.Position.X)
	if n == 0 || !w.turnBy(n) {
		return
	}
	w.letGo()
	stop := make(chan struct{})
	var once sync.Once
	w.held = func() { once.Do(func() { close(stop) }) }
	go func() {
		wait := 400 * time.Millisecond
		for {
			select {
			case <-stop:
				return
			case <-time.After(wait):
				wait = 80 * time.Millisecond
				fyne.Do(func() {
					select {
					case <-stop:
					default:
						if !w.turnBy(n) {
							w.letGo()
						}
					}
				})
			}
		}
	}()
}

// MouseUp stops stepping.
func (w *Stepper) MouseUp(e *desktop.MouseEvent) {
	w.letGo()
	w.control.MouseUp(e)
}

// MouseOut stops stepping.
func (w *Stepper) MouseOut() {
	w.letGo()
	w.under = 0
	w.control.MouseOut()
	w.Refresh()
}

// MouseMoved marks the sign under the pointer.
func (w *Stepper) MouseMoved(e *desktop.MouseEvent) {
	if n := w.at(e.Position.X); n != w.under {
		w.under = n
		w.Refresh()
	}
}

func (w *Stepper) letGo() {
	if w.held != nil {
		w.held()
		w.held = nil
	}
}

func (w *Stepper) at(x float32) int {
	switch {
	case x < 40*w.k():
		return -1
	case x >= w.Size().Width-40*w.k():
		return 1
	}
	return 0
}

// CreateRenderer implements fyne.Widget.
func (w *Stepper) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Stepper) least() fyne.Size {
	k := w.k()
	l := letters(theme.Label, theme.Ink, k)
	widest := max(l.width(w.Format(w.Min)), l.width(w.Format(w.Max)), l.width(w.Format(w.Value)))
	return fyne.NewSize(104*k+widest, max(40*k, l.line+16*k))
}

func (w *Stepper) draw(p *pen) {
	k := w.k()
	width, height := p.size.Width, p.size.Height
	s := fill(theme.Raised).edged(theme.Line, k).round(theme.RadiusButton * k)
	if w.Error {
		s.edge = theme.Color(theme.Red)
	}
	p.box(0, 0, width, height, s)
	sign := func(n int, x float32, i icon.Name, end bool) {
		share := float32(1)
		if end || w.disabled {
			share = 0.4
		}
		if w.under == n && share == 1 {
			p.box(x+4*k, 4*k, 32*k, height-8*k, paint{fill: theme.Fade(theme.RingTrack, 0.6), radius: theme.RadiusThumb * k})
		}
		p.icon(x+12*k, (height-16*k)/2, 16*k, i, theme.Fade(theme.Ink2, share))
	}
	sign(-1, 0, icon.Minus, w.Value <= w.Min)
	sign(1, width-40*k, icon.Plus, w.Value >= w.Max)
	l := letters(theme.Label, theme.Ink, k)
	l.line = height
	if w.disabled {
		l.color = theme.Fade(theme.Ink, 0.4)
	}
	p.textCentre(width/2, 0, w.Format(w.Value), l)
	if w.focused && !w.disabled {
		p.ring(0, 0, width, height, theme.RadiusButton*k, k)
	}
}
