package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// Fact is an icon with a name and a line beside it.
type Fact struct {
	still
	Icon       icon.Name
	Name, Line string
	Disc       bool // the icon on a disc of 40, else bare
	Tint       theme.Name
}

// NewFact makes a fact, 40 units high.
func NewFact(i icon.Name, name, line string) *Fact {
	w := &Fact{Icon: i, Name: name, Line: line, Tint: theme.Ink}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes what it says.
func (w *Fact) Set(i icon.Name, name, line string) {
	if w.Icon != i || w.Name != name || w.Line != line {
		w.Icon, w.Name, w.Line = i, name, line
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Fact) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Fact) left() float32 {
	if w.Disc {
		return 52 * w.k()
	}
	return 32 * w.k()
}

func (w *Fact) least() fyne.Size {
	k := w.k()
	name, line := letters(theme.Label, theme.Ink, w.lk()), letters(theme.Small, theme.Ink2, w.lk())
	return fyne.NewSize(w.left()+max(name.width(w.Name), line.width(w.Line)), max(40*k, name.line+line.line))
}

func (w *Fact) draw(p *pen) {
	k, height := w.k(), p.size.Height
	if w.Disc {
		p.disc(0, (height-40*k)/2, 40*k, fill(theme.Surface))
		p.icon(10*k, (height-20*k)/2, 20*k, w.Icon, theme.Color(w.Tint))
	} else {
		p.icon(0, (height-20*k)/2, 20*k, w.Icon, theme.Color(w.Tint))
	}
	name, line := letters(theme.Label, theme.Ink, w.lk()), letters(theme.Small, theme.Ink2, w.lk())
	x, room := w.left(), p.size.Width-w.left()
	if w.Line == "" {
		p.text(x, (height-name.line)/2, name.cut(w.Name, room), name)
		return
	}
	y := (height - name.line - line.line) / 2
	p.text(x, y, name.cut(w.Name, room), name)
	p.text(x, y+name.line, line.cut(w.Line, room), line)
}
