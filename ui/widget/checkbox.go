package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Checkbox is a box with a tick and a label.
type Checkbox struct {
	control
	Label    string
	On       bool
	Error    bool // a red edge
	OnChange func(on bool)
}

var _ operable = (*Checkbox)(nil)

// NewCheckbox makes a checkbox.
func NewCheckbox(label string, on bool, changed func(on bool)) *Checkbox {
	w := &Checkbox{Label: label, On: on, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// SetOn ticks or clears without a call to OnChange.
func (w *Checkbox) SetOn(on bool) {
	if w.On != on {
		w.On = on
		w.Refresh()
	}
}

// AccessibilityLabel names the checkbox.
func (w *Checkbox) AccessibilityLabel() string { return w.Label }

// Tapped ticks or clears.
func (w *Checkbox) Tapped(*fyne.PointEvent) {
	if w.disabled {
		return
	}
	w.SetOn(!w.On)
	if w.OnChange != nil {
		w.OnChange(w.On)
	}
}

// TypedKey ticks or clears on Space and Enter.
func (w *Checkbox) TypedKey(e *fyne.KeyEvent) {
	if works(w, e) {
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Checkbox) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Checkbox) least() fyne.Size {
	k := w.k()
	if w.Label == "" {
		return fyne.NewSquareSize(22 * k)
	}
	l := letters(theme.Body, theme.Ink, k)
	return fyne.NewSize(34*k+l.width(w.Label), max(32*k, l.line))
}

func (w *Checkbox) draw(p *pen) {
	k := w.k()
	d := 22 * k
	y := (p.size.Height - d) / 2
	share := float32(1)
	if w.disabled {
		share = 0.4
	}
	if w.On {
		ground := theme.Primary
		if w.hovered && !w.disabled {
			ground = theme.PrimaryHover
		}
		p.box(0, y, d, d, paint{fill: theme.Fade(ground, share), radius: theme.RadiusCheck * k})
		p.icon(3*k, y+3*k, 16*k, icon.Check, theme.Color(theme.OnPrimary))
	} else {
		s := fill(theme.Surface).edged(theme.Control, 2*k).round(theme.RadiusCheck * k)
		switch {
		case w.Error:
			s.edge = theme.Color(theme.Red)
		case w.disabled:
			s.edge = theme.Color(theme.Line)
		case w.hovered:
			s.fill = theme.Color(theme.Sunk)
		}
		p.box(0, y, d, d, s)
	}
	if w.Label != "" {
		l := letters(theme.Body, theme.Ink, k)
		l.color = theme.Fade(theme.Ink, share)
		p.text(34*k, (p.size.Height-l.line)/2, w.Label, l)
	}
	if w.focused && !w.disabled {
		p.ring(0, y, d, d, theme.RadiusCheck*k, k)
	}
}
