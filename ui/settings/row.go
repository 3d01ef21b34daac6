package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// row is a line of a card: a name and a hint at the left, a control at the right. Where
// the two don't fit beside each other, the control stands below.
type row struct {
	name    *widget.Text
	hint    *widget.Paragraph
	control fyne.CanvasObject // may be nil
	line    *canvas.Rectangle // on top; hidden on the first row
}

// newRow makes a row with the texts of a setting.
func (p *Page) newRow(key string, control fyne.CanvasObject) *fyne.Container {
	words := p.given.Words
	hint := ""
	if id := "settings." + key + ".hint"; words.Has(id) {
		hint = words.Say(id)
	}
	c, _ := newTextRow(words.Say("settings."+key+".name"), hint, control)
	return c
}

func newTextRow(name, hint string, control fyne.CanvasObject) (*fyne.Container, *row) {
	r := &row{
		name:    widget.NewText(name, theme.Label, theme.Ink),
		hint:    widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(hint)),
		control: control,
		line:    canvas.NewRectangle(theme.Color(theme.Line)),
	}
	c := &fyne.Container{Layout: r, Objects: []fyne.CanvasObject{r.line, r.name, r.hint}}
	if control != nil {
		c.Objects = append(c.Objects, control)
	}
	return c, r
}

const (
	rowLeast = 65 // with the hairline
	rowPad   = 12
	rowGap   = 24
	textRoom = 200 // what the words need at least, at normal text
)

// beside tells whether the control stands beside the words, and the room of these.
func (r *row) beside(width float32) (room float32, ok bool) {
	if r.control == nil {
		return width, true
	}
	room = width - r.control.MinSize().Width - rowGap
	if room < max(textRoom*theme.TextScale(), r.name.MinSize().Width) {
		return width, false
	}
	return room, true
}

func (r *row) words(room float32) float32 {
	height := theme.Label.Line()
	if r.hint.Runs[0].Text != "" {
		height += r.hint.HeightFor(room)
	}
	return height
}

// HeightFor implements page.TallLayout.
func (r *row) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	room, beside := r.beside(width)
	height := r.words(room)
	if r.control != nil {
		if control := r.control.MinSize().Height; beside {
			height = max(height, control)
		} else {
			height += rowPad + control
		}
	}
	return max(rowLeast, height+2*rowPad+1)
}

// Layout implements fyne.Layout.
func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.line.FillColor = theme.Color(theme.Line)
	r.line.Move(fyne.Position{})
	r.line.Resize(fyne.NewSize(size.Width, 1))
	canvas.Refresh(r.line)
	room, beside := r.beside(size.Width)
	height := r.words(room)
	y := 1 + (size.Height-1-height)/2
	if r.control != nil {
		control := r.control.MinSize()
		x, top := size.Width-control.Width, 1+(size.Height-1-control.Height)/2
		if !beside {
			y = 1 + rowPad
			x, top = 0, size.Height-rowPad-control.Height
		}
		r.control.Move(fyne.NewPos(x, top))
		r.control.Resize(control)
	}
	r.name.Move(fyne.NewPos(0, y))
	r.name.Resize(fyne.NewSize(room, theme.Label.Line()))
	r.hint.Move(fyne.NewPos(0, y+theme.Label.Line()))
	r.hint.Resize(fyne.NewSize(room, max(0, height-theme.Label.Line())))
}

// MinSize implements fyne.Layout.
func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(textRoom, r.HeightFor(objects, 784))
}

// card stacks rows on a card, with hairlines between them.
func card(rows ...*fyne.Container) *fyne.Container {
	objects := make([]fyne.CanvasObject, len(rows))
	for i, c := range rows {
		if i == 0 {
			withoutLine(c)
		}
		objects[i] = c
	}
	return page.Layers(widget.NewCard(nil), page.Pad(3, 24, 3, 24, page.Column(0, objects...)))
}

// headLayout sets the tabs at the right of the title, or below it where they don't fit.
type headLayout struct {
	title *widget.Text
	tabs  *widget.Segmented
}

// fit makes the tabs smaller where they are wider than the page, as large letters and long words
// may be in a narrow window.
func (l headLayout) fit(width float32) {
	l.tabs.SetScale(1)
	if whole := l.tabs.MinSize().Width; whole > width && width > 0 {
		l.tabs.SetScale(width / whole)
	}
}

func (l headLayout) beside(width float32) bool {
	return l.title.MinSize().Width+theme.Padding+l.tabs.MinSize().Width <= width
}

// HeightFor implements page.TallLayout.
func (l headLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	l.fit(width)
	title, tabs := theme.H2.Line(), l.tabs.MinSize().Height
	if l.beside(width) {
		return max(title, tabs)
	}
	return title + 12 + tabs
}

func (l headLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.fit(size.Width)
	tabs := l.tabs.MinSize()
	l.title.Move(fyne.Position{})
	l.title.Resize(l.title.MinSize())
	at := fyne.NewPos(size.Width-tabs.Width, (theme.H2.Line()-tabs.Height)/2)
	if !l.beside(size.Width) {
		at = fyne.NewPos(0, size.Height-tabs.Height)
	}
	l.tabs.Move(at)
	l.tabs.Resize(tabs)
}

func (l headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, l.HeightFor(objects, 832))
}

// withoutLine takes the hairline off the first row that is seen.
func withoutLine(c *fyne.Container) {
	if r, ok := c.Layout.(*row); ok {
		r.line.Hide()
	} else if len(c.Objects) > 0 {
		if first, ok := c.Objects[0].(*fyne.Container); ok {
			withoutLine(first)
		}
	}
}
