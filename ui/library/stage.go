package library

import (
	"math"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The measures of what lies on the picture, in units.
const (
	stagePad = 12
	pillHigh = 32
	pillPad  = 12
	pillIcon = 16
	discSide = 40
	discGap  = 12
)

// stage is the picture of a technique with what lies on it: the side, play, and the way to
// the target map; and the legend below it.
type stage struct {
	page      *Page
	figure    *player
	technique technique.Technique
	box       *fyne.Container
	legend    *fyne.Container
	side      *widget.DrawnControl // nil where both sides are worked at once
	play      *widget.DrawnControl
	target    *widget.DrawnControl
	pointer   *widget.DrawnControl // over the target map
	name      *widget.Drawn        // of the muscle under the pointer
	regions   *regions

	left, onTarget bool
	pinned         technique.Muscle // chosen in the legend
	under          technique.Muscle // the pointer is on
}

func newStage(p *Page, f *player, t technique.Technique) *stage {
	s := &stage{page: p, figure: f, technique: t}
	say := p.given.Words.Say
	s.pointer = widget.NewDrawnControl(say("library.target.name"), func() fyne.Size { return fyne.Size{} }, func(*widget.Pen) {}, nil)
	s.pointer.OnMove = s.move
	s.pointer.Hide()
	s.name = widget.NewDrawn(func() fyne.Size { return fyne.Size{} }, s.drawName)
	objects := []fyne.CanvasObject{f.raster, s.pointer, s.name}
	if t.Dose.Sided {
		s.side = newPill(icon.BackAndForth, func() string {
			if s.left {
				return say("library.side.left")
			}
			return say("library.side.right")
		}, func() {
			s.left = !s.left
			f.side(s.left)
			s.side.Label = say("library.side.right")
			if s.left {
				s.side.Label = say("library.side.left")
			}
			s.box.Layout.Layout(s.box.Objects, s.box.Size())
			s.side.Refresh()
		})
		objects = append(objects, s.side)
	}
	s.play = newDisc(say("library.play"), func() icon.Name {
		if f.playing {
			return icon.Pause
		}
		return icon.Play
	}, f.play)
	f.changed = s.play.Refresh
	s.target = newDisc(say("library.target.show"), func() icon.Name {
		if s.onTarget {
			return icon.ArrowLeft
		}
		return icon.Person
	}, func() { s.showTarget(!s.onTarget) })
	objects = append(objects, s.play, s.target)
	s.box = &fyne.Container{Layout: s, Objects: objects}
	s.legend = newFlow(theme.Between)
	for i, m := range t.Targets {
		s.legend.Objects = append(s.legend.Objects, s.newMuscle(m, intensity(i)))
	}
	return s
}

// newPill is a small control on the picture.
func newPill(i icon.Name, label func() string, tapped func()) *widget.DrawnControl {
	return widget.NewDrawnControl(label(), func() fyne.Size {
		return fyne.NewSize(2*pillPad+pillIcon+6+widget.TextWidth(label(), theme.Small, false), max(pillHigh, theme.Small.Line()+12))
	}, func(p *widget.Pen) {
		ground := widget.Paint{Fill: theme.Color(theme.Surface), Edge: theme.Color(theme.Line), Width: 1, Radius: p.Size.Height / 2}
		switch {
		case p.Pressed:
			ground.Fill = theme.Color(theme.Line)
		case p.Hovered:
			ground.Fill = theme.Color(theme.Sunk)
		}
		p.Box(0, 0, p.Size.Width, p.Size.Height, ground)
		p.Icon(pillPad, (p.Size.Height-pillIcon)/2, pillIcon, i, theme.Color(theme.Ink2))
		p.Text(pillPad+pillIcon+6, (p.Size.Height-theme.Small.Line())/2, 0, label(), theme.Small, theme.Ink2, false)
		if p.Focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, p.Size.Height/2)
		}
	}, func(fyne.Position) { tapped() })
}

// newDisc is a round control on the picture.
func newDisc(name string, sign func() icon.Name, tapped func()) *widget.DrawnControl {
	const side = 18
	return widget.NewDrawnControl(name, func() fyne.Size { return fyne.NewSquareSize(discSide) }, func(p *widget.Pen) {
		ground := widget.Paint{Fill: theme.Color(theme.Surface), Blur: 16, Drop: 4}
		switch {
		case p.Pressed:
			ground.Fill = theme.Color(theme.Line)
		case p.Hovered:
			ground.Fill = theme.Color(theme.Sunk)
		}
		p.Disc(0, 0, discSide, ground)
		p.Icon((discSide-side)/2, (discSide-side)/2, side, sign(), theme.Color(theme.Ink))
		if p.Focused {
			p.FocusRing(0, 0, discSide, discSide, discSide/2)
		}
	}, func(fyne.Position) { tapped() })
}

// showTarget shows the target map, or the figure again.
func (s *stage) showTarget(on bool) {
	s.onTarget = on
	if on {
		s.figure.stop()
		if s.regions == nil {
			s.regions = newRegions(s.page.given, s.page.muscles(s.technique.Targets))
		}
	}
	s.under = ""
	if !on {
		s.pinned = ""
	}
	visible(s.pointer, on)
	visible(s.play, !on)
	if s.side != nil {
		visible(s.side, !on)
	}
	s.light()
	s.box.Layout.Layout(s.box.Objects, s.box.Size())
	s.target.Refresh()
	s.legend.Refresh()
}

// light shows what the pointer or the legend means.
func (s *stage) light() {
	lit := s.under
	if lit == "" {
		lit = s.pinned
	}
	s.figure.target(s.onTarget, lit)
	s.name.Refresh()
}

// move follows the pointer over the target map.
func (s *stage) move(at fyne.Position) {
	under := technique.Muscle("")
	if s.regions != nil && at.X >= 0 {
		size := s.pointer.Size()
		under = s.regions.at(at.X/size.Width, at.Y/size.Height)
	}
	if under != s.under {
		s.under = under
		s.light()
	}
}

// drawName names the muscle that is lit alone.
func (s *stage) drawName(p *widget.Pen) {
	lit := s.under
	if lit == "" {
		lit = s.pinned
	}
	if !s.onTarget || lit == "" {
		return
	}
	name := s.page.given.Library.MuscleName(lit)
	width := widget.TextWidth(name, theme.Small, true) + 2*pillPad
	height := max(pillHigh, theme.Small.Line()+12)
	p.Box(stagePad, stagePad, width, height, widget.Paint{Fill: theme.Color(theme.Ink), Radius: height / 2})
	p.Text(stagePad+pillPad, stagePad+(height-theme.Small.Line())/2, 0, name, theme.Small, theme.Ground, true)
}

// newMuscle is a line of the legend: a dot as strong as the muscle is worked, and its name.
// It shows the muscle on the target map.
func (s *stage) newMuscle(m technique.Muscle, intensity float64) fyne.CanvasObject {
	const dot, gap = 10, 6
	name := s.page.given.Library.MuscleName(m)
	var w *widget.DrawnControl
	hovered := false
	w = widget.NewDrawnControl(name, func() fyne.Size {
		return fyne.NewSize(dot+gap+widget.TextWidth(name, theme.Caption, false), max(20, theme.Caption.Line()))
	}, func(p *widget.Pen) {
		hovered = p.Hovered
		ink, bold := theme.Ink2, false
		if p.Hovered || s.onTarget && s.pinned == m {
			ink = theme.Ink
		}
		p.Disc(0, (p.Size.Height-dot)/2, dot, widget.Paint{Fill: theme.Mix(theme.Color(theme.Ground), theme.Color(theme.Ember), float32(intensity))})
		p.Text(dot+gap, (p.Size.Height-theme.Caption.Line())/2, 0, name, theme.Caption, ink, bold)
		if p.Focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusKey)
		}
	}, func(fyne.Position) {
		if s.onTarget && s.pinned == m {
			s.showTarget(false)
			return
		}
		s.pinned = m
		if !s.onTarget {
			s.showTarget(true)
			return
		}
		s.light()
		s.legend.Refresh()
	})
	w.OnMove = func(at fyne.Position) {
		under := technique.Muscle("")
		if at.X >= 0 && hovered {
			under = m
		}
		if s.onTarget && s.under != under {
			s.under = under
			s.light()
		}
	}
	return w
}

// Layout implements fyne.Layout.
func (s *stage) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	side := min(size.Width, pictureSide)
	for _, o := range []fyne.CanvasObject{s.figure.raster, s.pointer, s.name} {
		o.Move(fyne.Position{})
		o.Resize(fyne.NewSquareSize(side))
	}
	put := func(o fyne.CanvasObject, right, bottom bool) {
		least := o.MinSize()
		at := fyne.NewPos(stagePad, stagePad)
		if right {
			at.X = side - stagePad - least.Width
		}
		if bottom {
			at.Y = side - stagePad - least.Height
		}
		o.Move(at)
		o.Resize(least)
	}
	if s.side != nil {
		put(s.side, false, false)
	}
	put(s.play, false, true)
	put(s.target, true, true)
	s.clear(side)
}

// clear moves a disc beside the other one where the inset of the picture lies under it.
func (s *stage) clear(side float32) {
	if s.onTarget {
		return
	}
	m := figure.Moment{}
	if s.technique.Dose.Sided {
		m = figure.Moment{Beat: figure.Ready, Left: s.left}
	}
	x, y, r, found := s.page.given.Figures.Inset(s.technique.Scene, m, s.figure.want.look)
	if !found {
		return
	}
	under := func(o fyne.CanvasObject) bool {
		dx := float64((o.Position().X+discSide/2)/side) - x
		dy := float64((o.Position().Y+discSide/2)/side) - y
		return math.Hypot(dx, dy) < r+discSide/2/float64(side)
	}
	play, target := s.play.Position(), s.target.Position()
	switch {
	case under(s.target):
		s.target.Move(play.AddXY(discSide+discGap, 0))
	case under(s.play):
		s.play.Move(target.AddXY(-discSide-discGap, 0))
	}
}

// MinSize implements fyne.Layout.
func (s *stage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(pictureSide) }
