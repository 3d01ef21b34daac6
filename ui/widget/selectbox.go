package widget

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Select is a choice of one among many, in a menu.
type Select struct {
	control
	Options  []string
	Selected int // -1: none
	Error    bool
	OnChange func(selected int)
}

var _ operable = (*Select)(nil)

// NewSelect makes a choice, 40 units high.
func NewSelect(options []string, selected int, changed func(selected int)) *Select {
	w := &Select{Options: options, Selected: selected, OnChange: changed}
	w.ExtendBaseWidget(w)
	return w
}

// Select selects without a call to OnChange.
func (w *Select) Select(i int) {
	if w.Selected != i {
		w.Selected = i
		w.Refresh()
	}
}

func (w *Select) choose(i int) {
	if w.disabled || i < 0 || i >= len(w.Options) || i == w.Selected {
		return
	}
	w.Select(i)
	if w.OnChange != nil {
		w.OnChange(i)
	}
}

// Tapped opens the menu below.
func (w *Select) Tapped(*fyne.PointEvent) {
	if w.disabled {
		return
	}
	items := make([]*fyne.MenuItem, len(w.Options))
	for i, s := range w.Options {
		items[i] = fyne.NewMenuItem(s, func() { w.choose(i) })
		items[i].Checked = i == w.Selected
	}
	canvas := fyne.CurrentApp().Driver().CanvasForObject(w)
	if canvas == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w)
	base.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), canvas, at.AddXY(0, w.Size().Height+4))
}

// TypedKey opens the menu with Space and Enter and chooses with Up and Down.
func (w *Select) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyUp:
		w.choose(w.Selected - 1)
	case e.Name == fyne.KeyDown:
		w.choose(w.Selected + 1)
	case works(w, e):
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Select) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Select) least() fyne.Size {
	k := w.k()
	l := letters(theme.Body, theme.Ink, k)
	widest := 80 * k
	for _, s := range w.Options {
		widest = max(widest, l.width(s))
	}
	return fyne.NewSize(widest+56*k, max(40*k, l.line+16*k))
}

func (w *Select) draw(p *pen) {
	k := w.k()
	width, height := p.size.Width, p.size.Height
	s := fill(theme.Raised).edged(theme.Line, k).round(theme.RadiusButton * k)
	switch {
	case w.Error:
		s.edge = theme.Color(theme.Red)
	case w.hovered && !w.disabled:
		s.fill = theme.Color(theme.Sunk)
	}
	p.box(0, 0, width, height, s)
	share := float32(1)
	if w.disabled {
		share = 0.4
	}
	l := letters(theme.Body, theme.Ink, k)
	l.line, l.color = height, faded(l.color, share)
	if w.Selected >= 0 && w.Selected < len(w.Options) {
		p.text(16*k, 0, l.cut(w.Options[w.Selected], width-52*k), l)
	}
	p.icon(width-28*k, (height-16*k)/2, 16*k, icon.ChevronDown, theme.Fade(theme.Ink2, share))
	if w.focused && !w.disabled {
		p.ring(0, 0, width, height, theme.RadiusButton*k, k)
	}
}
