package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// NavItem is a line of the main window's sidebar.
type NavItem struct {
	control
	Icon     icon.Name
	Label    string
	Selected bool
	OnTap    func()
}

var _ operable = (*NavItem)(nil)

// NewNavItem makes a line of 176 by 40 units.
func NewNavItem(i icon.Name, label string, tapped func()) *NavItem {
	w := &NavItem{Icon: i, Label: label, OnTap: tapped}
	w.ExtendBaseWidget(w)
	return w
}

// SetSelected marks the line of the page that is shown.
func (w *NavItem) SetSelected(v bool) {
	if w.Selected != v {
		w.Selected = v
		w.Refresh()
	}
}

// AccessibilityLabel names the line.
func (w *NavItem) AccessibilityLabel() string { return w.Label }

// Tapped goes to the page.
func (w *NavItem) Tapped(*fyne.PointEvent) {
	if !w.disabled {
		call(w.OnTap)
	}
}

// TypedKey goes to the page on Space and Enter.
func (w *NavItem) TypedKey(e *fyne.KeyEvent) {
	if works(w, e) {
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *NavItem) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *NavItem) least() fyne.Size {
	l := letters(theme.Label, theme.Ink, w.k())
	return fyne.NewSize(max(176*w.k(), l.width(w.Label)+60*w.k()), max(40*w.k(), l.line+16*w.k()))
}

func (w *NavItem) draw(p *pen) {
	k := w.k()
	width, height := p.size.Width, p.size.Height
	l := letters(theme.Body, theme.Ink2, k)
	l.line = height
	tint := theme.Color(theme.Ink2)
	switch {
	case w.Selected:
		p.box(0, 0, width, height, fill(theme.Surface).edged(theme.Line, k).round(theme.RadiusButton*k))
		l.bold, l.color = true, theme.Color(theme.Ink)
		tint = theme.Color(theme.PrimaryInk)
	case w.hovered || w.pressed:
		p.box(0, 0, width, height, fill(theme.Sunk).round(theme.RadiusButton*k))
	}
	p.icon(12*k, (height-20*k)/2, 20*k, w.Icon, tint)
	p.text(44*k, 0, w.Label, l)
	if w.focused {
		p.ring(0, 0, width, height, theme.RadiusButton*k, k)
	}
}
