package coach

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The size that the window is designed for. It is drawn at one scale, and room that is
// left over widens the stage or makes it higher.
const (
	designWidth  = 980
	designHeight = 680
	barHeight    = 112
	stageHeight  = designHeight - barHeight
	columnLeft   = 600
)

// stick tells which edges a place keeps its distance to.
type stick uint8

const (
	toRight   stick = 1 << iota // moves with the right edge
	toBottom                    // moves with the bottom edge
	toMiddle                    // moves by half of what is added in height
	asWide                      // grows with the width
	asHigh                      // grows with the height
	toPicture                   // the middle of the picture's square
	toCentre                    // moves by half of what is added in width
)

// Size is how large the window opens: larger where the person wants larger text.
func Size() fyne.Size {
	grown := theme.TextScale()
	return fyne.NewSize(designWidth*grown, designHeight*grown)
}

// scaled is a widget that is drawn larger as a whole.
type scaled interface {
	widget.Scalable
	FixLetters()
}

// place is where a thing stands in the design. A width or height of 0 is its own.
type place struct {
	x, y, w, h float32
	stick      stick
	zoom       float32 // how much larger than the rest a widget is drawn; 0: as the rest
}

// at is a place that things of the common size stand at.
func at(x, y, w, h float32, s stick) place { return place{x, y, w, h, s, 0} }

// times is the place with what stands there drawn so much larger.
func (p place) times(zoom float32) place {
	p.zoom = zoom
	return p
}

// arrangement lays a composition out.
type arrangement struct {
	design fyne.Size
	stage  float32   // the height of the part with the picture
	least  fyne.Size // of the window
	places map[fyne.CanvasObject]place
	k      float32
	// extra is what the window has over the design, in units of the design.
	extraWidth, extraHeight float32
	resized                 func()
}

func newArrangement(design fyne.Size, stage float32, least fyne.Size) *arrangement {
	return &arrangement{design: design, stage: stage, least: least, places: map[fyne.CanvasObject]place{}, k: 1}
}

// square is the side of the picture's square, in units of the design.
func (a *arrangement) square() float32 {
	return min(a.stage+a.extraHeight, a.stage+a.extraWidth)
}

// width is that of the window in units of the design.
func (a *arrangement) width() float32 { return a.design.Width + a.extraWidth }

// Layout implements fyne.Layout.
func (a *arrangement) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	k := min(size.Width/a.design.Width, size.Height/a.design.Height)
	a.k, a.extraWidth, a.extraHeight = k, size.Width/k-a.design.Width, size.Height/k-a.design.Height
	for _, o := range objects {
		if p, ok := a.places[o]; ok {
			a.put(o, p)
		}
	}
	if a.resized != nil {
		a.resized()
	}
}

// put places one thing.
func (a *arrangement) put(o fyne.CanvasObject, p place) {
	if p.stick&toRight != 0 {
		p.x += a.extraWidth
	}
	if p.stick&toBottom != 0 {
		p.y += a.extraHeight
	}
	if p.stick&toMiddle != 0 {
		p.y += a.extraHeight / 2
	}
	if p.stick&toCentre != 0 {
		p.x += a.extraWidth / 2
	}
	if p.stick&asWide != 0 {
		p.w += a.extraWidth
	}
	if p.stick&asHigh != 0 {
		p.h += a.extraHeight
	}
	if p.stick&toPicture != 0 {
		side := a.square()
		p.x += (side - a.stage) / 2
		p.y += a.extraHeight - (side-a.stage)/2
	}
	if w, ok := o.(scaled); ok {
		// Things stand at fixed places, so for larger text the whole window is larger (see
		// Size), not its words alone.
		w.FixLetters()
		w.SetScale(a.k * a.zoom(p))
	}
	o.Move(fyne.NewPos(p.x*a.k, p.y*a.k))
	size := fyne.NewSize(p.w*a.k, p.h*a.k)
	if p.h == 0 {
		if words, ok := o.(*widget.Paragraph); ok {
			size.Height = words.HeightFor(size.Width)
		} else {
			size.Height = o.MinSize().Height
		}
	}
	if p.w == 0 {
		size.Width = o.MinSize().Width
	}
	o.Resize(size)
}

func (*arrangement) zoom(p place) float32 {
	if p.zoom == 0 {
		return 1
	}
	return p.zoom
}

// MinSize implements fyne.Layout.
func (a *arrangement) MinSize([]fyne.CanvasObject) fyne.Size { return a.least }
