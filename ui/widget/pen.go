package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// sketch is what a widget of this package implements: how large it must be at least,
// and how it looks. Both are asked anew at every change, so a widget keeps neither
// colours nor canvas objects.
type sketch interface {
	fyne.Widget
	least() fyne.Size
	draw(p *pen)
}

// pen draws a sketch. It hands out the canvas objects of the drawing before, in their
// order, and repaints only those that changed, so drawing anew is cheap.
type pen struct {
	of      sketch
	size    fyne.Size
	objects []fyne.CanvasObject
	used    int
	changed bool
	drawn   bool // once at least: an empty widget has no objects for ever
	glyphs  map[*canvas.Raster]glyph
	rings   map[*canvas.Raster]ringPicture
	plots   map[*canvas.Raster]any
}

func newRenderer(of sketch) fyne.WidgetRenderer { return &pen{of: of} }

// Layout draws the widget at its new size.
func (p *pen) Layout(s fyne.Size) {
	p.size = s
	if p.run() {
		canvas.Refresh(p.of)
	}
}

// MinSize is the least size of the widget.
func (p *pen) MinSize() fyne.Size { return p.of.least() }

// Refresh draws the widget as it is now.
func (p *pen) Refresh() {
	p.size = p.of.Size()
	if p.run() {
		canvas.Refresh(p.of)
	}
}

// Objects lists what was drawn, from back to front.
func (p *pen) Objects() []fyne.CanvasObject {
	if !p.drawn {
		p.Refresh()
	}
	return p.objects
}

// Destroy has nothing to free.
func (p *pen) Destroy() {}

// run draws, and tells whether objects came or went.
func (p *pen) run() bool {
	p.used, p.changed, p.drawn = 0, !p.drawn, true
	p.of.draw(p)
	if p.used < len(p.objects) {
		p.objects, p.changed = p.objects[:p.used:p.used], true
	}
	return p.changed
}

// take hands out the next object, the one of the drawing before if it is of the same kind.
func take[T fyne.CanvasObject](p *pen, fresh func() T) T {
	if p.used < len(p.objects) {
		if o, ok := p.objects[p.used].(T); ok {
			p.used++
			return o
		}
	}
	o := fresh()
	p.put(o)
	return o
}

// put places o as the next object.
func (p *pen) put(o fyne.CanvasObject) {
	if p.used < len(p.objects) {
		if p.objects[p.used] != o {
			// A copy, since the canvas may be walking the old list.
			p.objects = append([]fyne.CanvasObject(nil), p.objects...)
			p.objects[p.used] = o
			p.changed = true
		}
	} else {
		p.objects = append(p.objects[:len(p.objects):len(p.objects)], o)
		p.changed = true
	}
	p.used++
}

func set[T comparable](at *T, v T, changed *bool) {
	if *at != v {
		*at, *changed = v, true
	}
}

// paint is how a box looks. Edge is drawn inside it.
type paint struct {
	fill   color.Color
	edge   color.Color
	width  float32
	radius float32
	blur   float32 // of the shadow, 0 for none
	drop   float32 // how far the shadow falls
}

func fill(n theme.Name) paint { return paint{fill: theme.Color(n)} }

func (s paint) round(radius float32) paint {
	s.radius = radius
	return s
}

func (s paint) edged(n theme.Name, width float32) paint {
	s.edge, s.width = theme.Color(n), width
	return s
}

func (s paint) raised(blur, drop float32) paint {
	s.blur, s.drop = blur, drop
	return s
}

var clear color.Color = color.NRGBA{}

func orClear(c color.Color) color.Color {
	if c == nil {
		return clear
	}
	return c
}

// box draws a rectangle with round corners. A radius larger than half its height makes a pill.
func (p *pen) box(x, y, w, h float32, s paint) {
	if s.edge != nil && s.width > 0 && opaque(s.fill) {
		// Fyne's painters place a stroke differently, so an edge is a box behind a box.
		outer, inner := s, s
		outer.fill, outer.edge = s.edge, nil
		inner.edge, inner.blur, inner.radius = nil, 0, s.radius-s.width
		p.box(x, y, w, h, outer)
		p.box(x+s.width, y+s.width, w-2*s.width, h-2*s.width, inner)
		return
	}
	r := take(p, func() *canvas.Rectangle { return &canvas.Rectangle{} })
	changed := false
	set(&r.FillColor, orClear(s.fill), &changed)
	set(&r.StrokeColor, orClear(s.edge), &changed)
	set(&r.StrokeWidth, s.width, &changed)
	set(&r.CornerRadius, max(0, min(s.radius, h/2, w/2)), &changed)
	if s.edge == nil {
		set(&r.StrokeWidth, 0, &changed)
	}
	var shadow canvas.Shadow
	if s.blur > 0 {
		shadow = canvas.Shadow{Color: theme.Color(theme.Shadow), BlurRadius: s.blur, Offset: fyne.NewPos(0, s.drop)}
	}
	set(&r.Shadow, shadow, &changed)
	p.place(r, x, y, w, h, changed)
}

func opaque(c color.Color) bool {
	if c == nil {
		return false
	}
	_, _, _, a := c.RGBA()
	return a == 0xFFFF
}

// disc draws a circle in a square box.
func (p *pen) disc(x, y, d float32, s paint) { p.box(x, y, d, d, s.round(d/2)) }

func (p *pen) place(o fyne.CanvasObject, x, y, w, h float32, changed bool) {
	o.Move(fyne.NewPos(x, y))
	size := fyne.NewSize(max(0, w), max(0, h))
	if o.Size() != size {
		o.Resize(size)
		changed = true
	}
	if changed {
		canvas.Refresh(o)
	}
}

// lettering is how a piece of text looks.
type lettering struct {
	size  float32
	line  float32
	bold  bool
	color color.Color
}

// letters is the lettering of a role at scale k.
func letters(r theme.Role, n theme.Name, k float32) lettering {
	return lettering{size: r.Size() * k, line: r.Line() * k, bold: r.Bold(), color: theme.Color(n)}
}

func (l lettering) heavy(bold bool) lettering {
	l.bold = l.bold || bold
	return l
}

func (l lettering) width(s string) float32 {
	return fyne.MeasureText(s, l.size, fyne.TextStyle{Bold: l.bold}).Width
}

// cut shortens s so that it fits into w, ending it with an ellipsis.
func (l lettering) cut(s string, w float32) string {
	if w <= 0 || l.width(s) <= w {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 {
		runes = runes[:len(runes)-1]
		if t := string(runes) + "…"; l.width(t) <= w {
			return t
		}
	}
	return string(runes)
}

// baseline is how much lower than the middle of its box Fyne draws a line: it rounds the
// ascent up.
const baseline = 1

// text draws one line, its letters centred in the line's height, and gives back its width.
func (p *pen) text(x, y float32, s string, l lettering) float32 {
	t := take(p, func() *canvas.Text { return &canvas.Text{} })
	changed := false
	set(&t.Text, s, &changed)
	set(&t.TextSize, l.size, &changed)
	set(&t.TextStyle, fyne.TextStyle{Bold: l.bold}, &changed)
	set(&t.Color, orClear(l.color), &changed)
	m := fyne.MeasureText(s, l.size, t.TextStyle)
	p.place(t, x, y+(l.line-m.Height)/2-baseline, m.Width, m.Height, changed)
	return m.Width
}

// textCentre draws one line around the middle cx.
func (p *pen) textCentre(cx, y float32, s string, l lettering) {
	p.text(cx-l.width(s)/2, y, s, l)
}

// textRight draws one line that ends at right.
func (p *pen) textRight(right, y float32, s string, l lettering) {
	p.text(right-l.width(s), y, s, l)
}

// arc draws a piece of a ring with round ends, clockwise from the top, in degrees.
func (p *pen) arc(x, y, d, stroke, from, to float32, c color.Color) {
	a := take(p, func() *canvas.Arc { return &canvas.Arc{} })
	changed := false
	set(&a.FillColor, orClear(c), &changed)
	set(&a.StartAngle, from, &changed)
	set(&a.EndAngle, to, &changed)
	set(&a.CutoutRatio, 1-2*stroke/d, &changed)
	set(&a.CornerRadius, stroke/2, &changed)
	p.place(a, x, y, d, d, changed)
}

// glyph is what a raster shows.
type glyph struct {
	name  icon.Name
	color color.Color
}

// icon draws an interface icon in a square box.
func (p *pen) icon(x, y, d float32, n icon.Name, c color.Color) {
	r := take(p, func() *canvas.Raster { return &canvas.Raster{} })
	g := glyph{n, c}
	changed := p.glyphs[r] != g
	if changed {
		if p.glyphs == nil {
			p.glyphs = map[*canvas.Raster]glyph{}
		}
		p.glyphs[r] = g
		r.Generator = func(w, h int) image.Image { return icon.Draw(n, w, h, c) }
	}
	p.place(r, x, y, d, d, changed)
}

// picture draws an image that is ready. The graphics card scales it where it must: Fyne's
// smooth scaling would cost more than the whole picture.
func (p *pen) picture(x, y, w, h float32, img image.Image, radius float32) {
	i := take(p, func() *canvas.Image {
		return &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
	})
	changed := i.Image != img
	i.Image = img
	set(&i.CornerRadius, radius, &changed)
	p.place(i, x, y, w, h, changed)
}

// plot draws a picture at the pixels of the screen. The key is all that it depends on besides
// its size, and comparable.
func (p *pen) plot(x, y, w, h float32, key any, paint func(w, h int) image.Image) {
	o := take(p, func() *canvas.Raster { return &canvas.Raster{} })
	changed := p.plots[o] != key
	if changed {
		if p.plots == nil {
			p.plots = map[*canvas.Raster]any{}
		}
		p.plots[o] = key
		o.Generator = paint
	}
	p.place(o, x, y, w, h, changed)
}

// resource draws a picture from a file.
func (p *pen) resource(x, y, w, h float32, r fyne.Resource) {
	i := take(p, func() *canvas.Image { return &canvas.Image{FillMode: canvas.ImageFillContain} })
	if i.Resource == nil || i.Resource.Name() != r.Name() {
		i.Resource = r
		if !i.Size().IsZero() {
			i.Refresh() // reads the file anew
		}
	}
	p.place(i, x, y, w, h, false)
}

// child places another canvas object.
func (p *pen) child(o fyne.CanvasObject, x, y, w, h float32) {
	p.put(o)
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// ring draws the focus ring round a box: two units of gap, two of ring.
func (p *pen) ring(x, y, w, h, radius, k float32) {
	const out = 4
	s := paint{}.edged(theme.Focus, 2*k).round(radius + out*k)
	p.box(x-out*k, y-out*k, w+2*out*k, h+2*out*k, s)
}
