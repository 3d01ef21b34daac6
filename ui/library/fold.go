package library

import (
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

const minute = time.Minute

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// The measures of a fold, in units.
const (
	foldPad   = 11
	foldArrow = 18
)

// fold is a headline with texts that unfold below it.
type fold struct {
	box   *fyne.Container
	head  *widget.DrawnControl
	texts *fyne.Container
	open  bool
	told  func() // that it became taller or less tall
}

// newFold makes a fold. Any but the first has a hairline on top.
func newFold(title string, texts []string, open, first bool, told func()) *fold {
	f := &fold{open: open, told: told}
	lines := func(width float32) []string {
		return wrap(title, theme.Label, true, width-foldArrow-theme.Between)
	}
	f.head = widget.NewDrawnControl(title, func() fyne.Size {
		return fyne.NewSize(160, theme.Label.Line()+2*foldPad)
	}, func(p *widget.Pen) {
		ink := theme.Ink
		if p.Hovered || p.Pressed {
			ink = theme.PrimaryInk
		}
		for i, line := range lines(p.Size.Width) {
			p.Text(0, foldPad+float32(i)*theme.Label.Line(), 0, line, theme.Label, ink, true)
		}
		arrow := icon.ChevronDown
		if f.open {
			arrow = icon.ChevronUp
		}
		p.Icon(p.Size.Width-foldArrow, foldPad+(theme.Label.Line()-foldArrow)/2, foldArrow, arrow, theme.Color(ink))
		if p.Focused {
			p.FocusRing(-4, 9, p.Size.Width+8, p.Size.Height-18, theme.RadiusThumb)
		}
	}, func(fyne.Position) { f.turn() })
	head := &fyne.Container{Layout: lined{lines, theme.Label, foldPad}, Objects: []fyne.CanvasObject{f.head}}
	var paragraphs []fyne.CanvasObject
	for _, text := range texts {
		paragraphs = append(paragraphs, widget.NewParagraph(theme.Body, theme.Ink2, widget.Plain(text)))
	}
	f.texts = page.Pad(-5, 0, 14, 0, page.Column(theme.Grid, paragraphs...))
	visible(f.texts, open)
	f.box = page.Column(0, head, f.texts)
	if !first {
		f.box.Objects = append([]fyne.CanvasObject{newSquare(1, widget.NewPanel(theme.Line, 0, nil))}, f.box.Objects...)
	}
	return f
}

// turn unfolds the texts, or folds them.
func (f *fold) turn() {
	f.open = !f.open
	visible(f.texts, f.open)
	f.head.Refresh()
	f.told()
}

// lined makes a control as high as its lines.
type lined struct {
	lines func(width float32) []string
	role  theme.Role
	pad   float32 // above and below
}

// HeightFor implements page.TallLayout.
func (l lined) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return float32(max(1, len(l.lines(width))))*l.role.Line() + 2*l.pad
}

func (l lined) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (l lined) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// linkPad is the room above and below the words of a link.
const linkPad = 6

// newLink opens a page on the web.
func newLink(label, address string) *fyne.Container {
	at, err := url.Parse(address)
	lines := func(width float32) []string { return wrap(label, theme.SmallBold, true, width) }
	link := widget.NewDrawnControl(label, func() fyne.Size {
		return fyne.NewSize(120, theme.Small.Line()+2*linkPad)
	}, func(p *widget.Pen) {
		y, widest := float32(linkPad), float32(0)
		for _, line := range lines(p.Size.Width) {
			width := p.Text(0, y, p.Size.Width, line, theme.SmallBold, theme.PrimaryInk, true)
			if p.Hovered || p.Pressed {
				p.Box(0, y+theme.Small.Line()-2, width, 1, widget.Paint{Fill: theme.Color(theme.PrimaryInk)})
			}
			y, widest = y+theme.Small.Line(), max(widest, width)
		}
		if p.Focused {
			p.FocusRing(-2, 4, widest+4, p.Size.Height-8, theme.RadiusKey)
		}
	}, func(fyne.Position) {
		if err != nil {
			fyne.LogError("could not read the address of a source", err)
			return
		}
		if err := fyne.CurrentApp().OpenURL(at); err != nil {
			fyne.LogError("could not open the page of a source", err)
		}
	})
	return &fyne.Container{Layout: lined{lines, theme.Small, linkPad}, Objects: []fyne.CanvasObject{link}}
}
