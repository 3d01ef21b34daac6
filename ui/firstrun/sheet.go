package firstrun

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of the design, in units.
const (
	width    = 720
	height   = 560
	panel    = 256 // width of the picture
	left     = 296 // of the column
	wide     = 400 // the column
	top      = 48
	edge     = 688 // where the buttons end
	footHigh = 76  // from the top of the buttons to the foot of the window
)

// size is the size of the window at the text size in force: as wide as the text has
// grown, and less higher, since there is room to spare.
func size() fyne.Size {
	k := theme.TextScale()
	return fyne.NewSize(width*k, height+400*(k-1))
}

// sheet is a page on its way to be shown: a picture at the left, a column beside it and a
// foot with the way back and the main button. Places are those of the design; the column
// grows with the text, the foot keeps to the foot of the window.
type sheet struct {
	content *fyne.Container
	// follow is called when the resident's state has changed; nil: it doesn't matter.
	follow func()

	course  *course
	places  map[fyne.CanvasObject]*place
	trouble *widget.Paragraph
	main    *widget.Button
}

// place is where an object stands. A size of 0 is its least size.
type place struct {
	x, y, w, h float32
	foot       bool // keeps its distance from the foot and its height
	panel      bool // fills the picture panel
	left       fyne.CanvasObject
}

// picture is what the panel at the left shows.
type picture struct {
	scene string
	wash  widget.Phase
}

// newSheet begins a page with its picture. What is put in later comes later in the order
// of Tab.
func (c *course) newSheet(p picture) *sheet {
	s := &sheet{course: c, places: map[fyne.CanvasObject]*place{}}
	s.content = &fyne.Container{Layout: s}
	s.add(widget.NewPhaseWash(p.wash, widget.Vertical), place{panel: true})
	s.add(c.draw(p.scene), place{panel: true})
	s.put(24, 24, 24, 24, widget.NewMark())
	s.put(56, 24, 180, 24, widget.NewText(c.say("firstrun.name"), theme.Section, theme.Ink))
	return s
}

// draw makes the figure of a scene. It is drawn at the pixels of the screen, and anew when
// the theme changes.
func (c *course) draw(scene string) fyne.CanvasObject {
	renderer, crop := c.figures.Renderer(), c.figures.Crop(scene, figure.Panel)
	person := c.given.Settings.Coach
	return canvas.NewRaster(func(w, h int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		look := figure.Look{Dark: theme.Dark(), Skin: person.Skin, Hair: person.Hair, Body: person.Body, Ground: figure.Clear}
		if err := renderer.Draw(img, scene, figure.Moment{}, look, crop); err != nil {
			fyne.LogError("could not draw "+scene, err)
		}
		return img
	})
}

func (s *sheet) add(o fyne.CanvasObject, at place) {
	s.content.Objects = append(s.content.Objects, o)
	s.places[o] = &at
}

// put puts an object into the column.
func (s *sheet) put(x, y, w, h float32, o fyne.CanvasObject) { s.add(o, place{x: x, y: y, w: w, h: h}) }

// title puts the headline into the column and returns where it ends.
func (s *sheet) title(text string, r theme.Role, y float32) float32 {
	p := widget.NewParagraph(r, theme.Ink, widget.Plain(text))
	return s.paragraph(y, p) + y
}

// paragraph puts text of the column's width into it and returns its height in the design.
func (s *sheet) paragraph(y float32, p *widget.Paragraph) float32 {
	k := theme.TextScale()
	high := p.HeightFor(wide*k) / k
	s.put(left, y, wide, high, p)
	return high
}

// lower moves objects of the column down, or up.
func (s *sheet) lower(by float32, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		s.places[o].y += by
	}
	s.content.Refresh()
}

// way puts the beads of the course into the foot; the page is counted from 0.
func (s *sheet) way(page int) {
	s.add(widget.NewStepBeads(4, page), place{x: left, y: height - 58, foot: true})
}

// turnTo puts the way back, if it has a name, and the main button into the foot.
func (s *sheet) turnTo(back string, goBack func(), main string, goOn func()) {
	s.mainButton(main, goOn)
	if back != "" {
		b := widget.NewButton(widget.Ghost, back, goBack)
		b.Height = 48
		s.add(b, place{foot: true, y: height - footHigh, left: s.main})
	}
	s.add(s.main, place{foot: true, x: edge, y: height - footHigh, w: -1})
	s.course.back = goBack
	s.troubles()
}

func (s *sheet) mainButton(label string, tapped func()) {
	s.main = widget.NewButton(widget.Primary, label, func() {
		if !s.course.busy {
			tapped()
		}
	})
	s.main.Height = 48
}

// troubles leaves room to say what went wrong.
func (s *sheet) troubles() {
	s.trouble = widget.NewParagraph(theme.PopupReason, theme.AmberInk)
	s.trouble.Lines = 2
	s.add(s.trouble, place{foot: true, x: left, y: height - footHigh - 4, w: wide})
}

// complain says what went wrong.
func (s *sheet) complain(text string) {
	s.trouble.SetText(text)
	s.content.Refresh()
}

// press is the main button pressed by key.
func (s *sheet) press() {
	if s.main != nil {
		s.main.Tapped(nil)
	}
}

// Layout implements fyne.Layout.
func (s *sheet) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	k := theme.TextScale()
	for _, o := range objects {
		at := s.places[o]
		if at.panel {
			o.Move(fyne.NewPos(0, 0))
			o.Resize(fyne.NewSize(panel*k, size.Height))
			continue
		}
		least := o.MinSize()
		box := fyne.NewSize(at.w*k, at.h*k)
		if box.Width <= 0 {
			box.Width = least.Width
		}
		if box.Height <= 0 {
			box.Height = least.Height
		}
		x, y := at.x*k, top+(at.y-top)*k
		if at.y < top {
			y = at.y
		}
		if at.foot {
			y = size.Height - (height - at.y)
		}
		switch {
		case at.w < 0: // x is where it ends
			x -= box.Width
		case at.left != nil:
			x = edge*k - at.left.MinSize().Width - 8 - box.Width
		}
		if p, ok := o.(*widget.Paragraph); ok && p == s.trouble {
			box.Height = min(2*p.Role.Line(), p.HeightFor(box.Width))
			y -= box.Height
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(box)
	}
}

// MinSize implements fyne.Layout.
func (s *sheet) MinSize([]fyne.CanvasObject) fyne.Size { return size() }
