package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Toggle is a switch. Its knob grows when it is on, so that form says it too.
type Toggle struct {
	control
	On       bool
	OnChange func(on bool)
}

var _ operable = (*Toggle)(nil)

// NewToggle makes a switch, 44 by 26 units.
func NewToggle(on bool, changed func(on bool)) *Toggle {
	w := &Toggle{On: on, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// SetOn switches without a call to OnChange.
func (w *Toggle) SetOn(on bool) {
	if w.On != on {
		w.On = on
		w.Refresh()
	}
}

// Tapped switches.
func (w *Toggle) Tapped(*fyne.PointEvent) {
	if w.disabled {
		return
	}
	w.SetOn(!w.On)
	if w.OnChange != nil {
		w.OnChange(w.On)
	}
}

// TypedKey switches on Space and Enter.
func (w *Toggle) TypedKey(e *fyne.KeyEvent) {
	if works(w, e) {
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Toggle) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Toggle) least() fyne.Size { return fyne.NewSize(44*w.k(), 26*w.k()) }

func (w *Toggle) draw(p *pen) {
	k := w.k()
	width, height := 44*k, 26*k
	y := (p.size.Height - height) / 2
	share := float32(1)
	if w.disabled {
		share = 0.4
	}
	if w.On {
		ground := theme.Primary
		if w.hovered && !w.disabled {
			ground = theme.PrimaryHover
		}
		p.box(0, y, width, height, paint{fill: theme.Fade(ground, share), radius: height / 2})
		p.disc(width-22*k, y+4*k, 18*k, fill(theme.OnPrimary))
	} else {
		s := fill(theme.Surface).edged(theme.Control, 2*k).round(height / 2)
		if w.hovered && !w.disabled {
			s.fill = theme.Color(theme.Sunk)
		}
		if w.disabled {
			s.edge = theme.Color(theme.Line)
		}
		p.box(0, y, width, height, s)
		p.disc(6*k, y+6*k, 14*k, paint{fill: theme.Fade(theme.Control, share)})
	}
	if w.focused && !w.disabled {
		p.ring(0, y, width, height, height/2, k)
	}
}
